import Operations
import TestSupport
import Testing
import Vocabulary

@testable import DataFiles

@Suite("Whatever the bytes")
struct ReaderPropertyTests {
  @Test("the size of the chunks changes nothing", arguments: [1, 2, 3, 7, 64, 1_000])
  func chunkSizes(_ size: Int) throws {
    let texts: [(StaffFile, String)] = [
      (
        .workplaces,
        "\u{feff}" + Sample.text(.workplaces, [[:], ["ESTNAME": "\"Kümmel, \"\"x\"\"\""]])
      ),
      (
        .workers,
        Sample.text(.workers, [[:], ["DOB": "31/02/1990"], ["STATUS": "x"]])
          .replacing("\n", with: "\r\n")
      ),
      (.training, Sample.text(.training, [["NOTES": "\"two\nlines\""], ["CATEGORY": "3"]])),
    ]
    let whole = try Reading.of(texts, chunk: 1_000_000)
    let pieces = try Reading.of(texts, chunk: size)
    #expect(pieces.findings == whole.findings && whole.findings.count == 6)
    #expect(pieces.files.workers == whole.files.workers)
    #expect(pieces.files.training == whole.files.training)
  }

  @Test("random bytes never trap, and never make a good row", arguments: 0..<40)
  func randomBytes(_ seed: UInt64) throws {
    var chance = SeededNumbers(seed: seed)
    let bytes = (0..<2_000).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    for file in StaffFile.allCases {
      let reading = try Reading.of([(file, bytes)])
      #expect(!reading.findings.isEmpty)
      #expect(reading.files.workers.isEmpty && reading.files.training.isEmpty)
    }
  }

  @Test("a good file with some bytes changed never traps", arguments: 0..<100)
  func changedBytes(_ seed: UInt64) throws {
    var chance = SeededNumbers(seed: seed)
    for file in StaffFile.allCases {
      var bytes = Array(Sample.text(file, [[:], [:], [:]]).utf8)
      let header = Sample.text(file, []).utf8.count
      for _ in 0..<20 {
        let place = Int.random(in: header..<bytes.count, using: &chance)
        bytes[place] =
          [0x22, 0x2c, 0x3b, 0x2f, 0x39, 0x0a, 0xff, 0x00].randomElement(using: &chance) ?? 0
      }
      let reading = try Reading.of([(file, bytes)])
      let errors = reading.findings.count(where: \.isError)
      #expect(errors == reading.files.errorCount)
    }
  }

  @Test("an import beyond its limits is read so far and no further")
  func limits() throws {
    let rows = (1...5).map { ["UNIQUEWORKERID": "W\($0)"] }
    let text = Array(Sample.text(.workers, rows).utf8)
    let few = try Reading.of(
      [(.workers, text)], reader: StaffFilesReader(today: today, mostBytes: 10_000, mostRows: 3))
    #expect(few.lines == ["5 - TOO_MANY_ROWS"])
    #expect(few.files.workers.count == 3)
    let small = try Reading.of(
      [(.workers, text)], chunk: 100,
      reader: StaffFilesReader(today: today, mostBytes: 700, mostRows: 3))
    #expect(small.lines == ["1 - FILE_TOO_LARGE"])
  }
}
