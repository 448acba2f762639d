import Access
import Passports
package import ReferenceData
package import Vocabulary

/// Policy rows: the shipped ones first, then those of the caller's organisation.
package enum ListPolicyRows {
  /// Which rows, and which page.
  package struct Request: Sendable {
    /// Only rows of this framework; nil for all.
    package let framework: FrameworkCode?
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(framework: FrameworkCode?, page: PageRequest) {
      self.framework = framework
      self.page = page
    }
  }

  /// A page of rows and the policy they belong to.
  package struct Report: Sendable {
    /// The page.
    package let page: Page<PolicyRow>
    /// Names the policy that holds for the caller's organisation, its systems' rows included.
    package let policyVersion: String
  }

  /// The page of rows; a holder, who acts for no organisation, sees the shipped ones.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let today = LondonTime.date(of: service.now())
    let (own, version) = try await service.read(call) { records in
      try records.permitReading(call)
      return try records.ownPolicy(
        of: call.caller.organisation, on: today, from: service.policies)
    }
    let rows = (KnownPolicy.rows + own).filter {
      request.framework == nil || $0.key.framework == request.framework
    }
    return Report(
      page: try service.page(
        of: rows, request.page, call, filter: request.framework?.text ?? ""),
      policyVersion: version)
  }
}

extension RecordSnapshot {
  /// The rows that `organisation` has set, and the name of the policy that holds there.
  fileprivate func ownPolicy(
    of organisation: OrganisationID?, on day: CivilDate, from policies: any PolicyShelf
  ) throws -> (rows: [PolicyRow], version: String) {
    let known = try latestSequence()
    guard let organisation, try self.organisation(organisation, knownAt: known) != nil else {
      return ([], EffectivePolicy.shippedAlone.version)
    }
    return (
      try localPolicyRows(of: [organisation], knownAt: known),
      try rules(of: organisation, on: day, knownAt: known, from: policies).policy.version
    )
  }
}
