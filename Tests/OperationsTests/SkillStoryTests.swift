import Access
import Operations
import Organisations
import Passports
import Roles
import TestSupport
import Testing
import Vacancies
import Vocabulary

@Suite("Teams, skills next door and next roles")
struct SkillStoryTests {
  private let skills = ["AUTISM", "PBS", "SUPPORTED-LIVING"]

  private func codes(_ texts: [String]) -> [StandardCode] {
    texts.map { StandardCode(listed: $0) }
  }

  @Test("U06: a firm of four stands beside a large one, and a break is named by day and worker")
  func teams() async throws {
    let town = try await JobTown.open()
    var small: [WorkerID] = []
    for number in UInt64(40)..<44 {
      small.append(try await town.settle(number, holding: skills, at: town.seeker))
    }
    var large: [WorkerID] = []
    for number in UInt64(50)..<60 {
      large.append(
        try await town.settle(
          number, holding: number < 57 ? skills : ["AUTISM"], at: town.other))
    }
    let four = try await town.team(small, minimum: 4, of: town.seeker)
    try await town.team(large, minimum: 5, of: town.other)
    let found = try await town.teams(codes(skills))
    #expect(found.map(\.name) == ["Team of 4", "Team of 10"])
    #expect(found.map(\.holders) == [4, 7] && found.map(\.members) == [4, 10])
    #expect(found.allSatisfy { $0.brokenSince == nil })

    town.test.clock.set(moment(10))
    try await town.revoke(42, 1, by: town.seeker, from: moment(4))
    let after = try await town.teams(codes(skills))
    let broken = try #require(after.first { $0.id == four })
    #expect(broken.holders == 3 && broken.brokenSince == moment(4))
    let own = try await town.describe(four, codes(skills))
    #expect(own.coverage.holders == 3 && !own.coverage.isMinimumKept)
    let lost = try #require(own.coverage.members.first { !$0.isHolder })
    #expect(lost.worker == testID(42) && lost.lostAt == moment(4))
    #expect(lost.findings.flatMap(\.reasons).contains(.competenceRevoked))
    #expect(try await town.looks(testID(42)).first?.method == "DescribeTeam")
    #expect(
      await refusal { try await town.describe(four, codes(skills), as: town.other) }?.field
        == "team_id")
  }

  @Test("A planner is told of no team of which one person could be made out")
  func smallTeams() async throws {
    let town = try await JobTown.open()
    func staff(_ numbers: Range<UInt64>, skilled: Int) async throws -> [WorkerID] {
      var workers: [WorkerID] = []
      for number in numbers {
        let holds = workers.count < skilled ? ["PBS"] : []
        workers.append(try await town.settle(number, holding: holds, at: town.seeker))
      }
      return workers
    }
    try await town.team(try await staff(40..<44, skilled: 4), minimum: 1, of: town.seeker)
    try await town.team(try await staff(50..<60, skilled: 7), minimum: 1, of: town.seeker)
    try await town.team(try await staff(70..<76, skilled: 6), minimum: 1, of: town.seeker)
    #expect(try await town.teams(codes(["PBS"])).count == 3)
    let told = try await town.teams(codes(["PBS"]), as: .planner)
    #expect(told.map(\.name) == ["Team of 6"])
  }

  @Test("U06: a team for adults opens on Kwame's eighteenth birthday; strangers make no team")
  func ages() async throws {
    let town = try await JobTown.open()
    let worker = try await town.settle(40, holding: skills, at: town.seeker)
    try await town.team([worker], minimum: 1, of: town.seeker)
    let birth = day(20).adding(months: -18 * 12)
    let found = try await town.teams(codes(skills), birthDate: birth)
    #expect(found.map(\.opensOn) == [day(20)])
    #expect(try await town.teams(codes(skills), birthDate: day(-9_000)).map(\.opensOn) == [day(0)])
    let stranger = try await town.settle(41, holding: skills, at: town.other)
    let error = await refusal {
      try await town.team([worker, stranger], minimum: 1, of: town.seeker)
    }
    #expect(error?.reason == .recordNotFound && error?.field == "member_ids[1]")
  }

  @Test(
    "R-57: a search of a place by skill finds who holds it, consents and works there, no one else"
  )
  func holders() async throws {
    let town = try await JobTown.open()
    let holder = try await town.settle(60, holding: ["PBS"])
    let silent = try await town.settle(61, holding: ["PBS"])
    let other = try await town.settle(62, holding: ["AUTISM"])
    let elsewhere = try await town.settle(63, holding: ["PBS"], at: town.university)
    let vacanciesOnly = try await town.settle(64, holding: ["PBS"])
    for worker in [holder, other, elsewhere] { try await town.join(worker, for: [.skillSearch]) }
    try await town.join(vacanciesOnly, for: [.vacancies])
    let found = try await town.holders("PBS")
    #expect(found.holders.entries.map(\.worker) == [holder])
    #expect(try await town.looks(holder).first?.method == "FindSkillHolders")
    for worker in [silent, other, elsewhere, vacanciesOnly] {
      #expect(try await town.looks(worker).isEmpty)
    }
    try await town.revoke(60, 0, by: town.other, from: moment(-1))
    #expect(try await town.holders("PBS").holders.entries.isEmpty)
  }

  @Test(
    "R-08, R-59: the holder sees next roles across sectors; Dee's way from housing lacks one step")
  func pathways() async throws {
    let town = try await JobTown.open()
    let rosa = try await town.settle(70, holding: allForCare)
    let course = try await town.offer("CARENAV-ESSENTIAL", weeks: 6)
    let report = try await town.pathways(of: rosa)
    #expect(report.origins.map(\.text) == ["CARE-WORKER"])
    let three = report.pathways.entries.prefix(3)
    #expect(three.count == 3)
    #expect(Set(three.map(\.role.area)).count > 1)
    let navigator = try #require(
      report.pathways.entries.first { $0.role.code.text == "CARE-NAVIGATOR-ESSENTIAL" })
    #expect(navigator.gaps.map(\.weeks) == [6])
    #expect(navigator.gaps.first?.offers.first?.id == course)
    #expect(try await town.looks(rosa).first?.method == "ListPathways")

    let dee = try await town.settle(71, holding: ["NHSE-CC-CORE"])
    let way = try await town.pathways(of: dee, from: ["HOUSING-WORK"]).pathways.entries
    let coordinator = try #require(way.first { $0.role.code.text == "CARE-COORDINATOR" })
    #expect(coordinator.gaps.map(\.finding.requirement.code.text) == ["ASCWDS-TRAINING/46"])
    let stranger = await refusal {
      try await ListPathways.run(
        ListPathways.Request(
          worker: .worker(rosa), origins: [], question: .preEmployment,
          page: PageRequest(size: 0, token: "")),
        town.test.call("ListPathways", .verifier, of: town.seeker), in: town.service)
    }
    #expect(stranger?.reason == .recordNotFound)
    let unknown = await refusal { try await town.pathways(of: rosa, from: ["WIZARD"]) }
    #expect(unknown?.field == "from_codes[0]")
  }

  @Test("A revoked engagement is in no total, and nobody is found where it said they work")
  func revokedEngagement() async throws {
    let town = try await JobTown.open()
    for number in UInt64(100)..<106 {
      try await town.settle(number, holding: ["PBS"], at: town.seeker, role: "SPLW")
    }
    try await town.join(testID(105), for: [.skillSearch])
    #expect(try await town.holders("PBS").holders.entries.map(\.worker) == [testID(105)])
    let event = try StatusEvent(
      fact: testID(10_500), kind: .revoked, effectiveFrom: moment(-1), cause: .recordedInError)
    try await town.test.store.write {
      try $0.record(event, id: testID(10_590), of: testID(105), by: town.seeker)
    }
    #expect(try await town.holders("PBS").holders.entries.isEmpty)
    let planner = try town.test.call("DescribePosts", .planner, of: town.council)
    let posts = try await DescribePosts.run(
      DescribePosts.Request(place: town.place, roles: [], minimum: nil), planner, in: town.service)
    #expect(posts.totals.first { $0.role.text == "SPLW" }?.people == 5)
    let coverage = try await DescribeSkillCoverage.run(
      DescribeSkillCoverage.Request(place: town.place, standards: codes(["PBS"])), planner,
      in: town.service)
    #expect(coverage.map(\.people) == [5])
  }

  @Test(
    "R-55: who in a role between health and care lacks the joint training is listed, no one else")
  func boundary() async throws {
    let town = try await JobTown.open()
    let link = try await town.settle(80, holding: [], at: town.seeker, role: "SPLW")
    try await town.settle(81, holding: ["JOINT-START"], at: town.seeker, role: "SPLW")
    try await town.settle(82, holding: [], at: town.seeker)
    try await town.settle(83, holding: [], at: town.other, role: "SPLW")
    let lacking = try await town.gaps("JOINT-START", everyRole: false)
    #expect(lacking.map(\.worker) == [link])
    #expect(lacking.map(\.role?.text) == ["SPLW"])
    #expect(try await town.gaps("JOINT-START", everyRole: true).count == 2)
  }

  @Test("Where one area's count is hidden a second is, so that no total gives it back")
  func subtraction() async throws {
    let town = try await JobTown.open()
    let next: PlaceID = testID(9_001)
    try await town.test.store.write { records in
      try records.record(
        Place(
          id: next, name: "Harrow", kind: .place, parent: town.system, code: nil, pieces: [],
          isSynthetic: true))
      try records.record(town.university, sitsIn: next, for: DatePeriod(from: day(-900)))
      try records.record(town.council, sitsIn: town.system, for: DatePeriod(from: day(-900)))
    }
    for number in UInt64(100)..<109 {
      try await town.settle(number, holding: [], at: town.university, role: "SPLW")
    }
    for number in UInt64(120)..<123 {
      try await town.settle(number, holding: [], at: town.seeker, role: "SPLW")
    }
    let posts = try await DescribePosts.run(
      DescribePosts.Request(place: town.system, roles: [], minimum: nil),
      town.test.call("DescribePosts", .planner, of: town.council), in: town.service)
    #expect(posts.ratios.count == 2 && posts.ratios.allSatisfy { $0.people == nil })
  }

  @Test("R-56, R-58: a planner of the place sees totals, small counts hidden, and nobody's name")
  func totals() async throws {
    let town = try await JobTown.open()
    for number in UInt64(100)..<106 {
      try await town.settle(
        number, holding: ["ASCWDS-TRAINING/46"], at: town.seeker,
        role: "SPLW")
    }
    try await town.settle(120, holding: [], at: town.seeker, role: "HCSW")
    _ = try await town.publish(town.aPost("SPLW", count: 3))
    let planner = try town.test.call("DescribePosts", .planner, of: town.council)
    let posts = try await DescribePosts.run(
      DescribePosts.Request(place: town.place, roles: [], minimum: 1), planner, in: town.service)
    let link = try #require(posts.totals.first { $0.role.text == "SPLW" })
    #expect(link.people == 6 && link.filledFTE == 3 && link.vacantPosts == 3)
    #expect(link.establishmentFTE == 6)
    let hidden = try #require(posts.totals.first { $0.role.text == "HCSW" })
    #expect(hidden.people == nil && hidden.filledFTE == nil && hidden.establishmentFTE == nil)
    // Nobody loaded a projection here, so the ratio can't be told.
    #expect(posts.ratios.map(\.people) == [6] && posts.ratios.map(\.verdict) == [.unknown])
    let coverage = try await DescribeSkillCoverage.run(
      DescribeSkillCoverage.Request(
        place: town.place, standards: codes(["ASCWDS-TRAINING/46", "ASCWDS-TRAINING/47"])),
      planner, in: town.service)
    #expect(coverage.map(\.people) == [7, 7])
    // Six hold it and one does not: one is too few to be shown.
    #expect(coverage.map(\.holders) == [nil, 0])
    let stranger = await refusal {
      try await DescribePosts.run(
        DescribePosts.Request(place: town.place, roles: [], minimum: nil),
        town.test.call("DescribePosts", .planner, of: town.university), in: town.service)
    }
    #expect(stranger?.reason == .recordNotFound && stranger?.field == "place_id")
  }
}

