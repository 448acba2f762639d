import Access
import Operations
import Passports
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("ImportStaffRecords: whose record a row is")
struct ImportStaffRecordsMatchingTests {
  @Test("a National Insurance number opens nobody else's record: recorded apart, marked, told")
  func strangersStayClosed() async throws {
    let home = try await ImportingHome.open()
    let number = WorkerIdentifier(scheme: .nationalInsurance, normalised: "AB123456C")
    try await home.addStranger(testID(50), identifiers: [number])
    let report = try await home.take(workers: [aRow(1, number: "AB123456C")])
    #expect(report.tally.workersAdded == 1)
    #expect(report.findings.map(\.code) == [.possibleDuplicate])
    #expect(try await home.worker(1) != testID(50))
  }

  @Test("a key that another body planted on its own worker is not believed")
  func plantedKey() async throws {
    let home = try await ImportingHome.open()
    let planted = WorkerIdentifier(
      scheme: .ascWDSWorker, normalised: "DEMO-1/W1", organisation: home.id)
    try await home.addStranger(testID(50), identifiers: [planted])
    let report = try await home.take(workers: [aRow(1)], training: [aTraining(1)])
    #expect(report.tally.workersAdded == 1 && report.tally.factsAdded == 2)
  }

  @Test("a worker on the staff is found by National Insurance number and from then on by key")
  func ownStaffByNumber() async throws {
    let home = try await ImportingHome.open()
    _ = try await home.take(workers: [aRow(1, number: "AB123456C")])
    let moved = try await home.take(workers: [aRow(2, number: "AB123456C")])
    #expect(moved.tally.workersAdded == 0 && moved.tally.workersChanged == 1)
    let training = try await home.take(training: [aTraining(2)])
    #expect(training.tally.factsAdded == 1)
    #expect(try await home.worker(1) == home.worker(2))
  }

  @Test("two rows of one person are recorded once, and twice the same")
  func onePersonTwoRows() async throws {
    let home = try await ImportingHome.open()
    let rows = [aRow(1, number: "AB123456C"), aRow(2, number: "AB123456C", role: 7)]
    let first = try await home.take(workers: rows)
    #expect(first.tally.workersAdded == 1 && first.tally.factsAdded == 1)
    #expect(first.findings.map(\.code) == [.duplicateRow])
    let again = try await home.take(workers: rows)
    #expect(again.tally.factsAdded == 0 && again.tally.rowsUnchanged == 2)
  }

  @Test("a number that is not given out is not used, with a warning")
  func malformedNumber() async throws {
    let home = try await ImportingHome.open()
    let report = try await home.take(workers: [aRow(1, number: "QQ123456C")])
    #expect(report.findings.map(\.code) == [.identifierNotUsed])
    #expect(report.tally.workersAdded == 1)
  }

  @Test("who works on unnamed terms is left out with their training")
  func unnamedTerms() async throws {
    let home = try await ImportingHome.open()
    let report = try await home.take(workers: [aRow(1, terms: .other)], training: [aTraining(1)])
    #expect(report.findings.map(\.code) == [.termsUnknown, .termsUnknown])
    #expect(report.tally.errorCount == 0 && report.tally.rowsUnchanged == 2)
    #expect(try await home.worker(1) == nil)
  }
}

@Suite("ImportStaffRecords: what a newer file changes")
struct ImportStaffRecordsChangeTests {
  @Test("a changed engagement is a new version of it")
  func changedEngagement() async throws {
    let home = try await ImportingHome.open()
    _ = try await home.take(workers: [aRow(1)])
    let report = try await home.take(workers: [aRow(1, role: 7)])
    #expect(report.tally.workersChanged == 1 && report.tally.factsAdded == 1)
    let engagements = try #require(try await home.passport(1)).engagements
    #expect(engagements.map(\.fact.ascWDSJobRole) == [7])
  }

  @Test("a removed worker's engagement ends on the day of the import, once")
  func removed() async throws {
    let home = try await ImportingHome.open()
    _ = try await home.take(workers: [aRow(1)])
    let removal = ImportStaffRecords.RemovalRow(line: 2, key: aKey(1))
    let report = try await home.take(removals: [removal])
    #expect(report.findings.map(\.code) == [.leavingDateMissing])
    home.test.clock.set(moment(3))
    let again = try await home.take(removals: [removal])
    #expect(again.tally.factsAdded == 0 && again.tally.rowsUnchanged == 1)
    let ended = try await home.engagements(1)
    #expect(ended.map(\.fact.period.end) == [testDay])
  }

