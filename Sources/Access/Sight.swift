package import Vocabulary

/// The groups of fields a worker can share one by one; what is not shared is not seen.
package enum FieldGroup: String, Sendable, CaseIterable {
  /// Name, birth date, identifiers.
  case identity = "IDENTITY"
  /// Professional registrations and their status.
  case registrations = "REGISTRATIONS"
  /// Employment checks: the NHS six and those of the CQC schedule.
  case employmentChecks = "EMPLOYMENT_CHECKS"
  /// Qualifications.
  case qualifications = "QUALIFICATIONS"
  /// Training, the Care Certificate included.
  case training = "TRAINING"
  /// Competences and their scopes.
  case competences = "COMPETENCES"
  /// Engagements and continuity of service.
  case employment = "EMPLOYMENT"
}

/// Why somebody looks; each is checked against the caller's duty.
package enum Purpose: String, Sendable, CaseIterable {
  /// Checks before an engagement begins.
  case preEmploymentCheck = "PRE_EMPLOYMENT_CHECK"
  /// A move of staff between employers, one or many (TUPE).
  case transfer = "TRANSFER"
  /// Managing somebody already engaged.
  case staffManagement = "STAFF_MANAGEMENT"
  /// Teaching, assessing or placing a learner.
  case training = "TRAINING"
  /// Delegating or reviewing a clinical intervention.
  case delegation = "DELEGATION"
  /// The holder's own view.
  case ownRecord = "OWN_RECORD"
  /// An audit or inspection under a recorded engagement.
  case audit = "AUDIT"
}

/// How the caller stands to the worker, as facts show it.
package enum Relation: String, Sendable, CaseIterable {
  /// The caller is the worker.
  case isSelf = "SELF"
  /// An engagement of the caller's organisation with the worker is in force.
  case employs = "EMPLOYS"
  /// A live share grant names the caller's organisation.
  case granted = "GRANTED"
  /// The caller's organisation wrote or signed the record.
  case attested = "ATTESTED"
  /// The worker is a learner on a programme or placement of the caller's organisation.
  case enrolled = "ENROLLED"
  /// The caller's organisation holds an authorisation to assess, in force.
  case assesses = "ASSESSES"
  /// The worker's registrant delegates to them.
  case delegates = "DELEGATES"
  /// An audit engagement or inter-organisation agreement in force covers the worker.
  case agreed = "AGREED"
  /// The worker lets themselves be found.
  case optedIn = "OPTED-IN"
}

/// Permission to read one passport: which groups, under which relation and rule.
///
/// Only ``decide(_:_:about:)`` can make one, and the store builds no query about a worker without
/// one: no scope, no SQL.
package struct Sight: Hashable, Sendable {
  /// The passport that may be read.
  package let worker: WorkerID
  /// The groups that may be read; never empty.
  package let groups: Set<FieldGroup>
  /// The organisation whose attested records alone may be read, or nil where all may.
  package let onlyAttestedBy: OrganisationID?
  /// The relation the permission rests on.
  package let relation: Relation
  /// The share grant it rests on, where it does.
  package let grant: ShareGrantID?
  /// Why the caller looks.
  package let purpose: Purpose
  /// The rule that allowed it.
  package let rule: RuleID

  init(
    worker: WorkerID, groups: Set<FieldGroup>, onlyAttestedBy: OrganisationID? = nil,
    relation: Relation, grant: ShareGrantID? = nil, purpose: Purpose, rule: RuleID
  ) {
    self.worker = worker
    self.groups = groups
    self.onlyAttestedBy = onlyAttestedBy
    self.relation = relation
    self.grant = grant
    self.purpose = purpose
    self.rule = rule
  }
}

extension Sight {
  /// The same sight for a judgement, which needs no name, birth date or identifier: these are not
  /// even opened. A sight of nothing else stays as it is.
  package var withoutIdentity: Sight {
    let others = groups.subtracting([.identity])
    guard !others.isEmpty else { return self }
    return Sight(
      worker: worker, groups: others, onlyAttestedBy: onlyAttestedBy, relation: relation,
      grant: grant, purpose: purpose, rule: rule)
  }
}

/// The answer of ``decide(_:_:about:)``; both sides name their rule and both are logged.
package enum Decision: Hashable, Sendable {
  /// Allowed by `rule`; `sight` is set where the action reads a passport.
  case allow(rule: RuleID, sight: Sight?)
  /// Denied by `rule`.
  case deny(rule: RuleID)

  /// The rule that decided.
  package var rule: RuleID {
    switch self {
    case .allow(let rule, _), .deny(let rule): rule
    }
  }
}

/// What the store knows of the caller's relation to the object; it holds no passport content.
package struct RelationFacts: Hashable, Sendable {
  /// The passport asked about, or nil where the action has none.
  package var worker: WorkerID?
  /// The organisation asked about, or nil.
  package var organisation: OrganisationID?
  /// Whether an engagement of the caller's organisation with the worker is in force at the instant;
  /// a learner's engagement does not count.
  package var employs: Bool
  /// Whether the worker is a learner with the caller's organisation at the instant.
  package var enrols: Bool
  /// Whether the caller's organisation wrote or signed the record to be changed.
  package var attested: Bool
  /// Whether the caller's organisation holds an authorisation to assess in force.
  package var assesses: Bool
  /// Whether an audit engagement of the caller's organisation is in force and covers the object.
  package var agreed: Bool
  /// Whether the object lies in a place that the caller's organisation sits in on the day.
  package var servesPlace: Bool
  /// Whether an agreement by which the caller's organisation delegates to the worker is open.
  package var delegates: Bool
  /// Whether the registrant in whose name the caller acts is engaged with the caller's organisation
  /// and on a register without a bar.
  package var registered: Bool
  /// Whether the caller's organisation is the one that delegates by the agreement asked about.
  package var ownAgreement: Bool
  /// Whether a care episode of the person with the caller's organisation is in force.
  package var caresFor: Bool
  /// Whether a decision of the caller's organisation that the worker is erased is recorded.
  package var erasureDecided: Bool
  /// What the worker lets be seen by whoever finds them for what is asked, at the instant; empty
  /// where they don't let themselves be found.
  package var openToFinders: Set<FieldGroup>
  /// Share grants of the worker to the caller's organisation that are live at the instant.
  package var grants: [ShareGrant]
  /// Why the caller says they look; nil where the action asks for no purpose.
  package var purpose: Purpose?

  /// Facts that show no relation at all.
  package init(
    worker: WorkerID? = nil, organisation: OrganisationID? = nil, purpose: Purpose? = nil
  ) {
    self.worker = worker
    self.organisation = organisation
    self.purpose = purpose
    employs = false
    enrols = false
    attested = false
    assesses = false
    agreed = false
    servesPlace = false
    delegates = false
    registered = false
    ownAgreement = false
    caresFor = false
    erasureDecided = false
    openToFinders = []
    grants = []
  }
}
