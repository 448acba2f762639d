package import Passports
package import ReferenceData
package import Vocabulary

/// What somebody may record about delegated care, beside passports and agreements. When it holds
/// stands beside it, in ``DelegationRecord``.
package enum DelegationFact: Hashable, Sendable {
  /// An organisation gives the person care.
  case episode(of: PersonID, CareEpisode)
  /// A task of the person's care plan.
  case planTask(of: PersonID, CarePlanTask)
  /// A version of an order for the person.
  case order(of: PersonID, CareOrder)
  /// What the person, or who may decide for them, said.
  case consent(of: PersonID, ConsentRecord)
  /// Whether the person is stable for a task.
  case stability(of: PersonID, StabilityStatus)
  /// What a risk assessment of the person came to.
  case risk(of: PersonID, RiskAssessment)
  /// A rule of the person's plan.
  case personRule(of: PersonID, InterventionRule)

  /// The worker may assess.
  case assessorRole(of: WorkerID, AssessorAuthorisation)
  /// The worker must not assess the other.
  case assessorConflict(of: WorkerID, with: WorkerID)
  /// Conditions of practice keep the worker from some tasks.
  case practiceConditions(of: WorkerID, PracticeConditions)
  /// What the worker may delegate.
  case delegatorScope(of: WorkerID, TaskScope)
  /// The worker, a delegator, is present for a caseload of the organisation.
  case presence(of: WorkerID, at: OrganisationID)
  /// What an engagement of the worker says of delegated tasks.
  case workTerms(of: WorkerID, WorkTerms)
  /// The worker is barred or suspended.
  case bar(of: WorkerID, WorkerBar)
  /// The worker, or the person, refuses the task for this pairing.
  case refusal(of: WorkerID, for: PersonID, StandardCode, Refusal)
  /// The worker did a task, or meant to; its period starts when they did.
  case practice(of: WorkerID, PracticeLog)
  /// What an employer recorded of a mapping for the worker.
  case mappingUse(of: WorkerID, MappingUse)

  /// An employer's word on tasks.
  case taskPolicy(TaskPolicy)
  /// An organisation's indemnity.
  case indemnity(Indemnity)
  /// A provider's registration or exemption.
  case providerRegistration(ProviderRegistration)
  /// The help a rota provides.
  case rota(RotaSupport)
  /// The identity level that an employer asks for.
  case requiredIdentity(at: OrganisationID, Worker.IdentityLevel)
  /// The whole list of checks that an employer requires; an empty one requires none.
  case requiredChecks(at: OrganisationID, Set<EmploymentCheck.Kind>)
  /// How many months a check of that kind counts at an employer, from the day it was made; without
  /// one it counts until its own end.
  case checkInterval(at: OrganisationID, EmploymentCheck.Kind, months: Int)
  /// A rule of the employer.
  case employerRule(of: OrganisationID, InterventionRule)
  /// A mapping of statements in use at the employer.
  case mapping(at: OrganisationID, StatementMapping)
  /// An agreement between organisations.
  case interOrganisation(InterOrganisationAgreement)
  /// A stop.
  case hold(Hold)

  /// Something that happened to an agreement; its period starts when it took effect.
  case agreementEvent(AgreementID, AgreementEvent.What)
}

/// Tasks that the conditions of a registration exclude.
package struct PracticeConditions: Hashable, Sendable {
  /// The register and number, as ``RegistrationStanding/number`` writes them.
  package let registration: String
  /// The tasks excluded.
  package let excluded: Set<StandardCode>

  /// Conditions of a registration.
  ///
  /// - Throws: ``ServiceError`` naming `registration` or `excluded`.
  package init(registration: String, excluded: Set<StandardCode>) throws(ServiceError) {
    self.registration = try boundedText(registration, field: "registration", limit: 40)
    self.excluded = try boundedTasks(excluded, field: "excluded")
  }
}

