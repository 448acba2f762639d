package import Access
import Placements
package import Vocabulary

/// Records a placement: offered at once where it takes up an offer, else asked of the area.
package enum RecordPlacement {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What is agreed.
    package let terms: PlacementDraft

    /// A request with these parts.
    package init(header: ChangeHeader, terms: PlacementDraft) {
      self.header = header
      self.terms = terms
    }
  }

  /// The receipt, of the placement. Only the provider that runs the programme places its learners.
  ///
  /// - Throws: ``ServiceError`` `PLACEMENT_CAPACITY_EXCEEDED` where the area has no place on some
  ///   day, `RECORD_EXISTS` where the request has a placement; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.change(prepare(request, call, in: service), call)
  }

  static func prepare(_ request: Request, _ call: Call, in service: Service) -> PreparedChange {
    let (id, event) = (service.newID(Noun.Placement.self), service.newID(Noun.Record.self))
    let today = service.today
    return PreparedChange(request.header) { records, _ in
      let rule = try records.add(
        request.terms, id: id, event: event, inPlaceOf: nil, call, today: today)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}

/// The terms of a placement as they were sent; learner and kind of learner follow from the
/// enrolment.
package struct PlacementDraft: Sendable {
  /// The learner's enrolment.
  package let enrolment: EnrolmentID
  /// Where.
  package let area: PracticeAreaID
  /// The part of the programme.
  package let part: Int
  /// The days.
  package let period: DatePeriod
  /// The minutes allocated.
  package let allocatedMinutes: Int
  /// What is to be learnt.
  package let outcomes: [String]
  /// The request it answers, or nil.
  package let request: PlacementRequestID?
  /// The offer it takes up, or nil.
  package let offer: PlacementOfferID?

  /// A draft with these parts.
  package init(
    enrolment: EnrolmentID, area: PracticeAreaID, part: Int, period: DatePeriod,
    allocatedMinutes: Int, outcomes: [String], request: PlacementRequestID?,
    offer: PlacementOfferID?
  ) {
    self.enrolment = enrolment
    self.area = area
    self.part = part
    self.period = period
    self.allocatedMinutes = allocatedMinutes
    self.outcomes = outcomes
    self.request = request
    self.offer = offer
  }
}

extension RecordChange {
  /// Writes the placement of `draft`, in place of `predecessor` where there is one; the rule that
  /// let it.
  func add(
    _ draft: PlacementDraft, id: PlacementID, event: RecordID, inPlaceOf predecessor: Placement?,
    _ call: Call, today: CivilDate
  ) throws -> RuleID {
    let (enrolment, programme) = try enrolled(draft.enrolment, field: "terms.enrolment_id")
    let found = try practiceArea(draft.area, knownAt: latestSequence())
    // A learner is the programme's to place. A body that has them already may move them among its
    // own areas; any other is told of the enrolment nothing, whatever else it names.
    let mover = predecessor == nil ? nil : found?.organisation
    let rule = try permitSide(
      of: [programme.organisation] + (mover.map { [$0] } ?? []), call, about: enrolment.learner,
      noun: "enrolment", field: "terms.enrolment_id")
    guard let area = found else { throw ServiceError.absent("area", field: "terms.area_id") }
    let terms = try ServiceError.under("terms") { () throws(ServiceError) in
      try PlacementTerms(
        learner: enrolment.learner, enrolment: draft.enrolment, area: draft.area,
        learnerType: programme.learnerType, part: draft.part, period: draft.period,
        allocatedMinutes: draft.allocatedMinutes, outcomes: draft.outcomes,
        request: draft.request ?? predecessor?.terms.request, offer: draft.offer,
        predecessor: predecessor?.id)
    }
    try enrolment.require(terms.period, part: terms.part, of: programme, under: "terms")
    try requireAnswerable(terms)
    try requireTakeable(terms)
    try area.requireAudited(on: terms.period.start, field: "terms.starts_on")
    try area.requirePlace(
      for: terms.learnerType, on: terms.period,
      beside: occupied(terms.area, by: terms.learnerType), field: "terms.area_id")
    try record(.placement(terms), id: id.asRecord, by: call.organisation)
    if terms.offer != nil {
      let day = min(today, terms.period.start)
      try record(
        .event(id, PlacementEvent(.offered, on: day)), id: event, by: call.organisation)
    }
    return rule
  }

  /// Refuses a request that is not the enrolment's, or that has a placement.
  private func requireAnswerable(_ terms: PlacementTerms) throws {
    guard let asked = terms.request else { return }
    let request = try placementRequest(asked, knownAt: latestSequence())
    guard request?.enrolment == terms.enrolment else {
      throw ServiceError.absent("request", field: "terms.request_id")
    }
    let answers = try standing(terms.enrolment).filter { $0.terms.request == asked }
    guard !answers.contains(where: { $0.state != .cancelled }) else {
      throw ServiceError(
        .alreadyExists, .recordExists, field: "terms.request_id",
        "must not have a placement already")
    }
  }

  /// Refuses an offer that is not of the area and to such learners, or whose places are taken.
  private func requireTakeable(_ terms: PlacementTerms) throws {
    guard let id = terms.offer else { return }
    guard let kept = try placementFact(id.asRecord, knownAt: latestSequence()),
      let open = try openOffer(kept), open.offer.area == terms.area,
      open.offer.learnerType == terms.learnerType
    else { throw ServiceError.absent("offer", field: "terms.offer_id") }
    guard open.offer.period.covers(terms.period) else {
      throw ServiceError.contradiction("terms.ends_on", "must lie inside the days of the offer")
    }
    let days = [terms.period.start] + open.taken.map(\.start)
    let full = days.filter(terms.period.contains).contains { day in
      open.taken.count { $0.contains(day) } >= open.offer.places
    }
    guard !full else {
      throw ServiceError(
        .failedPrecondition, .limitReached, field: "terms.offer_id",
        "must have a place left; all \(open.offer.places) are taken")
    }
  }
}
