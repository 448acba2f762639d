package import Vocabulary

/// Something that happened to an agreement; its state is computed from these and never stored.
package struct AgreementEvent: Hashable, Sendable {
  /// The event's own name.
  package let id: RecordID
  /// From when it holds.
  package let at: Instant
  /// When the service came to know it.
  package let recordedAt: Instant
  /// What happened.
  package let what: What

  /// An event of these parts.
  package init(id: RecordID, at: Instant, recordedAt: Instant, what: What) {
    self.id = id
    self.at = at
    self.recordedAt = recordedAt
    self.what = what
  }

  /// What can happen to an agreement.
  package enum What: Hashable, Sendable {
    /// A delegator confirmed each item of the chain and signed.
    case signed(by: WorkerID, confirmed: ConfirmedVersions)
    /// The worker accepted, saying whether they are willing and able.
    case acceptedByWorker(willingAndAble: Bool)
    /// The employer accepted, with the support it gives and the line manager.
    case acceptedByEmployer(SupportPackage, lineManager: String)
    /// The worker or the employer declined.
    case declined(by: Party, reason: DeclineReason)
    /// Paused.
    case suspended(by: Party)
    /// The pause ended.
    case resumed(by: Party)
    /// Taken back for good.
    case withdrawn(Withdrawal)
    /// A named person cleared a safety withdrawal; the agreement stays withdrawn.
    case cleared(by: String)
    /// Reviewed, with the last day before the next review, or nil: the rules alone decide.
    case reviewed(nextReviewBy: CivilDate?)
    /// The end was moved; nil: no end.
    case renewed(end: Instant?)
    /// New versions were confirmed.
    case reconfirmed(by: WorkerID, ConfirmedVersions)
    /// A delegator joined; they sign by ``signed(by:confirmed:)``.
    case succeeded(by: WorkerID)
    /// Ended by hand.
    case ended(cause: EndCause)
    /// A supervision or outcome check was made.
    case supervised(SupervisionCheck)
  }
}

/// Who acted on an agreement.
package enum Party: String, Sendable, CaseIterable {
  case person = "PERSON"
  case worker = "WORKER"
  case delegator = "DELEGATOR"
  case employer = "EMPLOYER"
}

/// Why somebody declined; no free text.
package enum DeclineReason: String, Sendable, CaseIterable {
  case notConfident = "NOT_CONFIDENT"
  case notTrained = "NOT_TRAINED"
  case noTime = "NO_TIME"
  case unsafe = "UNSAFE"
  case personal = "PERSONAL"
  case noFunding = "NO_FUNDING"
  case noCover = "NO_COVER"
  case other = "OTHER"
}

/// Why an agreement was ended by hand.
package enum EndCause: String, Sendable, CaseIterable {
  case noLongerNeeded = "NO_LONGER_NEEDED"
  case careMoved = "CARE_MOVED"
  case workerLeft = "WORKER_LEFT"
  case replaced = "REPLACED"
}

/// The versions that a delegator confirmed; nil where there is none of the kind.
package struct ConfirmedVersions: Hashable, Sendable {
  /// Of the order.
  package let order: Int?
  /// Of the care plan.
  package let plan: Int?
  /// Of the written instructions.
  package let instructions: Int?
  /// The device.
  package let device: String?

  /// Versions within their bounds.
  ///
  /// - Throws: ``ServiceError`` naming the field under `confirmed`.
  package init(
    order: Int?, plan: Int?, instructions: Int?, device: String?
  ) throws(ServiceError) {
    self.order = try order.map { number throws(ServiceError) in
      try boundedVersion(number, field: "confirmed.order")
    }
    self.plan = try plan.map { number throws(ServiceError) in
      try boundedVersion(number, field: "confirmed.plan")
    }
    self.instructions = try instructions.map { number throws(ServiceError) in
      try boundedVersion(number, field: "confirmed.instructions")
    }
    self.device = try optionalText(device ?? "", field: "confirmed.device", limit: 80)
  }
}

