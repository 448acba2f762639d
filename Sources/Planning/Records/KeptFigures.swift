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

  /// People whom a result counts beside its groups.
  package enum Subject: Hashable, Sendable {
    /// Those who hold a kind of joint post.
    case holders(PostCode)
    /// Carers authorised for a task at a place.
    case carers(PlanPlaceCode, TaskCode)
    /// Students of a programme.
    case students(ProgrammeCode)
  }

  /// Groups at places by year end, in the order of the result.
  package let rows: [Row]
  /// Bands, in the order of the result.
  package let bands: [BandSeries]
  /// People beside the groups, by year end.
  package let counts: [Subject: [Double]]

  /// Figures with these parts.
  package init(rows: [Row], bands: [BandSeries], counts: [Subject: [Double]] = [:]) {
    self.rows = rows
    self.bands = bands
    self.counts = counts
  }
}

/// What an export of a whole result leaves out, in every year: a later year's flows would give an
/// earlier year's people back.
package struct HiddenFigures: Hashable, Sendable {
  /// Groups at places of which some year may not be shown.
  package let groups: Set<BandScope>
  /// Sums of available FTE that would give one of them back.
  package let sums: Set<BandScope>
  /// Sums of need, shortage and surplus that would.
  package let needSums: Set<BandScope>
  /// People beside the groups of whom some year's count is small.
  package let subjects: Set<KeptFigures.Subject>
  /// Lines of cost that give hidden people back at their price.
  package let costLines: Set<CostLineCode>
  /// Funds that pay such a line.
  package let funds: Set<String>

  /// What is left out.
  package init(
    groups: Set<BandScope>, sums: Set<BandScope>, needSums: Set<BandScope>,
    subjects: Set<KeptFigures.Subject>, costLines: Set<CostLineCode>, funds: Set<String>
  ) {
    self.groups = groups
    self.sums = sums
    self.needSums = needSums
    self.subjects = subjects
    self.costLines = costLines
    self.funds = funds
  }

  /// Whether a series may not be shown.
  package func hides(_ metric: BandMetric, of scope: BandScope) -> Bool {
    groups.contains(scope) || (metric.isOfNeed ? needSums : sums).contains(scope)
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
