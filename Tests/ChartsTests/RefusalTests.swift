import Testing
import Vocabulary

@testable import Charts

@Suite("what no chart is made of")
struct RefusalTests {
  private func refusal(_ make: () throws -> Any) -> ServiceError? {
    do {
      _ = try make()
      return nil
    } catch {
      return error as? ServiceError
    }
  }

  @Test(
    "a value that isn't a finite number up to 1e15 is refused with its field",
    arguments: [.nan, .infinity, -.infinity, 1.1e15, -1e300] as [Double])
  func values(_ bad: Double) {
    let refusals = [
      refusal { try ChartSeries(name: "a", values: [1, nil, bad]) },
      refusal { try BarRow(name: "a", values: [bad]) },
      refusal { try BridgePart(name: "a", change: bad) },
      refusal { try TornadoRow(name: "a", lowEnd: bad, highEnd: 1) },
      refusal { try TornadoRow(name: "a", lowEnd: 1, highEnd: bad) },
      refusal {
        try FanPoint(
          label: "a", p5: 1, p10: 1, p25: 1, p50: bad, p75: 1, p90: 1, p95: 1, central: 1)
      },
      refusal {
        try TornadoChart(
          heading: Samples.heading(), unit: "u", centre: bad,
          rows: [TornadoRow(name: "a", lowEnd: 1, highEnd: 1)])
      },
    ]
    #expect(refusals.map { $0?.reason } == Array(repeating: .valueOutOfRange, count: 7))
    #expect(
      refusals.map { $0?.field } == [
        "values[2]", "values[0]", "change", "lowEnd", "highEnd", "p50", "centre",
      ])
    #expect(refusals.allSatisfy { $0?.code == .invalidArgument })
  }

  @Test("a bridge whose parts don't add up is refused, one that does to the last bits is drawn")
  func bridge() throws {
    let make = { (closing: Double) in
      try BridgeChart(
        heading: Samples.heading(), unit: "u", opening: BridgePart(name: "o", change: 1e6),
        parts: [BridgePart(name: "a", change: 0.1), BridgePart(name: "b", change: 0.2)],
        closing: BridgePart(name: "c", change: closing))
    }
    #expect(refusal { try make(1e6 + 0.31) }?.reason == .fieldsContradict)
    #expect(refusal { try make(1e6 + 0.31) }?.field == "parts")
    #expect(refusal { try make(1e6 + 0.302) }?.field == "parts")
    #expect(try make(1e6 + 0.3009).closing.change == 1e6 + 0.3009)
    #expect(refusal { try make(-1e6) }?.reason == .fieldsContradict)
  }

  @Test("quantiles out of order are refused with the one that is too low")
  func quantiles() {
    let refused = refusal {
      try FanPoint(label: "a", p5: 1, p10: 2, p25: 3, p50: 4, p75: 3.9, p90: 6, p95: 7, central: 4)
    }
    #expect(refused?.reason == .fieldsContradict)
    #expect(refused?.field == "p75")
  }

  @Test("a row or a series with a value too few or too many is refused")
  func lengths() throws {
    let short = try ChartSeries(name: "a", values: [1])
    let lines = refusal {
      try LineChart(heading: Samples.heading(), unit: "u", labels: ["x", "y"], series: [short])
    }
    let bars = refusal {
      try BarChart(
        heading: Samples.heading(), unit: "u", rowKind: "g", series: ["s"],
        rows: [BarRow(name: "a", values: [1]), BarRow(name: "b", values: [1, 2])])
    }
    let fan = refusal {
      try FanChart(
        heading: Samples.heading(), unit: "u", points: Samples.fan().points, comparison: short)
    }
    #expect([lines, bars, fan].map { $0?.reason } == Array(repeating: .fieldsContradict, count: 3))
    #expect([lines, bars, fan].map { $0?.field } == ["series[0]", "rows[1]", "comparison"])
  }

  @Test("too few points and too many lines are refused")
  func counts() throws {
    let series = try (0..<9).map { try ChartSeries(name: "s\($0)", values: [1, 2]) }
    let many = refusal {
      try LineChart(heading: Samples.heading(), unit: "u", labels: ["x", "y"], series: series)
    }
    let few = refusal {
      try FanChart(
        heading: Samples.heading(), unit: "u", points: [Samples.point("x", 1, spread: 0)])
    }
    let none = refusal {
      try BarChart(heading: Samples.heading(), unit: "u", rowKind: "g", series: ["s"], rows: [])
    }
    #expect(
      [many, few, none].map { $0?.reason } == [.listTooLong, .valueOutOfRange, .valueOutOfRange])
  }

  @Test("names that can't be told apart, blank ones and endless ones are refused")
  func names() throws {
    let one = try ChartSeries(name: "same", values: [1, 2])
    let twice = refusal {
      try LineChart(
        heading: Samples.heading(), unit: "u", labels: ["x", "y"], series: [one, one])
    }
    #expect(twice?.reason == .duplicateItem)
    #expect(refusal { try BarRow(name: " \u{202e}\n", values: []) }?.reason == .fieldRequired)
    let long = String(repeating: "x", count: 201)
    #expect(refusal { try BarRow(name: long, values: []) }?.reason == .fieldTooLong)
  }

  @Test(
    "an id that could leave its attribute is refused", arguments: ["", "1a", "a b", "a\"", "é"])
  func ids(_ id: String) {
    let refused = refusal { try ChartID(id) }
    #expect(refused?.reason == .idMalformed)
    #expect(refused?.field == "id")
  }
}
