import Access
import Passports
import ReferenceData
import Roles
import Testing
import Vacancies
import Vocabulary

@Suite("A match of a vacancy")
struct MatchTests {
  private func match(
    _ facts: PassportFacts, _ rules: MatchRules, showing attitudes: [String] = [],
    inSight: Set<FieldGroup>? = nil
  ) throws -> Match? {
    rules.match(
      facts.worker.id, try Sample.judge(facts, rules.asks, inSight: inSight),
      showing: attitudes.map { AttitudeCode(listed: $0) })
  }

  private let everything: [(String, Int32)] = [
    ("CARE-CERT-2025", 200), ("CSTF-IPC-2", 30), ("CSTF-RESUS-2A", 30), ("CSTF-MH-2", 30),
    ("CSTF-SA-2", 30),
  ]

  @Test("R-05: who lacks nothing matches, who lacks what the employer will teach matches with it")
  func gaps() throws {
    let rules = try Sample.rules(Sample.vacancy(trainable: [.somehow("MH-L2")]))
    let whole = try Sample.passport(1, holding: everything)
    #expect(try #require(try match(whole, rules)).gaps.isEmpty)
    let short = try Sample.passport(2, holding: everything.filter { $0.0 != "CSTF-MH-2" })
    let found = try #require(try match(short, rules))
    #expect(found.gaps.map(\.finding.requirement.code.text) == ["MH-L2"])
    #expect(found.gaps[0].finding.nextAction.isEmpty == false)
    #expect(found.gaps[0].weeks == nil)
    let shorter = try Sample.passport(3, holding: everything.filter { $0.0 != "CSTF-IPC-2" })
    #expect(try match(shorter, rules) == nil)
  }

  @Test("what the worker does not share is not met: a gap where one may be, else no match")
  func notShared() throws {
    let facts = try Sample.passport(1, holding: everything)
    let strict = try Sample.rules(Sample.vacancy())
    #expect(try match(facts, strict, inSight: [.employment]) == nil)
    let all = ["CARE-CERT", "IPC-L2", "BLS-ADULT", "MH-L2", "CSTF-SA-2"]
    let open = try Sample.rules(Sample.vacancy(trainable: all.map { .somehow($0) }))
    let found = try #require(try match(facts, open, inSight: [.employment]))
    #expect(found.gaps.count == 5)
    #expect(found.gaps.allSatisfy { $0.kind == .toSettle })
  }

  @Test("what no passport shows is the employer's to settle and bars nobody")
  func outside() throws {
    let rules = try Sample.rules(Sample.vacancy("SPLW"))
    let facts = try Sample.passport(1, holding: [("NHSE-SPLW-CORE", 30)])
    let found = try #require(try match(facts, rules))
    #expect(found.gaps.isEmpty)
    #expect(found.toSettle.map(\.finding.requirement.code.text) == ["SUPERVISION"])
  }

  @Test(
    "U10: a course that its provider drops takes those who relied on it off the list, and says so")
  func droppedCourse() throws {
    let open = try Sample.course("CSTF-MH-2", weeks: 2)
    let vacancy = try Sample.vacancy(trainable: [.closed(by: open, "MH-L2")])
    let facts = try Sample.passport(1, holding: everything.filter { $0.0 != "CSTF-MH-2" })
    let before = try Sample.rules(vacancy, offers: [open])
    #expect(try #require(try match(facts, before)).gaps.first?.weeks == 2)
    #expect(before.withdrawnCourses(among: []).isEmpty)

    let dropped = try Sample.course("CSTF-MH-2", weeks: 2, endedDaysAgo: 3)
    let after = try Sample.rules(vacancy, offers: [dropped])
    #expect(try match(facts, after) == nil)
    let relying = MatchCandidate(worker: Sample.worker(1), lacking: 0b01000, attitudesShown: 0)
    let others = MatchCandidate(worker: Sample.worker(2), lacking: 0b01010, attitudesShown: 0)
    let said = try #require(after.withdrawnCourses(among: [relying, others]).first)
    #expect(said.requirement.text == "MH-L2")
    #expect(said.course.offer.provider == Sample.university)
    #expect(said.candidates == 1)
  }

  @Test("U10: attitude stands before the size of the gap, and weeks decide between equal gaps")
  func order() throws {
    let courses = [
      try Sample.course("CSTF-MH-2", weeks: 1, number: 1),
      try Sample.course("CSTF-IPC-2", weeks: 6, number: 2),
    ]
    let rules = try Sample.rules(
      Sample.vacancy(
        trainable: [
          .closed(by: courses[0], "MH-L2"), .closed(by: courses[1], "IPC-L2"),
          .somehow("BLS-ADULT"),
        ], attitudes: ["KINDNESS"]), offers: courses)
    func rank(_ number: UInt64, without: [String], _ attitudes: [String]) throws -> MatchRank {
      let facts = try Sample.passport(
        number, holding: everything.filter { !without.contains($0.0) })
      return try #require(try match(facts, rules, showing: attitudes)).rank
    }
    let ranks = [
      try rank(6, without: ["CSTF-MH-2"], ["KINDNESS", "SPEED"]),
      try rank(5, without: ["CSTF-IPC-2"], ["KINDNESS"]),
      try rank(4, without: ["CSTF-RESUS-2A"], ["KINDNESS"]),
      try rank(3, without: ["CSTF-MH-2", "CSTF-IPC-2"], ["KINDNESS"]),
      try rank(2, without: [], []),
      try rank(1, without: ["CSTF-MH-2"], []),
    ]
    #expect(ranks == ranks.sorted())
    #expect(ranks.map(\.weeks) == [1, 6, .max, 7, 0, 1])
  }

