import Access
import Dispatch
import Operations
import Planning
import Synchronization
import TestSupport
import Testing
import Vocabulary

@Suite("Runs of a plan")
struct RunProjectionTests {
  @Test("a run is kept with what it rests on, told in parts, and listed newest first")
  func kept() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    let first = try await town.run(plan.plan.id, draws: 16)
    let second = try await town.run(plan.plan.id, seed: 8)
    let run = try #require(first.run)
    #expect(run.state == .finished && run.scenarioVersion == 1)
    #expect(run.basis.seed == 7 && run.basis.draws == 16 && run.basis.thresholds == [0, 50])
    #expect(run.basis.modelVersion == ProjectionResult.modelVersion)
    #expect(!first.parts.isEmpty && first.parts.allSatisfy { $0.count <= 512 * 1_024 })
    #expect(run.ending?.digest == sha256(first.bytes))
    let listed = try await ListRuns.run(
      .init(plan: plan.plan.id, page: PageRequest(size: 1, token: "")),
      town.planner("ListRuns"), in: town.service)
    #expect(listed.entries.map(\.id) == [second.run?.id])
    let rest = try await ListRuns.run(
      .init(plan: plan.plan.id, page: PageRequest(size: 1, token: listed.nextToken)),
      town.planner("ListRuns"), in: town.service)
    #expect(rest.entries == [run] && rest.nextToken.isEmpty)
    // A run changes nothing of the plan.
    #expect(try await town.show(plan.plan.id) == plan)
  }

  @Test("the same request again gives the bytes that are kept; so does the run by its name")
  func replay() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    let header = town.test.header("run")
    let first = try await town.run(plan.plan.id, header: header, draws: 8)
    let again = try await town.run(plan.plan.id, header: header, draws: 8)
    #expect(again.receipt?.wasReplayed == true && again.progress.isEmpty)
    #expect(again.parts == first.parts && again.run == first.run)
    let id = try #require(first.run?.id)
    let told = Box()
    try await RunProjection.run(
      .init(header: town.test.header("again"), plan: plan.plan.id, wanted: .kept(id)),
      town.planner("RunProjection"), in: town.service
    ) { await told.hear($0) }
    #expect(await told.told.parts == first.parts)
  }

  @Test("a run that was cut off is started again under its name and gives the same bytes")
  func cutOff() async throws {
    let town = try await PlanningTown.open()
    var doubted = TrustAndCare()
    (doubted.leaving, doubted.doubt) = (0.2, 0.3)
    let plan = try await town.draft(doubted.scenario())
    let whole = try await town.run(plan.plan.id, draws: 400)
    let header = town.test.header("cut")
    let call = try town.planner("RunProjection", subject: "somebody in a hurry")
    let settings = try RunSettings(seed: 7, draws: 400, thresholds: [0, 50])
    // The caller goes away at the first word of progress.
    await #expect(throws: (any Error).self) {
      try await RunProjection.run(
        .init(header: header, plan: plan.plan.id, wanted: .new(.newest, settings)), call,
        in: town.service
      ) { _ in throw GoneAway() }
    }
    let cut = try await ListRuns.run(
      .init(plan: plan.plan.id, page: PageRequest(size: 1, token: "")),
      town.planner("ListRuns"), in: town.service)
    #expect(cut.entries.map(\.state) == [.started])
    let resumed = try await town.run(plan.plan.id, header: header, draws: 400, call: call)
    #expect(resumed.run?.id == cut.entries.first?.id)
    #expect(resumed.bytes == whole.bytes)
    #expect(resumed.run?.ending?.digest == whole.run?.ending?.digest)
  }

  @Test("a run that the scenario itself forbids is kept with its reason, told at each replay")
  func failed() async throws {
    let town = try await PlanningTown.open()
    // Two takes of 1,500 each out of 2,000 care workers: known only when the month comes.
    let greedy = try TrustAndCare().scenario().with { parts in
      parts.events = [1, 2].compactMap { _ in
        try? PlanEvent(
          month: 3, place: nil,
          kind: .moveOnce(from: TrustAndCare.care, to: TrustAndCare.support, count: 1_500),
          field: "events")
      }
    }
    let plan = try await town.draft(greedy)
    let header = town.test.header("run")
    var refused: [ServiceError?] = []
    for _ in 1...2 {
      refused.append(await refusal { try await town.run(plan.plan.id, header: header) })
    }
    #expect(refused[0]?.field?.hasPrefix("events") == true && refused[0] == refused[1])
    let listed = try await ListRuns.run(
      .init(plan: plan.plan.id, page: PageRequest(size: 0, token: "")),
      town.planner("ListRuns"), in: town.service)
    #expect(listed.entries.map(\.state) == [.failed])
    #expect(listed.entries.first?.ending?.failure?.message == refused[0]?.message)
  }

  @Test("a lever set anew gives another scenario digest; an unknown one is refused by its field")
  func levers() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    let unknown = await refusal {
      try await town.run(
        plan.plan.id,
        choice: ScenarioChoice(version: nil, levers: [LeverCode(listed: "NOTHING"): 1]))
    }
    #expect(unknown?.field == "scenario.levers" && unknown?.reason == .codeUnknown)
    let missing = await refusal {
      try await town.run(plan.plan.id, choice: ScenarioChoice(version: 9, levers: nil))
    }
    #expect(missing?.field == "scenario.scenario_version")
    let empty = try await town.createPlan()
    let none = await refusal { try await town.run(empty.plan.id) }
    #expect(none?.code == .failedPrecondition)
  }

  @Test("one projection at a time a caller, others wait their turn, and too many are sent away")
  func turns() async throws {
    let desk = ProjectionDesk(mostRunning: 1, mostWaiting: 1)
    let town = try await PlanningTown.open()
    func seat(_ subject: String) throws -> ProjectionDesk.Seat {
      ProjectionDesk.Seat(try town.planner("RunProjection", subject: subject).caller)
    }
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let (one, two, three) = (try seat("one"), try seat("two"), try seat("three"))
    try await withThrowingTaskGroup(of: String.self) { group in
      group.addTask {
        try await desk.run(one) {
          for await _ in gate { break }
          return "one"
        }
      }
      while await desk.runningCount == 0 { await Task.yield() }
      let twice = await refusal { try await desk.run(one) { "again" } }
      #expect(twice?.code == .resourceExhausted && twice?.reason == .limitReached)
      #expect(twice?.retryAfterMilliseconds != nil)
      group.addTask { try await desk.run(two) { "two" } }
      while await desk.waitingCount == 0 { await Task.yield() }
      let full = await refusal { try await desk.run(two) { "twice" } }
      #expect(full?.reason == .limitReached)
      let sent = await refusal { try await desk.run(three) { "three" } }
      #expect(sent?.reason == .overloaded && sent?.retryAfterMilliseconds != nil)
      open.yield()
      let ended = try await group.reduce(into: []) { $0.append($1) }
      #expect(ended == ["one", "two"])
    }
    #expect(try await desk.run(three) { "three" } == "three")
  }

  @Test("what computes for long runs on the desk's own threads, and so does what it begins")
  func threads() async throws {
    let threads = CountedThreads()
    let desk = ProjectionDesk(threads: threads)
    let seat = try await ProjectionDesk.Seat(PlanningTown.open().planner("ExplainGap").caller)
    let sum = try await desk.run(seat) {
      await withTaskGroup(of: Int.self) { group in
        for number in 1...4 { group.addTask { number } }
        return await group.reduce(0, +)
      }
    }
    #expect(sum == 10 && threads.jobCount >= 5)
  }

  @Test("a run of more draws and groups than the service carries out is refused before it begins")
  func limits() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    var tools = PlanningTools(codec: town.service.planning.codec)
    var limits = ProjectionLimits()
    limits.work = 1_000
    tools = PlanningTools(codec: tools.codec, limits: limits)
    let service = town.service.with(planning: tools)
    let refused = await refusal { try await town.run(plan.plan.id, draws: 500, in: service) }
    #expect(refused?.field == "draws" && refused?.reason == .valueOutOfRange)
    // A group that a need alone names counts as those with staff do.
    let more = try TrustAndCare().scenario().with { parts in
      parts.groups += parts.groups.prefix(1).compactMap { group in
        try? StaffGroup(
          code: GroupCode(listed: "OTHER"), name: "Others", sector: .health, isRegulated: false,
          baseHoursPerWeek: 37.5, allowances: group.allowances, field: "groups")
      }
      parts.needs += [GroupCode(listed: "OTHER")].compactMap {
        try? NeedInput(place: nil, group: $0, tier: .activity, field: "needs")
      }
    }
    limits = ProjectionLimits()
    limits.cells = 2
    tools = PlanningTools(codec: tools.codec, limits: limits)
    let few = town.service.with(planning: tools)
    #expect(try await town.run(plan.plan.id, in: few).run?.state == .finished)
    let drafted = try await town.draft(more, on: town.show(plan.plan.id))
    let tooMany = await refusal { try await town.run(drafted.plan.id, in: few) }
    #expect(tooMany?.field == "draws" && tooMany?.message.contains("the scenario has 3") == true)
    let listed = try await ListRuns.run(
      .init(plan: plan.plan.id, page: PageRequest(size: 0, token: "")),
      town.planner("ListRuns"), in: town.service)
    #expect(listed.entries.count == 1)
  }

  private struct GoneAway: Error {}

  private actor Box {
    var told = Told()

    func hear(_ word: RunProjection.Word) { told.hear(word) }
  }
}

