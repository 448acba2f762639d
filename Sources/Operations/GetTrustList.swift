package import Credentials
import Vocabulary

/// The newest signed trust list.
package enum GetTrustList {
  /// The list as it was signed.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` before the first.
  package static func run(_ call: Call, in service: Service) async throws -> PublishedTrustList {
    try await service.read(call) { records in
      _ = try records.permit(.readTrust, call, about: .init())
      guard let list = try records.trustList() else { throw ServiceError.absent("trust list") }
      return list
    }
  }
}
