import Planning
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("Who manages whom, templates, and joint posts counted")
struct LineManagementTests {
  typealias Builder = JointRoleBuilder

  @Test("U19, R-97: the seven are unmanaged the day their manager leaves, and a successor has them")
  func seven() throws {
    let (leaver, successor): (WorkerID, WorkerID) = (testID(70), testID(71))
    func named(
      _ number: UInt64, _ employer: OrganisationID, by manager: WorkerID, from start: Int
    ) throws -> LineManagement {
      try LineManagement(
        id: testID(200 + number), worker: testID(80 + number), employer: employer,
        manager: LineManager(
          worker: manager, organisation: Builder.council, post: "team manager",
          period: DatePeriod(from: day(start))))
    }
    let team = try (0..<7).map {
      try named($0, $0 < 4 ? Builder.trust : Builder.council, by: leaver, from: 0)
    }
    let left = day(30)
    func unmanaged(_ named: [LineManagement], on day: CivilDate) -> [ManagedTie] {
      ManagedTie.all(named: named, roles: [], on: day).filter {
        $0.cause(on: day) { $0.worker == successor || day < left } != nil
      }
    }
    #expect(unmanaged(team, on: day(29)).isEmpty)
    let ties = unmanaged(team, on: left)
    #expect(ties.count == 7)
    #expect(ties.count { $0.key.employer == Builder.trust } == 4)
    #expect(Set(ties.map { $0.cause(on: left) { _ in false } }) == [.managerLeft])

    let taken = try (0..<7).map {
      try named($0, $0 < 4 ? Builder.trust : Builder.council, by: successor, from: 32)
    }
    #expect(unmanaged(team + taken, on: day(31)).count == 7)
    #expect(unmanaged(team + taken, on: day(32)).isEmpty)
    let after = ManagedTie.all(named: team + taken, roles: [], on: day(32))
    #expect(Set(after.compactMap { $0.manager(on: day(32))?.worker }) == [successor])
  }

  @Test("A naming that runs out leaves nobody named, and nobody manages themselves")
  func runsOut() throws {
    let days = try #require(DatePeriod(from: day(0), to: day(10)))
    let manager = try LineManager(
      worker: testID(70), organisation: Builder.trust, post: "matron", period: days)
    let word = try LineManagement(
      id: testID(1), worker: testID(80), employer: Builder.trust, manager: manager)
    let ties = ManagedTie.all(named: [word], roles: [], on: day(10))
    #expect(ties.map { $0.cause(on: day(10)) { _ in true } } == [.nobodyNamed])
    #expect(throws: ServiceError.self) {
      try LineManagement(
        id: testID(1), worker: manager.worker, employer: Builder.trust, manager: manager)
    }
  }

  @Test("A joint role names a manager for each party, which may be the other employer's")
  func jointRole() throws {
    let role = try Builder.agreed(try Builder.terms([Builder.trustHalf(), Builder.councilHalf()]))
    let ties = ManagedTie.all(named: [], roles: [role], on: day(76))
    #expect(ties.map(\.key.employer) == [Builder.trust, Builder.council].sorted())
    #expect(ties.allSatisfy { $0.role == role.id && $0.key.worker == Builder.holder })
    #expect(ManagedTie.all(named: [], roles: [role], on: day(75)).isEmpty)
  }

  @Test(
    "U08: a copy forbids one intervention, names its protocol and leaves the original as it was")
  func template() throws {
    let three: Set<StandardCode> = [
      StandardCode(listed: "MED-INSULIN-PEN"), StandardCode(listed: "MED-EYE"),
      StandardCode(listed: "PEG-FEED"),
    ]
    let known = three.filter { code in
      (try? RoleTemplate(
        id: testID(1), organisation: Builder.home, title: "x",
        role: RoleCode(listed: "CARE-WORKER"),
        interventions: [code])) != nil
    }
    let original = try RoleTemplate(
      id: testID(1), organisation: Builder.home, title: "Blended home care",
      role: RoleCode(listed: "CARE-WORKER"), interventions: known)
    let barred = try #require(known.min())
    let copy = try RoleTemplate(
      copying: original, id: testID(2), organisation: Builder.council, forbidding: [barred],
      localProtocol: "borough insulin protocol")
    #expect(copy.interventions == known.subtracting([barred]) && copy.forbidden == [barred])
    #expect(copy.copiedFrom == original.id && copy.localProtocol == "borough insulin protocol")
    #expect(original.interventions == known && original.forbidden.isEmpty)

    func refusal(_ codes: Set<StandardCode>, _ words: String?) -> ServiceError? {
      do {
        _ = try RoleTemplate(
          copying: original, id: testID(2), organisation: Builder.council, forbidding: codes,
          localProtocol: words)
        return nil
      } catch { return error }
    }
    #expect(refusal([StandardCode(listed: "STOMA")], "local")?.reason == .ruleLoosened)
    #expect(refusal([barred], nil)?.field == "local_protocol")
    #expect(refusal([], "local")?.field == "local_protocol")
  }

  @Test("Posts, holders and exact FTE by kind, group and month; no worker in it")
  func totals() throws {
    let group = GroupCode(listed: "COMMUNITY-NURSE")
    func role(_ number: UInt64, vacant: Bool, to end: Int?) throws -> JointRole {
      var trust = try Builder.party(
        Builder.trust, .homeEmployer, 1, over: 3, base: 2_250, to: end)
      trust.group = GroupCode(listed: "SOCIAL-WORKER")
      let council = try Builder.party(
        Builder.council, .homeEmployer, 1, over: 3, base: 2_220, to: end)
      let terms = try Builder.terms([trust, council], to: end) {
        $0.homeGroup = group
        if vacant { $0.holdings = [] }
      }
      return try Builder.role([(Builder.trust, 0, .imported(terms))], id: testID(300 + number))
    }
    let june = try CivilDate("2026-06-01", field: "month")
    let roles = try [
      role(1, vacant: false, to: nil), role(2, vacant: false, to: nil),
      role(3, vacant: true, to: 90),
    ]
    let totals = JointPostTotal.count(roles, in: [june, june.adding(months: 1)])
    #expect(totals.map(\.posts) == [3, 2] && totals.map(\.filled) == [2, 2])
    #expect(totals[0].fullTime == ExactNumber(2))
    #expect(totals[0].fullTimeByGroup[group] == ExactNumber(1))
    #expect(totals[1].fullTime?.description == "4/3")
    #expect(JointPostTotal.count(roles, in: [june.adding(months: -1)]).isEmpty)
  }
}