@Suite("Frozen plans")
struct FreezePlanTests {
  private func freeze(
    _ town: PlanningTown, _ plan: PlanStanding, _ run: PlanRunID?, duty: Duty = .board
  ) async throws -> FreezePlan.Report {
    try await FreezePlan.run(
      .init(
        header: town.test.header("freeze"), plan: plan.plan.id, etag: plan.etag,
        run: run ?? testID(999), decidedBy: "Place director"),
      town.test.call("FreezePlan", duty, of: town.registry.board), in: town.service)
  }

  @Test("R-43: a plan whose staff and money disagree is not frozen, and is once they agree")
  func disagreement() async throws {
    let town = try await PlanningTown.open()
    func stating(_ staff: Double) throws -> Scenario {
      try TrustAndCare().scenario().with { parts in
        parts.pay = [
          try? PayInput(
            place: nil, group: TrustAndCare.care, yearlyPayPence: 2_000_000, onCostShare: 0,
            field: "pay")
        ].compactMap(\.self)
        parts.stated = parts.places.prefix(1).compactMap { place in
          try? StatedYear(
            place: place.code, group: TrustAndCare.care, year: 1, staffFTE: staff,
            activityHours: nil, payPence: 20_000_000, field: "stated")
        }
        parts.statedTolerance = 0.05
      }
    }
    let short = try await town.draft(stating(12))
    let failed = try await town.run(short.plan.id, header: town.test.header("short"))
    let refused = await refusal { try await freeze(town, short, failed.run?.id) }
    #expect(refused?.reason == .stateForbids && refused?.field == "plan_id")
    #expect(refused?.message.contains("10.0 FTE and 12.0 FTE") == true)
    let whole = try await town.draft(stating(10), on: town.show(short.plan.id))
    let told = try await town.run(whole.plan.id, header: town.test.header("whole"))
    #expect(try await freeze(town, whole, told.run?.id).standing?.freezing != nil)
  }

