import Access
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary

/// What may happen to a fact, and by whom.
@Suite struct FactChangeTests {
  @Test("RevokeFact may be back-dated and holds from the day it names")
  func backDated() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    try await revoke(fact, from: moment(-20), care)
    let event = try #require(try await care.passport()?.events.first?.fact)
    #expect(event.kind == .revoked)
    #expect(event.effectiveFrom == moment(-20))
    #expect(event.cause == .assessmentUnsound)
  }

  @Test("what is revoked can be revoked from an earlier moment and from no later one")
  func revokedAgain() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    try await revoke(fact, from: moment(-20), care)
    let later = await refusal { try await revoke(fact, from: moment(-10), care) }
    #expect(later?.reason == .stateForbids)
    try await revoke(fact, from: moment(-30), care)
  }

  @Test("what is revoked can be neither suspended nor reinstated nor attested nor superseded")
  func revokedForGood() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    try await revoke(fact, care)
    let refusals = [
      await refusal { try await suspend(fact, care) },
      await refusal { try await reinstate(fact, care) },
      await refusal { try await attest(fact, at: nil, care) },
      await refusal { try await supersede(fact, care) },
    ]
    #expect(refusals.map { $0?.reason } == Array(repeating: .stateForbids, count: 4))
  }

  @Test("SuspendFact and ReinstateFact follow one another, even within a millisecond")
  func suspendedAndReinstated() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    #expect(await refusal { try await reinstate(fact, care) }?.reason == .stateForbids)
    try await suspend(fact, care)
    #expect(await refusal { try await suspend(fact, care) }?.reason == .stateForbids)
    #expect(await refusal { try await supersede(fact, care) }?.reason == .stateForbids)
    try await reinstate(fact, care)
    #expect(await refusal { try await reinstate(fact, care) }?.reason == .stateForbids)
    let events = try await care.passport()?.events.map(\.fact) ?? []
    #expect(events.map(\.kind) == [.suspended, .reinstated])
    #expect(events.last.map { $0.effectiveFrom > testNoon } == true)
  }

  @Test("a suspension before the last reinstatement would change nothing now and is refused")
  func suspensionTooEarly() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    try await suspend(fact, care)
    try await reinstate(fact, care)
    let error = await refusal { try await suspend(fact, from: moment(-2), care) }
    #expect(error?.reason == .stateForbids)
    #expect(error?.field == "effective_from")
    care.test.clock.advance(milliseconds: 1_000)
    try await suspend(fact, care)
  }

  @Test(
    "AttestEvidence takes a signature of the London day and no other",
    arguments: [
      (-2 * hour, nil), (0, nil), (hour, ErrorReason.valueOutOfRange),
      (-13 * hour, .backdatedGrantBlocked), (-300 * hour, .backdatedGrantBlocked),
    ])
  func signature(offset: Int64, reason: ErrorReason?) async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    let signed = testNoon.adding(milliseconds: offset)
    #expect(await refusal { try await attest(fact, at: signed, care) }?.reason == reason)
    let kept = try await care.passport()?.attestations.map(\.fact.signedAt) ?? []
    #expect(kept == (reason == nil ? [signed] : []))
  }

  @Test("only the body that wrote or signed a fact may change it; another learns nothing")
  func attestedAlone() async throws {
    let care = try await CareHome.open()
    let theirs = try await care.achieve(anAchievement(gainedAt: care.trust), by: care.trust)
    let error = await refusal { try await revoke(theirs, care) }
    let unknown = await refusal { try await revoke(testID(999), care) }
    #expect(error?.code == .notFound)
    #expect(error == unknown)
    #expect(try await care.accesses().map(\.wasAllowed) == [false, false])
  }

  @Test("a fact of another worker is none of this one's")
  func otherWorker() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    let request = RevokeFact.Request(
      header: care.test.header(), worker: testID(500), fact: fact, effectiveFrom: nil,
      cause: .recordedInError)
    let error = await refusal {
      try await RevokeFact.run(request, care.manager("RevokeFact"), in: care.service)
    }
    #expect(error?.code == .notFound)
  }

  @Test("SupersedeAchievement replaces in one change and keeps both")
  func superseded() async throws {
    let care = try await CareHome.open()
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    let receipt = try await supersede(fact, care)
    let passport = try #require(try await care.passport())
    #expect(passport.achievements.count == 2)
    let event = try #require(passport.events.first)
    #expect(event.fact.kind == .superseded)
    #expect(event.fact.replacement?.description == receipt.id)
    #expect(event.origin.sequence == receipt.sequence)
    #expect(await refusal { try await supersede(fact, care) }?.reason == .stateForbids)
  }

  @Test("AcceptAchievement is for what was gained elsewhere")
  func accepted() async throws {
    let care = try await CareHome.open()
    let own = try await care.achieve(anAchievement(gainedAt: care.home))
    let theirs = try await care.achieve(
      anAchievement(gainedAt: care.trust), number: 202, by: care.trust)
    #expect(await refusal { try await accept(own, care) }?.reason == .stateForbids)
    try await accept(theirs, care)
    #expect(try await care.passport()?.acceptances.map(\.fact.answer) == [.accepted])
  }
}

private let hour: Int64 = 3_600_000

@discardableResult
private func revoke(
  _ fact: FactID, from: Instant? = nil, _ care: CareHome
) async throws -> Receipt {
  try await RevokeFact.run(
    RevokeFact.Request(
      header: care.test.header(), worker: care.worker, fact: fact, effectiveFrom: from,
      cause: .assessmentUnsound),
    care.manager("RevokeFact"), in: care.service)
}

@discardableResult
private func suspend(
  _ fact: FactID, from: Instant? = nil, _ care: CareHome
) async throws -> Receipt {
  try await SuspendFact.run(
    SuspendFact.Request(
      header: care.test.header(), worker: care.worker, fact: fact, effectiveFrom: from,
      cause: .underInvestigation),
    care.manager("SuspendFact"), in: care.service)
}

@discardableResult
private func reinstate(_ fact: FactID, _ care: CareHome) async throws -> Receipt {
  try await ReinstateFact.run(
    ReinstateFact.Request(
      header: care.test.header(), worker: care.worker, fact: fact, cause: .investigationClosed),
    care.manager("ReinstateFact"), in: care.service)
}

@discardableResult
private func attest(_ fact: FactID, at signed: Instant?, _ care: CareHome) async throws -> Receipt {
  try await AttestEvidence.run(
    AttestEvidence.Request(
      header: care.test.header(), worker: care.worker, fact: fact, signedAt: signed),
    care.manager("AttestEvidence"), in: care.service)
}

@discardableResult
private func supersede(_ fact: FactID, _ care: CareHome) async throws -> Receipt {
  try await SupersedeAchievement.run(
    SupersedeAchievement.Request(
      header: care.test.header(), worker: care.worker, achievement: fact,
      replacement: aDraft(completedOn: day(-1))),
    care.manager("SupersedeAchievement"), in: care.service)
}

@discardableResult
private func accept(_ fact: FactID, _ care: CareHome) async throws -> Receipt {
  try await AcceptAchievement.run(
    AcceptAchievement.Request(
      header: care.test.header(), worker: care.worker, achievement: fact, answer: .accepted,
      bridge: nil),
    care.manager("AcceptAchievement"), in: care.service)
}
