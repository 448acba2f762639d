/// The civil clock of Europe/London, by the rule in force since 1996: summer time from 01:00 UTC on
/// the last Sunday of March to 01:00 UTC on the last Sunday of October.
///
/// This is the only place that knows the zone. The rule is written out, not read from the machine's
/// tz database, so that a report replays the same on every machine; ``ruleVersion`` travels in the
/// basis of each report. Instants before 1996 are outside ``Instant/supported``.
package enum LondonTime {
  /// Names the rule, for the basis of a report.
  package static let ruleVersion = "Europe/London since 1996"

  /// The London day on which `instant` falls.
  package static func date(of instant: Instant) -> CivilDate {
    let local = instant.milliseconds + (isSummer(instant) ? 3_600_000 : 0)
    return CivilDate(dayNumber: Int32(clamping: local.floorDivided(by: 86_400_000)))
  }

  /// The moment `date` begins in London: 00:00 local, which always exists there.
  package static func start(of date: CivilDate) -> Instant {
    let midnight = Instant(milliseconds: Int64(date.dayNumber) * 86_400_000)
    let hourEarlier = midnight.adding(milliseconds: -3_600_000)
    return isSummer(hourEarlier) ? hourEarlier : midnight
  }

  /// The moment a civil "valid to" date stops holding: the start of the next day.
  package static func end(of date: CivilDate) -> Instant {
    start(of: date.adding(days: 1))
  }

  /// What a London clock shows at `instant`, in minutes after midnight, 0 to 1,439.
  ///
  /// The hour that the autumn change repeats reads the same on both passes.
  package static func minuteOfDay(of instant: Instant) -> Int {
    let local = instant.milliseconds + (isSummer(instant) ? 3_600_000 : 0)
    let day = local.floorDivided(by: 86_400_000)
    return Int((local - day * 86_400_000) / 60_000)
  }

  /// Whether a London clock never shows `reading`, a local date and time told as though in UTC: so
  /// in the hour that the spring change leaves out.
  package static func leavesOut(_ reading: Instant) -> Bool {
    isSummer(reading) && !isSummer(reading.adding(milliseconds: -3_600_000))
  }

  private static func isSummer(_ instant: Instant) -> Bool {
    let day = CivilDate(
      dayNumber: Int32(clamping: instant.milliseconds.floorDivided(by: 86_400_000)))
    let (year, month, _) = day.parts
    // Only in two months does the day decide.
    if month != 3, month != 10 { return (4...9).contains(month) && (1900...2199).contains(year) }
    guard let march = lastSunday(year, 3), let october = lastSunday(year, 10) else { return false }
    let hour: Int64 = 3_600_000
    return instant.milliseconds >= Int64(march.dayNumber) * 86_400_000 + hour
      && instant.milliseconds < Int64(october.dayNumber) * 86_400_000 + hour
  }

  private static func lastSunday(_ year: Int, _ month: Int) -> CivilDate? {
    CivilDate(year: year, month: month, day: 31).map { $0.adding(days: -($0.weekday % 7)) }
  }
}
