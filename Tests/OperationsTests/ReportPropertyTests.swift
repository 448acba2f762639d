import Access
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary

@Suite("What reports promise, over seeded histories")
struct ReportPropertyTests {
  @Test("the same facts and instants give the same report", arguments: 1...8)
  func sameReport(seed: Int) async throws {
    let history = try await History.grown(seed: UInt64(seed))
    let question = PassportQuestion(
      purpose: .success(.transfer), at: moment(1), asKnownAt: history.homes.test.clock.now)
    let first = try await history.homes.verify(asking: question)
    let second = try await history.homes.verify(asking: question)
    #expect(first.readiness == second.readiness)
    #expect(first.transferItems == second.transferItems)
  }

  @Test("an answer as known then never changes after later writes", arguments: 1...8)
  func asKnownAt(seed: Int) async throws {
    var history = try await History.grown(seed: UInt64(seed))
    let then = history.homes.test.clock.now
    let question = PassportQuestion(purpose: .success(.transfer), at: moment(1), asKnownAt: then)
    let before = try await history.homes.verify(asking: question)
    for _ in 0..<12 { try await history.grow() }
    let after = try await history.homes.verify(asking: question)
    #expect(before.readiness == after.readiness)
    #expect(before.transferItems == after.transferItems)
  }

  @Test("a revocation never turns a refusal into acceptance", arguments: 1...8)
  func revocation(seed: Int) async throws {
    var history = try await History.grown(seed: UInt64(seed))
    while let fact = history.facts.popLast() {
      let before = try await history.homes.verify().readiness
      try await history.homes.happen(.revoked, to: fact, number: 5_000 + history.nextNumber())
      let after = try await history.homes.verify().readiness
      for (earlier, later) in zip(before.findings, after.findings) where later.outcome.isMet {
        #expect(earlier.outcome.isMet)
      }
      #expect(after.coverage.met <= before.coverage.met)
    }
  }
}

/// Rosa's record as chance grows it, the same for the same seed; each step is a second later.
private struct History {
  let homes: TwoHomes
  var facts: [FactID] = []
  private var numbers: SeededNumbers
  private var steps: UInt64 = 0

  static func grown(seed: UInt64) async throws -> History {
    let homes = try await TwoHomes.ready()
    try await homes.grant()
    var history = History(homes: homes, numbers: SeededNumbers(seed: seed))
    history.facts = (401...405).map { testID($0) }
    for _ in 0..<12 { try await history.grow() }
    return history
  }

  mutating func nextNumber() -> UInt64 {
    steps += 1
    return steps
  }

  /// One more achievement, suspension, revocation or reinstatement.
  mutating func grow() async throws {
    homes.test.clock.advance(milliseconds: 1_000)
    let number = 6_000 + nextNumber()
    switch numbers.next() % 4 {
    case 0, 1:
      let standards = [
        "CSTF-IPC-2", "CSTF-MH-2", "CSTF-RESUS-2A", "CSTF-SA-2", "CARE-CERT-2025/16",
      ]
      let standard = standards[Int(numbers.next() % 5)]
      let completed = day(-Int(numbers.next() % 700))
      let kind: Achievement.Kind = standard.hasPrefix("CARE") ? .careCertificate : .training
      facts.append(try await homes.achieve(standard, kind: kind, on: completed, number: number))
    default:
      let kinds: [StatusEvent.Kind] = [.suspended, .reinstated, .revoked]
      let fact = facts[Int(numbers.next() % UInt64(facts.count))]
      try await homes.happen(kinds[Int(numbers.next() % 3)], to: fact, number: number)
    }
  }
}
