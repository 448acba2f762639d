import ArgumentParser
import OneWorkforceProtos

// Courses and teams.

struct VacancyOffer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offer", abstract: "Publish a course of yours, with the weeks it takes.")

  @OptionGroup var options: ClientOptions
  @Option(help: "What somebody who finishes it holds, such as CSTF-MH-2.") var standard: String
  @Option(help: "Its name.") var title: String
  @Option(help: "From the first day to the last, in weeks.") var weeks: Int32
  @Option(help: "Where it is run; anywhere if not said.") var place = ""
  @Option(help: "The first moment it can no longer be joined.") var closesAt: String?
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request: WireOfferTrainingRequest = try change.request {
        $0.standardCode = standard
        $0.title = title
        $0.weeks = weeks
        $0.placeID = place
        if let end = try timestamp(closesAt, "closes-at") { $0.closesAt = end }
      }
      let answer = try await options.vacancies { try await $0.offerTraining(request, metadata: $1) }
      try show(answer, json: options.json) { receiptLines("course", $0.receipt) }
    }
  }
}

struct VacancyOffers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offers", abstract: "List the courses that can be joined now.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "Only this provider's.") var provider = ""

  func run() async throws {
    try await reporting {
      let request = WireListTrainingOffersRequest.with {
        $0.providerID = provider
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.vacancies {
        try await $0.listTrainingOffers(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Leads to", "Weeks", "Title", "Until", "Course"],
          answer.offers.map {
            [
              $0.standardCode, "\($0.weeks)", $0.title, $0.hasClosesAt ? $0.closesAt.text : "",
              $0.id,
            ]
          }) + more(answer.nextPageToken)
      }
    }
  }
}

struct VacancyTeam: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "team", abstract: "Publish a team of yours, or a new version of it.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The team whose next version this is; a new one if not said.") var team = ""
  @Option(help: "Where it works.") var place: String
  @Option(help: "Its name.") var name: String
  @Option(help: "A member; may be given several times.") var member: [String]
  @Option(help: "How many must hold every skill that is asked for.") var minimum: Int32
  @Option(help: "Whose care it gives: adult or child; may be given twice.") var age: [String]
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request: WirePublishTeamRequest = change.request {
        $0.teamID = team
        $0.placeID = place
        $0.name = name
        $0.memberIds = member
        $0.minimum = minimum
        $0.ages = age.map { $0.uppercased() }
      }
      let answer = try await options.vacancies { try await $0.publishTeam(request, metadata: $1) }
      try show(answer, json: options.json) { receiptLines("team", $0.receipt) }
    }
  }
}

struct VacancyEnd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End a course or a team of yours.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The course.") var offer: String?
  @Option(help: "The team.") var team: String?
  @Option(help: "Why, in a few words.") var reason: String
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request: WireEndListingRequest = change.request {
        if let offer { $0.offerID = offer }
        if let team { $0.teamID = team }
        $0.reason = reason
      }
      let answer = try await options.vacancies { try await $0.endListing(request, metadata: $1) }
      try show(answer, json: options.json) { receiptLines("ended", $0.receipt) }
    }
  }
}

struct VacancyTeams: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "teams", abstract: "Find teams whose skills a need asks for.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "The area.") var place: String
  @Option(help: "A skill that each must hold; may be given several times.") var skill: [String]
  @Option(help: "When the care is given; now if not said.") var at: String?
  @Option(help: "The birth date of who is cared for, YYYY-MM-DD; it is not kept.")
  var birthDate = ""

  func run() async throws {
    try await reporting {
      let at = try timestamp(at, "at")
      let request = WireFindTeamsRequest.with {
        $0.placeID = place
        $0.skillCodes = skill
        if let at { $0.at = at }
        $0.birthDate = birthDate
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.vacancies { try await $0.findTeams(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        table(
          ["Team", "Employer", "Coverage", "Minimum", "Opens", "Identifier"],
          answer.teams.map(VacancyPrint.row)) + more(answer.nextPageToken)
      }
    }
  }
}

struct VacancyTeamCover: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cover", abstract: "Show who of a team of yours holds which skills.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The team.") var team: String
  @Option(help: "A skill; may be given several times.") var skill: [String]
  @Option(help: "The moment to judge for; now if not said.") var at: String?

  func run() async throws {
    try await reporting {
      let at = try timestamp(at, "at")
      let request = WireDescribeTeamRequest.with {
        $0.teamID = team
        $0.skillCodes = skill
        if let at { $0.at = at }
      }
      let answer = try await options.vacancies { try await $0.describeTeam(request, metadata: $1) }
      try show(answer, json: options.json, VacancyPrint.lines)
    }
  }
}
