import Testing

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
