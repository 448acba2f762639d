package import Access
import Delegations
import ReferenceData
package import Vocabulary

/// Takes a published local protocol into use for the caller's organisation.
package enum AdoptProtocol {
  /// Which row, from when.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The row of a local system, as the catalogue names it.
    package let rule: RuleID
    /// From when; nil: now. A protocol restricts, so it may be back-dated.
    package let effectiveFrom: Instant?

    /// A request with these parts.
    package init(header: ChangeHeader, rule: RuleID, effectiveFrom: Instant? = nil) {
      self.header = header
      self.rule = rule
      self.effectiveFrom = effectiveFrom
    }
  }

  /// The receipt, of the record that adopts it; ending that record ends the adoption.
  ///
  /// - Throws: ``ServiceError`` `CODE_UNKNOWN`, naming `rule_id`, for what is no row of a local
  ///   system; `RECORD_EXISTS` where it is in use already.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    guard let row = InterventionRules.find(request.rule), row.needsAdoption else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "rule_id",
        "must be a rule of a local system; got \(quoted(request.rule.text))")
    }
    let (id, now) = (service.newID(Noun.Record.self), service.now())
    return try await service.change(request.header, call) { records in
      let rule = try records.permit(.tightenPolicy, call, inScopeOf: call.caller.organisation)
      let organisation = try call.organisation
      guard
        try !records.employerRules(of: organisation, at: now).contains(where: { $0.rule == row })
      else {
        throw ServiceError(
          .alreadyExists, .recordExists, field: "rule_id", "the protocol is in use already")
      }
      try records.record(
        FactDraft(
          fact: .employerRule(of: organisation, row), effectiveFrom: request.effectiveFrom),
        id: id, call, at: now)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
