import Access
import Operations
import Planning
import TestSupport
import Testing
import Vocabulary

@Suite("Plans and their scenarios")
struct PlanTests {
  @Test("a plan opens empty for a place, takes a scenario version by version, and keeps each")
  func versions() async throws {
    let town = try await PlanningTown.open()
    let empty = try await town.createPlan()
    #expect(empty.plan.plannedPlaces == [town.place])
    #expect(empty.scenarioVersion == nil)
    var other = TrustAndCare()
    other.recruits = 30
    let first = try await town.draft(on: empty)
    let second = try await town.draft(other.scenario(), on: first)
    #expect(second.scenarioVersion == 2)
    let kept = try await GetScenario.run(
      1, of: empty.plan.id, town.planner("GetScenario"), in: town.service)
    let newest = try await GetScenario.run(
      nil, of: empty.plan.id, town.planner("GetScenario"), in: town.service)
    #expect(kept.scenario == (try TrustAndCare().scenario()))
    #expect(newest.scenario == (try other.scenario()) && newest.version == 2)
    #expect(kept.digest != newest.digest && kept.digest.count == 32)
  }

  @Test("the same request again answers alike and keeps one version; another body is refused")
  func replay() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.createPlan()
    let header = town.test.header("draft")
    func draft(_ header: ChangeHeader) async throws -> DraftScenario.Report {
      try await DraftScenario.run(
        .init(
          header: header, plan: plan.plan.id, etag: plan.etag,
          scenario: TrustAndCare().scenario()),
        town.planner("DraftScenario"), in: town.service)
    }
    let first = try await draft(header)
    let again = try await draft(header)
    #expect(again.receipt?.wasReplayed == true)
    #expect(again.version == first.version && again.scenario == first.scenario)
    let other = ChangeHeader(
      request: header.request, isValidationOnly: false, body: Array("other".utf8))
    #expect(await refusal { try await draft(other) }?.reason == .requestIDReused)
    // The version that was read is no longer the newest.
    let late = await refusal { try await draft(town.test.header("late")) }
    #expect(late?.reason == .etagMismatch && late?.field == "etag")
  }

  @Test("a plan that is only checked is not there afterwards")
  func validateOnly() async throws {
    let town = try await PlanningTown.open()
    let report = try await CreatePlan.run(
      .init(
        header: town.test.header("check", validateOnly: true),
        plan: .init(
          title: "Brent", place: town.place,
          start: PlanMonth(year: 2026, month: 4, field: "start"))),
      town.planner("CreatePlan"), in: town.service)
    #expect(report.receipt.wasValidatedOnly && report.standing == nil)
    let listed = try await ListPlans.run(
      .init(place: nil, page: PageRequest(size: 0, token: "")), town.planner("ListPlans"),
      in: town.service)
    #expect(listed.entries.isEmpty)
  }

  @Test("a scenario of other months than the plan's is refused by its field")
  func months() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.createPlan(horizonMonths: 180)
    let refused = await refusal { try await town.draft(on: plan) }
    #expect(refused?.field == "scenario.horizon_months")
    #expect(try await town.show(plan.plan.id).scenarioVersion == nil)
  }

  @Test("a plan without population files asks for its people; nothing is guessed")
  func population() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.createPlan()
    let refused = await refusal { try await town.draft(TrustAndCare().open(), on: plan) }
    #expect(refused?.code == .failedPrecondition && refused?.field == "scenario.places")
  }

  @Test("without a scenario a draft asks what nobody has said and keeps nothing")
  func questions() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.createPlan()
    let report = try await DraftScenario.run(
      .init(header: town.test.header("ask"), plan: plan.plan.id, etag: plan.etag, scenario: nil),
      town.planner("DraftScenario"), in: town.service)
    #expect(report.receipt == nil && report.version == nil && report.scenario == nil)
    #expect(report.questions.map(\.field) == ["stocks"])
    #expect(try await town.show(plan.plan.id) == plan)
  }

  @Test("need models are replaced as a new version, the rest of the scenario staying as it was")
  func needModel() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    func set(_ needs: [NeedInput]) async throws -> SetNeedModel.Report {
      try await SetNeedModel.run(
        .init(
          header: town.test.header("need"), plan: plan.plan.id, etag: plan.etag, needs: needs,
          activities: [], tasks: []),
        town.planner("SetNeedModel"), in: town.service)
    }
    func need(_ group: GroupCode) throws -> NeedInput {
      try NeedInput(
        place: nil, group: group, tier: .proportional(weights: PeopleBand.aged65AndOver),
        field: "needs")
    }
    let unknown = await refusal { try await set([need(GroupCode(listed: "NOBODY"))]) }
    #expect(unknown?.reason == .codeUnknown && unknown?.field?.hasPrefix("needs") == true)
    #expect(try await set([need(TrustAndCare.care)]).version == 2)
    let kept = try await GetScenario.run(
      nil, of: plan.plan.id, town.planner("GetScenario"), in: town.service)
    #expect(kept.scenario.parts.needs.map(\.group) == [TrustAndCare.care])
    #expect(kept.scenario.parts.stocks == (try TrustAndCare().scenario()).parts.stocks)
  }
}

