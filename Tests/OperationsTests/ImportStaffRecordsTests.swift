import Access
import Operations
import Organisations
import Passports
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("ImportStaffRecords: an employer's files become records")
struct ImportStaffRecordsTests {
  @Test("only a manager may import")
  func duty() async throws {
    let home = try await ImportingHome.open()
    for duty in [Duty.verifier, .trainer, .rota, .steward] {
      let call = try home.test.call("ImportStaffRecords", duty, of: home.id)
      await #expect {
        try await ImportStaffRecords.run(home.request(home.files()), call, in: home.service)
      } throws: { ($0 as? ServiceError)?.reason == .roleNotAllowed }
      #expect(throws: ServiceError.self) { try ImportStaffRecords.requirePermit(call) }
    }
  }

  @Test("the same name with other files is refused")
  func reusedName() async throws {
    let home = try await ImportingHome.open()
    let first = home.request(home.files(workers: [aRow(1)]), digest: [1])
    _ = try await home.run(first)
    let other = ImportStaffRecords.Request(
      header: ChangeHeader(
        request: first.header.request, isValidationOnly: false, body: [2]),
      mode: .allOrNothing, isSynthetic: true, files: home.files(), digest: [2])
    await #expect { try await home.run(other) } throws: {
      ($0 as? ServiceError)?.reason == .requestIDReused
    }
  }

  @Test("a replay answers the same summary and changes nothing")
  func replay() async throws {
    let home = try await ImportingHome.open()
    let request = home.request(home.files(workers: [aRow(1), aRow(2)]), digest: [0xab, 0x01])
    let first = try await home.run(request)
    let again = try await home.run(request)
    #expect(again.tally == first.tally && first.tally.digest == "ab01")
    #expect(
      again.receipt?.wasReplayed == true && again.receipt?.sequence == first.receipt?.sequence)
  }

  @Test("a worker row becomes a worker with an engagement, and the same row again is unchanged")
  func addsAWorker() async throws {
    let home = try await ImportingHome.open()
    let row = aRow(1, hours: 2_250, hasBegunCareCertificate: true)
    let first = try await home.take(workers: [row], training: [aTraining(1)])
    #expect(first.tally.workersAdded == 1 && first.tally.factsAdded == 3)
    let passport = try #require(try await home.passport(1))
    #expect(passport.facts.identity?.givenName == "SYNTHETIC-1")
    #expect(passport.facts.worker.isSynthetic && passport.facts.worker.identityLevel == .basic)
    let engagement = try #require(passport.engagements.first?.fact)
    #expect(engagement.ascWDSJobRole == 8 && engagement.contractedMinutesPerWeek == 2_250)
    let standards = passport.facts.achievements.map(\.fact.standard.text)
    #expect(Set(standards) == ["CARE-CERT", "ASCWDS-TRAINING/10"])
    #expect(passport.facts.achievements.allSatisfy { $0.origin.source == .ascWDS })

    let second = try await home.take(workers: [row], training: [aTraining(1)])
    #expect(second.tally.workersAdded == 0 && second.tally.factsAdded == 0)
    #expect(second.tally.workersChanged == 0 && second.tally.rowsUnchanged == 2)
  }

  @Test("with validate_only everything is found and nothing stays")
  func dryRun() async throws {
    let home = try await ImportingHome.open()
    let files = home.files(workers: [aRow(1)], training: [aTraining(1), aTraining(9)])
    let report = try await home.run(home.request(files, mode: .goodRows, validateOnly: true))
    #expect(report.receipt?.wasValidatedOnly == true)
    #expect(report.findings.map(\.code) == [.workerUnknown])
    #expect(report.tally.workersAdded == 1)
    #expect(try await home.worker(1) == nil)
  }

  @Test("one error keeps everything out, or only its own row, by the mode")
  func modes() async throws {
    let home = try await ImportingHome.open()
    let files = home.files(workers: [aRow(1)], training: [aTraining(9)])
    let nothing = try await home.run(home.request(files, mode: .allOrNothing))
    #expect(nothing.receipt == nil && nothing.tally.errorCount == 1)
    #expect(nothing.tally.workersAdded == 0 && nothing.tally.factsAdded == 0)
    #expect(try await home.worker(1) == nil)
    let good = try await home.run(home.request(files, mode: .goodRows))
    #expect(good.tally.workersAdded == 1 && good.tally.rowsRefused == 1)
    #expect(try await home.worker(1) != nil)
  }

  @Test("errors found in the files count like those found here")
  func errorsOfTheFiles() async throws {
    let home = try await ImportingHome.open()
    var files = home.files(workers: [aRow(1)])
    files.errorCount = 2
    files.refusedRowCount = 1
    let report = try await home.run(home.request(files, mode: .allOrNothing))
    #expect(report.receipt == nil && report.tally.rowsRefused == 1)
  }

  @Test("workplaces are compared with the registry and never change it")
  func workplaces() async throws {
    let home = try await ImportingHome.open()
    let row = ImportStaffRecords.WorkplaceRow(
      line: 2, key: "DEMO-2", name: "Another Name", provider: nil, location: "1-1234567890")
    var files = home.files()
    files.workplaces = [row]
    let report = try await home.run(home.request(files))
    #expect(report.findings.map(\.column) == ["ESTNAME", "LOCALESTID"])
    #expect(report.findings.allSatisfy { $0.code == .registryDiffers && !$0.isError })
  }
}
