package import Access
package import Organisations
package import Vocabulary

/// Changes an area; the earlier version stays readable for judgements of what was known then.
package enum UpdatePlace {
  /// One field to change, with its new value. An area keeps its size.
  package enum Change: Hashable, Sendable {
    /// Its name.
    case name(String)
    /// The larger area it lies in; nil for a system.
    case parent(PlaceID?)
    /// Its published code, or nil.
    case code(String?)
    /// Every piece: the list takes the place of the earlier one.
    case pieces([PlacePiece])
  }

  /// What is to be changed.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The area.
    package let place: PlaceID
    /// The version that was read.
    package let etag: Etag
    /// The new values; never none.
    package let changes: [Change]

    /// A request with these parts.
    package init(header: ChangeHeader, place: PlaceID, etag: Etag, changes: [Change]) {
      self.header = header
      self.place = place
      self.etag = etag
      self.changes = changes
    }
  }

  /// The receipt, with the area's new etag.
  ///
  /// - Throws: ``ServiceError`` `ETAG_MISMATCH` where somebody changed it first; otherwise naming
  ///   the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.change(request.header, call) { records in
      let id = request.place
      let current = try records.placeToChange(id, call, field: "place.id")
      guard try records.placeEtag(id) == request.etag else {
        throw ServiceError.etagMismatch("place.etag")
      }
      var draft = PlaceDraft(of: current.place)
      for change in request.changes { draft.apply(change) }
      try records.record(try draft.place(id, in: records))
      return ChangeOutcome(id: id, rule: current.rule)
    }
  }
}

extension PlaceDraft {
  fileprivate mutating func apply(_ change: UpdatePlace.Change) {
    switch change {
    case .name(let name): self.name = name
    case .parent(let parent): self.parent = parent
    case .code(let code): self.code = code
    case .pieces(let pieces): self.pieces = pieces
    }
  }
}
