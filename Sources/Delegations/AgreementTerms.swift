package import Passports
package import Vocabulary

/// What one or more registrants delegate to a worker for a person. Terms never change: what
/// happens to them later is an ``AgreementEvent``.
package struct AgreementTerms: Hashable, Sendable {
  /// Which delegators must be sound.
  package enum Accountability: String, Sendable, CaseIterable {
    /// One is enough.
    case anyOne = "ANY_ONE"
    /// Each of them.
    case all = "ALL"
  }

  /// What the delegator answers for.
  package enum AnswersFor: String, Sendable, CaseIterable {
    /// The decision to delegate.
    case decision = "DECISION"
    /// The outcome.
    case outcome = "OUTCOME"
    /// As another model says.
    case other = "OTHER"
  }

  /// Who does it.
  package let worker: WorkerID
  /// For whom.
  package let person: PersonID
  /// What.
  package let intervention: StandardCode
  /// The version of the catalogue it was made under.
  package let catalogueVersion: String
  /// The organisation that delegates.
  package let delegatingOrganisation: OrganisationID
  /// The organisation that employs the worker for it.
  package let employer: OrganisationID
  /// The registrants, by their own passports, in the order named; 1 to 10, each once. Successors
  /// join by an event.
  package let delegators: [WorkerID]
  /// Which delegators must be sound.
  package let accountability: Accountability
  /// What they answer for.
  package let answersFor: AnswersFor
  /// Where, when and how much.
  package let scope: AgreementScope
  /// Whether it asks for nothing but the set steps of the task.
  package let setStepsOnly: Bool
  /// The agreement it passes on, or nil where it was made directly.
  package let passedOnFrom: AgreementID?
  /// When it holds; the end may be moved by a renewal.
  package let period: InstantPeriod
  /// The support and checks it promises.
  package let supervision: SupervisionPlan
  /// Whom to call, by time; may be empty.
  package let escalation: [EscalationContact]

  /// Terms whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming `delegator_ids` or `escalation`.
  package init(
    worker: WorkerID, person: PersonID, intervention: StandardCode, catalogueVersion: String,
    delegatingOrganisation: OrganisationID, employer: OrganisationID, delegators: [WorkerID],
    accountability: Accountability, answersFor: AnswersFor, scope: AgreementScope,
    setStepsOnly: Bool, passedOnFrom: AgreementID? = nil, period: InstantPeriod,
    supervision: SupervisionPlan, escalation: [EscalationContact]
  ) throws(ServiceError) {
    guard (1...10).contains(delegators.count), Set(delegators).count == delegators.count else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "delegator_ids",
        "must name 1 to 10 delegators, each once; got \(delegators.count)")
    }
    guard !delegators.contains(worker) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "delegator_ids",
        "must not include the worker who receives the delegation")
    }
    guard escalation.count <= 20 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "escalation",
        "must be at most 20 contacts; got \(escalation.count)")
    }
    self.worker = worker
    self.person = person
    self.intervention = intervention
    self.catalogueVersion = catalogueVersion
    self.delegatingOrganisation = delegatingOrganisation
    self.employer = employer
    self.delegators = delegators
    self.accountability = accountability
    self.answersFor = answersFor
    self.scope = scope
    self.setStepsOnly = setStepsOnly
    self.passedOnFrom = passedOnFrom
    self.period = period
    self.supervision = supervision
    self.escalation = escalation
  }
}

