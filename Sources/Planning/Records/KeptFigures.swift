import Vocabulary

/// What an export tells of a kept result: groups at places by year end in run 0, and bands.
package struct KeptFigures: Hashable, Sendable {
  /// A group at a place at a year end.
  package struct Row: Hashable, Sendable {
    /// Where and when.
    package let key: YearKey
    /// People in twelve bands.
    package let people: [Double]
    /// Available FTE.
    package let availableFTE: Double
    /// Required FTE; nil where the need is unknown.
    package let requiredFTE: Double?
    /// Required less available; nil where the need is unknown.
    package let gapFTE: Double?

    /// A row with these parts.
    package init(
      key: YearKey, people: [Double], availableFTE: Double, requiredFTE: Double?, gapFTE: Double?
    ) {
      self.key = key
      self.people = people
      self.availableFTE = availableFTE
      self.requiredFTE = requiredFTE
      self.gapFTE = gapFTE
    }
  }

  /// Groups at places by year end, in the order of the result.
  package let rows: [Row]
  /// Bands, in the order of the result.
  package let bands: [BandSeries]

  /// Figures with these parts.
  package init(rows: [Row], bands: [BandSeries]) {
    self.rows = rows
    self.bands = bands
  }
}

/// A scope at a year end.
package struct YearKey: Hashable, Sendable {
  /// The scope.
  package let scope: BandScope
  /// Years since point 0.
  package let year: Int

  /// The scope at the end of `year`.
  package init(_ scope: BandScope, _ year: Int) {
    self.scope = scope
    self.year = year
  }
}
