import Delegations
import Passports
import ReferenceData
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Facts of delegation in the store")
struct DelegationRecordTests {
  @Test("every kind of fact comes back as it was recorded")
  func roundTrip() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    try await desk.agree(isAccepted: false)
    let facts = try DelegationFacts.all()
    for (index, fact) in facts.enumerated() {
      let id = try await desk.say(fact, id: UInt64(index), to: index.isMultiple(of: 2) ? 40 : nil)
      let kept = try await desk.records.read {
        try $0.delegationRecord(id, knownAt: $0.latestSequence())
      }
      #expect(kept?.record.fact == fact)
      #expect(kept?.record.period.start == moment(-10))
      #expect(kept?.record.period.end == (index.isMultiple(of: 2) ? moment(40) : nil))
      #expect(kept?.record.recordedBy == desk.home)
      #expect(kept?.record.reason == "told by post")
      #expect(kept?.recordedAt == testNoon)
      #expect(try await kept?.sequence == desk.latest())
    }
  }

  @Test("facts are found by each subject they are about")
  func subjects() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    try await desk.agree(isAccepted: false)
    for (index, fact) in try DelegationFacts.all().enumerated() {
      try await desk.say(fact, id: UInt64(index))
    }
    let subjects: [(DelegationSubject, Int)] = [
      (.worker(desk.worker), 11), (.worker(DelegationFacts.nurse), 6),
      (.person(DelegationFacts.person), 17), (.organisation(desk.home), 18),
      (.organisation(desk.trust), 1), (.intervention(DelegationFacts.eyeDrops), 2),
      (.worker(testID(77)), 0), (.person(testID(77)), 0), (.organisation(testID(77)), 0),
    ]
    for (subject, count) in subjects {
      let found = try await desk.records.read {
        try $0.delegationRecords(about: subject, knownAt: $0.latestSequence())
      }
      #expect(found.count == count, "\(subject)")
      #expect(found.map(\.sequence) == found.map(\.sequence).sorted())
    }
  }

  @Test("a fact is corrected by one of its kind about the same, and the earlier stays known then")
  func replacing() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let person = DelegationFacts.person
    func stability(_ result: StabilityStatus.Result) -> DelegationFact {
      .stability(
        of: person,
        StabilityStatus(
          intervention: DelegationFacts.eyeDrops, result: result, reviewBy: day(20)))
    }
    let first = try await desk.say(stability(.stable), id: 1)
    let then = try await desk.latest()
    // The same name with a shorter period is an earlier end.
    try await desk.say(stability(.stable), id: 1, to: 5, replacing: first)
    let risk = try await desk.say(
      .risk(
        of: person,
        RiskAssessment(
          intervention: DelegationFacts.eyeDrops, result: .red, reviewBy: day(1))), id: 2)
    let (before, after) = try await desk.records.read {
      (
        try $0.delegationRecord(first, knownAt: then),
        try $0.delegationRecord(first, knownAt: $0.latestSequence())
      )
    }
    #expect(before?.record.period.end == nil)
    #expect(after?.record.period.end == moment(5))
    for replaced in [risk, testID(99)] {
      let error = await #expect(throws: ServiceError.self) {
        try await desk.say(stability(.unknown), id: 3, replacing: replaced)
      }
      #expect(error?.reason == .recordNotFound)
    }
    try await desk.records.write { try $0.close(risk) }
    let closed = try await desk.records.read {
      try $0.delegationRecord(risk, knownAt: $0.latestSequence())
    }
    #expect(closed == nil)
    await #expect(throws: ServiceError.self) { try await desk.records.write { try $0.close(risk) } }
  }

  @Test("a fact about nobody known is refused")
  func unknownSubjects() async throws {
    let desk = try await Desk.open()
    let facts: [DelegationFact] = [
      .episode(of: testID(70), CareEpisode(organisation: desk.home)),
      .delegatorScope(of: testID(70), .any), .agreementEvent(testID(70), .resumed(by: .worker)),
    ]
    for fact in facts {
      let error = await #expect(throws: ServiceError.self) { try await desk.say(fact, id: 1) }
      #expect(error?.reason == .recordNotFound)
    }
  }

  @Test("a person comes back with the birth date, duplicates until they are told apart")
  func persons() async throws {
    let desk = try await Desk.open()
    let one = CaredForPerson(id: testID(1), birthDate: day(-9_000), isSynthetic: false)
    let other = CaredForPerson(id: testID(2), birthDate: nil, isSynthetic: true)
    try await desk.records.write { change in
      try change.add(one)
      try change.add(other)
      try change.markPossibleDuplicate(one.id, other.id)
    }
    func found(_ id: PersonID) async throws -> CaredForPerson? {
      try await desk.records.read { try $0.person(id, knownAt: $0.latestSequence()) }
    }
    #expect(try await found(one.id)?.birthDate == day(-9_000))
    #expect(try await found(one.id)?.possibleDuplicates == [other.id])
    #expect(try await found(other.id)?.possibleDuplicates == [one.id])
    try await desk.records.write { try $0.separate(other.id, one.id) }
    #expect(try await found(one.id) == one)
    #expect(try await found(other.id) == other)
    #expect(try await found(testID(3)) == nil)
  }

  @Test("a birth date stands nowhere in the open")
  func sealed() async throws {
    let desk = try await Desk.open()
    let person = CaredForPerson(id: testID(1), birthDate: testDay, isSynthetic: false)
    try await desk.records.write { try $0.add(person) }
    let bytes = try await desk.driver.read { sql in
      try sql.first("SELECT sealed FROM person_birth", []) { try $0.blob(0) }
    }
    let text = Array(testDay.description.utf8)
    let sealed = try #require(bytes)
    #expect(sealed.count > text.count)
    #expect(!sealed.indices.contains { sealed[$0...].starts(with: text) })
  }

  @Test("evidence comes back with its person, device and moment")
  func evidence() async throws {
    let desk = try await Desk.open()
    let achievement = try await desk.achieve(anAchievement(), id: 1)
    let evidence = try Evidence(
      achievement: achievement, kind: .simulation, occurredOn: testDay, outcome: .pass,
      assessor: nil, setting: .clinic, digest: nil, person: DelegationFacts.person,
      device: "dropper", occurredAt: testNoon)
    try await desk.records.write {
      try $0.record(evidence, id: testID(2), of: desk.worker, by: desk.home, source: .direct)
    }
    #expect(try await desk.passport().evidence.map(\.fact) == [evidence])
  }
}
