import Access
import Placements
package import Vocabulary

/// The placements of a learner, an area, an enrolment or the caller's organisation.
package enum ListPlacements {
  /// Whose placements.
  package enum Whose: Hashable, Sendable {
    /// Those of a learner.
    case learner(WorkerID)
    /// Those at an area.
    case area(PracticeAreaID)
    /// Those of an enrolment.
    case enrolment(EnrolmentID)
    /// Those that the caller's organisation recorded.
    case own
  }

  /// The placements of this page that the caller has a side of; it may hold fewer than were asked
  /// for.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ whose: Whose, _ page: PageRequest, _ call: Call, in service: Service
  ) async throws -> Page<PlacementView> {
    let (now, today, filter) = (service.now(), service.today, "\(whose)")
    let after = try service.cursor(page, call, filter: filter).map {
      try RecordID($0, field: "page_token")
    }
    let (last, views) = try await service.read(call) { records in
      try records.permitListing(call, at: now)
      let known = try records.latestSequence()
      let found = try records.placementFacts(
        .placement, of: whose.subject(call), after: after, limit: page.size + 1, knownAt: known)
      let shown = try found.prefix(page.size).compactMap { kept -> PlacementView? in
        guard let placement = try records.placement(kept, knownAt: known),
          try records.mayRead(records.sided(placement), call, at: now)
        else { return nil }
        return try records.view(of: placement, on: today)
      }
      return (found.count > page.size ? found.dropLast().last?.id : nil, shown)
    }
    return Page(
      entries: views, nextToken: service.token(after: last?.description, call, filter: filter))
  }
}

extension ListPlacements.Whose {
  fileprivate func subject(_ call: Call) throws -> PlacementSubject {
    switch self {
    case .learner(let worker): .worker(worker)
    case .area(let area): .parent(area.asRecord)
    case .enrolment(let enrolment): .enrolment(enrolment)
    case .own: .recordedBy(try call.organisation)
    }
  }
}
