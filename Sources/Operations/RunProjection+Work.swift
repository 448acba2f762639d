import Access
import Planning
import Vocabulary

// The work of a run: drawing, keeping, telling.
extension RunProjection {
  /// Runs what was begun, keeps what came of it, and tells.
  static func carryOut(
    _ run: PlanRun, _ receipt: Receipt, _ call: Call, in service: Service,
    tell: @escaping @Sendable (Word) async throws -> Void
  ) async throws {
    let chosen = try await service.scenario(
      ScenarioChoice(version: run.scenarioVersion, levers: run.levers), of: run.plan, call)
    let parts: [[UInt8]]
    do {
      let result = try await project(
        chosen.scenario, run.basis, since: service.now(), call, in: service, tell: tell)
      parts = try service.planning.codec.parts(
        of: result, run.basis, limit: service.planning.limits.partBytes)
    } catch let failure as ServiceError where failure.isTheScenarios {
      try await keep(PlanRun.Ending(at: service.now(), failure: failure), [], run, in: service)
      throw failure
    }
    let ending = PlanRun.Ending(
      at: service.now(), digest: service.digest(of: parts.flatMap { $0 }))
    try await keep(ending, parts, run, in: service)
    for part in parts { try await tell(.part(part)) }
    try await tell(.finished(receipt, run.ended(ending)))
  }

  /// Keeps how the run ended, unless that is kept already.
  private static func keep(
    _ ending: PlanRun.Ending, _ parts: [[UInt8]], _ run: PlanRun, in service: Service
  ) async throws {
    try await service.records.write(shouldStart: { true }) { records in
      guard try records.run(run.id)?.ending == nil else { return }
      try records.record(ending, parts: parts, of: run.id)
    }
  }

  /// Draws, while a second task tells how far it is. Either of them failing ends both.
  private static func project(
    _ scenario: Scenario, _ basis: RunBasis, since start: Instant, _ call: Call,
    in service: Service, tell: @escaping @Sendable (Word) async throws -> Void
  ) async throws -> ProjectionResult {
    let settings = try RunSettings(
      seed: basis.seed, draws: basis.draws, workers: service.planning.workers,
      thresholds: basis.thresholds)
    let (shares, feed) = AsyncStream.makeStream(
      of: Double.self, bufferingPolicy: .bufferingNewest(1))
    return try await withThrowingTaskGroup(of: ProjectionResult?.self) { group in
      group.addTask {
        defer { feed.finish() }
        return try await Projection.run(scenario, settings) { feed.yield($0) }
      }
      group.addTask {
        try await report(shares, since: start, call, in: service, tell: tell)
        return nil
      }
      var result: ProjectionResult?
      while let next = try await group.next() { result = next ?? result }
      guard let result else { throw CancellationError() }
      return result
    }
  }

  /// Tells each fiftieth of the work, and stops a run that nobody waits for.
  private static func report(
    _ shares: AsyncStream<Double>, since start: Instant, _ call: Call, in service: Service,
    tell: @escaping @Sendable (Word) async throws -> Void
  ) async throws {
    var told = 0.0
    for await share in shares {
      guard call.shouldStart() else { throw CancellationError() }
      guard share - told >= 0.02, share < 1 else { continue }
      told = share
      let elapsed = service.now().milliseconds - start.milliseconds
      try await tell(.progress(Progress(share: share, elapsedMilliseconds: max(0, elapsed))))
    }
  }
}

extension ServiceError {
  /// Whether the scenario is at fault, so that the same run would end alike.
  fileprivate var isTheScenarios: Bool {
    code == .invalidArgument || code == .failedPrecondition
  }
}
