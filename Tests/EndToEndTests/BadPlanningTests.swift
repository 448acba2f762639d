import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
@testable import oneworkforce

@Suite("Bad requests to the planner, over the socket") struct BadPlanningTests {
  @Test("every one is refused with its code, reason and field, and nothing is written")
  func table() async throws {
    try await withPlanningTown { town in
      let valid = try await town.requests()
      let run = BadRequestRun(town.live)
      try await run.leavingNothing {
        try await Self.plans(run, valid, town)
        try await Self.runs(run, valid, town)
        try await Self.returns(run, valid, town)
      }
      #expect(await run.sent == BadPlanning.count)
      #expect(BadPlanning.count >= 60)
    }
  }

  private static func plans(
    _ run: BadRequestRun, _ valid: ValidPlanning, _ town: PlanningTown
  ) async throws {
    let (planning, lead, board) = (town.live.planning, try town.lead, try town.board)
    try await run.refuses("CreatePlan", BadPlanning.createPlan, of: valid.createPlan) {
      try await planning.createPlan($0, metadata: lead)
    }
    try await run.refuses("DraftScenario", BadPlanning.draftScenario, of: valid.draftScenario) {
      try await planning.draftScenario($0, metadata: lead)
    }
    try await run.refuses("SetNeedModel", BadPlanning.setNeedModel, of: valid.setNeedModel) {
      try await planning.setNeedModel($0, metadata: lead)
    }
    try await run.refuses("FreezePlan", BadPlanning.freezePlan, of: valid.freezePlan) {
      try await planning.freezePlan($0, metadata: board)
    }
    try await run.refuses("GetPlan", BadPlanning.getPlan, of: valid.getPlan) {
      try await planning.getPlan($0, metadata: lead)
    }
    try await run.refuses("GetScenario", BadPlanning.getScenario, of: valid.getScenario) {
      try await planning.getScenario($0, metadata: lead)
    }
    try await run.refuses("ListPlans", BadPlanning.listPlans, of: valid.listPlans) {
      try await planning.listPlans($0, metadata: lead)
    }
  }

  private static func runs(
    _ run: BadRequestRun, _ valid: ValidPlanning, _ town: PlanningTown
  ) async throws {
    let (planning, lead) = (town.live.planning, try town.lead)
    try await run.refuses("RunProjection", BadPlanning.runProjection, of: valid.runProjection) {
      try await hear($0, from: planning, as: lead)
    }
    try await run.refuses("ListRuns", BadPlanning.listRuns, of: valid.listRuns) {
      try await planning.listRuns($0, metadata: lead)
    }
    try await run.refuses(
      "CompareScenarios", BadPlanning.compareScenarios, of: valid.compareScenarios
    ) { try await planning.compareScenarios($0, metadata: lead) }
    try await run.refuses("ExplainGap", BadPlanning.explainGap, of: valid.explainGap) {
      try await planning.explainGap($0, metadata: lead)
    }
    try await run.refuses("ExportPlan", BadPlanning.exportPlan, of: valid.exportPlan) { request in
      try await planning.exportPlan(request, metadata: lead) { response in
        for try await _ in response.messages {}
      }
    }
  }

  private static func returns(
    _ run: BadRequestRun, _ valid: ValidPlanning, _ town: PlanningTown
  ) async throws {
    let (planning, lead) = (town.live.planning, try town.lead)
    try await run.refuses("SubmitPlan", BadPlanning.submitPlan, of: valid.submitPlan) {
      try await planning.submitPlan($0, metadata: lead)
    }
    try await run.refuses("MergePlans", BadPlanning.mergePlans, of: valid.mergePlans) {
      try await planning.mergePlans($0, metadata: lead)
    }
    try await run.refuses("ImportWorkforce", BadPlanning.importHeader, of: valid.importHeader) {
      header in
      try await planning.importWorkforce(metadata: lead) { writer in
        try await writer.write(.with { $0.header = header })
      }
    }
  }
}
