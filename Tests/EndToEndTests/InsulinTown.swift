import Access
import Delegations
import GRPCCore
import OneWorkforceProtos
import Passports
import ReferenceData
import Roles
import SwiftProtobuf
import TestSupport
import Vocabulary
@testable import oneworkforce

/// Tom, who needs insulin; Asha and Ben, home care workers; Nadia, the trust's diabetes nurse: on a
/// live server, whose clock is the machine's.
///
/// Passports stand in the store when a story begins. All else is said over the socket, as holding
/// since two months ago with the medical director's approval.
struct InsulinTown: Sendable {
  let town: Town
  /// The moment the story began, by the machine's clock.
  let began: Instant
  let asha: WorkerID = testID(921)
  let ben: WorkerID = testID(922)
  let nadia: WorkerID = testID(923)
  /// The record of Ben's competence.
  let bensCompetence: FactID = testID(960)
  /// Tom, once he is registered.
  private(set) var tom = ""

  static let insulin = "MED-INSULIN-PEN"
  private static let number = "18A1234E"

  var delegations: WireDelegationService.Client<Transport> { town.live.delegations }
  var home: String { town.home.description }
  var trust: String { town.trust.description }

  /// The manager of the home.
  var manager: Metadata { get throws { try town.homeManager } }
  /// The rota of the home.
  var rota: Metadata { get throws { try town.live.signedIn(.rota, of: town.home) } }
  /// Nadia, as a delegator of the trust.
  var nurse: Metadata { get throws { try town.live.signedIn(.delegator, of: town.trust) } }

  /// The moment `days` days after the story began.
  func moment(_ days: Int) -> Instant {
    began.adding(milliseconds: Int64(days) * 86_400_000)
  }

  /// The London day `days` days after the story began.
  func day(_ days: Int) -> CivilDate {
    LondonTime.date(of: began).adding(days: days)
  }

  /// The town before anything is delegated. Ben's competence ends five days from now.
  static func settle(_ live: LiveServer) async throws -> InsulinTown {
    var round = InsulinTown(
      town: try await Town.settle(live), began: live.server.service.now())
    try await round.addPeople()
    round.tom = try await round.delegations.registerPerson(
      .with {
        $0.requestID = newRequestID()
        $0.birthDate = "1941-02-03"
        $0.synthetic = true
        $0.careFrom = round.moment(-60).proto()
        $0.approver = "medical director"
      }, metadata: round.manager
    ).receipt.id
    try await round.recordCare()
    try await round.recordEmployer()
    try await round.recordWorkers()
    try await round.signOff(round.asha, number: 940, holdsThrough: nil)
    try await round.signOff(round.ben, number: 960, holdsThrough: round.day(5))
    return round
  }

  /// An agreement by which Nadia delegates Tom's insulin to `worker`: drafted, shown, signed and
  /// accepted by both sides.
  func delegate(to worker: WorkerID) async throws -> String {
    let agreement = try await draft(for: worker)
    try await sign(agreement)
    try await accept(agreement, worker)
    return agreement
  }

  func draft(for worker: WorkerID) async throws -> String {
    try await delegations.draftDelegation(
      .with {
        $0.requestID = newRequestID()
        $0.nation = "ENGLAND"
        $0.terms = .with {
          $0.workerID = worker.description
          $0.personID = tom
          $0.interventionCode = Self.insulin
          $0.delegatingOrganisationID = trust
          $0.employerID = home
          $0.delegatorIds = [nadia.description]
          $0.accountability = "ANY_ONE"
          $0.answersFor = "DECISION"
          $0.setStepsOnly = true
          $0.startsAt = moment(-1).proto()
          $0.scope.settings = ["OWN_HOME"]
          $0.scope.anyLocation = true
          $0.scope.anyDevice = true
          $0.supervision.support = "CONTACT"
          $0.escalation = [
            .with {
              $0.contact = "district nurses, 020 7946 0000"
              $0.startsAt = moment(-60).proto()
            }
          ]
        }
      }, metadata: nurse
    ).receipt.id
  }

  /// What Nadia is shown before she signs.
  func chain(of agreement: String) async throws -> WireProposeDelegationResponse {
    try await delegations.proposeDelegation(proposal(of: agreement), metadata: nurse)
  }

  /// Nadia confirms each item that she is shown.
  func sign(_ agreement: String) async throws {
    let shown = try await chain(of: agreement).chain
    var request = try proposal(of: agreement)
    request.confirmed = shown.map { item in
      .with {
        $0.code = item.code
        $0.recordIds = item.recordIds
      }
    }
    _ = try await delegations.proposeDelegation(request, metadata: nurse)
  }

  func accept(_ agreement: String, _ worker: WorkerID) async throws {
    _ = try await delegations.acceptDelegation(
      .with {
        $0.requestID = newRequestID()
        $0.agreementID = agreement
        $0.worker.willingAndAble = true
      }, metadata: town.holder(worker.description))
    _ = try await delegations.acceptDelegation(employersWord(on: agreement), metadata: manager)
  }

