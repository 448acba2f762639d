import Access
import Delegations
import Operations
import Planning
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("Existing joint posts, totals, templates and managers")
struct JointPostTests {
  private func posts(
    _ count: Int, in town: JointTown
  ) async throws -> [JointRoleTerms] {
    var terms: [JointRoleTerms] = []
    for index in 0..<count {
      let worker = try await town.hire(2_000 + UInt64(index), by: town.council)
      var council = try town.party(town.council, .homeEmployer, 11, over: 20, from: -300)
      council.costShare = try Fraction(11, over: 20, field: "share")
      council.fundingShare = council.costShare
      var trust = try town.party(town.trust, .homeEmployer, 9, over: 20, from: -300)
      trust.costShare = try Fraction(9, over: 20, field: "share")
      trust.fundingShare = trust.costShare
      terms.append(
        try town.terms(
          [council, trust], holder: worker, origin: .existing("commissioner \(index)"),
          from: -300
        ) { $0.lead = town.council })
    }
    return terms
  }

  @Test("U16, R-94: 19 joint posts load as they are, 55/45, marked, without re-approval")
  func commissioningTeam() async throws {
    let town = try await JointTown.open()
    let terms = try await posts(19, in: town)
    let dry = try await town.importing(terms, by: town.council, validateOnly: true)
    #expect(dry.recordedCount == 19)
    #expect(try await list(town).isEmpty)
    let report = try await town.importing(terms, by: town.council)
    #expect(report.recordedCount == 19 && report.refusedCount == 0)
    let roles = try await list(town)
    #expect(roles.count == 19)
    for view in roles {
      #expect(view.role.isImported && view.role.state(on: day(0)) == .active)
      let shares = view.newest.parties.map { ExactNumber($0.parts.costShare) }
      #expect(ExactNumber.sum(shares) == ExactNumber(1))
      #expect(view.load?.fullTime == ExactNumber(1))
    }
  }

