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

  /// The page of placements that the caller has a side of, in order of identifier. Those of others
  /// leave no trace: neither an entry nor a token.
  ///
  /// - Throws: ``ServiceError`` naming `page_token` where it is not one of this list.
  package static func run(
    _ whose: Whose, _ page: PageRequest, _ call: Call, in service: Service
  ) async throws -> Page<PlacementView> {
    let (now, today, filter) = (service.now(), service.today, "\(whose)")
    let after = try service.cursor(page, call, filter: filter).map {
      try RecordID($0, field: "page_token")
    }
    let views = try await service.read(call) { records in
      try records.permitListing(call, at: now)
      return try records.readablePlacements(
        of: whose.subject(call), after: after, limit: page.size + 1, call, at: now
      ).map { try records.view(of: $0, on: today) }
    }
    return service.page(views, page, call, filter: filter) { $0.placement.id.description }
  }
}

extension RecordSnapshot {
  /// The first `limit` placements of `subject` after `cursor` that the caller may read.
  fileprivate func readablePlacements(
    of subject: PlacementSubject, after cursor: RecordID?, limit: Int, _ call: Call,
    at now: Instant
  ) throws -> [Placement] {
    guard call.seesLearners else { return [] }
    let known = try latestSequence()
    var readable: [Placement] = []
    var last = cursor
    repeat {
      let found = try placementFacts(
        .placement, of: subject, after: last, limit: limit, knownAt: known)
      for kept in found where readable.count < limit {
        guard let placement = try placement(kept, knownAt: known),
          try mayRead(sided(placement), call, at: now)
        else { continue }
        readable.append(placement)
      }
      guard found.count == limit, readable.count < limit else { return readable }
      last = found.last?.id
    } while true
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
