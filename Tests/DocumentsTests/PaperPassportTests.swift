import Documents
import Passports
import Testing
import Vocabulary

@Suite("A passport on paper")
struct PaperPassportTests {
  static func content(_ count: Int, name: String = "Rosa Field") throws -> PaperPassport.Content {
    let day = try CivilDate("2026-03-17", field: "day")
    return PaperPassport.Content(
      name: name, worker: WorkerID(high: 1, low: 2),
      entries: (0..<count).map { number in
        PaperPassport.Entry(
          what: "Infection prevention, part \(number)", on: day,
          holdsThrough: day.adding(days: 365), from: "Larch House Residential Care Home",
          standing: "attested", dispute: number == 0 ? "open" : nil)
      }, code: "7ZQ4M-0W2RK-V", verifier: "Birch Lodge Nursing Home", codeHoldsThrough: day,
      address: "oneworkforce:share/")
  }

  @Test("it names the code in letters and in a picture with a name, and says what it proves")
  func words() throws {
    let page = try PaperPassport(
      Self.content(3), isSynthetic: true, printedOn: CivilDate("2026-03-18", field: "day"))
    let parsed = try StrictHTML(page.html)
    let text = parsed.all("body").map(\.text).joined()
    #expect(text.contains("7ZQ4M-0W2RK-V") && text.contains("Birch Lodge Nursing Home"))
    #expect(text.contains("proves nothing by itself"))
    #expect(text.contains("disputed: open"))
    #expect(text.contains("SYNTHETIC"))
    let picture = try #require(parsed.all("svg").first)
    #expect(picture.attributes["role"] == "img")
    #expect(picture.attributes["aria-label"]?.contains("7ZQ4M-0W2RK-V") == true)
  }

  @Test("more entries than fit are counted, not printed")
  func tooMany() throws {
    let page = try PaperPassport(
      Self.content(40), isSynthetic: false, printedOn: CivilDate("2026-03-18", field: "day"))
    let text = try StrictHTML(page.html).all("main").map(\.text).joined()
    #expect(text.contains("\(40 - PaperPassport.mostEntries) more in the signed record."))
    #expect(!text.contains("part \(PaperPassport.mostEntries)"))
  }

  @Test("hostile text stays text")
  func hostile() throws {
    let page = try PaperPassport(
      Self.content(1, name: "<script>alert(1)</script>"), isSynthetic: false,
      printedOn: CivilDate("2026-03-18", field: "day"))
    #expect(!page.html.contains("<script"))
  }

  @Test("the QR code has the finders of the standard, its size and a mask of its own")
  func code() throws {
    let code = try QRCode("oneworkforce:share/7ZQ4M-0W2RK-V", field: "address")
    // Version 3 holds 32 bytes at level Q in 29 modules a side.
    #expect(code.width == 29)
    for (row, column) in [(0, 0), (0, code.width - 7), (code.width - 7, 0)] {
      for offset in 0..<7 {
        #expect(code.isDark[row * code.width + column + offset])
        #expect(code.isDark[(row + 6) * code.width + column + offset])
      }
      #expect(!code.isDark[(row + 1) * code.width + column + 1])
      #expect(code.isDark[(row + 3) * code.width + column + 3])
    }
    // The timing row between the finders alternates.
    for column in 8..<(code.width - 8) {
      #expect(code.isDark[6 * code.width + column] == (column % 2 == 0))
    }
    #expect(try QRCode("oneworkforce:share/7ZQ4M-0W2RK-V", field: "address") == code)
    #expect(throws: ServiceError.self) { try QRCode("", field: "address") }
    #expect(throws: ServiceError.self) {
      try QRCode(String(repeating: "a", count: 401), field: "address")
    }
  }

  @Test("the page of everything held lists each table with what becomes of it")
  func ownRecord() throws {
    let table = HeldTable(
      name: "access_log", what: "A look at your passport, or an attempt.", fate: .deleted,
      rows: [[HeldTable.Field(name: "method", value: "GetPassport <b>")]])
    let page = OwnRecordPage(
      OwnRecordPage.Content(
        worker: WorkerID(high: 1, low: 2), identity: [(name: "Given name", value: "Rosa")],
        entries: try Self.content(2).entries, tables: [table]),
      isSynthetic: true, readOn: try CivilDate("2026-03-18", field: "day"))
    let parsed = try StrictHTML(page.html)
    let text = parsed.all("main").map(\.text).joined()
    #expect(text.contains("GetPassport <b>") && text.contains("Rosa"))
    #expect(parsed.all("a").contains { $0.attributes["href"] == "#table-access_log" })
    #expect(parsed.element(id: "table-access_log") != nil)
  }
}
