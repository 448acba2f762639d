package import OneWorkforceProtos
package import Operations
import Passports
import SwiftProtobuf
package import Vocabulary

extension WireGetPassportRequest {
  /// Whose passport.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> GetPassport.Request {
    GetPassport.Request(
      worker: hasWorker ? try worker.native() : nil,
      question: PassportQuestion(
        purpose: purpose.stated,
        asKnownAt: try optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at")),
      page: try PageRequest(size: pageSize, token: pageToken, fallback: 200))
  }
}

extension GetPassport.Report {
  /// The passport in sight, as the wire writes it.
  package func proto() -> WireGetPassportResponse {
    .with {
      $0.workerID = worker.id.description
      $0.identityLevel = WireIdentityLevel(worker.identityLevel)
      if let identity { $0.identity = identity.proto() }
      $0.items = items.entries.map { $0.proto() }
      $0.nextPageToken = items.nextToken
      $0.synthetic = worker.isSynthetic
      $0.possibleDuplicateIds = possibleDuplicates.map(\.description)
      $0.etag = etag?.text ?? ""
      $0.basis = basis.proto()
      $0.accessID = access.description
    }
  }
}
