import Access
import Roles
package import Vocabulary

/// A move with what has been decided since it was opened.
package enum GetTransfer {
  /// The move, as its worker and the organisation they move to may see it; the look is logged.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` alike where there is none and where the caller
  ///   may not know of it.
  package static func run(
    _ id: TransferID, _ call: Call, in service: Service
  ) async throws -> VersionedTransfer {
    do {
      let (found, rule) = try await service.read(call) { records in
        let found = try records.versionedTransfer(id)
        let rule = try records.permit(.readTransfer, call, about: .transfer(found?.transfer)).rule
        guard let found else { throw ServiceError.absent("transfer") }
        return (found, rule)
      }
      let look = call.glance(
        at: found.transfer.worker, purpose: call.caller.duty == .holder ? .ownRecord : .transfer,
        rule: rule, id: service.newID(), at: service.now())
      try await service.record([look], of: call)
      return found
    } catch let error as ServiceError where error.reason == .recordNotFound {
      throw ServiceError.absent("transfer", field: "transfer_id")
    }
  }
}

extension RelationFacts {
  /// The facts of a move: whose it is and where to; none where there is no such move.
  static func transfer(_ transfer: Transfer?) -> RelationFacts {
    RelationFacts(worker: transfer?.worker, organisation: transfer?.to, purpose: .transfer)
  }
}
