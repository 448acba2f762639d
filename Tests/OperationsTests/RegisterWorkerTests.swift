import Access
import Operations
import Passports
import Roles
import TestSupport
import Testing
import Vocabulary

/// Adding workers, and what becomes of two records that may be one person.
@Suite struct RegisterWorkerTests {
  @Test("somebody like a known worker is refused without a word about them")
  func possibleDuplicate() async throws {
    let care = try await CareHome.open()
    let error = await refusal { try await register(anIdentity(givenName: "Amy"), care) }
    #expect(error?.code == .alreadyExists)
    #expect(error?.reason == .possibleDuplicate)
    #expect(error?.message.contains(care.worker.description) == false)
    #expect(error?.message.contains("Amina") == false)
  }

  @Test("an accepted possible duplicate is marked on both records")
  func acceptedDuplicate() async throws {
    let care = try await CareHome.open()
    let report = try await register(anIdentity(givenName: "Amy"), accepting: true, care)
    let new = try WorkerID(report.receipt.id, field: "id")
    let marks = try await care.service.records.read { records in
      let known = try records.latestSequence()
      return try [new, care.worker].map {
        try records.worker($0, knownAt: known)?.possibleDuplicates ?? []
      }
    }
    #expect(marks == [[care.worker], [new]])
  }

  @Test("the same identifier is enough to be a possible duplicate")
  func sameIdentifier() async throws {
    let care = try await CareHome.open()
    let number = WorkerIdentifier(scheme: .nationalInsurance, normalised: "AB123456C")
    try await register(
      anIdentity(givenName: "Joan", familyName: "Reid", identifiers: [number]), care)
    let error = await refusal {
      try await register(
        anIdentity(givenName: "J", familyName: nil, birthDate: nil, identifiers: [number]), care)
    }
    #expect(error?.reason == .possibleDuplicate)
  }

  @Test("a replay answers with the same worker and engagement and adds nobody")
  func replayed() async throws {
    let care = try await CareHome.open()
    let header = care.test.header("new")
    let identity = try anIdentity(familyName: "Okafor")
    let first = try await register(identity, header: header, care)
    let second = try await register(identity, header: header, care)
    #expect(second.receipt.wasReplayed)
    #expect(second.receipt.id == first.receipt.id)
    #expect(second.engagement == first.engagement)
    #expect(second.receipt.sequence == first.receipt.sequence)
    let other = ChangeHeader(request: header.request, isValidationOnly: false, body: [1])
    let error = await refusal { try await register(identity, header: other, care) }
    #expect(error?.reason == .requestIDReused)
  }

  @Test("validate_only checks everything and leaves nobody behind")
  func validatedOnly() async throws {
    let care = try await CareHome.open()
    let identity = try anIdentity(familyName: "Okafor")
    let before = try await care.service.records.read { try $0.latestSequence() }
    let report = try await register(
      identity, header: care.test.header(validateOnly: true), care)
    #expect(report.receipt.wasValidatedOnly)
    let (after, found) = try await care.service.records.read { records in
      (
        try records.latestSequence(),
        try records.workers(familyName: "Okafor", birthDate: day(-12_000), limit: 5)
      )
    }
    #expect(after == before)
    #expect(found.isEmpty)
  }