/// What an engagement says of delegated tasks, beside what the passport keeps of it.
package struct WorkTerms: Hashable, Sendable {
  /// The engagement it speaks of.
  package let engagement: FactID
  /// The party in a joint role, or nil.
  package let party: WorkerEngagement.JointParty?
  /// The tasks that the engagement names.
  package let tasks: Set<StandardCode>
  /// The line manager's post, 1 to 100 characters, or nil.
  package let lineManager: String?
  /// Records of the agreements between organisations that cover it; at most 10.
  package let hostAgreements: Set<RecordID>

  /// Terms within their bounds.
  ///
  /// - Throws: ``ServiceError`` naming `tasks`, `line_manager` or `host_agreement_ids`.
  package init(
    engagement: FactID, party: WorkerEngagement.JointParty? = nil, tasks: Set<StandardCode> = [],
    lineManager: String? = nil, hostAgreements: Set<RecordID> = []
  ) throws(ServiceError) {
    guard hostAgreements.count <= 10 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "host_agreement_ids",
        "must be at most 10; got \(hostAgreements.count)")
    }
    self.engagement = engagement
    self.party = party
    self.tasks = try boundedTasks(tasks, field: "tasks")
    self.lineManager = try optionalText(lineManager ?? "", field: "line_manager", limit: 100)
    self.hostAgreements = hostAgreements
  }
}

/// One time a worker did a task or meant to; who the person is stays in the log.
package struct PracticeLog: Hashable, Sendable {
  /// The task.
  package let intervention: StandardCode
  /// For whom.
  package let person: PersonID
  /// How it went.
  package let outcome: PracticeEntry.Outcome
  /// The decision that allowed it, or nil: emergency action is recorded without one.
  package let decision: DecisionID?

  /// An entry of these parts.
  package init(
    intervention: StandardCode, person: PersonID, outcome: PracticeEntry.Outcome,
    decision: DecisionID?
  ) {
    self.intervention = intervention
    self.person = person
    self.outcome = outcome
    self.decision = decision
  }
}

/// What an employer recorded of a mapping for one worker.
package struct MappingUse: Hashable, Sendable {
  /// The employer.
  package let organisation: OrganisationID
  /// The mapping, or the rule between kinds of organisation.
  package let rule: RuleID
  /// Whether its condition in words is met.
  package let isConditionMet: Bool
  /// Whether the other parts of a partial mapping are done.
  package let arePartsDone: Bool

  /// A use of these parts.
  package init(
    organisation: OrganisationID, rule: RuleID, isConditionMet: Bool, arePartsDone: Bool
  ) {
    self.organisation = organisation
    self.rule = rule
    self.isConditionMet = isConditionMet
    self.arePartsDone = arePartsDone
  }
}

/// At most 200 tasks.
///
/// - Throws: ``ServiceError`` `LIST_TOO_LONG`, naming `field`.
package func boundedTasks(
  _ tasks: Set<StandardCode>, field: String
) throws(ServiceError) -> Set<StandardCode> {
  guard tasks.count <= 200 else {
    throw ServiceError(
      .invalidArgument, .listTooLong, field: field, "must be at most 200; got \(tasks.count)")
  }
  return tasks
}

/// A fact of delegation to be recorded: what, for when, by whom, and why.
package struct DelegationRecord: Hashable, Sendable {
  /// Its name; reasons and passed checks cite it.
  package let id: RecordID
  /// What it says.
  package let fact: DelegationFact
  /// When it holds; an event or a performance holds from its moment on.
  package let period: InstantPeriod
  /// The organisation that records it.
  package let recordedBy: OrganisationID
  /// The system it came from.
  package let source: SourceSystem
  /// Why it is recorded, 1 to 200 characters, or nil.
  package let reason: String?
  /// The post that approved a permissive fact which starts in the past, or nil.
  package let approver: String?

  /// A record within its bounds.
  ///
  /// - Throws: ``ServiceError`` naming `reason` or `approver`.
  package init(
    id: RecordID, _ fact: DelegationFact, period: InstantPeriod, recordedBy: OrganisationID,
    source: SourceSystem = .direct, reason: String? = nil, approver: String? = nil
  ) throws(ServiceError) {
    self.id = id
    self.fact = fact
    self.period = period
    self.recordedBy = recordedBy
    self.source = source
    self.reason = try optionalText(reason ?? "", field: "reason")
    self.approver = try optionalText(approver ?? "", field: "approver", limit: 100)
  }
}

/// A record as read back, with the commit that brought it.
package struct KeptDelegationRecord: Hashable, Sendable {
  /// What was recorded.
  package let record: DelegationRecord
  /// The commit.
  package let sequence: CommitSequence
  /// When that was.
  package let recordedAt: Instant

  /// `record` as that commit brought it.
  package init(_ record: DelegationRecord, sequence: CommitSequence, recordedAt: Instant) {
    self.record = record
    self.sequence = sequence
    self.recordedAt = recordedAt
  }
}
