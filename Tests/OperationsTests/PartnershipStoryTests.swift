import Access
import Operations
import Partnerships
import Planning
import TestSupport
import Testing
import Vocabulary

/// U17, U18 and U19 of the scenarios, each with its failure variant.
@Suite("Who answers, under which power")
struct PartnershipStoryTests {
  @Test("U17, R-62, R-63, R-73: one director answers to two bodies; one leaves, the other stands")
  func twoBodies() async throws {
    let town = try await PartnershipTown.open()
    let director = try await town.worker(71)
    let first = try await town.engage(director, at: town.council, days("2022-07-01"))
    let care = try await town.post("Director of adult services", of: town.council)
    let health = try await town.post("Director of place", of: town.board)
    try await town.appoint(director, to: care, restsOn: town.council)
    try await town.appoint(director, to: health)
    try await town.answers(care, for: .adultSocialCare, to: town.council)
    try await town.answers(health, for: .nhsFunctions, to: town.board)
    let both = try await town.map(on: "2022-09-15")
    #expect(both.lines.map(\.holders) == [[director], [director]] && both.headcount == 1)
    #expect(both.lines.map(\.accountability.accountableTo) == [town.council, town.board])
    // The employer ends the engagement once, in the passport; nobody types it again here.
    let told = town.test.clock.now
    town.test.clock.advance(milliseconds: 60_000)
    _ = try await town.engage(
      director, at: town.council, days("2022-07-01", to: "2022-10-01"), replacing: first)
    let views: [(Set<AccountableDuty>, [CivilDate?])] = [
      ([.adultSocialCare], [try date("2022-10-01")]), ([.nhsFunctions], [nil]),
    ]
    for (duties, vacant) in views {
      #expect(try await town.map(on: "2022-10-01", duties).lines.map(\.vacantSince) == vacant)
    }
    #expect(try await town.map(on: "2022-10-01").headcount == 1)
    #expect(try await town.map(on: "2022-09-15") == both)
    // What was known before is still what was known then.
    let then = try await town.map(on: "2022-10-01", asKnownAt: told)
    #expect(then.lines.allSatisfy { $0.vacantSince == nil })
  }

  @Test("A post rests on no body elsewhere: it would tell on which days a stranger works there")
  func restingElsewhere() async throws {
    let town = try await PartnershipTown.open()
    let stranger = try await town.worker(72)
    let elsewhere = try await town.planning.registry.record(
      aDraft("Kent Council", .localAuthority, .socialCare))
    _ = try await town.engage(stranger, at: elsewhere, days("2022-07-01"))
    let post = try await town.post("Director of place", of: town.board)
    let error = await refusal { try await town.appoint(stranger, to: post, restsOn: elsewhere) }
    #expect(error?.reason == .recordNotFound)
    #expect(error?.field == "appointment.rests_on_organisation_id")
    try await town.appoint(stranger, to: post, restsOn: town.council)
  }

  @Test("U17: nine places, three with joint directors: the six others show one line each")
  func ninePlaces() async throws {
    let town = try await PartnershipTown.open()
    for number in UInt64(0)..<9 {
      let place = try await town.registry.record(
        PlaceDraft(name: "Place \(number)", kind: .place, parent: town.registry.system))
      let director = try await town.worker(100 + number)
      let post = try await town.post("Director \(number)", of: town.council)
      try await town.appoint(director, to: post)
      try await town.answers(post, for: .adultSocialCare, to: town.council, in: place)
      guard number < 3 else { continue }
      try await town.answers(post, for: .nhsFunctions, to: town.board, in: place)
    }
    let map = try await town.map(
      of: town.registry.system, on: "2022-09-15", [.adultSocialCare, .nhsFunctions])
    let lines = Dictionary(grouping: map.lines, by: \.accountability.place).mapValues(\.count)
    #expect(lines.values.sorted() == [1, 1, 1, 1, 1, 1, 2, 2, 2])
    #expect(map.headcount == 9)
    // the six without an NHS line are listed, and the town's own place lacks both.
    #expect(map.gaps.filter { $0.duty == .nhsFunctions }.count == 7)
    #expect(map.gaps.filter { $0.duty == .adultSocialCare }.map(\.place) == [town.place])
  }