  /// The employer's acceptance with hours, training and money.
  func employersWord(on agreement: String) -> WireAcceptDelegationRequest {
    .with {
      $0.requestID = newRequestID()
      $0.agreementID = agreement
      $0.employer.lineManager = "team leader"
      $0.employer.support = .with {
        $0.minutesPerWeek = 140
        $0.training = [Self.insulin]
        $0.fundingPencePerYear = 100_000
        $0.funderID = trust
        $0.payStepPencePerHour = 40
        $0.freedMinutesPerWeek = 120
      }
    }
  }

  @discardableResult
  func withdraw(
    _ agreement: String, _ category: String = "ADMINISTRATIVE"
  ) async throws -> WireWithdrawDelegationResponse {
    try await delegations.withdrawDelegation(
      .with {
        $0.requestID = newRequestID()
        $0.agreementID = agreement
        $0.category = category
      }, metadata: nurse)
  }

  /// `worker` gave Tom his insulin just now.
  func log(_ worker: WorkerID) async throws {
    try await about(worker, by: manager, from: town.live.server.service.now()) {
      $0.practice = .with {
        ($0.interventionCode, $0.personID, $0.outcome) = (Self.insulin, tom, "DONE")
      }
    }
  }

  /// Where the home's cover for Tom is thin this week.
  func cover() async throws -> WireDescribeCoverResponse {
    try await delegations.describeCover(
      .with {
        $0.whose.personID = tom
        $0.weekOf = day(0).description
      }, metadata: manager)
  }

  /// Whether `worker` may give Tom his insulin at home: now, or as planned for `moment`.
  func question(
    _ worker: WorkerID, at moment: Instant? = nil, kind: String = "OWN_HOME"
  ) -> WireDelegationQuestion {
    .with {
      $0.workerID = worker.description
      $0.interventionCode = Self.insulin
      $0.personID = tom
      $0.setting.kind = kind
      $0.setting.organisationID = home
      $0.setting.nation = "ENGLAND"
      $0.at.instant = (moment ?? town.live.server.service.now()).proto()
      if moment != nil { $0.mode = .planning }
    }
  }

  /// What the home's rota is answered.
  func check(_ question: WireDelegationQuestion) async throws -> WireDelegationDecision {
    try await delegations.checkDelegation(.with { $0.question = question }, metadata: rota)
      .decision
  }

  private func proposal(of agreement: String) throws -> WireProposeDelegationRequest {
    .with {
      $0.requestID = newRequestID()
      $0.agreementID = agreement
      $0.delegatorID = nadia.description
      $0.setting = question(nadia).setting
    }
  }
}

// What is on record before anything is delegated.
extension InsulinTown {
  private func addPeople() async throws {
    let nurse = try competence(level: 5, on: -200, at: town.trust, for: nil, by: nil)
    let people = [(asha, town.home), (ben, town.home), (nadia, town.trust)]
    let codes = Interventions.find(StandardCode(listed: Self.insulin))?.prerequisites ?? []
    try await town.live.server.service.records.write(shouldStart: { true }) { records in
      for (index, (worker, employer)) in people.enumerated() {
        try records.add(aWorker(id: worker, level: .verified), identity: anIdentity())
        try records.record(
          anEngagement(with: employer, from: day(-365)), id: testID(930 + UInt64(index)),
          of: worker, by: employer, source: .direct, replacing: nil)
        for (place, code) in codes.enumerated() where worker != nadia {
          try records.record(
            anAchievement(code.text, completedOn: day(-40), gainedAt: employer),
            id: testID(980 + UInt64(index * 20 + place)), of: worker, by: employer,
            source: .direct)
        }
      }
      try records.record(
        aRegistration(number: Self.number), id: testID(934), of: nadia, by: town.trust,
        source: .direct)
      try records.record(nurse, id: testID(935), of: nadia, by: town.trust, source: .direct)
    }
  }

  private func recordCare() async throws {
    try await care {
      $0.planTask = .with {
        $0.interventionCode = Self.insulin
        $0.version = 1
        $0.instructionsVersion = 1
        $0.device = "pen device"
        $0.orderReference = "ORDER-1"
        $0.emergencyInstruction = "plan, page 3"
        $0.reviewBy = day(300).description
      }
    }
    try await care { $0.order = .with { ($0.reference, $0.version) = ("ORDER-1", 3) } }
    try await care {
      $0.consent = .with {
        $0.interventionCode = Self.insulin
        ($0.basis, $0.capacity, $0.state) = ("CONSENT", "HAS", "GIVEN")
      }
    }
    try await care {
      $0.stability = .with {
        ($0.interventionCode, $0.result) = (Self.insulin, "STABLE")
        $0.reviewBy = day(300).description
      }
    }
    try await care {
      $0.risk = .with {
        ($0.interventionCode, $0.result) = (Self.insulin, "GREEN")
        $0.reviewBy = day(300).description
      }
    }
  }

