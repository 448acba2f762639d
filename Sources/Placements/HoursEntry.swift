package import Vocabulary

/// One stretch of a learner's time on a placement.
package struct HoursEntry: Hashable, Sendable {
  /// What the time was.
  package enum Kind: String, Sendable, CaseIterable {
    /// Practice with people.
    case practice = "PRACTICE"
    /// Practice in simulation; a limited part counts.
    case simulated = "SIMULATED"
    /// Ill: no practice and no work.
    case sick = "SICK"
    /// Study.
    case study = "STUDY"
    /// Practice that makes up for what was missed.
    case madeUp = "MADE_UP"

    /// Whether it is practice once it is verified.
    package var isPractice: Bool { self == .practice || self == .madeUp }
    /// Whether it is work or study, which the week's limit is about.
    package var isWork: Bool { self != .sick }
  }

  /// The placement.
  package let placement: PlacementID
  /// From when to when, on whole minutes.
  package let period: InstantPeriod
  /// What the time was.
  package let kind: Kind
  /// Who verified it, or nil while nobody has.
  package let verifiedBy: WorkerID?

  /// The longest entry, in minutes; a placeholder.
  package static let longestMinutes = 24 * 60

  /// An entry of whole minutes.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    placement: PlacementID, from start: Instant, to end: Instant, kind: Kind,
    verifiedBy: WorkerID?
  ) throws(ServiceError) {
    for (moment, field) in [(start, "starts_at"), (end, "ends_at")]
    where moment.milliseconds % 60_000 != 0 {
      throw ServiceError(
        .invalidArgument, .instantInvalid, field: field,
        "must be on a whole minute; got \(quoted("\(moment)"))")
    }
    period = try InstantPeriod(from: start, to: end, field: "ends_at")
    let minutes = (end.milliseconds - start.milliseconds) / 60_000
    guard minutes <= Int64(Self.longestMinutes) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "ends_at",
        "must be at most 24 hours after the start; got \(minutes) minutes")
    }
    self.placement = placement
    self.kind = kind
    self.verifiedBy = verifiedBy
  }

  /// Elapsed minutes, whatever the clocks did meanwhile.
  package var minutes: Int {
    guard let end = period.end else { return 0 }
    return Int((end.milliseconds - period.start.milliseconds) / 60_000)
  }

  /// Its minutes by the Monday of their London week: one week, or two where it goes over midnight
  /// from Sunday.
  package var minutesByWeek: [(monday: CivilDate, minutes: Int)] {
    guard let end = period.end else { return [] }
    let monday = LondonTime.monday(of: period.start)
    let next = LondonTime.start(of: monday.adding(days: 7))
    guard end > next else { return [(monday, minutes)] }
    let first = Int((next.milliseconds - period.start.milliseconds) / 60_000)
    return [(monday, first), (monday.adding(days: 7), minutes - first)]
  }

  /// The same entry, verified by `worker`.
  package func verified(by worker: WorkerID) -> HoursEntry {
    HoursEntry(placement: placement, period: period, kind: kind, verifiedBy: worker)
  }

  private init(
    placement: PlacementID, period: InstantPeriod, kind: Kind, verifiedBy: WorkerID?
  ) {
    self.placement = placement
    self.period = period
    self.kind = kind
    self.verifiedBy = verifiedBy
  }
}

/// An entry as it is kept.
package struct KeptHours: Hashable, Sendable {
  /// Its identifier.
  package let id: HoursEntryID
  /// What it says.
  package let entry: HoursEntry
  /// When it was recorded.
  package let recordedAt: Instant

  /// An entry as kept.
  package init(id: HoursEntryID, entry: HoursEntry, recordedAt: Instant) {
    self.id = id
    self.entry = entry
    self.recordedAt = recordedAt
  }
}

extension HoursEntry {
  /// Refuses an entry that does not fit beside the learner's others and the week's limit.
  ///
  /// `neighbours` are the learner's entries, of any placement, in the weeks that it touches;
  /// `limit` is the lowest that applies, in minutes, with who set it.
  ///
  /// - Throws: ``ServiceError`` `RECORD_EXISTS` where it overlaps another,
  ///   `PLACEMENT_WEEKLY_HOURS_EXCEEDED` where a week would hold more than the limit.
  package func requireFit(
    beside neighbours: [HoursEntry], limit: WeeklyLimit
  ) throws(ServiceError) {
    if let other = neighbours.first(where: { $0.period.overlaps(period) }) {
      throw ServiceError(
        .alreadyExists, .recordExists, field: "starts_at",
        "must not overlap another entry of the learner; one is from \(other.period.start)")
    }
    guard kind.isWork else { return }
    for (monday, added) in minutesByWeek {
      let held = neighbours.filter(\.kind.isWork).flatMap(\.minutesByWeek)
        .filter { $0.monday == monday }.reduce(0) { $0 + $1.minutes }
      guard held + added > limit.minutes else { continue }
      throw refusal(
        .placementWeeklyHoursExceeded, .placementWeeklyHoursExceeded, field: "ends_at",
        "\(held + added) minutes in the week of \(monday), at most \(limit.minutes) by "
          + "\(limit.source)")
    }
  }
}

/// The most minutes of a London week, with who says so.
package struct WeeklyLimit: Hashable, Sendable {
  /// Minutes, 0 to 10,080.
  package let minutes: Int
  /// `PL-09`, or whose own lower limit it is.
  package let source: String

  /// The lowest of the general limit, the programme's and the area's.
  package static func lowest(programme: Int?, area: Int?) -> WeeklyLimit {
    let general = HoursRule.weekly.value * 60
    let own = [(programme, "the programme"), (area, "the area")].compactMap { minutes, whose in
      minutes.map { WeeklyLimit(minutes: $0, source: whose) }
    }
    return ([WeeklyLimit(minutes: general, source: "PL-09")] + own).min {
      $0.minutes < $1.minutes
    } ?? WeeklyLimit(minutes: general, source: "PL-09")
  }

  private init(minutes: Int, source: String) {
    self.minutes = minutes
    self.source = source
  }
}
