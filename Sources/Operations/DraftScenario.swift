package import Access
package import Planning
package import Vocabulary

/// Keeps a new version of a plan's scenario: the one sent, the newest brought up to the imports
/// that a named person accepted, or the first one made of those and of what the caller says. A
/// drafted one takes over the carers of its delegated tasks that our own records count.
package enum DraftScenario {
  /// What is to be kept.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The plan.
    package let plan: PlanID
    /// The version of the plan that was read.
    package let etag: Etag
    /// The scenario; nil to draft one.
    package let scenario: Scenario?
    /// What the caller says beside the imports, for a first scenario; nil for nothing.
    package let said: Scenario.Parts?

    /// A request with these parts.
    package init(
      header: ChangeHeader, plan: PlanID, etag: Etag, scenario: Scenario?,
      said: Scenario.Parts? = nil
    ) {
      self.header = header
      self.plan = plan
      self.etag = etag
      self.scenario = scenario
      self.said = said
    }
  }

  /// What was kept, or what has to be said first.
  package struct Report: Sendable {
    /// The receipt; nil where questions stand open, and then nothing was written.
    package let receipt: Receipt?
    /// The version; nil where nothing was written.
    package let version: Int?
    /// The scenario as kept, or as far as it could be drafted; nil where there is nothing yet.
    package let scenario: Scenario?
    /// What has to be said first.
    package let questions: [OpenQuestion]
  }

  /// What was kept; its places have their people, so that a later run needs no file.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `STATE_FORBIDS` where the plan is
  ///   frozen, `ETAG_MISMATCH` where somebody changed it since.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let draft = try await draft(request, call, in: service)
    guard let scenario = draft.scenario, draft.questions.isEmpty else {
      return Report(
        receipt: nil, version: nil, scenario: draft.scenario, questions: draft.questions)
    }
    let answer = try await service.keep(
      scenario, of: request.plan, request.header, etag: request.etag, call, field: "scenario")
    guard answer.receipt.wasReplayed, !answer.receipt.wasValidatedOnly else {
      return Report(
        receipt: answer.receipt, version: answer.version, scenario: answer.scenario, questions: [])
    }
    // A replay tells what was kept then, whatever the data say now.
    let kept = try await service.scenario(
      ScenarioChoice(version: answer.version, levers: nil), of: request.plan, call)
    return Report(
      receipt: answer.receipt, version: answer.version, scenario: kept.scenario, questions: [])
  }

  private static func draft(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> ScenarioDraft {
    if let scenario = request.scenario { return ScenarioDraft(scenario: scenario, questions: []) }
    let now = service.now()
    let found = try await service.read(call) { records in
      let standing = try records.plan(request.plan, call, for: .keepPlan, at: now).standing
      return (
        plan: standing.plan, kept: try records.scenario(nil, of: request.plan),
        imports: try standing.baselines.compactMap { try records.workforceImport($0) },
        areas: try records.areas(of: standing.plan),
        carers: try records.carers(for: standing.plan, call, at: now),
        work: try records.work(for: standing.plan, call, at: now)
      )
    }
    guard let kept = found.kept, request.said == nil else {
      return try FirstScenario(found.plan, said: request.said, found.imports, found.areas).draft()
        .counting(found.carers).counting(found.work)
    }
    return ScenarioDraft(
      try service.planning.codec.scenario(kept.bytes), with: found.imports.map(\.totals)
    ).counting(found.carers).counting(found.work)
  }
}

/// A scenario as it was kept under a change.
struct KeptAnswer: Sendable {
  let receipt: Receipt
  let version: Int?
  let scenario: Scenario
}

extension Service {
  /// Keeps `scenario` as the next version of the plan, its places with their people.
  ///
  /// - Throws: ``ServiceError`` under `field` where the scenario does not fit the plan.
  func keep(
    _ scenario: Scenario, of plan: PlanID, _ header: ChangeHeader, etag: Etag, _ call: Call,
    field: String
  ) async throws -> KeptAnswer {
    let (settled, dataVersion) = try await settled(scenario, for: plan, call, field)
    let bytes = try planning.codec.bytes(of: settled)
    let (digest, now) = (digest(of: bytes), now())
    let answer = try await notedChange(header, call) { records in
      let (standing, rule) = try records.planToChange(plan, etag: etag, call, at: now)
      try standing.plan.requireFit(settled, field)
      let version = (standing.scenarioVersion ?? 0) + 1
      try records.record(
        KeptScenario(version: version, bytes: bytes, digest: digest, dataVersion: dataVersion),
        of: plan)
      return ChangeOutcome(id: plan, rule: rule, note: "version=\(version)")
    }
    return KeptAnswer(
      receipt: answer.receipt,
      version: answer.receipt.wasValidatedOnly
        ? nil : wholeNumber(answer.note.dropFirst("version=".count)),
      scenario: settled)
  }

  private func settled(
    _ scenario: Scenario, for plan: PlanID, _ call: Call, _ field: String
  ) async throws -> (scenario: Scenario, dataVersion: String) {
    do {
      return try await settled(scenario, for: plan, call)
    } catch let error as ServiceError where error.field != nil {
      throw error.within(field)
    }
  }
}

extension Plan {
  /// Refuses a scenario of other months than the plan's.
  fileprivate func requireFit(_ scenario: Scenario, _ field: String) throws(ServiceError) {
    guard scenario.parts.start == start else {
      throw .contradiction(field + ".start", "must be the plan's, \(start)")
    }
    guard scenario.parts.horizonMonths == horizonMonths else {
      throw .contradiction(
        field + ".horizon_months", "must be the plan's, \(quoted("\(horizonMonths)"))")
    }
  }
}
