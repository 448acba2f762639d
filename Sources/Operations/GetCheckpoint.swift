import Credentials
import Vocabulary

/// The newest head of the log, signed.
package enum GetCheckpoint {
  /// The head over every leaf; the witnesses' lines with it where they saw just that one.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where the log is empty or the service has no log
  ///   key.
  package static func run(_ call: Call, in service: Service) async throws -> SignedHead {
    let desk = try service.requireDesk(at: service.now())
    return try await service.read(call) { records in
      _ = try records.permit(.readTrust, call, about: .init())
      return try records.logHead(covering: records.logSize(), desk)
    }
  }
}
