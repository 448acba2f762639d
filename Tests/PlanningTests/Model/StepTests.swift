import Testing
import Vocabulary

@testable import Planning

/// The known answers of single steps, `planning.md` section 18; 1e-9 relative.
@Suite("known answers of steps")
struct StepTests {
  /// A run at its opening state.
  private func run(_ parts: Scenario.Parts) throws -> BlockRun {
    let bench = try Bench(parts)
    return try BlockRun(bench.model.plans[0], bench.luck(), thresholds: [], ledger: nil)
  }

  private func month(_ run: BlockRun, _ month: Int) throws {
    for step in MonthStep.chain { try step.act(on: run, in: month) }
  }

  @Test("T1: after one month 998 are there")
  func firstMonth() throws {
    var parts = try Make.parts()
    parts.hazards = [try Make.hazard("NURSE", .leave, perMonth: 0.01)]
    parts.joiners = [try Make.joiners("NURSE", perMonth: 8)]
    let run = try run(parts)
    try month(run, 0)
    #expect(isNear(run.people(0)[0], 998))
  }

  @Test("T20: hazards of 0.10, 0.02 and 0.03 a year share the month's exit exactly")
  func competingRisks() throws {
    var parts = try Make.parts()
    parts.hazards = [
      try Make.hazard("NURSE", .retire, perYear: 0.10),
      try Make.hazard("NURSE", .ill, perYear: 0.02),
      try Make.hazard("NURSE", .leave, perYear: 0.03),
    ]
    let bench = try Bench(parts)
    let ledger = Ledger(bench.model.plans[0])
    let run = try BlockRun(bench.model.plans[0], bench.luck(), thresholds: [], ledger: ledger)
    try month(run, 0)
    let shares = (0..<3).map { run.state.causes[$0][0] }
    for (share, expected) in zip(shares, [0.0082814663, 0.0016562933, 0.0024844399]) {
      #expect(abs(share - expected) < 1e-10)
    }
    #expect(abs(shares.reduce(0, +) - 0.0124221995) < 1e-10)
    #expect(isNear(shares.reduce(0, +), -Elementary.expm1(-0.15 / 12)))
    #expect(isNear(1 - run.state.stay[0][0], shares.reduce(0, +)))
  }

  @Test("the share gone agrees with the C library from 0 to far beyond any hazard")
  func shareGone() {
    #expect(LaneMath.shareGone(.zero) == .zero)
    for exponent in stride(from: -40.0, through: 9.5, by: 0.0371) {
      let x = Elementary.exp(exponent * Elementary.log(2))
      let gone = LaneMath.shareGone(Lanes(repeating: x))[0]
      #expect(abs(gone + Elementary.expm1(-x)) <= 4e-16 * gone)
      #expect(gone <= 1)
    }
  }

  @Test("T4: of 100 students 76 graduate where 24% are lost over 36 months")
  func attrition() throws {
    var parts = try Make.parts()
    parts.programmes = [
      try ProgrammeInput(
        code: Make.code("BSC"), name: "nursing", months: 36, attrition: Make.value(0.24),
        registeredShare: 1, lagMonths: 0,
        intakes: [.init(month: 4, planned: 100, applicants: 500)],
        placementHours: Array(repeating: 0, count: 36), students: Array(repeating: 0, count: 36),
        destinations: [.init(place: Make.code("P"), group: Make.code("NURSE"), share: 1)],
        elsewhere: 0, entryAges: Make.entryAges(.from20), field: "programme")
    ]
    let run = try run(parts)
    #expect(isNear(1 - run.state.studentKeep[0][0], 0.0075942625, absolute: 1e-10))
    for number in 0..<38 { try month(run, number) }
    // The intake of month 0 thins 36 times, graduates in month 36 and arrives in month 37.
    #expect(isNear(run.people(0)[0], 1_076))
  }

