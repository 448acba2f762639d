import Testing
import Vocabulary

@testable import Planning

/// The kernel's loops are compiled for several processors; those that this machine can run are
/// compared bit by bit with those that every machine can.
@Suite("the kernel on every processor")
struct ProcessorTests {
  /// All that a month reads and writes, and its numbers afterwards.
  private struct Job {
    let plan: AgeKernel.Plan
    let arena = LaneArena()
    var buffers: AgeKernel.Buffers

    /// Rates and people from `seed`, the same for every processor.
    init(_ plan: AgeKernel.Plan, seed: UInt64) {
      self.plan = plan
      let luck = Luck(seed: seed)
      let (bands, arena) = (plan.bands, arena)
      func fill(_ name: String, _ count: Int, _ scale: Double) -> UnsafeMutablePointer<Lanes> {
        let memory = arena.memory(count)
        for position in 0..<count {
          for lane in 0..<Lanes.scalarCount {
            memory[position][lane] =
              scale * luck.uniform(ParameterName(name), draw: UInt32(lane), index: UInt32(position))
          }
        }
        return memory
      }
      buffers = AgeKernel.Buffers(
        storage: fill("people", plan.storageCount, 1_000),
        stay: fill("stay", bands * plan.groups, 1),
        moves: fill("moves", bands * plan.edges.count, 0.1),
        joiners: fill("joiners", bands * plan.groups, 9),
        totals: arena.memory(bands * plan.groups))
    }

    /// The bits of stock, totals and weighed totals after each of `months`, the last with ageing.
    mutating func bits(after months: Int) -> [UInt64] {
      let shares = (0..<plan.groups * plan.bands).map { 1 / Double($0 + 2) }
      let weighed = arena.memory(plan.groups)
      var found: [UInt64] = []
      func keep(_ base: UnsafeMutablePointer<Lanes>, _ count: Int) {
        for position in 0..<count {
          for lane in 0..<Lanes.scalarCount { found.append(base[position][lane].bitPattern) }
        }
      }
      for month in 1...months {
        AgeKernel.step(plan, &buffers)
        if month == months {
          keep(buffers.totals, plan.bands * plan.groups)
          AgeKernel.age(plan, stock: buffers.stock)
          AgeKernel.sum(plan, stock: buffers.stock, totals: buffers.totals)
        }
        AgeKernel.weigh(plan, totals: buffers.totals, shares: shares, weighed: weighed)
        keep(buffers.stock, plan.classes * plan.groups)
        keep(buffers.totals, plan.bands * plan.groups)
        keep(weighed, plan.groups)
      }
      return found
    }
  }

  private static let others = AgeKernel.Processor.allCases.filter(\.isHere)

  /// Bands of 1 to 8 classes, so that some are wider than the loops take at once.
  private func plan(
    _ seed: UInt64, _ ageing: (Int) -> AgeKernel.Ageing, _ processor: AgeKernel.Processor
  ) throws -> AgeKernel.Plan {
    let luck = Luck(seed: seed)
    func pick(_ name: String, _ index: Int, _ range: ClosedRange<Int>) -> Int {
      range.lowerBound
        + Int(
          luck.uniform(ParameterName(name), draw: 1, index: UInt32(index)) * Double(range.count))
    }
    let groups = pick("groups", 0, 1...9)
    let bands = (0..<pick("bands", 0, 1...6)).flatMap { band in
      Array(repeating: band, count: pick("width", band, 1...8))
    }
    let edges = (0..<pick("edges", 0, 0...20)).map {
      AgeKernel.Edge(from: pick("from", $0, 0...groups - 1), to: pick("to", $0, 0...groups - 1))
    }
    return try #require(
      AgeKernel.Plan(
        groups: groups, bandOfClass: bands, edges: edges, ageing: ageing(bands.count),
        processor: processor))
  }

  @Test("months, ageing, sums and weights have the same bits", arguments: others)
  func months(_ processor: AgeKernel.Processor) throws {
    let rules: [(Int) -> AgeKernel.Ageing] = [
      { _ in .everyoneMovesUp },
      { .shareMovesUp((1...$0).map { 1 / Double($0 + 1) }) },
    ]
    for seed in 1...40 as ClosedRange<UInt64> {
      for ageing in rules {
        var reference = Job(try plan(seed, ageing, .any), seed: seed)
        var job = Job(try plan(seed, ageing, processor), seed: seed)
        #expect(reference.bits(after: 5) == job.bits(after: 5), "seed \(seed)")
      }
    }
  }

  @Test("the share gone has the same bits", arguments: others)
  func shareGone(_ processor: AgeKernel.Processor) {
    for step in 0..<2_000 {
      let x = Lanes((0..<8).map { Double(step * 8 + $0) * 0.0731 })
      let (one, other) = (LaneMath.shareGone(x, on: .any), LaneMath.shareGone(x, on: processor))
      #expect(unsafeBitCast(one, to: SIMD8<UInt64>.self) == unsafeBitCast(other, to: SIMD8.self))
    }
  }

  @Test("a town's draws have the same bytes", arguments: others)
  func town(_ processor: AgeKernel.Processor) throws {
    let run = try PreparedRun(SmallTown().scenario(), seed: 3, thresholds: [0])
    func ends(_ processor: AgeKernel.Processor) throws -> BlockYearEnds {
      var plan = run.model.plans[0]
      plan.kernel = try #require(
        AgeKernel.Plan(
          groups: plan.kernel.groups,
          bandOfClass: (0..<StaffAge.count).map { AgeBand.of(ageIndex: $0).rawValue },
          edges: plan.kernel.edges, ageing: plan.kernel.ageing, processor: processor))
      let luck = run.luck.block(0..<8, component: run.model.components[0])
      let block = try BlockRun(plan, luck, thresholds: run.thresholds, ledger: nil)
      try block.allMonths()
      return block.yearEnds
    }
    let (one, other) = (try ends(.any), try ends(processor))
    #expect(one.people == other.people)
    #expect(one.availableFTE == other.availableFTE)
    #expect(one.requiredFTE == other.requiredFTE)
    #expect(one.firstPassing == other.firstPassing)
  }

  @Test("the best is one that is here")
  func best() {
    #expect(AgeKernel.Processor.best.isHere)
    #expect(AgeKernel.Processor.any.isHere)
  }
}
