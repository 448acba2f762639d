import Vocabulary

/// What the levers of one owner can do about unmet need, and what they do in the mix chosen.
package struct OwnerShare: Hashable, Sendable {
  /// Who decides the levers.
  package let owner: LeverOwner
  /// FTE of unmet need that goes with this owner's levers alone, each at its bound that leaves less
  /// unmet; below 0 where even those make it worse.
  package let reach: Double
  /// The sizes behind ``reach``.
  package let reachSizes: [LeverCode: Double]
  /// Levers left out of the reach because they set what another of the owner's levers sets.
  package let leftOut: [LeverCode]
  /// FTE of unmet need that goes through this owner in the mix chosen: Shapley over owners.
  package let share: Double
}

/// What some levers can do about unmet need together, each at its bound that alone leaves less
/// unmet.
package struct LeverReach: Hashable, Sendable {
  /// FTE of unmet need that goes; below 0 where even those make it worse.
  package let closed: Double
  /// The sizes behind it.
  package let sizes: [LeverCode: Double]
  /// Levers left out because they set what another of them sets.
  package let leftOut: [LeverCode]
}

/// The gap by who can close it: shares of owners sum to what the mix closes.
package struct OwnerSplit: Hashable, Sendable {
  /// Unmet FTE with no lever pulled.
  package let unmetWithout: Double
  /// Unmet FTE with the mix chosen.
  package let unmetWith: Double
  /// One row an owner that has levers, national first.
  package let owners: [OwnerShare]
  /// The levers of every owner but the national level together: what a system can close by
  /// itself. Not the sum of its owners' reaches, since levers overlap.
  package let local: LeverReach

  /// Unmet FTE that the mix closes; the sum of the owners' shares, to 1e-9.
  package var closed: Double { unmetWithout - unmetWith }
}

extension ChangeExplainer {
  /// Who can close how much of `measure`, unmet FTE of a scope: with only an owner's levers at
  /// their bounds, and in the mix that `scenario` pulls.
  ///
  /// At most 16 runs for the mix, one or two for each lever, one for each owner and one for all but
  /// the national level.
  ///
  /// - Throws: ``ServiceError`` naming `metric` where the measure is not unmet FTE, and what a run
  ///   or the evaluation throws.
  package func owners(_ scenario: Scenario, _ measure: PlanMeasure) throws -> OwnerSplit {
    guard measure.metric == .unmetFTE else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "metric", "owners close unmet FTE")
    }
    let without = try value(measure, scenario.pulling([:]))
    let mix = scenario.pulledLevers
    let owners = LeverOwner.allCases.filter { owner in
      scenario.parts.levers.contains { $0.owner == owner }
    }
    let byLever = Dictionary(
      scenario.parts.levers.map { ($0.code, $0.owner) }, uniquingKeysWith: { first, _ in first })
    let shares = try Shapley.shares(players: owners.count, luck: Luck(seed: 0)) { set in
      let pulled = mix.filter { code, _ in
        owners.firstIndex { $0 == byLever[code] }.map { set >> UInt64($0) & 1 == 1 } ?? false
      }
      return [pulled.isEmpty ? without : try value(measure, scenario.pulling(pulled))]
    }
    let best = try bestBounds(scenario, measure)
    func reach(_ isTheirs: (LeverOwner) -> Bool) throws -> LeverReach {
      try self.reach(
        best.filter { byLever[$0.key].map(isTheirs) ?? false }, scenario, measure,
        without: without)
    }
    var rows: [OwnerShare] = []
    for (position, owner) in owners.enumerated() {
      let reach = try reach { $0 == owner }
      rows.append(
        OwnerShare(
          owner: owner, reach: reach.closed, reachSizes: reach.sizes, leftOut: reach.leftOut,
          share: -(shares.shares[position].first ?? 0)))
    }
    return OwnerSplit(
      unmetWithout: without, unmetWith: try value(measure, scenario), owners: rows,
      local: try reach { $0 != .national })
  }

  private func reach(
    _ bounds: [LeverCode: Double], _ scenario: Scenario, _ measure: PlanMeasure, without: Double
  ) throws -> LeverReach {
    var (sizes, leftOut) = ([LeverCode: Double](), [LeverCode]())
    for (lever, bound) in bounds.sorted(by: { $0.key < $1.key }) {
      sizes[lever] = bound
      if try isContradictory(scenario, sizes) {
        sizes[lever] = nil
        leftOut.append(lever)
      }
    }
    let unmet = sizes.isEmpty ? without : try value(measure, scenario.pulling(sizes))
    return LeverReach(closed: without - unmet, sizes: sizes, leftOut: leftOut)
  }

  /// Whether two of the levers set one thing in one month.
  private func isContradictory(
    _ scenario: Scenario, _ sizes: [LeverCode: Double]
  ) throws(ServiceError) -> Bool {
    do {
      _ = try scenario.pulling(sizes)
      return false
    } catch {
      guard error.reason == .fieldsContradict else { throw error }
      return true
    }
  }

  /// The better bound of each lever that has one, found alone.
  private func bestBounds(
    _ scenario: Scenario, _ measure: PlanMeasure
  ) throws -> [LeverCode: Double] {
    var best: [LeverCode: Double] = [:]
    for lever in scenario.parts.levers {
      best[lever.code] = try bestBound(lever, scenario, measure)
    }
    return best
  }

  private func bestBound(
    _ lever: Lever, _ scenario: Scenario, _ measure: PlanMeasure
  ) throws -> Double? {
    let bounds = Set([lever.bounds.lowerBound, lever.bounds.upperBound]).filter { $0 != 0 }.sorted()
    guard bounds.count > 1 else { return bounds.first }
    var best: (bound: Double, unmet: Double)?
    for bound in bounds {
      let unmet = try value(measure, scenario.pulling([lever.code: bound]))
      if unmet < best?.unmet ?? .infinity { best = (bound, unmet) }
    }
    return best?.bound
  }
}
