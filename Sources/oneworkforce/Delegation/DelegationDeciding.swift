import ArgumentParser
import Delegations
import Foundation
import GRPCCore
import OneWorkforceProtos
import Vocabulary
import WireFormat

// Questions and their answers.

struct DelegationCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "May this worker do this, for this person, there, then?",
    discussion: """
      Exits with 0 for permit, 1 for deny, 2 where it can't be told or asked, 64 where the command \
      is wrong. A refusal is never a reason not to help in an emergency.
      """)

  @OptionGroup var options: ClientOptions
  @Option(help: "The worker.") var worker: String
  @OptionGroup var visit: VisitOptions

  func run() async throws {
    try await judging {
      var question = try visit.question()
      question.workerID = worker
      let request = WireCheckDelegationRequest.with { $0.question = question }
      let answer = try await options.asked { try await $0.checkDelegation(request, metadata: $1) }
      try show(answer, json: options.json) { DelegationPrint.lines($0.decision) }
      return [answer.decision.verdict]
    }
  }
}

/// Runs the body of a command that judges; the worst of its verdicts becomes the exit status, and
/// so does a question that the service did not answer.
func judging(_ body: () async throws -> [WireDecisionVerdict]) async throws {
  do {
    try await reporting {
      let verdicts = try await body()
      if verdicts.contains(.deny) { throw ExitCode(1) }
      if verdicts.contains(where: { $0 != .permit }) { throw ExitCode(2) }
    }
  } catch let failure as Failure {
    FileHandle.standardError.write(Data("Error: \(failure)\n".utf8))
    throw ExitCode(2)
  }
}

struct DelegationBatch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Check up to 500 visits of a CSV file, one line an answer.",
    discussion: """
      The first line names the columns, in any order: \
      \(VisitFile.columns.joined(separator: ", ")). \
      Each row needs worker_id, intervention_code, person_id, organisation_id and a time: at, or \
      start and end. Exits as `check` does, with the worst of the answers.
      """)

  @OptionGroup var options: ClientOptions
  @Argument(help: "The file.") var file: String
  @Option(help: "live, planning or audit; only live, about now, is authority.")
  var mode = "planning"

  func run() async throws {
    try await judging {
      let mode = WireDecisionMode(try choice(mode, "mode", DelegationQuestion.Mode.self))
      let questions = try VisitFile.questions(in: file, mode)
      let request = WireBatchCheckDelegationRequest.with { $0.questions = questions }
      let answers = try await options.asked { client, metadata in
        try await client.batchCheckDelegation(request, metadata: metadata) { response in
          var answers: [WireBatchCheckDelegationResponse] = []
          for try await answer in response.messages { answers.append(answer) }
          return answers
        }
      }
      if options.json {
        for answer in answers { try show(answer, json: true) { _ in [] } }
      } else {
        for line in DelegationPrint.lines(of: answers, to: questions) { print(line) }
      }
      return answers.map { answer in
        if case .decision(let decision) = answer.result { decision.verdict } else { .indeterminate }
      }
    }
  }
}

struct DelegationFind: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Who may do a visit? Each candidate with an answer of their own.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var visit: VisitOptions
  @OptionGroup var page: PageOptions

  func run() async throws {
    try await reporting {
      let question = try visit.question()
      let request = WireFindAuthorisedWorkersRequest.with {
        $0.visit = question
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.asked {
        try await $0.findAuthorisedWorkers(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        DelegationPrint.lines(of: answer.candidates) + more(answer.nextPageToken)
      }
    }
  }
}

struct DelegationReplay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Judge a recorded decision again on its own basis, and prove the chain of records.")

  @OptionGroup var options: ClientOptions
  @Argument(help: "The decision.") var decision: String

  func run() async throws {
    try await reporting {
      let request = WireReplayDecisionRequest.with { $0.decisionID = decision }
      let answer = try await options.asked { try await $0.replayDecision(request, metadata: $1) }
      try show(answer, json: options.json, DelegationPrint.lines)
    }
  }
}

struct DelegationLookBack: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "look-back",
    abstract: "Judge again, as known now, every decision that relied on a record.")

  @OptionGroup var options: ClientOptions
  @Argument(help: "The record: an achievement, an agreement or any other a decision relied on.")
  var record: String
  @OptionGroup var page: PageOptions

  func run() async throws {
    try await reporting {
      let request = WireLookBackRequest.with {
        $0.recordID = record
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.asked { try await $0.lookBack(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        DelegationPrint.lines(of: answer.decisions) + more(answer.nextPageToken)
      }
    }
  }
}

struct DelegationDecisions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decisions",
    abstract: "List the decisions about a worker or a person, or that a body asked for.")

  @OptionGroup var options: ClientOptions
  @Option(help: "Only those about this worker.") var worker = ""
  @Option(help: "Only those for this person.") var person = ""
  @Option(help: "Only those that this organisation asked for.") var organisation = ""
  @Option(help: "Only those recorded from this moment on, with an offset.") var from: String?
  @Option(help: "Only those recorded before this moment, with an offset.") var to: String?
  @OptionGroup var page: PageOptions

  func run() async throws {
    try await reporting {
      let (start, end) = (try timestamp(from, "from"), try timestamp(to, "to"))
      let request = WireListDecisionsRequest.with {
        $0.workerID = worker
        $0.personID = person
        $0.organisationID = organisation
        if let start { $0.recordedFrom = start }
        if let end { $0.recordedTo = end }
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.asked { try await $0.listDecisions(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        DelegationPrint.lines(of: answer.decisions) + more(answer.nextPageToken)
      }
    }
  }
}
