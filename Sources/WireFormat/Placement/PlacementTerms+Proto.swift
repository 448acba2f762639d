package import OneWorkforceProtos
package import Operations
package import Placements
package import Vocabulary

extension WirePlacementTerms {
  /// The terms as they were sent. Their shape is checked here, so that a request is refused before
  /// any record is read.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> PlacementDraft {
    let draft = PlacementDraft(
      enrolment: try requiredID(enrolmentID, "enrolment_id"),
      area: try requiredID(areaID, "area_id"), part: part == 0 ? 1 : Int(part),
      period: try datePeriod(startsOn, endsOn, "starts_on", "ends_on"),
      allocatedMinutes: Int(allocatedMinutes), outcomes: outcomes,
      request: try optionalID(requestID, "request_id"),
      offer: try optionalID(offerID, "offer_id"))
    _ = try PlacementTerms(
      learner: WorkerID(high: 0, low: 0), enrolment: draft.enrolment, area: draft.area,
      learnerType: LearnerTypeCode(listed: ""), part: draft.part, period: draft.period,
      allocatedMinutes: draft.allocatedMinutes, outcomes: draft.outcomes,
      request: draft.request, offer: draft.offer, predecessor: nil)
    return draft
  }
}

extension PlacementTerms {
  fileprivate func proto() -> WirePlacementTerms {
    .with {
      $0.enrolmentID = enrolment.description
      $0.areaID = area.description
      $0.part = Int32(clamping: part)
      $0.startsOn = period.start.description
      $0.endsOn = period.end?.description ?? ""
      $0.allocatedMinutes = Int32(clamping: allocatedMinutes)
      $0.outcomes = outcomes
      $0.requestID = request?.description ?? ""
      $0.offerID = offer?.description ?? ""
    }
  }
}

extension PlacementView {
  /// The placement as it stands, as the wire writes it.
  package func proto() -> WirePlacement {
    .with {
      $0.id = placement.id.description
      $0.learnerID = placement.terms.learner.description
      $0.terms = placement.terms.proto()
      $0.learnerType = placement.terms.learnerType.text
      $0.predecessorID = placement.terms.predecessor?.description ?? ""
      $0.state = state.rawValue
      $0.baseMinutes = Int32(clamping: placement.baseMinutes)
      $0.staff = placement.staff.map { $0.proto() }
      $0.events = placement.events.compactMap { $0.proto() }
      $0.etag = etag?.text ?? ""
      $0.engagementID = placement.engagement?.description ?? ""
    }
  }
}

extension PlacementEvent {
  /// The event as the wire writes it; nil for what the placement itself tells.
  fileprivate func proto() -> WirePlacementEvent? {
    var event = WirePlacementEvent()
    event.on = on.description
    switch what {
    case .offered: event.kind = "OFFERED"
    case .accepted: event.kind = "ACCEPTED"
    case .started: event.kind = "STARTED"
    case .completed(let assessor):
      event.kind = "COMPLETED"
      event.assessorID = assessor.description
    case .failed(let assessor, let reason):
      event.kind = "FAILED"
      event.assessorID = assessor.description
      event.reason = reason
    case .cancelled(let cause):
      event.kind = "CANCELLED"
      event.reason = cause.rawValue
    case .named(let assignment):
      event.kind = "NAMED"
      event.assignment = assignment.proto()
    case .adjusted(let minutes, let reason):
      event.kind = "ADJUSTED"
      event.baseMinutes = Int32(clamping: minutes)
      event.reason = reason
    case .engaged: return nil
    }
    return event
  }
}

extension StaffAssignment {
  fileprivate func proto() -> WireStaffAssignment {
    .with {
      $0.workerID = worker.description
      $0.role = role.rawValue
      $0.startsOn = period.start.description
      $0.endsOn = period.end?.description ?? ""
    }
  }
}

extension WireStaffAssignment {
  /// Who, in which role, when.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> StaffAssignment {
    let period = try datePeriod(startsOn, endsOn, "starts_on", "ends_on")
    guard period.end != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "ends_on", "must say the day after the last")
    }
    return StaffAssignment(
      worker: try requiredID(workerID, "worker_id"), role: try requiredChoice(role, "role"),
      period: period)
  }
}
