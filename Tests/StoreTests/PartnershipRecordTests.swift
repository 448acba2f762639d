import Logging
import Organisations
import Partnerships
import Planning
import Roles
import SQLiteDriver
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Posts, powers and funds in the store")
struct PartnershipRecordTests {
  private let place = PlaceID(high: 5, low: 1)
  private let post = PostID(high: 5, low: 2)

  private func period() -> DatePeriod { DatePeriod(from: day(-1_000)) }

  private func aPost(_ desk: Desk, title: String = "Director") throws -> Post {
    try Post(title: title, body: desk.trust, kind: .jointDirector, period: period())
  }

  private func aFund(_ desk: Desk, full: Bool, _ days: DatePeriod) throws -> Fund {
    let need = try Fund.Need(
      what: "posts", thousandths: 1_500, unit: "FTE", source: "Plan", asOf: day(-5))
    return try Fund(
      title: "Adults", purpose: "Care", legalBasis: .section75, host: desk.home, place: place,
      period: days,
      partners: [
        .init(
          organisation: desk.home, post: full ? post : nil, pooledPence: full ? 3 : nil,
          alignedPence: full ? 0 : nil),
        .init(organisation: desk.trust, pooledPence: 7, alignedPence: nil),
      ], statedPooledPence: full ? 10 : nil, statedTotalPence: full ? 12 : nil,
      need: full ? need : nil)
  }

  /// One fact of each kind, with every optional part given or absent by `full`.
  private func facts(_ desk: Desk, full: Bool) throws -> [PartnershipFact] {
    let days = full ? try DatePeriod(from: day(-9), to: day(9), field: "days") : period()
    let rules: [RiskRule.Method] = [
      .byContribution, .fixedShares([desk.home: 1, desk.trust: 2], denominator: 3),
      .oneBears(desk.home),
    ]
    return [
      .post(try aPost(desk)),
      .appointment(
        Appointment(
          post: post, holder: desk.worker, period: days, isInterim: full,
          restsOn: full ? desk.trust : nil)),
      .accountability(
        try Accountability(
          duty: .nhsFunctions, subject: full ? "A team" : nil, post: post,
          accountableTo: desk.trust, place: place, period: days)),
      .power(
        try LentPower(
          lender: desk.trust, recipient: full ? .post(post) : .organisation(desk.home),
          function: "Plan", legalBasis: full ? "s.75" : nil, budgetPence: full ? Pence.most : nil,
          place: place, period: days, endingEvent: "first meeting")),
      .powerEnding(
        PowerEnding(power: testID(1), cause: full ? .event : .withdrawn, on: day(-1))),
      .powerDecision(
        try PowerDecision(power: testID(1), title: "Open", on: day(-1), pence: full ? 5 : 0)),
      .fund(try aFund(desk, full: full, days)),
      .payment(
        try Payment(
          fund: testID(2), partner: desk.home, direction: full ? .paidIn : .paidOut,
          pence: Pence.most, at: testNoon)),
      .variance(
        try Variance(
          fund: testID(2), kind: .newCareCost, pence: full ? 0 : nil, on: day(-1), note: "Month")),
      .riskAnswer(
        try RiskAnswer(
          proposal: testID(3), partner: desk.home, isAgreed: full,
          reason: full ? nil : "Too much")),
      .planOwners(
        try PlanOwners(
          plan: testID(4), board: "Board", place: full ? place : nil,
          sides: [
            .init(organisation: desk.home, post: full ? post : nil),
            .init(organisation: desk.trust),
          ])),
      .planAnswer(
        try PlanAnswer(
          plan: testID(4), side: desk.home, run: testID(5), isAccepted: full,
          decidedBy: "Chair", reason: full ? nil : "Not yet")),
    ]
      + (try rules.map { method in
        .riskProposal(
          RiskProposal(
            id: testID(3), fund: testID(2),
            rule: try RiskRule(
              covers: full ? Set(VarianceKind.allCases) : [.overspend], method: method,
              from: day(-9), reviewOn: day(9), partners: [desk.home, desk.trust]),
            proposer: desk.trust))
      })
  }

  @Test(
    "a fact of every kind is read back as it was recorded, with who said it and when",
    arguments: [true, false])
  func roundTrip(full: Bool) async throws {
    let desk = try await Desk.open()
    let facts = try facts(desk, full: full)
    for (index, fact) in facts.enumerated() {
      let id = RecordID(high: 8, low: UInt64(index))
      try await desk.records.write { try $0.record(fact, id: id, by: desk.home) }
      let kept = try await desk.records.read { snapshot in
        try snapshot.partnership(id, knownAt: snapshot.latestSequence())
      }
      #expect(kept?.fact == fact && kept?.id == id && kept?.recordedBy == desk.home)
      #expect(kept?.recordedAt == testNoon)
      for subject in fact.subjects {
        let found = try await desk.records.read { snapshot in
          try snapshot.partnerships(about: [subject], knownAt: snapshot.latestSequence())
        }
        #expect(found.filter { $0.id == id }.map(\.fact) == [fact])
      }
    }
  }

