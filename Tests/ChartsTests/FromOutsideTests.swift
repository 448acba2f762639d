import Charts
import Testing
import Vocabulary

@Suite("charts as their callers see them")
struct FromOutsideTests {
  @Test("a figure holds the title, both pictures and the open table, all of one chart")
  func figure() throws {
    let chart = try BarChart(
      heading: ChartHeading(
        id: ChartID("gap"), title: "Gap by staff group", description: "Nurses are shortest."),
      unit: "full-time equivalents", rowKind: "Staff group", series: ["Gap"],
      rows: [BarRow(name: "Nurses", values: [12.5]), BarRow(name: "Care workers", values: [-3])])
    let xml = try StrictXML(chart.figure.replacing(" open>", with: " open=\"\">"))
    #expect(xml.elements.first?.attributes["id"] == "gap")
    #expect(xml.all("figcaption").map(\.text) == ["Gap by staff group"])
    #expect(xml.all("svg").count == 2)
    #expect(xml.all("td").map(\.text) == ["12.5", "−3.0"])
    let box = xml.all("div").last?.attributes
    #expect(box?["tabindex"] == "0")
    #expect(box?["aria-labelledby"] == xml.all("caption").first?.attributes["id"])
  }

  @Test("the style sheet shows one layout at a time and asks for nothing")
  func styleSheet() {
    #expect(ChartStyleSheet.css.contains("@media screen and (max-width: 40rem)"))
    #expect(!ChartStyleSheet.css.contains("url("))
    #expect(!ChartStyleSheet.css.contains("<"))
  }

  @Test("an error can be placed under the caller's own field")
  func placing() {
    #expect {
      _ = try BridgePart(name: "Ageing", change: .nan)
    } throws: { error in
      (error as? ServiceError)?.within("parts[3]").field == "parts[3].change"
    }
  }
}
