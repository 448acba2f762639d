package import OneWorkforceProtos
package import Organisations
package import Passports
package import Vocabulary

extension Finding {
  /// The finding as the wire writes it; `organisations` are the bodies the report names.
  package func proto(_ organisations: [OrganisationID: Organisation]) -> WireFinding {
    .with {
      $0.requirement = requirement.code.text
      $0.mandatory = requirement.force == .mandatory
      $0.requirementProvenance = requirement.provenance.proto()
      $0.outcome = WireOutcome(outcome)
      $0.reasons = reasons.map(\.rawValue)
      $0.reliedOn = reliedOn.map { $0.proto(organisations) }
      $0.rules = rules.map { $0.proto() }
      $0.missingParts = missingParts.map(\.text)
      $0.nextAction = nextAction
      $0.nextOwner = nextOwner.rawValue
      if let validUntil { $0.validUntil = validUntil.proto() }
    }
  }
}

extension ReliedFact {
  /// The reference as the wire writes it, with the body's name.
  package func proto(_ organisations: [OrganisationID: Organisation]) -> WireReliedFact {
    .with {
      $0.factID = fact.description
      $0.code = code
      $0.on = on?.description ?? ""
      $0.organisationID = organisation.description
      $0.organisationName = organisations[organisation]?.name ?? ""
      $0.answeredByID = answeredBy?.description ?? ""
      $0.dispute = dispute?.rawValue ?? ""
    }
  }
}

extension AppliedRule {
  /// The rule as the wire writes it.
  package func proto() -> WireAppliedRule {
    .with {
      $0.ruleID = rule.text
      $0.value = value
      $0.layer = layer
      $0.provenance = provenance.proto()
      $0.decisive = wasDecisive
    }
  }
}
