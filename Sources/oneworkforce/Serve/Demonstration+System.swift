import Access
import Foundation
import Operations
import Organisations
import Vocabulary

/// The demonstration's system: North West London by its real codes, its eight boroughs as places,
/// and four employers that are synthetic and say so.
///
/// Everything goes in through the operations that a steward has, under request names that are the
/// same at every start, so that starting again changes nothing.
struct DemonstrationSystem: Sendable {
  /// Bodies by what the demonstration calls them.
  let bodies: [Body: OrganisationID]

  /// The synthetic bodies, and the real board.
  enum Body: String, CaseIterable {
    case board
    case hospital
    case careHome
    case homeCare
    case college

    /// How it is recorded; nil for the board, which comes from the published tables.
    func draft(from day: CivilDate) -> OrganisationDraft? {
      switch self {
      case .board: nil
      case .hospital:
        synthetic("Brent Valley Hospital Trust", .nhsTrust, .health, "DEMO-TRUST-1", day, true)
      case .careHome:
        synthetic("Willow Bank Care Home", .careProvider, .socialCare, "DEMO-CARE-1", day)
      case .homeCare:
        synthetic("Harrow Home Care", .careProvider, .socialCare, "DEMO-HOME-1", day)
      case .college:
        synthetic("West London College of Care", .education, .education, "DEMO-COLLEGE-1", day)
      }
    }

    private func synthetic(
      _ name: String, _ kind: OrganisationKind, _ sector: Sector, _ local: String,
      _ day: CivilDate, _ hasMemorandum: Bool = false
    ) -> OrganisationDraft {
      OrganisationDraft(
        name: name, kind: kind, sector: sector,
        identifiers: [OrganisationIdentifier(scheme: .local, normalised: local)], openedOn: day,
        trainingMemorandumSince: hasMemorandum ? day : nil, isSynthetic: true)
    }

    /// The borough it sits in, by ONS code.
    var borough: String? {
      switch self {
      case .board: nil
      case .hospital, .careHome: "E09000005"
      case .homeCare: "E09000015"
      case .college: "E09000009"
      }
    }
  }

  /// Loads the system into `service` from the files in `folder`, or finds it there.
  ///
  /// - Throws: ``ServiceError`` where a file can't be read or the service refuses a record.
  static func load(into service: Service, from folder: String) async throws -> DemonstrationSystem {
    // The tables are of April 2024; the first day of the year holds every one of its codes.
    let day = try CivilDate("2024-04-01", field: "day")
    let geography = try GeographyFolder(folder).plan(for: "QRV", from: day)
    var names = RequestNames()
    var bodies: [String: OrganisationID] = [:]
    for body in geography.organisations {
      bodies[body.code] = try await record(body.draft, service, &names)
    }
    var areas: [String: PlaceID] = [:]
    for place in geography.places {
      let parent = place.parentCode.flatMap { areas[$0] }
      areas[place.code] = try await record(place.draft(in: parent), service, &names)
    }
    for membership in geography.memberships {
      guard let body = bodies[membership.organisationCode], let area = areas[membership.placeCode]
      else { continue }
      try await record(body, in: area, for: membership.period, service, &names)
    }
    var demonstration: [Body: OrganisationID] = [
      .board: bodies[geography.organisations[0].code] ?? steward
    ]
    for body in Body.allCases {
      guard let draft = body.draft(from: day) else { continue }
      let id = try await record(draft, service, &names)
      demonstration[body] = id
      if let area = body.borough.flatMap({ areas[$0] }) {
        try await record(id, in: area, for: DatePeriod(from: day), service, &names)
      }
    }
    return DemonstrationSystem(bodies: demonstration)
  }

  /// The steward of the demonstration: an organisation of its own, so that it exists before any.
  static let steward = OrganisationID(
    high: 0x0e30_0000_0000_4000, low: 0x8000_0000_0000_0001)
}

/// Names of changes that are the same at every start.
private struct RequestNames {
  private var last: UInt64 = 0

  mutating func next(_ body: String) -> ChangeHeader {
    last += 1
    return ChangeHeader(
      request: RequestID(high: 0xde30_0000_0000_4000, low: 0x8000_0000_0000_0000 | last),
      isValidationOnly: false, body: Array(body.utf8))
  }
}

extension DemonstrationSystem {
  private static func call(_ method: String) throws -> Call {
    Call(
      caller: try Caller(
        subject: "demonstration", issuer: Demonstration.issuer, duty: .steward,
        organisation: steward, worker: nil, way: .localProgram),
      method: method)
  }

  private static func record(
    _ draft: OrganisationDraft, _ service: Service, _ names: inout RequestNames
  ) async throws -> OrganisationID {
    let receipt = try await RecordOrganisation.run(
      RecordOrganisation.Request(header: names.next(draft.name), organisation: draft),
      call("RecordOrganisation"), in: service)
    return try OrganisationID(receipt.id, field: "receipt.id")
  }

  private static func record(
    _ draft: PlaceDraft, _ service: Service, _ names: inout RequestNames
  ) async throws -> PlaceID {
    let receipt = try await RecordPlace.run(
      RecordPlace.Request(header: names.next(draft.name), place: draft), call("RecordPlace"),
      in: service)
    return try PlaceID(receipt.id, field: "receipt.id")
  }

  private static func record(
    _ body: OrganisationID, in area: PlaceID, for period: DatePeriod, _ service: Service,
    _ names: inout RequestNames
  ) async throws {
    _ = try await RecordMembership.run(
      RecordMembership.Request(
        header: names.next("\(body) \(area)"), organisation: body, place: area, period: period),
      call("RecordMembership"), in: service)
  }
}
