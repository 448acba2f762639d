import DataFiles
import Learning
import Operations
import TestSupport
import Testing
import Vocabulary

/// The CSV form of what became of learners.
@Suite("A training team's file") struct LearningFileTests {
  static let heading =
    "WORKER_ID,ATTENDED_MINUTES,COMPLETED_ON,RELEASED_MINUTES,BACKFILLED_MINUTES,"
    + "CONFIDENCE_BEFORE,CONFIDENCE_AFTER,SKILL_BEFORE,SKILL_AFTER"
  private static let worker = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a20"

  @Test("a row says what its cells say; an empty cell says nothing")
  func rows() throws {
    let contents = read([
      Self.heading, "\(Self.worker),180,17/03/2026,240,120,2,4,3,3",
      "\(Self.worker), 0 ,,,,,,,", "\(Self.worker),,2026-03-16,,,,,1,5",
    ])
    #expect(contents.findings.isEmpty)
    #expect(contents.items.map(\.line) == [2, 3, 4])
    let first = try #require(contents.items.first)
    #expect((first.attendedMinutes, first.completedOn) == (180, testDay))
    #expect(first.released == (try ActualRelease(minutes: 240, backfilledMinutes: 120)))
    #expect(first.ratings?.confidence?.rose == true && first.ratings?.skill?.rose == false)
    #expect(contents.items[1].attendedMinutes == 0 && contents.items[1].ratings == nil)
    #expect(contents.items[2].ratings?.confidence == nil)
  }

  @Test("columns may stand in any order and case")
  func order() {
    let names = Self.heading.split(separator: ",").reversed().map { $0.lowercased() }
    let contents = read([names.joined(separator: ","), ",,,,,,,60,\(Self.worker)"])
    #expect(contents.items.map(\.attendedMinutes) == [60])
  }

  /// A row, and the column that is found at fault in it; empty for the row.
  static let faults: [(row: String, column: String)] = [
    (",60,,,,,,,", "WORKER_ID"), ("nobody,60,,,,,,,", "WORKER_ID"),
    ("\(worker),,,,,,,,", "WORKER_ID"), ("\(worker),an hour,,,,,,,", "ATTENDED_MINUTES"),
    ("\(worker),600001,,,,,,,", "WORKER_ID"), ("\(worker),,31/02/2026,,,,,,", "COMPLETED_ON"),
    ("\(worker),,,,60,,,,", "RELEASED_MINUTES"), ("\(worker),,,60,61,,,,", "RELEASED_MINUTES"),
    ("\(worker),,,,,3,,,", "CONFIDENCE_BEFORE"), ("\(worker),,,,,,,1,6", "SKILL_BEFORE"),
    ("\(worker),60", ""), ("\"\(worker),60", ""),
  ]

  @Test(
    "a row that can't be read is found by line and column, and repeats no cell", arguments: faults)
  func fault(_ wanted: (row: String, column: String)) {
    let contents = read([Self.heading, "\(Self.worker),1,,,,,,,", wanted.row])
    #expect(contents.items.count == 1)
    #expect(contents.findings.map(\.line) == [3])
    #expect(contents.findings.map(\.column) == [wanted.column])
    #expect(contents.findings.allSatisfy { !$0.message.contains("nobody") })
  }

  @Test(
    "a header that is not this one refuses the file",
    arguments: ["", "WORKER_ID", heading + ",NAME", "\"WORKER"])
  func otherHeading(_ header: String) {
    let contents = read([header, "\(Self.worker),1,,,,,,,"])
    #expect(contents.items.isEmpty)
    #expect(header.isEmpty || contents.findings.map(\.line) == [1])
  }

  @Test("no bytes trap")
  func bytes() {
    var numbers = SeededNumbers(seed: 85)
    let alphabet = Array("\(Self.heading)\n\"\r,;/0129\u{feff}\u{0}".utf8) + [0xff, 0xc3]
    for _ in 0..<2_000 {
      let noise = (0..<Int.random(in: 0...60, using: &numbers)).compactMap { _ in
        alphabet.randomElement(using: &numbers)
      }
      let contents = LearningFileReader.read(Array((Self.heading + "\n").utf8) + noise)
      #expect(contents.items.count + contents.findings.count <= 61)
    }
  }

  private func read(_ lines: [String]) -> LearningFileReader.Contents {
    LearningFileReader.read(Array(lines.joined(separator: "\n").utf8))
  }
}