/// What comes with delegated work: hours, training and money (R-19). Without it an agreement stays
/// offered.
package struct SupportPackage: Hashable, Sendable {
  /// Minutes a week given to the task, 1 to 10,080.
  package let minutesPerWeek: Int
  /// Training given, by the standards it leads to; 1 to 20.
  package let training: [StandardCode]
  /// Pence a year that come with the task, 0 to 100,000,000; 0 is said, never assumed.
  package let fundingPencePerYear: Int
  /// Who pays.
  package let funder: OrganisationID
  /// The pay step that the worker gets for it, in pence an hour; nil: none (R-26).
  package let payStepPencePerHour: Int?
  /// Minutes a week it frees at the delegating organisation, 0 to 10,080 (R-24).
  package let freedMinutesPerWeek: Int

  /// A package within its bounds.
  ///
  /// - Throws: ``ServiceError`` naming the field under `support`.
  package init(
    minutesPerWeek: Int, training: [StandardCode], fundingPencePerYear: Int,
    funder: OrganisationID, payStepPencePerHour: Int?, freedMinutesPerWeek: Int
  ) throws(ServiceError) {
    func held(_ value: Int, _ range: ClosedRange<Int>, _ field: String) throws(ServiceError) {
      guard range.contains(value) else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "support.\(field)",
          "must be \(range.lowerBound) to \(range.upperBound); got \(quoted("\(value)"))")
      }
    }
    try held(minutesPerWeek, 1...10_080, "minutes_per_week")
    try held(fundingPencePerYear, 0...100_000_000, "funding_pence_per_year")
    try held(payStepPencePerHour ?? 1, 1...100_000, "pay_step_pence_per_hour")
    try held(freedMinutesPerWeek, 0...10_080, "freed_minutes_per_week")
    guard (1...20).contains(training.count) else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "support.training",
        "must name 1 to 20 standards; got \(training.count)")
    }
    self.minutesPerWeek = minutesPerWeek
    self.training = training
    self.fundingPencePerYear = fundingPencePerYear
    self.funder = funder
    self.payStepPencePerHour = payStepPencePerHour
    self.freedMinutesPerWeek = freedMinutesPerWeek
  }
}

/// A withdrawal: why, and by whom.
package struct Withdrawal: Hashable, Sendable {
  /// Why.
  package enum Category: String, Sendable, CaseIterable {
    /// Blocks every agreement of the worker, person and intervention until somebody clears it.
    case safety = "SAFETY"
    /// The need changed.
    case changeOfNeed = "CHANGE_OF_NEED"
    /// For order's sake.
    case administrative = "ADMINISTRATIVE"
  }

  /// Why.
  package let category: Category
  /// By whom.
  package let by: Party

  /// A withdrawal of these parts.
  package init(category: Category, by: Party) {
    self.category = category
    self.by = by
  }
}

/// A supervision or outcome check.
package struct SupervisionCheck: Hashable, Sendable {
  /// How it was made.
  package enum Kind: String, Sendable, CaseIterable {
    case directObservation = "DIRECT_OBSERVATION"
    case recordReview = "RECORD_REVIEW"
    case call = "CALL"
    case visit = "VISIT"
  }

  /// What was found.
  package enum Finding: String, Sendable, CaseIterable {
    case satisfactory = "SATISFACTORY"
    case needsSupport = "NEEDS_SUPPORT"
    case unsafe = "UNSAFE"
  }

  /// How it was made.
  package let kind: Kind
  /// What was found.
  package let finding: Finding

  /// A check of these parts.
  package init(kind: Kind, finding: Finding) {
    self.kind = kind
    self.finding = finding
  }
}

/// An agreement: its terms and all that happened to it, as known at one commit.
package struct Agreement: Hashable, Sendable {
  /// Its name.
  package let id: AgreementID
  /// When it was drafted.
  package let draftedAt: Instant
  /// What was drafted.
  package let terms: AgreementTerms
  /// What happened since, in any order.
  package let events: [AgreementEvent]

  /// An agreement of these parts.
  package init(id: AgreementID, draftedAt: Instant, terms: AgreementTerms, events: [AgreementEvent])
  {
    self.id = id
    self.draftedAt = draftedAt
    self.terms = terms
    self.events = events
  }
}
