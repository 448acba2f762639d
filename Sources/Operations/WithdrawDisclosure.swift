package import Access
package import Vocabulary

/// Takes a grant back: it opens nothing from the next call on.
package enum WithdrawDisclosure {
  /// Which grant.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The grant.
    package let grant: ShareGrantID

    /// A request with these parts.
    package init(header: ChangeHeader, grant: ShareGrantID) {
      self.header = header
      self.grant = grant
    }
  }

  /// The receipt of the withdrawal.
  ///
  /// - Throws: ``ServiceError``: not found where the grant is not the holder's; `STATE_FORBIDS`
  ///   where it has been withdrawn before under another request.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    let desk = service.desk(at: now)
    return try await service.change(request.header, call) { records in
      let permit = try records.permit(.controlSight, call, about: .ownRecord(of: call.caller))
      guard let grant = try records.grant(request.grant), grant.worker == call.caller.worker else {
        throw ServiceError.absent("grant", field: "grant_id")
      }
      guard grant.withdrawnAt == nil else {
        throw ServiceError(
          .failedPrecondition, .stateForbids, field: "grant_id", "is withdrawn already")
      }
      try records.withdraw(request.grant, at: now)
      try records.log(.shareEnd, of: grant, desk)
      return ChangeOutcome(id: request.grant, rule: permit.rule)
    }
  }
}
