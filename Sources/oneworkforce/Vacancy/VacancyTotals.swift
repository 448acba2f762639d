import ArgumentParser
import OneWorkforceProtos

// Skills next door, and totals for whoever plans.

struct VacancyHolders: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holders",
    abstract: "List workers in a place who hold a skill and let themselves be found.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The area.") var place: String
  @Option(help: "The skill.") var skill: String
  @Option(help: "How many at most, 1 to 50.") var pageSize: Int32 = 20
  @Option(help: "Where the page before ended.") var pageToken = ""

  func run() async throws {
    try await reporting {
      let request = WireFindSkillHoldersRequest.with {
        $0.placeID = place
        $0.skillCode = skill
        $0.pageSize = pageSize
        $0.pageToken = pageToken
      }
      let answer = try await options.vacancies {
        try await $0.findSkillHolders(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Worker", "Until"],
          answer.holders.map {
            [$0.workerID, $0.finding.hasValidUntil ? $0.finding.validUntil.text : ""]
          }) + more(answer.nextPageToken)
      }
    }
  }
}

struct VacancyGaps: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "List who of your staff in roles between health and care lacks training.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "A standard that each should hold; may be given several times.")
  var standard: [String]
  @Flag(help: "Ask about all your staff.") var everyRole = false

  func run() async throws {
    try await reporting {
      let request = WireListTrainingGapsRequest.with {
        $0.standardCodes = standard
        $0.everyRole = everyRole
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.vacancies {
        try await $0.listTrainingGaps(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Worker", "Role", "Lacks"],
          answer.gaps.map { gap in
            [
              gap.workerID, gap.roleCode,
              gap.findings.map { "\($0.requirement) (\(plain($0.outcome.word)))" }
                .joined(separator: ", "),
            ]
          }) + more(answer.nextPageToken)
      }
    }
  }
}

struct VacancyPosts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "posts",
    abstract: "Show posts and vacancies of a place, and link workers per ten thousand residents.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The area; one you serve.") var place: String
  @Option(help: "A role counted against residents; link workers and navigators if not said.")
  var role: [String] = []
  @Option(help: "People per ten thousand residents there should be at least, if you have a number.")
  var minimum: Double = 0

  func run() async throws {
    try await reporting {
      let request = WireDescribePostsRequest.with {
        $0.placeID = place
        $0.roleCodes = role
        $0.minimumPerTenThousand = minimum
      }
      let answer = try await options.vacancies { try await $0.describePosts(request, metadata: $1) }
      try show(answer, json: options.json, VacancyPrint.lines)
    }
  }
}

struct VacancySkills: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skills", abstract: "Show how many in a place hold a standard, by sector.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The area; one you serve.") var place: String
  @Option(help: "A standard; may be given several times.") var standard: [String]

  func run() async throws {
    try await reporting {
      let request = WireDescribeSkillCoverageRequest.with {
        $0.placeID = place
        $0.standardCodes = standard
      }
      let answer = try await options.vacancies {
        try await $0.describeSkillCoverage(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Standard", "Sector", "Hold it", "People"],
          answer.totals.map { total in
            [
              total.standardCode, plain(total.sector.word),
              total.hasHolders ? "\(total.holders)" : "not shown",
              total.hasPeople ? "\(total.people)" : "fewer than 5",
            ]
          })
      }
    }
  }
}
