/// A JSON value read so strictly that two readers can't disagree about it.
///
/// Foundation's decoder keeps one of two members of the same name; another reader may keep the
/// other, and between them a token says two things. Here a repeated name, an unpaired surrogate,
/// a byte that is not UTF-8, anything after the value or nesting deeper than
/// ``StrictJSON/deepest`` refuses the whole text.
enum StrictJSON: Hashable, Sendable {
  case object([String: StrictJSON])
  case array([StrictJSON])
  case text(String)
  /// A number as it was written, so that nothing is rounded before it is judged.
  case number(String)
  case boolean(Bool)
  case null

  /// How many values may stand inside each other.
  static let deepest = 8

  /// The value that `bytes` spell.
  ///
  /// - Throws: ``Malformed`` where they spell none, or more than one.
  init(_ bytes: some Sequence<UInt8>) throws(Malformed) {
    var reader = StrictJSONReader(Array(bytes))
    self = try reader.value(depth: 1)
    try reader.end()
  }

  /// The text was not one well-formed JSON value.
  struct Malformed: Error {}

  /// The members of an object, or nil for another value.
  var members: [String: StrictJSON]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The text of a string, or nil for another value.
  var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The items of an array, or nil for another value.
  var items: [StrictJSON]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// A number written as whole decimal digits, or nil for another value.
  var wholeNumber: Int64? {
    if case .number(let text) = self { Int64(text) } else { nil }
  }
}
