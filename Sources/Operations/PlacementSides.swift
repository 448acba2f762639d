import Access
import Placements
import Vocabulary

// Who has a side of a placement, and what several operations ask of one.

/// A placement with what it hangs on.
struct SidedPlacement: Sendable {
  let placement: Placement
  let enrolment: Enrolment
  let programme: Programme
  let area: PracticeArea

  /// The body that runs the area.
  var host: OrganisationID { area.organisation }
  /// The education provider that runs the programme.
  var provider: OrganisationID { programme.organisation }
}

extension RecordSnapshot {
  /// The placement with what it hangs on, as known now.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `field`.
  func sided(_ id: PlacementID, field: String = "placement_id") throws -> SidedPlacement {
    let known = try latestSequence()
    guard let placement = try placement(id, knownAt: known) else {
      throw ServiceError.absent("placement", field: field)
    }
    return try sided(placement)
  }

  /// `placement` with what it hangs on.
  func sided(_ placement: Placement) throws -> SidedPlacement {
    let known = try latestSequence()
    guard let enrolment = try enrolment(placement.terms.enrolment, knownAt: known),
      let programme = try programme(enrolment.programme, knownAt: known),
      let area = try practiceArea(placement.terms.area, knownAt: known)
    else {
      throw ServiceError(
        .internalFault, .internalFault, "a placement hangs on a record that is not there")
    }
    return SidedPlacement(
      placement: placement, enrolment: enrolment, programme: programme, area: area)
  }

  /// The enrolment and its programme, as known now.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `field`.
  func enrolled(
    _ id: EnrolmentID, field: String
  ) throws -> (enrolment: Enrolment, programme: Programme) {
    let known = try latestSequence()
    guard let enrolment = try enrolment(id, knownAt: known),
      let programme = try programme(enrolment.programme, knownAt: known)
    else { throw ServiceError.absent("enrolment", field: field) }
    return (enrolment, programme)
  }

  /// The rule that lets the caller keep what lies between `sides`; the caller's organisation is one
  /// of them.
  ///
  /// - Throws: ``AccessDenied``, told as though there were no such `noun`.
  func permitSide(
    of sides: [OrganisationID], _ call: Call, about learner: WorkerID? = nil, noun: String,
    field: String
  ) throws -> RuleID {
    let own = call.caller.organisation.flatMap { sides.contains($0) ? $0 : nil }
    return try permit(
      .keepJointWork, call, about: RelationFacts(worker: learner, organisation: own), noun: noun,
      field: field
    ).rule
  }

  /// The rule that lets the caller keep `sided`, or a `noun` of it that `field` names.
  func permitKeeping(
    _ sided: SidedPlacement, _ call: Call, noun: String = "placement",
    field: String = "placement_id"
  ) throws -> RuleID {
    try permitSide(
      of: [sided.host, sided.provider], call, about: sided.enrolment.learner, noun: noun,
      field: field)
  }

  /// The rule that lets the caller read what names `learner`, between `sides`: totals alone and
  /// what is published are for others.
  func permitLearner(
    _ learner: WorkerID, sides: [OrganisationID], _ call: Call, at now: Instant, noun: String,
    field: String
  ) throws -> RuleID {
    let own = call.caller.organisation.flatMap { sides.contains($0) ? $0 : nil }
    var facts = RelationFacts(worker: learner, organisation: own)
    if call.caller.duty == .auditor, let organisation = call.caller.organisation {
      facts.agreed = try audits(organisation, at: now)
    }
    let rule = try permit(.readJointWork, call, about: facts, noun: noun, field: field).rule
    guard call.seesLearners else {
      throw AccessDenied(
        rule: Denial.noRelation, worker: learner, purpose: nil, noun: noun, field: field)
    }
    return rule
  }

  /// Refuses a duty that reads no joint work; lists leave out what the caller has no side of.
  func permitListing(_ call: Call, at now: Instant) throws {
    var facts = RelationFacts(
      worker: call.caller.worker, organisation: call.caller.organisation)
    if call.caller.duty == .auditor, let organisation = call.caller.organisation {
      facts.agreed = try audits(organisation, at: now)
    }
    _ = try permit(.readJointWork, call, about: facts, noun: "placement")
  }

  /// Whether the caller may read `sided`.
  func mayRead(_ sided: SidedPlacement, _ call: Call, at now: Instant) throws -> Bool {
    do {
      _ = try permitLearner(
        sided.enrolment.learner, sides: [sided.host, sided.provider], call, at: now,
        noun: "placement", field: "placement_id")
      return true
    } catch is AccessDenied { return false }
  }

  /// Refuses an act on a version that is no longer the latest.
  func requireVersion(_ etag: Etag?, of record: RecordID) throws {
    guard let etag else { return }
    guard try placementEtag(record) == etag else { throw ServiceError.etagMismatch("etag") }
  }

  /// The days on which learners of `type` take a place of the area, `excluded` left out.
  func occupied(
    _ area: PracticeAreaID, by type: LearnerTypeCode, excluding excluded: PlacementID? = nil
  ) throws -> [DatePeriod] {
    try placements(of: .parent(area.asRecord), knownAt: latestSequence()).compactMap { placement in
      placement.id == excluded || placement.terms.learnerType != type ? nil : placement.occupied
    }
  }

  /// The offer with its area and what of it is taken; nil where `kept` is no offer.
  func openOffer(_ kept: KeptPlacementFact) throws -> OpenOffer? {
    let known = try latestSequence()
    guard case .offer(let offer) = kept.fact,
      let area = try practiceArea(offer.area, knownAt: known)
    else { return nil }
    let id = PlacementOfferID(high: kept.id.high, low: kept.id.low)
    let there = try placements(of: .parent(offer.area.asRecord), knownAt: known).filter {
      $0.terms.learnerType == offer.learnerType
    }
    return OpenOffer(
      id: id, offer: offer, area: area,
      taken: there.filter { $0.terms.offer == id }.compactMap(\.occupied),
      takenAtArea: there.compactMap(\.occupied))
  }

  /// Every offer that is on record, in order of identifier.
  func everyOpenOffer() throws -> [OpenOffer] {
    try everyPlacementFact(.offer, of: .all, knownAt: latestSequence()).compactMap(openOffer)
  }
}

extension Call {
  /// Whether the caller's duty may see who a learner is, where a relation allows it: a planner
  /// never does, and a verifier sees what is published.
  var seesLearners: Bool { caller.duty != .planner && caller.duty != .verifier }
}
