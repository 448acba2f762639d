import Delegations
import Passports
import ReferenceData
import Roles
import Vocabulary

/// A case in which every condition is met: AC-01 unless a test changes what it is about.
///
/// Change the parts here that several facts share, then `delegationCase()`; change the rest in the
/// case itself, whose lists may be edited.
struct SoundCase {
  /// What is asked for; plan, order, consent, agreement and prerequisites follow it.
  var intervention = StandardCode(listed: "MED-INSULIN-PEN")
  /// The moment or visit asked about.
  var time: DelegationQuestion.Time
  /// The service's clock; nil: when the visit starts.
  var now: Instant?
  var mode = DelegationQuestion.Mode.live
  var asKnownAt: Instant?
  var minimumSequence: CommitSequence?
  var offered = OfferedFacts.none
  var settingKind = CareSetting.ownHome
  var location: String?
  var nation = Nation.england
  var organisation = SampleIDs.employer

  var policy = DelegationPolicy.shipped
  var catalogue = InterventionCatalogue.shipped
  var birthDate: CivilDate?
  /// The device that the plan names and N confirmed.
  var device: String? = "pen device"
  var orderReference: String? = "ORDER-1"
  var orderVersion = 3

  /// W's competence.
  var competence: SampleCompetence
  /// A's own.
  var assessorsCompetence: SampleCompetence
  /// D.
  var agreement: SampleAgreement
  /// The day of the last practice and of the prerequisites, shortly before the visit.
  var freshOn: CivilDate
  /// From when everything that is unsaid holds, without an end.
  var established: InstantPeriod
  /// The last day before plan, stability and risk are looked at again.
  var reviewBy: CivilDate
  var nurseRegistered: InstantPeriod
  var indemnified: InstantPeriod

  /// AC-01.
  init() throws {
    time = .at(try moment("2027-03-01T08:00:00Z"))
    birthDate = try day("1950-05-20")
    competence = try SampleCompetence()
    assessorsCompetence = try SampleCompetence.ofAssessor()
    agreement = try SampleAgreement()
    freshOn = try day("2027-02-26")
    established = try days("2020-01-01")
    reviewBy = try day("2090-01-01")
    nurseRegistered = try days("2020-01-01", through: "2027-09-30")
    indemnified = try days("2020-01-01", through: "2027-12-31")
  }

  /// Asks about `text`, and does so then.
  mutating func ask(at text: String) throws { time = .at(try moment(text)) }

  /// Asks about a visit, at its start.
  mutating func ask(from start: String, to end: String) throws {
    time = .window(
      try InstantPeriod(from: try moment(start), to: try moment(end), field: "test"))
  }

  /// The case that the service would read.
  func delegationCase() throws -> DelegationCase {
    let question = try DelegationQuestion(
      worker: SampleIDs.worker, intervention: intervention, person: SampleIDs.person,
      setting: try VisitSetting(
        kind: settingKind, organisation: organisation, location: location, nation: nation),
      time: time, asKnownAt: asKnownAt, mode: mode, minimumSequence: minimumSequence,
      offered: offered)
    var asked = DelegationCase(
      question, now: now ?? time.start, sequence: CommitSequence(100), policy: policy,
      catalogue: catalogue)
    addWorker(to: &asked)
    addCompetence(to: &asked)
    try addPerson(to: &asked)
    asked.agreements = [try agreement.agreement(on: self)]
    addDelegator(SampleIDs.nurse, registered: nurseRegistered, to: &asked)
    try addEmployer(to: &asked)
    return asked
  }

  /// Makes `delegator` known as one who may delegate the task and is present.
  func addDelegator(
    _ delegator: WorkerID, registered: InstantPeriod, to asked: inout DelegationCase
  ) {
    let number = delegator.low * 10 + 200
    asked.delegators[delegator] = DelegatorStanding(
      registrations: [
        dated(
          RegistrationStanding(number: "NMC/NURSE-\(delegator.low)", status: .effective),
          number, registered)
      ],
      scopes: [dated(.only([intervention]), number + 1)],
      presence: [dated(SampleIDs.healthService, number + 2)])
  }

  /// `fact`, holding for `period` or as long as everything else.
  func dated<Fact: Hashable & Sendable>(
    _ fact: Fact, _ number: UInt64, _ period: InstantPeriod? = nil
  ) -> Dated<Fact> {
    Dated(
      fact, id: SampleIDs.record(number), period: period ?? established,
      recordedAt: (period ?? established).start)
  }
}

