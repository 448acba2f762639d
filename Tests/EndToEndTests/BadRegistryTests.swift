import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

@Suite("Bad requests to the registry and the operator, over the socket") struct BadRegistryTests {
  @Test("every one is refused with its code, reason and field, and nothing is written")
  func table() async throws {
    try await withTown { town in
      let live = town.live
      let valid = try await Self.requests(live)
      let board = try live.signedIn(.steward, of: steward)
      let run = BadRequestRun(live)
      try await run.leavingNothing {
        try await Self.changes(run, valid, live.registry, board)
        try await Self.reads(run, valid, live.registry, board)
        let operators = try live.signedIn(.operator, of: steward)
        try await run.refuses("CreateBackup", BadRegistry.createBackup, of: valid.createBackup) {
          try await live.operations.createBackup($0, metadata: operators)
        }
      }
      #expect(await run.sent == BadRegistry.count)
    }
  }

  private typealias Registry = WireRegistryService.Client<Transport>

  private static func changes(
    _ run: BadRequestRun, _ valid: ValidRegistry, _ registry: Registry, _ board: Metadata
  ) async throws {
    try await run.refuses(
      "RecordOrganisation", BadRegistry.recordOrganisation, of: valid.recordOrganisation
    ) { try await registry.recordOrganisation($0, metadata: board) }
    try await run.refuses(
      "UpdateOrganisation", BadRegistry.updateOrganisation, of: valid.updateOrganisation
    ) { try await registry.updateOrganisation($0, metadata: board) }
    try await run.refuses(
      "RecordSuccession", BadRegistry.recordSuccession, of: valid.recordSuccession
    ) { try await registry.recordSuccession($0, metadata: board) }
    try await run.refuses("RecordPlace", BadRegistry.recordPlace, of: valid.recordPlace) {
      try await registry.recordPlace($0, metadata: board)
    }
    try await run.refuses("UpdatePlace", BadRegistry.updatePlace, of: valid.updatePlace) {
      try await registry.updatePlace($0, metadata: board)
    }
    try await run.refuses(
      "RecordMembership", BadRegistry.recordMembership, of: valid.recordMembership
    ) { try await registry.recordMembership($0, metadata: board) }
    try await run.refuses("TightenPolicy", BadRegistry.tightenPolicy, of: valid.tightenPolicy) {
      try await registry.tightenPolicy($0, metadata: board)
    }
  }

  private static func reads(
    _ run: BadRequestRun, _ valid: ValidRegistry, _ registry: Registry, _ board: Metadata
  ) async throws {
    try await run.refuses(
      "ListOrganisations", BadRegistry.listOrganisations, of: valid.listOrganisations
    ) { try await registry.listOrganisations($0, metadata: board) }
    try await run.refuses("ListPlaces", BadRegistry.listPlaces, of: valid.listPlaces) {
      try await registry.listPlaces($0, metadata: board)
    }
    try await run.refuses("ListCodes", BadRegistry.listCodes, of: valid.listCodes) {
      try await registry.listCodes($0, metadata: board)
    }
    try await run.refuses("ListPolicyRows", BadRegistry.listPolicyRows, of: valid.listPolicyRows) {
      try await registry.listPolicyRows($0, metadata: board)
    }
    try await run.refuses(
      "GetOrganisation", BadRegistry.getOrganisation, of: valid.getOrganisation
    ) { try await registry.getOrganisation($0, metadata: board) }
    try await run.refuses("GetPlace", BadRegistry.getPlace, of: valid.getPlace) {
      try await registry.getPlace($0, metadata: board)
    }
    try await run.refuses("GetRoleProfile", BadRegistry.getRoleProfile, of: valid.getRoleProfile) {
      try await registry.getRoleProfile($0, metadata: board)
    }
  }

  /// Valid requests about bodies and areas that the board's steward recorded over the socket.
  private static func requests(_ live: LiveServer) async throws -> ValidRegistry {
    let (registry, board) = (live.registry, try live.signedIn(.steward, of: steward))
    func body(_ ods: String) async throws -> WireReceipt {
      try await registry.recordOrganisation(
        .with {
          $0.requestID = newRequestID()
          $0.organisation.name = "Thames Trust"
          $0.organisation.kind = .nhsTrust
          $0.organisation.sector = .health
          $0.organisation.openedOn = "2012-04-01"
          $0.organisation.synthetic = true
          if !ods.isEmpty {
            $0.organisation.identifiers = [.with { ($0.scheme, $0.value) = ("ODS", ods) }]
          }
        }, metadata: board
      ).receipt
    }
    func area(_ kind: WirePlaceKind, _ code: String, in parent: String) async throws -> WireReceipt
    {
      try await registry.recordPlace(
        .with {
          $0.requestID = newRequestID()
          $0.place.name = "Brent"
          $0.place.kind = kind
          $0.place.parentID = parent
          $0.place.code = code
        }, metadata: board
      ).receipt
    }
    let (trust, other) = (try await body("RYJ"), try await body(""))
    let system = try await area(.system, "QRV", in: "")
    let place = try await area(.place, "E09000005", in: system.id)
    return ValidRegistry(
      body: trust.id, bodyEtag: trust.etag, other: other.id, system: system.id,
      place: place.id, placeEtag: place.etag, steward: steward.description)
  }
}
