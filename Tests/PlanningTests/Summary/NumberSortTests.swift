import Testing
import Vocabulary

@testable import Planning

@Suite struct NumberSortTests {
  @Test("columns of any length come out in rising order", arguments: [0, 1, 2, 256, 257, 5_000])
  func sorts(_ count: Int) {
    let luck = Luck(seed: 1)
    let name = ParameterName("value/sort")
    var values = (0..<count).map { luck.normal(name, draw: UInt32($0 + 1), index: 0) * 1e3 }
    if count > 4 { values[3] = values[2] }
    let expected = values.sorted()
    var sorter = NumberSort()
    sorter.sort(&values)
    #expect(values == expected)
    var whole = expected.reversed().map { Double(Int($0)) }
    sorter.sort(&whole)
    #expect(whole == expected.map { Double(Int($0)) })
  }
}

@Suite struct DrawColumnsTests {
  @Test("more numbers than fit in 4 GiB are refused by name, never tried")
  func tooMany() {
    #expect {
      try DrawColumns(count: 300_000_000, drawCount: 100_001)
    } throws: { error in
      let refusal = error as? ServiceError
      return refusal?.reason == .limitReached && refusal?.field == "draws"
    }
  }

  @Test("lanes land at their draws, the last block's spare lanes nowhere, and run 0 stands apart")
  func keeps() throws {
    var columns = try DrawColumns(count: 2, drawCount: 11)
    let lanes = Lanes(0, 1, 2, 3, 4, 5, 6, 7)
    columns.keep([lanes, lanes * 10], from: 0, draw: 0)
    columns.keep([lanes + 8, lanes * 10 + 80], from: 0, draw: 8)
    #expect(columns.central(1) == 0)
    #expect(Array(columns.draws(0)) == (1...10).map(Double.init))
    #expect(Array(columns.draws(1)) == (1...10).map { Double($0) * 10 })
    columns.add(columns, from: 0, count: 1, to: 1)
    #expect(Array(columns.draws(1)) == (1...10).map { Double($0) * 11 })
  }
}
