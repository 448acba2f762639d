/// A moment, to the millisecond, in UTC.
package struct Instant: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let milliseconds: Int64

  /// The moments this service accepts: the years 2000 to 2100 by UTC, `[start, end)` as a range of
  /// instants whose last member is the final millisecond.
  package static let supported =
    Instant(milliseconds: 946_684_800_000)...Instant(milliseconds: 4_133_980_799_999)

  /// The moment `milliseconds` after 1970, as read back from the store or given by a clock.
  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The moment of `seconds` and `nanoseconds` of a protobuf timestamp, cut to the millisecond.
  ///
  /// - Throws: ``ServiceError`` with reason `INSTANT_INVALID`, naming `field`, where it is not in
  ///   ``supported``.
  package init(seconds: Int64, nanoseconds: Int32, field: String) throws(ServiceError) {
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    guard !overflow, (0...999_999_999).contains(nanoseconds) else {
      throw Self.refusal(field)
    }
    let (total, overflow2) = scaled.addingReportingOverflow(Int64(nanoseconds / 1_000_000))
    guard !overflow2, Self.supported.contains(Instant(milliseconds: total)) else {
      throw Self.refusal(field)
    }
    milliseconds = total
  }

  /// The moment that `text` spells by RFC 3339, with an offset.
  ///
  /// - Throws: ``ServiceError`` with reason `INSTANT_INVALID`, naming `field`.
  package init(_ text: String, field: String) throws(ServiceError) {
    guard let instant = Self.parse(Array(text.utf8)), Self.supported.contains(instant) else {
      throw Self.refusal(field, text)
    }
    self = instant
  }

  /// The moment `duration` milliseconds later, held inside the range of the type.
  package func adding(milliseconds duration: Int64) -> Instant {
    let (sum, overflow) = milliseconds.addingReportingOverflow(duration)
    return Instant(milliseconds: overflow ? (duration < 0 ? .min : .max) : sum)
  }

  private static func refusal(_ field: String, _ text: String? = nil) -> ServiceError {
    ServiceError(
      .invalidArgument, .instantInvalid, field: field,
      "must be a moment of the years 2000 to 2100 with an offset, such as "
        + "`2026-03-17T00:00:00Z`" + (text.map { "; got \(quoted($0))" } ?? ""))
  }

  private static func parse(_ text: [UInt8]) -> Instant? {
    func number(_ range: Range<Int>) -> Int? {
      range.upperBound <= text.count
        ? wholeNumber(String(decoding: text[range], as: UTF8.self)) : nil
    }
    func character(_ index: Int, _ allowed: String) -> Bool {
      index < text.count && allowed.utf8.contains(text[index])
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      character(4, "-"), character(7, "-"), character(10, "Tt "), character(13, ":"),
      character(16, ":"), hour < 24, minute < 60, second < 60,
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    var position = 19
    var fraction = 0
    if character(position, ".") {
      let start = position + 1
      position = start
      while character(position, "0123456789") { position += 1 }
      guard (1...9).contains(position - start) else { return nil }
      let shown = (text[start..<position] + Array("00".utf8)).prefix(3)
      fraction = wholeNumber(String(decoding: shown, as: UTF8.self)) ?? 0
    }
    guard let offset = offsetMinutes(text[position...]) else { return nil }
    let minutes = Int64(date.dayNumber) * 1_440 + Int64(hour * 60 + minute - offset)
    return Instant(milliseconds: (minutes * 60 + Int64(second)) * 1_000 + Int64(fraction))
  }

  private static func offsetMinutes(_ text: ArraySlice<UInt8>) -> Int? {
    let zone = String(decoding: text, as: UTF8.self)
    if zone == "Z" || zone == "z" { return 0 }
    guard zone.utf8.count == 6, let sign = zone.first, "+-".contains(sign),
      zone.utf8[zone.utf8.index(zone.startIndex, offsetBy: 3)] == UInt8(ascii: ":"),
      let hours = wholeNumber(zone.dropFirst().prefix(2)),
      let minutes = wholeNumber(zone.suffix(2)), hours < 24, minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (sign == "-" ? -1 : 1)
  }
}

extension Instant: Comparable, CustomStringConvertible {
  /// Earlier moments first.
  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// RFC 3339 in UTC; milliseconds shown only where there are any.
  package var description: String {
    let day = milliseconds.floorDivided(by: 86_400_000)
    let rest = Int(milliseconds - day * 86_400_000)
    let (seconds, fraction) = (rest / 1_000, rest % 1_000)
    let date = CivilDate(dayNumber: Int32(clamping: day))
    let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    return "\(date)T\(time.joined(separator: ":"))"
      + (fraction == 0 ? "" : ".\(padded(fraction, 3))") + "Z"
  }
}

extension Int64 {
  /// The quotient rounded down; `divisor` is positive.
  package func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
