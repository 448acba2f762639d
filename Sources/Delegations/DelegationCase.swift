package import Passports
package import ReferenceData
package import Vocabulary

/// Everything the decision reads, as known at one commit: one read of the store gives it, and the
/// same case always gives the same decision, in whatever order its lists stand.
///
/// Lists hold facts of any time about this worker, person, intervention and employer; a fact about
/// others, if present, changes nothing.
package struct DelegationCase: Sendable {
  /// What is asked.
  package var question: DelegationQuestion
  /// The service's clock when it was asked.
  package var now: Instant
  /// The last commit the read saw.
  package var sequence: CommitSequence
  /// Milliseconds since the data was known to be current; 0 on the primary.
  package var staleMilliseconds: Int64
  /// The policy set.
  package var policy: DelegationPolicy
  /// The catalogue: the version in force and, where agreements name others, those.
  package var catalogue: InterventionCatalogue
  /// Earlier or later editions of the intervention, by catalogue version, that agreements name.
  package var editions: [String: Intervention]
  /// Further rules: of the person's plan and of the employer; local rows beside the catalogue's.
  package var localRules: [InterventionRule]

  /// The worker, or nil: not known.
  package var worker: Worker?
  /// The person, or nil: not known.
  package var person: CaredForPerson?
  /// Whether the organisation giving the care is known.
  package var isEmployerKnown: Bool

  /// The worker's engagements anywhere.
  package var engagements: [Dated<WorkerEngagement>]
  /// The identity level that the employer asks for; nil: verified.
  package var requiredIdentity: Worker.IdentityLevel?
  /// Bars and suspensions of the worker.
  package var bars: [Dated<WorkerBar>]
  /// The worker's own registrations.
  package var workerRegistrations: [Dated<RegistrationStanding>]
  /// The employer's required checks; nil: the employer has set no list.
  package var requiredChecks: [RequiredCheck]?
  /// The worker's achievements: of the intervention, of its prerequisites, and whatever mappings
  /// lead from.
  package var achievements: [HeldAchievement]
  /// Mappings of statements, any of them.
  package var mappings: [Dated<StatementMapping>]
  /// Everyone who assessed any of these, the sign-offs and the evidence.
  package var assessors: [AssessorID: AssessorStanding]
  /// What the worker did of the intervention, for anyone.
  package var practice: [PracticeEntry]
  /// Refusals of the worker or the person, of this intervention for this person.
  package var refusals: [Dated<Refusal>]

  /// The person's care.
  package var episodes: [Dated<CareEpisode>]
  /// The person's plan tasks.
  package var planTasks: [Dated<CarePlanTask>]
  /// The person's orders.
  package var orders: [Dated<CareOrder>]
  /// The person's consents, refusals and withdrawals.
  package var consents: [Dated<ConsentRecord>]
  /// Whether the person is stable.
  package var stability: [Dated<StabilityStatus>]
  /// The person's risk assessments.
  package var risks: [Dated<RiskAssessment>]

  /// Agreements of the worker, the person and the intervention.
  package var agreements: [Agreement]
  /// Everyone whom they name as a delegator.
  package var delegators: [WorkerID: DelegatorStanding]

  /// The employer's task policies.
  package var taskPolicies: [Dated<TaskPolicy>]
  /// The employer's indemnities.
  package var indemnities: [Dated<Indemnity>]
  /// The employer's registrations as a provider.
  package var providerRegistrations: [Dated<ProviderRegistration>]
  /// Agreements between organisations, the employer among them.
  package var interOrganisation: [Dated<InterOrganisationAgreement>]
  /// The help that the employer's rota provides.
  package var rota: [Dated<RotaSupport>]
  /// Holds of every scope that may touch the question.
  package var holds: [Dated<Hold>]
  /// What of all this is read anew after the start of the question, in any order.
  package var later: [LaterReading]

  /// A case in which nothing is known; the reader fills it in.
  package init(
    _ question: DelegationQuestion, now: Instant, sequence: CommitSequence,
    policy: DelegationPolicy = .shipped, catalogue: InterventionCatalogue = .shipped
  ) {
    self.question = question
    self.now = now
    self.sequence = sequence
    self.policy = policy
    self.catalogue = catalogue
    staleMilliseconds = 0
    editions = [:]
    localRules = []
    worker = nil
    person = nil
    isEmployerKnown = false
    engagements = []
    requiredIdentity = nil
    bars = []
    workerRegistrations = []
    requiredChecks = nil
    achievements = []
    mappings = []
    assessors = [:]
    practice = []
    refusals = []
    episodes = []
    planTasks = []
    orders = []
    consents = []
    stability = []
    risks = []
    agreements = []
    delegators = [:]
    taskPolicies = []
    indemnities = []
    providerRegistrations = []
    interOrganisation = []
    rota = []
    holds = []
    later = []
  }
}
