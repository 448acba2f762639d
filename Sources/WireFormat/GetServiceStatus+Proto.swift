package import OneWorkforceProtos
package import Operations
import ReferenceData

extension GetServiceStatus.Report {
  /// The status as the wire writes it.
  package func proto() -> WireGetServiceStatusResponse {
    .with {
      $0.programVersion = engine.programVersion
      $0.referenceDataVersion = ReferenceDataVersion.text
      $0.schemaVersion = Int32(clamping: engine.schemaVersion)
      $0.commitSequence = sequence.number
      $0.writable = engine.isWritable
    }
  }
}
