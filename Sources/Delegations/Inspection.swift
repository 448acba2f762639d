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
    guard isReporting else { return }
    passed.reserveCapacity(69)
    relied.reserveCapacity(16)
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
  @inline(__always)
  mutating func settle(
    _ code: DelegationReason, _ isMet: Bool, _ detail: @autoclosure () -> String = ""
  ) {
    if isMet {
      if isReporting { pass(code) }
    } else {
      if firstFailure == nil { firstFailure = code }
      if isReporting { fail(code, detail()) }
    }
  }

  private mutating func pass(_ code: DelegationReason) {
    // Checks in a row mostly cite the one record that they are all about.
    if relied.count == 1, let last = passed.last, last.records == relied {
      passed.append(Decision.PassedCheck(code, records: last.records))
    } else {
      passed.append(Decision.PassedCheck(code, records: Self.inOrder(relied)))
    }
    skip()
  }

  @inline(never)
  private mutating func fail(_ code: DelegationReason, _ detail: String) {
    let records = Self.inOrder(blamed.isEmpty ? relied : blamed)
    reasons.append(Decision.Reason(code, records: records, detail: detail))
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
    if !relied.isEmpty { relied.removeAll(keepingCapacity: true) }
    if !blamed.isEmpty { blamed.removeAll(keepingCapacity: true) }
  }

  // Lowest first, each once. Most checks cite one record, or cite them in order.
  private static func inOrder(_ records: [RecordID]) -> [RecordID] {
    var isInOrder = true
    for index in records.indices.dropFirst() where records[index] <= records[index - 1] {
      isInOrder = false
    }
    // A copy of its own size: the list it is made from is filled again by the next check.
    var ordered: [RecordID] = []
    ordered.reserveCapacity(records.count)
    if isInOrder {
      ordered.append(contentsOf: records)
      return ordered
    }
    for record in records.sorted() where ordered.last != record { ordered.append(record) }
    return ordered
  }
}
