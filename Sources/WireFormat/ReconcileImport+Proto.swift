package import OneWorkforceProtos
package import Operations
import Planning
package import Vocabulary

extension WireReconcileImportRequest: WireChange {}

extension WireReconcileImportRequest {
  /// What is to be reconciled.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> ReconcileImport.Request {
    ReconcileImport.Request(
      header: try header(), plan: try requiredID(planID, "plan_id"),
      etag: try requiredEtag(etag, "etag"), imported: try requiredID(importID, "import_id"),
      earlier: try optionalID(earlierImportID, "earlier_import_id"),
      acceptedBy: try optionalText(acceptedBy, field: "accepted_by", limit: 100))
  }
}

extension ReconcileImport.Report {
  /// The answer as the wire writes it.
  package func proto() -> WireReconcileImportResponse {
    .with {
      if let receipt { $0.receipt = receipt.proto() }
      $0.lines = lines.map {
        $0.check.proto(
          place: $0.place, group: $0.group, unit: $0.unit.rawValue, movements: $0.movements)
      }
      $0.accepted = isAccepted
    }
  }
}
