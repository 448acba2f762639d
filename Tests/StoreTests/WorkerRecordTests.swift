import Passports
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Workers in the store")
struct WorkerRecordTests {
  @Test("a name is found however it is written, and only with its birth date")
  func folding() async throws {
    let desk = try await Desk.open()
    let born = day(-12_000)
    let table: [(String, CivilDate, Bool)] = [
      ("O’Brien-Núñez", born.adding(days: 1), false),
      ("O’Brien", born, false),
      ("OBRIEN NUNEZ", born, true),
      ("o'brien-nunez", born, true),
    ]
    for (name, date, isFound) in table {
      let found = try await desk.records.read {
        try $0.workers(familyName: name, birthDate: date, limit: 10)
      }
      #expect(found == (isFound ? [desk.worker] : []), "\(name)")
    }
  }

  @Test("a number of one employer's files means nothing in another's")
  func identifiers() async throws {
    let desk = try await Desk.open()
    let payroll = WorkerIdentifier(
      scheme: .ascWDSWorker, normalised: "L1/W1", organisation: desk.home)
    let pin = WorkerIdentifier(scheme: .nmc, normalised: "18A1234E")
    let number = WorkerIdentifier(scheme: .nationalInsurance, normalised: "QQ123456C")
    try await desk.records.write { change in
      try change.record(
        anIdentity(identifiers: [payroll, pin, number]), level: .verified, of: desk.worker)
    }
    let elsewhere = WorkerIdentifier(
      scheme: .ascWDSWorker, normalised: "L1/W1", organisation: desk.trust)
    let otherRegister = WorkerIdentifier(scheme: .gmc, normalised: "18A1234E")
    for identifier in [elsewhere, otherRegister] {
      #expect(try await found(identifier, desk).isEmpty)
    }
    for identifier in [payroll, pin, number] {
      #expect(try await found(identifier, desk) == [desk.worker])
    }
  }

  @Test("the National Insurance number is never read back and outlives a new identity")
  func nationalInsurance() async throws {
    let desk = try await Desk.open()
    let number = WorkerIdentifier(scheme: .nationalInsurance, normalised: "QQ123456C")
    let other = WorkerIdentifier(scheme: .nationalInsurance, normalised: "QQ654321A")
    try await desk.records.write { change in
      try change.record(anIdentity(identifiers: [number]), level: .basic, of: desk.worker)
    }
    try await desk.records.write { change in
      try change.record(anIdentity(familyName: "Shah"), level: .basic, of: desk.worker)
    }
    let identity = try await desk.passport().identity
    #expect(try identity == anIdentity(familyName: "Shah"))
    #expect(try await found(number, desk) == [desk.worker])
    #expect(try await names("O’Brien-Núñez", desk).isEmpty)
    #expect(try await names("SHAH", desk) == [desk.worker])
    try await desk.records.write { change in
      try change.record(anIdentity(identifiers: [other]), level: .basic, of: desk.worker)
    }
    #expect(try await found(number, desk).isEmpty)
    #expect(try await found(other, desk) == [desk.worker])
  }

  @Test("each new identity has a new etag, and what was known before stays")
  func versions() async throws {
    let desk = try await Desk.open()
    let first = try await desk.latest()
    let etag = try await desk.records.read { try $0.workerEtag(desk.worker) }
    #expect(etag == Etag(first))
    try await desk.records.write { change in
      try change.record(anIdentity(givenName: "Mina"), level: .verified, of: desk.worker)
    }
    let second = try await desk.records.read { try $0.workerEtag(desk.worker) }
    #expect(second == Etag(CommitSequence(first.number + 1)))
    let (now, before) = (
      try await desk.passport(), try await desk.passport(knownAt: first)
    )
    #expect(now.identity?.givenName == "Mina")
    #expect(now.worker.identityLevel == .verified)
    #expect(before.identity?.givenName == "Amina")
    #expect(before.worker.identityLevel == .basic)
  }

