import Documents
import Planning
import Testing
import Vocabulary

/// What holds of every page, whatever it is about.
@Suite("Rules of a page")
struct PageRulesTests {
  @Test("it asks for nothing: no script, no address, no inline style or handler")
  func asksForNothing() async throws {
    for full in [try await Reports.full.value, try await Reports.hostile.value] {
      let html = full.report.html
      for banned in ["<script", "<iframe", "<link", "<img", "@import", "javascript:", "<!--"] {
        #expect(!html.contains(banned), "\(banned)")
      }
      let addresses = html.split(separator: "http").count - 1
      #expect(addresses == full.page.all("svg").count)
      for element in full.page.elements {
        for (name, value) in element.attributes {
          #expect(!name.hasPrefix("on") && name != "style" && name != "src", "\(name)")
          if name == "href" { #expect(value.hasPrefix("#"), "\(value)") }
          if name == "xmlns" { #expect(value == "http://www.w3.org/2000/svg") }
          if value.contains("url(") { #expect(value.hasPrefix("url(#")) }
        }
      }
    }
  }

  @Test("hostile text stays text everywhere")
  func hostileText() async throws {
    let full = try await Reports.hostile.value
    #expect(full.page.all("title").first?.text.contains(Reports.attack) == true)
    let main = full.page.all("main").map(\.text).joined()
    let plain = try await Reports.full.value.page.all("main").map(\.text).joined()
    #expect(main.split(separator: "alert(\"x\")").count > 100)
    #expect(!plain.contains("alert"))
    #expect(
      full.page.elements.map(\.name).filter { $0 == "script" }.isEmpty)
  }

  @Test("headings skip no level, and there is one of the first")
  func headings() async throws {
    let page = try await Reports.full.value.page
    let levels = page.elements.compactMap { element -> Int? in
      element.name.count == 2 && element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
    }
    #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test("links and labels lead somewhere, the skip link comes first, landmarks are there")
  func targets() async throws {
    let page = try await Reports.full.value.page
    for element in page.elements {
      if let target = element.attributes["href"]?.dropFirst() {
        #expect(page.element(id: String(target)) != nil, "\(target)")
      }
      for label in (element.attributes["aria-labelledby"] ?? "").split(separator: " ") {
        #expect(page.element(id: String(label)) != nil, "\(label)")
      }
    }
    #expect(page.all("a").first?.attributes["href"] == "#main")
    for landmark in ["header", "nav", "main", "footer"] { #expect(page.all(landmark).count == 1) }
    #expect(page.all("html").first?.attributes["lang"] == "en-GB")
    #expect(
      page.all("meta").contains { $0.attributes["content"]?.contains("initial-scale") == true })
  }

  @Test("every table has a caption, scoped heads, full rows, and a region one can reach and name")
  func tables() async throws {
    let page = try await Reports.full.value.page
    for position in page.positions(of: "table") {
      let inside = page.inside(position)
      #expect(inside.first?.name == "caption")
      #expect(inside.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] != nil })
      let frame = try #require(page.elements[position].around.last.map { page.elements[$0] })
      #expect(frame.attributes["role"] == "region" && frame.attributes["tabindex"] == "0")
      #expect(frame.attributes["aria-labelledby"] == inside.first?.attributes["id"])
      #expect(Set(try widths(of: position, page)).count == 1)
    }
  }

  /// How many columns each row of a table fills, heads over two rows counted once.
  private func widths(of table: Int, _ page: StrictHTML) throws -> [Int] {
    var deep = 0
    return page.positions(of: "tr").filter { page.elements[$0].around.contains(table) }.map { row in
      let cells = page.inside(row).filter { ["th", "td"].contains($0.name) }
      let width = cells.reduce(deep) { $0 + (Int($1.attributes["colspan"] ?? "1") ?? 0) }
      deep = cells.count { $0.attributes["rowspan"] == "2" }
      return width
    }
  }

  @Test("every chart has two pictures with names and, after them, its table twin")
  func twins() async throws {
    let page = try await Reports.full.value.page
    let figures = page.positions(of: "figure")
    #expect(figures.count >= 12)
    for figure in figures {
      let names = page.inside(figure).map(\.name)
      #expect(names.filter { $0 == "svg" }.count == 2)
      let table = try #require(names.firstIndex(of: "table"))
      let picture = try #require(names.lastIndex(of: "svg"))
      #expect(picture < table)
      #expect(page.inside(figure).filter { $0.name == "td" }.count >= 3)
    }
  }

  @Test("a synthetic plan says so above every section, beside every caption and on paper")
  func synthetic() async throws {
    let page = try await Reports.full.value.page
    for section in page.positions(of: "section") + page.positions(of: "header") {
      let first = try #require(page.inside(section).first)
      #expect(first.has(class: "banner") && first.text.hasPrefix("SYNTHETIC"))
    }
    for caption in page.all("caption") + page.all("figcaption") {
      #expect(caption.text.contains("SYNTHETIC"), "\(caption.text)")
    }
    #expect(page.all("style").first?.text.contains("@top-center { content: \"SYNTHETIC") == true)
  }

  @Test("a plan that is not synthetic says nothing of it")
  func notSynthetic() async throws {
    let boroughs = TwoBoroughs(isSynthetic: false, horizonMonths: 12)
    let result = try await Projection.run(boroughs.scenario(), RunSettings(seed: 1, draws: 4))
    #expect(!(try Reports.report(result).html.contains("SYNTHETIC")))
  }

  @Test("counts of people from 1 to 4 and what gives them away are hidden where the caller asks")
  func smallCounts() async throws {
    let full = try await Reports.full.value
    let open = full.page.row("capacity-2", "April 2026", after: "Social prescribing")
    #expect(open[1] == "3" && open[2] == "2.7")
    let page = try StrictHTML(
      Reports.report(full.result) { $0.suppressesSmallCounts = true }.html)
    let hidden = page.row("capacity-2", "April 2026", after: "Social prescribing")
    #expect(hidden[1...5] == ["1 to 4", "hidden", "hidden", "hidden", "hidden"])
    let sum = page.row("capacity-all", "April 2026", after: "Social prescribing")
    #expect(sum[1...5].allSatisfy { $0 == "hidden" })
    #expect(
      page.row("sectors-table", "April 2026", after: "Voluntary")[3...] == ["hidden", "hidden"])
    let carers = page.row("delegation-reached", "April 2026", after: "Southbrook")
    #expect(carers[5] == "1 to 4" && carers[3] == "hidden")
    #expect(page.row("capacity-1", "April 2026", after: "Hospital")[1] == "600")
  }

  @Test("a plan of many places stays within bounds")
  func manyPlaces() async throws {
    var parts = try TwoBoroughs(horizonMonths: 12).parts()
    let north = try #require(parts.places.first)
    let stock = try #require(parts.stocks.first)
    (parts.activities, parts.tasks, parts.delegations, parts.levers) = ([], [], [], [])
    (parts.programmes, parts.supervision, parts.placementAreas) = ([], [], [])
    (parts.posts, parts.costLines, parts.funds) = ([], [], [])
    parts.needs = Array(parts.needs.prefix(1))
    parts.hazards = parts.hazards.filter { $0.group == TwoBoroughs.nurse && $0.place == nil }
    parts.joiners = []
    let codes = (1...14).map { PlanPlaceCode(listed: "PLACE-\($0)") }
    parts.places = try codes.map {
      try PlannedPlace(code: $0, name: $0.text, population: north.population, field: "places")
    }
    parts.stocks = try codes.map {
      try OpeningStock(
        place: $0, group: stock.group, people: stock.people, participation: stock.participation,
        establishment: 700, provenance: stock.provenance, field: "stocks")
    }
    let result = try await Projection.run(Scenario(parts), RunSettings(seed: 1, draws: 4))
    let page = try StrictHTML(Reports.report(result).html)
    #expect(page.element(id: "gaps") != nil && page.element(id: "gaps-1") == nil)
    #expect(page.element(id: "capacity-all") != nil && page.element(id: "capacity-1") == nil)
    #expect(page.elements.first { $0.has(class: "headline") }?.text.contains("14 places") == true)
  }

  @Test("text keeps 4.5:1 against its ground in every pair the style sheet uses")
  func contrast() throws {
    let pairs = [
      ("1a1a1a", "ffffff"), ("4d4d4d", "ffffff"), ("0b3c6f", "ffffff"), ("1a1a1a", "fff4c2"),
      ("ffffff", "1a1a1a"), ("1a1a1a", "eef2f6"), ("4d4d4d", "fff4c2"),
    ]
    for (text, ground) in pairs {
      #expect(try Self.contrast(text, ground) >= 4.5, "\(text) on \(ground)")
    }
    let lines = ["b84700", "767676", "b3b3b3", "d9d9d9"]
    let known = Set(pairs.flatMap { [$0.0, $0.1] } + lines + ["fff"])
    for piece in PageStyleSheet.css.split(separator: "#").dropFirst() {
      let colour = String(piece.prefix { $0.isHexDigit })
      #expect(known.contains(colour), "\(colour)")
    }
  }

  private static func contrast(_ first: String, _ second: String) throws -> Double {
    let lights = try [first, second].map(luminance).sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  /// Relative luminance by WCAG 2.2, with the sRGB curve taken at its powers of 2.2 within 0.01.
  private static func luminance(_ colour: String) throws -> Double {
    let number = try #require(Int(colour, radix: 16))
    let parts = [number >> 16, number >> 8 & 255, number & 255].map { Double($0) / 255 }
    let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : power24(($0 + 0.055) / 1.055) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// `x` to the power 2.4: x² times the fifth root of x².
  private static func power24(_ x: Double) -> Double {
    let square = x * x
    var root = 1.0
    for _ in 0..<60 { root = (4 * root + square / (root * root * root * root)) / 5 }
    return square * root
  }
}
