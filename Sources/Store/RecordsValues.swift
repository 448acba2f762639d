import Vocabulary

// How the words of the domain go into cells and come out of them.

extension SQLValue {
  /// The sixteen bytes of an identifier.
  static func id<Noun>(_ id: OpaqueID<Noun>) -> SQLValue { .blob(id.bytes) }
  /// The sixteen bytes, or null.
  static func id<Noun>(_ id: OpaqueID<Noun>?) -> SQLValue { id.map { .blob($0.bytes) } ?? .null }
  /// Days since 1970, or null.
  static func day(_ day: CivilDate?) -> SQLValue {
    day.map { .integer(Int64($0.dayNumber)) } ?? .null
  }
  /// Milliseconds since 1970, or null.
  static func moment(_ moment: Instant?) -> SQLValue {
    moment.map { .integer($0.milliseconds) } ?? .null
  }
  /// 1 or 0.
  static func truth(_ truth: Bool) -> SQLValue { .integer(truth ? 1 : 0) }
  /// A whole number, or null.
  static func number(_ number: (some BinaryInteger)?) -> SQLValue {
    number.map { .integer(Int64($0)) } ?? .null
  }
  /// A number, whole or not, or null.
  static func amount(_ amount: Double?) -> SQLValue { amount.map { .real($0) } ?? .null }
  /// A text, or null.
  static func words(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
  /// Bytes, or null.
  static func bytes(_ bytes: [UInt8]?) -> SQLValue { bytes.map { .blob($0) } ?? .null }
  /// The number of a commit.
  static func sequence(_ sequence: CommitSequence) -> SQLValue { .integer(sequence.number) }
}

// Inlined where they are called: there the types are known, and no generic code is left.
extension SQLRow {
  @inline(__always)
  func id<Noun>(_ column: Int) throws -> OpaqueID<Noun> {
    guard let (high, low) = try halves(column) else {
      throw damaged("an identifier has not 16 bytes")
    }
    return OpaqueID(high: high, low: low)
  }

  /// `read` of the column, or nil where it is null.
  @inline(__always)
  func optional<Value>(_ column: Int, _ read: (Int) throws -> Value) rethrows -> Value? {
    isNull(column) ? nil : try read(column)
  }

  @inline(__always)
  func day(_ column: Int) throws -> CivilDate {
    CivilDate(dayNumber: try exact(column))
  }

  @inline(__always)
  func moment(_ column: Int) throws -> Instant {
    Instant(milliseconds: try integer(column))
  }

  @inline(__always)
  func truth(_ column: Int) throws -> Bool {
    try integer(column) != 0
  }

  @inline(__always)
  func sequence(_ column: Int) throws -> CommitSequence {
    CommitSequence(try integer(column))
  }

  /// The whole number there, refused where it does not fit the type asked for.
  @inline(__always)
  func exact<Number: FixedWidthInteger>(_ column: Int) throws -> Number {
    guard let number = Number(exactly: try integer(column)) else {
      throw damaged("column \(column) holds a number out of range")
    }
    return number
  }

  /// `[start, end)` from this column and the next.
  @inline(__always)
  func days(_ column: Int) throws -> DatePeriod {
    try period(column, day)
  }

  /// `[start, end)` from this column and the next.
  @inline(__always)
  func moments(_ column: Int) throws -> InstantPeriod {
    try period(column, moment)
  }

  @inline(__always)
  private func period<Bound>(
    _ column: Int, _ read: (Int) throws -> Bound
  ) throws -> Period<Bound> {
    guard let period = Period(from: try read(column), to: try optional(column + 1, read)) else {
      throw damaged("a period ends before it starts")
    }
    return period
  }
}

/// The store's own fault: a row that our constraints should have refused.
func damaged(_ fault: String) -> ServiceError {
  ServiceError(.internalFault, .internalFault, "a stored record can't be read: \(fault)")
}
