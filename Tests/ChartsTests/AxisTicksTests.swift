import Testing

@testable import Charts

@Suite("marks on an axis")
struct AxisTicksTests {
  private func labels(_ ticks: AxisTicks) -> [String] { ticks.values.map(ticks.number.text) }

  @Test(
    "marks stand at round steps",
    arguments: [
      ([0, 93], ["0", "20", "40", "60", "80", "100"]),
      ([0, 0], ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      ([-3, 7], ["−4", "−2", "0", "2", "4", "6", "8"]),
      ([5, 5, 5], ["0", "1", "2", "3", "4", "5"]),
      ([-5, -5], ["−5", "−4", "−3", "−2", "−1", "0"]),
      ([], ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      ([0, 12_400_000], ["0", "2.5m", "5.0m", "7.5m", "10.0m", "12.5m"]),
      ([0, 1e15], ["0", "200,000bn", "400,000bn", "600,000bn", "800,000bn", "1,000,000bn"]),
      (
        [0, 4.1e-7],
        ["0", "1 × 10⁻⁷", "2 × 10⁻⁷", "3 × 10⁻⁷", "4 × 10⁻⁷", "5 × 10⁻⁷"]
      ),
    ] as [([Double], [String])])
  func roundSteps(_ values: [Double], _ expected: [String]) {
    #expect(labels(AxisTicks(covering: values, about: 5, start: .zero)) == expected)
  }

  @Test("an axis of lines leaves zero out only when that more than halves its length")
  func startsAwayFromZero() {
    #expect(!AxisTicks(covering: [1000, 1200], about: 5, start: .zeroWhereFair).hasZero)
    #expect(AxisTicks(covering: [500, 1200], about: 5, start: .zeroWhereFair).hasZero)
    #expect(AxisTicks(covering: [-1200, -1000], about: 5, start: .zeroWhereFair).base < 0)
    #expect(AxisTicks(covering: [1000, 1200], about: 5, start: .zero).hasZero)
    #expect(!AxisTicks(covering: [500, 1200], about: 5, start: .free).hasZero)
  }

  @Test("marks cover any data, rise by one step, are few, and are written apart")
  func coverTheData() {
    var chance = Seeded(11)
    for round in 0..<3000 {
      var values = (0..<Int.random(in: 1...6, using: &chance)).map { _ in chance.value() }
      // Every third axis has values that lie close together, far from zero.
      if round % 3 == 0 { values = values.map { values[0] * (1 + $0 * 1e-14) } }
      let count = Int.random(in: 2...8, using: &chance)
      let start: AxisTicks.Start = [.zero, .zeroWhereFair, .free][round % 3]
      let ticks = AxisTicks(covering: values, about: count, start: start)
      #expect(values.allSatisfy { $0 >= ticks.lowest && $0 <= ticks.highest }, "\(values)")
      #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
      #expect((2...count + 3).contains(ticks.values.count), "\(values) \(ticks.values)")
      #expect(ticks.values.allSatisfy { $0.isFinite })
      #expect(Set(labels(ticks)).count == ticks.values.count, "\(labels(ticks))")
    }
  }
}
