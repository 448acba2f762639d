package import OneWorkforceProtos
package import ReferenceData

extension Provenance {
  /// Where the value comes from, as the wire writes it.
  package func proto() -> WireProvenance {
    .with {
      $0.status = status.rawValue
      $0.sourceIds = sources.map(\.text)
      $0.jurisdiction = jurisdiction ?? ""
      $0.note = note ?? ""
    }
  }
}
