import Foundation
import Passports
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Who a worker is stays sealed")
struct PrivacyTests {
  /// What identifies somebody, each of it written to the store below.
  private static let secrets = [
    "Gwendolyn", "Featherstonehaugh", "1985-07-23", "QQ987654D", "19C7777E", "009988776655",
    "EMP-4711", "20B4321E",
  ]

  @Test("the files of a store hold no name, birth date or number of a person")
  func rawBytes() async throws {
    try await withTemporaryFolder { folder in
      let desk = try await Desk.open(folder: folder)
      try await write(desk)
      await desk.driver.close()
      let files = try #require(FileManager.default.enumerator(atPath: folder))
      var bytes = Data()
      for case let name as String in files {
        bytes.append(FileManager.default.contents(atPath: folder + "/" + name) ?? Data())
      }
      // The control: what is meant to be readable is found.
      #expect(bytes.range(of: Data("Larch House".utf8)) != nil)
      for secret in Self.secrets + Self.secrets.map({ $0.lowercased() }) {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
      }
    }
  }

  @Test("without the worker's key the identity and the numbers are gone and the facts stay")
  func erasure() async throws {
    let desk = try await Desk.open()
    try await write(desk)
    let before = try await desk.passport()
    #expect(before.identity?.familyName == "Featherstonehaugh")
    #expect(before.registrations.map(\.fact.number) == ["19C7777E"])
    #expect(before.checks.map(\.fact.dbs?.certificateNumber) == ["009988776655"])
    #expect(before.evidence.map(\.fact.assessor?.registrationNumber) == ["20B4321E"])
    _ = try await desk.driver.write { try $0.execute("DELETE FROM worker_key_seal", []) }
    let after = try await desk.passport()
    #expect(after.identity == nil)
    #expect(after.registrations.map(\.fact.number) == [nil])
    #expect(after.checks.map(\.fact.dbs?.certificateNumber) == [nil])
    #expect(after.evidence.map(\.fact.assessor?.registrationNumber) == [nil])
    #expect(after.achievements == before.achievements)
    let error = await #expect(throws: ServiceError.self) {
      try await desk.records.write {
        try $0.record(anIdentity(), level: .basic, of: desk.worker)
      }
    }
    #expect(error?.reason == .stateForbids)
  }

  private func write(_ desk: Desk) async throws {
    let identity = try WorkerIdentity(
      givenName: "Gwendolyn", familyName: "Featherstonehaugh",
      birthDate: CivilDate("1985-07-23", field: "birth_date"),
      identifiers: [
        WorkerIdentifier(scheme: .nationalInsurance, normalised: "QQ987654D"),
        WorkerIdentifier(scheme: .esr, normalised: "EMP-4711", organisation: desk.home),
      ])
    let achievement = try await desk.achieve(anAchievement(), id: 1)
    try await desk.records.write { change in
      try change.record(identity, level: .verified, of: desk.worker)
      try change.record(
        aRegistration(number: "19C7777E"), id: testID(1), of: desk.worker, by: desk.home,
        source: .direct)
      try change.record(
        aCheck(kind: .criminalRecord, dbs: aDBSCheck(number: "009988776655")), id: testID(2),
        of: desk.worker, by: desk.home, source: .direct)
      try change.record(
        someEvidence(of: achievement, assessor: anAssessor()), id: testID(3), of: desk.worker,
        by: desk.home, source: .direct)
    }
  }
}
