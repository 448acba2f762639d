import Access
import Credentials
import Learning
import Organisations
import Passports
import Placements
import Planning
import ReferenceData
import Roles
import Vacancies
import Vocabulary

/// The small numbers that stand for the cases of an enum in the store, counted from 1.
///
/// A number is for ever: new cases go at the end and none is taken out.
struct Numbering<Value: Hashable & Sendable>: Sendable {
  /// The cases in the order of their numbers.
  let values: [Value]

  init(_ values: Value...) {
    self.values = values
  }

  /// The cell for `value`, or null.
  func cell(_ value: Value?) -> SQLValue {
    value.flatMap(values.firstIndex(of:)).map { .integer(Int64($0) + 1) } ?? .null
  }

  /// The cell for a set: a bit for each case, the lowest for number 1.
  func cell(_ set: Set<Value>?) -> SQLValue {
    guard let set else { return .null }
    let bits = values.indices.filter { set.contains(values[$0]) }
    return .integer(bits.reduce(0) { $0 | 1 << Int64($1) })
  }

  /// The numbers of `values` as they stand between the brackets of a statement.
  func list(_ values: [Value]) -> String {
    values.compactMap(self.values.firstIndex(of:)).map { "\($0 + 1)" }.joined(separator: ", ")
  }

  func value(_ number: Int64) throws -> Value {
    guard number >= 1, number <= values.count else {
      throw damaged("\(number) stands for no \(Value.self)")
    }
    return values[Int(number) - 1]
  }

  func set(_ bits: Int64) throws -> Set<Value> {
    guard bits >= 0, bits < 1 << Int64(values.count) else {
      throw damaged("\(bits) stands for no set of \(Value.self)")
    }
    return Set(values.indices.filter { bits & 1 << Int64($0) != 0 }.map { values[$0] })
  }
}

extension SQLRow {
  @inline(__always)
  func value<Value>(_ column: Int, _ numbering: Numbering<Value>) throws -> Value {
    try numbering.value(try integer(column))
  }

  @inline(__always)
  func optionalValue<Value>(_ column: Int, _ numbering: Numbering<Value>) throws -> Value? {
    isNull(column) ? nil : try value(column, numbering)
  }

  @inline(__always)
  func set<Value>(_ column: Int, _ numbering: Numbering<Value>) throws -> Set<Value> {
    try numbering.set(try integer(column))
  }
}

/// The numbering of each enum that is stored.
enum Numbered {
  static let organisationKind = Numbering<OrganisationKind>(
    .nhsTrust, .integratedCareBoard, .primaryCareNetwork, .generalPractice, .localAuthority,
    .careProvider, .housing, .voluntary, .education, .individualEmployer, .other)
  static let sector = Numbering<Sector>(
    .health, .socialCare, .housing, .voluntary, .education, .other)
  static let organisationScheme = Numbering<OrganisationIdentifier.Scheme>(
    .ods, .cqcProvider, .cqcLocation, .ascWDSWorkplace, .ukprn, .ons, .local)
  static let succession = Numbering<Succession.Kind>(.merger, .closure, .rename, .split)
  static let placeKind = Numbering<Place.Kind>(.system, .place, .neighbourhood)
  static let pieceKind = Numbering<PlacePiece.Kind>(.subICBLocation, .localAuthority)

  static let identityLevel = Numbering<Worker.IdentityLevel>(.none, .basic, .verified)
  static let source = Numbering<SourceSystem>(.direct, .ascWDS, .trainingFile, .esr)
  static let regulator = Numbering<Registration.Regulator>(
    .gmc, .nmc, .hcpc, .socialWorkEngland, .gphc)
  static let registrationStatus = Numbering<Registration.Status>(
    .effective, .conditions, .suspended, .lapsed, .struckOff, .voluntarilyRemoved, .unknown)
  static let registrationSource = Numbering<Registration.CheckSource>(
    .registerAPI, .registerPage, .regulatorDocument, .staffFile, .selfDeclared)
  static let check = Numbering<EmploymentCheck.Kind>(
    .identity, .rightToWork, .registrationAndQualification, .employmentHistory, .references,
    .criminalRecord, .workHealthAssessment, .photograph, .conductInEarlierCareWork,
    .reasonForLeavingCareWork)
  static let checkMethod = Numbering<EmploymentCheck.Method>(
    .seenOriginal, .identityServiceProvider, .registerAPI, .shareCode, .issuerOfRecord,
    .selfDeclared)
  static let dbsLevel = Numbering<DBSCheck.Level>(
    .basic, .standard, .enhanced, .enhancedWithBarredLists)
  static let dbsWorkforce = Numbering<DBSCheck.Workforce>(.child, .adult, .childAndAdult, .other)
  static let dbsStatus = Numbering<DBSCheck.UpdateStatus>(
    .noNewInformation, .newInformation, .noMatch)
  static let portability = Numbering<Achievement.Portability>(
    .portable, .localSignOff, .personSpecific)
  static let mode = Numbering<Achievement.Mode>(.faceToFace, .eLearning, .blended, .workplace)
  static let age = Numbering<AchievementScopes.AgeBand>(.adult, .child)
  static let setting = Numbering<CareSetting>(
    .ownHome, .supportedLiving, .careHome, .dayService, .school, .clinic, .hospital, .other)
  static let evidence = Numbering<Evidence.Kind>(
    .theoryTest, .eLearning, .simulation, .observedPractice, .reflection, .qualification,
    .employerReference)
  static let outcome = Numbering<Evidence.Outcome>(.pass, .fail)
  static let event = Numbering<StatusEvent.Kind>(.suspended, .reinstated, .revoked, .superseded)
  static let cause = Numbering<StatusEvent.Cause>(
    .recordedInError, .assessmentUnsound, .assessorUnfit, .evidenceFalse, .unsafePractice,
    .underInvestigation, .investigationClosed, .replaced, .workerRequest)
  static let attestationDuty = Numbering<Attestation.Duty>(
    .manager, .trainer, .assessor, .delegator)
  static let answer = Numbering<EmployerAcceptance.Answer>(
    .accepted, .acceptedWithBridge, .refused)

