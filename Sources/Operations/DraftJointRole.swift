package import Access
import Delegations
package import Roles
import Vocabulary

/// Drafts a joint role, of which the caller's organisation is a party.
package enum DraftJointRole {
  /// What is to be drafted.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The terms.
    package let terms: JointRoleTerms

    /// A request with these parts.
    package init(header: ChangeHeader, terms: JointRoleTerms) {
      self.header = header
      self.terms = terms
    }
  }

  /// The receipt of the draft, which binds nobody until all parties have accepted.
  ///
  /// - Throws: ``ServiceError`` with a JOINT_ROLE reason where a limit is broken on any day;
  ///   otherwise naming the field at fault under `terms`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, event, now) = (
      service.newID(Noun.JointRole.self), service.newID(Noun.Record.self), service.now()
    )
    return try await service.change(request.header, call) { records in
      let rule = try records.permitTerms(request.terms, call)
      let terms = try records.settled(request.terms)
      try records.check(
        WrittenTerms(terms: terms, role: nil, period: terms.period, isImported: false), call,
        at: now)
      try records.record(.drafted(terms), id: event, of: id, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}

extension RecordSnapshot {
  /// `terms` with the profile and interventions of their template, where they say none of their
  /// own.
  func settled(_ terms: JointRoleTerms) throws -> JointRoleTerms {
    guard let id = terms.parts.template,
      let template = try roleTemplate(id, knownAt: latestSequence())
    else { return terms }
    var parts = terms.parts
    if parts.interventions.isEmpty { parts.interventions = template.interventions }
    parts.role = parts.role ?? template.role
    return try JointRoleTerms(parts)
  }
}
