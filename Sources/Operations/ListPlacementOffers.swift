import Access
package import Placements
package import Vocabulary

/// Offers of every body with places free on the days asked about; they are published.
package enum ListPlacementOffers {
  /// To whom, when, and which page.
  package struct Request: Sendable {
    /// Only offers to this kind of learner; nil: all.
    package let learnerType: LearnerTypeCode?
    /// The days on which a place must be free.
    package let days: DatePeriod
    /// Which page.
    package let page: PageRequest

    /// A request with these parts.
    package init(learnerType: LearnerTypeCode?, days: DatePeriod, page: PageRequest) {
      self.learnerType = learnerType
      self.days = days
      self.page = page
    }
  }

  /// The offers of this page that have a place free; it may hold fewer than were asked for.
  ///
  /// - Throws: ``ServiceError`` `ROLE_NOT_ALLOWED` for a planner, who is told by
  ///   ``DescribePlacements`` what is taken, small counts hidden; naming `page_token` where
  ///   it is not one of this list.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<SpareOffer> {
    let (now, page, days) = (service.now(), request.page, request.days)
    let filter = [
      request.learnerType?.text ?? "", days.start.description, days.end?.description ?? "",
    ].joined(separator: "|")
    let after = try service.cursor(page, call, filter: filter).map {
      try RecordID($0, field: "page_token")
    }
    let (last, offers) = try await service.read(call) { records in
      try records.permitListing(call, at: now)
      // Places less those free are the learners there, however few: a planner has the totals.
      guard call.caller.duty != .planner else {
        throw AccessDenied(rule: Denial.notInTable, worker: nil, purpose: nil)
      }
      let found = try records.placementFacts(
        .offer, of: .all, after: after, limit: page.size + 1, knownAt: records.latestSequence())
      let shown = try found.prefix(page.size).compactMap { try records.openOffer($0) }
      return (
        found.count > page.size ? found.dropLast().last?.id : nil,
        shown.map { SpareOffer(offer: $0, spare: $0.spare(on: days)) }.filter { offer in
          offer.spare > 0 && request.learnerType.map { offer.offer.offer.learnerType == $0 } ?? true
        }
      )
    }
    return Page(
      entries: offers, nextToken: service.token(after: last?.description, call, filter: filter))
  }
}

/// An offer with how many places of it are free on some days.
package struct SpareOffer: Sendable {
  /// The offer.
  package let offer: OpenOffer
  /// Places free.
  package let spare: Int
}
