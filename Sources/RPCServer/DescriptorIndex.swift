package import Foundation
import OneWorkforceProtos
import SwiftProtobuf

/// The contracts of this server, found by file or by symbol.
package struct DescriptorIndex: Sendable {
  private let files: [String: Data]
  private let imports: [String: [String]]
  private let fileOfSymbol: [String: String]
  /// The full names of every service described, in order.
  package let services: [String]

  /// The index of the set that was compiled in.
  package static let embedded = DescriptorIndex(base64: EmbeddedDescriptorSet.base64)

  /// The index of the `FileDescriptorSet` that `base64` spells; empty where it spells none, which
  /// the tests of the embedded set exclude.
  package init(base64: String) {
    let bytes = Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data()
    let set = (try? Google_Protobuf_FileDescriptorSet(serializedBytes: bytes)) ?? .init()
    var files: [String: Data] = [:]
    var symbols: [String: String] = [:]
    for file in set.file {
      files[file.name] = try? file.serializedBytes()
      for symbol in file.symbols { symbols[symbol] = file.name }
    }
    self.files = files
    fileOfSymbol = symbols
    imports = Dictionary(set.file.map { ($0.name, $0.dependency) }) { first, _ in first }
    services = set.file.flatMap { file in
      file.service.map { qualified($0.name, in: file.package) }
    }.sorted()
  }

  /// The file called `name` with every file it imports, directly or not, itself first; nil where
  /// there is none.
  package func file(named name: String) -> [Data]? {
    guard files[name] != nil else { return nil }
    var found: [String] = []
    var open = [name]
    while let next = open.popLast() {
      if found.contains(next) { continue }
      found.append(next)
      open += (imports[next] ?? []).reversed()
    }
    return found.compactMap { files[$0] }
  }

  /// As ``file(named:)`` for the file that declares the service, method, message, field or enum
  /// of the full name `symbol`.
  package func file(declaring symbol: String) -> [Data]? {
    fileOfSymbol[symbol].flatMap(file(named:))
  }
}

private func qualified(_ name: String, in scope: String) -> String {
  scope.isEmpty ? name : scope + "." + name
}

extension Google_Protobuf_FileDescriptorProto {
  /// The full names of all that the file declares.
  fileprivate var symbols: [String] {
    let declared = service.flatMap { service in
      let name = qualified(service.name, in: package)
      return [name] + service.method.map { qualified($0.name, in: name) }
    }
    return declared + messageType.flatMap { $0.symbols(in: package) }
      + enumType.flatMap { $0.symbols(in: package) }
      + self.extension.map { qualified($0.name, in: package) }
  }
}

extension Google_Protobuf_DescriptorProto {
  fileprivate func symbols(in scope: String) -> [String] {
    let name = qualified(name, in: scope)
    return [name] + field.map { qualified($0.name, in: name) }
      + oneofDecl.map { qualified($0.name, in: name) }
      + nestedType.flatMap { $0.symbols(in: name) } + enumType.flatMap { $0.symbols(in: name) }
      + self.extension.map { qualified($0.name, in: name) }
  }
}

extension Google_Protobuf_EnumDescriptorProto {
  /// Values are siblings of their enum by the rules of protobuf's scopes.
  fileprivate func symbols(in scope: String) -> [String] {
    [qualified(name, in: scope)] + value.map { qualified($0.name, in: scope) }
  }
}