  @Test("T19: authorised carers as one pool, a twelfth of them due each month")
  func pool() throws {
    let counts = try authorised(carers([100], renewed: 1 - 0.2 / 12))
    let due = [113.489008, 133.531790, 137.614679]
    for (count, expected) in zip(counts, due) { #expect(abs(count - expected) < 1e-6) }
  }

  @Test("T19b: authorised carers by months to expiry, 100 spread evenly over a year")
  func byMonths() throws {
    let counts = try authorised(carers(Array(repeating: 100.0 / 12, count: 12), renewed: 0.8))
    let due = [116.598157, 140.243763, 144.591537]
    for (count, expected) in zip(counts, due) { #expect(abs(count - expected) < 1e-6) }
  }

  /// Carers after 12, 60 and 1,200 months; the last is the limit.
  private func authorised(_ parts: Scenario.Parts) throws -> [Double] {
    let run = try run(parts)
    var counts: [Double] = []
    for number in 0..<1_200 {
      try month(run, number)
      if [11, 59, 1_199].contains(number) {
        counts.append(run.authorised(run.plan.delegations[0])[0])
      }
    }
    return counts
  }

  /// Receivers of whom 2% leave each month and are replaced, and five a month who are trained.
  private func carers(_ byMonths: [Double], renewed: Double) throws -> Scenario.Parts {
    var parts = try Make.parts(["CARER", "NURSE"])
    parts.hazards = [try Make.hazard("CARER", .leave, perMonth: 0.02)]
    parts.joiners = [try Make.joiners("CARER", perMonth: 20)]
    parts.delegations = [
      try Make.delegation(
        from: "NURSE", to: "CARER",
        carers: Make.carers(byMonths, renewed: renewed, planned: 5, assessor: "NURSE"))
    ]
    return parts
  }
}

/// T3, the ageing step alone: ages 16-75 in twelve classes of five, those past 75 removed.
@Suite("known answer of ageing")
struct AgeingTests {
  private final class Ages {
    let plan: AgeKernel.Plan
    let stock = LaneArena().keeping(60)

    init() throws {
      plan = try #require(
        AgeKernel.Plan(
          groups: 1, bandOfClass: Array(0..<60), edges: [], ageing: .everyoneMovesUp))
    }

    /// One ageing; those past 75 go.
    func age() {
      stock.buffer[59] = .zero
      AgeKernel.age(plan, stock: stock.buffer.base)
    }

    var classes: [Double] {
      (0..<12).map { number in (0..<5).reduce(0) { $0 + stock.buffer[number * 5 + $1][0] } }
    }
  }

  @Test("T3: from 120 at each age, a class holds 600 for ever before ageing")
  func steady() throws {
    let ages = try Ages()
    for age in 0..<60 { ages.stock.buffer[age] = Lanes(repeating: 120) }
    for _ in 0..<80 {
      #expect(ages.classes == Array(repeating: 600, count: 12))
      ages.age()
      ages.stock.buffer[0] += 120
    }
  }

  @Test("T3: from empty, every class holds 600 from year 60 on, and a cohort stays five years")
  func fromEmpty() throws {
    let ages = try Ages()
    ages.stock.buffer[0] += 120
    for year in 0..<70 {
      let filled = ages.classes.map { $0 == 600 }
      #expect(filled == (0..<12).map { year >= $0 * 5 + 4 })
      if year == 59 { #expect(ages.classes == Array(repeating: 600, count: 12)) }
      ages.age()
      ages.stock.buffer[0] += 120
    }
  }

  @Test("T3: ten a month instead: 600 before ageing, 480 in the youngest class just after")
  func monthly() throws {
    let ages = try Ages()
    for year in 0..<70 {
      for _ in 0..<12 { ages.stock.buffer[0] += 10 }
      #expect(ages.classes[0] == Double(min(year + 1, 5) * 120))
      ages.age()
      #expect(ages.classes[0] == Double(min(year + 1, 4) * 120))
    }
    for _ in 0..<12 { ages.stock.buffer[0] += 10 }
    #expect(ages.classes == Array(repeating: 600, count: 12))
  }
}

extension LaneArena {
  /// A buffer with the arena that owns it.
  fileprivate func keeping(_ count: Int) -> (arena: LaneArena, buffer: LaneBuffer) {
    (self, make(count))
  }
}