  @Test("a later version closes the one before, which whoever asks for then still reads")
  func versions() async throws {
    let desk = try await Desk.open()
    try await desk.records.write { change in
      try change.record(.post(aPost(desk)), id: post.asRecord, by: desk.trust)
    }
    let then = try await desk.latest()
    try await desk.records.write { change in
      try change.record(.post(aPost(desk, title: "Lead")), id: post.asRecord, by: desk.home)
    }
    let (before, now, about) = try await desk.records.read { snapshot in
      let latest = try snapshot.latestSequence()
      return (
        try snapshot.partnership(post.asRecord, knownAt: then),
        try snapshot.partnership(post.asRecord, knownAt: latest),
        try snapshot.partnerships(about: [desk.trust.asRecord], knownAt: latest)
      )
    }
    #expect(before?.fact == .post(try aPost(desk)) && before?.recordedBy == desk.trust)
    #expect(now?.fact == .post(try aPost(desk, title: "Lead")) && now?.recordedBy == desk.home)
    #expect(about.map(\.fact) == [.post(try aPost(desk, title: "Lead"))])
    // A name stands for one kind of fact for ever.
    await #expect(throws: ServiceError.self) {
      try await desk.records.write { change in
        try change.record(
          .powerEnding(PowerEnding(power: testID(1), cause: .event, on: day(0))),
          id: post.asRecord, by: desk.home)
      }
    }
    let nobody: WorkerID = testID(99)
    await #expect(throws: ServiceError.self) {
      try await desk.records.write { change in
        try change.record(
          .appointment(Appointment(post: post, holder: nobody, period: period())),
          id: testID(6), by: desk.home)
      }
    }
  }

  @Test("facts about many subjects come each once, in order of recording")
  func manySubjects() async throws {
    let desk = try await Desk.open()
    let posts = (0..<300).map { PostID(high: 6, low: UInt64($0)) }
    try await desk.records.write { change in
      for post in posts {
        try change.record(.post(aPost(desk)), id: post.asRecord, by: desk.trust)
        try change.record(
          .appointment(Appointment(post: post, holder: desk.worker, period: period())),
          id: RecordID(high: 7, low: post.low), by: desk.trust)
      }
    }
    let found = try await desk.records.read { snapshot in
      try snapshot.partnerships(
        about: Set(posts.map(\.asRecord) + [desk.worker.asRecord]),
        knownAt: snapshot.latestSequence())
    }
    #expect(found.count == 300 && Set(found.map(\.id)).count == 300)
  }

  @Test("funds of a place come in order of identifier, a page at a time")
  func funds() async throws {
    let desk = try await Desk.open()
    let fund = try #require(
      try facts(desk, full: true).first { if case .fund = $0 { true } else { false } })
    let ids = [3, 1, 2].map { FundID(high: 4, low: $0) }
    for id in ids {
      try await desk.records.write { try $0.record(fund, id: id.asRecord, by: desk.home) }
    }
    let (first, rest, none) = try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      return (
        try snapshot.funds(in: place, after: nil, limit: 2, knownAt: known),
        try snapshot.funds(in: place, after: FundID(high: 4, low: 2), limit: 2, knownAt: known),
        try snapshot.funds(in: testID(8), after: nil, limit: 2, knownAt: known)
      )
    }
    #expect(first.map(\.id.low) == [1, 2] && rest.map(\.id.low) == [3] && none.isEmpty)
  }

  @Test("days engaged leave out learners and follow what was known")
  func engagementDays() async throws {
    let desk = try await Desk.open()
    func record(_ number: UInt64, _ kind: Engagement.Kind, _ days: DatePeriod, replacing: FactID?)
      async throws
    {
      try await desk.records.write { change in
        try change.record(
          Engagement(
            organisation: desk.home, kind: kind, legalBasis: .employment, role: nil, period: days),
          id: FactID(high: 9, low: number), of: desk.worker, by: desk.home, source: .direct,
          replacing: replacing)
      }
    }
    try await record(1, .employment, period(), replacing: nil)
    try await record(2, .placement, period(), replacing: nil)
    let then = try await desk.latest()
    let ended = try DatePeriod(from: day(-1_000), to: day(-10), field: "days")
    try await record(3, .employment, ended, replacing: FactID(high: 9, low: 1))
    let (before, now, elsewhere) = try await desk.records.read { snapshot in
      let latest = try snapshot.latestSequence()
      return (
        try snapshot.engagementDays(of: desk.worker, at: desk.home, knownAt: then),
        try snapshot.engagementDays(of: desk.worker, at: desk.home, knownAt: latest),
        try snapshot.engagementDays(of: desk.worker, at: desk.trust, knownAt: latest)
      )
    }
    #expect(before == [period()] && now == [ended] && elsewhere.isEmpty)
  }

  @Test("every earlier schema is brought up to it, and its rows stay", arguments: 1...8)
  func upgraded(from version: Int) async throws {
    try await withTemporaryFolder { folder in
      func open(_ migrations: [Migration]) throws -> SQLiteStore {
        try SQLiteStore.open(
          directory: folder, migrations: migrations, at: testNoon, logger: quiet,
          onUnrecoverable: { _ in })
      }
      let old = try open(Array(Migrations.all.prefix(version)))
      try await old.write { _ = try CommitLog.stamp($0, at: testNoon) }
      await old.close()
      let new = try open(Migrations.all)
      let latest = try await new.read { try CommitLog.latest($0) }
      #expect(latest.sequence == CommitSequence(1))
      let count = try await new.read { sql in
        try sql.first("SELECT count(*) FROM partnership_fact", []) { try $0.integer(0) }
      }
      #expect(count == 0)
      await new.close()
    }
  }
}
