import Access
import ArgumentParser
import OneWorkforceProtos
import WireFormat

// The holder's own: being found, and no longer being found; and what employers saw of them.

struct VacancyJoin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Let yourself be found.")

  @OptionGroup var options: ClientOptions
  @Option(help: "vacancies or skill-search; may be given twice.") var use: [String]
  @Option(
    help: """
      What a finder sees: registrations, employment-checks, qualifications, training, competences \
      or employment; may be given several times.
      """)
  var group: [String]
  @Option(help: "The first moment it no longer holds; the policy's default if not said.")
  var endsAt: String?
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request: WireJoinMatchingRequest = try change.request {
        $0.uses = use.map { $0.replacing("-", with: "_").uppercased() }
        $0.fieldGroups = try group.map { text in
          WireFieldGroup(try choice(text, "group", FieldGroup.self))
        }
        if let end = try timestamp(endsAt, "ends-at") { $0.endsAt = end }
      }
      let answer = try await options.vacancies { try await $0.joinMatching(request, metadata: $1) }
      try show(answer, json: options.json) { receiptLines("permission", $0.receipt) }
    }
  }
}

struct VacancyLeave: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Take a permission back; the next look does not find you.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The permission.") var permission: String
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request: WireLeaveMatchingRequest = change.request { $0.consentID = permission }
      let answer = try await options.vacancies { try await $0.leaveMatching(request, metadata: $1) }
      try show(answer, json: options.json) { _ in ["no longer found by it"] }
    }
  }
}

struct VacancyPermissions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "permissions", abstract: "List your permissions to be found.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions

  func run() async throws {
    try await reporting {
      let request = WireListMatchingConsentsRequest.with {
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.vacancies {
        try await $0.listMatchingConsents(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["For", "Shows", "From", "Until", "Permission"],
          answer.consents.map { consent in
            [
              consent.uses.map(plain).joined(separator: ", "),
              consent.fieldGroups.map { plain($0.word) }.joined(separator: ", "),
              consent.startsAt.text, consent.endsAt.text, consent.id,
            ]
          }) + more(answer.nextPageToken)
      }
    }
  }
}

struct VacancyAttitude: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attitude",
    abstract: "Record whether what employers look for in a person was seen of a worker.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The worker.") var worker: String
  @Option(help: "What was looked for, such as KINDNESS.") var attitude: String
  @Option(help: "The day, YYYY-MM-DD.") var seenOn: String
  @Flag(help: "It was looked for and not seen.") var notShown = false
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request: WireRecordAttitudeRequest = change.request {
        $0.workerID = worker
        $0.attitudeCode = attitude
        $0.shown = !notShown
        $0.seenOn = seenOn
      }
      let answer = try await options.vacancies {
        try await $0.recordAttitude(request, metadata: $1)
      }
      try show(answer, json: options.json) { receiptLines("record", $0.receipt) }
    }
  }
}
