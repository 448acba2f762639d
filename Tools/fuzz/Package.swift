// swift-tools-version: 6.2
import PackageDescription

// What is fuzzed, built apart from the project with the fuzzer and the address sanitizer in every
// module: `Tools/fuzz/run` lays this file and links to the sources into .build/fuzz.

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")],
  targets: [
    .target(name: "Vocabulary", swiftSettings: house),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .target(
      name: "Credentials",
      dependencies: ["Vocabulary", "CZlib", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: house),
    .executableTarget(
      name: "credential", dependencies: ["Credentials", "Vocabulary"], swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