  static let engagement = Numbering<Engagement.Kind>(
    .employment, .secondment, .deployment, .jointPost, .rotation, .placement, .volunteering)
  static let legalBasis = Numbering<Engagement.LegalBasis>(
    .employment, .secondment, .section113, .section75, .honorary, .licenceToAttend, .bank, .agency)
  static let benefit = Numbering<ContinuityPeriod.Benefit>(
    .annualLeave, .sickPay, .redundancy, .parentalLeave, .notice)
  static let ground = Numbering<ContinuityPeriod.Ground>(
    .contract, .collectiveAgreement, .modificationOrder, .transferOfUndertaking, .localPolicy,
    .none)
  static let transferList = Numbering<TransferItem.List>(.practical, .legal, .contractual)
  static let transferState = Numbering<TransferItem.State>(.pass, .blocked, .needsPerson)
  static let owner = Numbering<Owner>(
    .nobody, .worker, .newEmployer, .currentEmployer, .regulator, .trainingProvider, .recordsTeam,
    .policyOwner)

  static let matchingUse = Numbering<MatchingConsent.Use>(.vacancies, .skillSearch)

  static let planLine = Numbering<PlanLine.Kind>(.need, .claim, .offer)
  static let planUnit = Numbering<PlanLine.Unit>(.headcount, .fte, .posts)
  static let supply = Numbering<SupplySource>(
    .newlyQualified, .international, .returning, .wider)
  static let ageBand = Numbering<AgeBand>(
    .from16, .from20, .from25, .from30, .from35, .from40, .from45, .from50, .from55, .from60,
    .from65, .from70)
  static let joinerOrigin = Numbering<JoinerOrigin>(
    .healthSector, .councilCare, .independentCare, .otherCare, .sameOrganisation, .agency,
    .firstWork, .other, .notKnown)
  static let movementWay = Numbering<StaffMovements.Way>(
    .staff, .occupation, .activity, .provider, .other)
  static let figureMeasure = Numbering<AreaFigure.Measure>(
    .fundedFTE, .filledFTE, .joiners, .leavers, .indicator, .cohortPeople)
  static let populationVariant = Numbering<PopulationVariant>(
    .principal, .highLifeExpectancy, .lowLifeExpectancy, .highMigration, .lowMigration,
    .highPopulation, .lowPopulation, .young, .old)

  static let disputeGround = Numbering<Dispute.Ground>(
    .notMine, .neverHappened, .wrongDate, .wrongLevel, .wrongDetail, .outOfDate, .duplicate)
  static let disputeOutcome = Numbering<Dispute.Outcome>(.stands, .corrected)
  static let erasureGround = Numbering<ErasureDecision.Ground>(
    .holderRequest, .retentionEnded, .order)

  static let hours = Numbering<HoursEntry.Kind>(.practice, .simulated, .sick, .study, .madeUp)
  static let networkPart = Numbering<NetworkMembership.Part>(.employer, .teacher)

  static let interventionAge = Numbering<Intervention.AgeBand>(.adult, .child)

  static let keyUse = Numbering<KeyUse>(.issue, .status, .share, .log, .operator)

  static let duty = Numbering<Duty>(
    .holder, .verifier, .manager, .trainer, .assessor, .delegator, .rota, .planner, .board,
    .steward, .auditor, .operator)
  static let purpose = Numbering<Purpose>(
    .preEmploymentCheck, .transfer, .staffManagement, .training, .delegation, .ownRecord, .audit)
  static let group = Numbering<FieldGroup>(
    .identity, .registrations, .employmentChecks, .qualifications, .training, .competences,
    .employment)
}
