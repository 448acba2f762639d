package import Access
package import Passports
package import Vocabulary

/// Marks an entry of the holder's passport as wrong; the mark travels with it.
package enum DisputeEntry {
  /// What is disputed.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The entry.
    package let fact: FactID
    /// What is wrong.
    package let ground: Dispute.Ground
    /// In the holder's own words, or nil.
    package let statement: String?

    /// A request with these parts.
    package init(
      header: ChangeHeader, fact: FactID, ground: Dispute.Ground, statement: String?
    ) {
      self.header = header
      self.fact = fact
      self.ground = ground
      self.statement = statement
    }
  }

  /// The receipt, of the dispute. An entry has one open dispute at a time.
  ///
  /// - Throws: ``ServiceError``: not found, naming `fact_id`, where the holder has no such entry;
  ///   `RECORD_EXISTS` where it is disputed already.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Record.self), service.now())
    let dispute = try Dispute(
      id: id, fact: request.fact, ground: request.ground, statement: request.statement,
      openedAt: now)
    return try await service.change(request.header, call) { records in
      let rule = try records.permit(.controlSight, call, about: .ownRecord(of: call.caller)).rule
      guard let worker = call.caller.worker else { throw ServiceError.absent("worker") }
      // Nobody has a thousand disputes open; one more is not looked for.
      let open = try records.disputes(of: worker, isOpen: true, after: nil, limit: 1_000)
      guard !open.contains(where: { $0.dispute.fact == request.fact }) else {
        throw ServiceError(
          .alreadyExists, .recordExists, field: "fact_id",
          "the entry is disputed already, and nobody has answered yet")
      }
      try records.record(dispute, of: worker)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
