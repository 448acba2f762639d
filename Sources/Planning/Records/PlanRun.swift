package import Vocabulary

/// What a run rests on: the same basis gives the same bytes.
package struct RunBasis: Hashable, Sendable {
  /// The scenario's title.
  package let title: String
  /// SHA-256 of the scenario that ran, levers pulled.
  package let scenarioDigest: [UInt8]
  /// The seed of luck.
  package let seed: UInt64
  /// How many draws beside run 0.
  package let draws: Int
  /// Gaps in FTE whose passing is counted, ascending.
  package let thresholds: [Double]
  /// The version of the model.
  package let modelVersion: String
  /// The release of the data its populations come from.
  package let dataVersion: String
  /// Point 0.
  package let start: PlanMonth
  /// How far it runs.
  package let horizonMonths: Int
  /// Whether the scenario was made up for a demonstration.
  package let isSynthetic: Bool

  /// A basis with these parts.
  package init(
    title: String, scenarioDigest: [UInt8], seed: UInt64, draws: Int, thresholds: [Double],
    modelVersion: String, dataVersion: String, start: PlanMonth, horizonMonths: Int,
    isSynthetic: Bool
  ) {
    self.title = title
    self.scenarioDigest = scenarioDigest
    self.seed = seed
    self.draws = draws
    self.thresholds = thresholds
    self.modelVersion = modelVersion
    self.dataVersion = dataVersion
    self.start = start
    self.horizonMonths = horizonMonths
    self.isSynthetic = isSynthetic
  }

  /// The basis of a run of `scenario`, whose bytes have `digest`, by this model.
  package init(_ scenario: Scenario, digest: [UInt8], dataVersion: String, _ settings: RunSettings)
  {
    let parts = scenario.parts
    self.init(
      title: parts.title, scenarioDigest: digest, seed: settings.seed, draws: settings.draws,
      thresholds: settings.thresholds, modelVersion: ProjectionResult.modelVersion,
      dataVersion: dataVersion, start: parts.start, horizonMonths: parts.horizonMonths,
      isSynthetic: parts.isSynthetic)
  }
}

/// Which version of a plan's scenario, and which of its levers are pulled.
package struct ScenarioChoice: Hashable, Sendable {
  /// The version; nil for the newest.
  package let version: Int?
  /// The levers pulled in place of those the scenario pulls; nil for the scenario's own.
  package let levers: [LeverCode: Double]?

  /// The newest scenario as it is.
  package static let newest = ScenarioChoice(version: nil, levers: nil)

  /// A choice with these parts.
  package init(version: Int?, levers: [LeverCode: Double]?) {
    self.version = version
    self.levers = levers
  }
}

/// A run of a plan, as it was begun and as it ended.
package struct PlanRun: Hashable, Sendable {
  /// How a run stands.
  package enum State: String, Sendable, CaseIterable {
    /// It was begun; if nobody runs it now, it can be started again and gives the same bytes.
    case started = "STARTED"
    /// It ended and its result is kept.
    case finished = "FINISHED"
    /// It could not be done.
    case failed = "FAILED"
  }

  /// How a run ended.
  package struct Ending: Hashable, Sendable {
    /// When.
    package let at: Instant
    /// SHA-256 over the parts of the result; nil where it failed.
    package let digest: [UInt8]?
    /// Why it could not be done; nil where it was.
    package let failure: ServiceError?

    /// A result with this digest.
    package init(at: Instant, digest: [UInt8]) {
      self.at = at
      self.digest = digest
      failure = nil
    }

    /// A failure.
    package init(at: Instant, failure: ServiceError) {
      self.at = at
      digest = nil
      self.failure = failure
    }
  }

  /// Its identifier.
  package let id: PlanRunID
  /// The plan.
  package let plan: PlanID
  /// The version of the scenario it ran.
  package let scenarioVersion: Int
  /// The levers it pulled in place of the scenario's own; nil for the scenario's own.
  package let levers: [LeverCode: Double]?
  /// What it rests on.
  package let basis: RunBasis
  /// When it was begun.
  package let startedAt: Instant
  /// How it ended; nil while it has not.
  package let ending: Ending?

  /// A run with these parts.
  package init(
    id: PlanRunID, plan: PlanID, scenarioVersion: Int, levers: [LeverCode: Double]?,
    basis: RunBasis, startedAt: Instant, ending: Ending? = nil
  ) {
    self.id = id
    self.plan = plan
    self.scenarioVersion = scenarioVersion
    self.levers = levers
    self.basis = basis
    self.startedAt = startedAt
    self.ending = ending
  }

  /// How it stands.
  package var state: State {
    guard let ending else { return .started }
    return ending.failure == nil ? .finished : .failed
  }

  /// The same run once it has ended.
  package func ended(_ ending: Ending) -> PlanRun {
    PlanRun(
      id: id, plan: plan, scenarioVersion: scenarioVersion, levers: levers, basis: basis,
      startedAt: startedAt, ending: ending)
  }
}

/// Where a page of runs ended: runs are listed newest first.
package struct PlanRunCursor: Hashable, Sendable {
  /// The commit that began the last listed run.
  package let sequence: CommitSequence

  /// The place just after the run of this commit.
  package init(_ sequence: CommitSequence) {
    self.sequence = sequence
  }
}
