import GRPCCore
import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// The calls that are measured, each about a worker drawn at random.
struct PassportCalls: MeasuredCalls {
  private let workers: [String]
  private let metadata: Metadata
  private let batchItems: Int
  private let day: String

  init(workers: [String], token: String, batchItems: Int) {
    self.workers = workers
    self.batchItems = batchItems
    metadata = ["authorization": "Bearer \(token)"]
    day = "\(LondonTime.date(of: wallClock()).adding(days: -1))"
  }

  /// Makes one call and reads its answer.
  func make(
    _ work: DriveCommand.Case, on client: MeasuredClient,
    using generator: inout SeededGenerator
  ) async throws {
    let client = WirePassportService.Client(wrapping: client)
    switch work {
    case .check, .checks: throw WrongAnswer()
    case .read:
      let answer = try await client.verifyPassport(verify(&generator), metadata: metadata)
      guard !answer.report.findings.isEmpty else { throw WrongAnswer() }
    case .write:
      let answer = try await client.recordAchievement(record(&generator), metadata: metadata)
      guard answer.receipt.commitSequence > 0 else { throw WrongAnswer() }
    case .batch:
      let items = (0..<batchItems).map { _ in record(&generator) }
      let answer = try await client.batchRecordAchievements(metadata: metadata) { writer in
        try await writer.write(contentsOf: items)
      }
      guard answer.recordedCount == batchItems else { throw WrongAnswer() }
    }
  }

  /// The answer to one call, as JSON.
  func answer(_ work: DriveCommand.Case, on client: MeasuredClient) async throws -> String {
    var generator = SeededGenerator(seed: steadyNanoseconds())
    let client = WirePassportService.Client(wrapping: client)
    switch work {
    case .check, .checks: throw WrongAnswer()
    case .read:
      return try await client.verifyPassport(verify(&generator), metadata: metadata).jsonString()
    case .write:
      return try await client.recordAchievement(record(&generator), metadata: metadata).jsonString()
    case .batch:
      let item = record(&generator)
      let answer = try await client.batchRecordAchievements(metadata: metadata) { writer in
        try await writer.write(item)
      }
      return try answer.jsonString()
    }
  }

  private func verify(_ generator: inout SeededGenerator) -> WireVerifyPassportRequest {
    .with {
      $0.worker.workerID = generator.one(of: workers)
      $0.roleCode = "CARE-WORKER"
      $0.purpose = .staffManagement
    }
  }

  private func record(_ generator: inout SeededGenerator) -> WireRecordAchievementRequest {
    .with {
      let request: RequestID = generator.id()
      $0.requestID = "\(request)"
      $0.workerID = generator.one(of: workers)
      $0.achievement = .with {
        $0.standard = "CSTF-IPC-2"
        $0.kind = .training
        $0.progress = .achieved
        $0.completedOn = day
        $0.portability = .portable
      }
    }
  }
}
