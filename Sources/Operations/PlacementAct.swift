import Access
import Placements
package import Vocabulary

/// An act on a placement: which one, in which version.
package struct PlacementAct: Sendable {
  /// The change's name and body.
  package let header: ChangeHeader
  /// The placement.
  package let placement: PlacementID
  /// The version that was read; nil: not compared.
  package let etag: Etag?

  /// An act on `placement`.
  package init(header: ChangeHeader, placement: PlacementID, etag: Etag?) {
    self.header = header
    self.placement = placement
    self.etag = etag
  }
}

extension Service {
  /// Carries out an act on a placement: the receipt, with the placement's new version.
  ///
  /// `body` is given the placement, once the caller may keep it and the version is the latest.
  func act(
    _ act: PlacementAct, _ call: Call,
    _ body:
      @escaping @Sendable (SidedPlacement, inout FreshIDs, any RecordChange) throws -> Void
  ) async throws -> Receipt {
    let chance = chance
    return try await change(act.header, call) { records in
      let sided = try records.sided(act.placement)
      let rule = try records.permitKeeping(sided, call)
      try records.requireVersion(act.etag, of: act.placement.asRecord)
      var ids = FreshIDs(chance())
      try body(sided, &ids, records)
      return ChangeOutcome(id: act.placement, rule: rule)
    }
  }
}
