import Testing

@testable import Charts

@Suite("numbers as charts write them")
struct ChartNumberTests {
  @Test(
    "a number is rounded half away from zero on the digits a reader sees",
    arguments: [
      (0.125, 2, "0.13"), (1.005, 2, "1.01"), (2.5, 0, "3"), (-2.5, 0, "\u{2212}3"),
      (999.96, 1, "1,000.0"), (1_234_567.891, 1, "1,234,567.9"), (0.04, 1, "0.0"),
      (-0.04, 1, "0.0"), (-0.0, 2, "0"), (0, 3, "0"), (.leastNonzeroMagnitude, 2, "0.00"),
      (9.995, 2, "10.00"),
      (1e15, 0, "1,000,000,000,000,000"), (123, 0, "123"), (-1000, 0, "\u{2212}1,000"),
      (0.5, 0, "1"), (0.49, 0, "0"), (1e22, 0, "10,000,000,000,000,000,000,000"),
    ] as [(Double, Int, String)])
  func rounds(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(ChartNumber(decimals: decimals).text(value) == text)
  }

  @Test(
    "decimals are chosen by the largest of the values",
    arguments: [
      ([1234.56, 2.3], "2"), ([45.67, 2.34], "2.3"), ([4.567, 0.12], "0.12"), ([12, 7], "7"),
      ([0.5, 0.123456], "0.123"), ([0.05, 0.0123], "0.0123"), ([0.0000125], "1.25 × 10⁻⁵"),
      ([1_250_000_000], "1,250.0m"), ([-2e12], "\u{2212}2,000.0bn"), ([18_250_400], "18,250,400"),
      ([.nan, 3.14159], "3.14"), ([0, 0], "0"),
    ] as [([Double], String)])
  func fits(_ values: [Double], _ last: String) throws {
    #expect(ChartNumber(fitting: values).text(try #require(values.last)) == last)
  }

  @Test("a plus stands before what is above zero, and only there")
  func signs() {
    let number = ChartNumber(decimals: 1)
    #expect(
      [12.34, 0.01, 0, -0.01, -3].map(number.signed) == ["+12.3", "0.0", "0", "0.0", "−3.0"])
  }

  @Test("what isn't a number is not known, and never zero")
  func notKnown() {
    let number = ChartNumber(decimals: 1)
    #expect(number.text(Double.nan) == "not known")
    #expect(number.text(-Double.infinity) == "not known")
    #expect(number.text(nil as Double?) == "not known")
  }

  @Test("any number comes back from its text within half a unit of the last digit")
  func comesBack() throws {
    var chance = Seeded(7)
    for _ in 0..<2000 {
      let value = chance.value()
      let decimals = Int.random(in: 0...6, using: &chance)
      let text = ChartNumber(decimals: decimals).text(value)
      let plain = String(text.filter { $0 != "," }.map { $0 == "\u{2212}" ? "-" : $0 })
      let read = try #require(Double(plain))
      let unit = try #require(Double("1e-\(decimals)"))
      #expect(abs(read - value) <= unit * 0.5 + abs(value) * 1e-15, "\(value) as \(text)")
      #expect(!text.hasPrefix("\u{2212}0") || text.contains { ("1"..."9").contains($0) })
    }
  }
}
