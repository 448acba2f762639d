import Testing

@testable import Charts

@Suite("text that has to fit")
struct LetteringTests {
  let lettering = Lettering(size: 16)

  @Test("text is wrapped at spaces and keeps every word")
  func wraps() {
    let fitted = lettering.wrapped("Moorland and the northern dales", width: 120, limit: 9)
    #expect(fitted.lines.joined(separator: " ") == "Moorland and the northern dales")
    #expect(fitted.lines.count > 1)
    #expect(fitted.full == nil)
  }

  @Test("what is too long ends in an ellipsis and keeps its full text")
  func shortens() {
    let name = "Adult social care, home care and supported living in all places"
    let fitted = lettering.wrapped(name, width: 120, limit: 2)
    #expect(fitted.lines.count == 2)
    #expect(fitted.lines.last?.hasSuffix("…") == true)
    #expect(fitted.full == name)
  }

  @Test("no line is wider than its room, whatever the text")
  func staysInside() {
    var chance = Seeded(3)
    let letters = Array("aWi M.,—é看👩🏽‍⚕️ -x")
    for _ in 0..<300 {
      let text = String((0..<80).map { _ in letters.randomElement(using: &chance) ?? "a" })
      let width = Double.random(in: 40...300, using: &chance)
      let fitted = lettering.wrapped(text, width: width, limit: 3)
      #expect(fitted.lines.count <= 3)
      #expect(fitted.lines.allSatisfy { lettering.width($0) <= width }, "\(fitted)")
    }
  }

  @Test("control characters, direction marks and forbidden code points are dropped")
  func cleans() {
    #expect(cleaned(" a\u{0}\u{7}b\u{202e}c\u{2066}d\u{fffe}\u{1ffff}\t\n e\u{85} ") == "abcd e")
    #expect(escaped("<a href=\"x\">'&'") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;")
  }

  @Test("coordinates go to a tenth and never read -0")
  func coordinates() {
    #expect(
      [1.25, -0.04, -3.96, 720, 0.1, .nan, .infinity, 1e300].map(coordinate)
        == ["1.3", "0", "-4", "720", "0.1", "0", "0", "0"])
  }
}
