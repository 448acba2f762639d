import Access
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary
import WireFormat

@Suite("A worker is erased on a decision of two people")
struct ErasureStoryTests {
  private let care: CareHome

  init() async throws {
    care = try await CareHome.open()
  }

  private func steward(
    _ method: String, _ subject: String, of organisation: OrganisationID? = nil
  ) throws -> Call {
    try care.test.call(method, .steward, of: organisation ?? care.home, subject: subject)
  }

  private func decide(
    _ ground: ErasureDecision.Ground, _ call: Call, on decidedOn: CivilDate = day(0)
  ) async throws -> RecordID {
    let receipt = try await DecideErasure.run(
      DecideErasure.Request(
        header: care.test.header(), worker: care.worker, ground: ground,
        reference: "DP-2026-12", decidedBy: "Data protection officer", decidedOn: decidedOn),
      call, in: care.service)
    return try RecordID(receipt.id, field: "receipt.id")
  }

  private func erase(
    _ decision: RecordID, _ call: Call, header: ChangeHeader? = nil
  ) async throws -> EraseWorker.Report {
    try await EraseWorker.run(
      EraseWorker.Request(header: header ?? care.test.header(), decision: decision), call,
      in: care.service)
  }

  private func ask(_ organisation: OrganisationID) async throws {
    _ = try await RequestErasure.run(
      RequestErasure.Request(header: care.test.header(), organisation: organisation),
      care.test.holder("RequestErasure", care.worker), in: care.service)
  }

  @Test("asked, decided, carried out by another; afterwards the worker is absent for everybody")
  func story() async throws {
    _ = try await care.achieve(anAchievement(gainedAt: care.home))
    try await ask(care.home)
    let decision = try await decide(.holderRequest, steward("DecideErasure", "first"))
    let same = await refusal { try await erase(decision, steward("EraseWorker", "first")) }
    #expect(same?.reason == .stateForbids && same?.field == "decision_id")

    let checked = try await erase(
      decision, steward("EraseWorker", "second"),
      header: care.test.header(validateOnly: true))
    #expect(checked.receipt.wasValidatedOnly && !checked.isOverwritten && checked.deleted > 5)
    #expect(try await care.passport() != nil)

    let header = care.test.header("erase")
    let report = try await erase(decision, steward("EraseWorker", "second"), header: header)
    #expect(report.receipt.id == care.worker.description && report.isOverwritten)
    #expect(report.deleted == checked.deleted)
    let again = try await erase(decision, steward("EraseWorker", "second"), header: header)
    #expect(again.receipt.wasReplayed && again.deleted == report.deleted)
    let twice = await refusal { try await erase(decision, steward("EraseWorker", "second")) }
    #expect(twice?.reason == .stateForbids)

    let manager = await refusal {
      try await GetPassport.run(
        GetPassport.Request(
          worker: .worker(care.worker),
          question: PassportQuestion(purpose: .success(.staffManagement)),
          page: PageRequest(size: 0, token: "")),
        care.manager("GetPassport"), in: care.service)
    }
    #expect(manager?.reason == .recordNotFound)
    let holder = await refusal {
      try await ExportOwnRecord.run(
        care.test.holder("ExportOwnRecord", care.worker), in: care.service)
    }
    #expect(holder?.reason == .recordNotFound)
    let tombstone = try await care.service.records.read { try $0.tombstone(of: care.worker) }
    #expect(tombstone?.decision == decision && tombstone?.erasedAt == testNoon)
  }

  @Test("a ground must hold: asked for, or no engagement in force")
  func grounds() async throws {
    let first = try steward("DecideErasure", "first")
    let unasked = await refusal { try await decide(.holderRequest, first) }
    #expect(unasked?.reason == .stateForbids && unasked?.field == "ground")
    let engaged = await refusal { try await decide(.retentionEnded, first) }
    #expect(engaged?.reason == .stateForbids && engaged?.field == "ground")
    let ahead = await refusal { try await decide(.order, first, on: day(1)) }
    #expect(ahead?.reason == .valueOutOfRange && ahead?.field == "decided_on")
    _ = try await decide(.order, first)
  }

  @Test("a body that holds nothing of the worker and was not asked decides nothing")
  func strangers() async throws {
    let stranger = await refusal {
      try await decide(.order, steward("DecideErasure", "first", of: care.trust))
    }
    #expect(stranger?.reason == .recordNotFound && stranger?.field == "worker_id")
    try await ask(care.trust)
    let decision = try await decide(
      .holderRequest, steward("DecideErasure", "first", of: care.trust))
    let other = await refusal { try await erase(decision, steward("EraseWorker", "second")) }
    let invented = await refusal {
      try await erase(testID(990), steward("EraseWorker", "second"))
    }
    #expect(other == invented && other?.reason == .recordNotFound)
    let manager = await refusal { try await erase(decision, care.manager("EraseWorker")) }
    #expect(manager?.reason == .roleNotAllowed)
  }

  @Test("erasing one leaves the other's record, and the others' view of it, as it was")
  func others() async throws {
    let other: WorkerID = testID(500)
    try await care.test.store.write { records in
      try records.add(aWorker(id: other), identity: anIdentity(givenName: "Ben"))
      try records.record(
        anEngagement(with: care.home), id: testID(501), of: other, by: care.home,
        source: .direct, replacing: nil)
    }
    let before = try await care.passport(of: other)
    let decision = try await decide(.order, steward("DecideErasure", "first"))
    _ = try await erase(decision, steward("EraseWorker", "second"))
    #expect(try await care.passport(of: other) == before)
  }

  @Test("the holder reads everything: who they are, each entry, each look, each table")
  func ownRecord() async throws {
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    let call = try care.test.holder("ExportOwnRecord", care.worker)
    _ = try await GrantDisclosure.run(
      GrantDisclosure.Request(
        header: care.test.header(), verifier: care.trust, groups: [.training],
        purpose: .preEmploymentCheck, endsAt: nil),
      care.test.holder("GrantDisclosure", care.worker), in: care.service)
    let first = try await ExportOwnRecord.run(call, in: care.service)
    #expect(first.passport.identity?.givenName == "Amina")
    #expect(first.passport.items.entries.contains { $0.origin.id == fact })
    #expect(first.tables.map(\.name) == ["share_grant"])
    let second = try await ExportOwnRecord.run(call, in: care.service)
    #expect(second.tables.map(\.name) == ["share_grant", "access_log"])
    let wire = second.proto()
    #expect(wire.tables.map(\.onErasure) == ["DELETED", "DELETED"])
    #expect(wire.passport.identity.givenName == "Amina")
    let manager = await refusal {
      try await ExportOwnRecord.run(care.manager("ExportOwnRecord"), in: care.service)
    }
    #expect(manager?.reason == .roleNotAllowed)
  }
}
