package import Vocabulary

/// What a change does to one sector: printed beside every gain, since one sector's gain may be
/// another's loss. FTE only; headcounts are never added.
package struct SectorEffect: Hashable, Sendable {
  /// The sector.
  package let sector: Sector
  /// Change of its unmet FTE; above 0 is worse.
  package let unmetFTEChange: Double
  /// Change of its available FTE.
  package let availableFTEChange: Double

  /// Effects at the end of `year` on each sector that either scenario has, in their order.
  package static func between(
    _ base: CentralRun, of first: Scenario, _ changed: CentralRun, of second: Scenario, year: Int
  ) -> [SectorEffect] {
    let (before, after) = (totals(base, first, year), totals(changed, second, year))
    return Sector.allCases.compactMap { sector in
      guard before[sector] != nil || after[sector] != nil else { return nil }
      let (old, new) = (before[sector] ?? (0, 0), after[sector] ?? (0, 0))
      return SectorEffect(
        sector: sector, unmetFTEChange: new.unmet - old.unmet,
        availableFTEChange: new.available - old.available)
    }
  }

  private static func totals(
    _ run: CentralRun, _ scenario: Scenario, _ year: Int
  ) -> [Sector: (unmet: Double, available: Double)] {
    let sectors = PlanMeasure.sectors(scenario)
    var totals: [Sector: (unmet: Double, available: Double)] = [:]
    for row in run.groups where row.year == year {
      guard let sector = sectors[row.group] else { continue }
      let old = totals[sector] ?? (0, 0)
      totals[sector] = (
        old.unmet + (row.unmetFTE ?? 0), old.available + row.capacity.availableFTE
      )
    }
    return totals
  }
}

/// A lever alone: what it does to each sector.
package struct LeverEffect: Hashable, Sendable {
  /// The lever.
  package let lever: LeverCode
  /// Its effect by sector.
  package let sectors: [SectorEffect]
}

extension ChangeExplainer {
  /// What each pulled lever does by sector at the end of `year` when it alone is pulled, in order
  /// of code; one run each. Effects of levers together need not be their sum.
  ///
  /// - Throws: ``ServiceError`` of a run, and what the evaluation throws.
  package func effects(ofLevers scenario: Scenario, year: Int) throws -> [LeverEffect] {
    let without = try scenario.pulling([:])
    let base = try run(without)
    return try scenario.pulledLevers.sorted { $0.key < $1.key }.map { code, size in
      let alone = try scenario.pulling([code: size])
      return LeverEffect(
        lever: code,
        sectors: SectorEffect.between(base, of: without, try run(alone), of: alone, year: year))
    }
  }
}
