import ArgumentParser
import Documents
import OneWorkforceProtos
import Roles
import Vocabulary
import WireFormat

struct RoleSummaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Write a joint role as one printable page.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var document: DocumentOptions
  @Option(help: "The joint role.") var role: String
  @Option(help: "As it stands on this day, YYYY-MM-DD; today if not said.") var on: String?
  @Flag(help: "The post is made up for a demonstration.") var synthetic = false

  func run() async throws {
    try await reporting {
      let today = LondonTime.date(of: SystemClock.now())
      let day = try on.map { try CivilDate($0, field: "on") } ?? today
      let request = WireGetJointRoleRequest.with {
        $0.roleID = role
        $0.on = day.description
      }
      let given = try document.given()
      let (answer, terms, parties) = try await options.connected { connection in
        let answer = try await WireRoleService.Client(wrapping: connection.client)
          .getJointRole(request, metadata: connection.metadata).role
        let terms = try (answer.hasTerms ? answer.terms : answer.newestTerms).native()
        let managers = terms.parties.flatMap(\.lineManagers)
        let parties = try await PartyLookUp(
          given, workers: terms.holdings.map(\.worker) + managers.map(\.worker),
          organisations: Set(terms.parties.map(\.organisation) + managers.map(\.organisation)),
          connection)
        return (answer, terms, parties)
      }
      try document.write(summary(of: answer, terms, parties, on: day, printedOn: today).html)
      try show(answer, json: options.json) { _ in ["summary written to \(document.output)"] }
    }
  }

  private func summary(
    of role: WireJointRole, _ terms: JointRoleTerms, _ parties: PartyLookUp, on day: CivilDate,
    printedOn today: CivilDate
  ) throws -> RoleSummary {
    guard let state = JointRole.State(rawValue: role.state) else {
      throw ValidationError("the service told a state that this program does not know")
    }
    return RoleSummary(
      terms, state: state, on: day, load: role.hasLoad ? role.load.words : nil,
      gaps: role.gaps.map { RoleSummary.Gap(message: $0.message, nextStep: $0.nextStep) },
      costFlags: try role.costFlags.map { try $0.native() },
      awaited: try role.awaitedOrganisationIds.map { try OrganisationID($0, field: "awaited") },
      isImported: role.imported, names: parties.names,
      isSynthetic: synthetic || parties.isSynthetic, printedOn: today)
  }
}
