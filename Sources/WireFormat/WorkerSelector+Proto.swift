import Access
package import OneWorkforceProtos
package import Operations
import SwiftProtobuf
package import Vocabulary

extension WireWorkerSelector {
  /// Whose passport, by identifier or by code.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `worker`; the code is not repeated.
  package func native() throws(ServiceError) -> WorkerSelector {
    switch by {
    case .workerID(let id): .worker(try requiredID(id, "worker.worker_id"))
    case .shareCode(let code): .code(try ShareCode(code, field: "worker.share_code"))
    case nil:
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "worker",
        "must name a worker or a share code")
    }
  }
}

extension WirePurpose {
  /// Why the caller looks, or what is wrong with what they said: that look is denied and logged.
  package var stated: StatedPurpose {
    do throws(ServiceError) {
      return .success(try native("purpose"))
    } catch {
      return .failure(error)
    }
  }
}
