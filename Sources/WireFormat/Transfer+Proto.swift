package import OneWorkforceProtos
package import Operations
import Roles
import Vocabulary

extension VersionedTransfer {
  /// The move as the wire writes it.
  package func proto() -> WireTransfer {
    .with {
      $0.id = transfer.id.description
      $0.workerID = transfer.worker.description
      $0.toOrganisationID = transfer.to.description
      $0.fromOrganisationID = transfer.from?.description ?? ""
      $0.roleCode = transfer.role.text
      $0.startsOn = transfer.startsOn.description
      $0.openedAt = transfer.openedAt.proto()
      $0.items = transfer.items.map { $0.proto() }
      $0.basis = transfer.basis.proto()
      $0.etag = etag.text
    }
  }
}
