/// A module of the house and what it may import.
struct Room: Sendable {
  let name: String
  let tier: Int
  let ours: Set<String>
  let outside: Set<String>

  init(_ name: String, tier: Int, ours: Set<String> = [], outside: Set<String> = []) {
    self.name = name
    self.tier = tier
    self.ours = ours
    self.outside = outside
  }

  /// What the toolchain brings that this room may import. Tiers 0-3 are pure: they get values for
  /// dates, bytes and text from FoundationEssentials where they must, and nothing that reads a
  /// file, a clock or a socket.
  var toolchain: Set<String> {
    tier < 4
      ? ["FoundationEssentials"]
      : ["Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc"]
  }

  func mayImport(_ module: String) -> Bool {
    ours.contains(module) || outside.contains(module) || toolchain.contains(module)
  }
}

private let tier0: Set<String> = ["Vocabulary", "ReferenceData"]
private let domain: Set<String> = ["Access", "Organisations", "Passports", "Roles"]
private let tiers01 = tier0.union(domain).union([
  "Credentials", "Delegations", "Learning", "Partnerships", "Placements", "Planning",
  "RecordKeeping", "Vacancies",
])
private let served = tiers01.union(["Operations", "WireFormat", "OneWorkforceProtos", "DataFiles"])

/// The import table: one row a module, in tier order. A module is in the house when it has a row.
let house: [Room] = [
  Room("Vocabulary", tier: 0),
  Room("ReferenceData", tier: 0, ours: ["Vocabulary"]),

  Room("Credentials", tier: 1, ours: ["Vocabulary"], outside: ["Crypto", "CZlib"]),
  Room("Access", tier: 1, ours: tier0),
  Room("Organisations", tier: 1, ours: tier0),
  // Access, because no read of a person is built without its Sight.
  Room("Passports", tier: 1, ours: tier0.union(["Access", "Organisations", "Credentials"])),
  // Planning, for the kinds of joint posts it counts: totals, no worker.
  Room("Roles", tier: 1, ours: tier0.union(["Access", "Organisations", "Passports", "Planning"])),
  Room("Vacancies", tier: 1, ours: tier0.union(domain)),
  Room("Learning", tier: 1, ours: tier0.union(domain)),
  Room("Partnerships", tier: 1, ours: tier0.union(domain).union(["Planning"])),
  Room("Delegations", tier: 1, ours: tier0.union(domain)),
  Room("Placements", tier: 1, ours: tier0.union(domain)),
  // C: the system's zlib.
  Room("CZlib", tier: 0),
  // Debian's libqrencode, for the paper passport.
  Room("CQRencode", tier: 0),
  // C: the planner's inner loops, compiled for several processors.
  Room("CPlanningKernel", tier: 0),
  Room(
    "Planning", tier: 1, ours: tier0.union(["CPlanningKernel"]),
    outside: ["Numerics", "RealModule", "Cclp"]),

  // The records of every noun are joined at the top of the tier.
  Room("RecordKeeping", tier: 1, ours: tiers01),

  Room("Operations", tier: 2, ours: tiers01, outside: ["Logging"]),

  Room(
    "OneWorkforceProtos", tier: 3,
    outside: ["SwiftProtobuf", "GRPCCore", "GRPCProtobuf", "Foundation"]),
  Room(
    "WireFormat", tier: 3, ours: tiers01.union(["OneWorkforceProtos", "Operations"]),
    outside: ["SwiftProtobuf"]),
  Room("DataFiles", tier: 3, ours: tiers01.union(["Operations"])),
  Room("Charts", tier: 3, ours: tiers01),
  Room(
    "Documents", tier: 3, ours: tiers01.union(["Operations", "Charts"]),
    outside: ["Mustache", "CQRencode"]),

  Room("Store", tier: 4, ours: tiers01, outside: ["Crypto", "Logging"]),
  Room(
    "SQLiteDriver", tier: 4, ours: ["Store", "Vocabulary"],
    outside: ["GRDB", "GRDBSQLite", "NIOCore", "Logging", "Metrics"]),
  Room(
    "PostgresDriver", tier: 4, ours: ["Store", "Vocabulary"],
    outside: ["Clibpq", "NIOCore", "Logging", "Metrics"]),
  Room(
    "SignIn", tier: 4, ours: ["Access", "Vocabulary"], outside: ["X509", "Crypto"]),
  Room(
    "RPCServer", tier: 4, ours: served,
    outside: ["SwiftProtobuf", "GRPCCore", "GRPCProtobuf", "Logging", "Metrics"]),
  Room(
    "WebGateway", tier: 4, ours: served.union(["Charts", "Documents"]),
    outside: ["SwiftProtobuf", "Hummingbird", "Logging", "Metrics"]),

  Room(
    "oneworkforce", tier: 5,
    ours: served.union([
      "Charts", "Documents", "Store", "SQLiteDriver", "PostgresDriver", "SignIn", "RPCServer",
      "WebGateway",
    ]),
    outside: [
      "ArgumentParser", "Configuration", "ServiceLifecycle", "UnixSignals", "SwiftProtobuf",
      "GRPCCore", "GRPCProtobuf", "GRPCNIOTransportHTTP2Posix", "NIOCore", "NIOHTTP2", "NIOPosix",
      "Logging", "Metrics", "Crypto", "X509", "FoundationNetworking",
    ]),
]

func room(_ name: String) -> Room? { house.first { $0.name == name } }