  /// U18: ten places, each with a lead and an interim power until year end or its first meeting.
  private func tenPlaces() async throws -> (PartnershipTown, [LentPowerID]) {
    let town = try await PartnershipTown.open()
    var powers: [LentPowerID] = []
    for number in UInt64(0)..<10 {
      let place = try await town.registry.record(
        PlaceDraft(name: "Place \(number)", kind: .place, parent: town.registry.system))
      let kind: Post.Kind =
        number < 8 ? .councilChiefExecutive : number == 8 ? .councilDirector : .trustChiefExecutive
      let body = number == 9 ? town.planning.trust : town.council
      let post = try await town.post("Lead \(number)", of: body, kind)
      try await town.appoint(town.worker(200 + number), to: post, isInterim: number == 4)
      try await town.answers(post, for: .placeLeadership, to: town.board, in: place)
      let power = try LentPower(
        lender: town.board, recipient: .post(post), function: "Plan the place's services",
        legalBasis: "s.65Z5 NHS Act 2006", budgetPence: 5_000_000, place: place,
        period: days("2022-07-01", to: "2023-04-01"),
        endingEvent: "first meeting of the place board")
      let receipt = try await LendPower.run(
        .init(header: town.test.header("lend"), power: power), town.steward("LendPower"),
        in: town.service)
      powers.append(try LentPowerID(receipt.id, field: "id"))
    }
    return (town, powers)
  }

  private func end(
    _ power: LentPowerID, on text: String, _ town: PartnershipTown,
    cause: PowerEnding.Cause = .event, call: Call? = nil
  ) async throws {
    _ = try await EndPower.run(
      .init(
        header: town.test.header("end"),
        ending: PowerEnding(power: power, cause: cause, on: date(text))),
      call ?? town.steward("EndPower"), in: town.service)
  }

  private func decide(
    _ power: LentPowerID, on text: String, pence: Int64 = 0, _ town: PartnershipTown
  ) async throws {
    _ = try await RecordDecision.run(
      .init(
        header: town.test.header("decide"),
        decision: PowerDecision(power: power, title: "Open the hub", on: date(text), pence: pence)),
      town.steward("RecordDecision"), in: town.service)
  }

  @Test("U18, R-61, R-80: nine powers stand, one ended with its meeting; eight chief executives")
  func endsEarly() async throws {
    let (town, powers) = try await tenPlaces()
    try await end(powers[2], on: "2023-02-15", town)
    let map = try await town.map(of: town.registry.system, on: "2023-03-01")
    let day = try date("2023-03-01")
    #expect(map.powers.filter { $0.state(on: day) == .inForce }.count == 9)
    let ended = map.powers.filter { $0.state(on: day) == .ended }
    #expect(ended.map(\.id) == [powers[2]])
    #expect(ended.map(\.endsOn) == [try date("2023-02-15")] && ended.map(\.endCause) == [.event])
    #expect(map.leads.map(\.count) == [8, 1, 1] && map.leads.map(\.interimCount) == [1, 0, 0])
    #expect(map.leads.map(\.kind).first == .councilChiefExecutive)
    // The town's own place has no lead, and is listed.
    #expect(map.placesWithoutLead == [town.place])
    let after = try await town.map(of: town.registry.system, on: "2023-04-01")
    #expect(after.powers.allSatisfy { $0.state(on: $0.endsOn ?? day) == .ended })
    #expect(after.powers.filter { $0.endCause == .date }.count == 9)
  }

  @Test("U18: a decision dated 20 February under the lapsed power is refused and names the lapse")
  func decisionAfterLapse() async throws {
    let (town, powers) = try await tenPlaces()
    try await decide(powers[2], on: "2023-02-20", town)
    try await end(powers[2], on: "2023-02-15", town)
    let before = try await town.service.records.read { try $0.latestSequence() }
    let late = await refusal { try await decide(powers[2], on: "2023-02-20", town) }
    #expect(late?.reason == .stateForbids && late?.field == "decided_on")
    #expect(late?.message.contains("lapsed on 2023-02-15") == true)
    #expect(try await town.service.records.read { try $0.latestSequence() } == before)
    try await decide(powers[2], on: "2023-02-14", town)
    // What was decided before anybody knew of the meeting stays, marked as outside the power.
    let map = try await town.map(of: town.registry.system, on: "2023-03-01")
    let power = try #require(map.powers.first { $0.id == powers[2] })
    #expect(power.decisions.count == 2)
    #expect(power.decisionsOutside.map(\.decision.on) == [try date("2023-02-20")])
  }

  @Test("a power's budget, its event and its lender bound what is recorded under it")
  func bounds() async throws {
    let (town, powers) = try await tenPlaces()
    try await decide(powers[0], on: "2023-01-10", pence: 4_000_000, town)
    let over = await refusal {
      try await decide(powers[0], on: "2023-01-11", pence: 1_000_001, town)
    }
    #expect(over?.reason == .limitReached && over?.field == "pence")
    let theirs = await refusal {
      try await end(
        powers[1], on: "2023-01-11", town, cause: .withdrawn,
        call: town.lead("EndPower", of: town.council))
    }
    #expect(theirs?.reason == .roleNotAllowed || theirs?.code == .notFound)
    try await end(powers[1], on: "2023-01-11", town, cause: .withdrawn)
    let twice = await refusal { try await end(powers[1], on: "2023-01-12", town) }
    #expect(twice?.reason == .stateForbids && twice?.field == "ended_on")
    let ahead = await refusal { try await end(powers[3], on: "2027-01-01", town) }
    #expect(ahead?.reason == .valueOutOfRange && ahead?.field == "ended_on")
  }