/// Where, when and how much an agreement allows; nil limits nothing, an empty list allows none.
package struct AgreementScope: Hashable, Sendable {
  /// The kinds of place.
  package let settings: Set<CareSetting>?
  /// The places, by the employer's own references; at most 20. A visit without one is outside.
  package let locations: Set<String>?
  /// The hours of the day by the London clock.
  package let hours: LocalHours?
  /// The most that may be given at once, held against the current plan task's dose.
  package let maximumDose: Dose?
  /// The devices, by name; at most 10.
  package let devices: Set<String>?

  /// Limits nothing.
  package static let unlimited = AgreementScope()

  private init() {
    settings = nil
    locations = nil
    hours = nil
    maximumDose = nil
    devices = nil
  }

  /// Limits within their bounds.
  ///
  /// - Throws: ``ServiceError`` naming `scope.locations` or `scope.devices`.
  package init(
    settings: Set<CareSetting>?, locations: Set<String>?, hours: LocalHours?, maximumDose: Dose?,
    devices: Set<String>?
  ) throws(ServiceError) {
    self.settings = settings
    self.locations = try Self.bounded(locations, "scope.locations", count: 20, length: 64)
    self.hours = hours
    self.maximumDose = maximumDose
    self.devices = try Self.bounded(devices, "scope.devices", count: 10, length: 80)
  }

  private static func bounded(
    _ texts: Set<String>?, _ field: String, count: Int, length: Int
  ) throws(ServiceError) -> Set<String>? {
    guard let texts else { return nil }
    guard texts.count <= count else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: field,
        "must be at most \(count) entries; got \(texts.count)")
    }
    var bounded: Set<String> = []
    for text in texts {
      bounded.insert(try boundedText(text, field: field, limit: length))
    }
    return bounded
  }
}

/// Hours of the day `[from, to)` by the London clock; they cross midnight where `from` is later.
package struct LocalHours: Hashable, Sendable {
  /// What counts in the hour that the autumn clock change repeats.
  package enum RepeatedHour: String, Sendable, CaseIterable {
    /// Both passes.
    case both = "BOTH"
    /// The first pass only.
    case firstOnly = "FIRST_ONLY"
  }

  /// Minutes after midnight, 0 to 1,439.
  package let fromMinute: Int
  /// Minutes after midnight, 0 to 1,439, other than ``fromMinute``.
  package let toMinute: Int
  /// What counts in the repeated hour.
  package let repeatedHour: RepeatedHour

  /// Hours that are not empty.
  ///
  /// - Throws: ``ServiceError`` naming `scope.hours`.
  package init(
    fromMinute: Int, toMinute: Int, repeatedHour: RepeatedHour
  ) throws(ServiceError) {
    let day = 0...1_439
    guard day.contains(fromMinute), day.contains(toMinute), fromMinute != toMinute else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "scope.hours",
        "must be two different minutes of the day, 0 to 1439; got "
          + quoted("\(fromMinute) to \(toMinute)"))
    }
    self.fromMinute = fromMinute
    self.toMinute = toMinute
    self.repeatedHour = repeatedHour
  }
}

/// The support and checks an agreement promises.
package struct SupervisionPlan: Hashable, Sendable {
  /// The help that must be there: a contact at least.
  package let support: Support
  /// Days between checks, 1 to 366; nil: the rules alone decide.
  package let intervalDays: Int?

  /// A plan that asks for a contact at least.
  ///
  /// - Throws: ``ServiceError`` naming `supervision.support` or `supervision.interval_days`.
  package init(support: Support, intervalDays: Int?) throws(ServiceError) {
    guard support >= .contact else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "supervision.support",
        "must ask for somebody who can be called, at least")
    }
    if let intervalDays, !(1...366).contains(intervalDays) {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "supervision.interval_days",
        "must be 1 to 366; got \(quoted("\(intervalDays)"))")
    }
    self.support = support
    self.intervalDays = intervalDays
  }
}

/// Whom a worker calls, and when that holds.
package struct EscalationContact: Hashable, Sendable {
  /// A post and how to reach it, as the employer writes it, 1 to 200 characters.
  package let contact: String
  /// When it can be called.
  package let period: InstantPeriod

  /// A contact within its bounds.
  ///
  /// - Throws: ``ServiceError`` naming `escalation.contact`.
  package init(contact: String, period: InstantPeriod) throws(ServiceError) {
    self.contact = try boundedText(contact, field: "escalation.contact", limit: 200)
    self.period = period
  }
}
