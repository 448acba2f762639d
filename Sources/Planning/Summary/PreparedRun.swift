import Vocabulary

/// A scenario made ready for draws: its table of inputs, the model compiled for it and its luck.
struct PreparedRun: Sendable {
  let scenario: Scenario
  let model: CompiledModel
  let luck: DrawnLuck
  let thresholds: [Double]

  /// The scenario's own, with the luck of `seed` and gaps watched for `thresholds`.
  init(_ scenario: Scenario, seed: UInt64, thresholds: [Double]) throws(ServiceError) {
    let table = try ParameterTable(scenario)
    self.scenario = scenario
    self.thresholds = thresholds
    model = try CompiledModel(scenario, table: table, thresholds: thresholds)
    luck = try DrawnLuck(scenario, table: table, seed: seed)
  }

  /// Places in order of code, as components count them.
  var places: [PlanPlaceCode] { scenario.parts.places.map(\.code).sorted() }

  /// Run 0 in full.
  func central() throws(ServiceError) -> CentralRun {
    try model.runCentral(model.components.map { luck.block(0..<1, component: $0) })
  }

  /// The cells of a component, in the order in which its blocks have them.
  func cells(of component: Int) -> [CompiledModel.Cell] {
    model.components[component].cells.map { model.cells[$0] }
  }

  /// The year ends of the blocks of one piece of work, in order of draw.
  ///
  /// - Throws: ``ServiceError`` of the model, and `CancellationError` between blocks.
  func yearEnds(
    component: Int, blocks: Range<Int>, of plan: BlockPlan,
    holding: Set<ValueProvenance.Grade> = []
  ) throws -> [BlockYearEnds] {
    var values = luck.blank()
    return try blocks.map { block in
      try Task.checkCancellation()
      luck.refill(
        &values, plan.draws(of: block), component: model.components[component], holding: holding)
      return try model.run(component: component, values)
    }
  }
}
