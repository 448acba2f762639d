import Delegations
import Vocabulary

extension AgreementTerms {
  /// The next days of its time on which the spring clock change leaves nothing of its hours; at
  /// most ten, and none where it names no hours.
  ///
  /// Only days of another length than 24 hours are looked into, for ten years at most.
  func emptyDays(from now: Instant) -> [CivilDate] {
    guard let hours = scope.hours else { return [] }
    let first = LondonTime.date(of: max(period.start, now))
    return (0..<3_660).lazy.map { first.adding(days: $0) }.prefix { day in
      period.end.map { LondonTime.start(of: day) < $0 } != false
    }.filter { hours.isEmpty(on: $0) }.prefix(10).map(\.self)
  }
}

extension LocalHours {
  /// Whether no minute of `day` by the London clock lies in these hours.
  fileprivate func isEmpty(on day: CivilDate) -> Bool {
    let (start, end) = (LondonTime.start(of: day), LondonTime.end(of: day))
    let minutes = (end.milliseconds - start.milliseconds) / 60_000
    guard minutes < 1_440 else { return false }
    return !(0..<minutes).contains { minute in
      contains(LondonTime.minuteOfDay(of: start.adding(milliseconds: minute * 60_000)))
    }
  }

  private func contains(_ minute: Int) -> Bool {
    fromMinute < toMinute
      ? (fromMinute..<toMinute).contains(minute) : minute >= fromMinute || minute < toMinute
  }
}
