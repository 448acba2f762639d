import Passports
import ReferenceData
import Testing
import Vacancies
import Vocabulary

@Suite("The coverage of a team")
struct TeamTests {
  private let skills = ["AUTISM", "PBS"].map { StandardCode(listed: $0) }

  private func member(
    _ number: UInt64, worksUntil end: CivilDate? = nil, revokedAt revoked: Instant? = nil
  ) throws -> TeamCoverage.Case {
    var facts = try Sample.passport(number, holding: [("AUTISM", 300), ("PBS", 200)])
    if let revoked, let fact = facts.achievements.last?.origin.id {
      facts.events = [
        Recorded(
          try StatusEvent(
            fact: fact, kind: .revoked, effectiveFrom: revoked, cause: .assessmentUnsound),
          origin: Sample.origin(90, of: Sample.worker(number)))
      ]
    }
    return TeamCoverage.Case(
      facts: facts,
      engagements: [
        try DatePeriod(from: CivilDate(dayNumber: 20_000), to: end, field: "")
      ])
  }

  private func coverage(
    _ cases: [TeamCoverage.Case], minimum: Int = 4, at: Instant = Sample.now
  ) -> TeamCoverage {
    TeamCoverage(of: cases, minimum: minimum, skills: skills, at: at) { facts, asks, moment in
      (try? Sample.judge(facts, asks, at: moment).findings) ?? []
    }
  }

  @Test(
    "U06: four of four hold the skills; a certificate taken back leaves three and names the day")
  func revoked() throws {
    let whole = try coverage((1...4).map { try member($0) })
    #expect(whole.holders == 4)
    #expect(whole.isMinimumKept)
    #expect(whole.brokenSince == nil)

    let day = Sample.now.adding(milliseconds: -86_400_000 * 5)
    let broken = try coverage((1...4).map { try member($0, revokedAt: $0 == 3 ? day : nil) })
    #expect(broken.holders == 3)
    #expect(!broken.isMinimumKept)
    #expect(broken.brokenSince == day)
    let lost = try #require(broken.members.first { !$0.isHolder })
    #expect(lost.worker == Sample.worker(3))
    #expect(lost.lostAt == day)
    #expect(lost.findings.flatMap(\.reasons).contains(.competenceRevoked))
  }

  @Test("one who leaves no longer counts, and the break is the day after their last")
  func leaver() throws {
    let end = Sample.today.adding(days: -10)
    let team = try coverage([member(1), member(2, worksUntil: end)], minimum: 2)
    #expect(team.holders == 1)
    #expect(team.brokenSince == LondonTime.start(of: end))
  }

  @Test(
    "a team that never held enough has no day of a break, and one within its minimum none either")
  func never() throws {
    let bare = TeamCoverage.Case(
      facts: try Sample.passport(7, holding: [("AUTISM", 10)]),
      engagements: [DatePeriod(from: CivilDate(dayNumber: 20_000))])
    let team = try coverage([member(1), bare], minimum: 2)
    #expect(team.holders == 1)
    #expect(team.brokenSince == nil)
    #expect(try coverage([member(1), bare], minimum: 1).isMinimumKept)
  }

  @Test("a break that was mended and came again is named by its second day")
  func secondBreak() throws {
    let first = Sample.now.adding(milliseconds: -86_400_000 * 150)
    let mended = Sample.now.adding(milliseconds: -86_400_000 * 100)
    let second = Sample.now.adding(milliseconds: -86_400_000 * 50)
    var facts = try Sample.passport(1, holding: [("AUTISM", 300), ("PBS", 200)])
    let fact = try #require(facts.achievements.last?.origin.id)
    let happened: [(StatusEvent.Kind, Instant)] = [
      (.suspended, first), (.reinstated, mended), (.suspended, second),
    ]
    facts.events = try happened.enumerated().map { number, event in
      Recorded(
        try StatusEvent(
          fact: fact, kind: event.0, effectiveFrom: event.1, cause: .assessmentUnsound),
        origin: Sample.origin(90 + UInt64(number), of: Sample.worker(1)))
    }
    let only = TeamCoverage.Case(
      facts: facts, engagements: [DatePeriod(from: CivilDate(dayNumber: 20_000))])
    #expect(coverage([only], minimum: 1).brokenSince == second)
  }

  @Test("U06: a team for adults opens on the eighteenth birthday, by rule and not by hand")
  func ages() throws {
    let team = try Team(
      organisation: Sample.home, place: Sample.place, name: "Four of us",
      members: (1...4).map { Sample.worker($0) }, minimum: 4, ages: [.adult])
    let birth = try CivilDate("2008-06-15", field: "")
    let before = try CivilDate("2026-06-01", field: "")
    #expect(
      team.opens(forBornOn: birth, from: before) == (try CivilDate("2026-06-15", field: "")))
    let after = try CivilDate("2026-06-15", field: "")
    #expect(team.opens(forBornOn: birth, from: after) == after)
    let leap = try CivilDate("2008-02-29", field: "")
    #expect(leap.adulthood == (try CivilDate("2026-03-01", field: "")))
    let children = try Team(
      organisation: Sample.home, place: Sample.place, name: "Young", members: [Sample.worker(1)],
      minimum: 1, ages: [.child])
    #expect(children.opens(forBornOn: birth, from: after) == nil)
  }

  @Test("a ratio under its minimum says so, and a hidden count only where both ends agree")
  func ratios() {
    typealias Row = (
      people: ClosedRange<Int>, residents: Double?, minimum: Double?, WorkRatio.Verdict
    )
    let rows: [Row] = [
      (3...3, 10_000, nil, .notAsked), (3...3, nil, 1, .unknown), (3...3, 0, 1, .unknown),
      (3...3, 30_000, 1, .kept), (2...2, 30_000, 1, .under), (1...4, 50_000, 1, .under),
      (1...4, 30_000, 1, .unknown), (1...4, 10_000, 1, .kept),
    ]
    for row in rows {
      #expect(
        WorkRatio.verdict(people: row.people, residents: row.residents, minimum: row.minimum)
          == row.3, "\(row)")
    }
  }
}
