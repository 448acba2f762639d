import ArgumentParser
import OneWorkforceProtos

// Hours and assessments, and what is read of placements.

struct PlacementHours: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hours", abstract: "Record a stretch of a learner's time.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The placement.") var placement: String
  @Option(help: "From when, with an offset.") var startsAt: String
  @Option(help: "Until when, with an offset.") var endsAt: String
  @Option(help: "practice, simulated, sick, study or made-up.") var kind = "practice"
  @Option(help: "Who verified it, a worker; nobody yet if not said.") var verifiedBy = ""
  @Option(help: "The entry that this corrects.") var entry = ""

  func run() async throws {
    try await reporting {
      let (start, end) = (try timestamp(startsAt, "starts-at"), try timestamp(endsAt, "ends-at"))
      let request = WireRecordHoursRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.entryID = entry
        $0.entry.placementID = placement
        if let start { $0.entry.startsAt = start }
        if let end { $0.entry.endsAt = end }
        $0.entry.kind = kind.uppercased().replacing("-", with: "_")
        $0.entry.verifiedByID = verifiedBy
      }
      let receipt = try await options.placed {
        try await $0.recordHours(request, metadata: $1).receipt
      }
      try options.show(receipt, "entry")
    }
  }
}

struct PlacementVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verify a stretch of time as a supervisor or assessor.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Argument(help: "The entry.") var entry: String
  @Option(help: "Who verifies it, a worker.") var by: String

  func run() async throws {
    try await reporting {
      let request = WireVerifyHoursRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.entryID = entry
        $0.verifiedByID = by
      }
      let receipt = try await options.placed {
        try await $0.verifyHours(request, metadata: $1).receipt
      }
      try options.show(receipt, "entry")
    }
  }
}

struct PlacementHoursList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hours-list", abstract: "List the hours of a placement, in order of start.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Argument(help: "The placement.") var placement: String

  func run() async throws {
    try await reporting {
      let request = WireListHoursRequest.with {
        $0.placementID = placement
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.placed { try await $0.listHours(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        PlacementPrint.lines(of: answer.hours) + more(answer.nextPageToken)
      }
    }
  }
}

struct PlacementAssess: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Record an assessment; with an achievement, in the learner's passport too.",
    discussion: """
      The JSON is a RecordAssessmentRequest without its name: assessment, and achievement where \
      the practice assessor decides that one comes of it.
      """)

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var input: JSONInput

  func run() async throws {
    try await reporting {
      var request: WireRecordAssessmentRequest = try readMessage(input.text())
      request.requestID = change.name
      request.validateOnly = change.validateOnly
      let sent = request
      let answer = try await options.placed { try await $0.recordAssessment(sent, metadata: $1) }
      try show(answer, json: options.json) { answer in
        answer.receipt.validatedOnly
          ? ["checked, nothing written"]
          : ["assessment \(answer.receipt.id)"]
            + (answer.achievementID.isEmpty ? [] : ["achievement \(answer.achievementID)"])
      }
    }
  }
}

struct PlacementShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a placement with its hours, attendance and assessments.")

  @OptionGroup var options: ClientOptions
  @Argument(help: "The placement.") var placement: String

  func run() async throws {
    try await reporting {
      let request = WireGetPlacementRequest.with { $0.placementID = placement }
      let answer = try await options.placed { try await $0.getPlacement(request, metadata: $1) }
      try show(answer, json: options.json, PlacementPrint.lines)
    }
  }
}

struct PlacementList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the placements of a learner, an area or an enrolment; else your own.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "The learner.") var learner: String?
  @Option(help: "The area.") var area: String?
  @Option(help: "The enrolment.") var enrolment: String?

  func run() async throws {
    try await reporting {
      guard [learner, area, enrolment].compactMap(\.self).count <= 1 else {
        throw ValidationError("give one of --learner, --area and --enrolment")
      }
      let request = WireListPlacementsRequest.with {
        $0.own = true
        if let learner { $0.learnerID = learner }
        if let area { $0.areaID = area }
        if let enrolment { $0.enrolmentID = enrolment }
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.placed { try await $0.listPlacements(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        PlacementPrint.lines(of: answer.placements) + more(answer.nextPageToken)
      }
    }
  }
}

struct PlacementTotals: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "totals",
    abstract: "Show students by month, how cohorts are placed, completions, and places by month.",
    discussion: "It names no learner. For planners counts from 1 to 4 are hidden.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The body; your organisation, or all for a planner, if not said.")
  var organisation = ""
  @Option(help: "The day, YYYY-MM-DD; today if not said.") var on = ""
  @Option(help: "How many months of places, 1 to 36.") var months: Int32 = 12

  func run() async throws {
    try await reporting {
      let request = WireDescribePlacementsRequest.with {
        $0.organisationID = organisation
        $0.on = on
        $0.months = months
      }
      let answer = try await options.placed {
        try await $0.describePlacements(request, metadata: $1)
      }
      try show(answer, json: options.json, PlacementPrint.lines)
    }
  }
}
