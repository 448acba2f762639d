import Foundation
import GRPCCore
import OneWorkforceProtos
import Synchronization
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

@Suite("Sudden death under writes", .serialized) struct CrashLoopTests {
  static let cycles = 20
  static let writers = 4

  @Test("each acknowledged write is there once, no other in half, and a replay answers the same")
  func loop() async throws {
    try await withTemporaryFolder { folder in
      var chance = SeededNumbers(seed: 20)
      var writes = WriteLog()
      for cycle in 1...Self.cycles {
        let process = try ServerProcess(in: folder)
        let (port, manager) = (try await process.port(), try process.token("HOSPITAL_MANAGER"))
        try await withClient(to: port) { client in
          let desk = WriteDesk(client: client, manager: manager)
          try await desk.check(&writes, cycle)
          try await desk.begin(&writes)
          let enough = Int.random(in: 5...40, using: &chance)
          try await desk.write(&writes, until: enough) { await process.killAtOnce() }
        }
      }
      let process = try ServerProcess(in: folder)
      let (port, manager) = (try await process.port(), try process.token("HOSPITAL_MANAGER"))
      try await withClient(to: port) { client in
        try await WriteDesk(client: client, manager: manager).check(&writes, Self.cycles + 1)
      }
      #expect(writes.acknowledgements >= Self.cycles * 5)
      process.terminate()
      #expect(await process.exitStatus() == 0)
    }
  }
}

/// What the clients of one run know: what they sent about a worker, and what was acknowledged.
private struct WriteLog {
  var worker: String?
  /// Every request of this life of the server, by the day it tells of.
  var sent: [String: WireRecordAchievementRequest] = [:]
  /// The receipts that came back, by the same day.
  var receipts: [String: WireReceipt] = [:]
  var acknowledgements = 0
}

/// The log that several clients write in.
private final class SharedLog: Sendable {
  let log = Mutex(WriteLog())
}

/// A client of one life of the server.
private struct WriteDesk {
  let client: GRPCClient<Transport>
  let manager: Metadata

  private var passports: WirePassportService.Client<Transport> { .init(wrapping: client) }

  /// Compares what the life before this one left with what its clients know.
  func check(_ log: inout WriteLog, _ cycle: Int) async throws {
    guard log.worker != nil else { return }
    let left = try await achievements(log)
    let days = left.map(\.achievement.completedOn)
    #expect(Set(days).count == days.count, "cycle \(cycle): something is there twice")
    for (day, receipt) in log.receipts {
      let item = left.first { $0.id == receipt.id }
      #expect(item?.achievement.completedOn == day, "cycle \(cycle): \(day) is lost")
    }
    for item in left {
      let day = item.achievement.completedOn
      #expect(log.sent[day] != nil, "cycle \(cycle): nobody sent \(day)")
      // The achievement and the word for it are two rows of one change.
      #expect(item.attestations.count == 1, "cycle \(cycle): \(day) is there in half")
    }
    try await replay(log, left.map(\.id), cycle)
  }

  /// Sends everything again: the acknowledged answer as before, the others are now there once too.
  private func replay(_ log: WriteLog, _ left: [String], _ cycle: Int) async throws {
    for (day, request) in log.sent {
      var again = try await passports.recordAchievement(request, metadata: manager).receipt
      #expect(again.replayed == left.contains(again.id), "cycle \(cycle): \(day)")
      guard let receipt = log.receipts[day] else { continue }
      again.replayed = false
      #expect(again == receipt, "cycle \(cycle): \(day) is answered differently")
    }
    let now = try await achievements(log).map(\.achievement.completedOn)
    #expect(now.sorted() == log.sent.keys.sorted(), "cycle \(cycle)")
  }

  /// Begins a new worker, so that no passport grows long.
  func begin(_ log: inout WriteLog) async throws {
    log.sent = [:]
    log.receipts = [:]
    log.worker = try await passports.registerWorker(
      .with {
        $0.requestID = newRequestID()
        $0.identity.givenName = "Rosa"
        $0.identity.familyName = "Synthetic"
        $0.identityLevel = .basic
        $0.engagement.kind = .employment
        $0.engagement.legalBasis = "EMPLOYMENT"
        $0.engagement.from = "2020-01-01"
        $0.acceptPossibleDuplicate = true
        $0.synthetic = true
      }, metadata: manager
    ).receipt.id
  }

  /// Writes from several clients at once; with the `enough`th acknowledgement comes `death`.
  func write(
    _ log: inout WriteLog, until enough: Int, death: @escaping @Sendable () async -> Void
  ) async throws {
    let (worker, shared) = (log.worker ?? "", SharedLog())
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<CrashLoopTests.writers {
        group.addTask { await write(worker, writer, shared, until: enough, death: death) }
      }
    }
    shared.log.withLock {
      log.sent = $0.sent
      log.receipts = $0.receipts
      log.acknowledgements += $0.receipts.count
    }
  }

  private func write(
    _ worker: String, _ writer: Int, _ shared: SharedLog, until enough: Int,
    death: @Sendable () async -> Void
  ) async {
    for number in 0..<250 {
      let request = request(worker, number * CrashLoopTests.writers + writer)
      let day = request.achievement.completedOn
      shared.log.withLock { $0.sent[day] = request }
      guard
        let answer = try? await passports.recordAchievement(request, metadata: manager)
      else { return }
      let count = shared.log.withLock { log in
        log.receipts[day] = answer.receipt
        return log.receipts.count
      }
      if count == enough { await death() }
    }
  }

  private func request(_ worker: String, _ number: Int) -> WireRecordAchievementRequest {
    .with {
      $0.requestID = newRequestID()
      $0.workerID = worker
      $0.achievement.standard = "CSTF-IPC-2"
      $0.achievement.kind = .training
      $0.achievement.progress = .achieved
      // 2 January 2020 and on: a day for each write, by which it is known again.
      $0.achievement.completedOn = CivilDate(dayNumber: 18_263 + Int32(number)).description
      $0.attest = true
    }
  }

  private func achievements(_ log: WriteLog) async throws -> [WirePassportItem] {
    let passport = try await passports.getPassport(
      .with {
        $0.worker.workerID = log.worker ?? ""
        $0.purpose = .staffManagement
        $0.pageSize = 1_000
      }, metadata: manager)
    return passport.items.filter { if case .achievement? = $0.fact { true } else { false } }
  }
}
