package import Organisations
package import Vocabulary

/// An area as a caller describes it, before it has an identifier here.
package struct PlaceDraft: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// Which of the three sizes it is.
  package let kind: Place.Kind
  /// The larger area it lies in; nil for a system.
  package var parent: PlaceID?
  /// A published code, or nil.
  package var code: String?
  /// What it is made of.
  package var pieces: [PlacePiece]
  /// Whether it is invented for a demonstration.
  package let isSynthetic: Bool

  /// A draft with these parts.
  package init(
    name: String, kind: Place.Kind, parent: PlaceID?, code: String? = nil,
    pieces: [PlacePiece] = [], isSynthetic: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.parent = parent
    self.code = code
    self.pieces = pieces
    self.isSynthetic = isSynthetic
  }

  /// The draft that says what `place` says.
  init(of place: Place) {
    self.init(
      name: place.name, kind: place.kind, parent: place.parent, code: place.code,
      pieces: place.pieces, isSynthetic: place.isSynthetic)
  }

  /// The area of this draft under `id`, once what it lies in is known to be larger.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `place`.
  func place(_ id: PlaceID, in records: any RecordSnapshot) throws -> Place {
    let place = try ServiceError.under("place") { () throws(ServiceError) in
      try Place(
        id: id, name: name, kind: kind, parent: parent, code: code, pieces: pieces,
        isSynthetic: isSynthetic)
    }
    guard let parent else { return place }
    let outer = try records.knownPlace(parent, field: "place.parent_id")
    guard outer.kind.isLarger(than: kind) else {
      throw ServiceError.contradiction(
        "place.parent_id",
        "must be larger than the area itself; it is a \(quoted(outer.kind.rawValue))")
    }
    return place
  }
}

extension Place.Kind {
  /// Whether an area of this size can hold one of `other`: so none ever lies in itself.
  fileprivate func isLarger(than other: Place.Kind) -> Bool {
    switch (self, other) {
    case (.system, .place), (.system, .neighbourhood), (.place, .neighbourhood): true
    default: false
    }
  }
}
