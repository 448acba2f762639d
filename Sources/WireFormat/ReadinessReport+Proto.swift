package import OneWorkforceProtos
package import Organisations
package import Passports
package import Vocabulary

extension ReadinessReport {
  /// The report as the wire writes it; `organisations` are the bodies it names.
  package func proto(_ organisations: [OrganisationID: Organisation]) -> WireReadinessReport {
    .with {
      $0.verdict = WireVerdict(verdict)
      $0.findings = findings.map { $0.proto(organisations) }
      $0.itemsToRepeat = itemsToRepeat.map(\.text)
      $0.metCount = Int32(clamping: coverage.met)
      $0.unknownCount = Int32(clamping: coverage.unknown)
      $0.requirementCount = Int32(clamping: coverage.total)
      if let validUntil { $0.validUntil = validUntil.proto() }
      $0.basis = basis.proto()
    }
  }
}
