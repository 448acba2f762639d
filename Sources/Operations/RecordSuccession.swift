package import Access
package import Organisations
import Vocabulary

/// Says that one body answers for another from a day on, so that what it signed outlives it.
package enum RecordSuccession {
  /// The link to record.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The link.
    package let succession: Succession

    /// A request with these parts.
    package init(header: ChangeHeader, succession: Succession) {
      self.header = header
      self.succession = succession
    }
  }

  /// The receipt, of the body that ended. A link between the same two takes the earlier one's
  /// place.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT` where the successor's records end with the
  ///   predecessor already; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.change(request.header, call) { records in
      let link = request.succession
      let ended = try records.organisationToChange(
        link.predecessor, call, field: "succession.predecessor_id")
      _ = try records.knownOrganisation(link.successor, field: "succession.successor_id")
      let onwards = try records.successions(
        from: [link.successor], knownAt: records.latestSequence())
      guard onwards.allSatisfy({ $0.successor != link.predecessor }) else {
        throw ServiceError.contradiction(
          "succession.successor_id", "must not lead back to the predecessor by earlier links")
      }
      try records.record(link)
      return ChangeOutcome(id: link.predecessor, rule: ended.rule)
    }
  }
}
