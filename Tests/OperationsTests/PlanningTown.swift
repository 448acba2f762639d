import Access
import Operations
import Organisations
import Planning
import Synchronization
import TestSupport
import Vocabulary

/// A registry whose trust and care home sit in a place of a board, and short ways to plan for it.
struct PlanningTown {
  let registry: Registry
  let trust: OrganisationID
  let home: OrganisationID

  var test: TestService { registry.test }
  var service: Service { registry.service }
  var place: PlaceID { registry.place }

  static func open() async throws -> PlanningTown {
    let registry = try await Registry.open()
    let town = PlanningTown(registry: registry, trust: registry.trust, home: registry.home)
    for body in [registry.board, registry.trust, registry.home] {
      try await registry.seat(body, in: registry.place)
    }
    return town
  }

  /// A call by a planner, of the board unless said otherwise.
  func planner(
    _ method: String, of body: OrganisationID? = nil, subject: String = "lead"
  ) throws -> Call {
    try test.call(method, .planner, of: body ?? registry.board, subject: subject)
  }

  /// A new plan for the place.
  func createPlan(
    of body: OrganisationID? = nil, in place: PlaceID? = nil, isOwn: Bool = false,
    horizonMonths: Int = 60
  ) async throws -> PlanStanding {
    let draft = CreatePlan.Draft(
      title: "Brent 2026", place: isOwn ? nil : place ?? self.place,
      start: try PlanMonth(year: 2026, month: 4, field: "start"), horizonMonths: horizonMonths,
      isSynthetic: true)
    let report = try await CreatePlan.run(
      .init(header: test.header("create"), plan: draft), planner("CreatePlan", of: body),
      in: service)
    guard let standing = report.standing else { throw NothingMade() }
    return standing
  }

  /// A plan with a scenario.
  func draft(
    _ scenario: Scenario? = nil, on standing: PlanStanding? = nil
  ) async throws -> PlanStanding {
    let plan =
      if let standing { standing } else { try await createPlan() }
    _ = try await DraftScenario.run(
      .init(
        header: test.header("draft"), plan: plan.plan.id, etag: plan.etag,
        scenario: scenario ?? TrustAndCare().scenario()),
      planner("DraftScenario"), in: service)
    return try await show(plan.plan.id)
  }

  /// The plan as the board's planner sees it.
  func show(_ plan: PlanID) async throws -> PlanStanding {
    try await GetPlan.run(plan, planner("GetPlan"), in: service)
  }

  /// What a run tells.
  func run(
    _ plan: PlanID, header: ChangeHeader? = nil, seed: UInt64 = 7, draws: Int = 0,
    choice: ScenarioChoice = .newest, call: Call? = nil, in service: Service? = nil
  ) async throws -> Told {
    let told = Mutex<Told>(Told())
    let settings = try RunSettings(seed: seed, draws: draws, thresholds: [0, 50])
    try await RunProjection.run(
      .init(
        header: header ?? test.header("run"), plan: plan, wanted: .new(choice, settings)),
      call ?? planner("RunProjection"), in: service ?? self.service
    ) { word in told.withLock { $0.hear(word) } }
    return told.withLock { $0 }
  }

  struct NothingMade: Error {}
}

/// What the caller of a run was told.
struct Told: Sendable {
  var progress: [RunProjection.Progress] = []
  var parts: [[UInt8]] = []
  var receipt: Receipt?
  var run: PlanRun?
  var hasEnded = false

  var bytes: [UInt8] { parts.flatMap { $0 } }

  mutating func hear(_ word: RunProjection.Word) {
    switch word {
    case .progress(let one): progress.append(one)
    case .part(let bytes): parts.append(bytes)
    case .finished(let receipt, let run): (self.receipt, self.run, hasEnded) = (receipt, run, true)
    }
  }
}

/// SHA-256 of `bytes`, by the digest that the service is given.
func sha256(_ bytes: [UInt8]) -> [UInt8]? {
  guard let service = try? TestService().service else { return nil }
  var digest = service.digest()
  digest.update(bytes)
  return digest.finish()
}
