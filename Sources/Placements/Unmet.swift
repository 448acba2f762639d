package import Vocabulary

/// Why a request has no placement.
package enum UnmetReason: String, Sendable, CaseIterable {
  /// The area the learner was placed at stopped taking learners: the learner is unplaced.
  case providerLeft = "PROVIDER_LEFT"
  /// A placement is asked for, and the body that runs the area has not answered.
  case awaitingAnswer = "AWAITING_ANSWER"
  /// Nobody offers a place to this kind of learner.
  case noOffer = "NO_OFFER"
  /// Nobody does in the sector wanted.
  case sector = "SECTOR"
  /// Nobody does in the kind of place wanted.
  case setting = "SETTING"
  /// Nobody does in the specialty wanted.
  case specialty = "SPECIALTY"
  /// No such offer covers the days.
  case dates = "DATES"
  /// The areas that would do have no audit in date.
  case auditExpired = "AUDIT_EXPIRED"
  /// The offers that would do give too little of a supervisor's time, or do not say.
  case supervision = "SUPERVISION"
  /// All places that would do are taken.
  case full = "FULL"
  /// A place is free and nobody has taken it up.
  case notTakenUp = "NOT_TAKEN_UP"
}

/// An offer with its area and what of it is taken.
package struct OpenOffer: Hashable, Sendable {
  /// Its identifier.
  package let id: PlacementOfferID
  /// The offer.
  package let offer: PlacementOffer
  /// The area.
  package let area: PracticeArea
  /// Days on which somebody takes a place of this offer.
  package let taken: [DatePeriod]
  /// Days on which a learner of this kind takes a place of the area, those of this offer included.
  package let takenAtArea: [DatePeriod]

  /// An offer as it stands.
  package init(
    id: PlacementOfferID, offer: PlacementOffer, area: PracticeArea, taken: [DatePeriod],
    takenAtArea: [DatePeriod]
  ) {
    self.id = id
    self.offer = offer
    self.area = area
    self.taken = taken
    self.takenAtArea = takenAtArea
  }

  /// How many more learners could have a place on all of `days`: 0 where the offer does not cover
  /// them.
  package func spare(on days: DatePeriod) -> Int {
    guard offer.period.covers(days), area.period.covers(days) else { return 0 }
    let changes =
      [days.start] + takenAtArea.map(\.start) + taken.map(\.start)
      + area.capacity.flatMap { [$0.period.start, $0.period.end].compactMap(\.self) }
    return changes.filter(days.contains).map { day in
      let atArea =
        area.places(for: offer.learnerType, on: day)
        - takenAtArea.count { $0.contains(day) }
      return max(0, min(offer.places - taken.count { $0.contains(day) }, atArea))
    }.min() ?? 0
  }
}

/// A request without a placement, why, and what is free elsewhere.
package struct UnmetRequest: Hashable, Sendable {
  /// The request's identifier.
  package let id: PlacementRequestID
  /// The request.
  package let request: PlacementRequest
  /// Why.
  package let reason: UnmetReason
  /// Offers that would do and have a place on all the days, in order of identifier.
  package let spare: [OpenOffer]

  /// Judges `request` of a learner of `type`: nil where it has a placement.
  ///
  /// `placements` are those that answer it; `offers` are all that are known.
  package init?(
    _ request: PlacementRequest, id: PlacementRequestID, of type: LearnerTypeCode,
    placements: [Placement], offers: [OpenOffer]
  ) {
    let open = placements.filter { $0.state != .cancelled }
    guard !open.contains(where: { $0.state != .requested }) else { return nil }
    self.id = id
    self.request = request
    var left = offers.filter { $0.offer.learnerType == type }
    var reason: UnmetReason?
    for (step, fits) in Self.steps(request) where reason == nil {
      if step != .noOffer { left = left.filter(fits) }
      if left.isEmpty { reason = step }
    }
    spare = left.filter { $0.spare(on: request.period) > 0 }.sorted { $0.id < $1.id }
    let last = placements.last { $0.state == .cancelled }
    if !open.isEmpty {
      self.reason = .awaitingAnswer
    } else if last?.cancellation == .providerLeft {
      self.reason = .providerLeft
    } else {
      self.reason = reason ?? .notTakenUp
    }
  }

  /// What an offer must keep, in the order in which it is asked.
  private static func steps(
    _ request: PlacementRequest
  ) -> [(UnmetReason, (OpenOffer) -> Bool)] {
    [
      (.noOffer, { _ in true }),
      (.sector, { request.sector == nil || $0.area.sector == request.sector }),
      (.setting, { request.setting == nil || $0.area.setting == request.setting }),
      (.specialty, { request.specialty == nil || $0.area.specialty == request.specialty }),
      (
        .dates,
        { $0.offer.period.covers(request.period) && $0.area.period.covers(request.period) }
      ),
      (.auditExpired, { $0.area.audit(on: request.period.start) != .expired }),
      (
        .supervision,
        { ($0.offer.supervisionMinutesPerWeek ?? 0) >= (request.supervisionMinutesPerWeek ?? 0) }
      ),
      (.full, { $0.spare(on: request.period) > 0 }),
    ]
  }
}
