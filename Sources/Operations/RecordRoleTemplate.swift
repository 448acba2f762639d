package import Access
import Delegations
import ReferenceData
import Roles
package import Vocabulary

/// Defines a blended role, or copies another body's and tightens it.
package enum RecordRoleTemplate {
  /// What the template is.
  package enum What: Hashable, Sendable {
    /// One of its own.
    case own(title: String, role: RoleCode, interventions: Set<StandardCode>)
    /// A copy that may forbid and never adds.
    case copy(of: RecordID, forbidding: Set<StandardCode>, localProtocol: String?)
  }

  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What the template is.
    package let what: What

    /// A request with these parts.
    package init(header: ChangeHeader, what: What) {
      self.header = header
      self.what = what
    }
  }

  /// The receipt, of the template, which is kept by the caller's organisation.
  ///
  /// - Throws: ``ServiceError`` `RULE_LOOSENED` where a copy names what the original does not
  ///   include; otherwise naming the field at fault under `template` or `copy`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let id = service.newID(Noun.Record.self)
    return try await service.change(request.header, call) { records in
      let own = try call.organisation
      let rule = try records.permit(
        .keepRoleTemplate, call, about: RelationFacts(organisation: own), noun: "organisation"
      ).rule
      try records.record(try template(request.what, id: id, of: own, in: records))
      return ChangeOutcome(id: id, rule: rule)
    }
  }

  private static func template(
    _ what: What, id: RecordID, of own: OrganisationID, in records: any RecordChange
  ) throws -> RoleTemplate {
    switch what {
    case .own(let title, let role, let interventions):
      return try ServiceError.under("template") { () throws(ServiceError) in
        try RoleTemplate(
          id: id, organisation: own, title: title, role: role, interventions: interventions)
      }
    case .copy(let original, let forbidden, let localProtocol):
      guard
        let original = try records.roleTemplate(original, knownAt: records.latestSequence())
      else { throw ServiceError.absent("role template", field: "copy.template_id") }
      return try ServiceError.under("copy") { () throws(ServiceError) in
        try RoleTemplate(
          copying: original, id: id, organisation: own, forbidding: forbidden,
          localProtocol: localProtocol)
      }
    }
  }
}