  private func recordEmployer() async throws {
    try await employer {
      $0.taskPolicy = .with {
        $0.tasks.interventionCodes = [Self.insulin]
        $0.supported = true
      }
    }
    try await employer { $0.indemnity = .with { $0.tasks.anyTask = true } }
    try await employer { $0.providerRegistration = .with { $0.tasks.anyTask = true } }
    try await employer { $0.rotaSupport = .with { $0.support = "CONTACT" } }
    try await employer { $0.requiredChecks = .init() }
    try await employer {
      $0.interOrganisationAgreement = .with {
        $0.kind = "DELEGATION_PROTOCOL"
        $0.partyIds = [home, trust]
        $0.tasks.anyTask = true
      }
    }
  }

  private func recordWorkers() async throws {
    for (index, worker) in [asha, ben].enumerated() {
      try await about(worker, by: manager) {
        $0.workTerms = .with {
          $0.engagementID = FactID.description(of: 930 + UInt64(index))
          $0.interventionCodes = [Self.insulin]
          $0.lineManager = "team leader"
        }
      }
    }
    let trusts = try town.trustManager
    try await about(nadia, by: trusts) {
      $0.assessorAuthorisation = .with {
        $0.kind = "DHA_ASSESSOR"
        $0.tasks.anyTask = true
      }
    }
    try await about(nadia, by: trusts) {
      $0.delegatorScope = .with { $0.tasks.interventionCodes = [Self.insulin] }
    }
    try await about(nadia, by: trusts) {
      $0.delegatorPresence = .with { $0.organisationID = trust }
    }
  }

  private func care(_ set: (inout WireRecordCareFactRequest) -> Void) async throws {
    var request = WireRecordCareFactRequest.with {
      $0.requestID = newRequestID()
      $0.personID = tom
      $0.effectiveFrom = moment(-60).proto()
      $0.approver = "medical director"
    }
    set(&request)
    _ = try await delegations.recordCareFact(request, metadata: manager)
  }

  private func employer(_ set: (inout WireRecordEmployerFactRequest) -> Void) async throws {
    var request = WireRecordEmployerFactRequest.with {
      $0.requestID = newRequestID()
      $0.organisationID = home
      $0.effectiveFrom = moment(-60).proto()
      $0.approver = "medical director"
    }
    set(&request)
    _ = try await delegations.recordEmployerFact(request, metadata: manager)
  }

  private func about(
    _ worker: WorkerID, by caller: Metadata, from start: Instant? = nil,
    _ set: (inout WireRecordWorkerFactRequest) -> Void
  ) async throws {
    var request = WireRecordWorkerFactRequest.with {
      $0.requestID = newRequestID()
      $0.workerID = worker.description
      $0.effectiveFrom = (start ?? moment(-60)).proto()
      $0.approver = "medical director"
    }
    set(&request)
    _ = try await delegations.recordWorkerFact(request, metadata: caller)
  }

  /// Nadia signs `worker` off for Tom's insulin, having watched five times.
  private func signOff(
    _ worker: WorkerID, number: UInt64, holdsThrough: CivilDate?
  ) async throws {
    let person = try PersonID(tom, field: "tom")
    let achieved = try competence(
      level: 4, on: -14, at: town.home, for: person, by: assessor(moment(-14)),
      holdsThrough: holdsThrough)
    try await town.live.server.service.records.write(shouldStart: { true }) { records in
      try records.record(achieved, id: testID(number), of: worker, by: town.home, source: .direct)
      for index in 0..<6 {
        let (seen, isTheory) = (moment(-15 - index), index == 5)
        try records.record(
          Evidence(
            achievement: testID(number), kind: isTheory ? .eLearning : .observedPractice,
            occurredOn: LondonTime.date(of: seen), outcome: .pass,
            assessor: isTheory ? nil : assessor(seen), setting: .ownHome, digest: nil,
            person: isTheory ? nil : person, device: "pen device", occurredAt: seen),
          id: testID(number + 1 + UInt64(index)), of: worker, by: town.home, source: .direct)
      }
    }
  }

  private func assessor(_ signed: Instant) throws -> Assessor {
    try Assessor(
      worker: nadia, regulator: .nmc, registrationNumber: Self.number, signedAt: signed)
  }

  private func competence(
    level: Int, on days: Int, at place: OrganisationID, for person: PersonID?,
    by assessor: Assessor?,
    holdsThrough: CivilDate? = nil
  ) throws -> Achievement {
    let scopes =
      try person.map {
        try AchievementScopes(ages: [.adult], person: $0.description, devices: nil, settings: nil)
      } ?? .unlimited
    return try Achievement(
      standard: StandardCode(listed: Self.insulin), kind: .competence,
      level: Passports.ProficiencyLevel(scale: ProficiencyLevels.operatingScale, level: level),
      progress: .achieved, completedOn: day(days), holdsThrough: holdsThrough, gainedAt: place,
      assessor: assessor, scopes: scopes,
      portability: person == nil ? .portable : .personSpecific)
  }
}

extension FactID {
  /// The text of the test's identifier `number`.
  fileprivate static func description(of number: UInt64) -> String {
    let id: FactID = testID(number)
    return id.description
  }
}

/// Runs `body` where Tom is about to be cared for, on a live server.
func withInsulinTown<Value: Sendable>(
  _ body: @Sendable (InsulinTown) async throws -> Value
) async throws -> Value {
  try await withLiveServer { try await body(InsulinTown.settle($0)) }
}
