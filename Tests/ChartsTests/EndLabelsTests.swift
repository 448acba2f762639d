import Testing

@testable import Charts

@Suite("names beside the ends of lines")
struct EndLabelsTests {
  @Test("names that are apart stay beside their lines")
  func stay() {
    #expect(spread([50, 150], heights: [20, 20], from: 0, to: 200) == [40, 140])
  }

  @Test("names that would meet are moved apart evenly, in the order of their lines")
  func move() {
    #expect(spread([100, 100], heights: [20, 20], from: 0, to: 200) == [80, 100])
    #expect(spread([101, 100], heights: [20, 20], from: 0, to: 200) == [100.5, 80.5])
  }

  @Test("no two names cover each other, and all stay inside where there is room")
  func neverOverlap() {
    var chance = Seeded(5)
    for _ in 0..<500 {
      let count = Int.random(in: 1...8, using: &chance)
      let wanted = (0..<count).map { _ in Double.random(in: 0...300, using: &chance) }
      let heights = (0..<count).map { _ in Double.random(in: 10...37, using: &chance) }
      let tops = spread(wanted, heights: heights, from: 0, to: 300)
      let boxes = zip(tops, heights).sorted { $0.0 < $1.0 }
      for (upper, lower) in zip(boxes, boxes.dropFirst()) {
        #expect(upper.0 + upper.1 <= lower.0 + 1e-9)
      }
      #expect(boxes.allSatisfy { $0.0 >= 0 && $0.0 + $0.1 <= 300 + 1e-9 })
    }
  }
}