/// A sound case in which `change` is made.
func soundCase(_ change: (inout SoundCase) throws -> Void = { _ in }) throws -> DelegationCase {
  var sound = try SoundCase()
  try change(&sound)
  return try sound.delegationCase()
}

extension SoundCase {
  private func addWorker(to asked: inout DelegationCase) {
    asked.worker = Worker(
      id: SampleIDs.worker, identityLevel: .verified, isSynthetic: true)
    asked.isEmployerKnown = true
    asked.engagements = [
      dated(
        WorkerEngagement(
          organisation: organisation, legalBasis: .employment, isLearner: false,
          role: RoleCode(listed: "CARE-WORKER"), receives: .yes, roleTasks: [intervention],
          lineManager: "team leader, Larch House"), 1)
    ]
    asked.requiredChecks = [
      RequiredCheck(kind: .criminalRecord, held: [dated(.criminalRecord, 2)])
    ]
    asked.practice = [
      PracticeEntry(
        id: SampleIDs.record(3), performedAt: LondonTime.start(of: freshOn), outcome: .done)
    ]
  }

  private func addCompetence(to asked: inout DelegationCase) {
    let prerequisites = catalogue.find(intervention)?.prerequisites ?? []
    let start = LondonTime.start(of: freshOn)
    asked.achievements =
      [competence.achievement(of: intervention, device: device)]
      + prerequisites.enumerated().map { index, code in
        HeldAchievement(
          id: SampleIDs.record(20 + UInt64(index)), statement: code, level: nil,
          scopes: .unlimited, gainedAt: organisation, decidedBy: nil, decidedAt: start,
          validFrom: start, ends: nil, isAchieved: true)
      }
    asked.assessors = [
      SampleIDs.assessorID: AssessorStanding(
        achievements: [assessorsCompetence.achievement(of: intervention, device: device)],
        authorisations: [
          dated(AssessorAuthorisation(kind: .delegatedHealthcareAssessor, tasks: .any), 40)
        ],
        registrations: [
          dated(RegistrationStanding(number: "NMC/ASSESSOR", status: .effective), 41)
        ])
    ]
  }

  private func addPerson(to asked: inout DelegationCase) throws {
    asked.person = CaredForPerson(
      id: SampleIDs.person, birthDate: birthDate, isSynthetic: true)
    asked.episodes = [dated(CareEpisode(organisation: organisation), 60)]
    asked.planTasks = [
      dated(
        try CarePlanTask(
          intervention: intervention, version: 2, instructionsVersion: 1, device: device,
          orderReference: orderReference, emergencyInstruction: "plan P, page 3",
          reviewBy: reviewBy), 61)
    ]
    asked.orders =
      try orderReference.map {
        [dated(try CareOrder(reference: $0, version: orderVersion), 62)]
      } ?? []
    asked.consents = [
      dated(
        try ConsentRecord(
          intervention: intervention, basis: .consent, basisReference: nil, capacity: .has,
          state: .given, reviewBy: nil), 63)
    ]
    asked.stability = [
      dated(
        StabilityStatus(intervention: intervention, result: .stable, reviewBy: reviewBy), 64)
    ]
    asked.risks = [
      dated(RiskAssessment(intervention: intervention, result: .green, reviewBy: reviewBy), 65)
    ]
  }

  private func addEmployer(to asked: inout DelegationCase) throws {
    asked.taskPolicies = [
      dated(
        TaskPolicy(organisation: organisation, tasks: .only([intervention]), isSupported: true),
        80)
    ]
    asked.indemnities = [
      dated(Indemnity(organisation: organisation, tasks: .any), 81, indemnified)
    ]
    asked.providerRegistrations = [
      dated(
        ProviderRegistration(organisation: organisation, isExempt: false, tasks: .any), 82)
    ]
    // The health service needs no agreement with itself.
    if organisation != SampleIDs.healthService {
      asked.interOrganisation = [
        dated(
          try InterOrganisationAgreement(
            kind: .serviceLevel, parties: [SampleIDs.healthService, organisation], tasks: .any),
          83)
      ]
    }
    asked.rota = [
      dated(RotaSupport(organisation: organisation, person: nil, support: .contact), 84)
    ]
  }
}

extension SoundCase {
  /// Has the task practised, its prerequisites renewed, and D supervised and reviewed on `text`.
  mutating func keepUp(on text: String, nextReview: String) throws {
    freshOn = try day(text)
    let noon = try moment("\(text)T12:00:00Z")
    agreement.supervisedAt = noon
    agreement.review = (noon, try day(nextReview))
  }
}
