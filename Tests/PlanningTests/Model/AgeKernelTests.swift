import Planning
import Testing

/// The inner loop as the race's driver uses it: twelve bands of which a share moves up.
@Suite("the age kernel")
struct AgeKernelTests {
  private let groups = 4
  private let edges: [AgeKernel.Edge] = [
    .init(from: 0, to: 1), .init(from: 1, to: 2), .init(from: 3, to: 1), .init(from: 2, to: 0),
  ]

  private func plan() throws -> AgeKernel.Plan {
    let shares = Array(repeating: 0.2, count: 11) + [0]
    return try #require(
      AgeKernel.Plan(
        groups: groups, bandOfClass: Array(0..<12), edges: edges, ageing: .shareMovesUp(shares)))
  }

  private func memory(_ count: Int, _ make: (Int) -> Double) -> UnsafeMutablePointer<Lanes> {
    let base = UnsafeMutablePointer<Lanes>.allocate(capacity: count)
    for position in 0..<count {
      (base + position).initialize(to: Lanes(repeating: make(position)))
    }
    return base
  }

  @Test("a year of it agrees with the plain reading of the same rules")
  func plainReading() throws {
    let plan = try plan()
    var stock = (0..<12 * groups).map { Double($0 % 7) + 1 }
    let stay = (0..<12 * groups).map { 0.9 - 0.001 * Double($0) }
    let moves = (0..<12 * edges.count).map { 0.01 + 0.0001 * Double($0) }
    let joiners = (0..<12 * groups).map { Double($0 % 3) }
    let blocks = [
      memory(plan.storageCount) { $0 < stock.count ? stock[$0] : 0 },
      memory(stay.count) { stay[$0] }, memory(moves.count) { moves[$0] },
      memory(joiners.count) { joiners[$0] }, memory(12 * groups) { _ in 0 },
    ]
    defer { for block in blocks { block.deallocate() } }
    var buffers = AgeKernel.Buffers(
      storage: blocks[0], stay: blocks[1], moves: blocks[2], joiners: blocks[3], totals: blocks[4])
    for _ in 0..<12 {
      AgeKernel.step(plan, &buffers)
      var next = zip(stock, stay).map { $0 * $1 }
      for band in 0..<12 {
        for (position, edge) in plan.edges.enumerated() {
          next[band * groups + edge.to] +=
            stock[band * groups + edge.from] * moves[band * edges.count + position]
        }
      }
      stock = zip(next, joiners).map { $0 + $1 }
    }
    AgeKernel.age(plan, stock: buffers.stock)
    for band in stride(from: 11, to: 0, by: -1) {
      for group in 0..<groups {
        let up = stock[(band - 1) * groups + group] * 0.2
        stock[band * groups + group] += up
        stock[(band - 1) * groups + group] -= up
      }
    }
    AgeKernel.sum(plan, stock: buffers.stock, totals: buffers.totals)
    for position in stock.indices {
      #expect(isNear(buffers.stock[position][0], stock[position]))
      #expect(buffers.totals[position] == buffers.stock[position])
    }
  }

  @Test("edges are put in order, and shapes that do not fit are refused")
  func shapes() throws {
    #expect(try plan().edges.map(\.to) == [0, 1, 1, 2])
    let none = AgeKernel.Ageing.everyoneMovesUp
    #expect(AgeKernel.Plan(groups: 1, bandOfClass: [0, 2], edges: [], ageing: none) == nil)
    #expect(
      AgeKernel.Plan(groups: 1, bandOfClass: [0], edges: [.init(from: 0, to: 1)], ageing: none)
        == nil)
    #expect(
      AgeKernel.Plan(groups: 1, bandOfClass: [0, 0], edges: [], ageing: .shareMovesUp([0.2])) == nil
    )
  }
}
