package import Vocabulary

/// Times as tokens write them: whole seconds since 1970, up to the year 9999.
package enum TokenTime {
  /// The seconds that tokens may say.
  package static let supported: ClosedRange<Int64> = 0...253_402_300_799
  /// How far ahead another party's clock may be, in seconds.
  package static let clockSkew: Int64 = 300

  /// The seconds that `value` gives, or nil where it is absent, no whole number or out of range.
  static func read(_ value: JSONValue?) -> Int64? {
    guard let seconds = value?.wholeNumber, supported.contains(seconds) else { return nil }
    return seconds
  }

  /// As ``read(_:)`` for a time that may be left out: `.some(nil)` where it is, nil where it is
  /// there and wrong.
  static func readOptional(_ value: JSONValue?) -> Int64?? {
    guard let value else { return .some(nil) }
    return read(value).map { .some($0) }
  }

  /// The whole seconds since 1970 at `instant`, rounded down.
  package static func seconds(of instant: Instant) -> Int64 {
    instant.milliseconds.floorDivided(by: 1_000)
  }
}
