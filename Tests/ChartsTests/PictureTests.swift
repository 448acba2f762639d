import Testing

@testable import Charts

/// A line of text in a picture and the box it takes by the estimate the charts use.
private struct TextBox {
  let text: String
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  init(_ element: StrictXML.Element) throws {
    let number = { (name: String) throws -> Double in
      try #require(element.attributes[name].flatMap { Double($0) })
    }
    let size = try number("font-size")
    let width = Lettering(size: size).width(element.text)
    let x = try number("x")
    let shares = ["middle": 0.5, "end": 1]
    let share: Double = shares[element.attributes["text-anchor"] ?? ""] ?? 0
    text = element.text
    left = x - share * width
    right = left + width
    bottom = try number("y")
    top = bottom - size * 0.75
  }

  func covers(_ other: TextBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}

@Suite("what holds for every picture")
struct PictureTests {
  private func pictures(of charts: [any Chart]) -> [String] {
    charts.flatMap { chart in ChartLayout.allCases.map(chart.svg) }
  }

  @Test("a picture is well formed and names its title and description")
  func wellFormed() throws {
    for picture in pictures(of: try Samples.all()) {
      let xml = try StrictXML(picture)
      let root = try #require(xml.elements.first)
      #expect(root.name == "svg")
      #expect(root.attributes["role"] == "img")
      #expect(root.attributes["width"] == "100%")
      let ids = root.attributes["aria-labelledby"]?.split(separator: " ").map(String.init)
      let named = xml.elements.prefix(3).dropFirst()
      #expect(named.map(\.name) == ["title", "desc"])
      #expect(named.compactMap { $0.attributes["id"] } == ids)
      #expect(named.first?.text == "Nurses short")
      #expect(named.last?.text == "The shortage grows in each year of the plan.")
    }
  }

  @Test("ids are the caller's own, once each on a page of both layouts and of many charts")
  func ids() throws {
    let page = try ["one", "two"].flatMap { id in try Samples.all(Samples.heading(id)).prefix(1) }
    let bars = try Samples.bars(Samples.heading("bars"))
    let ids = try (pictures(of: page) + pictures(of: [bars])).flatMap { picture in
      try StrictXML(picture).elements.compactMap { $0.attributes["id"] }
    }
    #expect(Set(ids).count == ids.count)
    #expect(
      ids.allSatisfy { id in
        ["one-wide", "one-phone", "two-wide", "two-phone", "bars-wide", "bars-phone"].contains {
          id.hasPrefix($0 + "-")
        }
      })
    let hatched = try StrictXML(bars.svg).all("rect").compactMap { $0.attributes["fill"] }
    #expect(hatched.contains("url(#bars-wide-hatched)"))
    #expect(ids.contains("bars-wide-hatched"))
  }

  @Test("labels of an enemy stay text, in the picture, the table and the whole figure")
  func hostileLabels() throws {
    let heading = try Samples.heading("evil", title: Samples.hostile)
    let allowed: Set<String> = [
      "svg", "title", "desc", "defs", "pattern", "rect", "path", "text", "figure", "figcaption",
      "div", "details", "summary", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
    ]
    for chart in try Samples.all(heading, name: Samples.hostile) {
      let xml = try StrictXML(chart.figure.replacing(" open>", with: " open=\"\">"))
      #expect(Set(xml.elements.map(\.name)).isSubset(of: allowed))
      let attributes = xml.elements.flatMap(\.attributes.keys)
      #expect(!attributes.contains { $0.hasPrefix("on") || $0 == "href" || $0 == "style" })
      #expect(xml.all("caption").first?.text.hasPrefix("<script>alert('x')</script> & ") == true)
      let shown = xml.elements.map(\.text).joined()
      #expect(
        !shown.unicodeScalars.contains { "\u{202e}\u{7}\u{0}\u{fffe}".unicodeScalars.contains($0) })
    }
  }

  @Test("the same chart gives the same bytes")
  func sameBytes() throws {
    let once = try Samples.all(name: Samples.hostile).map(\.figure)
    let again = try Samples.all(name: Samples.hostile).map(\.figure)
    #expect(once == again)
    #expect(Set(once).count == once.count)
  }

  @Test("a picture asks for nothing from outside and holds no number that isn't one")
  func selfContained() throws {
    for picture in pictures(of: try Samples.all()) {
      let own = picture.replacing("http://www.w3.org/2000/svg", with: "")
      for banned in ["http", "href", "<script", "<style", "@import", "<image", "<use", "data:"] {
        #expect(!own.contains(banned), "\(banned)")
      }
      #expect(!own.contains("nan") && !own.contains("inf") && !own.contains("-0 "))
      #expect(own.matches(of: /url\((?!#gap-)/).isEmpty)
    }
  }

  @Test("letters are at least 13 units tall where a unit is a pixel, and 15 on the wide layout")
  func readable() throws {
    for chart in try Samples.all() {
      for (layout, least) in [(ChartLayout.phone, 13.0), (.wide, 15)] {
        let texts = try StrictXML(chart.svg(layout)).all("text")
        #expect(!texts.isEmpty)
        #expect(
          texts.allSatisfy { Double($0.attributes["font-size"] ?? "").map { $0 >= least } ?? false }
        )
      }
    }
  }

  @Test("no text leaves the picture and no two texts meet, for any data")
  func nothingClippedNorCovered() throws {
    var chance = Seeded(23)
    for _ in 0..<25 {
      for picture in pictures(of: try Samples.random(using: &chance)) {
        let xml = try StrictXML(picture)
        let size = xml.elements.first?.attributes["viewBox"]?.split(separator: " ")
        let (width, height) = try (
          #require(size.flatMap { Double($0[2]) }), #require(size.flatMap { Double($0[3]) })
        )
        let boxes = try xml.all("text").map(TextBox.init)
        for box in boxes {
          #expect(box.left >= -1 && box.right <= width + 1, "\(box) of \(width)")
          #expect(box.top >= -1 && box.bottom <= height, "\(box) of \(height)")
        }
        for (index, box) in boxes.enumerated() {
          let covered = boxes[(index + 1)...].filter(box.covers)
          #expect(covered.isEmpty, "\(box) over \(covered)")
        }
      }
    }
  }
}
