/// A bridge from an opening to a closing figure by named parts, nothing left over.
package struct Bridge: Hashable, Sendable {
  /// What is explained.
  package enum Subject: String, Hashable, Sendable, CaseIterable {
    /// Available FTE of a group at a place.
    case availableFTE = "AVAILABLE_FTE"
    /// Required FTE of a group at a place.
    case requiredFTE = "REQUIRED_FTE"
    /// Required less available FTE of a group at a place.
    case gapFTE = "GAP_FTE"
    /// The sum of shortages of several groups.
    case unmetFTE = "UNMET_FTE"
    /// Another measure, compared between scenarios.
    case measure = "MEASURE"
  }

  /// What is explained.
  package let subject: Subject
  /// The figure before.
  package let opening: Double
  /// What changed it, in the order in which a bridge tells it.
  package let parts: [ExplainedPart]
  /// The figure after.
  package let closing: Double

  /// A bridge with these parts.
  package init(subject: Subject, opening: Double, parts: [ExplainedPart], closing: Double) {
    self.subject = subject
    self.opening = opening
    self.parts = parts
    self.closing = closing
  }

  /// Opening and parts less closing: 0 but for rounding, below 1e-9 of the figures.
  package var residual: Double {
    parts.reduce(opening) { $0 + $1.change } - closing
  }
}

/// The explanation of a gap: a ``Bridge`` whose subject is the gap of one group or the unmet FTE of
/// several.
package typealias GapExplanation = Bridge