  @Test("R-94: a missing manager or agreement is a gap of an imported post; its FTE is not")
  func gaps() async throws {
    let town = try await JointTown.open()
    let worker = try await town.hire(2_100, by: town.council)
    var council = try town.party(town.council, .homeEmployer, from: -300)
    council.lineManagers = []
    let host = try town.party(town.home, .host, basis: .secondment, from: -300)
    let lent = try town.terms(
      [council, host], holder: worker, origin: .existing("reablement lead"), from: -300
    ) { $0.lead = town.council }
    let much = try town.terms(
      [
        town.party(town.council, .homeEmployer, 4, over: 5, from: -300),
        town.party(town.trust, .homeEmployer, from: -300),
      ], holder: worker, origin: .existing("too much"), from: -300
    ) { $0.lead = town.council }
    let report = try await town.importing([lent, much], by: town.council)
    #expect(report.recordedCount == 1)
    guard case .failure(let error) = report.results[1] else {
      Issue.record("the second post stands")
      return
    }
    #expect(error.reason == .jointRoleFteExceeded)
    let view = try #require(try await list(town).first)
    #expect(
      view.gaps.map(\.fault) == [.jointRolePartyWithoutAgreement, .jointRoleNoLineManager])
  }

  @Test("Whoever takes a post in brings no engagement to a body that had no hand in it")
  func oneSided() async throws {
    let town = try await JointTown.open()
    let terms = try await posts(1, in: town)
    _ = try await town.importing(terms, by: town.council)
    let role = try #require(try await list(town).first).role
    let holder = try #require(role.everyHolder.first)
    func bodies() async throws -> Set<OrganisationID> {
      Set(
        try await town.engagements(of: holder).filter { $0.kind == .jointPost }.map(\.organisation))
    }
    #expect(try await bodies() == [town.council])
    try await town.agree(role.id, by: town.trust)
    #expect(try await bodies() == [town.council, town.trust])
    let foreign = try await town.importing(
      [
        town.terms(
          [
            town.party(town.trust, .homeEmployer, from: -300),
            town.party(town.home, .homeEmployer, managedBy: town.lead, from: -300),
          ], origin: .existing("not ours"), from: -300)
      ], by: town.home)
    guard case .failure(let error) = foreign.results[0] else {
      Issue.record("a body took in somebody it does not engage")
      return
    }
    #expect(error.reason == .recordNotFound && error.field == "terms.holders[0].worker_id")
  }

  @Test("A former employer takes nobody back in by naming a day before they left")
  func formerEmployer() async throws {
    let town = try await JointTown.open()
    let left = try await town.hire(2_150, by: town.home, until: -100)
    func post(_ period: DatePeriod) throws -> JointRoleTerms {
      try town.terms(
        [
          town.party(town.home, .homeEmployer, managedBy: town.lead, from: -300),
          town.party(town.trust, .homeEmployer, from: -300),
        ], holder: left, origin: .existing("carer"), from: -300
      ) {
        $0.lead = town.home
        $0.holdings = [JointRoleTerms.Holding(worker: left, period: period)]
      }
    }
    let running = try await town.importing([post(DatePeriod(from: day(-300)))], by: town.home)
    guard case .failure(let error) = running.results[0] else {
      Issue.record("a former employer engages its former worker again")
      return
    }
    #expect(error.reason == .recordNotFound && error.field == "terms.holders[0].worker_id")
    // What they held while they worked there is history, and opens no passport.
    let past = try #require(DatePeriod(from: day(-300), to: day(-100)))
    #expect(try await town.importing([post(past)], by: town.home).recordedCount == 1)
    let facts = try await town.test.store.read {
      try $0.relations(of: town.home, to: left, at: testNoon)
    }
    #expect(!facts.employs)
  }

  @Test("U17: one director, two engagements, one head; after one ends, the other stands")
  func director() async throws {
    let town = try await JointTown.open()
    let role = try await town.draft(town.terms())
    try await town.agree(role, by: town.trust)
    try await town.agree(role, by: town.council)
    let held = try await list(town, .worker(town.nurse), by: town.trust, on: 20)
    #expect(held.count == 1 && held.first?.role.everyHolder == [town.nurse])
    #expect(held.first?.terms?.parties(on: day(20)).count == 2)
    let totals = try await count(town, from: day(20), months: 1, shown: false)
    #expect(totals.map(\.total.posts) == [1] && totals.map(\.total.filled) == [1])
  }

  @Test("Totals by kind and month, small counts hidden, for planners of the place alone")
  func totals() async throws {
    let town = try await JointTown.open()
    _ = try await town.importing(try await posts(6, in: town), by: town.council)
    let lines = try await count(town, from: day(0), months: 2, shown: true)
    #expect(lines.map(\.total.posts) == [6, 6] && lines.allSatisfy(\.showsFilled))
    #expect(lines.first?.total.fullTime == ExactNumber(6))
    let elsewhere = try town.test.call("DescribeJointPosts", .planner, of: town.home)
    let refused = try await town.refusal {
      _ = try await DescribeJointPosts.run(
        DescribeJointPosts.Request(place: town.place, from: day(0), count: 1), elsewhere,
        in: town.service)
    }
    #expect(refused?.reason == .recordNotFound)
  }

  @Test("Full-time shares by group are not told where one of them is a single post's")
  func smallGroups() async throws {
    let town = try await JointTown.open()
    let six = try await posts(6, in: town)
    var parts = six[0].parts
    var party = parts.parties[0].parts
    party.group = GroupCode(listed: "SOCIAL-WORKER")
    parts.parties[0] = try JointRoleParty(party)
    let terms = try [JointRoleTerms(parts)] + six.dropFirst()
    _ = try await town.importing(terms, by: town.council)
    let lines = try await count(town, from: day(0), months: 1, shown: true)
    #expect(lines.map(\.showsGroups) == [false])
  }

  @Test("U08: another borough copies a blended role and forbids a task; the original stays")
  func template() async throws {
    let town = try await JointTown.open()
    let tasks = Set(["MED-INSULIN-PEN", "MED-EYE"].map { StandardCode(listed: $0) })
    func record(_ what: RecordRoleTemplate.What, by body: OrganisationID) async throws -> RecordID {
      let receipt = try await RecordRoleTemplate.run(
        RecordRoleTemplate.Request(header: town.test.header("\(what)"), what: what),
        town.manager("RecordRoleTemplate", of: body), in: town.service)
      return try RecordID(receipt.id, field: "id")
    }
    let insulin = StandardCode(listed: "MED-INSULIN-PEN")
    let original = try await record(
      .own(
        title: "Blended home care", role: RoleCode(listed: "CARE-WORKER"), interventions: tasks),
      by: town.home)
    let copy = try await record(
      .copy(of: original, forbidding: [insulin], localProtocol: "borough protocol 7"),
      by: town.council)
    let listed = try await ListRoleTemplates.run(
      ListRoleTemplates.Request(organisation: nil, page: PageRequest(size: 10, token: "")),
      town.manager("ListRoleTemplates", of: town.trust), in: town.service
    ).entries
    #expect(listed.first { $0.id == original }?.interventions == tasks)
    #expect(listed.first { $0.id == copy }?.forbidden == [insulin])

    let role = try await town.draft(town.terms { $0.template = original })
    #expect(try await town.view(role, by: town.trust).newest.parts.interventions == tasks)
    let barred = try #require(
      try await town.refusal {
        try await town.draft(
          town.terms {
            $0.template = copy
            $0.interventions = [insulin]
          })
      })
    #expect(barred.reason == .ruleLoosened && barred.message.contains("borough protocol 7"))
  }

  @Test("U19, R-97: the seven are on both employers' lists that day, and a successor has them")
  func seven() async throws {
    let town = try await JointTown.open()
    let leaver = try await town.hire(2_200, by: town.council, until: 30)
    let successor = try await town.hire(2_201, by: town.council)
    var (trusts, councils): ([WorkerID], [WorkerID]) = ([], [])
    for index in 0..<4 { trusts.append(try await town.hire(2_300 + UInt64(index), by: town.trust)) }
    for index in 0..<3 {
      councils.append(try await town.hire(2_310 + UInt64(index), by: town.council))
    }
    try await town.name(leaver, of: town.council, over: trusts, by: town.trust, from: 0)
    try await town.name(leaver, of: town.council, over: councils, by: town.council, from: 0)
    #expect(try await town.unmanaged(of: town.trust, on: 29).isEmpty)
    let left = try await town.unmanaged(of: town.trust, on: 30)
    #expect(Set(left.map(\.tie.key.worker)) == Set(trusts))
    #expect(left.allSatisfy { $0.cause == .managerLeft && $0.manager?.worker == leaver })
    #expect(try await town.unmanaged(of: town.council, on: 30).count == 3)

    town.test.clock.set(moment(31))
    try await town.name(successor, of: town.council, over: trusts, by: town.trust, from: 31)
    try await town.name(successor, of: town.council, over: councils, by: town.council, from: 31)
    #expect(try await town.unmanaged(of: town.trust, on: 31).isEmpty)
    #expect(try await team(of: successor, town, by: town.council).count == 7)
    #expect(try await team(of: successor, town, by: town.trust).count == 4)
    #expect(try await team(of: leaver, town, by: town.council).isEmpty)

    let absent = try #require(
      try await town.refusal {
        try await town.name(leaver, of: town.council, over: trusts, by: town.trust, from: 40)
      })
    #expect(absent.reason == .recordNotFound && absent.field == "line_manager.worker_id")
    let others = try #require(
      try await town.refusal {
        try await town.name(successor, of: town.council, over: councils, by: town.trust, from: 40)
      })
    #expect(others.reason == .recordNotFound && others.field == "worker_ids[0]")
  }

  @Test("Another employer of a manager learns nothing of whom they manage elsewhere")
  func secondEmployer() async throws {
    let town = try await JointTown.open()
    let leader = try await town.hire(2_400, by: town.council)
    let worker = try await town.hire(2_401, by: town.trust)
    try await town.test.store.write { change in
      try change.record(
        anEngagement(with: town.home), id: testID(2_500), of: leader, by: town.home,
        source: .direct, replacing: nil)
    }
    try await town.name(leader, of: town.council, over: [worker], by: town.trust, from: 0)
    #expect(try await team(of: leader, town, by: town.home).isEmpty)
    for body in [town.council, town.trust] {
      #expect(try await team(of: leader, town, by: body).map(\.tie.key.worker) == [worker])
    }
    let own = try await ListTeam.run(
      ListTeam.Request(
        manager: leader, asked: AskedDay(), page: PageRequest(size: 10, token: "")),
      town.test.holder("ListTeam", leader), in: town.service)
    #expect(own.entries.map(\.tie.key.worker) == [worker])
  }

  private func list(
    _ town: JointTown, _ whose: JointRoleScope? = nil, by body: OrganisationID? = nil,
    on offset: Int = 0
  ) async throws -> [JointRoleView] {
    try await ListJointRoles.run(
      ListJointRoles.Request(
        whose: whose ?? .organisation(town.council), asked: AskedDay(day: day(offset)),
        page: PageRequest(size: 100, token: "")),
      town.manager("ListJointRoles", of: body ?? town.council), in: town.service
    ).entries
  }

  private func team(
    of manager: WorkerID, _ town: JointTown, by body: OrganisationID
  ) async throws -> [ManagedEntry] {
    try await ListTeam.run(
      ListTeam.Request(
        manager: manager, asked: AskedDay(), page: PageRequest(size: 100, token: "")),
      town.manager("ListTeam", of: body), in: town.service
    ).entries
  }

  private func count(
    _ town: JointTown, from day: CivilDate, months: Int, shown: Bool
  ) async throws -> [DescribeJointPosts.Line] {
    let lines = try await DescribeJointPosts.run(
      DescribeJointPosts.Request(place: town.place, from: day.adding(months: 1), count: months),
      town.test.call("DescribeJointPosts", .planner, of: town.council), in: town.service)
    #expect(lines.allSatisfy { $0.showsPosts == shown })
    return lines
  }
}
