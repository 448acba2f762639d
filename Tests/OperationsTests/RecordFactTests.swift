import Access
import Operations
import Passports
import Roles
import TestSupport
import Testing
import Vocabulary

/// Recording facts: who may, what is kept, and what happens when the same request comes again.
@Suite struct RecordFactTests {
  @Test("RecordAchievement replays with the same receipt and refuses the name with another body")
  func replayed() async throws {
    let care = try await CareHome.open()
    let header = care.test.header("training")
    let first = try await achieve(care, header: header)
    care.test.clock.advance(milliseconds: 60_000)
    let second = try await achieve(care, header: header)
    #expect(second.wasReplayed && !first.wasReplayed)
    #expect(second.id == first.id)
    #expect(second.etag == first.etag)
    #expect(second.sequence == first.sequence)
    #expect(second.recordedAt == first.recordedAt)
    let other = ChangeHeader(request: header.request, isValidationOnly: false, body: [7])
    #expect(await refusal { try await achieve(care, header: other) }?.reason == .requestIDReused)
    #expect(try await care.passport()?.achievements.count == 1)
  }

  @Test("an attested achievement carries its signature from the same commit")
  func attested() async throws {
    let care = try await CareHome.open()
    let receipt = try await achieve(care, attested: true)
    let signature = try #require(try await care.passport()?.attestations.first)
    #expect(signature.fact.fact.description == receipt.id)
    #expect(signature.fact.organisation == care.home)
    #expect(signature.fact.byRole == .manager)
    #expect(signature.origin.sequence == receipt.sequence)
  }

  @Test("validate_only keeps nothing, not even the name of the request")
  func validatedOnly() async throws {
    let care = try await CareHome.open()
    let checked = care.test.header(validateOnly: true)
    #expect(try await achieve(care, header: checked).wasValidatedOnly)
    #expect(try await care.passport()?.achievements.isEmpty == true)
    let real = ChangeHeader(request: checked.request, isValidationOnly: false, body: [1])
    #expect(try await achieve(care, header: real).wasReplayed == false)
  }

  @Test("a body that does not employ the worker is told what it is told of nobody, and it is kept")
  func stranger() async throws {
    let care = try await CareHome.open()
    let known = await refusal {
      try await achieve(care, call: care.stranger("RecordAchievement"))
    }
    let unknown = await refusal {
      try await achieve(care, worker: testID(999), call: care.stranger("RecordAchievement"))
    }
    #expect(known?.code == .notFound)
    #expect(known == unknown)
    let look = try #require(try await care.accesses().first)
    #expect(look.organisation == care.trust)
    #expect(!look.wasAllowed)
  }

  @Test("a holder records nothing about themselves")
  func holder() async throws {
    let care = try await CareHome.open()
    let error = await refusal {
      try await achieve(care, call: care.test.holder("RecordAchievement", care.worker))
    }
    #expect(error?.code == .permissionDenied)
    #expect(error?.reason == .roleNotAllowed)
  }

  @Test("RecordRegistration keeps what was seen, and a lapse announced for later")
  func registration() async throws {
    let care = try await CareHome.open()
    let seen = Registration(
      regulator: .nmc, number: "18A1234E", part: Code(listed: "RN-ADULT"), status: .lapsed,
      period: DatePeriod(from: day(30)), checkedAt: testNoon, checkSource: .registerPage)
    _ = try await RecordRegistration.run(
      RecordRegistration.Request(
        header: care.test.header(), worker: care.worker, registration: seen),
      care.manager("RecordRegistration"), in: care.service)
    #expect(try await care.passport()?.registrations.map(\.fact) == [seen])
  }

  @Test("RecordCheck keeps that the check was made")
  func check() async throws {
    let care = try await CareHome.open()
    let made = try aCheck(kind: .criminalRecord, dbs: aDBSCheck())
    _ = try await RecordCheck.run(
      RecordCheck.Request(header: care.test.header(), worker: care.worker, check: made),
      care.manager("RecordCheck"), in: care.service)
    #expect(try await care.passport()?.checks.map(\.fact) == [made])
  }

  @Test("RecordEvidence belongs to an achievement of the same worker")
  func evidence() async throws {
    let care = try await CareHome.open()
    let own = try await care.achieve(anAchievement(gainedAt: care.home))
    try await show(own, care)
    #expect(try await care.passport()?.evidence.map(\.fact.achievement) == [own])
    let check = try await RecordCheck.run(
      RecordCheck.Request(header: care.test.header(), worker: care.worker, check: aCheck()),
      care.manager("RecordCheck"), in: care.service)
    let other = try FactID(check.id, field: "id")
    let error = await refusal { try await show(other, care) }
    #expect(error?.field == "evidence.achievement_id")
  }

