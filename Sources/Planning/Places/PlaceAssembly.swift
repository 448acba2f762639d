package import Vocabulary

/// Puts the people of a place together from its dated pieces.
///
/// An authority gives its published people, an upper-tier one those of its lower-tier authorities;
/// a board its own; a sub-ICB location the people of the authorities it overlaps, by shares of
/// small areas (LSOAs), which are counts of areas and not of people: the basis says so. Pieces
/// count only on their days. In a variant, an authority takes its main board's ratio of variant to
/// principal, by band and year; a sub-ICB location and a board their own board's. Where the
/// variants are of another release than the people, there are none unless the catalogue borrows
/// their ratios, which the basis then says.
package struct PlaceAssembly: Sendable {
  /// A part of an authority, or of a board, that belongs to a place.
  private struct Part {
    let people: PopulationTable
    let weight: Double
    let board: String?
  }

  /// What the pieces of a place come to.
  private struct Parts {
    var list: [Part] = []
    /// How much of each authority has been counted.
    var counted: [String: Double] = [:]
    var usesSmallAreas = false
  }

  private let catalogue: PopulationCatalogue
  private let day: CivilDate

  /// An assembly of places as they are on `day`, the first day of a plan.
  package init(_ catalogue: PopulationCatalogue, on day: CivilDate) {
    self.catalogue = catalogue
    self.day = day
  }

  /// The people of the place made of `pieces`.
  ///
  /// - Throws: ``ServiceError`` naming the piece of `field` at fault: `CODE_UNKNOWN` with the code,
  ///   `FIELDS_CONTRADICT` where pieces count part of an authority twice, `FIELD_REQUIRED` where no
  ///   piece holds on the day.
  package func population(
    of pieces: [WeightedPiece], field: String
  ) throws(ServiceError) -> PlacePopulation {
    let parts = try self.parts(pieces, field)
    let principal = try total(parts.list, field) { _, _, _ in 1 }
    return try PlacePopulation(
      principal: principal, variants: try variants(parts.list, field),
      basis: basis(parts), field: field)
  }

  /// The areas whose values a place made of `pieces` may borrow: the board and the region with most
  /// of its people.
  ///
  /// - Throws: as ``population(of:field:)``.
  package func areas(
    of pieces: [WeightedPiece], named place: PlanPlaceCode, field: String
  ) throws(ServiceError) -> LadderAreas {
    var people: [String: Double] = [:]
    for part in try parts(pieces, field).list {
      guard let board = part.board else { continue }
      people[board, default: 0] += part.weight * (part.people.people.first ?? []).reduce(0, +)
    }
    let most = people.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key
    let board = most.flatMap { catalogue.geography.board($0, on: day) }
    return LadderAreas(place: place, board: board?.code, region: board?.region)
  }

  // MARK: - Pieces

  private func parts(_ pieces: [WeightedPiece], _ field: String) throws(ServiceError) -> Parts {
    var parts = Parts()
    for (position, piece) in pieces.enumerated() where piece.period.contains(day) {
      let name = "\(field)[\(position)]"
      switch piece.kind {
      case .authority: try add(authority: piece, to: &parts, name)
      case .subICB: try add(location: piece, to: &parts, name)
      case .board: try add(board: piece, to: &parts, name)
      }
    }
    guard !parts.list.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field,
        "must hold a piece on the plan's first day, \(day)")
    }
    return parts
  }

  private func add(
    authority piece: WeightedPiece, to parts: inout Parts, _ field: String
  ) throws(ServiceError) {
    let below = catalogue.geography.authorities(under: piece.code, on: day)
    let codes = below.isEmpty ? [piece.code] : below.map(\.code)
    for code in codes {
      guard let people = catalogue.people(ofAuthority: code) else {
        throw unknown("no authority of \(catalogue.authorities.basis)", code, field)
      }
      try count(piece.weight, of: code, in: &parts, field)
      let board = catalogue.geography.authority(code, on: day)?.mainBoard
      parts.list.append(Part(people: people, weight: piece.weight, board: board))
    }
  }

  private func add(
    location piece: WeightedPiece, to parts: inout Parts, _ field: String
  ) throws(ServiceError) {
    guard let location = catalogue.geography.location(piece.code, on: day) else {
      throw unknown("no sub-ICB location on \(day)", piece.code, field)
    }
    try add(location, weight: piece.weight, to: &parts, field)
  }

  private func add(
    _ location: PlaceGeography.Location, weight: Double, to parts: inout Parts, _ field: String
  ) throws(ServiceError) {
    for overlap in catalogue.geography.overlaps(of: location.code) {
      guard let people = catalogue.people(ofAuthority: overlap.authority) else {
        throw unknown(
          "no authority of \(catalogue.authorities.basis), which \(location.code) needs,",
          overlap.authority, field)
      }
      let share = weight * overlap.shareOfAuthority
      try count(share, of: overlap.authority, in: &parts, field)
      parts.list.append(Part(people: people, weight: share, board: location.board))
      parts.usesSmallAreas = true
    }
  }

  private func add(
    board piece: WeightedPiece, to parts: inout Parts, _ field: String
  ) throws(ServiceError) {
    guard catalogue.geography.board(piece.code, on: day) != nil else {
      throw unknown("no board on \(day)", piece.code, field)
    }
    let locations = catalogue.geography.locations(of: piece.code, on: day)
    guard let people = catalogue.people(ofBoard: piece.code) else {
      for location in locations {
        try add(location, weight: piece.weight, to: &parts, field)
      }
      return
    }
    for overlap in locations.flatMap({ catalogue.geography.overlaps(of: $0.code) }) {
      let share = piece.weight * overlap.shareOfAuthority
      try count(share, of: overlap.authority, in: &parts, field)
    }
    parts.list.append(Part(people: people, weight: piece.weight, board: piece.code))
  }

  // Shares of small areas have six decimals: a hundred of them sum to 1 within 1e-4.
  private func count(
    _ share: Double, of authority: String, in parts: inout Parts, _ field: String
  ) throws(ServiceError) {
    parts.counted[authority, default: 0] += share
    guard parts.counted[authority, default: 0] <= 1 + 1e-4 else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field,
        "counts part of the authority \(quoted(authority)) that an earlier piece counts")
    }
  }

  private func unknown(_ what: String, _ code: String, _ field: String) -> ServiceError {
    ServiceError(
      .invalidArgument, .codeUnknown, field: field + ".code",
      "\(what) has the code \(quoted(code))")
  }

  // MARK: - Sums

  private func total(
    _ parts: [Part], _ field: String, factor: (Part, Int, Int) -> Double
  ) throws(ServiceError) -> PopulationTable {
    let years = catalogue.years
    var people = Array(
      repeating: Array(repeating: 0.0, count: PeopleBand.count), count: years.count)
    for part in parts {
      let rows = part.people.people.dropFirst(max(0, years.lowerBound - part.people.firstYear))
      for (year, bands) in rows.prefix(years.count).enumerated() {
        for (band, count) in bands.enumerated() {
          people[year][band] += count * part.weight * factor(part, year, band)
        }
      }
    }
    return try PopulationTable(firstYear: years.lowerBound, people: people, field: field)
  }

  // None where a part's board or its variant is not known: a range for half a place is none.
  private func variants(_ parts: [Part], _ field: String) throws(ServiceError) -> [PopulationTable]
  {
    var tables: [PopulationTable] = []
    for variant in PopulationVariant.drawn {
      var ratios: [String: [[Double]]] = [:]
      for part in parts {
        guard let board = part.board, let ratio = catalogue.ratio(variant, ofBoard: board) else {
          return []
        }
        ratios[board] = ratio
      }
      tables.append(
        try total(parts, field) { part, year, band in
          part.board.flatMap { ratios[$0] }.map { $0[year][band] } ?? 1
        })
    }
    return tables
  }

  private func basis(_ parts: Parts) -> String {
    let areas = parts.usesSmallAreas ? "; by shares of small areas (LSOA), not of people" : ""
    let ratios = catalogue.hasOneBase ? "variants by board" : "ratios of another base"
    let variants = catalogue.boards.flatMap { boards in
      catalogue.hasVariants && parts.list.allSatisfy { $0.board != nil }
        ? "; \(ratios), \(boards.basis)" : nil
    }
    return catalogue.authorities.basis + areas + (variants ?? "; no variants of these years")
  }
}
