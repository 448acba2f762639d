package import OneWorkforceProtos
import Operations
package import Vocabulary

extension BatchReport {
  /// One result an item, in order. `status` gives the number of the gRPC status that an error would
  /// have had alone: only the server knows it.
  func protoResults(status: (ServiceError) -> Int32) -> [WireBatchItemResult] {
    results.map { result in
      .with {
        switch result {
        case .success(let receipt): $0.receipt = receipt.proto()
        case .failure(let error): $0.error = error.proto(status: status(error))
        }
      }
    }
  }
}

extension ServiceError {
  /// Why an item was refused, as the wire writes it; `status` is the number it would have had
  /// alone.
  package func proto(status: Int32) -> WireItemError {
    .with {
      $0.statusCode = status
      $0.reason = reason.rawValue
      $0.field = field ?? ""
      $0.message = message
    }
  }
}
