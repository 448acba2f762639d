import Access
import Delegations
package import ReferenceData
import Vocabulary

/// The catalogue: each intervention with its rules, their statuses and where they come from.
package enum ListInterventions {
  /// Which page.
  package struct Request: Sendable {
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(page: PageRequest) {
      self.page = page
    }
  }

  /// One intervention with what limits it.
  package struct Entry: Hashable, Sendable {
    /// The intervention.
    package let intervention: Intervention
    /// The catalogue's rules on it, then those that the caller's organisation set or adopted.
    package let rules: [InterventionRule]
    /// Excluded tasks that cover it somewhere in the UK.
    package let excludedTasks: [ExcludedTask]
  }

  /// A page of the catalogue and its name.
  package struct Report: Sendable {
    /// The page, in the order of the table.
    package let page: Page<Entry>
    /// Names the catalogue.
    package let catalogueVersion: String
    /// Names the shipped policy set.
    package let policyVersion: String
  }

  /// The page of interventions.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let own = try await service.read(call) { records in
      try records.permitReading(call)
      return try call.caller.organisation.map {
        try records.employerRules(of: $0, at: now).map(\.rule)
      } ?? []
    }
    let catalogue = InterventionCatalogue.shipped
    let entries = catalogue.interventions.map { intervention in
      let shipped = catalogue.rules(applyingTo: intervention.code)
      let local = own.filter { $0.applies(to: intervention.code) && !shipped.contains($0) }
      let excluded = catalogue.excludedTasks.filter { task in
        Nation.allCases.contains { task.covers(intervention.code, in: $0) }
      }
      return Entry(
        intervention: intervention, rules: shipped + local, excludedTasks: excluded)
    }
    return Report(
      page: try service.page(of: entries, request.page, call, filter: ""),
      catalogueVersion: catalogue.version, policyVersion: DelegationPolicy.shipped.version)
  }
}
