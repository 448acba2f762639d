import Planning
import Testing
import Vocabulary

/// Training with placement limits: `planning.md`, section 4, step 6, and section 5.
@Suite("training")
struct TrainingTests {
  private func programme(
    _ code: String, months: Int = 12, planned: Double = 60, applicants: Double = 1_000,
    hours: Double = 10, attrition: Double = 0, lag: Int = 0
  ) throws(ServiceError) -> ProgrammeInput {
    try ProgrammeInput(
      code: Make.code(code), name: code, months: months, attrition: Make.value(attrition),
      registeredShare: 0.9, lagMonths: lag,
      intakes: [.init(month: 9, planned: planned, applicants: applicants)],
      placementHours: Array(repeating: hours, count: months),
      students: Array(repeating: 0, count: months),
      destinations: [.init(place: Make.code("P"), group: Make.code("NURSE"), share: 0.8)],
      elsewhere: 0.2, entryAges: Make.entryAges(.from20), field: "programme")
  }

  /// A tenth of 100 FTE supervises, 20 hours each: 200 hours a month.
  private func parts(_ programmes: [ProgrammeInput]) throws -> Scenario.Parts {
    var parts = try Make.parts()
    parts.stocks = [try Make.stock("NURSE", Make.people(100))]
    parts.programmes = programmes
    parts.supervision = [
      try SupervisionInput(
        place: Make.code("P"), group: Make.code("NURSE"), supervisorShare: 0.1, hoursPerFTE: 20,
        field: "supervision")
    ]
    parts.placementAreas = [
      try PlacementArea(
        place: Make.code("P"), programmes: programmes.map(\.code), field: "area")
    ]
    return parts
  }

  @Test("an intake is cut to the room its placement hours leave")
  func room() throws {
    let run = try Bench(parts([programme("A")])).central()
    let year = try #require(run.programmes.first { $0.year == 1 })
    #expect(year.planned == 60)
    #expect(isNear(year.intake, 20))
    #expect(isNear(year.refusedForRoom, 40))
    #expect(isNear(year.students, 20))
  }

  @Test("simulation makes room, and few applicants need none")
  func simulation() throws {
    var parts = try parts([programme("A")])
    parts.events = [try Make.event(0, at: "P", .simulation(hoursPerMonth: 100))]
    #expect(isNear(try Bench(parts).central().programmes[1].intake, 30))
    parts = try self.parts([programme("A", applicants: 7)])
    #expect(isNear(try Bench(parts).central().programmes[1].intake, 7))
    #expect(isNear(try Bench(parts).central().programmes[1].refusedForRoom, 0))
  }

  @Test("programmes that share supervisors are cut by one factor, whatever their order")
  func common() throws {
    let (a, b) = (try programme("A", planned: 30), try programme("B", planned: 10))
    let one = try Bench(parts([a, b])).central().programmes
    let other = try Bench(parts([b, a])).central().programmes
    #expect(one == other)
    let intakes = one.filter { $0.year == 1 }.map(\.intake)
    #expect(isNear(intakes[0], 15) && isNear(intakes[1], 5))
  }

  @Test("where students already there exceed the hours there is no room")
  func full() throws {
    let run = try Bench(parts([programme("A", months: 36)])).central()
    #expect(isNear(run.programmes[1].intake, 20))
    #expect(isNear(run.programmes[2].intake, 0), "the first intake takes all hours for 3 years")
  }

  @Test("students are intake less those lost and graduated; graduates arrive after their lag")
  func identity() throws {
    let run = try Bench(parts([programme("A", months: 24, attrition: 0.2, lag: 3)])).central()
    let rows = run.programmes
    for (before, row) in zip(rows, rows.dropFirst()) {
      #expect(isNear(row.students, before.students + row.intake - row.lost - row.graduated))
    }
    // September 2026's 20 graduate in September 2028 (month 29) and arrive in month 33: year 3.
    #expect(isNear(rows[3].graduated, 16))
    #expect(isNear(rows[3].arrived, 16 * 0.9 * 0.8))
    #expect(isNear(run.row("NURSE", 3)?.flows?.joiners[0] ?? 0, rows[3].arrived))
  }

  @Test("supervising students and apprentices' release come off the hours of their groups")
  func deductions() throws {
    var parts = try parts([programme("A")])
    parts.apprentices = [
      try ApprenticeRelease(
        place: Make.code("P"), group: Make.code("NURSE"), apprenticeShare: 0.2, releasedShare: 0.25,
        field: "apprentices")
    ]
    let capacity = try #require(try Bench(parts).central().row("NURSE", 1)?.capacity)
    #expect(isNear(capacity.releaseHours, capacity.productiveHours * 0.05))
    #expect(isNear(capacity.studentHours, 200))
    #expect(
      isNear(
        capacity.availableHours,
        capacity.productiveHours - capacity.releaseHours - capacity.studentHours))
  }

  @Test("hiring fills what is open after exits and never beyond the establishment")
  func hiring() throws {
    var parts = try Make.parts()
    parts.stocks = [
      try Make.stock("NURSE", Make.people(80), participation: 0.8, establishment: 80)
    ]
    parts.hazards = [try Make.hazard("NURSE", .leave, perMonth: 0.01)]
    parts.hiring = [
      try EstablishmentHiring(
        place: Make.code("P"), group: Make.code("NURSE"), fillRate: Make.value(0.5),
        applicantsPerMonth: Make.value(1_000), entryAges: Make.entryAges(), field: "hiring")
    ]
    let run = try Bench(parts).central()
    // FTE settles where half of what is open replaces the 1% that left: F = 0.99F + (80 − 0.99F)/2.
    #expect(isNear(run.row("NURSE", 15)?.capacity.fte ?? 0, 80 * 0.5 / 0.505))
    let before = try #require(run.row("NURSE", 2)).capacity.fte
    parts.events = [try Make.event(24, .establishment(group: Make.code("NURSE"), fte: 10))]
    let cut = try Bench(parts).central()
    #expect(try #require(cut.row("NURSE", 3)).capacity.fte < before)
    #expect(cut.row("NURSE", 3)?.flows?.joiners == [0, 0, 0, 0])
  }
}
