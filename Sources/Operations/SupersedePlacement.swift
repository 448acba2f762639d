package import Access
import Placements
import Vocabulary

/// Ends a placement and records the one that takes its place, in one change.
package enum SupersedePlacement {
  /// Which placement ends, and what takes its place.
  package struct Request: Sendable {
    /// The placement that ends.
    package let act: PlacementAct
    /// The terms of the new one.
    package let terms: PlacementDraft

    /// A request with these parts.
    package init(act: PlacementAct, terms: PlacementDraft) {
      self.act = act
      self.terms = terms
    }
  }

  /// The receipt, of the new placement. The old one ends on its first day; its hours stay. One
  /// whose area has closed may be superseded too: the learner is no longer unplaced.
  ///
  /// - Throws: ``ServiceError`` as ``RecordPlacement`` for the new one; `STATE_FORBIDS` where the
  ///   old one has ended otherwise.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let id = service.newID(Noun.Placement.self)
    let (chance, today) = (service.chance, service.today)
    return try await service.change(request.act.header, call) { records in
      let sided = try records.sided(request.act.placement)
      let rule = try records.permitKeeping(sided, call)
      let old = sided.placement
      try records.requireVersion(request.act.etag, of: old.id.asRecord)
      guard request.terms.enrolment == old.terms.enrolment else {
        throw ServiceError.contradiction(
          "terms.enrolment_id", "must be the enrolment of the placement that ends")
      }
      guard old.state.isOpen || old.cancellation == .providerLeft else {
        throw ServiceError.stateForbids(
          "placement_id", "must be open, or left by its area; it is \(old.state.rawValue)")
      }
      var ids = FreshIDs(chance())
      if old.state.isOpen {
        let own = try call.organisation
        let day = request.terms.period.start
        try records.endEngagement(of: old, on: day, &ids, by: own)
        try records.append(
          PlacementEvent(.cancelled(.superseded), on: day), to: old.id, &ids, by: own)
      }
      _ = try records.add(
        request.terms, id: id, event: ids.next(), inPlaceOf: old, call, today: today)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
