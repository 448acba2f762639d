@testable import Access
import Organisations
import Passports
import Roles
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("What was known then")
struct HistoryTests {
  /// All that can be asked about the desk's worker as known at one commit.
  private struct Answers: Equatable {
    let passport: PassportFacts?
    let engagements: [Recorded<Engagement>]
    let continuity: [Recorded<ContinuityPeriod>]
    let home: Organisation?
    let links: [Succession]
  }

  @Test("answers never change after later writes", arguments: [UInt64(1), 2, 3])
  func stability(seed: UInt64) async throws {
    let desk = try await Desk.open()
    var chance = SeededNumbers(seed: seed)
    var expected: [(CommitSequence, Answers)] = []
    var known: [FactID] = []
    for _ in 0..<40 {
      let step = Step(draw: chance.next(), id: FactID(using: &chance), other: testID(chance.next()))
      if try await carryOut(step, desk, known), step.isFact { known.append(step.id) }
      let now = try await desk.latest()
      expected.append((now, try await answers(desk, knownAt: now)))
    }
    for (sequence, answers) in expected {
      #expect(try await self.answers(desk, knownAt: sequence) == answers)
    }
  }

  @Test("the last commit at or before a moment is found, and none before the first")
  func moments() async throws {
    let desk = try await Desk.open()
    let (before, at) = try await desk.records.read {
      (try $0.sequence(knownAt: moment(-1)), try $0.sequence(knownAt: testNoon))
    }
    #expect(before == CommitSequence(0))
    #expect(try await at == desk.latest())
    let early = try await desk.records.read { try $0.worker(desk.worker, knownAt: before) }
    #expect(early == nil)
  }

  /// One random write.
  private struct Step {
    let draw: UInt64
    let id: FactID
    let other: WorkerID

    /// Whether it adds a fact that later ones can be about.
    var isFact: Bool { draw % 8 < 2 }
  }

  /// Whether it was carried out; some steps have nothing to work on yet.
  private func carryOut(_ step: Step, _ desk: Desk, _ known: [FactID]) async throws -> Bool {
    let (id, worker, home) = (step.id, desk.worker, desk.home)
    let target = known.isEmpty ? nil : known[Int(step.draw % UInt64(known.count))]
    return try await desk.records.write { change in
      switch (step.draw % 8, target) {
      case (0, _):
        try change.record(anAchievement(), id: id, of: worker, by: home, source: .direct)
      case (1, _):
        try change.record(aRegistration(), id: id, of: worker, by: home, source: .esr)
      case (2, let target?):
        let event = try StatusEvent(
          fact: target, kind: .revoked, effectiveFrom: moment(-400), cause: .evidenceFalse)
        try change.record(event, id: id, of: worker, by: home)
      case (3, _):
        try change.record(
          anIdentity(givenName: "Name \(step.draw)"), level: .verified, of: worker)
      case (4, _):
        try change.record(anOrganisation(id: home, name: "Home \(step.draw)"))
      case (5, _):
        try change.add(aWorker(id: step.other), identity: anIdentity())
        try change.record(anAchievement(), id: id, of: step.other, by: home, source: .direct)
        try change.merge(step.other, into: worker)
      case (6, _):
        let last = try change.engagements(desk.sight(), knownAt: change.latestSequence()).last
        try change.record(
          anEngagement(with: home), id: id, of: worker, by: home, source: .direct,
          replacing: last?.origin.id)
      case (7, _):
        try change.record(
          Succession(
            predecessor: home, successor: desk.trust, kind: .merger,
            from: day(Int(step.draw % 90))))
      default: return false
      }
      return true
    }
  }

  private func answers(_ desk: Desk, knownAt known: CommitSequence) async throws -> Answers {
    let sight = desk.sight()
    return try await desk.records.read { snapshot in
      Answers(
        passport: try snapshot.passport(sight, knownAt: known),
        engagements: try snapshot.engagements(sight, knownAt: known),
        continuity: try snapshot.continuity(sight, knownAt: known),
        home: try snapshot.organisation(desk.home, knownAt: known),
        links: try snapshot.successions(from: [desk.home], knownAt: known))
    }
  }
}
