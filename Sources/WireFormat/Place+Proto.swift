package import OneWorkforceProtos
package import Operations
package import Organisations
package import Vocabulary

extension WirePlace {
  /// The area as it was sent, to be recorded for the first time.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> PlaceDraft {
    try requireAbsent(id, "id")
    try requireAbsent(etag, "etag")
    let kind = try kind.native("kind")
    return PlaceDraft(
      name: try boundedText(name, field: "name"), kind: kind, parent: try nativeParent(),
      code: try nativeCode(), pieces: try nativePieces(), isSynthetic: synthetic)
  }

  /// The area it lies in, or nil.
  func nativeParent() throws(ServiceError) -> PlaceID? { try optionalID(parentID, "parent_id") }

  /// Its published code, or nil.
  func nativeCode() throws(ServiceError) -> String? {
    try optionalText(code, field: "code", limit: 20)
  }

  /// What it is made of; at most 400.
  func nativePieces() throws(ServiceError) -> [PlacePiece] {
    try requireAtMost(400, pieces.count, "pieces")
    var found: [PlacePiece] = []
    for (index, piece) in pieces.enumerated() {
      found.append(
        try under("pieces[\(index)]") { () throws(ServiceError) in try piece.native() })
    }
    return found
  }
}

extension WirePlacePiece {
  /// The piece; its code has the shape of its kind.
  package func native() throws(ServiceError) -> PlacePiece {
    let kind = try requiredChoice(kind, "kind", PlacePiece.Kind.self)
    let period = try datePeriod(from, to, "from", "to")
    guard !code.isEmpty else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "code", "must be given")
    }
    do {
      return try PlacePiece(kind: kind, code: code, period: period)
    } catch {
      // The area names the field from its own side.
      throw ServiceError(error.code, error.reason, field: "code", error.message)
    }
  }
}

extension PlacePiece {
  /// The piece as the wire writes it.
  package func proto() -> WirePlacePiece {
    .with {
      $0.kind = kind.rawValue
      $0.code = code
      $0.from = period.start.description
      $0.to = period.end?.description ?? ""
    }
  }
}

extension PlaceDraft {
  /// The area as a client sends it.
  package func proto() -> WirePlace {
    .with {
      $0.name = name
      $0.kind = WirePlaceKind(kind)
      $0.parentID = parent?.description ?? ""
      $0.code = code ?? ""
      $0.pieces = pieces.map { $0.proto() }
      $0.synthetic = isSynthetic
    }
  }
}

extension VersionedPlace {
  /// The area as the wire writes it.
  package func proto() -> WirePlace {
    .with {
      $0.id = place.id.description
      $0.name = place.name
      $0.kind = WirePlaceKind(place.kind)
      $0.parentID = place.parent?.description ?? ""
      $0.code = place.code ?? ""
      $0.pieces = place.pieces.map { $0.proto() }
      $0.synthetic = place.isSynthetic
      $0.etag = etag.text
    }
  }
}