  @Test("somebody who comes back has a second engagement")
  func rejoined() async throws {
    let home = try await ImportingHome.open()
    _ = try await home.take(workers: [aRow(1)])
    _ = try await home.take(removals: [ImportStaffRecords.RemovalRow(line: 2, key: aKey(1))])
    home.test.clock.set(moment(30))
    let report = try await home.take(workers: [aRow(1, from: day(30))])
    #expect(report.tally.factsAdded == 1)
    #expect(try await home.engagements(1).count == 2)
  }

  @Test("without a start date the engagement holds from the day of the import, and stays so")
  func noStartDate() async throws {
    let home = try await ImportingHome.open()
    _ = try await home.take(workers: [aRow(1, from: nil)])
    home.test.clock.set(moment(10))
    let again = try await home.take(workers: [aRow(1, from: nil)])
    #expect(again.tally.rowsUnchanged == 1)
    #expect(try await home.engagements(1).map(\.fact.period.start) == [testDay])
  }

  @Test("what was recorded by hand is never overwritten by a file")
  func byHand() async throws {
    let home = try await ImportingHome.open()
    let key = aKey(1).text
    try await home.employ(testID(60), ascWDSKey: key)
    let report = try await home.take(workers: [aRow(1, role: 7)])
    #expect(report.findings.map(\.code) == [.engagementKept])
    #expect(report.tally.factsAdded == 0 && report.tally.workersAdded == 0)
  }

  @Test("training with a later end supersedes what an earlier file said, and back again")
  func correctedTraining() async throws {
    let home = try await ImportingHome.open()
    _ = try await home.take(workers: [aRow(1)], training: [aTraining(1)])
    for end in [day(100), day(200), day(100)] {
      let report = try await home.take(training: [aTraining(1, through: end)])
      #expect(report.tally.factsAdded == 1)
      #expect(try await home.take(training: [aTraining(1, through: end)]).tally.factsAdded == 0)
    }
    let facts = try #require(try await home.passport(1)).facts
    #expect(facts.achievements.count == 4)
    #expect(facts.events.map(\.fact.kind) == [.superseded, .superseded, .superseded])
  }

  @Test("a part of the nurses' register is kept with an unknown status")
  func registerPart() async throws {
    let home = try await ImportingHome.open()
    _ = try await home.take(workers: [aRow(1, role: 16, part: "RN-ADULT")])
    let again = try await home.take(workers: [aRow(1, role: 16, part: "RN-ADULT")])
    #expect(again.tally.rowsUnchanged == 1)
    let seen = try #require(try await home.passport(1)).facts.registrations.map(\.fact)
    #expect(seen.map(\.status) == [.unknown] && seen.map(\.checkSource) == [.staffFile])
    #expect(seen.map(\.number) == [nil])
  }

  @Test("import twice equals import once, whatever the rows", arguments: 0..<12 as Range<UInt64>)
  func twiceIsOnce(_ seed: UInt64) async throws {
    var chance = SeededNumbers(seed: seed)
    let home = try await ImportingHome.open()
    var rows: [ImportStaffRecords.WorkerRow] = []
    var training: [ImportStaffRecords.TrainingRow] = []
    for worker in 1...Int.random(in: 1...6, using: &chance) {
      rows.append(
        aRow(
          worker, from: Bool.random(using: &chance) ? day(-100) : nil,
          terms: ImportStaffRecords.Terms.allCases.randomElement(using: &chance) ?? .bank,
          number: Bool.random(using: &chance) ? "AB12345\(worker % 3)C" : nil,
          hasBegunCareCertificate: Bool.random(using: &chance)))
      for _ in 0..<Int.random(in: 0...4, using: &chance) {
        training.append(
          aTraining(
            worker, category: [6, 10].randomElement(using: &chance) ?? 6,
            through: Bool.random(using: &chance) ? day(Int.random(in: 1...3, using: &chance)) : nil)
        )
      }
    }
    _ = try await home.take(workers: rows, training: training, mode: .goodRows)
    home.test.clock.advance(milliseconds: 86_400_000)
    let again = try await home.take(workers: rows, training: training, mode: .goodRows)
    #expect(again.tally.workersAdded == 0 && again.tally.workersChanged == 0)
    #expect(again.tally.factsAdded == 0)
    #expect(again.tally.rowsUnchanged + again.tally.rowsRefused == rows.count + training.count)
  }
}
