package import Passports
package import ReferenceData
package import Vocabulary

/// May this worker carry out this intervention for this person, there, then?
package struct DelegationQuestion: Hashable, Sendable {
  /// What the answer is for.
  package enum Mode: String, Sendable, CaseIterable {
    /// Authority to start: asks about now, on what is known now.
    case live = "LIVE"
    /// What will hold on what is known now.
    case planning = "PLANNING"
    /// What held then, on what was known at a stated moment.
    case audit = "AUDIT"
  }

  /// The moment or visit asked about.
  package enum Time: Hashable, Sendable {
    /// One moment.
    case at(Instant)
    /// A visit `[start, end)` with a known end.
    case window(InstantPeriod)

    /// The first moment asked about.
    package var start: Instant {
      switch self {
      case .at(let instant): instant
      case .window(let window): window.start
      }
    }

    /// The end of the visit, or nil for one moment.
    package var end: Instant? {
      switch self {
      case .at: nil
      case .window(let window): window.end
      }
    }
  }

  /// The worker.
  package let worker: WorkerID
  /// The task.
  package let intervention: StandardCode
  /// The person it is for.
  package let person: PersonID
  /// Where, and which organisation gives the care.
  package let setting: VisitSetting
  /// When.
  package let time: Time
  /// What is known at; nil: now.
  package let asKnownAt: Instant?
  /// What the answer is for.
  package let mode: Mode
  /// The least commit the answer must have seen, or nil.
  package let minimumSequence: CommitSequence?
  /// What the asker says of the visit itself.
  package let offered: OfferedFacts

  /// The most a visit may last, in milliseconds: one day.
  package static let longestWindowMilliseconds: Int64 = 86_400_000

  /// A question whose parts agree.
  ///
  /// - Throws: ``ServiceError`` `REQ_TIME_INVALID` where a window has no end or lasts over a day.
  package init(
    worker: WorkerID, intervention: StandardCode, person: PersonID, setting: VisitSetting,
    time: Time, asKnownAt: Instant? = nil, mode: Mode = .live,
    minimumSequence: CommitSequence? = nil, offered: OfferedFacts = .none
  ) throws(ServiceError) {
    if case .window(let window) = time {
      let latest = window.start.adding(milliseconds: Self.longestWindowMilliseconds)
      guard let end = window.end, end <= latest else {
        throw ServiceError(
          .invalidArgument, .reqTimeInvalid, field: "window",
          "must end after it starts and last at most 24 hours")
      }
    }
    self.worker = worker
    self.intervention = intervention
    self.person = person
    self.setting = setting
    self.time = time
    self.asKnownAt = asKnownAt
    self.mode = mode
    self.minimumSequence = minimumSequence
    self.offered = offered
  }
}

extension DelegationQuestion {
  /// The question that authority is given on: a LIVE one whose moment lies behind `now`, by
  /// `tolerance` milliseconds at most, asks about `now` instead.
  ///
  /// Else an asker whose clock runs late could be permitted what was stopped since.
  ///
  /// - Throws: ``ServiceError`` as the question itself does.
  package func caughtUp(
    with now: Instant, within tolerance: Int64
  ) throws(ServiceError) -> DelegationQuestion {
    guard mode == .live, asKnownAt == nil, time.start < now,
      now.adding(milliseconds: -tolerance) <= time.start
    else { return self }
    let rest = time.end.flatMap { InstantPeriod(from: now, to: $0) }
    return try DelegationQuestion(
      worker: worker, intervention: intervention, person: person, setting: setting,
      time: rest.map { .window($0) } ?? .at(now), asKnownAt: asKnownAt, mode: mode,
      minimumSequence: minimumSequence, offered: offered)
  }
}

/// Where a visit takes place.
package struct VisitSetting: Hashable, Sendable {
  /// The kind of place.
  package let kind: CareSetting
  /// The organisation giving the care: the *employer* of every check.
  package let organisation: OrganisationID
  /// The place itself, as the employer's own opaque reference, 1 to 64 characters; nil: not said.
  package let location: String?
  /// The nation whose rules apply.
  package let nation: Nation

  /// A setting of these parts.
  ///
  /// - Throws: ``ServiceError``, naming `setting.location`.
  package init(
    kind: CareSetting, organisation: OrganisationID, location: String? = nil, nation: Nation
  ) throws(ServiceError) {
    self.kind = kind
    self.organisation = organisation
    self.location = try optionalText(location ?? "", field: "setting.location", limit: 64)
    self.nation = nation
  }
}

/// How much help is at hand, the least first.
package enum Support: String, Sendable, CaseIterable, Comparable {
  /// Nobody.
  case none = "NONE"
  /// Somebody who can be called.
  case contact = "CONTACT"
  /// Somebody who is there within about a minute.
  case helpAtHand = "HELP_AT_HAND"
  /// Somebody who watches.
  case watching = "WATCHING"

  /// Less help first.
  package static func < (left: Support, right: Support) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .contact: 1
    case .helpAtHand: 2
    case .watching: 3
    }
  }
}

/// What the asker says of the visit; each part may be left out.
package struct OfferedFacts: Hashable, Sendable {
  /// The device, route or product at hand, 1 to 80 characters.
  package let device: String?
  /// The version of the order that the worker holds, 1 and up.
  package let orderVersion: Int?
  /// The help that is there.
  package let support: Support?

  /// Nothing said.
  package static let none = OfferedFacts()

  private init() {
    device = nil
    orderVersion = nil
    support = nil
  }

  /// Facts within their bounds.
  ///
  /// - Throws: ``ServiceError`` naming `offered.device` or `offered.order_version`.
  package init(device: String?, orderVersion: Int?, support: Support?) throws(ServiceError) {
    self.device = try optionalText(device ?? "", field: "offered.device", limit: 80)
    self.orderVersion = try orderVersion.map { number throws(ServiceError) in
      try boundedVersion(number, field: "offered.order_version")
    }
    self.support = support
  }
}

/// A version number of an order, a plan or its instructions: 1 to 1,000,000.
///
/// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `field`.
package func boundedVersion(_ number: Int, field: String) throws(ServiceError) -> Int {
  guard (1...1_000_000).contains(number) else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: field,
      "must be 1 to 1000000; got \(quoted("\(number)"))")
  }
  return number
}
