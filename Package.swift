// swift-tools-version: 6.2
import PackageDescription

// The house: targets stand in tier order, and a target may depend only on what its row of the
// import table allows (HouseRulesTests holds the table). Outside products are named beside the
// one home that may use them.

let house: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// Outside libraries, each with the module that is its home.
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let grpcCore: Target.Dependency = .product(name: "GRPCCore", package: "grpc-swift-2")
let grpcProtobuf: Target.Dependency = .product(
  name: "GRPCProtobuf", package: "grpc-swift-protobuf")
let grpcTransport: Target.Dependency = .product(
  name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP2: Target.Dependency = .product(name: "NIOHTTP2", package: "swift-nio-http2")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let realModule: Target.Dependency = .product(name: "RealModule", package: "swift-numerics")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")

// The planner's eight lanes are a hundred times slower without optimisation, and its tests run
// years of months; the decision is asked twenty thousand random cases, each of many instants.
// Debug builds optimise these modules too.
let fast: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  besides: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: house + besides)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [],
  besides: [SwiftSetting] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + tier0, exclude: exclude,
    swiftSettings: house + besides)
}

// C for what Swift cannot say, as quick in debug builds as in released ones.
func loops(_ name: String) -> Target {
  .target(
    name: name,
    cSettings: [
      .treatAllWarnings(as: .error), .unsafeFlags(["-O2"], .when(configuration: .debug)),
    ], swiftSettings: house)
}

// Tier 0, words.
let tier0: [Target.Dependency] = ["Vocabulary", "ReferenceData"]
let words: [Target] = [
  room("Vocabulary"),
  room("ReferenceData", ["Vocabulary"], exclude: ["Resources"]),
]

// Tier 1, domain: pure.
let domain: [Target] = [
  // Debian's zlib: status lists are compressed.
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  room("Credentials", ["Vocabulary", "CZlib", crypto]),
  room("Access", tier0),
  room("Organisations", tier0),
  room("Passports", tier0 + ["Access", "Organisations"]),
  room("Roles", tier0 + ["Access", "Organisations", "Passports", "Planning"]),
  room("Vacancies", tier0 + ["Access", "Organisations", "Passports", "Roles"]),
  room("Placements", tier0 + ["Access", "Organisations", "Passports"]),
  room("Learning", tier0 + ["Access", "Organisations", "Passports"]),
  room("Partnerships", tier0 + ["Planning"]),
  room("Delegations", tier0 + ["Access", "Organisations", "Passports", "Roles"], besides: fast),
  loops("CPlanningKernel"),
  room("Planning", tier0 + ["CPlanningKernel", realModule], besides: fast),
  room(
    "RecordKeeping",
    tier0 + [
      "Credentials", "Access", "Organisations", "Passports", "Roles", "Vacancies", "Placements",
      "Learning", "Partnerships", "Delegations", "Planning",
    ]),
]
let tier1: [Target.Dependency] = [
  "Credentials", "Access", "Organisations", "Passports", "Roles", "Vacancies", "Placements",
  "Learning", "Partnerships", "Delegations", "Planning", "RecordKeeping",
]

// Tier 2, verbs.
let verbs: [Target] = [
  room("Operations", tier0 + tier1 + [logging])
]

