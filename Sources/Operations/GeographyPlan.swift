import Organisations
package import ReferenceData
package import Vocabulary

/// The bodies and areas of one integrated care system, in the order in which to record them.
///
/// A plan is pure: it comes from the published tables of April 2024 and names its parts by codes of
/// those tables; whoever carries it out learns the identifiers from the service as it goes. From 1
/// April 2026 six new boards replaced twelve, whose codes the tables do not hold: every date is the
/// given first day, and a superseded board is then closed and succeeded by hand.
package struct GeographyPlan: Hashable, Sendable {
  /// A body to record.
  package struct PlannedOrganisation: Hashable, Sendable {
    /// Its ONS code.
    package let code: String
    /// What to record.
    package let draft: OrganisationDraft
  }

  /// An area to record, after the one it lies in.
  package struct PlannedPlace: Hashable, Sendable {
    /// Its published code.
    package let code: String
    /// The code of the area it lies in; nil for the system.
    package let parentCode: String?
    private let draft: PlaceDraft

    fileprivate init(code: String, parentCode: String?, _ draft: PlaceDraft) {
      self.code = code
      self.parentCode = parentCode
      self.draft = draft
    }

    /// What to record, once `parent` is the identifier of the area it lies in.
    package func draft(in parent: PlaceID?) -> PlaceDraft {
      var draft = draft
      draft.parent = parent
      return draft
    }
  }

  /// That a body sits in an area.
  package struct PlannedMembership: Hashable, Sendable {
    /// The body's ONS code.
    package let organisationCode: String
    /// The area's published code.
    package let placeCode: String
    /// The days.
    package let period: DatePeriod
  }

  /// The board, then the councils in order of code.
  package let organisations: [PlannedOrganisation]
  /// The system, then its places in order of code.
  package let places: [PlannedPlace]
  /// The board in the system, then each council in its place.
  package let memberships: [PlannedMembership]

  /// The plan for the board that the NHS calls `board`, such as `QRV`, from `day` on.
  ///
  /// The system is made of the board's sub-ICB locations. A place is an upper-tier authority, made
  /// of those of its lower-tier authorities that lie mainly in the board; a county in two systems
  /// is a place in each, with its own part. A board without such an authority has no places.
  ///
  /// - Throws: ``ServiceError`` `CODE_UNKNOWN`, naming `board`, where the tables have no such
  ///   board.
  package init(
    board: String, boards: [ICBRow], locations: [SubICBRow], authorities: [AuthorityRow],
    from day: CivilDate
  ) throws(ServiceError) {
    guard let row = boards.first(where: { $0.nhsCode == board }) else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "board",
        "must be the NHS code of a board of April 2024; got \(quoted(board))")
    }
    let system = try Self.system(row, locations, from: day)
    let areas = Dictionary(grouping: authorities.filter { $0.mainICBCode == row.code }) {
      $0.upperTierCode
    }.sorted { $0.key < $1.key }.map(\.value)
    var places = [system]
    for area in areas { places.append(try Self.place(area, in: system, from: day)) }
    self.places = places
    organisations = [Self.board(row, from: day)] + areas.compactMap { Self.council($0, from: day) }
    memberships = zip(organisations, places).map {
      PlannedMembership(
        organisationCode: $0.code, placeCode: $1.code, period: DatePeriod(from: day))
    }
  }

  private static func board(_ row: ICBRow, from day: CivilDate) -> PlannedOrganisation {
    PlannedOrganisation(
      code: row.code,
      draft: OrganisationDraft(
        name: row.name, kind: .integratedCareBoard, sector: .health,
        identifiers: [
          OrganisationIdentifier(scheme: .ods, normalised: row.nhsCode),
          OrganisationIdentifier(scheme: .ons, normalised: row.code),
        ],
        openedOn: day))
  }

  private static func council(
    _ area: [AuthorityRow], from day: CivilDate
  ) -> PlannedOrganisation? {
    area.first.map { row in
      PlannedOrganisation(
        code: row.upperTierCode,
        draft: OrganisationDraft(
          name: "\(row.upperTierName) (local authority)", kind: .localAuthority,
          sector: .socialCare,
          identifiers: [OrganisationIdentifier(scheme: .ons, normalised: row.upperTierCode)],
          openedOn: day))
    }
  }

  private static func system(
    _ row: ICBRow, _ locations: [SubICBRow], from day: CivilDate
  ) throws(ServiceError) -> PlannedPlace {
    var pieces: [PlacePiece] = []
    for location in locations.sorted(by: { $0.code < $1.code }) where location.icbCode == row.code {
      pieces.append(
        try PlacePiece(
          kind: .subICBLocation, code: location.code, period: DatePeriod(from: day)))
    }
    return PlannedPlace(
      code: row.nhsCode, parentCode: nil,
      PlaceDraft(
        name: row.areaName, kind: .system, parent: nil, code: row.nhsCode, pieces: pieces))
  }

  private static func place(
    _ area: [AuthorityRow], in system: PlannedPlace, from day: CivilDate
  ) throws(ServiceError) -> PlannedPlace {
    var pieces: [PlacePiece] = []
    for authority in area.sorted(by: { $0.code < $1.code }) {
      pieces.append(
        try PlacePiece(
          kind: .localAuthority, code: authority.code, period: DatePeriod(from: day)))
    }
    let (code, name) = (area.first?.upperTierCode ?? "", area.first?.upperTierName ?? "")
    return PlannedPlace(
      code: code, parentCode: system.code,
      PlaceDraft(name: name, kind: .place, parent: nil, code: code, pieces: pieces))
  }
}

extension ICBRow {
  /// The name of the area in the board's name: `North West London`.
  fileprivate var areaName: String {
    let (first, last) = ("NHS ", " Integrated Care Board")
    guard name.hasPrefix(first), name.hasSuffix(last), name.count > first.count + last.count
    else { return name }
    return String(name.dropFirst(first.count).dropLast(last.count))
  }
}