extension JobTown {
  @discardableResult
  fileprivate func team(
    _ members: [WorkerID], minimum: Int, of organisation: OrganisationID
  ) async throws -> TeamID {
    let receipt = try await PublishTeam.run(
      PublishTeam.Request(
        header: test.header("team \(members)"), team: nil, place: place,
        name: "Team of \(members.count)", members: members, minimum: minimum, ages: [.adult]),
      manager("PublishTeam", of: organisation), in: service)
    return try TeamID(receipt.id, field: "")
  }

  fileprivate func teams(
    _ skills: [StandardCode], birthDate: CivilDate? = nil, as duty: Duty = .verifier
  ) async throws -> [FindTeams.Found] {
    try await FindTeams.run(
      FindTeams.Request(
        place: system, skills: skills, at: nil, birthDate: birthDate,
        page: PageRequest(size: 0, token: "")),
      test.call("FindTeams", duty, of: council), in: service
    ).entries
  }

  fileprivate func describe(
    _ team: TeamID, _ skills: [StandardCode], as organisation: OrganisationID? = nil
  ) async throws -> DescribeTeam.Report {
    try await DescribeTeam.run(
      DescribeTeam.Request(team: team, skills: skills, at: nil),
      manager("DescribeTeam", of: organisation), in: service)
  }

  fileprivate func holders(_ skill: String) async throws -> FindSkillHolders.Report {
    try await FindSkillHolders.run(
      FindSkillHolders.Request(
        place: place, skill: StandardCode(listed: skill),
        page: PageRequest(size: 0, token: "", fallback: 20)),
      manager("FindSkillHolders"), in: service)
  }

  fileprivate func pathways(
    of worker: WorkerID, from origins: [String] = []
  ) async throws -> ListPathways.Report {
    try await ListPathways.run(
      ListPathways.Request(
        worker: .worker(worker), origins: origins.map { RoleCode(listed: $0) },
        question: PassportQuestion(purpose: .success(.ownRecord)),
        page: PageRequest(size: 0, token: "")),
      test.holder("ListPathways", worker), in: service)
  }

  fileprivate func gaps(
    _ standard: String, everyRole: Bool
  ) async throws -> [ListTrainingGaps.Entry] {
    try await ListTrainingGaps.run(
      ListTrainingGaps.Request(
        standards: [StandardCode(listed: standard)], includesEveryRole: everyRole,
        page: PageRequest(size: 0, token: "")),
      manager("ListTrainingGaps"), in: service
    ).entries
  }
}
