import ArgumentParser
import OneWorkforceProtos

struct RolePathways: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pathways",
    abstract: "Show a worker's next roles across both sectors, with what each lacks.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var choice: WorkerChoice
  @OptionGroup var page: PageOptions
  @Option(
    help: """
      The work to start from: a role profile, housing-work, homelessness-work or volunteering; \
      may be given several times. What the worker is engaged in if not said.
      """)
  var from: [String] = []
  @Option(help: "The moment to judge for, with an offset; now if not said.") var at: String?

  func run() async throws {
    try await reporting {
      let (purpose, at) = (try choice.wirePurpose(), try timestamp(at, "at"))
      let request = WireListPathwaysRequest.with {
        $0.worker = choice.selector
        $0.purpose = purpose
        $0.fromCodes = from
        if let at { $0.at = at }
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.vacancies { try await $0.listPathways(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        ["from \(answer.fromCodes.joined(separator: ", "))", ""]
          + answer.pathways.flatMap(VacancyPrint.lines) + more(answer.nextPageToken)
      }
    }
  }
}
