package import Access
package import Roles
package import Vocabulary

/// Records what somebody decided about an entry of a move.
package enum DecideTransferItem {
  /// What was decided.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The move.
    package let transfer: TransferID
    /// The version of the move that was read.
    package let etag: Etag
    /// The list of the entry.
    package let list: TransferItem.List
    /// The entry's code.
    package let code: String
    /// Whether the move may go on as far as this entry is concerned.
    package let isCleared: Bool
    /// Who decided: a post.
    package let decidedBy: String

    /// A request by a named post about a named entry.
    ///
    /// - Throws: ``ServiceError`` naming `etag`, `code` or `decided_by`.
    package init(
      header: ChangeHeader, transfer: TransferID, etag: Etag, list: TransferItem.List,
      code: String, isCleared: Bool, decidedBy: String
    ) throws(ServiceError) {
      self.header = header
      self.transfer = transfer
      self.etag = Etag(sent: try boundedText(etag.text, field: "etag", limit: 64))
      self.list = list
      self.code = try boundedText(code, field: "code", limit: 100)
      self.isCleared = isCleared
      self.decidedBy = try boundedText(decidedBy, field: "decided_by", limit: 100)
    }
  }

  /// The receipt, of the move; a later decision on the same entry takes this one's place.
  ///
  /// - Throws: ``ServiceError`` `ETAG_MISMATCH` where somebody decided since the move was read,
  ///   `RECORD_NOT_FOUND` naming `code` for an entry that is not on the list, `STATE_FORBIDS` for
  ///   one that passed and leaves nothing to decide.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    do {
      return try await service.change(request.header, call) { records in
        let found = try records.versionedTransfer(request.transfer)
        let permit = try records.permit(.decideTransfer, call, about: .transfer(found?.transfer))
        guard let found else { throw ServiceError.absent("transfer") }
        guard found.etag == request.etag else { throw etagMismatch }
        try requireOpen(request, in: found.transfer)
        let ruling = try TransferItem.Ruling(
          isCleared: request.isCleared, decidedBy: request.decidedBy, at: now)
        try records.record(ruling, on: request.list, code: request.code, of: request.transfer)
        return ChangeOutcome(id: request.transfer, rule: permit.rule)
      }
    } catch let error as ServiceError where error.reason == .recordNotFound && error.field == nil {
      throw ServiceError.absent("transfer", field: "transfer_id")
    }
  }

  private static func requireOpen(
    _ request: Request, in transfer: Transfer
  ) throws(ServiceError) {
    let entries = transfer.items.filter { $0.list == request.list && $0.code == request.code }
    guard !entries.isEmpty else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "code",
        "the list has no entry \(quoted(request.code))")
    }
    guard entries.contains(where: { $0.state != .pass }) else {
      throw ServiceError.stateForbids("code", "the entry passed: there is nothing to decide")
    }
  }

  private static var etagMismatch: ServiceError {
    ServiceError(
      .aborted, .etagMismatch, field: "etag",
      "somebody decided since the move was read: read it again, then retry")
  }
}
