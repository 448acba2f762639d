package import OneWorkforceProtos
package import Operations
import ReferenceData
package import Vocabulary

extension WireTightenInterventionRuleRequest: WireChange {}

extension WireTightenInterventionRuleRequest {
  /// What is to be set.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> TightenInterventionRule.Request {
    let header = try header()
    let sent = try required(hasRule, rule, "rule")
    let person: PersonID? = try optionalID(personID, "person_id")
    return try under("rule") { () throws(ServiceError) in
      try sent.requireOwn()
      let parameter = try sent.nativeParameter()
      let from = try optionalDate(sent.validFrom, "valid_from")
      let to = try optionalDate(sent.validTo, "valid_to")
      _ = try DatePeriod(from: from ?? CivilDate.supported.lowerBound, to: to, field: "valid_to")
      return TightenInterventionRule.Request(
        header: header,
        intervention: sent.interventionCode.isEmpty
          ? nil : try StandardCode(sent.interventionCode, field: "intervention_code"),
        parameter: parameter, value: try sent.nativeValue(of: parameter),
        nation: try optionalChoice(sent.nation, "nation"), validFrom: from, validTo: to,
        person: person)
    }
  }
}

extension WireInterventionRule {
  /// Refuses a row that says who set it: it is the caller's own.
  fileprivate func requireOwn() throws(ServiceError) {
    try requireAbsent(id, "id")
    try requireAbsent(layer, "layer")
    guard !hasProvenance else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "provenance",
        "must be left out: the row is the organisation's own")
    }
  }

  fileprivate func nativeParameter() throws(ServiceError) -> InterventionParameter {
    guard !parameter.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "parameter", "must be given")
    }
    guard let known = InterventionParameter(rawValue: parameter) else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "parameter",
        "must be a parameter of the catalogue; got \(quoted(parameter))")
    }
    return known
  }

  /// The value, in the form of `parameter`; always set.
  fileprivate func nativeValue(
    of parameter: InterventionParameter
  ) throws(ServiceError) -> InterventionRule.Value {
    try InterventionRule.Value(
      boundedText(value, field: "value", limit: 1_000),
      unit: optionalChoice(unit, "unit") ?? parameter.unit, of: parameter, field: "value")
  }
}
