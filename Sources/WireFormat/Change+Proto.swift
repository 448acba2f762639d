package import Access
package import OneWorkforceProtos
package import Operations
package import SwiftProtobuf
package import Vocabulary

/// A request that changes something: it has a name and may be only checked.
package protocol WireChange: SwiftProtobuf.Message {
  /// The name the caller gave the change.
  var requestID: String { get }
  /// Whether everything is to be checked and nothing written.
  var validateOnly: Bool { get }
}

extension WireChange {
  /// The change's name and the request as it came.
  ///
  /// - Throws: ``ServiceError`` naming `request_id`.
  package func header() throws(ServiceError) -> ChangeHeader {
    let request: RequestID = try requiredID(requestID, "request_id")
    guard let body: [UInt8] = try? serializedBytes() else {
      throw ServiceError(
        .invalidArgument, .characterNotAllowed, "the request holds text that is not valid UTF-8")
    }
    return ChangeHeader(request: request, isValidationOnly: validateOnly, body: body)
  }
}

extension Receipt {
  /// The receipt as the wire writes it.
  package func proto() -> WireReceipt {
    .with {
      $0.id = id
      $0.etag = etag.text
      $0.commitSequence = sequence.number
      $0.recordedAt = recordedAt.proto()
      $0.replayed = wasReplayed
      $0.validatedOnly = wasValidatedOnly
    }
  }
}
