package import Access
import Placements
package import Vocabulary

/// Offers, accepts, starts, completes or fails a placement.
package enum AdvancePlacement {
  /// The step.
  package enum Step: String, Sendable, CaseIterable {
    /// The body that runs the area offers the place.
    case offered = "OFFERED"
    /// The programme takes it.
    case accepted = "ACCEPTED"
    /// The learner began.
    case started = "STARTED"
    /// The practice assessor says that it is done.
    case completed = "COMPLETED"
    /// The practice assessor says that it is failed.
    case failed = "FAILED"
  }

  /// Which step of which placement.
  package struct Request: Sendable {
    /// The placement.
    package let act: PlacementAct
    /// The step.
    package let step: Step
    /// The day it takes effect; nil: today in London.
    package let on: CivilDate?
    /// Who decided, of an end.
    package let assessor: WorkerID?
    /// Why, of a failure.
    package let reason: String?

    /// A request with these parts; an end names its assessor, a failure its reason.
    ///
    /// - Throws: ``ServiceError`` naming the field at fault.
    package init(
      act: PlacementAct, step: Step, on: CivilDate?, assessor: WorkerID?, reason: String?
    ) throws(ServiceError) {
      guard (step == .completed || step == .failed) == (assessor != nil) else {
        throw ServiceError(
          .invalidArgument, assessor == nil ? .fieldRequired : .fieldNotAllowed,
          field: "assessor_id", "must be given for an end, and for no other step")
      }
      guard (step == .failed) == (reason != nil) else {
        throw ServiceError(
          .invalidArgument, reason == nil ? .fieldRequired : .fieldNotAllowed, field: "reason",
          "must be given for a failure, and for no other step")
      }
      self.act = act
      self.step = step
      self.on = on
      self.assessor = assessor
      self.reason = reason
    }

    fileprivate var what: PlacementEvent.What {
      switch (step, assessor) {
      case (.completed, let assessor?): .completed(by: assessor)
      case (.failed, let assessor?): .failed(by: assessor, reason: reason ?? "")
      case (.accepted, _): .accepted
      case (.started, _): .started
      default: .offered
      }
    }
  }

  /// The receipt, of the placement.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where the step can't be taken now,
  ///   `PLACEMENT_CAPACITY_EXCEEDED` where an offered place is gone; otherwise naming the field.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let today = service.today
    return try await service.act(request.act, call) { sided, ids, records in
      let placement = sided.placement
      let day = request.on ?? today
      let event = PlacementEvent(request.what, on: day)
      guard placement.state.after(event.what) != nil else {
        throw ServiceError.stateForbids(
          "step", "must be possible from \(placement.state.rawValue)")
      }
      try requireInOrder(day, request.step, placement, today)
      try requireSide(request.step, sided, call)
      switch request.step {
      case .offered:
        try sided.area.requirePlace(
          for: placement.terms.learnerType, on: placement.terms.period,
          beside: records.occupied(
            placement.terms.area, by: placement.terms.learnerType, excluding: placement.id),
          field: "placement_id")
      case .accepted: break
      case .started: try requireReady(sided, on: day)
      case .completed, .failed:
        try requireDecided(request, sided, on: day)
        try records.endEngagement(of: placement, on: day, &ids, by: call.organisation)
      }
      try records.append(event, to: placement.id, &ids, by: call.organisation)
      if request.step == .started {
        try records.beginEngagement(of: sided, on: day, &ids, by: call.organisation)
      }
    }
  }

  private static func requireInOrder(
    _ day: CivilDate, _ step: Step, _ placement: Placement, _ today: CivilDate
  ) throws(ServiceError) {
    // An end takes effect on the day after the last: that may be tomorrow.
    let isEnd = step == .completed || step == .failed
    try requirePast(day, isEnd ? today.adding(days: 1) : today, field: "on")
    guard placement.lastStep.map({ isEnd ? $0 < day : $0 <= day }) ?? true else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "on",
        "must follow the day of the step before; got \(quoted("\(day)"))")
    }
  }

  /// The place is its area's to offer and the programme's to take.
  private static func requireSide(
    _ step: Step, _ sided: SidedPlacement, _ call: Call
  ) throws(ServiceError) {
    let own = try call.organisation
    guard step != .offered || own == sided.host, step != .accepted || own == sided.provider else {
      throw ServiceError.stateForbids(
        "step",
        step == .offered
          ? "must be taken by the body that runs the area"
          : "must be taken by the provider that runs the programme")
    }
  }

  private static func requireReady(_ sided: SidedPlacement, on day: CivilDate) throws(ServiceError)
  {
    guard sided.placement.terms.period.contains(day) else {
      throw ServiceError.contradiction("on", "must be a day of the placement")
    }
    try sided.area.requireAudited(on: day, field: "on")
    guard !sided.placement.staff(.practiceSupervisor, on: day).isEmpty else {
      throw ServiceError.stateForbids("step", "must have a practice supervisor named on that day")
    }
  }

  private static func requireDecided(
    _ request: Request, _ sided: SidedPlacement, on day: CivilDate
  ) throws(ServiceError) {
    let last = day.adding(days: -1)
    guard sided.placement.terms.period.end.map({ day <= $0 }) ?? true else {
      throw ServiceError.contradiction("on", "must be at most the day after the last agreed")
    }
    guard let assessor = request.assessor,
      sided.placement.staff(.practiceAssessor, on: last).contains(assessor)
    else {
      throw ServiceError.stateForbids(
        "assessor_id", "must be the practice assessor of the placement on its last day")
    }
    // Rule PL-06 is the nurses' regulator's.
    let needsTutor = sided.programme.regulator == .nmc
    guard !needsTutor || !sided.placement.staff(.academicAssessor, on: last).isEmpty else {
      throw ServiceError.stateForbids(
        "step", "must have an academic assessor named on its last day: rule PL-06")
    }
  }
}
