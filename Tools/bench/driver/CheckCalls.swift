import GRPCCore
import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Checks of delegated care, each of a visit drawn at random.
struct CheckCalls: MeasuredCalls {
  private let visits: [Visit]
  private let employer: String
  private let metadata: Metadata
  private let batchItems: Int

  init(visits: [Visit], employer: String, token: String, batchItems: Int) {
    self.visits = visits
    self.employer = employer
    self.batchItems = batchItems
    metadata = ["authorization": "Bearer \(token)"]
  }

  func make(
    _ work: DriveCommand.Case, on client: MeasuredClient,
    using generator: inout SeededGenerator
  ) async throws {
    let client = WireDelegationService.Client(wrapping: client)
    switch work {
    case .check:
      let request = WireCheckDelegationRequest.with { $0.question = question(&generator) }
      let answer = try await client.checkDelegation(request, metadata: metadata)
      guard answer.decision.verdict != .unspecified else { throw WrongAnswer() }
    case .checks:
      let questions = (0..<batchItems).map { _ in question(&generator) }
      let request = WireBatchCheckDelegationRequest.with { $0.questions = questions }
      let answered = try await client.batchCheckDelegation(request, metadata: metadata) {
        answers in
        var answered = 0
        for try await answer in answers.messages where answer.decision.verdict != .unspecified {
          answered += 1
        }
        return answered
      }
      guard answered == batchItems else { throw WrongAnswer() }
    case .read, .write, .batch: throw WrongAnswer()
    }
  }

  private func question(_ generator: inout SeededGenerator) -> WireDelegationQuestion {
    let visit = generator.one(of: visits)
    return .with {
      $0.workerID = "\(visit.worker)"
      $0.interventionCode = SyntheticCare.task.text
      $0.personID = "\(visit.person)"
      $0.setting = .with {
        $0.kind = "OWN_HOME"
        $0.organisationID = employer
        $0.nation = "ENGLAND"
      }
      $0.at.instant = Google_Protobuf_Timestamp(
        seconds: wallClock().milliseconds / 1_000, nanos: 0)
      $0.mode = .live
    }
  }
}
