import Vocabulary

/// What a measure comes to at the ends of one uncertain input's 80 % interval, all else as in run
/// 0.
package struct TornadoBar: Hashable, Sendable {
  /// The input: a parameter's name, without the age band where all bands move together.
  package let input: String
  /// How many values move together.
  package let valueCount: Int
  /// The grade of the weakest of them: placeholder before elicited, borrowed, measured.
  package let grade: ValueProvenance.Grade
  /// The measure with the input at its low end.
  package let atLow: Double
  /// The measure with the input at its high end.
  package let atHigh: Double

  /// How far the ends are apart.
  package var width: Double { abs(atHigh - atLow) }
}

/// Which uncertain inputs move a measure most, widest first.
package struct Tornado: Hashable, Sendable {
  /// What is measured.
  package let measure: PlanMeasure
  /// The measure in run 0.
  package let central: Double
  /// The widest bars, in order of width, then of name.
  package let bars: [TornadoBar]
  /// How many uncertain inputs there are, those not shown among them.
  package let inputCount: Int
}

extension Projection {
  /// The `top` uncertain inputs that move `measure` most when each goes from the low to the high
  /// end of its 80 % interval alone.
  ///
  /// A row of the scenario given by age band is one input: its bands move together. Shocks and
  /// population variants are no inputs here. Four inputs share a block of lanes; only components
  /// that read an input run for it. The same bytes for any number of workers.
  ///
  /// - Throws: ``ServiceError`` naming `year` or `scope` where nothing is measured, what a run
  ///   refuses, and `CancellationError` once the task is cancelled.
  package static func tornado(
    _ scenario: Scenario, _ measure: PlanMeasure, top: Int = 10, workers: Int = 1
  ) async throws -> Tornado {
    let run = try PreparedRun(scenario, seed: 0, thresholds: [0])
    let study = try TornadoStudy(run, measure, table: ParameterTable(scenario))
    let base = try study.base()
    var bars = Array(repeating: [TornadoBar](), count: study.pieceCount)
    try await Crew.share(study.pieceCount, workers: workers) { piece in
      try Task.checkCancellation()
      return try study.bars(of: piece, base: base)
    } receive: { piece, found in
      bars[piece] = found
    }
    let ordered = bars.flatMap { $0 }.sorted {
      $0.width != $1.width ? $0.width > $1.width : $0.input < $1.input
    }
    return Tornado(
      measure: measure, central: base.reduce(0, +), bars: Array(ordered.prefix(max(top, 0))),
      inputCount: ordered.count)
  }
}

/// The runs behind a tornado.
private struct TornadoStudy: Sendable {
  private struct Input: Sendable {
    let name: String
    let slots: [Int]
    let grade: ValueProvenance.Grade
  }

  private static let inputsPerBlock = Lanes.scalarCount / 2
  private let run: PreparedRun
  private let measure: PlanMeasure
  private let table: ParameterTable
  private let inputs: [Input]
  /// By component: the positions of its cells that are measured.
  private let measured: [[Int]]

  init(
    _ run: PreparedRun, _ measure: PlanMeasure, table: ParameterTable
  ) throws(ServiceError) {
    guard (0...run.model.years).contains(measure.year) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "year",
        "must be 0 to \(run.model.years); got \(quoted("\(measure.year)"))")
    }
    (self.run, self.measure, self.table) = (run, measure, table)
    let sectors = PlanMeasure.sectors(run.scenario)
    measured = run.model.components.indices.map { component in
      run.cells(of: component).enumerated().filter { _, cell in
        (cell.hasNeed || !measure.metric.isOfNeed)
          && PlanMeasure.isIn(
            measure.scope, place: cell.place, group: cell.group, sectors: sectors)
      }.map(\.offset)
    }
    guard measured.contains(where: { !$0.isEmpty }) else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "scope", "nothing there has this measure")
    }
    inputs = Self.inputs(table)
  }

  private static func inputs(_ table: ParameterTable) -> [Input] {
    let uncertain = table.entries.indices.filter { table.entries[$0].value.isUncertain }
    let rows = Dictionary(grouping: uncertain) { row(of: table.entries[$0].name) }
    return rows.sorted { $0.key < $1.key }.map { name, slots in
      let grades = Set(slots.map { table.entries[$0].value.provenance.grade })
      let weakest = ValueProvenance.Grade.allCases.last { grades.contains($0) }
      return Input(name: name, slots: slots, grade: weakest ?? .placeholder)
    }
  }

  /// The name without its age band.
  private static func row(of name: ParameterName) -> String {
    let parts = name.text.split(separator: "/", omittingEmptySubsequences: false)
    let isBanded =
      parts.first == "rate"
      || (parts.count > 2 && ["rate", "prevalence"].contains(parts[parts.count - 2]))
    return isBanded ? parts.dropLast().joined(separator: "/") : name.text
  }

  var pieceCount: Int { (inputs.count + Self.inputsPerBlock - 1) / Self.inputsPerBlock }

  /// The measure of run 0, by component.
  func base() throws(ServiceError) -> [Double] {
    var base: [Double] = []
    for component in run.model.components.indices {
      let luck = run.luck.block(0..<1, component: run.model.components[component])
      base.append(try sum(run.model.run(component: component, luck), component)[0])
    }
    return base
  }

  private func sum(_ ends: BlockYearEnds, _ component: Int) -> Lanes {
    measured[component].reduce(Lanes.zero) { sum, cell in
      let position = measure.year * ends.cells.count + cell
      return sum
        + measure.lanes(
          available: ends.availableFTE[position], required: ends.requiredFTE[position],
          people: ends.people[position])
    }
  }

  /// The bars of four inputs.
  func bars(of piece: Int, base: [Double]) throws(ServiceError) -> [TornadoBar] {
    let start = piece * Self.inputsPerBlock
    let mine = Array(inputs[start..<min(start + Self.inputsPerBlock, inputs.count)])
    var total = Lanes.zero
    for component in run.model.components.indices {
      total += try lanes(component, mine) ?? Lanes(repeating: base[component])
    }
    return mine.enumerated().map { position, input in
      TornadoBar(
        input: input.name, valueCount: input.slots.count, grade: input.grade,
        atLow: total[2 * position], atHigh: total[2 * position + 1])
    }
  }

  /// The measure of a component with two lanes an input, low and high; nil where it reads none.
  private func lanes(_ component: Int, _ mine: [Input]) throws(ServiceError) -> Lanes? {
    let read = Set(run.model.components[component].slots)
    guard !measured[component].isEmpty,
      mine.contains(where: { $0.slots.contains(where: read.contains) })
    else { return nil }
    var luck = run.luck.block(0..<1, component: run.model.components[component])
    luck.laneCount = Lanes.scalarCount
    for (position, input) in mine.enumerated() {
      for slot in input.slots where read.contains(slot) {
        luck.values[slot][2 * position] = table.entries[slot].value(at: 0.1)
        luck.values[slot][2 * position + 1] = table.entries[slot].value(at: 0.9)
      }
    }
    return sum(try run.model.run(component: component, luck), component)
  }
}
