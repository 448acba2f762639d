import Access
import Delegations
import Operations
import RecordKeeping
import Synchronization
import TestSupport
import Testing
import Vocabulary

@Suite("Withdrawals racing with checks")
struct DelegationRaceTests {
  private static let rounds = 20
  private static let checksEach = 500
  private static let lanes = 4

  @Test("AC-12: in 10,000 interleavings no check that starts after a withdrawal permits")
  func noStalePermit() async throws {
    let tally = try await race { $0 }
    #expect(tally.checks == Self.rounds * Self.checksEach)
    #expect(tally.permits > 0 && tally.denials > 0)
    #expect(tally.stalePermits == 0)
    #expect(tally.unseenWithdrawals == 0)
  }

  @Test("with a cache that forgets to look, the same race finds stale permits")
  func brokenCacheIsFound() async throws {
    let tally = try await race(rounds: 1) { service in
      Service(
        records: ForgetfulRecords(service.records), now: service.now, chance: service.chance,
        pages: service.pages, digest: service.digest, policies: service.policies,
        planning: service.planning, logger: service.logger)
    }
    #expect(tally.stalePermits > 0)
  }

  /// What came of all checks.
  private struct Tally: Sendable {
    var checks = 0
    var permits = 0
    var denials = 0
    /// Permits of checks that started after the withdrawal was acknowledged.
    var stalePermits = 0
    /// Permits that say they saw the commit of the withdrawal, or a later one.
    var unseenWithdrawals = 0

    mutating func add(_ ledger: Ledger) {
      for answer in ledger.answers {
        checks += 1
        guard answer.verdict == .permit else {
          denials += 1
          continue
        }
        permits += 1
        if answer.startedAfter { stalePermits += 1 }
        if let end = ledger.acknowledged, answer.seen >= end { unseenWithdrawals += 1 }
      }
    }
  }

  private struct Ledger: Sendable {
    var started = 0
    var acknowledged: CommitSequence?
    var answers: [(startedAfter: Bool, verdict: Decision.Verdict, seen: CommitSequence)] = []
  }

  private typealias Decision = Delegations.Decision

  private func race(
    rounds: Int = rounds, _ checking: @escaping @Sendable (Service) -> Service
  ) async throws -> Tally {
    let (round, agreements) = try await InsulinRound.delegated()
    var numbers = SeededNumbers(seed: 12)
    var tally = Tally()
    var agreement = try #require(agreements.first)
    for turn in 0..<rounds {
      let moment = Int.random(in: 0..<Self.checksEach, using: &numbers)
      tally.add(
        try await run(round, agreement, withdrawAfter: moment, checking(round.service)))
      guard turn + 1 < rounds else { break }
      round.test.clock.advance(milliseconds: 60_000)
      agreement = try await round.draft(for: round.asha)
      try await round.propose(agreement)
      try await round.accept(agreement, round.asha)
      try await round.supervise(agreement)
      round.test.clock.advance(milliseconds: 60_000)
    }
    return tally
  }

  /// Lanes that check while one withdraws, once that many checks have started.
  private func run(
    _ round: InsulinRound, _ agreement: AgreementID, withdrawAfter count: Int,
    _ service: Service
  ) async throws -> Ledger {
    let box = LedgerBox(Ledger())
    let question = try round.question(round.asha)
    let call = try round.rota("CheckDelegation")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.lanes {
        group.addTask {
          for _ in 0..<(Self.checksEach / Self.lanes) {
            let startedAfter = box.start()
            let answer = try await CheckDelegation.run(
              CheckDelegation.Request(question: question), call, in: service)
            box.note(startedAfter, answer)
          }
        }
      }
      group.addTask {
        while box.started < count { await Task.yield() }
        let stop = try await round.withdraw(agreement)
        box.acknowledge(stop.receipt.sequence)
      }
      try await group.waitForAll()
    }
    return box.ledger
  }

  private final class LedgerBox: Sendable {
    private let state: Mutex<Ledger>

    init(_ ledger: Ledger) { state = Mutex(ledger) }

    var started: Int { state.withLock { $0.started } }
    var ledger: Ledger { state.withLock { $0 } }

    /// Notes that a check starts; whether the withdrawal was acknowledged before.
    func start() -> Bool {
      state.withLock {
        $0.started += 1
        return $0.acknowledged != nil
      }
    }

    func note(_ startedAfter: Bool, _ answer: DelegationAnswer) {
      state.withLock {
        $0.answers.append((startedAfter, answer.decision.verdict, answer.basis.sequence))
      }
    }

    func acknowledge(_ sequence: CommitSequence) {
      state.withLock { $0.acknowledged = sequence }
    }
  }
}

/// Records that keep the first brief answer of a kind for ever: what must never be done.
private final class ForgetfulRecords: Records, Sendable {
  private let records: any Records
  private let kept = Mutex<[ObjectIdentifier: any Sendable]>([:])

  init(_ records: any Records) { self.records = records }

  func overwriteDeleted() async throws { try await records.overwriteDeleted() }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value {
    try await records.read(body)
  }

  func readBriefly<Value: Sendable>(
    _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value {
    let key = ObjectIdentifier(Value.self)
    if let value = kept.withLock({ $0[key] as? Value }) { return value }
    let value = try await records.readBriefly(body)
    kept.withLock { $0[key] = value }
    return value
  }

  func write<Value: Sendable>(
    shouldStart: @escaping @Sendable () -> Bool,
    _ body: @escaping @Sendable (any RecordChange) throws -> Value
  ) async throws -> Value {
    try await records.write(shouldStart: shouldStart, body)
  }
}