  @Test("a vacancy refuses what training cannot close, what the role does not ask, and bad counts")
  func refusals() throws {
    func field(_ body: () throws -> Vacancy) -> String? {
      do { _ = try body() } catch { return (error as? ServiceError)?.field }
      return nil
    }
    #expect(field { try Sample.vacancy("WIZARD") } == "role_code")
    #expect(
      field { try Sample.vacancy(trainable: [.somehow("MED-CORE")]) }
        == "trainable[0].requirement_code")
    #expect(
      field { try Sample.vacancy("OT", trainable: [.somehow("HCPC-REG")]) }
        == "trainable[0].requirement_code")
    #expect(
      field { try Sample.vacancy(trainable: [.somehow("MH-L2"), .somehow("MH-L2")]) }
        == "trainable[1].requirement_code")
    #expect(field { try Sample.vacancy(attitudes: ["A", "A"]) } == "attitude_codes")
    #expect(field { try Sample.vacancy(count: 0) } == "count")
    #expect(field { try Sample.vacancy(count: 1_001) } == "count")
  }
}

@Suite("The search for matches")
struct MatchSearchTests {
  private static let standards = [
    "CARE-CERT-2025", "CARE-CERT-2015", "CSTF-IPC-2", "CSTF-RESUS-2A", "CSTF-MH-2", "CSTF-SA-2",
    "CARE-CERT-2025/16", "IPC-L2", "ASCWDS-TRAINING/15", "L2-ASC-CERT", "MED-CORE",
  ]

  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
      return z ^ z >> 31
    }
  }

  private static func people(_ random: inout Random, count: UInt64) throws -> [PassportFacts] {
    try (1...count).map { number in
      let held = standards.filter { _ in Bool.random(using: &random) }
        .map { ($0, Int32.random(in: 0...1_500, using: &random)) }
      return try Sample.passport(number, holding: held)
    }
  }

  /// What a query tells of a passport: whether it has any trace.
  private static func candidate(_ facts: PassportFacts, _ rules: MatchRules) -> MatchCandidate {
    let held = Set(facts.achievements.map(\.fact.standard))
    var lacking: UInt64 = 0
    for (position, entry) in rules.screened.enumerated() {
      switch entry.trace {
      case .achievement(let any), .heldAchievement(let any):
        if held.isDisjoint(with: any) { lacking |= 1 << UInt64(position) }
      case .registration: lacking |= 1 << UInt64(position)
      }
    }
    return MatchCandidate(worker: facts.worker.id, lacking: lacking, attitudesShown: 0)
  }

  private static let gaps = ["CARE-CERT", "IPC-L2", "BLS-ADULT", "MH-L2", "CSTF-SA-2"]

  @Test("a bound is never worse than the rank, and who has none is no match", arguments: 1...4)
  func bounds(_ seed: UInt64) throws {
    var random = Random(state: seed)
    let allowed = Self.gaps.filter { _ in Bool.random(using: &random) }
    let rules = try Sample.rules(Sample.vacancy(trainable: allowed.map { .somehow($0) }))
    var matches = 0
    for facts in try Self.people(&random, count: 60) {
      let match = rules.match(
        facts.worker.id, try Sample.judge(facts, rules.asks), showing: [])
      guard let match else { continue }
      matches += 1
      let bound = try #require(rules.bound(of: Self.candidate(facts, rules)))
      #expect(bound <= match.rank)
    }
    #expect(matches > 0 || allowed.count < 3)
  }

  @Test("pages of the search are the sorted list of all matches, cut up", arguments: 1...4)
  func pages(_ seed: UInt64) throws {
    var random = Random(state: seed)
    let courses = [
      try Sample.course("CSTF-MH-2", weeks: 2, number: 1),
      try Sample.course("CSTF-IPC-2", weeks: 5, number: 2),
    ]
    let trainable = Self.gaps.map { Vacancy.TrainableGap.somehow($0) }
    let rules = try Sample.rules(Sample.vacancy(trainable: trainable), offers: courses)
    let people = try Self.people(&random, count: 80)
    let judged = try people.reduce(into: [WorkerID: Match]()) { all, facts in
      all[facts.worker.id] = rules.match(
        facts.worker.id, try Sample.judge(facts, rules.asks), showing: [])
    }
    let expected = judged.values.map(\.rank).sorted().map(\.worker)
    #expect(expected.count == 80)
    var found: [WorkerID] = []
    var cursor: MatchRank?
    var mostJudged = 0
    while true {
      var asked: Set<WorkerID> = []
      let page = MatchSearch.best(
        of: people.map { Self.candidate($0, rules) }, by: rules, after: cursor, limit: 7
      ) { candidate in
        #expect(asked.insert(candidate.worker).inserted)
        return judged[candidate.worker]
      }
      mostJudged = max(mostJudged, cursor == nil ? asked.count : 0)
      found += page.map(\.worker)
      guard let last = page.last else { break }
      cursor = last.rank
    }
    #expect(found == expected)
    #expect(mostJudged < 80)
  }
}