  /// U19: a plan of the place with a finished run, owned by a council and an NHS board.
  private func ownedPlan(_ town: PartnershipTown) async throws -> (PlanStanding, PlanRunID) {
    let plan = try await town.planning.draft()
    let run = try #require(try await town.planning.run(plan.plan.id).run?.id)
    _ = try await RecordPlanOwners.run(
      .init(
        header: town.test.header("own"), plan: plan.plan.id, board: "Neighbourhood board",
        sides: [.init(organisation: town.council), .init(organisation: town.board)]),
      town.lead("RecordPlanOwners"), in: town.service)
    return (plan, run)
  }

  private func approve(
    _ plan: PlanStanding, _ run: PlanRunID, by body: OrganisationID, _ town: PartnershipTown,
    isAccepted: Bool = true
  ) async throws -> PlanApproval? {
    try await ApprovePlan.run(
      .init(
        header: town.test.header("approve"), plan: plan.plan.id, etag: plan.etag, run: run,
        isAccepted: isAccepted, decidedBy: "Chair", reason: isAccepted ? nil : "No housing line"),
      town.lead("ApprovePlan", of: body), in: town.service
    ).approval
  }

  private func freeze(
    _ plan: PlanStanding, _ run: PlanRunID, _ town: PartnershipTown
  ) async throws -> PlanStanding? {
    try await FreezePlan.run(
      .init(
        header: town.test.header("freeze"), plan: plan.plan.id, etag: plan.etag, run: run,
        decidedBy: "Chair"), town.lead("FreezePlan"), in: town.service
    ).standing
  }

  @Test("U19, R-22: a board's plan is approved, and frozen, only after both sides accepted")
  func jointPlan() async throws {
    let town = try await PartnershipTown.open()
    let (plan, run) = try await ownedPlan(town)
    let early = await refusal { try await freeze(plan, run, town) }
    #expect(early?.reason == .stateForbids && early?.field == "run_id")
    #expect(early?.message.contains("2 of 2 have not") == true)
    #expect(try await approve(plan, run, by: town.board, town)?.state == .awaited)
    // A second yes of the same side is no second vote.
    #expect(try await approve(plan, run, by: town.board, town)?.state == .awaited)
    #expect(await refusal { try await freeze(plan, run, town) }?.reason == .stateForbids)
    let no = try await approve(plan, run, by: town.council, town, isAccepted: false)
    #expect(no?.state == .refused)
    #expect(await refusal { try await freeze(plan, run, town) }?.reason == .stateForbids)
    let outsider = await refusal {
      try await approve(plan, run, by: town.planning.trust, town)
    }
    #expect(outsider?.reason == .roleNotAllowed)
    #expect(try await approve(plan, run, by: town.council, town)?.state == .approved)
    #expect(try await freeze(plan, run, town)?.freezing?.run == run)
  }

  @Test("U19: a scenario drafted later needs both sides again, and owners are named once")
  func laterScenario() async throws {
    let town = try await PartnershipTown.open()
    let (plan, run) = try await ownedPlan(town)
    _ = try await approve(plan, run, by: town.board, town)
    _ = try await approve(plan, run, by: town.council, town)
    let redrafted = try await town.planning.draft(on: plan)
    let next = try #require(try await town.planning.run(plan.plan.id).run?.id)
    #expect(await refusal { try await freeze(redrafted, next, town) }?.reason == .stateForbids)
    let again = await refusal {
      try await RecordPlanOwners.run(
        .init(
          header: town.test.header("own"), plan: plan.plan.id, board: "Another",
          sides: [.init(organisation: town.planning.trust), .init(organisation: town.board)]),
        town.lead("RecordPlanOwners"), in: town.service)
    }
    #expect(again?.reason == .stateForbids && again?.field == "plan_id")
  }

  @Test("a plan without a board is frozen as before, and nobody's acceptance is asked")
  func ownPlan() async throws {
    let town = try await PartnershipTown.open()
    let plan = try await town.planning.draft()
    let run = try #require(try await town.planning.run(plan.plan.id).run?.id)
    let none = await refusal { try await approve(plan, run, by: town.board, town) }
    #expect(none?.reason == .stateForbids && none?.field == "plan_id")
    #expect(try await freeze(plan, run, town)?.freezing?.run == run)
  }

