package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireCreateBackupRequest: WireChange {}

extension WireCreateBackupRequest {
  /// Which copy to make.
  ///
  /// - Throws: ``ServiceError`` naming `request_id` or `name`.
  package func native() throws(ServiceError) -> CreateBackup.Request {
    try CreateBackup.Request(header: header(), name: name)
  }
}

extension CreateBackup.Report {
  /// The copy as the wire writes it.
  package func proto() -> WireCreateBackupResponse {
    .with {
      if let backup {
        $0.fileName = backup.fileName
        $0.byteCount = backup.byteCount
        $0.sha256 = backup.sha256
        $0.commitSequence = backup.sequence.number
      }
      $0.receipt = receipt.proto()
    }
  }
}
