import Testing

@testable import Charts

@Suite("what each kind of chart shows")
struct KindsTests {
  private func texts(_ chart: any Chart, _ layout: ChartLayout = .wide) throws -> [String] {
    try StrictXML(chart.svg(layout)).all("text").map(\.text)
  }

  @Test("a fan names its median, its central run and its comparison, and draws three bands")
  func fan() throws {
    let chart = try Samples.fan()
    let shown = try texts(chart)
    for name in ["Median", "Central run", "90% of draws (5% to 95%)"] {
      #expect(shown.contains(name))
    }
    let xml = try StrictXML(chart.svg)
    for band in Palette.bands {
      // Once in the picture, once in the key.
      #expect(xml.all("path").filter { $0.attributes["fill"] == band }.count == 2)
    }
  }

  @Test("a fan that crosses zero shows the line of zero, one far from it says where it starts")
  func zero() throws {
    #expect(try texts(Samples.fan()).contains("0"))
    let far = try texts(Samples.fan(base: 4200, slope: 12))
    #expect(!far.contains("0"))
    #expect(far.contains { $0.hasPrefix("The axis starts at ") && $0.hasSuffix("not at zero.") })
  }

  @Test("lines have their names at their ends, or letters and a key on a telephone")
  func lines() throws {
    let chart = try Samples.lines()
    #expect(try texts(chart).contains("Riverside"))
    let small = try texts(chart, .phone)
    #expect(["A", "B", "C", "D"].allSatisfy { letter in small.filter { $0 == letter }.count == 2 })
    #expect(small.contains("Riverside"))
  }

  @Test("a line breaks at a gap and goes on behind it")
  func gap() throws {
    let chart = try LineChart(
      heading: Samples.heading(), unit: "u", labels: ["a", "b", "c", "d", "e"],
      series: [ChartSeries(name: "s", values: [1, 2, nil, 3, 4])])
    let lines = try StrictXML(chart.svg).all("path").filter {
      $0.attributes["stroke"] == LineStyle.series[0].colour && $0.attributes["fill"] == "none"
    }
    #expect(lines.count == 2)
  }

  @Test("a line of which nothing is known says so")
  func unknownLine() throws {
    let chart = try LineChart(
      heading: Samples.heading(), unit: "u", labels: ["a", "b"],
      series: [ChartSeries(name: "s", values: [nil, nil])])
    #expect(try texts(chart).contains("s (not known)"))
  }

  @Test("a bridge hatches what takes away and leaves what adds plain")
  func bridge() throws {
    let bars = try StrictXML(Samples.bridge().svg).all("rect")
      .filter { $0.attributes["stroke-width"] == "1.5" }.compactMap { $0.attributes["fill"] }
    let (plain, hatched) = (Palette.blue, "url(#gap-wide-hatched)")
    #expect(
      bars == [Palette.total, plain, hatched, plain, Palette.total, plain, hatched])
  }

  @Test("a bridge's levels end in the closing value and hold no dust of sums")
  func levels() throws {
    let chart = try BridgeChart(
      heading: Samples.heading(), unit: "u", opening: BridgePart(name: "o", change: 0.3),
      parts: [
        BridgePart(name: "a", change: -0.1), BridgePart(name: "b", change: -0.2),
        BridgePart(name: "c", change: 5),
      ], closing: BridgePart(name: "e", change: 5))
    #expect(0.3 - 0.1 - 0.2 != 0)
    #expect(chart.levels == [0.3, 0.3 - 0.1, 0, 5])
  }

  @Test("a tornado has its widest input on top, and equal ones as they came")
  func tornado() throws {
    #expect(try Samples.tornado().rows.map(\.name) == ["Leavers", "Intake", "Sickness"])
    let equal = try ["b", "a", "c"].map { try TornadoRow(name: $0, lowEnd: 1, highEnd: 2) }
    let chart = try TornadoChart(heading: Samples.heading(), unit: "u", centre: 1.5, rows: equal)
    #expect(chart.rows.map(\.name) == ["b", "a", "c"])
  }

  @Test("a tornado's two results at one side of the centre stand one below the other")
  func oneSided() throws {
    let texts = try StrictXML(Samples.tornado().svg).all("text")
    let places = try ["281.0", "296.0", "318.0", "233.3"].map { figure in
      try #require(texts.first { $0.text == figure }.flatMap { Double($0.attributes["y"] ?? "") })
    }
    #expect(places[0] < places[1] - 15)
    #expect(places[2] == places[3])
  }

  @Test("bars below zero begin left of zero")
  func bars() throws {
    let bars = try StrictXML(Samples.bars().svg).all("rect").filter {
      $0.attributes["stroke-width"] == "1.5"
    }
    let edges = try bars.map { bar in
      let left = try #require(bar.attributes["x"].flatMap { Double($0) })
      let width = try #require(bar.attributes["width"].flatMap { Double($0) })
      return (left, left + width)
    }
    // 120 and −88.2 meet at zero, and their lengths are as 120 to 88.2.
    #expect(abs(edges[0].0 - edges[2].1) < 0.11)
    let ratio = (edges[0].1 - edges[0].0) / (edges[2].1 - edges[2].0)
    #expect(abs(ratio - 120 / 88.2) < 0.01)
  }

  @Test("a label too long for its place keeps its full text for a pointer")
  func fullText() throws {
    let name = String(repeating: "care worker of the night ", count: 7)
    let xml = try StrictXML(Samples.bridge(name: name).svg)
    let titles = xml.all("title").filter { $0.parent == "text" }.map(\.text)
    #expect(titles.contains(String(name.dropLast())))
  }
}
