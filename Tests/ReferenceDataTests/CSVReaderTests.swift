import ReferenceData
import TestSupport
import Testing

@Suite("CSV")
struct CSVReaderTests {
  struct Bad: Sendable {
    let text: String
    let fault: CSVFault

    init(_ text: String, _ line: Int, _ column: Int, _ kind: CSVFault.Kind) {
      self.text = text
      fault = CSVFault(line: line, column: column, kind)
    }
  }

  static let bad: [Bad] = [
    Bad("a,b\n1,2\"3\n", 2, 2, .strayQuote),
    Bad("a,b\n\"1\"x,2\n", 2, 1, .textAfterQuote),
    Bad("a,b\n1,\"2\n3\n", 2, 2, .unclosedQuote),
    Bad("a,b\r1,2\n", 1, 2, .strayCarriageReturn),
    Bad("a,b\r", 1, 2, .strayCarriageReturn),
    Bad("a,0123456789X\n", 1, 2, .cellTooLong),
    Bad("0123456,0123456,0123456\n", 1, 3, .rowTooLong),
    Bad("1,2,3,4,5\n", 1, 5, .tooManyCells),
    Bad("1\n2\n3\n4\n5\n", 5, 2, .tooManyRows),
  ]

  static var small: CSVLimits {
    var limits = CSVLimits()
    limits.cellBytes = 10
    limits.rowBytes = 20
    limits.cells = 4
    limits.rows = 4
    return limits
  }

  @Test("a malformed line is a fault with its line and column", arguments: bad)
  func faults(_ row: Bad) {
    let faults = CSVReader.records(of: row.text, limits: Self.small).faults
    #expect(faults == [row.fault])
  }

  @Test("bytes that are not UTF-8 are a fault, not a replacement character")
  func notUTF8() {
    var reader = CSVReader()
    let items = reader.read([0x61, 0x2c, 0xff, 0x0a]) + reader.finish()
    #expect(items == [.fault(CSVFault(line: 1, column: 2, .notUTF8))])
  }

  @Test("the lines after a malformed one are still read")
  func goesOn() {
    let read = CSVReader.records(of: "a\nx\"y\nb\n")
    #expect(read.faults.map(\.line) == [2])
    #expect(
      read.records == [CSVRecord(line: 1, cells: ["a"]), CSVRecord(line: 3, cells: ["b"])])
  }

  @Test("nothing is read after the last row allowed")
  func rowLimit() {
    let read = CSVReader.records(of: "1\n2\n3\n4\n5\n6\n", limits: Self.small)
    #expect(read.records.map(\.cells) == [["1"], ["2"], ["3"], ["4"]])
    #expect(read.faults.count == 1)
  }

  struct Good: Sendable {
    let text: String
    let cells: [[String]]

    init(_ text: String, _ cells: [[String]]) {
      self.text = text
      self.cells = cells
    }
  }

  static let good: [Good] = [
    Good("", []),
    Good("\n\r\n\n", []),
    Good("\u{feff}", []),
    Good("a", [["a"]]),
    Good("a,b\n", [["a", "b"]]),
    Good("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    Good("\u{feff}a,b\n", [["a", "b"]]),
    Good("\u{feff}\"a\",b\n", [["a", "b"]]),
    Good("a,\n", [["a", ""]]),
    Good(",", [["", ""]]),
    Good("\"\"\n", [[""]]),
    Good("\"a,b\",\"say \"\"no\"\"\"\n", [["a,b", "say \"no\""]]),
    Good("\"two\nlines\",x\n", [["two\nlines", "x"]]),
    Good("\"a\r\nb\"\r\n", [["a\r\nb"]]),
    Good("\u{fe}e,é\n", [["\u{fe}e", "é"]]),
  ]

  @Test("well-formed text is its cells", arguments: good)
  func cells(_ row: Good) {
    let read = CSVReader.records(of: row.text)
    #expect(read.records.map(\.cells) == row.cells)
    #expect(read.faults.isEmpty)
  }

  @Test("bytes drawn at random are read alike whole and in pieces", arguments: 0..<200)
  func random(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let alphabet: [UInt8] = Array("\",\r\n x".utf8) + [0xef, 0xbb, 0xbf, 0xff, 0xc3, 0xa9]
    let bytes = (0..<80).compactMap { _ in alphabet.randomElement(using: &numbers) }
    var whole = CSVReader(limits: Self.small)
    let expected = whole.read(bytes) + whole.finish()
    var pieces = CSVReader(limits: Self.small)
    let cut = Int.random(in: 0...80, using: &numbers)
    var items = pieces.read(Array(bytes.prefix(cut))) + pieces.read(Array(bytes.dropFirst(cut)))
    items += pieces.finish()
    #expect(items == expected)
  }

  @Test("a record knows the line it starts on, across quoted line breaks and empty lines")
  func lines() {
    let read = CSVReader.records(of: "a\n\n\"b\nb\"\nc\n")
    #expect(read.records.map(\.line) == [1, 3, 5])
  }

  @Test("chunks of any size give the same items", arguments: good)
  func chunks(_ row: Good) {
    var reader = CSVReader()
    var items: [CSVItem] = []
    for byte in row.text.utf8 { items += reader.read([byte]) }
    items += reader.finish()
    let whole = CSVReader.records(of: row.text)
    #expect(items == whole.records.map(CSVItem.record))
  }
}
