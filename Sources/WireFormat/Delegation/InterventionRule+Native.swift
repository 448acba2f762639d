package import OneWorkforceProtos
package import ReferenceData
package import Vocabulary

// A rule read back from an answer, for documents that a client makes.

extension WireInterventionRule {
  /// The rule as it was shown.
  ///
  /// - Throws: ``ServiceError`` naming what a later version of the service may have added.
  package func native() throws(ServiceError) -> InterventionRule {
    guard let known = InterventionParameter(rawValue: parameter) else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "rules.parameter",
        "must be a parameter that this version knows; got \(quoted(parameter))")
    }
    return InterventionRule(
      id: try RuleID(id, field: "rules.id"),
      intervention: interventionCode.isEmpty
        ? nil : try StandardCode(interventionCode, field: "rules.intervention_code"),
      parameter: known,
      value: try InterventionRule.Value(
        value, unit: requiredChoice(unit, "rules.unit"), of: known, field: "rules.value"),
      provenance: try provenance.native(), layer: try requiredChoice(layer, "rules.layer"),
      nation: try optionalChoice(nation, "rules.nation"),
      validFrom: try optionalDate(validFrom, "rules.valid_from"),
      validTo: try optionalDate(validTo, "rules.valid_to"))
  }
}

extension WireProvenance {
  fileprivate func native() throws(ServiceError) -> Provenance {
    var codes: [SourceCode] = []
    for source in sourceIds { codes.append(try SourceCode(source, field: "sources")) }
    return Provenance(
      try requiredChoice(status, "provenance.status"), sources: codes,
      jurisdiction: jurisdiction.isEmpty ? nil : jurisdiction, note: note.isEmpty ? nil : note)
  }
}
