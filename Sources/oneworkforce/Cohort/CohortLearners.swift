import ArgumentParser
import Learning
import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

// A cohort and its learners. What has many parts is given as the JSON of its message.

struct CohortRecord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record a run of a topic, from the JSON of its request.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var input: JSONInput
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request: WireRecordCohortRequest = try change.filled(from: input)
      let answer = try await options.asksLearning {
        try await $0.recordCohort(request, metadata: $1)
      }
      try show(answer, json: options.json) { CohortPrint.made("cohort", $0.receipt) }
    }
  }
}

struct CohortEnrol: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol", abstract: "Give workers seats, all of them or none.",
    discussion: "--worker for your own staff, or --file with the JSON of an EnrolLearnersRequest.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The cohort.") var cohort: String
  @Option(help: "A worker of your organisation; may repeat.") var worker: [String] = []
  @Option(help: "The day the seats are taken, YYYY-MM-DD; today if not said.") var on = ""
  @Option(help: "The file with the JSON; - for standard input.") var file: String?
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      var input = JSONInput()
      input.file = file ?? "-"
      let said: WireEnrolLearnersRequest =
        try file == nil ? WireEnrolLearnersRequest() : readMessage(input.text())
      let request: WireEnrolLearnersRequest = change.learning {
        ($0.cohortID, $0.enrolledOn) = (cohort, on)
        $0.learners = said.learners + worker.map { id in .with { $0.workerID = id } }
      }
      let answer = try await options.asksLearning {
        try await $0.enrolLearners(request, metadata: $1)
      }
      try show(answer, json: options.json) { CohortPrint.done("enrolled", $0.receipt) }
    }
  }
}

struct CohortRelease: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Record time off the day job, planned or given.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The cohort.") var cohort: String
  @Option(help: "The learner.") var worker: String
  @Option(help: "Minutes planned.") var plannedMinutes: Int32?
  @Option(help: "Who does the work meanwhile: arranged, not-arranged or not-needed.")
  var backfill = "not-arranged"
  @Option(help: "Minutes given so far.") var minutes: Int32?
  @Option(help: "Minutes of them in which somebody else did the work.")
  var backfilledMinutes: Int32?
  @Option(help: "The day it is true of, YYYY-MM-DD; today if not said.") var on = ""
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let backfill = try choice(backfill, "backfill", PlannedRelease.Backfill.self)
      let learner = WireLearnerRelease.with {
        $0.workerID = worker
        if let plannedMinutes {
          $0.plannedRelease = .with {
            ($0.minutes, $0.backfill) = (plannedMinutes, backfill.rawValue)
          }
        }
        if let minutes {
          $0.actualRelease = .with {
            $0.minutes = minutes
            if let backfilledMinutes { $0.backfilledMinutes = backfilledMinutes }
          }
        }
      }
      let request: WireRecordReleaseRequest = change.learning {
        ($0.cohortID, $0.on, $0.learners) = (cohort, on, [learner])
      }
      let answer = try await options.asksLearning {
        try await $0.recordRelease(request, metadata: $1)
      }
      try show(answer, json: options.json) { CohortPrint.done("recorded", $0.receipt) }
    }
  }
}

struct CohortDrop: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop-out", abstract: "Record that a learner left before the end, and why.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The cohort.") var cohort: String
  @Option(help: "The learner.") var worker: String
  @Option(
    help: """
      no-release, no-backfill, travel, cost, times, course-unsuitable, no-equipment, \
      left-employer, own-reasons or other.
      """)
  var reason: String
  @Option(help: "The day they left, YYYY-MM-DD; today if not said.") var on = ""
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let reason = try choice(reason, "reason", DropOut.self)
      let request: WireRecordDropOutRequest = change.learning {
        ($0.cohortID, $0.workerID, $0.leftOn) = (cohort, worker, on)
        $0.reason = reason.rawValue
      }
      let answer = try await options.asksLearning {
        try await $0.recordDropOut(request, metadata: $1)
      }
      try show(answer, json: options.json) { CohortPrint.done("recorded", $0.receipt) }
    }
  }
}

struct CohortAttest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attest",
    abstract: "Write what the cohort gives into the passports of those who completed, once.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The cohort.") var cohort: String
  @Option(help: "Only this learner; may repeat.") var worker: [String] = []
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request: WireAttestCohortRequest = change.learning {
        ($0.cohortID, $0.workerIds) = (cohort, worker)
      }
      let answer = try await options.asksLearning {
        try await $0.attestCohort(request, metadata: $1)
      }
      try show(answer, json: options.json) {
        CohortPrint.done("attested", $0.receipt) + [CohortPrint.line($0.attested)]
      }
    }
  }
}

extension ChangeOptions {
  /// A request with this name whose other fields are read as JSON.
  fileprivate func filled<Change: LearningChangeRequest>(
    from input: JSONInput
  ) throws -> Change {
    var request: Change = try readMessage(input.text())
    request.requestID = name
    request.validateOnly = validateOnly
    return request
  }
}