  @Test("a frozen plan refuses every change and still tells its runs and scenario")
  func frozen() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    let header = town.test.header("run")
    let told = try await town.run(plan.plan.id, header: header)
    let frozen = try #require(try await freeze(town, plan, told.run?.id).standing)
    #expect(frozen.freezing?.run == told.run?.id)
    let refused = [
      await refusal { try await town.draft(on: frozen) },
      await refusal { try await town.run(plan.plan.id) },
      await refusal { try await freeze(town, frozen, told.run?.id) },
      await refusal {
        try await SetNeedModel.run(
          .init(
            header: town.test.header("need"), plan: plan.plan.id, etag: frozen.etag, needs: [],
            activities: [], tasks: []),
          town.planner("SetNeedModel"), in: town.service)
      },
    ]
    #expect(refused.map(\.?.reason) == Array(repeating: .stateForbids, count: 4))
    #expect(try await town.show(plan.plan.id) == frozen)
    let again = try await town.run(plan.plan.id, header: header)
    #expect(again.bytes == told.bytes)
  }

  @Test("a plan freezes with a finished run of its newest scenario, by a board, under its etag")
  func refusals() async throws {
    let town = try await PlanningTown.open()
    let plan = try await town.draft()
    let run = try #require(try await town.run(plan.plan.id).run?.id)
    let planner = await refusal { try await freeze(town, plan, run, duty: .planner) }
    #expect(planner?.code == .permissionDenied)
    let missing = await refusal { try await freeze(town, plan, nil) }
    #expect(missing?.field == "run_id" && missing?.code == .notFound)
    let newer = try await town.draft(on: plan)
    let old = await refusal { try await freeze(town, plan, run) }
    #expect(old?.reason == .etagMismatch)
    let older = await refusal { try await freeze(town, newer, run) }
    #expect(older?.reason == .stateForbids && older?.field == "run_id")
  }
}

/// Threads that count what they are given.
private final class CountedThreads: TaskExecutor {
  private let jobs = Mutex(0)

  var jobCount: Int { jobs.withLock { $0 } }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0 += 1 }
    DispatchQueue.global().async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
