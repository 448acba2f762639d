import Charts

/// Charts of one kind each, valid, whose names hold no digit; the tests change what they are about.
enum Samples {
  static let hostile =
    "<script>alert('x')</script> & \"two\" ]]> \u{202e}\u{7}\u{0}\u{fffe}\nline --> 👩🏽‍⚕️"

  static func heading(_ id: String = "gap", title: String = "Nurses short") throws -> ChartHeading {
    try ChartHeading(
      id: ChartID(id), title: title, description: "The shortage grows in each year of the plan.")
  }

  static let years = (2026...2041).map(String.init)

  static func point(_ label: String, _ middle: Double, spread: Double) throws -> FanPoint {
    try FanPoint(
      label: label, p5: middle - 3 * spread, p10: middle - 2 * spread, p25: middle - spread,
      p50: middle, p75: middle + spread, p90: middle + 2.5 * spread, p95: middle + 4 * spread,
      central: middle + 0.3 * spread)
  }

  static func fan(
    _ heading: ChartHeading? = nil, base: Double = -20, slope: Double = 12, spread: Double = 9,
    name: String = "Need at the national standard"
  ) throws -> FanChart {
    let points = try years.enumerated().map { index, year in
      try point(year, base + slope * Double(index), spread: spread * Double(index))
    }
    let compared = years.indices.map { $0 == 3 ? nil : base + 1.4 * slope * Double($0) }
    return try FanChart(
      heading: heading ?? Self.heading(), unit: "full-time equivalents", points: points,
      comparison: ChartSeries(name: name, values: compared))
  }

  static func lines(_ heading: ChartHeading? = nil, names: [String]? = nil) throws -> LineChart {
    let given = names ?? ["Riverside", "Moorland and the northern dales", "Harbour", "Old Town"]
    let series = try given.enumerated().map { place, name in
      let values = years.indices.map { index -> Double? in
        index > 9 && place == 2 ? nil : 300 + Double(place * 3) + 7.25 * Double(index)
      }
      return try ChartSeries(name: name, values: values)
    }
    return try LineChart(
      heading: heading ?? Self.heading(), unit: "full-time equivalents", labels: years,
      series: series)
  }

  static func bridge(_ heading: ChartHeading? = nil, name: String = "Ageing") throws -> BridgeChart
  {
    try BridgeChart(
      heading: heading ?? Self.heading(), unit: "full-time equivalents short",
      opening: BridgePart(name: "Opening", change: 182.4),
      parts: [
        BridgePart(name: name, change: 96.2), BridgePart(name: "Joiners", change: -74.25),
        BridgePart(name: "Moves to the trust", change: 41.3),
      ], closing: BridgePart(name: "Closing", change: 245.65))
  }

  static func tornado(_ heading: ChartHeading? = nil, name: String = "Leavers") throws
    -> TornadoChart
  {
    try TornadoChart(
      heading: heading ?? Self.heading(), unit: "full-time equivalents short", centre: 275.7,
      rows: [
        TornadoRow(name: "Sickness", lowEnd: 281, highEnd: 296),
        TornadoRow(name: name, range: "low to high", lowEnd: 190.5, highEnd: 402),
        TornadoRow(name: "Intake", lowEnd: 318, highEnd: 233.3),
      ])
  }

  static func bars(_ heading: ChartHeading? = nil, name: String = "Acute trusts") throws
    -> BarChart
  {
    try BarChart(
      heading: heading ?? Self.heading(), unit: "full-time equivalents", rowKind: "Sector",
      series: ["With the plan", "Without"],
      rows: [
        BarRow(name: name, values: [120, 31.5]), BarRow(name: "Home care", values: [-88.2, nil]),
        BarRow(name: "General practice", values: [0, 4]),
      ], isSigned: true)
  }

  /// One of each kind, all with `name` somewhere a user's text goes.
  static func all(_ heading: ChartHeading? = nil, name: String = "Ageing") throws -> [any Chart] {
    [
      try fan(heading, name: name), try lines(heading, names: [name, "Other"]),
      try bridge(heading, name: name), try tornado(heading, name: name),
      try bars(heading, name: name),
    ]
  }
}
