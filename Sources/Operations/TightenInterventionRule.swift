package import Access
import Delegations
import Organisations
package import ReferenceData
package import Vocabulary

/// Sets a rule on an intervention for an employer, a system or one person's plan: stricter than
/// what holds, or the same, never looser.
package enum TightenInterventionRule {
  /// What is to be set.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The task; nil: every one.
    package let intervention: StandardCode?
    /// What is set; one that checks read.
    package let parameter: InterventionParameter
    /// The value; set.
    package let value: InterventionRule.Value
    /// The nation it is heard in; nil: everywhere.
    package let nation: Nation?
    /// The first day it holds; nil: always.
    package let validFrom: CivilDate?
    /// The first day it no longer holds; nil: no end.
    package let validTo: CivilDate?
    /// The person whose plan sets it; nil: the caller's organisation does.
    package let person: PersonID?

    /// A request with these parts.
    package init(
      header: ChangeHeader, intervention: StandardCode?, parameter: InterventionParameter,
      value: InterventionRule.Value, nation: Nation?, validFrom: CivilDate?, validTo: CivilDate?,
      person: PersonID?
    ) {
      self.header = header
      self.intervention = intervention
      self.parameter = parameter
      self.value = value
      self.nation = nation
      self.validFrom = validFrom
      self.validTo = validTo
      self.person = person
    }
  }

  /// The receipt, of the record. A row about the same takes the earlier one's place.
  ///
  /// A steward of an integrated care board sets a row for its whole system; any other caller one
  /// for the caller's own organisation, or for the plan of a person it cares for. A row is weighed
  /// against those further from the person, so that one may take one's own tightening back.
  ///
  /// - Throws: ``ServiceError`` `RULE_LOOSENED` where the row is not at least as strict, naming the
  ///   stricter one; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Record.self), service.now())
    return try await service.change(request.header, call) { records in
      let permitted = try request.permit(call, at: now, in: records)
      let rule = try request.row(on: permitted.layer)
      let today = LondonTime.date(of: now)
      try rule.requireNoLooser(than: records.rulesAround(call.organisation, on: today, at: now))
      let earlier =
        try request.person.map { try records.planRules(of: $0, at: now) }
        ?? records.employerRules(of: call.organisation, at: now)
      let fact: DelegationFact =
        try request.person.map { .personRule(of: $0, rule) }
        ?? .employerRule(of: call.organisation, rule)
      try records.record(
        FactDraft(
          fact: fact, effectiveFrom: request.validFrom.map(LondonTime.start(of:)),
          effectiveTo: request.validTo.map(LondonTime.start(of:)),
          replacing: earlier.first { $0.rule.id == rule.id }?.id),
        id: id, call, at: now)
      return ChangeOutcome(id: id, rule: permitted.rule)
    }
  }
}

extension TightenInterventionRule.Request {
  /// Who sets the row, and the rule that lets them.
  fileprivate func permit(
    _ call: Call, at now: Instant, in records: any RecordSnapshot
  ) throws -> (layer: PolicyLayer, rule: RuleID) {
    if let person {
      return (.personPlan, try records.permitCare(of: person, call, at: now))
    }
    let rule = try records.permit(.tightenPolicy, call, inScopeOf: call.caller.organisation)
    let owner = try records.knownOrganisation(call.organisation, field: "organisation_id")
    let isForSystem = call.caller.duty == .steward && owner.kind == .integratedCareBoard
    return (isForSystem ? .localSystem : .employer, rule)
  }

  /// The row as it is kept.
  fileprivate func row(on layer: PolicyLayer) throws(ServiceError) -> InterventionRule {
    guard parameter.isEvaluated else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "parameter",
        "must be one that checks read; \(quoted(parameter.rawValue)) is only shown")
    }
    guard value != .notSet else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "value",
        "must set a value; an empty row rules nothing")
    }
    if let intervention, Interventions.find(intervention) == nil {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "intervention_code",
        "must be a task of the catalogue; got \(quoted(intervention.text))")
    }
    if let validFrom, let validTo {
      _ = try DatePeriod(from: validFrom, to: validTo, field: "valid_to")
    }
    // Shipped protocols of local systems end in LOCAL_SYSTEM: no row of ours takes such a name.
    let setter = layer == .localSystem ? "system" : layer.rawValue
    let name = [intervention?.text ?? "ANY", parameter.rawValue, setter, nation?.rawValue]
    return InterventionRule(
      id: RuleID(listed: name.compactMap(\.self).joined(separator: "/").uppercased()),
      intervention: intervention, parameter: parameter, value: value,
      provenance: Provenance(.localPolicy), layer: layer, nation: nation, validFrom: validFrom,
      validTo: validTo)
  }
}
