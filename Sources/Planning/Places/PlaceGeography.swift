package import Vocabulary

/// Published areas and how they lie in each other; each row holds for some days only.
///
/// A place's board is a dated fact: boards merge, while authorities and sub-ICB locations mostly
/// stay. A place is built from those, so that a plan outlives its board.
package struct PlaceGeography: Hashable, Sendable {
  /// A lower-tier or unitary authority.
  package struct Authority: Hashable, Sendable {
    /// The ONS code.
    package let code: String
    /// Its name.
    package let name: String
    /// The upper-tier authority it belongs to; itself where there is one tier.
    package let upperTier: String
    /// The region's code.
    package let region: String
    /// The board that most of it lies in.
    package let mainBoard: String
    /// The days this holds.
    package let period: DatePeriod

    /// An authority with these parts.
    package init(
      code: String, name: String, upperTier: String, region: String, mainBoard: String,
      period: DatePeriod
    ) {
      self.code = code
      self.name = name
      self.upperTier = upperTier
      self.region = region
      self.mainBoard = mainBoard
      self.period = period
    }
  }

  /// A sub-ICB location and the board it lies in.
  package struct Location: Hashable, Sendable {
    /// The ONS code.
    package let code: String
    /// Its name.
    package let name: String
    /// The board.
    package let board: String
    /// The days this holds.
    package let period: DatePeriod

    /// A location with these parts.
    package init(code: String, name: String, board: String, period: DatePeriod) {
      self.code = code
      self.name = name
      self.board = board
      self.period = period
    }
  }

  /// An integrated care board.
  package struct Board: Hashable, Sendable {
    /// The ONS code.
    package let code: String
    /// Its name.
    package let name: String
    /// The code of the region that most of it lies in; nil where that is unknown.
    package let region: String?
    /// The days this holds.
    package let period: DatePeriod

    /// A board with these parts.
    package init(code: String, name: String, region: String?, period: DatePeriod) {
      self.code = code
      self.name = name
      self.region = region
      self.period = period
    }
  }

  /// A part of an authority that lies in a sub-ICB location.
  package struct Overlap: Hashable, Sendable {
    /// The sub-ICB location.
    package let location: String
    /// The authority.
    package let authority: String
    /// The share of the authority's small areas (2021 LSOAs), 0 to 1: areas, not people.
    package let shareOfAuthority: Double

    /// An overlap with these parts.
    package init(location: String, authority: String, shareOfAuthority: Double) {
      self.location = location
      self.authority = authority
      self.shareOfAuthority = shareOfAuthority
    }
  }

  /// When the rows were true, in words, such as `April 2024`.
  package let vintage: String
  /// The day from which some of its boards are known to be others, whose codes it lacks; nil where
  /// nothing of the kind is known.
  package let boardsSupersededFrom: CivilDate?
  private let authorities: [String: [Authority]]
  private let locations: [String: [Location]]
  private let boards: [String: [Board]]
  private let overlaps: [String: [Overlap]]

  /// The geography of these rows.
  ///
  /// - Throws: ``ServiceError`` `DUPLICATE_ITEM`, naming `geography`, where a code stands twice for
  ///   one day.
  package init(
    vintage: String, authorities: [Authority], locations: [Location], boards: [Board],
    overlaps: [Overlap], boardsSupersededFrom: CivilDate? = nil
  ) throws(ServiceError) {
    self.vintage = vintage
    self.boardsSupersededFrom = boardsSupersededFrom
    self.authorities = try Self.keyed(authorities, \.code, \.period)
    self.locations = try Self.keyed(locations, \.code, \.period)
    self.boards = try Self.keyed(boards, \.code, \.period)
    self.overlaps = Dictionary(grouping: overlaps, by: \.location)
  }

  private static func keyed<Row>(
    _ rows: [Row], _ code: KeyPath<Row, String>, _ period: KeyPath<Row, DatePeriod>
  ) throws(ServiceError) -> [String: [Row]] {
    var keyed: [String: [Row]] = [:]
    for row in rows {
      let (key, days) = (row[keyPath: code], row[keyPath: period])
      let earlier = keyed[key] ?? []
      guard !earlier.contains(where: { $0[keyPath: period].overlaps(days) }) else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "geography",
          "must hold \(quoted(key)) once at a time")
      }
      keyed[key] = earlier + [row]
    }
    return keyed
  }

  /// The authority with `code` on `day`.
  package func authority(_ code: String, on day: CivilDate) -> Authority? {
    authorities[code]?.first { $0.period.contains(day) }
  }

  /// The sub-ICB location with `code` on `day`.
  package func location(_ code: String, on day: CivilDate) -> Location? {
    locations[code]?.first { $0.period.contains(day) }
  }

  /// The board with `code` on `day`.
  package func board(_ code: String, on day: CivilDate) -> Board? {
    boards[code]?.first { $0.period.contains(day) }
  }

  /// The lower-tier authorities of the upper-tier authority `code` on `day`, in order of code.
  package func authorities(under code: String, on day: CivilDate) -> [Authority] {
    authorities.values.joined().filter { $0.upperTier == code && $0.period.contains(day) }
      .sorted { $0.code < $1.code }
  }

  /// The sub-ICB locations of the board `code` on `day`, in order of code.
  package func locations(of code: String, on day: CivilDate) -> [Location] {
    locations.values.joined().filter { $0.board == code && $0.period.contains(day) }
      .sorted { $0.code < $1.code }
  }

  /// The parts of authorities in the sub-ICB location `code`, in the order of the file.
  package func overlaps(of code: String) -> [Overlap] { overlaps[code] ?? [] }

  /// What a reader must know of the boards on `day`, or nil.
  package func boardWarning(on day: CivilDate) -> String? {
    guard let boardsSupersededFrom, day >= boardsSupersededFrom else { return nil }
    return "boards are as at \(vintage); some have merged since \(boardsSupersededFrom) and their "
      + "new codes are not here, so a board's figures are those of the old one"
  }
}
