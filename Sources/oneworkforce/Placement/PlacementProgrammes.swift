import ArgumentParser
import OneWorkforceProtos

// Programmes and learners.

struct PlacementProgramme: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme",
    abstract: "Record a programme, or its new version, from the JSON of a Programme.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var input: JSONInput
  @Option(help: "The programme that this is the new version of.") var programme = ""
  @Option(help: "The version you read; refused where it is old.") var etag = ""

  func run() async throws {
    try await reporting {
      let body: WireProgramme = try readMessage(input.text())
      let request = WireRecordProgrammeRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.programme = body
        $0.programmeID = programme
        $0.etag = etag
      }
      let receipt = try await options.placed {
        try await $0.recordProgramme(request, metadata: $1).receipt
      }
      try options.show(receipt, "programme")
    }
  }
}

struct PlacementProgrammes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programmes", abstract: "List the programmes of your organisation.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions

  func run() async throws {
    try await reporting {
      let request = WireListProgrammesRequest.with {
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.placed { try await $0.listProgrammes(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        PlacementPrint.lines(of: answer.programmes) + more(answer.nextPageToken)
      }
    }
  }
}

struct PlacementEnrol: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol", abstract: "Put a learner on a programme, or correct that.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The programme.") var programme: String
  @Option(help: "The learner.") var learner: String
  @Option(help: "The intake, such as 2026-09.") var cohort: String
  @Option(help: "The first day, YYYY-MM-DD.") var startsOn: String
  @Option(help: "The day after the last; not known if not said.") var endsOn = ""
  @Option(help: "The employer of an apprentice.") var employer = ""
  @Option(help: "The enrolment that this corrects.") var enrolment = ""

  func run() async throws {
    try await reporting {
      let request = WireEnrolLearnerRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.enrolmentID = enrolment
        $0.enrolment.programmeID = programme
        $0.enrolment.learnerID = learner
        $0.enrolment.cohort = cohort
        $0.enrolment.startsOn = startsOn
        $0.enrolment.endsOn = endsOn
        $0.enrolment.employerID = employer
      }
      let receipt = try await options.placed {
        try await $0.enrolLearner(request, metadata: $1).receipt
      }
      try options.show(receipt, "enrolment")
    }
  }
}

struct PlacementEnrolment: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrolment",
    abstract: "Show an enrolment: hours by rule, placements, what is still to be achieved.")

  @OptionGroup var options: ClientOptions
  @Argument(help: "The enrolment.") var enrolment: String

  func run() async throws {
    try await reporting {
      let request = WireGetEnrolmentRequest.with { $0.enrolmentID = enrolment }
      let answer = try await options.placed { try await $0.getEnrolment(request, metadata: $1) }
      try show(answer, json: options.json, PlacementPrint.lines)
    }
  }
}

struct PlacementStage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stage", abstract: "Record a stage of an integrated apprenticeship.",
    discussion: "Stage 4 needs practice with two employers.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The enrolment.") var enrolment: String
  @Option(help: "1 to 4.") var stage: Int32
  @Option(help: "Who says so, a worker.") var assessor: String
  @Option(help: "From when, YYYY-MM-DD.") var on: String

  func run() async throws {
    try await reporting {
      let request = WireRecordStageRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.enrolmentID = enrolment
        $0.stage = stage
        $0.assessorID = assessor
        $0.on = on
      }
      let receipt = try await options.placed {
        try await $0.recordStage(request, metadata: $1).receipt
      }
      try options.show(receipt, "stage")
    }
  }
}
