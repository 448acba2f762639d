import Delegations
import Passports
import ReferenceData
import Roles
import Store
import Vocabulary

/// A nurse while they are recorded.
struct CareWorker {
  let care: SyntheticCare
  let home: OrganisationID
  let trust: OrganisationID

  /// Makes worker number `index` a nurse of the trust who is competent, assesses and delegates.
  func recordNurse(
    _ index: Int, _ generator: inout SeededGenerator, in change: StoreChange
  ) throws {
    let nurse = care.workforce.workerID(index)
    let engagement = try Engagement(
      organisation: trust, kind: .employment, legalBasis: .employment,
      role: RoleCode(listed: "CARE-WORKER"), ascWDSJobRole: 10,
      period: DatePeriod(from: care.day(ago: 900)), contractedMinutesPerWeek: 2_250)
    try change.record(
      engagement, id: generator.id(), of: nurse, by: trust, source: .direct, replacing: nil)
    let registration = Registration(
      regulator: .nmc, number: SyntheticCare.nurseNumber(index), part: nil, status: .effective,
      period: DatePeriod(from: care.day(ago: 900)), checkedAt: care.noon(daysAgo: 5),
      checkSource: .registerPage)
    try change.record(registration, id: generator.id(), of: nurse, by: trust, source: .direct)
    let competence = try Achievement(
      standard: SyntheticCare.task, kind: .competence,
      level: ProficiencyLevel(scale: ProficiencyLevels.operatingScale, level: 5),
      progress: .achieved, completedOn: care.day(ago: 200), gainedAt: trust)
    try change.record(competence, id: generator.id(), of: nurse, by: trust, source: .direct)
    let role = AssessorAuthorisation(kind: .delegatedHealthcareAssessor, tasks: .any)
    for fact in [
      DelegationFact.assessorRole(of: nurse, role),
      .delegatorScope(of: nurse, .only([SyntheticCare.task])), .presence(of: nurse, at: trust),
    ] {
      try care.record(fact, by: trust, &generator, in: change)
    }
  }
}

/// One agreement while it is recorded, with the sign-off it rests on.
struct CareAgreement {
  let care: SyntheticCare
  let person: PersonID
  let worker: WorkerID
  let home: OrganisationID
  let trust: OrganisationID
  let nurse: WorkerID
  let nurseNumber: String
  let isWithdrawn: Bool

  /// Records the sign-off, the terms and everything that happened.
  func record(_ generator: inout SeededGenerator, in change: StoreChange) throws {
    try recordSignOff(&generator, in: change)
    let agreement: AgreementID = generator.id()
    try change.add(terms(), id: agreement, draftedAt: care.noon(daysAgo: 10), by: trust)
    let versions = try ConfirmedVersions(
      order: 3, plan: 1, instructions: 1, device: SyntheticCare.device)
    let support = try SupportPackage(
      minutesPerWeek: 140, training: [SyntheticCare.task], fundingPencePerYear: 100_000,
      funder: trust, payStepPencePerHour: 40, freedMinutesPerWeek: 120)
    let check = SupervisionCheck(kind: .directObservation, finding: .satisfactory)
    var events: [(AgreementEvent.What, daysAgo: Int, OrganisationID)] = [
      (.signed(by: nurse, confirmed: versions), 10, trust),
      (.acceptedByWorker(willingAndAble: true), 10, home),
      (.acceptedByEmployer(support, lineManager: "team leader"), 10, home),
      (.supervised(check), 5, trust),
    ]
    if isWithdrawn {
      events.append(
        (.withdrawn(Withdrawal(category: .administrative, by: .delegator)), 2, trust))
    }
    for (what, days, body) in events {
      try care.record(
        .agreementEvent(agreement, what), from: care.noon(daysAgo: days), by: body, &generator,
        in: change)
    }
  }

  private func terms() throws -> AgreementTerms {
    try AgreementTerms(
      worker: worker, person: person, intervention: SyntheticCare.task,
      catalogueVersion: InterventionCatalogue.version, delegatingOrganisation: trust,
      employer: home, delegators: [nurse], accountability: .anyOne, answersFor: .decision,
      scope: .unlimited, setStepsOnly: true, period: InstantPeriod(from: care.noon(daysAgo: 9)),
      supervision: SupervisionPlan(support: .contact, intervalDays: 60),
      escalation: [
        EscalationContact(
          contact: "district nurses, 020 7946 0000",
          period: InstantPeriod(from: care.noon(daysAgo: 30)))
      ])
  }

  /// The sign-off for this person: five observations and a course.
  private func recordSignOff(
    _ generator: inout SeededGenerator, in change: StoreChange
  ) throws {
    let scopes = try AchievementScopes(
      ages: [.adult], person: person.description, devices: nil, settings: nil)
    let achievement = try Achievement(
      standard: SyntheticCare.task, kind: .competence,
      level: ProficiencyLevel(scale: ProficiencyLevels.operatingScale, level: 4),
      progress: .achieved, completedOn: care.day(ago: 14), gainedAt: home,
      assessor: assessor(daysAgo: 14), scopes: scopes, portability: .personSpecific)
    let id: FactID = generator.id()
    try change.record(achievement, id: id, of: worker, by: home, source: .direct)
    for index in 0..<6 {
      let isTheory = index == 5
      let evidence = try Evidence(
        achievement: id, kind: isTheory ? .eLearning : .observedPractice,
        occurredOn: care.day(ago: 15 + index), outcome: .pass,
        assessor: isTheory ? nil : assessor(daysAgo: 15 + index), setting: .ownHome, digest: nil,
        person: isTheory ? nil : person, device: SyntheticCare.device,
        occurredAt: care.noon(daysAgo: 15 + index))
      try change.record(evidence, id: generator.id(), of: worker, by: home, source: .direct)
    }
  }

  private func assessor(daysAgo days: Int) throws -> Assessor {
    try Assessor(
      worker: nurse, regulator: .nmc, registrationNumber: nurseNumber,
      signedAt: care.noon(daysAgo: days))
  }
}
