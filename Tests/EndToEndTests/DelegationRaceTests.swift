import GRPCCore
import OneWorkforceProtos
import Synchronization
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

@Suite("Withdrawals racing with checks, over the socket") struct DelegationRaceTests {
  @Test("no check that starts after a withdrawal is acknowledged permits, nor one that saw it")
  func withdrawals() async throws {
    try await withInsulinTown { round in
      var permits = 0
      for _ in 0..<Self.rounds {
        let agreement = try await round.delegate(to: round.asha)
        let acknowledged = Flag()
        let (end, answers) = try await withThrowingTaskGroup(of: [Answer].self) { group in
          for _ in 0..<Self.lanes {
            group.addTask { try await Self.ask(round, until: acknowledged) }
          }
          let end = try await round.withdraw(agreement).receipt.commitSequence
          acknowledged.raise()
          return (end, try await group.reduce(into: []) { $0 += $1 })
        }
        let late = answers.filter(\.startedAfter)
        #expect(late.count >= 2 * Self.lanes)
        #expect(late.allSatisfy { $0.verdict == .deny }, "a stale permit")
        let permitted = answers.filter { $0.verdict == .permit }
        #expect(permitted.allSatisfy { $0.seen < end })
        permits += permitted.count
      }
      // Otherwise nothing raced: every check came too late.
      #expect(permits > 0)
    }
  }

  private static let rounds = 12
  private static let lanes = 6

  /// One answer, the commit it saw, and whether its question left after the withdrawal was
  /// acknowledged.
  private struct Answer: Sendable {
    let verdict: WireDecisionVerdict
    let seen: Int64
    let startedAfter: Bool
  }

  /// Asks again and again until two questions left after `acknowledged` was raised.
  private static func ask(_ round: InsulinTown, until acknowledged: Flag) async throws -> [Answer] {
    var answers: [Answer] = []
    while answers.count(where: \.startedAfter) < 2 {
      let isAfter = acknowledged.isRaised
      let decision = try await round.check(round.question(round.asha))
      answers.append(
        Answer(
          verdict: decision.verdict, seen: decision.basis.commitSequence, startedAfter: isAfter))
    }
    return answers
  }

  /// Raised once, seen by all.
  private final class Flag: Sendable {
    private let raised = Atomic(false)

    var isRaised: Bool { raised.load(ordering: .acquiring) }

    func raise() { raised.store(true, ordering: .releasing) }
  }
}
