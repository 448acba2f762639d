import ArgumentParser
import Crypto
import GRPCCore
import OneWorkforceProtos
import Operations
import Vocabulary
import WireFormat

/// Loads published bodies and areas into the service, board by board, as a steward.
struct ReferenceLoad: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Load boards, councils and places from the published tables.",
    discussion: """
      The tables are of April 2024. Loading again changes nothing. A council that lies in two \
      boards is recorded once, with the first.
      """)

  @OptionGroup var options: ClientOptions
  @Option(help: "Folder of the reference files (Sources/ReferenceData/Resources).")
  var referenceDirectory: String
  @Option(help: "NHS code of a board, such as QRV; may be given several times.")
  var board: [String] = []
  @Flag(help: "Load every board.") var all = false
  @Option(help: "The first day, YYYY-MM-DD.") var from = "2024-04-01"

  func validate() throws {
    guard all != !board.isEmpty else { throw ValidationError("give --board or --all") }
  }

  func run() async throws {
    try await reporting {
      let geography = try GeographyFolder(referenceDirectory)
      let day = try CivilDate(from, field: "from")
      let plans = try (all ? geography.boardCodes : board).map { code in
        (code, try geography.plan(for: code, from: day))
      }
      let lines = try await options.connected { connection in
        var loader = GeographyLoader(connection, day)
        var skipped: [String] = []
        for (code, plan) in plans {
          do {
            try await loader.load(plan, of: code)
          } catch let error as RPCError where error.code == .alreadyExists {
            skipped.append("\(code) left as it is: \(error.message)")
          }
        }
        let (bodies, areas, memberships) = loader.counts
        return skipped + ["bodies \(bodies), areas \(areas), memberships \(memberships)"]
      }
      for line in lines { print(line) }
    }
  }
}

/// Records one plan after another, under request names that are the same whenever it runs.
private struct GeographyLoader {
  private let client: WireRegistryService.Client<Connection.Transport>
  private let metadata: Metadata
  private let day: CivilDate
  private var bodies: [String: String] = [:]
  private(set) var counts = (bodies: 0, areas: 0, memberships: 0)

  init(_ connection: Connection, _ day: CivilDate) {
    client = WireRegistryService.Client(wrapping: connection.client)
    metadata = connection.metadata
    self.day = day
  }

  mutating func load(_ plan: GeographyPlan, of board: String) async throws {
    for body in plan.organisations where bodies[body.code] == nil {
      let request = WireRecordOrganisationRequest.with {
        $0.requestID = name("body", body.code)
        $0.organisation = body.draft.proto()
      }
      bodies[body.code] =
        try await client.recordOrganisation(request, metadata: metadata).receipt.id
      counts.bodies += 1
    }
    var areas: [String: String] = [:]
    for place in plan.places {
      let parent = try place.parentCode.flatMap { areas[$0] }.map {
        try PlaceID($0, field: "parent_id")
      }
      let request = WireRecordPlaceRequest.with {
        $0.requestID = name("area", board, place.code)
        $0.place = place.draft(in: parent).proto()
      }
      areas[place.code] = try await client.recordPlace(request, metadata: metadata).receipt.id
      counts.areas += 1
    }
    for membership in plan.memberships {
      guard let body = bodies[membership.organisationCode], let area = areas[membership.placeCode]
      else { continue }
      let request = WireRecordMembershipRequest.with {
        $0.requestID = name("member", board, membership.organisationCode, membership.placeCode)
        $0.organisationID = body
        $0.placeID = area
        $0.from = membership.period.start.description
        $0.to = membership.period.end?.description ?? ""
      }
      _ = try await client.recordMembership(request, metadata: metadata)
      counts.memberships += 1
    }
  }

  /// A UUID that the parts always give again.
  private func name(_ parts: String...) -> String {
    let digest = SHA256.hash(data: Array((parts + ["\(day)"]).joined(separator: "|").utf8))
    let half = { (bytes: ArraySlice<UInt8>) in bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    let bytes = Array(digest)
    return RequestID(high: half(bytes[0..<8]), low: half(bytes[8..<16])).description
  }
}
