import Operations
import Organisations
import Passports
import TestSupport
import Testing
import Vocabulary

@Suite("ImportStaffRecords: the plain training file")
struct ImportStaffRecordsTrainingTests {
  @Test("what is wrong with a row is told, each by its code")
  func refusals() async throws {
    let home = try await ImportingHome.open()
    _ = try await home.take(workers: [aRow(1)])
    let nowhere = OrganisationIdentifier(scheme: .ukprn, normalised: "10000001")
    let report = try await home.take(
      records: [
        aRecord(2, "DEMO-1/W9"), aRecord(3, "no slash"), aRecord(4, "DEMO-1/W1", at: nowhere),
      ], mode: .goodRows)
    #expect(report.findings.map(\.code) == [.workerUnknown, .formWrong, .providerUnknown])
    #expect(report.findings.map(\.line) == [2, 3, 4] && report.tally.factsAdded == 0)
  }

  @Test("another employer's worker reads like one who does not exist")
  func strangers() async throws {
    let home = try await ImportingHome.open()
    try await home.addStranger(
      testID(50), identifiers: [WorkerIdentifier(scheme: .nmc, normalised: "12A3456B")])
    let report = try await home.take(
      records: [aRecord(2, "12A3456B", .nmc), aRecord(3, "12A3456E", .nmc)], mode: .goodRows)
    #expect(report.findings.map(\.code) == [.workerUnknown, .workerUnknown])
    #expect(Set(report.findings.map(\.sentence)).count == 1)
  }

  @Test("training gained at a body of the registry is recorded there")
  func provider() async throws {
    let home = try await ImportingHome.open()
    _ = try await home.take(workers: [aRow(1)])
    let college = OrganisationIdentifier(scheme: .ukprn, normalised: "10009999")
    try await home.test.store.write { records in
      try records.record(anOrganisation(id: testID(70), name: "College", identifiers: [college]))
    }
    let report = try await home.take(records: [aRecord(2, "DEMO-1/W1", at: college)])
    #expect(report.tally.factsAdded == 1)
    let held = try #require(try await home.passport(1)).facts.achievements
    #expect(held.map(\.fact.gainedAt) == [testID(70)])
    #expect(held.map(\.origin.source) == [.trainingFile])
  }

  @Test("U15: a thousand records in one evening, and the second send stores none")
  func thousandRecords() async throws {
    let home = try await ImportingHome.open()
    _ = try await home.take(workers: (1...1_000).map { aRow($0) })
    let records = (1...1_000).map { aRecord($0 + 1, "DEMO-1/W\($0)") }
    let first = try await home.take(records: records)
    #expect(first.tally.factsAdded == 1_000 && first.tally.rowsUnchanged == 0)
    let second = try await home.take(records: records)
    #expect(second.tally.factsAdded == 0 && second.tally.rowsUnchanged == 1_000)
  }

  @Test("U15, failing: 13 unknown workers are 13 lines, and 987 are stored only where asked for")
  func thirteenUnknown() async throws {
    let home = try await ImportingHome.open()
    _ = try await home.take(workers: (1...987).map { aRow($0) })
    let rows = (1...1_000).map { aTraining($0) }
    let files = home.files(training: rows)
    let dry = try await home.run(home.request(files, validateOnly: true))
    #expect(dry.findings.map(\.line) == (988...1_000).map { $0 + 1 })
    #expect(dry.findings.allSatisfy { $0.code == .workerUnknown && $0.isError })
    let all = try await home.run(home.request(files, mode: .allOrNothing))
    #expect(all.receipt == nil && all.tally.factsAdded == 0)
    let good = try await home.run(home.request(files, mode: .goodRows))
    #expect(good.tally.factsAdded == 987 && good.tally.rowsRefused == 13)
  }
}
