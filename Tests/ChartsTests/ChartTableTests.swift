import Testing

@testable import Charts

@Suite("the table beside the picture")
struct ChartTableTests {
  @Test("every line of a table has a cell for each column")
  func isFull() throws {
    for table in try Samples.all().map(\.table) {
      #expect(!table.rows.isEmpty)
      #expect(table.rows.allSatisfy { $0.cells.count == table.columns.count - 1 })
      #expect(Set(table.columns).count == table.columns.count)
    }
  }

  @Test("the caption says title and unit")
  func caption() throws {
    #expect(try Samples.fan().table.caption == "Nurses short (full-time equivalents)")
  }

  @Test("a fan's table has every quantile, the central run and what it is compared with")
  func fan() throws {
    let chart = try Samples.fan()
    #expect(
      chart.table.columns == [
        "Year", "5%", "10%", "25%", "Median (50%)", "75%", "90%", "95%", "Central run",
        "Need at the national standard",
      ])
    #expect(chart.table.rows.map(\.header) == Samples.years)
    #expect(
      chart.table.rows[1].cells == [
        "−35.0", "−26.0", "−17.0", "−8.0", "1.0", "14.5", "28.0", "−5.3", "−3.2",
      ])
    #expect(chart.table.rows[3].cells.last == "not known")
  }

  @Test("the figures beside bars stand in the table as they stand in the picture")
  func figures() throws {
    let charts: [any Chart] = [
      try Samples.bridge(), try Samples.tornado(), try Samples.bars(),
    ]
    for chart in charts {
      let cells = Set(chart.table.rows.flatMap(\.cells))
      for layout in ChartLayout.allCases {
        // Marks and notes are written in the quiet colour, names hold no digit.
        let figures = try StrictXML(chart.svg(layout)).all("text")
          .filter { $0.attributes["fill"] == Palette.text }.map(\.text)
          .filter { $0.contains(where: \.isNumber) }
        #expect(figures.count >= 5)
        #expect(figures.allSatisfy { cells.contains($0) }, "\(figures) in \(cells)")
      }
    }
  }

  @Test("every value of a line chart is in its table, and a gap is not known")
  func lines() throws {
    let table = try Samples.lines().table
    #expect(table.columns.dropFirst().first == "Riverside")
    #expect(table.rows[0].cells == ["300.0", "303.0", "306.0", "309.0"])
    #expect(table.rows[15].cells == ["408.8", "411.8", "not known", "417.8"])
  }

  @Test("a bridge's table tells each change and the level it leads to")
  func bridge() throws {
    let rows = try Samples.bridge().table.rows
    #expect(
      rows.map(\.header) == ["Opening", "Ageing", "Joiners", "Moves to the trust", "Closing"])
    #expect(
      rows.map(\.cells) == [
        ["", "182.4"], ["+96.2", "278.6"], ["−74.3", "204.4"], ["+41.3", "245.7"],
        ["", "245.7"],
      ])
  }

  @Test("a table becomes HTML with a caption and a scope for each head")
  func html() throws {
    let xml = try StrictXML(try Samples.bars().table.html(captionID: "c"))
    #expect(xml.elements.first?.name == "table")
    #expect(xml.all("caption").map { $0.attributes["id"] } == ["c"])
    #expect(
      xml.all("th").map { $0.attributes["scope"] } == ["col", "col", "col", "row", "row", "row"])
    #expect(xml.all("td").map(\.text) == ["+120.0", "+31.5", "−88.2", "not known", "0", "+4.0"])
  }
}