  @Test("RecordEngagement ends an engagement by its new version, and with it the manager's sight")
  func engagementEnded() async throws {
    let care = try await CareHome.open()
    try await engage(care, until: day(0), replacing: testID(104))
    let error = await refusal { try await achieve(care) }
    #expect(error?.code == .notFound)
  }

  @Test("RecordEngagement replaces no other fact and no other body's")
  func engagementReplaced() async throws {
    let care = try await CareHome.open()
    let training = try await care.achieve(anAchievement(gainedAt: care.home))
    let theirs: FactID = testID(400)
    try await care.test.store.write { records in
      try records.record(
        anEngagement(with: care.trust), id: theirs, of: care.worker, by: care.trust,
        source: .direct, replacing: nil)
    }
    for fact in [training, theirs, testID(999)] {
      let error = await refusal { try await engage(care, until: nil, replacing: fact) }
      #expect(error?.field == "replaces_id")
    }
  }

  @Test("RecordContinuity keeps a stretch, and replaces only a stretch of the caller's own")
  func continuity() async throws {
    let care = try await CareHome.open()
    let first = try await serve(care, replacing: nil)
    let training = try await care.achieve(anAchievement(gainedAt: care.home))
    #expect(await refusal { try await serve(care, replacing: training) }?.field == "replaces_id")
    _ = try await serve(care, replacing: FactID(first.id, field: "id"))
    #expect(try await care.passport()?.achievements.count == 1)
  }

  @Test("facts of a merged record are recorded and changed at the record that stays")
  func merged() async throws {
    let care = try await CareHome.open()
    let old: WorkerID = testID(500)
    let fact: FactID = testID(501)
    try await care.test.store.write { records in
      try records.add(aWorker(id: old), identity: anIdentity(givenName: "Mina"))
      try records.record(
        anAchievement(gainedAt: care.home), id: fact, of: old, by: care.home, source: .direct)
      try records.merge(old, into: care.worker)
    }
    _ = try await RevokeFact.run(
      RevokeFact.Request(
        header: care.test.header(), worker: care.worker, fact: fact, effectiveFrom: nil,
        cause: .recordedInError),
      care.manager("RevokeFact"), in: care.service)
    #expect(try await care.passport()?.events.map(\.fact.fact) == [fact])
  }
}

@discardableResult
private func achieve(
  _ care: CareHome, worker: WorkerID? = nil, header: ChangeHeader? = nil, attested: Bool = false,
  call: Call? = nil
) async throws -> Receipt {
  try await RecordAchievement.run(
    RecordAchievement.Request(
      header: header ?? care.test.header(), worker: worker ?? care.worker, achievement: aDraft(),
      isAttested: attested),
    call ?? care.manager("RecordAchievement"), in: care.service)
}

@discardableResult
private func show(_ achievement: FactID, _ care: CareHome) async throws -> Receipt {
  try await RecordEvidence.run(
    RecordEvidence.Request(
      header: care.test.header(), worker: care.worker,
      evidence: someEvidence(of: achievement, assessor: anAssessor())),
    care.manager("RecordEvidence"), in: care.service)
}

@discardableResult
private func engage(
  _ care: CareHome, until end: CivilDate?, replacing: FactID?
) async throws -> Receipt {
  let engagement = EngagementDraft(
    organisation: care.home, kind: .employment, legalBasis: .employment, role: nil,
    ascWDSJobRole: nil, period: try DatePeriod(from: day(-365), to: end, field: "to"),
    fullTimeEquivalent: nil, contractedMinutesPerWeek: 0)
  return try await RecordEngagement.run(
    RecordEngagement.Request(
      header: care.test.header(), worker: care.worker, engagement: engagement,
      replacing: replacing),
    care.manager("RecordEngagement"), in: care.service)
}

private func serve(_ care: CareHome, replacing: FactID?) async throws -> Receipt {
  let stretch = try ContinuityPeriod(
    employer: care.home, period: DatePeriod(from: day(-365)), breaks: [], recognitions: [])
  return try await RecordContinuity.run(
    RecordContinuity.Request(
      header: care.test.header(), worker: care.worker, continuity: stretch,
      replacing: replacing),
    care.manager("RecordContinuity"), in: care.service)
}
