import ArgumentParser
import OneWorkforceProtos
import Vocabulary

struct WorkerRequestErasure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request-erasure", abstract: "Ask an organisation to erase your record.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The organisation whose steward is asked.") var organisation: String

  func run() async throws {
    try await reporting {
      let request = WireRequestErasureRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        $0.organisationID = organisation
      }
      let answer = try await options.connected { connection in
        try await WirePresentationService.Client(wrapping: connection.client)
          .requestErasure(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { ["asked, request \($0.receipt.id)"] }
    }
  }
}

struct WorkerDecideErasure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide-erasure", abstract: "Record the decision that a worker is erased.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "Who is to be erased.") var worker: String
  @Option(help: "holder-request, retention-ended or order.") var ground: String
  @Option(help: "Where the decision is filed; it names no person.") var reference: String
  @Option(help: "The post that decided.") var decidedBy: String
  @Option(help: "The day of the decision, YYYY-MM-DD.") var decidedOn: String

  func run() async throws {
    try await reporting {
      let request = WireDecideErasureRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        $0.workerID = worker
        $0.ground = word(ground)
        ($0.reference, $0.decidedBy, $0.decidedOn) = (reference, decidedBy, decidedOn)
      }
      let answer = try await options.connected { connection in
        try await WirePresentationService.Client(wrapping: connection.client)
          .decideErasure(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { ["decision \($0.receipt.id)"] }
    }
  }
}

struct WorkerErase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Carry out a recorded decision: another person's than your own.",
    discussion: """
      The worker's key and all that is about the person go; the files of the store are rewritten. \
      Copies of the store that were made before are for their keeper to end.
      """)

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The decision.") var decision: String

  func run() async throws {
    try await reporting {
      let request = WireEraseWorkerRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        $0.decisionID = decision
      }
      let answer = try await options.connected { connection in
        try await WirePresentationService.Client(wrapping: connection.client)
          .eraseWorker(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        [
          "\(answer.recordsDeleted) records of worker \(answer.receipt.id) "
            + (answer.overwritten ? "went, and nothing of them is left" : "would go")
        ]
      }
    }
  }
}
