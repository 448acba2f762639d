import Access
import GRPCCore
import OneWorkforceProtos
import Planning
import TestSupport
import Vocabulary
import WireFormat
@testable import oneworkforce

/// A place on a live server, in which a board, a trust and a home sit, and short ways to plan
/// there.
struct PlanningTown: Sendable {
  let town: Town
  let place: String

  var live: LiveServer { town.live }
  /// The board's workforce lead.
  var lead: Metadata { get throws { try live.signedIn(.planner, of: steward) } }
  /// A board that approves.
  var board: Metadata { get throws { try live.signedIn(.board, of: steward) } }

  /// A planner of another body.
  func planner(_ body: OrganisationID) throws -> Metadata {
    try live.signedIn(.planner, of: body, subject: "planner of \(body)")
  }

  /// The place recorded, and the three bodies seated in it.
  static func settle(_ town: Town) async throws -> PlanningTown {
    let (registry, records) = (town.live.registry, try town.live.signedIn(.steward, of: steward))
    func area(_ kind: WirePlaceKind, in parent: String) async throws -> String {
      try await registry.recordPlace(
        .with {
          $0.requestID = newRequestID()
          $0.place.name = "Brent"
          $0.place.kind = kind
          $0.place.parentID = parent
          $0.place.synthetic = true
        }, metadata: records
      ).receipt.id
    }
    let place = try await area(.place, in: area(.system, in: ""))
    for body in [steward, town.trust, town.home] {
      _ = try await registry.recordMembership(
        .with {
          $0.requestID = newRequestID()
          $0.organisationID = body.description
          $0.placeID = place
          $0.from = "2020-04-01"
        }, metadata: records)
    }
    return PlanningTown(town: town, place: place)
  }

  /// A draft of the place with `scenario`.
  func draft(_ scenario: Scenario) async throws -> WirePlan {
    let created = try await live.planning.createPlan(
      .with {
        $0.requestID = newRequestID()
        $0.plan.title = "Brent 2026"
        $0.plan.placeID = place
        $0.plan.start = scenario.parts.start.description
        $0.plan.horizonMonths = Int32(scenario.parts.horizonMonths)
        $0.plan.synthetic = true
      }, metadata: lead
    ).plan
    _ = try await live.planning.draftScenario(
      .with {
        $0.requestID = newRequestID()
        $0.planID = created.id
        $0.etag = created.etag
        $0.scenario = scenario.proto()
      }, metadata: lead, options: .unhurried)
    return try await live.planning.getPlan(.with { $0.planID = created.id }, metadata: lead).plan
  }

  /// What a run tells.
  func run(_ request: WireRunProjectionRequest) async throws -> HeardRun {
    try await hear(request, from: live.planning, as: lead)
  }

  /// Valid requests about a plan with a scenario and a run.
  func requests() async throws -> ValidPlanning {
    let plan = try await draft(TrustAndCare().scenario())
    let run = try await run(
      .with {
        $0.requestID = newRequestID()
        $0.planID = plan.id
      })
    return ValidPlanning(place: place, plan: plan.id, etag: plan.etag, run: run.finished.run.id)
  }
}

/// What the client of a run heard, put together.
struct HeardRun: Sendable {
  var progressCount = 0
  var projection = WireProjection()
  var largestPart = 0
  var finished = WireRunFinished()

  /// The result as one text of bytes.
  var bytes: [UInt8] { (try? projection.serializedBytes()) ?? [] }

  func groupYear(_ group: String, _ year: Int32) -> WireGroupYear? {
    projection.groups.first { $0.group == group && $0.year == year }
  }
}

/// Runs, and hears to the end.
func hear(
  _ request: WireRunProjectionRequest, from planning: WirePlanningService.Client<Transport>,
  as caller: Metadata, onProgress: @escaping @Sendable () async -> Void = {}
) async throws -> HeardRun {
  try await planning.runProjection(request, metadata: caller) { response in
    var heard = HeardRun()
    for try await message in response.messages {
      switch message.part {
      case .progress:
        heard.progressCount += 1
        await onProgress()
      case .projection(let part):
        heard.largestPart = max(heard.largestPart, (try part.serializedBytes() as [UInt8]).count)
        heard.projection.basis = part.basis
        heard.projection.bands += part.bands
        heard.projection.groups += part.groups
        heard.projection.costs += part.costs
        heard.projection.delegations += part.delegations
      case .finished(let end): heard.finished = end
      case nil: break
      }
    }
    return heard
  }
}

/// Runs `body` in a town that plans, on a live server.
func withPlanningTown<Value: Sendable>(
  in folder: String? = nil, _ body: @Sendable (PlanningTown) async throws -> Value
) async throws -> Value {
  try await withTown(in: folder) { try await body(PlanningTown.settle($0)) }
}

extension CallOptions {
  /// For calls that read the packaged population, which a debug build takes long over where many
  /// tests share the machine.
  static var unhurried: CallOptions {
    var options = CallOptions.defaults
    options.timeout = .seconds(240)
    return options
  }
}
