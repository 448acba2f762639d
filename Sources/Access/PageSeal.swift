/// Seals where a page ended, so that a caller can hand it back and nobody can make one up.
package protocol PageSeal: Sendable {
  /// A token for `body`, printable, without meaning to its bearer.
  func seal(_ body: [UInt8]) -> String
  /// The body of a token sealed here, or nil for anything else.
  func open(_ token: String) -> [UInt8]?
}
