import ArgumentParser
import OneWorkforceProtos
import Vocabulary
import WireFormat

// How cohorts stand.

struct CohortShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "A cohort: seats, mix with its alert, release, drop-outs, answers, learners.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The cohort.") var cohort: String
  @Option(help: "The day it is shown for, YYYY-MM-DD; today if not said.") var on = ""
  @Option(help: "On what was known then, with an offset; now if not said.")
  var asKnownAt: String?

  func run() async throws {
    try await reporting {
      let known = try timestamp(asKnownAt, "as-known-at")
      let request = WireGetCohortRequest.with {
        ($0.cohortID, $0.on) = (cohort, on)
        if let known { $0.asKnownAt = known }
      }
      let answer = try await options.asksLearning { try await $0.getCohort(request, metadata: $1) }
      try show(answer, json: options.json, CohortPrint.lines)
    }
  }
}

struct CohortList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Cohorts of an organisation, a network, or your own.")

  @OptionGroup var options: ClientOptions
  @Option(help: "Those it runs.") var organisation: String?
  @Option(help: "Those of the network.") var network: String?
  @Option(help: "Those you were ever in: your own identifier.") var worker: String?
  @OptionGroup var page: CohortPageOptions

  func run() async throws {
    try await reporting {
      guard [organisation, network, worker].compactMap(\.self).count == 1 else {
        throw ValidationError("give one of --organisation, --network and --worker")
      }
      let request = WireListCohortsRequest.with {
        if let organisation { $0.organisationID = organisation }
        if let network { $0.networkID = network }
        if let worker { $0.workerID = worker }
        ($0.pageSize, $0.pageToken) = (page.pageSize, page.pageToken)
      }
      let answer = try await options.asksLearning {
        try await $0.listCohorts(request, metadata: $1)
      }
      try show(answer, json: options.json, CohortPrint.lines)
    }
  }
}

struct CohortDescribe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Access to learning per 100 staff by sector, completions, what stops learning.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The cohorts that your organisation runs.") var organisation: String?
  @Option(help: "Learners of employers in the area, for planners.") var place: String?
  @Option(help: "The first day, YYYY-MM-DD.") var from: String
  @Option(help: "The first day after; no end if not said.") var to = ""
  @Option(help: "Staff somebody counted, as social-care=1234; may repeat.") var staff: [String] = []

  @Option(help: "Imported totals whose people are the staff.") var staffImport = ""

  func run() async throws {
    try await reporting {
      guard [organisation, place].compactMap(\.self).count == 1 else {
        throw ValidationError("give one of --organisation and --place")
      }
      let counted = try staff.map(count)
      let request = WireDescribeLearningRequest.with {
        if let organisation { $0.organisationID = organisation }
        if let place { $0.placeID = place }
        ($0.from, $0.to, $0.staff) = (from, to, counted)
        $0.staffImportID = staffImport
      }
      let answer = try await options.asksLearning {
        try await $0.describeLearning(request, metadata: $1)
      }
      try show(answer, json: options.json, CohortPrint.lines)
    }
  }

  private func count(_ text: String) throws -> WireSectorStaff {
    let parts = text.split(separator: "=")
    guard parts.count == 2, let number = wholeNumber(parts[1]), number <= 10_000_000 else {
      throw ValidationError("--staff must be like social-care=1234")
    }
    let sector = try choice(String(parts[0]), "staff", Sector.self)
    return .with {
      $0.sector = WireSector(sector)
      $0.count = Int32(number)
    }
  }
}