  @Test("a merged record's facts are read at the kept one, until the two are separated")
  func merging() async throws {
    let desk = try await Desk.open()
    let twin = WorkerID(high: 4, low: 4)
    try await desk.records.write { change in
      try change.add(aWorker(id: twin), identity: anIdentity())
      try change.markPossibleDuplicate(twin, desk.worker)
    }
    let early = try await desk.achieve(anAchievement(), id: 1, worker: twin)
    let late = try await desk.achieve(anAchievement("CSTF-FS-1"), id: 2)
    let marked = try await desk.latest()
    #expect(try await desk.passport().worker.possibleDuplicates == [twin])

    try await desk.records.write { try $0.merge(twin, into: desk.worker) }
    let merged = try await desk.passport()
    #expect(merged.achievements.map(\.origin.id) == [early, late])
    #expect(merged.achievements.allSatisfy { $0.origin.worker == desk.worker })
    #expect(merged.worker.possibleDuplicates.isEmpty)
    let record = try await desk.records.read { try $0.worker(twin, knownAt: $0.latestSequence()) }
    #expect(record?.mergedInto == desk.worker)
    #expect(try await desk.passport(desk.sight(of: twin)) == merged)
    #expect(try await desk.records.read { try $0.subject(of: early) } == desk.worker)
    #expect(try await desk.passport(knownAt: marked).achievements.map(\.origin.id) == [late])

    // What befalls a merged record's fact is kept beside it and goes with it.
    let event = try StatusEvent(
      fact: early, kind: .suspended, effectiveFrom: moment(0), cause: .underInvestigation)
    try await desk.records.write {
      try $0.record(event, id: testID(70), of: desk.worker, by: desk.home)
    }
    #expect(try await desk.passport().events.map(\.fact) == [event])
    try await desk.records.write { try $0.separate(twin, desk.worker) }
    #expect(try await desk.passport().achievements.map(\.origin.id) == [late])
    let apart = try await desk.passport(desk.sight(of: twin))
    #expect(apart.achievements.map(\.origin.id) == [early])
    #expect(apart.events.map(\.fact) == [event])
    #expect(apart.worker.mergedInto == nil)
  }

  @Test("records merged one after the other are all read at the last, and listed once")
  func chain() async throws {
    let desk = try await Desk.open()
    let chain = [WorkerID(high: 4, low: 1), WorkerID(high: 4, low: 2), desk.worker]
    try await desk.records.write { change in
      for worker in chain.dropLast() { try change.add(aWorker(id: worker), identity: anIdentity()) }
      for (index, worker) in chain.enumerated() {
        try change.record(
          anEngagement(with: desk.home), id: FactID(high: 2, low: UInt64(index)), of: worker,
          by: desk.home, source: .direct, replacing: nil)
      }
      try change.merge(chain[0], into: chain[1])
      try change.merge(chain[1], into: chain[2])
    }
    let (engaged, subject, employs) = try await desk.records.read { snapshot in
      (
        try snapshot.workers(engagedBy: desk.home, at: testNoon, after: nil, limit: 9),
        try snapshot.subject(of: FactID(high: 2, low: 0)),
        try snapshot.relations(of: desk.home, to: chain[0], at: testNoon).employs
      )
    }
    #expect(engaged == [desk.worker])
    #expect(subject == desk.worker)
    #expect(employs)
    // Round in a ring would have no end.
    await #expect(throws: ServiceError.self) {
      try await desk.records.write { try $0.merge(chain[2], into: chain[0]) }
    }
  }

  @Test("a record is no duplicate of itself, and one that is merged already is refused")
  func selfMerge() async throws {
    let desk = try await Desk.open()
    await #expect(throws: ServiceError.self) {
      try await desk.records.write { try $0.markPossibleDuplicate(desk.worker, desk.worker) }
    }
    await #expect(throws: ServiceError.self) {
      try await desk.records.write { try $0.merge(desk.worker, into: desk.worker) }
    }
    await #expect(throws: ServiceError.self) {
      try await desk.records.write { try $0.merge(desk.worker, into: testID(77)) }
    }
  }

  private func found(_ identifier: WorkerIdentifier, _ desk: Desk) async throws -> [WorkerID] {
    try await desk.records.read { try $0.workers(identifiedBy: identifier, limit: 9) }
  }

  private func names(_ name: String, _ desk: Desk) async throws -> [WorkerID] {
    try await desk.records.read {
      try $0.workers(familyName: name, birthDate: day(-12_000), limit: 9)
    }
  }
}
