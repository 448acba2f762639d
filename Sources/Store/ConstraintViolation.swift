package import Vocabulary

/// A change that a constraint of the schema refused; only its own statement was undone.
///
/// A query that expects one catches it and answers in the caller's words.
package struct ConstraintViolation: Error, Hashable, Sendable {
  /// Which sort of constraint.
  package enum Kind: String, Sendable, CaseIterable {
    /// A key that must be unique is taken.
    case unique
    /// The row refers to one that does not exist, or is referred to by one that does.
    case reference
    /// A check, a column type or a trigger said no.
    case check
    /// A column that must be filled is empty.
    case missing
  }

  /// Which sort of constraint.
  package let kind: Kind
  /// The engine's words: names from the schema, never a value.
  package let detail: String

  /// The violation an engine reported.
  package init(_ kind: Kind, detail: String) {
    self.kind = kind
    self.detail = detail
  }

  /// What a caller is told where no query had better words.
  package var refusal: ServiceError {
    switch kind {
    case .unique:
      ServiceError(.alreadyExists, .recordExists, "a record with the same key exists")
    case .reference:
      ServiceError(
        .failedPrecondition, .recordNotFound, "a record that this one refers to does not exist")
    case .check, .missing:
      ServiceError(.internalFault, .internalFault, "the schema refused a row: \(detail)")
    }
  }
}
