import OneWorkforceProtos
import Planning
import Vocabulary
import WireFormat

/// What is printed of a projection, whether it was run here or by a service.
struct ShownProjection {
  /// A group at a place at a year end.
  struct Group {
    let group: GroupCode
    let year: Int
    /// The tier of its need in words; nil where the need is unknown.
    let tier: String?
    /// Required less available where that is above 0; nil where the need is unknown.
    let unmetFTE: Double?
  }

  /// The share of the band that goes when the values of a grade are held.
  struct BudgetShare {
    let grade: String
    let valueCount: Int
    let share: Double
  }

  let scenario: Scenario
  let bands: [BandSeries]
  let groups: [Group]
  /// Empty where there were no draws.
  let budget: [BudgetShare]

  /// What was run here.
  init(_ result: ProjectionResult) {
    scenario = result.scenario
    bands = result.bands
    groups = result.central.groups.map { row in
      Group(
        group: row.group, year: row.year,
        tier: row.need.map { Self.tier(Int($0.tier.number), $0.tier.label) },
        unmetFTE: row.unmetFTE)
    }
    budget = (result.budget?.shares ?? []).map {
      BudgetShare(grade: $0.grade.rawValue, valueCount: $0.valueCount, share: $0.share)
    }
  }

  /// What a service ran of `scenario`.
  init(_ wire: WireProjection, of scenario: Scenario) throws {
    self.scenario = scenario
    bands = try wire.bands.map { try $0.native() }
    groups = try wire.groups.map { row in
      Group(
        group: try GroupCode(row.group, field: "group"), year: Int(row.year),
        tier: row.hasNeed ? Self.tier(Int(row.need.tier), row.need.tierLabel) : nil,
        unmetFTE: row.hasGapFte ? max(0, row.gapFte) : nil)
    }
    budget = wire.budget.shares.map {
      BudgetShare(grade: $0.grade, valueCount: Int($0.valueCount), share: $0.share)
    }
  }

  /// The series of a measure over a scope, or nil.
  func band(_ scope: BandScope, _ metric: BandMetric) -> BandSeries? {
    bands.first { $0.scope == scope && $0.metric == metric }
  }

  private static func tier(_ number: Int, _ label: String) -> String { "tier \(number), \(label)" }
}
