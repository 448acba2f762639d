package import Vocabulary

/// All luck of a scenario that is fixed before a run: the value of every uncertain input, the
/// yearly shocks and the people of every place, by draw.
///
/// A draw's luck hangs on the seed, the names of the inputs and the draw's number only, so that two
/// scenarios with one seed share it wherever they share names. Run 0 has every input at its centre,
/// no shocks and the principal population.
package struct DrawnLuck: Sendable {
  private let luck: Luck
  private let centres: [Lanes]
  private let inputs: [DrawnInput?]
  private let grades: [ValueProvenance.Grade]
  private let sectors: SectorFactors
  private let shocks: [DrawnShocks]
  private let people: DrawnPopulation

  /// The luck of `scenario` that belongs to `seed`; `table` is the scenario's own.
  ///
  /// - Throws: ``ServiceError`` with reason `FIELD_REQUIRED`, naming the place's population, where
  ///   a need rests on the people of a place that has none, and `VALUE_OUT_OF_RANGE` where a
  ///   population does not cover the plan's months.
  package init(
    _ scenario: Scenario, table: ParameterTable, seed: UInt64
  ) throws(ServiceError) {
    let uncertainty = scenario.parts.uncertainty
    luck = Luck(seed: seed)
    centres = table.entries.map { Lanes(repeating: $0.value.centre) }
    sectors = try SectorFactors(uncertainty)
    inputs = table.entries.map(DrawnInput.init)
    grades = table.entries.map(\.value.provenance.grade)
    shocks = table.shocks.map { DrawnShocks($0, years: scenario.years) }
    people = try DrawnPopulation(scenario)
  }

  /// The luck of up to eight draws for one component; draw 0 is run 0.
  ///
  /// Draws beyond the eighth are left out. Every uncertain value whose grade is in `holding` stays
  /// at its centre while the luck of all others is the same.
  package func block(
    _ draws: Range<UInt32>, component: CompiledModel.Component,
    holding: Set<ValueProvenance.Grade> = []
  ) -> LaneValues {
    var values = blank()
    refill(&values, draws, component: component, holding: holding)
    return values
  }

  /// Room for blocks that ``refill(_:_:component:holding:)`` fills, every value at its centre.
  package func blank() -> LaneValues {
    LaneValues(
      values: centres, shockFactors: shocks.map { Array(repeating: .one, count: $0.years) },
      population: Array(repeating: [], count: people.placeCount),
      draws: Array(repeating: 0, count: Lanes.scalarCount), laneCount: 0, luck: luck)
  }

  /// Fills `values`, made by ``blank()`` or filled before for the same component, with other draws:
  /// the same as ``block(_:component:holding:)`` without making its memory anew.
  package func refill(
    _ values: inout LaneValues, _ draws: Range<UInt32>, component: CompiledModel.Component,
    holding: Set<ValueProvenance.Grade> = []
  ) {
    let lanes = Array(draws.prefix(Lanes.scalarCount))
    let rest = Array(repeating: UInt32(0), count: Lanes.scalarCount - lanes.count)
    values.draws = lanes + rest
    values.laneCount = lanes.count
    people.fill(&values, luck: luck, places: component.places)
    for (position, series) in shocks.enumerated() {
      values.shockFactors[position] = series.factors(luck, values.draws)
    }
    fillInputs(&values, slots: component.slots, holding: holding)
  }

  private func fillInputs(
    _ values: inout LaneValues, slots: [Int], holding: Set<ValueProvenance.Grade>
  ) {
    // Where every lane is run 0 the centres stay as they are, and no memory is copied.
    guard values.draws.contains(where: { $0 > 0 }) || !isAtCentre(values, slots) else { return }
    let factors = sectors.normals(luck, values.draws)
    for slot in slots where inputs.indices.contains(slot) {
      guard let input = inputs[slot] else { continue }
      guard !holding.contains(grades[slot]) else {
        values.values[slot] = centres[slot]
        continue
      }
      let link = input.sector.flatMap { factors[$0] }
      values.values[slot] = input.lanes(luck, values.draws, centre: centres[slot], link: link)
    }
  }

  private func isAtCentre(_ values: LaneValues, _ slots: [Int]) -> Bool {
    slots.allSatisfy { inputs.indices.contains($0) && values.values[$0] == centres[$0] }
  }

  /// How many uncertain inputs have `grade`.
  package func uncertainCount(of grade: ValueProvenance.Grade) -> Int {
    inputs.indices.count { inputs[$0] != nil && grades[$0] == grade }
  }

  /// Whether one of `slots` is uncertain and has `grade`.
  package func isUncertain(_ slots: [Int], grade: ValueProvenance.Grade) -> Bool {
    slots.contains { inputs.indices.contains($0) && inputs[$0] != nil && grades[$0] == grade }
  }
}
