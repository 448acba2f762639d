/// Eight draws side by side: every number of a block of draws is one of these.
package typealias Lanes = SIMD8<Double>

/// Everything a block of eight draws needs to know of luck, fixed before the block runs.
///
/// The model reads it and draws nothing, but for whole-person groups, whose draws depend on the
/// state and are keyed by ``luck`` and ``draws``.
package struct LaneValues: Sendable {
  /// The value of every input by its slot in the ``ParameterTable``; slots of places outside the
  /// component asked for hold their centre.
  package var values: [Lanes]
  /// exp(ε) by shock series, as ``UncertaintySettings/shocks`` are sorted in the table, and plan
  /// year from 0.
  package var shockFactors: [[Lanes]]
  /// People of each place of the scenario, nineteen bands a point: `[place][point * 19 + band]`;
  /// empty for places outside the component.
  package var population: [[Lanes]]
  /// The draw each lane stands for; 0 is run 0. Lanes beyond the last draw repeat run 0.
  package var draws: [UInt32]
  /// How many lanes count, 1 to 8.
  package var laneCount: Int
  /// The luck of whole-person groups.
  package var luck: Luck

  /// Values with these parts.
  package init(
    values: [Lanes], shockFactors: [[Lanes]], population: [[Lanes]], draws: [UInt32],
    laneCount: Int, luck: Luck
  ) {
    self.values = values
    self.shockFactors = shockFactors
    self.population = population
    self.draws = draws
    self.laneCount = laneCount
    self.luck = luck
  }
}
