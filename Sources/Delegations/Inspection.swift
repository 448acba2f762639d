import ReferenceData
import Vocabulary

/// One look at a case at one instant: what fails there, what passes, and until when that stands.
///
/// Every question about time is put to the inspection, so that it knows the first later instant at
/// which one of its answers turns. Until then another inspection would find the same.
struct Inspection {
  /// The instant looked at.
  let at: Instant
  /// Its day in London.
  let day: CivilDate
  /// Whether every failure and all records are kept; otherwise only the first failure is.
  let isReporting: Bool
  /// The first check that failed, in the order asked.
  private(set) var firstFailure: DelegationReason?
  /// Every failure, in the order asked.
  private(set) var reasons: [Decision.Reason] = []
  /// Every check passed, in the order asked.
  private(set) var passed: [Decision.PassedCheck] = []

  private var nextInstant = Instant(milliseconds: .max)
  private var nextDay = CivilDate(dayNumber: .max)
  // What the check at hand has cited so far.
  private var relied: [RecordID] = []
  private var blamed: [RecordID] = []

  init(at instant: Instant, isReporting: Bool = false) {
    self.init(at: instant, day: LondonTime.date(of: instant), isReporting: isReporting)
  }

  private init(at instant: Instant, day: CivilDate, isReporting: Bool) {
    at = instant
    self.day = day
    self.isReporting = isReporting
    if isReporting { passed.reserveCapacity(69) }
  }

  /// Another look at the same instant, for one chain alone.
  func aside(isReporting: Bool = false) -> Inspection {
    Inspection(at: at, day: day, isReporting: isReporting)
  }

  /// Whether there is any point in asking on.
  var goesOn: Bool { isReporting || firstFailure == nil }
}

// Time.
extension Inspection {
  /// The first later instant at which an answer turns; nil: none is known.
  var changesAt: Instant? {
    let byDay = nextDay == CivilDate(dayNumber: .max) ? nil : LondonTime.start(of: nextDay)
    let next = min(nextInstant, byDay ?? nextInstant)
    return next == Instant(milliseconds: .max) ? nil : next
  }

  /// Whether `instant` has come.
  mutating func isReached(_ instant: Instant) -> Bool {
    guard at < instant else { return true }
    if instant < nextInstant { nextInstant = instant }
    return false
  }

  /// Whether `date` has begun in London.
  mutating func isReached(_ date: CivilDate) -> Bool {
    guard day < date else { return true }
    if date < nextDay { nextDay = date }
    return false
  }

  /// Whether the instant lies in `period`.
  mutating func holds(_ period: InstantPeriod) -> Bool {
    guard isReached(period.start) else { return false }
    guard let end = period.end else { return true }
    return !isReached(end)
  }

  /// Whether `lastDay`, the last one in date, is not over.
  mutating func isInDate(through lastDay: CivilDate) -> Bool {
    !isReached(lastDay.adding(days: 1))
  }

  /// Takes over what `other`, an inspection of the same instant, knows about changes.
  mutating func heed(_ other: Inspection) {
    nextInstant = min(nextInstant, other.nextInstant)
    nextDay = min(nextDay, other.nextDay)
  }
}

// Findings.
extension Inspection {
  /// Cites `record` as what the check at hand relies on.
  mutating func rely(on record: RecordID) {
    if isReporting { relied.append(record) }
  }

  /// Cites `record` as what makes the check at hand fail.
  mutating func blame(_ record: RecordID) {
    if isReporting { blamed.append(record) }
  }

  /// Closes a check. A failing one names the records blamed, or else those relied on.
  mutating func settle(
    _ code: DelegationReason, _ isMet: Bool, _ detail: @autoclosure () -> String = ""
  ) {
    if !isMet, firstFailure == nil { firstFailure = code }
    guard isReporting else { return }
    if isMet {
      passed.append(Decision.PassedCheck(code, records: Self.inOrder(relied)))
    } else {
      let records = Self.inOrder(blamed.isEmpty ? relied : blamed)
      reasons.append(Decision.Reason(code, records: records, detail: detail()))
    }
    skip()
  }

  /// Adds a failure found elsewhere.
  mutating func fail(_ reason: Decision.Reason) {
    if firstFailure == nil { firstFailure = reason.code }
    if isReporting { reasons.append(reason) }
    skip()
  }

  /// Drops a check that is neither passed nor failed.
  mutating func skip() {
    relied.removeAll(keepingCapacity: true)
    blamed.removeAll(keepingCapacity: true)
  }

  // Lowest first, each once.
  private static func inOrder(_ records: [RecordID]) -> [RecordID] {
    guard records.count > 1 else { return records }
    var ordered: [RecordID] = []
    ordered.reserveCapacity(records.count)
    for record in records.sorted() where ordered.last != record { ordered.append(record) }
    return ordered
  }
}
