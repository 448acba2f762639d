/// A value that must not be printed: a name, a birth date, an identifier.
///
/// Describing, interpolating, dumping or reflecting it shows `redacted`; ``revealed`` is the one
/// way to the value, so that each use can be found by its name.
package struct Sensitive<Value> {
  /// The value itself.
  package let revealed: Value

  /// `value`, kept out of print.
  package init(_ value: Value) {
    revealed = value
  }
}

extension Sensitive: Sendable where Value: Sendable {}
extension Sensitive: Equatable where Value: Equatable {}
extension Sensitive: Hashable where Value: Hashable {}

extension Sensitive: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always the same word.
  package var description: String { "redacted" }
  /// Always the same word.
  package var debugDescription: String { "redacted" }
  /// A mirror without children.
  package var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}
