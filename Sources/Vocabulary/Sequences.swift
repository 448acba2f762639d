/// The number of a commit: each committed change takes the next, so that "what was known then" is
/// exact even where commits share a millisecond.
package struct CommitSequence: Hashable, Sendable, Comparable {
  /// 0 before any commit.
  package let number: Int64

  /// The sequence with this number, as read back from the store.
  package init(_ number: Int64) {
    self.number = number
  }

  /// Earlier commits first.
  package static func < (left: CommitSequence, right: CommitSequence) -> Bool {
    left.number < right.number
  }
}

/// The version of a record that a change must name to show it read the latest.
package struct Etag: Hashable, Sendable, CustomStringConvertible {
  /// Opaque to callers.
  package let text: String

  /// The tag of a record last changed at `sequence`.
  package init(_ sequence: CommitSequence) {
    text = "v\(sequence.number)"
  }

  /// The tag a caller sent.
  package init(sent text: String) {
    self.text = text
  }

  /// The tag itself.
  package var description: String { text }
}
