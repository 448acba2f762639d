/// A JSON value read so strictly that two readers can't disagree about it.
///
/// Names and texts are equal only where their UTF-8 bytes are: Swift's own comparison also takes
/// canonically equivalent texts as equal, and a verifier in another language would not.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A number written as whole decimal digits that fit, such as a date or an index.
  case integer(Int64)
  /// Any other number, as it was written, so that nothing is rounded before it is judged.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The members in the order in which they were written.
  case object([JSONMember])
}

/// A name and its value in a JSON object.
package struct JSONMember: Hashable, Sendable {
  /// The name, unescaped.
  package let name: String
  /// The value.
  package let value: JSONValue

  /// The member `name` with `value`.
  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }

  /// Whether both have the same name, byte for byte, and the same value.
  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    isSame(left.name, right.name) && left.value == right.value
  }

  /// Hashes the bytes of the name and the value.
  package func hash(into hasher: inout Hasher) {
    for byte in name.utf8 { hasher.combine(byte) }
    hasher.combine(value)
  }
}

/// Whether two texts are the same byte for byte, which `==` does not ask.
package func isSame(_ left: String, _ right: String) -> Bool {
  left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
}

extension JSONValue: Hashable {
  /// Whether both are the same value: numbers as written, texts byte for byte, members in order.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): isSame(left, right)
    case (.string(let left), .string(let right)): isSame(left, right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .number(let text), .string(let text):
      for byte in text.utf8 { hasher.combine(byte) }
    case .array(let items): hasher.combine(items)
    case .object(let members): hasher.combine(members)
    }
  }
}

extension JSONValue {
  /// The value of the member called `name`, byte for byte, or nil where there is none or this is
  /// no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { isSame($0.name, name) }?.value
  }

  /// The members of an object, or nil for another value.
  package var members: [JSONMember]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The items of an array, or nil for another value.
  package var items: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// The text of a string, or nil for another value.
  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number of an ``integer(_:)``, or nil for another value, also for `1.0` and `1e3`.
  package var wholeNumber: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The value of `true` or `false`, or nil for another value.
  package var flag: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }
}
