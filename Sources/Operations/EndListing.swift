package import Access
import Vacancies
package import Vocabulary

/// Ends a course or a team of the caller's own organisation.
package enum EndListing {
  /// What ends.
  package enum Listing: Hashable, Sendable {
    /// A course.
    case offer(TrainingOfferID)
    /// A team.
    case team(TeamID)
  }

  /// What is to be ended.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What ends.
    package let listing: Listing
    /// Why, 1 to 200 characters.
    package let reason: String

    /// A request with these parts.
    package init(header: ChangeHeader, listing: Listing, reason: String) {
      self.header = header
      self.listing = listing
      self.reason = reason
    }
  }

  /// The receipt. Whoever relied on a course leaves the lists of matches with the next look.
  ///
  /// - Throws: ``ServiceError``: not found, naming `offer_id` or `team_id`, also where it is
  ///   another's; `STATE_FORBIDS` where it has ended.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    let (id, noun, field) = request.listing.named
    return try await service.change(request.header, call) { records in
      let permitted = try records.permitPublishing(call)
      let kept = try records.ownJobRecord(id, of: permitted.organisation, noun, field: field)
      switch (request.listing, kept.record.fact) {
      case (.offer, .offer), (.team, .team): break
      default: throw ServiceError.absent(noun, field: field)
      }
      try records.record(
        kept.record.ended(
          at: now, reason: request.reason, by: permitted.organisation, field: field))
      return ChangeOutcome(id: id, rule: permitted.rule)
    }
  }
}

extension EndListing.Listing {
  fileprivate var named: (id: RecordID, noun: String, field: String) {
    switch self {
    case .offer(let id): (id.asRecord, "course", "offer_id")
    case .team(let id): (id.asRecord, "team", "team_id")
    }
  }
}
