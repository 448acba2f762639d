@testable import Access
import Organisations
import Passports
import Roles
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Engagements, service and moves in the store")
struct RoleRecordTests {
  @Test("every kind of engagement comes back as it was recorded")
  func engagements() async throws {
    let desk = try await Desk.open()
    var engagements = try Engagement.Kind.allCases.map {
      try anEngagement(with: desk.home, kind: $0)
    }
    engagements.append(
      try Engagement(
        organisation: desk.trust, kind: .volunteering, legalBasis: .licenceToAttend, role: nil,
        period: DatePeriod(from: day(-1), to: day(9), field: "period"),
        contractedMinutesPerWeek: 0))
    let wanted = engagements
    try await desk.records.write { change in
      for (index, engagement) in wanted.enumerated() {
        try change.record(
          engagement, id: FactID(high: 1, low: UInt64(index)), of: desk.worker, by: desk.home,
          source: .ascWDS, replacing: nil)
      }
    }
    let (read, one) = try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      return (
        try snapshot.engagements(desk.sight(), knownAt: known),
        try snapshot.engagement(FactID(high: 1, low: 7), knownAt: known)
      )
    }
    #expect(read.map(\.fact) == wanted)
    #expect(one?.fact == wanted[7])
  }

  @Test("service comes back with its breaks and who recognises it, and is replaced whole")
  func continuity() async throws {
    let desk = try await Desk.open()
    let first = try service(desk, breaks: [(-300, -290), (-200, -190)])
    let second = try service(desk, breaks: [])
    try await desk.records.write {
      try $0.record(
        first, id: testID(1), of: desk.worker, by: desk.home, source: .esr, replacing: nil)
    }
    let then = try await desk.latest()
    try await desk.records.write {
      try $0.record(
        second, id: testID(2), of: desk.worker, by: desk.home, source: .esr, replacing: testID(1))
    }
    let now = try await desk.latest()
    let (before, after) = try await desk.records.read { snapshot in
      (
        try snapshot.continuity(desk.sight(), knownAt: then),
        try snapshot.continuity(desk.sight(), knownAt: now)
      )
    }
    #expect(before.map(\.fact) == [first])
    #expect(after.map(\.fact) == [second])
  }

  @Test("only a current fact of the same kind and worker can be replaced")
  func replacing() async throws {
    let desk = try await Desk.open()
    let achievement = try await desk.achieve(anAchievement(), id: 1)
    for replaced in [achievement, testID(99)] {
      let error = await #expect(throws: ServiceError.self) {
        try await desk.records.write {
          try $0.record(
            anEngagement(), id: testID(1), of: desk.worker, by: desk.home, source: .direct,
            replacing: replaced)
        }
      }
      #expect(error?.reason == .recordNotFound)
    }
    #expect(try await desk.passport().achievements.count == 1)
  }

  @Test("a move comes back with its entries, and the latest ruling on each counts")
  func transfers() async throws {
    let desk = try await Desk.open()
    let move = aTransfer(desk)
    try await desk.records.write { try $0.record(move, by: desk.home) }
    let opened = try await desk.latest()
    #expect(try await desk.records.read { try $0.transfer(move.id) } == move)
    #expect(try await desk.records.read { try $0.transferEtag(move.id) } == Etag(opened))
    let first = try TransferItem.Ruling(isCleared: false, decidedBy: "Head of HR", at: moment(1))
    let second = try TransferItem.Ruling(isCleared: true, decidedBy: "Head of HR", at: moment(2))
    for ruling in [first, second] {
      try await desk.records.write {
        try $0.record(ruling, on: .contractual, code: "NOTICE", of: move.id)
      }
    }
    let ruled = try await desk.records.read { try $0.transfer(move.id) }
    #expect(ruled?.items.map(\.ruling) == [nil, second])
    let etag = try await desk.records.read { try $0.transferEtag(move.id) }
    #expect(etag == Etag(CommitSequence(opened.number + 2)))
    for (list, code) in [(TransferItem.List.legal, "NOTICE"), (.contractual, "OTHER")] {
      let error = await #expect(throws: ServiceError.self) {
        try await desk.records.write { try $0.record(first, on: list, code: code, of: move.id) }
      }
      #expect(error?.reason == .recordNotFound)
    }
    #expect(try await desk.records.read { try $0.transfer(testID(98)) } == nil)
  }

  private func service(_ desk: Desk, breaks: [(Int, Int)]) throws -> ContinuityPeriod {
    try ContinuityPeriod(
      employer: desk.home, period: DatePeriod(from: day(-900)),
      breaks: breaks.map { try DatePeriod(from: day($0.0), to: day($0.1), field: "breaks") },
      recognitions: [
        ContinuityPeriod.Recognition(
          organisation: desk.trust, benefit: .annualLeave, isRecognised: true, ground: .contract,
          decidedBy: "Head of HR"),
        ContinuityPeriod.Recognition(
          organisation: desk.trust, benefit: .redundancy, isRecognised: false, ground: .none,
          decidedBy: "Head of HR"),
      ])
  }

  private func aTransfer(_ desk: Desk) -> Transfer {
    Transfer(
      id: testID(5), worker: desk.worker, to: desk.home, from: desk.trust,
      role: RoleCode(listed: "CARE-WORKER"), startsOn: day(30), openedAt: moment(0),
      basis: Basis(
        at: moment(0), asKnownAt: moment(0), sequence: CommitSequence(1), referenceData: "2026-03",
        policy: "shipped"),
      items: [
        TransferItem(
          list: .practical, code: "CSTF-IPC-2", state: .blocked,
          explanation: "The training has run out.", owner: .newEmployer,
          cause: .competenceExpired),
        TransferItem(
          list: .contractual, code: "NOTICE", state: .needsPerson, explanation: "Agree a day.",
          owner: .currentEmployer, cause: nil),
      ])
  }
}
