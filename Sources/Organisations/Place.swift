package import Vocabulary

/// A system, a place inside one, or a neighbourhood inside a place; locally chosen and dated.
package struct Place: Hashable, Sendable {
  /// The three sizes of area people plan for.
  package enum Kind: String, Sendable, CaseIterable {
    /// An integrated care system: about a million people. It may have no places.
    case system = "SYSTEM"
    /// Often a borough or county; no legal form.
    case place = "PLACE"
    /// One primary care network's area.
    case neighbourhood = "NEIGHBOURHOOD"
  }

  /// Its opaque identifier here.
  package let id: PlaceID
  /// Its name, 1 to 200 characters.
  package let name: String
  /// Which of the three sizes it is.
  package let kind: Kind
  /// The place or system it lies in; nil only for a system.
  package let parent: PlaceID?
  /// Its published code where it has one: an NHS board code such as `QRV`.
  package let code: String?
  /// The dated pieces it is made of; at most 400.
  package let pieces: [PlacePiece]
  /// True for an area invented for a demonstration.
  package let isSynthetic: Bool

  /// An area whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault: a system has no parent and every other
  ///   kind has one; a piece stands once at a time.
  package init(
    id: PlaceID, name: String, kind: Kind, parent: PlaceID?, code: String?, pieces: [PlacePiece],
    isSynthetic: Bool
  ) throws(ServiceError) {
    guard (kind == .system) == (parent == nil) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "parent_id",
        "must be empty for a system and named for any other kind")
    }
    guard pieces.count <= 400 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "pieces",
        "must be at most 400 pieces; got \(pieces.count)")
    }
    for (index, piece) in pieces.enumerated() {
      for earlier in pieces[..<index]
      where earlier.code == piece.code && earlier.period.overlaps(piece.period) {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "pieces",
          "must hold \(quoted(piece.code)) once at a time")
      }
    }
    self.id = id
    self.name = try boundedText(name, field: "name")
    self.kind = kind
    self.parent = parent
    self.code = try code.map { code throws(ServiceError) in
      try boundedText(code, field: "code", limit: 20)
    }
    self.pieces = pieces
    self.isSynthetic = isSynthetic
  }

  /// The pieces it is made of on `day`.
  package func pieces(on day: CivilDate) -> [PlacePiece] {
    pieces.filter { $0.period.contains(day) }
  }
}

/// One sub-ICB location or authority, as part of a place for a time.
package struct PlacePiece: Hashable, Sendable {
  /// What kind of published area the piece is.
  package enum Kind: String, Sendable, CaseIterable {
    /// A sub-ICB location (ONS code `E38…`).
    case subICBLocation = "SUB_ICB_LOCATION"
    /// A lower-tier authority (ONS code `E06…` to `E09…`).
    case localAuthority = "LOCAL_AUTHORITY"
  }

  /// What the code names.
  package let kind: Kind
  /// The ONS code.
  package let code: String
  /// The days it belongs to the place.
  package let period: DatePeriod

  /// A piece whose code has the shape of its kind: `E38` for a sub-ICB location, `E06` to `E09` for
  /// an authority, each with nine characters.
  ///
  /// - Throws: ``ServiceError`` `CODE_MALFORMED`, naming `pieces.code`.
  package init(kind: Kind, code: String, period: DatePeriod) throws(ServiceError) {
    let starts = kind == .subICBLocation ? ["E38"] : ["E06", "E07", "E08", "E09"]
    guard code.utf8.count == 9, starts.contains(where: code.hasPrefix),
      wholeNumber(code.dropFirst()) != nil
    else {
      throw ServiceError(
        .invalidArgument, .codeMalformed, field: "pieces.code",
        "must be an ONS code starting \(starts.joined(separator: ", ")); got \(quoted(code))")
    }
    self.kind = kind
    self.code = code
    self.period = period
  }
}
