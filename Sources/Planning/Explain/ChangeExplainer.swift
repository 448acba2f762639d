import Vocabulary

/// Explains why a measure of run 0 differs between scenarios or plan versions: Shapley shares of
/// the levers pulled or of the inputs changed, which sum to the difference.
///
/// Exact to eight of them (256 runs at most); beyond, means over permutations whose standard error
/// each part carries.
package struct ChangeExplainer {
  /// Evaluates run 0 of a scenario; ``Projection/central(_:)`` unless the caller keeps its own,
  /// which ends with `CancellationError` once the task is cancelled: an explanation may take
  /// thousands of runs.
  package typealias Evaluate = (Scenario) throws -> CentralRun

  private let permutations: Int
  private let luck: Luck
  private let evaluate: Evaluate

  /// An explainer that samples `permutations` orders, drawn from `seed`, where there are more than
  /// eight causes.
  package init(
    seed: UInt64, permutations: Int = 100,
    evaluate: @escaping Evaluate = { scenario in
      try Task.checkCancellation()
      return try Projection.central(scenario)
    }
  ) {
    luck = Luck(seed: seed)
    self.permutations = permutations
    self.evaluate = evaluate
  }

  /// What each lever that `scenario` pulls does to each of `measures`: a bridge a measure, from no
  /// lever pulled to all of them.
  ///
  /// - Throws: ``ServiceError`` of the scenario or a run, and what the evaluation throws.
  package func levers(_ scenario: Scenario, _ measures: [PlanMeasure]) throws -> [Bridge] {
    let pulled = scenario.pulledLevers
    let codes = pulled.keys.sorted()
    return try bridges(measures, kinds: codes.map { .lever($0) }) { set in
      let sizes = pulled.filter { code, _ in
        codes.firstIndex(of: code).map { set >> UInt64($0) & 1 == 1 } ?? false
      }
      return try scenario.pulling(sizes)
    }
  }

  /// What each changed input does to each of `measures`: a bridge a measure, from `first` to
  /// `second`.
  ///
  /// Some mixtures of two plans make no plan: an event on a programme that only one of them has. A
  /// mixture that is refused counts as the first one, with more of the changes in the order of
  /// ``InputBundle/changed(_:_:)``, that is not.
  ///
  /// - Throws: ``ServiceError`` with reason `FIELDS_CONTRADICT`, naming `start` or
  ///   `horizon_months`, where the two do not cover the same months, `LIST_TOO_LONG` where more
  ///   than 64 inputs changed, and what the evaluation of either plan throws.
  package func inputs(
    from first: Scenario, to second: Scenario, _ measures: [PlanMeasure]
  ) throws -> [Bridge] {
    try Projection.requireSameMonths(first, second)
    let bundles = InputBundle.changed(first, second)
    guard bundles.count <= 64 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "levers",
        "at most 64 changed inputs are explained; got \(bundles.count)")
    }
    let mixture = PlanMixture(first, second, bundles)
    return try bridges(measures, kinds: bundles.map { .input($0) }) { set in
      try mixture.scenario(set)
    } orElse: { set in
      mixture.next(after: set)
    }
  }

  /// Run 0 of `scenario`.
  func run(_ scenario: Scenario) throws -> CentralRun { try evaluate(scenario) }

  /// A measure of run 0 of `scenario`.
  func value(_ measure: PlanMeasure, _ scenario: Scenario) throws -> Double {
    try measure.value(evaluate(scenario), of: scenario)
  }

  private func bridges(
    _ measures: [PlanMeasure], kinds: [ExplainedPart.Kind],
    _ scenario: (UInt64) throws -> Scenario, orElse next: (UInt64) -> UInt64? = { _ in nil }
  ) throws -> [Bridge] {
    let whole: UInt64 = kinds.count >= 64 ? .max : (1 << UInt64(kinds.count)) - 1
    let opening = try values(measures, 0, scenario, next)
    let closing = try values(measures, whole, scenario, next)
    let found = try Shapley.shares(
      players: kinds.count, permutations: permutations, luck: luck
    ) { set in
      set == 0 ? opening : set == whole ? closing : try values(measures, set, scenario, next)
    }
    return measures.indices.map { measure in
      let parts = zip(kinds, found.shares).enumerated().map { player, pair in
        ExplainedPart(
          kind: pair.0, change: pair.1[measure],
          standardError: found.standardError(player: player, measure: measure))
      }
      return Bridge(
        subject: .measure, opening: opening[measure], parts: parts, closing: closing[measure])
    }
  }

  /// The measures of a set; of a set that is refused, those of the next larger one that is not.
  private func values(
    _ measures: [PlanMeasure], _ set: UInt64, _ scenario: (UInt64) throws -> Scenario,
    _ next: (UInt64) -> UInt64?
  ) throws -> [Double] {
    var set = set
    while true {
      do {
        let mixed = try scenario(set)
        let run = try evaluate(mixed)
        return try measures.map { try $0.value(run, of: mixed) }
      } catch let refusal as ServiceError {
        guard set != 0, let larger = next(set) else { throw refusal }
        set = larger
      }
    }
  }
}

/// Mixtures of two plans: the first with some of the changes of the second.
struct PlanMixture {
  private let first: Scenario.Parts
  private let second: Scenario.Parts
  private let bundles: [InputBundle]

  /// Mixtures of two plans by the bundles in which they differ; both know all places and groups.
  init(_ first: Scenario, _ second: Scenario, _ bundles: [InputBundle]) {
    var (a, b) = (first.parts, second.parts)
    a.places = InputBundle.joined(a.places, b.places, by: \.code)
    a.groups = InputBundle.joined(a.groups, b.groups, by: \.code)
    b.places = InputBundle.joined(b.places, first.parts.places, by: \.code)
    b.groups = InputBundle.joined(b.groups, first.parts.groups, by: \.code)
    // What a plan states bears on no run, and with the other plan's pay it might make no plan.
    (a.stated, a.statedTolerance) = ([], nil)
    (self.first, self.second, self.bundles) = (a, b, bundles)
  }

  /// The first plan with the bundles of a set as the second has them.
  func scenario(_ set: UInt64) throws(ServiceError) -> Scenario {
    var parts = first
    for (position, bundle) in bundles.enumerated() where set >> UInt64(position) & 1 == 1 {
      bundle.copy(from: second, to: &parts)
    }
    return try Scenario(parts)
  }

  /// The set with one change more; nil where it has them all.
  func next(after set: UInt64) -> UInt64? {
    bundles.indices.first { set >> UInt64($0) & 1 == 0 }.map { set | 1 << UInt64($0) }
  }
}
