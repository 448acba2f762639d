import ArgumentParser
import Documents
import Foundation
import OneWorkforceProtos
import Passports
import SwiftProtobuf
import Vocabulary
import WireFormat

struct PassportOwnRecord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "own-record", abstract: "Write everything held about you, as JSON and as a page.")

  @OptionGroup var service: ServiceOptions
  @Option(help: "The JSON file to write.") var json: String
  @Option(help: "The HTML file to write; none if not said.") var page: String?

  func run() async throws {
    try await reporting {
      let (answer, names) = try await service.connected { connection in
        let answer = try await WirePresentationService.Client(wrapping: connection.client)
          .exportOwnRecord(.init(), metadata: connection.metadata)
        let names = try await BodyNames(of: answer.passport.items, connection)
        return (answer, names)
      }
      var options = JSONEncodingOptions()
      options.preserveProtoFieldNames = true
      try writeForOwner(try answer.jsonString(options: options) + "\n", to: json)
      print("everything held written to \(json)")
      guard let page else { return }
      let record = OwnRecordPage(
        try answer.content(names), isSynthetic: answer.passport.synthetic,
        readOn: LondonTime.date(of: SystemClock.now()))
      try writeForOwner(record.html, to: page)
      print("page written to \(page)")
    }
  }
}

/// Writes `text` for its owner alone.
func writeForOwner(_ text: String, to path: String) throws {
  try writeBytes(Array(text.utf8), to: path)
}

/// What the bodies of some entries are called in the registry.
struct BodyNames: Sendable {
  private var names: [String: String] = [:]

  init(of items: [WirePassportItem], _ connection: Connection) async throws {
    let registry = WireRegistryService.Client(wrapping: connection.client)
    for id in Set(items.map(\.recordedByID)).sorted() {
      let body = try await registry.getOrganisation(
        .with { $0.organisationID = id }, metadata: connection.metadata)
      names[id] = body.organisation.name
    }
  }

  /// The body's name, or its identifier.
  subscript(id: String) -> String { names[id] ?? id }
}

extension WireExportOwnRecordResponse {
  /// What stands on the page.
  fileprivate func content(_ names: BodyNames) throws -> OwnRecordPage.Content {
    var identity: [(name: String, value: String)] = []
    if passport.hasIdentity {
      let known = passport.identity
      identity = [
        ("Given names", known.givenName), ("Family name", known.familyName),
        ("Born", known.birthDate),
      ]
      identity += known.identifiers.map { ("Number", "\($0.scheme) \($0.value)") }
      identity = identity.filter { !$0.value.isEmpty }
    }
    return OwnRecordPage.Content(
      worker: try WorkerID(passport.workerID, field: "worker_id"), identity: identity,
      entries: try passport.items.map { try $0.entry(names) },
      tables: try tables.map { table in
        HeldTable(
          name: table.name, what: table.what,
          fate: try requiredChoice(table.onErasure, "on_erasure"),
          rows: table.rows.map { row in
            row.fields.map { HeldTable.Field(name: $0.name, value: $0.value) }
          })
      })
  }
}