// Tier 3, formats: bytes in, values out.
let formats: [Target] = [
  // Debian's libqrencode: the code on a paper passport.
  .systemLibrary(
    name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
  room("OneWorkforceProtos", [protobuf, grpcCore, grpcProtobuf]),
  room("WireFormat", ["OneWorkforceProtos", "Operations", protobuf] + tier0 + tier1),
  room("DataFiles", ["Operations", "Credentials"] + tier0 + tier1),
  room("Charts", ["Vocabulary"]),
  room(
    "Documents",
    ["Charts", "CQRencode", "Delegations", "Passports", "Placements", "Planning", "Roles"]
      + tier0),
]

// Tier 4, adapters: the only rooms with I/O. They never import each other.
let adapters: [Target] = [
  room("Store", tier0 + tier1 + [crypto, logging]),
  room("SQLiteDriver", ["Store", "Vocabulary", grdb, grdbSQLite, logging, metrics]),
  room("SignIn", ["Access", "Vocabulary", x509, crypto]),
  room(
    "RPCServer",
    ["Operations", "WireFormat", "OneWorkforceProtos", "DataFiles"] + tier0 + tier1 + [
      grpcCore, grpcProtobuf, protobuf, logging, metrics,
    ]),
]

// Tier 5, the program: the only place that joins adapters.
let program: [Target] = [
  .executableTarget(
    name: "oneworkforce",
    dependencies: [
      "OneWorkforceProtos", "Operations", "WireFormat", "DataFiles", "Documents", "Store",
      "SQLiteDriver", "SignIn", "RPCServer",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
      .product(name: "Configuration", package: "swift-configuration"),
      .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      protobuf, grpcCore, grpcProtobuf, grpcTransport, nioCore, nioHTTP2, nioPosix,
      logging, metrics, crypto, x509,
    ] + tier0 + tier1,
    swiftSettings: house)
]

// Tests: one target a module, the real parts in memory, then the real server on a loopback port.
let inProcess: Target.Dependency = .product(
  name: "GRPCInProcessTransport", package: "grpc-swift-2")
let testing: [Target] = [
  .target(
    name: "TestSupport",
    dependencies: ["Operations", "OneWorkforceProtos", "WireFormat", "Store", "SQLiteDriver"]
      + tier0 + tier1 + [protobuf, logging],
    path: "Tests/TestSupport", swiftSettings: house),
  tests("CredentialsTests", ["Credentials"]),
  tests("HouseRulesTests", []),
  tests("VocabularyTests", []),
  tests("ReferenceDataTests", ["TestSupport"]),
  tests("AccessTests", ["Access"]),
  tests("OrganisationsTests", ["Organisations"]),
  tests("PassportsTests", ["Access", "Organisations", "Passports", "TestSupport"]),
  tests("RolesTests", tier1 + ["TestSupport"]),
  tests("VacanciesTests", ["Access", "Organisations", "Passports", "Roles", "Vacancies"]),
  tests(
    "DelegationsTests",
    ["Access", "Organisations", "Passports", "Planning", "Roles", "Delegations"],
    besides: fast),
  tests("LearningTests", ["Learning", "Passports"]),
  tests("PlacementsTests", ["Access", "Organisations", "Passports", "Placements"]),
  tests("PartnershipsTests", ["Partnerships", "Planning"]),
  tests("PlanningTests", ["Planning", realModule]),
  tests("ChartsTests", ["Charts"]),
  tests(
    "DocumentsTests",
    ["Documents", "Charts", "Delegations", "Passports", "Placements", "Planning", "Roles"]),
  tests("DataFilesTests", ["DataFiles", "Operations", "TestSupport", "Credentials"] + tier1),
  tests(
    "StoreTests", ["Store", "SQLiteDriver", "TestSupport", crypto, logging] + tier1),
  tests(
    "SQLiteDriverTests",
    ["Store", "SQLiteDriver", "TestSupport", grdb, grdbSQLite, logging, metrics]),
  tests("SignInTests", ["SignIn", "Access", crypto, x509]),
  tests(
    "RPCServerTests",
    ["RPCServer", "OneWorkforceProtos", "Access", grpcCore, grpcProtobuf, inProcess, protobuf]
      + [logging, metrics]),
  tests(
    "OperationsTests",
    ["Operations", "OneWorkforceProtos", "WireFormat", "TestSupport"] + tier1),
  tests(
    "WireFormatTests",
    ["Operations", "OneWorkforceProtos", "WireFormat", "TestSupport"] + tier1),
  tests(
    "EndToEndTests",
    [
      "oneworkforce", "OneWorkforceProtos", "Operations", "RPCServer", "SignIn",
      "SQLiteDriver", "Store", "TestSupport", "WireFormat",
      grpcCore, grpcProtobuf, grpcTransport, protobuf, logging, crypto, x509, nioCore, nioPosix,
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ] + tier1,
    exclude: ["python"]),
]

// The bench fills stores and drives servers; it is no part of the product.
let bench: [Target] = [
  .executableTarget(
    name: "benchdriver",
    dependencies: [
      "Credentials", "OneWorkforceProtos", "Operations", "SQLiteDriver", "SignIn", "Store",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
      grpcCore, grpcTransport, nioCore, nioPosix, protobuf, logging,
    ] + tier0 + tier1,
    path: "Tools/bench/driver", swiftSettings: house)
]

let package = Package(
  name: "oneworkforce",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "oneworkforce", targets: ["oneworkforce"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.4.3"),
    .package(url: "https://github.com/grpc/grpc-swift-nio-transport", from: "2.9.2"),
    .package(url: "https://github.com/grpc/grpc-swift-protobuf", from: "2.4.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: words + domain + verbs + formats + adapters + program + testing + bench,
  swiftLanguageModes: [.v6]
)
