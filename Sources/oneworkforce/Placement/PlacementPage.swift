import ArgumentParser
import Documents
import Foundation
import OneWorkforceProtos
import Placements
import Vocabulary
import WireFormat

struct PlacementPage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Write the record of a placement as one printable page.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var document: DocumentOptions
  @Argument(help: "The placement.") var placement: String
  @Flag(help: "The learner is made up for a demonstration.") var synthetic = false

  func run() async throws {
    try await reporting {
      let given = try document.given()
      let id = placement
      let (answer, entries, parties) = try await options.connected { connection in
        let client = WirePlacementService.Client(wrapping: connection.client)
        let answer = try await client.getPlacement(
          .with { $0.placementID = id }, metadata: connection.metadata)
        let entries = try await Self.entries(of: id, client, connection)
        let workers =
          [answer.placement.learnerID] + answer.placement.staff.map(\.workerID)
          + answer.assessments.map(\.assessorID)
        let parties = try await PartyLookUp(
          given, workers: Set(workers).map { try WorkerID($0, field: "worker_id") },
          organisations: [
            OrganisationID(answer.area.area.organisationID, field: "organisation_id")
          ], connection)
        return (answer, entries, parties)
      }
      let page = PlacementRecord(
        try answer.content(entries), names: parties.names,
        isSynthetic: synthetic || parties.isSynthetic,
        printedOn: LondonTime.date(of: SystemClock.now()))
      try document.write(page.html)
      try show(answer, json: options.json) { _ in ["record written to \(document.output)"] }
    }
  }

  private static func entries(
    of id: String, _ client: WirePlacementService.Client<Connection.Transport>,
    _ connection: Connection
  ) async throws -> [WireKeptHours] {
    var (all, token): ([WireKeptHours], String) = ([], "")
    repeat {
      let after = token
      let answer = try await client.listHours(
        .with {
          $0.placementID = id
          $0.pageSize = 1_000
          $0.pageToken = after
        }, metadata: connection.metadata)
      all += answer.hours
      token = answer.nextPageToken
    } while !token.isEmpty
    return all
  }
}

extension WireGetPlacementResponse {
  /// What stands on the page, from the answers of the service.
  fileprivate func content(_ entries: [WireKeptHours]) throws -> PlacementRecord.Content {
    let terms = try placement.terms.native()
    return PlacementRecord.Content(
      learner: try WorkerID(placement.learnerID, field: "learner_id"), programme: programmeName,
      part: terms.part, area: try area.area.native(),
      audit: try requiredChoice(area.audit, "audit"),
      state: try requiredChoice(placement.state, "state"), period: terms.period,
      outcomes: terms.outcomes, baseMinutes: Int(placement.baseMinutes),
      staff: try placement.staff.map { try $0.native() },
      entries: try entries.map { try $0.entry.native() },
      assessments: try assessments.map { try $0.kept() },
      missing: try missing.map { missing in
        MissingComponent(
          component: try requiredChoice(missing.component, "component"),
          count: Int(missing.count), placement: nil)
      })
  }
}

extension WirePracticeAssessment {
  /// The entry as the service answered it, with what came of it.
  fileprivate func kept() throws -> PracticeAssessment {
    var sent = self
    sent.achievementID = ""
    var kept = try sent.native()
    kept.achievement = try optionalID(achievementID, "achievement_id")
    return kept
  }
}
