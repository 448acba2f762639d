package import Access
import Placements
package import Vocabulary

/// Changes the base of a placement's attendance by a reasonable adjustment.
package enum AdjustPlacement {
  /// Which placement, to what, and why.
  package struct Request: Sendable {
    /// The placement.
    package let act: PlacementAct
    /// The new base in minutes.
    package let baseMinutes: Int
    /// Why, 1 to 200 characters.
    package let reason: String

    /// A request with these parts.
    ///
    /// - Throws: ``ServiceError`` naming `reason`.
    package init(act: PlacementAct, baseMinutes: Int, reason: String) throws(ServiceError) {
      self.act = act
      self.baseMinutes = baseMinutes
      self.reason = try boundedText(reason, field: "reason", limit: 200)
    }
  }

  /// The receipt, of the placement.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let today = service.today
    return try await service.act(request.act, call) { sided, ids, records in
      let allocated = sided.placement.terms.allocatedMinutes
      guard (0...allocated).contains(request.baseMinutes) else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "base_minutes",
          "must be 0 to the \(allocated) allocated; got \(quoted("\(request.baseMinutes)"))")
      }
      guard sided.placement.state.isOpen else {
        throw ServiceError.stateForbids(
          "placement_id", "must be open; it is \(sided.placement.state.rawValue)")
      }
      try records.append(
        PlacementEvent(
          .adjusted(baseMinutes: request.baseMinutes, reason: request.reason), on: today),
        to: sided.placement.id, &ids, by: call.organisation)
    }
  }
}
