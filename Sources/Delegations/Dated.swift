package import Vocabulary

/// A fact of delegation with its name and the time it holds, as known at one commit.
package struct Dated<Fact: Hashable & Sendable>: Hashable, Sendable {
  /// The record's own name; reasons and passed checks cite it.
  package let id: RecordID
  /// When the fact holds.
  package let period: InstantPeriod
  /// When the service came to know it.
  package let recordedAt: Instant
  /// What it says.
  package let fact: Fact

  /// `fact`, holding for `period`.
  package init(_ fact: Fact, id: RecordID, period: InstantPeriod, recordedAt: Instant) {
    self.id = id
    self.period = period
    self.recordedAt = recordedAt
    self.fact = fact
  }

  /// Whether the fact holds at `instant`.
  package func holds(at instant: Instant) -> Bool { period.contains(instant) }
}

/// The tasks a fact speaks of: all of them, or those named.
package enum TaskScope: Hashable, Sendable {
  /// Every intervention.
  case any
  /// These; an empty set covers none.
  case only(Set<StandardCode>)

  /// Whether `task` is one of them.
  package func covers(_ task: StandardCode) -> Bool {
    switch self {
    case .any: true
    case .only(let tasks): tasks.contains(task)
    }
  }
}
