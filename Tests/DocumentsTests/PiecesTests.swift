import Testing

@testable import Documents

/// The builder, the table and the words that documents share.
@Suite("Pieces of documents")
struct PiecesTests {
  @Test(
    "text is escaped wherever it comes from",
    arguments: [
      ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("\"x\" 'y'", "&quot;x&quot; &#39;y&#39;"),
      ("two\nlines", "two lines"), ("turn\u{202e}ed", "turned"), ("nul\u{0}l\u{7f}", "null"),
      ("Łódź – 40 %", "Łódź – 40 %"), ("\u{ffff}a\u{feff}", "a"), ("", ""),
    ])
  func escaping(text: String, markup: String) {
    #expect(HTMLText(text).markup == markup)
    let interpolated: HTMLText = "\(text)"
    #expect(interpolated.markup == markup)
    #expect(
      HTMLText.element("p", [.init("title", text)], "x").markup == "<p title=\"\(markup)\">x</p>")
  }

  @Test("literals are text, other markup stands as it is, numbers are plain")
  func interpolation() {
    let text: HTMLText = "<b> \(HTMLText.strong("a & b")) \(12)"
    #expect(text.markup == "&lt;b&gt; <strong>a &amp; b</strong> 12")
  }

  @Test("a table with spans, blocks and a note is one of equal rows")
  func table() throws {
    let table = HTMLTable(
      id: "t", caption: "Caption", rowHead: "Head", spans: [.init("Both", columns: 2)],
      columns: [.number("One"), .words("Two")],
      blocks: [.init("Block", [.init("Row", ["1"])])], note: "Note")
    let page = try StrictHTML("<!DOCTYPE html>\n" + table.html.markup)
    #expect(page.row("t", "Row") == ["Row", "1", ""])
    #expect(page.all("th").map(\.text) == ["Head", "Both", "One", "Two", "Block", "Row"])
    #expect(
      page.all("th").compactMap { $0.attributes["scope"] }
        == ["col", "colgroup", "col", "col", "rowgroup", "row"])
  }

  @Test("a page without a banner has none, and its sheet does not depend on what it says")
  func plainPage() throws {
    let page = Page(
      title: "A <title>", summary: .empty,
      sections: [.init(id: "one", title: "One", body: .paragraph("Text"))], footer: .empty)
    let read = try StrictHTML(page.html)
    #expect(read.all("h1").first?.text == "A <title>")
    #expect(read.all("style").first?.text == "\n" + PageStyleSheet.css)
    #expect(!read.elements.contains { $0.has(class: "banner") })
  }

  @Test(
    "shares are never rounded to all or none",
    arguments: [
      (0.0, "0%"), (0.001, "under 1%"), (0.005, "1%"), (0.5, "50%"), (0.994, "99%"),
      (0.9999, "over 99%"), (1, "100%"), (Double.nan, "unknown"),
    ])
  func percent(share: Double, text: String) {
    #expect(Wording.percent(share) == text)
  }

  @Test(
    "money is whole pounds, and unknown stays unknown",
    arguments: [
      (nil, "unknown"), (0, "£0"), (49, "£0"), (50, "£1"), (-49, "£0"), (-123_456, "−£1,235"),
      (100_000_000_000, "£1,000,000,000"),
    ] as [(Int64?, String)])
  func pounds(pence: Int64?, text: String) {
    #expect(Wording.pounds(pence) == text)
  }

  @Test("a sum with an unknown part, or one too large, is unknown")
  func sums() {
    #expect(Wording.sum([1, 2, 3]) == 6)
    #expect(Wording.sum([1, nil, 3]) == nil)
    #expect(Wording.sum([Int64.max, 1]) == nil)
    #expect(Wording.sum([]) == 0)
  }
}
