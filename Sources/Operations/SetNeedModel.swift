package import Access
package import Planning
package import Vocabulary

/// Replaces how a plan reckons need, as a new version of its scenario.
package enum SetNeedModel {
  /// How need is to be reckoned; each list replaces all there were.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The plan.
    package let plan: PlanID
    /// The version of the plan that was read.
    package let etag: Etag
    /// The need models.
    package let needs: [NeedInput]
    /// The activities of tier 2.
    package let activities: [ActivityInput]
    /// The tasks of tier 3.
    package let tasks: [TaskInput]

    /// A request with these parts.
    package init(
      header: ChangeHeader, plan: PlanID, etag: Etag, needs: [NeedInput],
      activities: [ActivityInput], tasks: [TaskInput]
    ) {
      self.header = header
      self.plan = plan
      self.etag = etag
      self.needs = needs
      self.activities = activities
      self.tasks = tasks
    }
  }

  /// What was kept.
  package struct Report: Sendable {
    /// The receipt.
    package let receipt: Receipt
    /// The scenario's new version; nil where it was only checked.
    package let version: Int?
  }

  /// What was kept.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault by the names of the request; refusals as
  ///   of ``DraftScenario``.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let newest = try await service.scenario(.newest, of: request.plan, call, for: .keepPlan)
    let changed = try newest.scenario.with { parts in
      parts.needs = request.needs
      parts.activities = request.activities
      parts.tasks = request.tasks
    }
    let answer = try await service.keep(
      changed, of: request.plan, request.header, etag: request.etag, call, field: "scenario")
    return Report(receipt: answer.receipt, version: answer.version)
  }
}
