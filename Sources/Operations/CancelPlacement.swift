package import Access
package import Placements
package import Vocabulary

/// Ends a placement early, or takes it back.
package enum CancelPlacement {
  /// Which placement, why, and when.
  package struct Request: Sendable {
    /// The placement.
    package let act: PlacementAct
    /// Why.
    package let cause: PlacementEvent.Cause
    /// The first day on which nothing of it happens; nil: today in London.
    package let on: CivilDate?

    /// A request with these parts; a placement is superseded by ``SupersedePlacement`` alone.
    ///
    /// - Throws: ``ServiceError`` naming `cause`.
    package init(
      act: PlacementAct, cause: PlacementEvent.Cause, on: CivilDate?
    ) throws(ServiceError) {
      guard cause != .superseded else {
        throw ServiceError(
          .invalidArgument, .fieldNotAllowed, field: "cause",
          "must be another cause; SupersedePlacement names what takes its place")
      }
      self.act = act
      self.cause = cause
      self.on = on
    }
  }

  /// The receipt, of the placement. Verified hours and achievements stay, except that nothing of a
  /// mistake counts.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where it has ended; otherwise naming the field.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let today = service.today
    return try await service.act(request.act, call) { sided, ids, records in
      let placement = sided.placement
      let event = PlacementEvent(.cancelled(request.cause), on: request.on ?? today)
      guard placement.state.after(event.what) != nil else {
        throw ServiceError.stateForbids(
          "placement_id", "must be open; it is \(placement.state.rawValue)")
      }
      let own = try call.organisation
      if request.cause == .recordedInError {
        try records.revokeEngagement(of: placement, &ids, by: own)
      } else {
        try records.endEngagement(of: placement, on: event.on, &ids, by: own)
      }
      try records.append(event, to: placement.id, &ids, by: own)
    }
  }
}
