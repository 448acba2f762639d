import Delegations
import Passports
import ReferenceData
import Testing
import Vocabulary

// What must hold between answers, whatever the answers are. Each law is put to many random cases,
// so it holds without any evaluator being right.

@Suite("The laws of the decision")
struct MetamorphicLawTests {
  static let seeds = UInt64(0)..<1_500

  @Test("records in another order, twice, or about others change nothing")
  func orderAndOthers() throws {
    for seed in Self.seeds {
      var random = try RandomCase(seed: seed)
      let before = answer(random.asked)
      random.shuffle()
      try random.addFactsAboutOthers()
      #expect(answer(random.asked) == before, "seed \(seed)")
    }
  }

  @Test("less support never turns a denial into a permit")
  func lessSupport() throws {
    for seed in Self.seeds {
      var random = try RandomCase(seed: seed)
      guard verdict(random.asked) == .deny else { continue }
      for _ in 0..<6 {
        random.removeSupport()
        let after = verdict(random.asked)
        #expect(after != .permit, "seed \(seed)")
        if after == .permit { break }
      }
    }
  }

  @Test("one more blocking fact, or a tighter rule, never permits and never lasts longer")
  func moreBlocking() throws {
    for seed in Self.seeds {
      var random = try RandomCase(seed: seed)
      for _ in 0..<4 {
        let before = answer(random.asked)
        try random.block()
        let after = answer(random.asked)
        if before.verdict == .deny { #expect(after.verdict != .permit, "seed \(seed)") }
        if after.verdict == .permit, let end = before.validUntil {
          #expect(after.validUntil.map { $0 <= end } == true, "seed \(seed)")
        }
      }
    }
  }

  @Test("everything 28 years later, when the calendar comes round, gives the same answer")
  func shifted() throws {
    let days = 10_227
    let length = Int64(days) * 86_400_000
    for seed in Self.seeds {
      let before = answer(try RandomCase.make(seed: seed))
      let after = answer(try RandomCase(seed: seed, shiftedBy: days).asked)
      #expect(after.verdict == before.verdict, "seed \(seed)")
      #expect(after.reasons == before.reasons, "seed \(seed)")
      #expect(after.passed == before.passed, "seed \(seed)")
      #expect(after.validUntil == before.validUntil?.adding(milliseconds: length))
      #expect(
        after.earliestFailingAt == before.earliestFailingAt?.adding(milliseconds: length))
    }
  }

  @Test("a permit holds at every instant before its end and not at it")
  func untilTheEnd() throws {
    for seed in Self.seeds {
      var random = try RandomCase(seed: seed)
      let start = random.at
      try random.plan(at: start)
      let first = answer(random.asked)
      guard first.verdict == .permit, let end = first.validUntil else { continue }
      let span = end.milliseconds - start.milliseconds
      let between = (0..<8).map { _ in
        start.adding(milliseconds: Int64(random.numbers.next() % UInt64(span)))
      }
      for instant in between + [end.adding(milliseconds: -1)] {
        try random.plan(at: instant)
        #expect(verdict(random.asked) == .permit, "seed \(seed) at \(instant)")
      }
      guard Instant.supported.contains(end) else { continue }
      try random.plan(at: end)
      #expect(verdict(random.asked) != .permit, "seed \(seed) at \(end)")
    }
  }

  @Test("the same facts, read anew, give the same decision in every part")
  func replayed() throws {
    for seed in Self.seeds {
      let first = try? DelegationDecision.decide(try RandomCase.make(seed: seed))
      let second = try? DelegationDecision.decide(try RandomCase.make(seed: seed))
      #expect(first == second, "seed \(seed)")
    }
  }

  private func answer(_ asked: DelegationCase) -> Answer { Answer(asked, by: .fast) }

  private func verdict(_ asked: DelegationCase) -> Decision.Verdict? { answer(asked).verdict }
}