  @Test("a trainer registers learners and a manager those who work")
  func byDuty() async throws {
    let care = try await CareHome.open()
    let trainer = try care.test.call("RegisterWorker", .trainer, of: care.trust)
    let identity = try anIdentity(familyName: "Learner")
    let refused = await refusal { try await register(identity, call: trainer, care) }
    #expect(refused?.field == "engagement.kind")
    let report = try await register(identity, kind: .placement, call: trainer, care)
    #expect(!report.engagement.isEmpty)
    let holder = try care.test.holder("RegisterWorker", care.worker)
    #expect(
      await refusal { try await register(identity, call: holder, care) }?.reason
        == .roleNotAllowed)
  }

  @Test("ResolveDuplicate reads two records as one, once")
  func resolved() async throws {
    let care = try await CareHome.open()
    let report = try await register(anIdentity(givenName: "Amy"), accepting: true, care)
    let other = try WorkerID(report.receipt.id, field: "id")
    let fact = try await care.achieve(anAchievement(gainedAt: care.home))
    try await resolve(other, care.worker, care)
    let passport = try #require(try await care.passport(of: other))
    #expect(passport.achievements.map(\.origin.id) == [fact])
    #expect(await refusal { try await resolve(other, care.worker, care) }?.reason == .stateForbids)
  }

  @Test("UpdateWorkerIdentity needs the version it read")
  func updated() async throws {
    let care = try await CareHome.open()
    let etag = try #require(
      try await care.service.records.read { try $0.workerEtag(care.worker) })
    let receipt = try await rename("Aminata", etag, care)
    #expect(try await care.passport()?.identity?.givenName == "Aminata")
    #expect(try await care.passport()?.identity?.familyName == "O’Brien-Núñez")
    let late = await refusal { try await rename("Ami", etag, care) }
    #expect(late?.code == .aborted)
    try await rename("Ami", receipt.etag, care)
  }

  @Test("an identity is verified once a check of originals is on record")
  func verified() async throws {
    let care = try await CareHome.open()
    let etag = try #require(
      try await care.service.records.read { try $0.workerEtag(care.worker) })
    #expect(await refusal { try await verify(etag, care) }?.field == "identity_level")
    _ = try await RecordCheck.run(
      RecordCheck.Request(header: care.test.header(), worker: care.worker, check: aCheck()),
      care.manager("RecordCheck"), in: care.service)
    try await verify(etag, care)
    #expect(try await care.passport()?.worker.identityLevel == .verified)
  }
}

@discardableResult
private func register(
  _ identity: WorkerIdentity, accepting: Bool = false, kind: Engagement.Kind = .employment,
  header: ChangeHeader? = nil, call: Call? = nil, _ care: CareHome
) async throws -> RegisterWorker.Report {
  let engagement = EngagementDraft(
    organisation: nil, kind: kind, legalBasis: .employment, role: nil, ascWDSJobRole: nil,
    period: DatePeriod(from: day(-5)), fullTimeEquivalent: nil, contractedMinutesPerWeek: nil)
  return try await RegisterWorker.run(
    RegisterWorker.Request(
      header: header ?? care.test.header(), identity: identity, level: .basic,
      engagement: engagement, acceptsPossibleDuplicate: accepting, isSynthetic: true),
    call ?? care.manager("RegisterWorker"), in: care.service)
}

@discardableResult
private func resolve(
  _ kept: WorkerID, _ other: WorkerID, _ care: CareHome
) async throws -> Receipt {
  try await ResolveDuplicate.run(
    ResolveDuplicate.Request(
      header: care.test.header(), kept: kept, other: other, isSamePerson: true),
    care.manager("ResolveDuplicate"), in: care.service)
}

@discardableResult
private func rename(_ name: String, _ etag: Etag, _ care: CareHome) async throws -> Receipt {
  try await update([.givenName], name: name, level: nil, etag, care)
}

@discardableResult
private func verify(_ etag: Etag, _ care: CareHome) async throws -> Receipt {
  try await update([.identityLevel], name: "", level: .verified, etag, care)
}

private func update(
  _ mask: Set<UpdateWorkerIdentity.Field>, name: String, level: Worker.IdentityLevel?,
  _ etag: Etag, _ care: CareHome
) async throws -> Receipt {
  try await UpdateWorkerIdentity.run(
    UpdateWorkerIdentity.Request(
      header: care.test.header(), worker: care.worker, etag: etag, mask: mask,
      values: UpdateWorkerIdentity.Values(
        givenName: name, familyName: nil, birthDate: nil, identifiers: [], level: level)),
    care.manager("UpdateWorkerIdentity"), in: care.service)
}
