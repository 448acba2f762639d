import Access
package import Placements
package import Vocabulary

/// The requests of a programme without a placement, each with the reason and what is spare.
package enum ListUnmet {
  /// A request without a placement.
  package struct Entry: Sendable {
    /// Why, and what is spare.
    package let unmet: UnmetRequest
    /// The learner.
    package let learner: WorkerID
  }

  /// The requests of this page without a placement; it may hold fewer than were asked for.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `programme_id`, also for one of another
  ///   provider; naming `page_token` where it is not one of this list.
  package static func run(
    of id: ProgrammeID, _ page: PageRequest, _ call: Call, in service: Service
  ) async throws -> Page<Entry> {
    let now = service.now()
    let after = try service.cursor(page, call, filter: id.description).map {
      try RecordID($0, field: "page_token")
    }
    let (last, entries) = try await service.read(call) { records in
      let known = try records.latestSequence()
      guard let programme = try records.programme(id, knownAt: known) else {
        throw ServiceError.absent("programme", field: "programme_id")
      }
      try permit(programme, call, at: now, in: records)
      let found = try records.placementFacts(
        .request, of: .recordedBy(programme.organisation), after: after, limit: page.size + 1,
        knownAt: known)
      let offers = try records.everyOpenOffer()
      let entries = try found.prefix(page.size).compactMap {
        try records.unmet($0, of: id, programme, offers)
      }
      return (found.count > page.size ? found.dropLast().last?.id : nil, entries)
    }
    return Page(
      entries: entries,
      nextToken: service.token(after: last?.description, call, filter: id.description))
  }

  private static func permit(
    _ programme: Programme, _ call: Call, at now: Instant, in records: any RecordSnapshot
  ) throws {
    var facts = RelationFacts(organisation: programme.organisation)
    if call.caller.duty == .auditor, let organisation = call.caller.organisation {
      facts.agreed = try records.audits(organisation, at: now)
    }
    let (noun, field) = ("programme", "programme_id")
    _ = try records.permit(.readJointWork, call, about: facts, noun: noun, field: field)
    guard call.seesLearners else {
      throw AccessDenied(
        rule: Denial.noRelation, worker: nil, purpose: nil, noun: noun, field: field)
    }
  }
}

extension RecordSnapshot {
  /// The request that `kept` is, if it is of the programme and has no placement.
  func unmet(
    _ kept: KeptPlacementFact, of id: ProgrammeID, _ programme: Programme, _ offers: [OpenOffer]
  ) throws -> ListUnmet.Entry? {
    guard case .request(let request) = kept.fact,
      let enrolment = try enrolment(request.enrolment, knownAt: latestSequence()),
      enrolment.programme == id
    else { return nil }
    let asked = PlacementRequestID(high: kept.id.high, low: kept.id.low)
    let answers = try standing(request.enrolment).filter { $0.terms.request == asked }
    return UnmetRequest(
      request, id: asked, of: programme.learnerType, placements: answers, offers: offers
    ).map { ListUnmet.Entry(unmet: $0, learner: enrolment.learner) }
  }
}
