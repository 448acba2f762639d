package import Passports
package import Roles
package import Vocabulary

/// An employer's word on whether its staff may do a task.
package struct TaskPolicy: Hashable, Sendable {
  /// The employer.
  package let organisation: OrganisationID
  /// The tasks it speaks of.
  package let tasks: TaskScope
  /// Whether it supports them.
  package let isSupported: Bool

  /// A policy of these parts.
  package init(organisation: OrganisationID, tasks: TaskScope, isSupported: Bool) {
    self.organisation = organisation
    self.tasks = tasks
    self.isSupported = isSupported
  }
}

/// Insurance or indemnity of an organisation; its period is its cover.
package struct Indemnity: Hashable, Sendable {
  /// Who is covered.
  package let organisation: OrganisationID
  /// The tasks covered.
  package let tasks: TaskScope
  /// Tasks named as not covered.
  package let excluded: Set<StandardCode>

  /// An indemnity of these parts.
  package init(organisation: OrganisationID, tasks: TaskScope, excluded: Set<StandardCode> = []) {
    self.organisation = organisation
    self.tasks = tasks
    self.excluded = excluded
  }

  /// Whether it covers `task`.
  package func covers(_ task: StandardCode) -> Bool {
    tasks.covers(task) && !excluded.contains(task)
  }
}

/// That a provider is registered for a regulated activity that covers the tasks, or exempt.
package struct ProviderRegistration: Hashable, Sendable {
  /// The provider.
  package let organisation: OrganisationID
  /// Whether an exemption, rather than a registration, is recorded.
  package let isExempt: Bool
  /// The tasks that the activity covers.
  package let tasks: TaskScope

  /// A registration of these parts.
  package init(organisation: OrganisationID, isExempt: Bool, tasks: TaskScope) {
    self.organisation = organisation
    self.isExempt = isExempt
    self.tasks = tasks
  }
}

/// An agreement between organisations, in force for its period.
package struct InterOrganisationAgreement: Hashable, Sendable {
  /// Its form, as joint roles know it too.
  package typealias Kind = BodyAgreement.Kind

  /// Its form.
  package let kind: Kind
  /// The parties, 2 to 20.
  package let parties: Set<OrganisationID>
  /// The tasks it covers.
  package let tasks: TaskScope

  /// An agreement between 2 to 20 bodies.
  ///
  /// - Throws: ``ServiceError`` naming `party_ids`.
  package init(kind: Kind, parties: Set<OrganisationID>, tasks: TaskScope) throws(ServiceError) {
    guard (2...20).contains(parties.count) else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "party_ids",
        "must be 2 to 20 different organisations; got \(parties.count)")
    }
    self.kind = kind
    self.parties = parties
    self.tasks = tasks
  }
}

/// The help that a rota provides for an employer's workers, at a person's or everywhere.
package struct RotaSupport: Hashable, Sendable {
  /// The employer.
  package let organisation: OrganisationID
  /// The person it is for, or nil for everybody in the employer's care.
  package let person: PersonID?
  /// The help.
  package let support: Support

  /// A rota entry of these parts.
  package init(organisation: OrganisationID, person: PersonID?, support: Support) {
    self.organisation = organisation
    self.person = person
    self.support = support
  }
}

/// A stop: on a task or a service (B5), or on a worker, a person or the two together (J3).
package enum Hold: Hashable, Sendable {
  /// On a task; one that names a device spares a known other device.
  case intervention(StandardCode, device: String?)
  /// On a service of an organisation, all tasks.
  case service(OrganisationID)
  /// On a worker.
  case worker(WorkerID)
  /// On a person.
  case person(PersonID)
  /// On a worker with a person.
  case pairing(WorkerID, PersonID)
}