@Suite("Who may plan")
struct PlanAccessTests {
  @Test("a member of the place plans for it; a stranger's and a missing plan look alike")
  func strangers() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    let partner = try await GetPlan.run(
      plan.plan.id, town.planner("GetPlan", of: town.home), in: town.service)
    #expect(partner == plan)
    let stranger = try town.planner("GetPlan", of: town.registry.stranger)
    let hidden = await refusal {
      try await GetPlan.run(plan.plan.id, stranger, in: town.service)
    }
    let missing = await refusal {
      try await GetPlan.run(testID(999), stranger, in: town.service)
    }
    #expect(hidden == missing)
    #expect(hidden?.code == .notFound && hidden?.field == "plan_id")
  }

  @Test("an organisation's own plan is its own, and it may plan for no place it does not serve")
  func own() async throws {
    let town = try await PlanningTown.open()
    let own = try await town.createPlan(of: town.home, isOwn: true)
    let other = await refusal {
      try await GetPlan.run(own.plan.id, town.planner("GetPlan"), in: town.service)
    }
    #expect(other?.code == .notFound)
    let refused = await refusal { try await town.createPlan(of: town.registry.stranger) }
    #expect(refused?.code == .notFound && refused?.field == "plan.place_id")
    func listed(_ body: OrganisationID) async throws -> [PlanID] {
      try await ListPlans.run(
        .init(place: nil, page: PageRequest(size: 0, token: "")),
        town.planner("ListPlans", of: body), in: town.service
      ).entries.map(\.plan.id)
    }
    let shared = try await town.createPlan()
    #expect(try await listed(town.home) == [own.plan.id, shared.plan.id].sorted())
    #expect(try await listed(town.trust) == [shared.plan.id])
    #expect(try await listed(town.registry.stranger) == [])
  }

  @Test("duties that plan nothing are told so whether the plan is there or not")
  func duties() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    for duty in Duty.allCases where ![.planner, .board, .auditor, .holder].contains(duty) {
      for id in [plan.plan.id, testID(999)] {
        let call = try town.test.call("GetPlan", duty, of: town.registry.board)
        let refused = await refusal { try await GetPlan.run(id, call, in: town.service) }
        #expect(refused?.code == .permissionDenied, "\(duty)")
      }
    }
  }

  @Test("a board reads and freezes and keeps no plan; an auditor reads while engaged")
  func boardAndAuditor() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    let board = try town.test.call("GetPlan", .board, of: town.registry.board)
    #expect(try await GetPlan.run(plan.plan.id, board, in: town.service) == plan)
    let kept = await refusal {
      try await DraftScenario.run(
        .init(
          header: town.test.header("board"), plan: plan.plan.id, etag: plan.etag,
          scenario: TrustAndCare().scenario()),
        town.test.call("DraftScenario", .board, of: town.registry.board), in: town.service)
    }
    #expect(kept?.code == .permissionDenied)
    let auditor = try town.test.call("GetPlan", .auditor, of: town.registry.stranger)
    let early = await refusal { try await GetPlan.run(plan.plan.id, auditor, in: town.service) }
    #expect(early?.code == .notFound)
    try await town.test.store.write {
      try $0.record(
        auditBy: town.registry.stranger,
        for: InstantPeriod(from: moment(-1), to: moment(1), field: "period"))
    }
    #expect(try await GetPlan.run(plan.plan.id, auditor, in: town.service) == plan)
    let listed = try await ListPlans.run(
      .init(place: nil, page: PageRequest(size: 0, token: "")), auditor, in: town.service)
    #expect(listed.entries == [plan])
  }
}
