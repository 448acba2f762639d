import Charts

extension Samples {
  private static let words = [
    "nurse", "registered", "care", "of", "the", "adult", "Wealdshire", "physiotherapy", "a", "MMM",
    "non-registered", "supercalifragilisticexpialidocious", "home",
  ]

  /// One to nine words, made different by a number of letters behind them.
  static func label(_ index: Int, using chance: inout Seeded) -> String {
    let count = Int.random(in: 1...9, using: &chance)
    let picked = (0..<count).map { _ in words.randomElement(using: &chance) ?? "x" }
    return picked.joined(separator: " ") + " " + String(repeating: "i", count: index + 1)
  }

  /// Values of one magnitude and any sign, a few of them absent or zero.
  static func values(_ count: Int, using chance: inout Seeded) -> [Double?] {
    let scale = abs(chance.value())
    return (0..<count).map { _ in
      switch Int.random(in: 0..<10, using: &chance) {
      case 0: nil
      case 1: 0
      default: Double.random(in: -1...2, using: &chance) * scale
      }
    }
  }

  /// One chart of each kind with made-up labels and values.
  static func random(using chance: inout Seeded) throws -> [any Chart] {
    [
      try randomFan(using: &chance), try randomLines(using: &chance),
      try randomBridge(using: &chance), try randomTornado(using: &chance),
      try randomBars(using: &chance),
    ]
  }

  private static func randomFan(using chance: inout Seeded) throws -> FanChart {
    let count = Int.random(in: 2...40, using: &chance)
    let base = chance.value()
    let spread = abs(base) * Double.random(in: 0...1, using: &chance)
    let points = try (0..<count).map { try point("\(2026 + $0)", base, spread: spread) }
    return try FanChart(
      heading: heading(), unit: "people", points: points,
      comparison: ChartSeries(
        name: label(0, using: &chance), values: points.map { $0.central * 1.1 }))
  }

  private static func randomLines(using chance: inout Seeded) throws -> LineChart {
    let count = Int.random(in: 2...20, using: &chance)
    let series = try (0..<Int.random(in: 1...8, using: &chance)).map {
      try ChartSeries(
        name: label($0, using: &chance), values: values(count, using: &chance))
    }
    return try LineChart(
      heading: heading(), unit: "people", labels: (0..<count).map { "\(2026 + $0)/\(27 + $0)" },
      series: series)
  }

  private static func randomBridge(using chance: inout Seeded) throws -> BridgeChart {
    let scale = abs(chance.value())
    let parts = try (0..<Int.random(in: 0...9, using: &chance)).map {
      try BridgePart(
        name: label($0, using: &chance),
        change: Double.random(in: -1...1, using: &chance) * scale)
    }
    let opening = Double.random(in: -3...3, using: &chance) * scale
    return try BridgeChart(
      heading: heading(), unit: "people", opening: BridgePart(name: "Opening", change: opening),
      parts: parts,
      closing: BridgePart(
        name: "Closing", change: parts.reduce(opening) { $0 + $1.change }))
  }

  private static func randomTornado(using chance: inout Seeded) throws -> TornadoChart {
    let scale = abs(chance.value())
    let rows = try (0..<Int.random(in: 1...9, using: &chance)).map {
      try TornadoRow(
        name: label($0, using: &chance), lowEnd: Double.random(in: 1...3, using: &chance) * scale,
        highEnd: Double.random(in: 1...3, using: &chance) * scale)
    }
    return try TornadoChart(heading: heading(), unit: "people", centre: 2 * scale, rows: rows)
  }

  private static func randomBars(using chance: inout Seeded) throws -> BarChart {
    let count = Int.random(in: 1...4, using: &chance)
    let rows = try (0..<Int.random(in: 1...9, using: &chance)).map {
      try BarRow(name: label($0, using: &chance), values: values(count, using: &chance))
    }
    return try BarChart(
      heading: heading(), unit: "people", rowKind: "Group",
      series: (0..<count).map { label($0, using: &chance) }, rows: rows,
      isSigned: Bool.random(using: &chance))
  }
}
