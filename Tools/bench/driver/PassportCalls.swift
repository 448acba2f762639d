import GRPCCore
import GRPCNIOTransportHTTP2Posix
import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// The calls that are measured, each about a worker drawn at random.
struct PassportCalls: Sendable {
  /// What carries the calls.
  typealias Transport = HTTP2ClientTransport.Posix
  /// One connection's client.
  typealias Client = WirePassportService.Client<Transport>

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
    _ work: DriveCommand.Case, on client: Client, using generator: inout SeededGenerator
  ) async throws {
    switch work {
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
  func answer(_ work: DriveCommand.Case, on client: Client) async throws -> String {
    var generator = SeededGenerator(seed: steadyNanoseconds())
    switch work {
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

/// An answer that is not what such a call answers.
struct WrongAnswer: Error {}

/// The value of `body` over `count` open connections to one server.
func withConnections(
  _ count: Int, host: String, port: Int,
  _ body: @escaping @Sendable ([PassportCalls.Client]) async throws -> Void
) async throws {
  let clients = try (0..<count).map { _ in
    GRPCClient(
      transport: try PassportCalls.Transport(
        target: .ipv4(address: host, port: port), transportSecurity: .plaintext))
  }
  try await withThrowingTaskGroup(of: Void.self) { group in
    for client in clients {
      group.addTask { try await client.runConnections() }
    }
    try await body(clients.map { PassportCalls.Client(wrapping: $0) })
    for client in clients { client.beginGracefulShutdown() }
    try await group.waitForAll()
  }
}