  @Test("U19, R-32: the map shows employer, manager and board apart")
  func threeApart() async throws {
    let town = try await PartnershipTown.open()
    let (plan, _) = try await ownedPlan(town)
    let team = "Harlesden neighbourhood team"
    let employer = try await town.post("Head of homes", of: town.planning.home, .other)
    let manager = try await town.post("Team manager", of: town.council, .teamManager)
    try await town.answers(
      employer, for: .employment, to: town.planning.home, subject: team)
    try await town.answers(manager, for: .lineManagement, to: town.council, subject: team)
    let map = try await town.map(on: "2022-09-15", [.employment, .lineManagement])
    #expect(map.lines.map(\.accountability.duty) == [.employment, .lineManagement])
    #expect(map.lines.map(\.post.body) == [town.planning.home, town.council])
    #expect(map.plans.map(\.owners.plan) == [plan.plan.id])
    #expect(
      Set(map.plans.flatMap(\.owners.sides).map(\.organisation)) == [town.council, town.board])
  }

  @Test("R-97: the successor sees every open power, plan, fund and dispute of the post")
  func successor() async throws {
    let (town, powers) = try await tenPlaces()
    let power = try await town.map(of: town.registry.system, on: "2023-01-01").powers
      .first { $0.id == powers[0] }
    guard case .post(let post) = try #require(power).power.recipient else {
      Issue.record("the power is lent to a post")
      return
    }
    func file(on text: String) async throws -> PostFile {
      try await GetPost.run(
        .init(post: post, asOf: AsOf(at: LondonTime.start(of: date(text)))),
        town.lead("GetPost"), in: town.service
      ).file
    }
    let held = try await file(on: "2023-01-01")
    #expect(held.powers.map(\.id) == [powers[0]] && held.filled.vacantSince == nil)
    let leaving = try #require(held.filled.holders.first)
    _ = try await LeavePost.run(
      .init(header: town.test.header("leave"), appointment: leaving.id, leftOn: date("2023-02-01")),
      town.steward("LeavePost"), in: town.service)
    let vacant = try await file(on: "2023-02-01")
    #expect(vacant.filled.vacantSince == (try date("2023-02-01")))
    #expect(vacant.filled.former.map(\.holder) == [leaving.holder])
    let next = try await town.worker(300)
    try await town.appoint(next, to: post, from: "2023-02-10")
    let taken = try await file(on: "2023-02-10")
    #expect(taken.filled.holders.map(\.holder) == [next])
    #expect(taken.powers == held.powers && taken.duties == held.duties)
  }

  @Test("a planner is told no worker and no small count; a stranger's board learns nothing")
  func sight() async throws {
    let (town, _) = try await tenPlaces()
    let place = town.registry.system
    let planner = try await town.report(
      of: place, on: "2023-01-01", call: town.planning.planner("GetAccountabilityMap"))
    #expect(!planner.namesWorkers && planner.headcount == 10)
    let one = try await town.report(
      of: try #require(planner.map.lines.first).accountability.place, on: "2023-01-01",
      call: town.planning.planner("GetAccountabilityMap"))
    #expect(one.map.headcount == 1 && one.headcount == nil)
    let stranger = await refusal {
      try await town.report(
        of: place, on: "2023-01-01",
        call: town.lead("GetAccountabilityMap", of: town.registry.stranger))
    }
    #expect(stranger?.code == .notFound && stranger?.field == "place_id")
    let manager = await refusal {
      try await town.report(
        on: "2023-01-01", call: town.test.call("GetAccountabilityMap", .manager, of: town.board))
    }
    #expect(manager?.code == .permissionDenied)
  }

  @Test("a later version of a post needs the version that was read, and its own body's steward")
  func versions() async throws {
    let town = try await PartnershipTown.open()
    let post = try await town.post("Director", of: town.council)
    func abolish(_ etag: Etag, of body: OrganisationID? = nil, by call: Call) async throws {
      _ = try await RecordPost.run(
        .init(
          header: town.test.header("abolish"),
          post: Post(
            title: "Director", body: body ?? town.council, kind: .jointDirector,
            period: days("2020-01-01", to: "2023-01-01")),
          earlier: EarlierVersion(id: post, etag: etag)), call, in: town.service)
    }
    let etag = try #require(
      try await GetPost.run(.init(post: post), town.lead("GetPost"), in: town.service)
        .etags[post.asRecord])
    let council = try town.steward("RecordPost", of: town.council)
    let cases: [(Etag, OrganisationID?, Call, ErrorReason)] = [
      (Etag(sent: "v0"), nil, council, .etagMismatch),
      (etag, town.board, council, .fieldsContradict),
      (etag, nil, try town.steward("RecordPost", of: town.planning.home), .recordNotFound),
    ]
    for (etag, body, call, reason) in cases {
      #expect(await refusal { try await abolish(etag, of: body, by: call) }?.reason == reason)
    }
    try await abolish(etag, by: council)
    #expect(await refusal { try await abolish(etag, by: council) }?.reason == .etagMismatch)
  }
}