/// The worker's tie to an organisation, as the decision reads it.
package struct WorkerEngagement: Hashable, Sendable {
  /// The kinds of party in a joint role.
  package typealias JointParty = JointPartyKind

  /// The organisation the work is for.
  package let organisation: OrganisationID
  /// The terms in law.
  package let legalBasis: Engagement.LegalBasis
  /// Whether the person is a learner there: that never counts.
  package let isLearner: Bool
  /// The party in a joint role, or nil.
  package let party: JointParty?
  /// The role profile's code, or nil.
  package let role: RoleCode?
  /// Whether that profile may receive delegated tasks, alone or with help at hand only.
  package let receives: DelegationReceipt
  /// The tasks that the role profile names.
  package let roleTasks: Set<StandardCode>
  /// The tasks that the engagement itself names.
  package let ownTasks: Set<StandardCode>
  /// The line manager's post, or nil.
  package let lineManager: String?
  /// The host agreements that cover this tie.
  package let hostAgreements: [Dated<RecordID>]

  /// An engagement of these parts.
  package init(
    organisation: OrganisationID, legalBasis: Engagement.LegalBasis, isLearner: Bool,
    party: JointParty? = nil, role: RoleCode?, receives: DelegationReceipt,
    roleTasks: Set<StandardCode> = [], ownTasks: Set<StandardCode> = [],
    lineManager: String? = nil, hostAgreements: [Dated<RecordID>] = []
  ) {
    self.organisation = organisation
    self.legalBasis = legalBasis
    self.isLearner = isLearner
    self.party = party
    self.role = role
    self.receives = receives
    self.roleTasks = roleTasks
    self.ownTasks = ownTasks
    self.lineManager = lineManager
    self.hostAgreements = hostAgreements
  }

  /// Whether the law or the joint role asks for a host agreement.
  package var needsHostAgreement: Bool {
    if let party { return party == .host }
    switch legalBasis {
    case .secondment, .section113, .section75, .honorary, .licenceToAttend: return true
    case .employment, .bank, .agency: return false
    }
  }
}

/// Whether a role may be given delegated tasks.
package enum DelegationReceipt: String, Sendable, CaseIterable {
  /// It may.
  case yes = "YES"
  /// With help at hand or watching.
  case supervisedOnly = "SUPERVISED_ONLY"
  /// It may not, or nobody says so.
  case no = "NO"
}

/// A bar or suspension of a worker by an employer.
package struct WorkerBar: Hashable, Sendable {
  /// Who set it; nil: it holds everywhere.
  package let organisation: OrganisationID?
  /// The tasks it stops.
  package let tasks: TaskScope

  /// A bar of these parts.
  package init(organisation: OrganisationID?, tasks: TaskScope) {
    self.organisation = organisation
    self.tasks = tasks
  }
}

/// A worker's or person's refusal: no incident, and never counted when workers are ranked.
package struct Refusal: Hashable, Sendable {
  /// Who refuses.
  package let by: Party
  /// Why.
  package let reason: DeclineReason

  /// A refusal of these parts.
  package init(by: Party, reason: DeclineReason) {
    self.by = by
    self.reason = reason
  }
}

/// One time a worker did a task.
package struct PracticeEntry: Hashable, Sendable {
  /// How it went.
  package enum Outcome: String, Sendable, CaseIterable {
    case done = "DONE"
    case partial = "PARTIAL"
    case notDone = "NOT_DONE"
    case refusedByPerson = "REFUSED_BY_PERSON"
  }

  /// Its record.
  package let id: RecordID
  /// When.
  package let performedAt: Instant
  /// How it went.
  package let outcome: Outcome

  /// An entry of these parts.
  package init(id: RecordID, performedAt: Instant, outcome: Outcome) {
    self.id = id
    self.performedAt = performedAt
    self.outcome = outcome
  }
}

/// One of the employer's required checks, with what the worker holds of it.
package struct RequiredCheck: Hashable, Sendable {
  /// The kind of check.
  package let kind: EmploymentCheck.Kind
  /// The checks held, each for the time it is in date by the employer's rules.
  package let held: [Dated<EmploymentCheck.Kind>]

  /// A required check with what is held of it.
  package init(kind: EmploymentCheck.Kind, held: [Dated<EmploymentCheck.Kind>]) {
    self.kind = kind
    self.held = held
  }
}

/// What is known of a delegator: all that H asks.
package struct DelegatorStanding: Hashable, Sendable {
  /// Their registrations.
  package let registrations: [Dated<RegistrationStanding>]
  /// What they may delegate, and for how long they are authorised to.
  package let scopes: [Dated<TaskScope>]
  /// When they are present for the caseload.
  package let presence: [Dated<OrganisationID>]

  /// A standing of these parts.
  package init(
    registrations: [Dated<RegistrationStanding>] = [], scopes: [Dated<TaskScope>] = [],
    presence: [Dated<OrganisationID>] = []
  ) {
    self.registrations = registrations
    self.scopes = scopes
    self.presence = presence
  }
}
