/// One claim that a verifier asks for (OpenID4VP 1.0 section 6.3).
package struct ClaimQuery: Hashable, Sendable {
  /// The name that claim sets use, or nil.
  package let id: QueryName?
  /// Where the claim stands.
  package let path: ClaimPath
  /// The values one of which the claim must have, texts, whole numbers or truth values; empty for
  /// any value.
  package let values: [JSONValue]

  /// The most values one query may list.
  static let mostValues = 64
  /// The most steps a path may have: no claim stands deeper.
  static let mostSteps = 16

  /// The query for the claim at `path`.
  ///
  /// - Throws: ``CredentialFault`` `query_malformed` at `path` unless it has 1 to 16 steps, none
  ///   below 0, and at `values` for more than 64 or another kind of value.
  package init(
    id: QueryName? = nil, path: ClaimPath, values: [JSONValue] = []
  ) throws(CredentialFault) {
    guard (1...Self.mostSteps).contains(path.steps.count) else {
      throw CredentialFault(.queryMalformed, "path")
    }
    for step in path.steps {
      if case .element(let index) = step, index < 0 {
        throw CredentialFault(.queryMalformed, "path")
      }
    }
    guard values.count <= Self.mostValues, values.allSatisfy(Self.isComparable) else {
      throw CredentialFault(.queryMalformed, "values")
    }
    self.id = id
    self.path = path
    self.values = values
  }

  private static func isComparable(_ value: JSONValue) -> Bool {
    switch value {
    case .string, .integer, .bool: true
    default: false
    }
  }

  /// Whether `claims` have the claim, with one of the values where there are any to compare.
  func isMet(by claims: JSONValue) -> Bool {
    let found = claims.values(at: path)
    return values.isEmpty ? !found.isEmpty : found.contains { values.contains($0) }
  }
}

/// A name within a query: letters, digits, `_` and `-`, 1 to 64 of them.
package struct QueryName: Hashable, Sendable, CustomStringConvertible {
  /// The name itself.
  package let description: String

  /// The name that `text` spells.
  ///
  /// - Throws: ``CredentialFault`` `query_malformed` at `id`.
  package init(_ text: String) throws(CredentialFault) {
    guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else {
      throw CredentialFault(.queryMalformed, "id")
    }
    description = text
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
