// swift-tools-version: 6.2
import PackageDescription

// Builds the two protoc plugins that Tools/generate-protos runs, in the versions the main package
// uses: exact, so that the same contracts give the same Swift on every machine. A package of its
// own, so that the main build never compiles the plugins. The one target is empty: it depends on
// the two libraries because the package manager builds the plugins only of packages something
// depends on.
let package = Package(
  name: "protogen",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0"),
    .package(url: "https://github.com/grpc/grpc-swift-protobuf", exact: "2.4.1"),
  ],
  targets: [
    .target(
      name: "protogen",
      dependencies: [
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
        .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
