import ArgumentParser
import OneWorkforceProtos

// Publishing posts and matching them.

struct VacancyPublish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Publish a post, given as JSON.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var input: JSONInput
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let post: WireVacancy = try readMessage(input.text())
      let request: WirePublishVacancyRequest = change.request { $0.vacancy = post }
      let answer = try await options.vacancies {
        try await $0.publishVacancy(request, metadata: $1)
      }
      try show(answer, json: options.json) { receiptLines("vacancy", $0.receipt) }
    }
  }
}

struct VacancyUpdate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Put a new version, given as JSON, in place of a vacancy.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The vacancy.") var vacancy: String
  @Option(help: "The version you read.") var etag: String
  @OptionGroup var input: JSONInput
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let post: WireVacancy = try readMessage(input.text())
      let request: WireUpdateVacancyRequest = change.request {
        $0.vacancyID = vacancy
        $0.etag = etag
        $0.vacancy = post
      }
      let answer = try await options.vacancies { try await $0.updateVacancy(request, metadata: $1) }
      try show(answer, json: options.json) { receiptLines("vacancy", $0.receipt) }
    }
  }
}

struct VacancyClose: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a vacancy, filled or not.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The vacancy.") var vacancy: String
  @Option(help: "The version you read.") var etag: String
  @Option(help: "Why, in a few words.") var reason: String
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request: WireCloseVacancyRequest = change.request {
        $0.vacancyID = vacancy
        $0.etag = etag
        $0.reason = reason
      }
      let answer = try await options.vacancies { try await $0.closeVacancy(request, metadata: $1) }
      try show(answer, json: options.json) { receiptLines("closed", $0.receipt) }
    }
  }
}

struct VacancyList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the vacancies that are published now.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "Only this employer's.") var organisation = ""
  @Option(help: "Only in this area or inside it.") var place = ""
  @Option(help: "Only for this role.") var role = ""

  func run() async throws {
    try await reporting {
      let request = WireListVacanciesRequest.with {
        $0.organisationID = organisation
        $0.placeID = place
        $0.roleCode = role
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.vacancies { try await $0.listVacancies(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        table(
          ["Role", "Posts", "Starts", "May be learnt", "Vacancy", "Etag"],
          answer.vacancies.map { kept in
            [
              kept.vacancy.roleCode, "\(kept.vacancy.count)", kept.vacancy.startsOn,
              kept.vacancy.trainable.map(\.requirementCode).joined(separator: ", "), kept.id,
              kept.etag,
            ]
          }) + more(answer.nextPageToken)
      }
    }
  }
}

struct VacancyMatch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "List who fits a vacancy of yours and lets themselves be found, the best first.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The vacancy.") var vacancy: String
  @Option(help: "How many at most, 1 to 50.") var pageSize: Int32 = 20
  @Option(help: "Where the page before ended.") var pageToken = ""

  func run() async throws {
    try await reporting {
      let request = WireMatchVacancyRequest.with {
        $0.vacancyID = vacancy
        $0.pageSize = pageSize
        $0.pageToken = pageToken
      }
      let answer = try await options.vacancies { try await $0.matchVacancy(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        answer.matches.flatMap(VacancyPrint.lines) + VacancyPrint.lines(answer.withdrawn)
          + more(answer.nextPageToken)
      }
    }
  }
}
