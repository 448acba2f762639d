import Access
import Credentials
import Operations
import Passports
import Roles
import TestSupport
import Testing
import Vocabulary

/// Facts that are attested become credentials, which say how they stand.
@Suite struct CredentialStoryTests {
  private func revoke(_ fact: FactID, _ home: SigningHome) async throws {
    _ = try await RevokeFact.run(
      .init(
        header: home.care.test.header(), worker: home.care.worker, fact: fact, effectiveFrom: nil,
        cause: .assessmentUnsound),
      home.care.manager("RevokeFact"), in: home.service)
  }

  private func suspend(_ fact: FactID, _ home: SigningHome) async throws {
    _ = try await SuspendFact.run(
      .init(
        header: home.care.test.header(), worker: home.care.worker, fact: fact, effectiveFrom: nil,
        cause: .underInvestigation),
      home.care.manager("SuspendFact"), in: home.service)
  }

  private func reinstate(_ fact: FactID, _ home: SigningHome) async throws {
    home.care.test.clock.advance(milliseconds: 1_000)
    _ = try await ReinstateFact.run(
      .init(
        header: home.care.test.header(), worker: home.care.worker, fact: fact,
        cause: .investigationClosed),
      home.care.manager("ReinstateFact"), in: home.service)
  }

  private func issue(_ facts: [FactID], _ home: SigningHome) async throws
    -> IssueCredentials.Report
  {
    try await IssueCredentials.run(
      .init(header: home.care.test.header(), worker: home.care.worker, facts: facts),
      home.care.manager("IssueCredentials"), in: home.service)
  }

  @Test("an attested achievement is signed in the same change; everything but the name is hidden")
  func attested() async throws {
    let home = try await SigningHome.open()
    let fact = try await home.attest()
    let kept = try #require(try await home.credentials(of: fact).first)
    let held = try HeldCredential(parsing: try #require(kept.token))
    let entry = try #require(try await home.entry())
    let key = try #require(held.issued.keyID.flatMap(entry.key))
    let verified = try held.issued.verified(by: key.key, binding: nil)
    #expect(key.use == .issue && verified.credentialID == kept.credential.id)
    #expect(verified.issuer == home.addresses.issuer(home.care.home))
    #expect(PassportType(vct: verified.type) == .training)
    let claims = verified.claims
    #expect(claims["subject"]?.text == "CSTF-IPC-2" && claims["framework"]?.text == "CSTF")
    #expect(claims["completed_on"] == .date(day(-10)))
    #expect(try claims["given_name"]?.text == anIdentity().givenName)
    #expect(claims["assurance"]?["method"]?.text == "issuer-of-record")
    let shown = held.issued.payload.members?.map(\.name) ?? []
    #expect(
      Set(shown) == [
        "iss", "vct", "nbf", "exp", "cnf", "status", "framework", "subject", "level",
        "completed_on", "_sd", "_sd_alg",
      ])
    let holder = try await home.service.records.read {
      try $0.holderSecret(of: home.care.worker)?.publicKey
    }
    #expect(held.issued.holderKey == holder && holder != nil)
    let statement = Entitlement.Statement(
      type: verified.type, subject: "CSTF-IPC-2", from: try #require(held.issued.notBefore),
      expires: held.issued.expires)
    #expect(entry.refusal(of: statement) == nil)
  }

  @Test("what is not attested, or by a body without a key or without leave, is not signed")
  func notSigned() async throws {
    let home = try await SigningHome.open()
    let plain = try await RecordAchievement.run(
      .init(
        header: home.care.test.header(), worker: home.care.worker, achievement: aDraft(),
        isAttested: false),
      home.care.manager("RecordAchievement"), in: home.service)
    #expect(try await home.credentials(of: FactID(plain.id, field: "id")).isEmpty)
    #expect(try await home.credentials(of: home.attest(aDraft(completedOn: nil))).isEmpty)
    let qualification = AchievementDraft(
      standard: StandardCode(listed: "L2-ASC-CERT"), kind: .qualification, level: nil,
      progress: .achieved, completedOn: day(-9), holdsThrough: nil, gainedAt: nil, assessor: nil,
      scopes: .unlimited, portability: .portable, mode: nil)
    // A care provider teaches, and awards no qualification.
    #expect(try await home.credentials(of: home.attest(qualification)).isEmpty)
  }

  @Test("checks, a registration and an engagement are signed as they are recorded")
  func recorded() async throws {
    let home = try await SigningHome.open()
    let care = home.care
    var facts: [FactID] = []
    for kind in EmploymentCheck.Kind.allCases {
      let receipt = try await RecordCheck.run(
        .init(
          header: care.test.header(), worker: care.worker,
          check: aCheck(kind: kind, dbs: kind == .criminalRecord ? aDBSCheck() : nil)),
        care.manager("RecordCheck"), in: home.service)
      facts.append(try FactID(receipt.id, field: "id"))
    }
    let registration = try await RecordRegistration.run(
      .init(header: care.test.header(), worker: care.worker, registration: aRegistration()),
      care.manager("RecordRegistration"), in: home.service)
    facts.append(try FactID(registration.id, field: "id"))
    var types: [PassportType] = []
    for fact in facts {
      let kept = try await home.credentials(of: fact)
      types += kept.map(\.credential.type)
      for credential in kept {
        let held = try HeldCredential(parsing: try #require(credential.token))
        #expect(held.issued.expires.map { $0 > TokenTime.seconds(of: testNoon) } != false)
      }
    }
    #expect(types == [.identityCheck, .rightToWork, .dbsCheck, .registrationCheck])
  }

  @Test("IssueCredentials signs what was recorded before, each fact once while it is in force")
  func issued() async throws {
    let home = try await SigningHome.open()
    let care = home.care
    let older = try await care.achieve(anAchievement(gainedAt: care.home))
    let first = try await issue([older], home)
    #expect(first.credentials.map(\.credential.fact) == [older])
    let again = try await issue([older], home)
    #expect(again.credentials.map(\.credential.id) == first.credentials.map(\.credential.id))
    // The engagement that the home recorded can be carried too.
    let all = try await issue([], home)
    #expect(Set(all.credentials.map(\.credential.type)) == [.employment, .training])
    let foreign = try await care.achieve(
      anAchievement(gainedAt: care.trust), number: 202, by: care.trust)
    let error = await refusal { try await issue([older, foreign], home) }
    #expect(error?.reason == .recordNotFound && error?.field == "fact_ids")
    try await revoke(older, home)
    #expect(await refusal { try await issue([older], home) }?.reason == .stateForbids)
    let stranger = await refusal {
      try await IssueCredentials.run(
        .init(header: care.test.header(), worker: care.worker, facts: []),
        care.test.call("IssueCredentials", .trainer, of: testID(999)), in: home.service)
    }
    #expect(stranger?.reason == .recordNotFound)
  }

  @Test("a credential that has run out is signed anew under another id and place")
  func renewed() async throws {
    let home = try await SigningHome.open()
    let receipt = try await RecordRegistration.run(
      .init(
        header: home.care.test.header(), worker: home.care.worker, registration: aRegistration()),
      home.care.manager("RecordRegistration"), in: home.service)
    let fact = try FactID(receipt.id, field: "id")
    let first = try #require(try await home.credentials(of: fact).first?.credential)
    #expect(first.expires == testNoon.adding(milliseconds: 31 * 86_400_000))
    home.care.test.clock.advance(milliseconds: 31 * 86_400_000)
    let report = try await issue([fact], home)
    let second = try #require(report.credentials.first?.credential)
    #expect(second.id != first.id && second.place != first.place)
    #expect(try await home.credentials(of: fact).map(\.status) == [.valid, .valid])
  }

  @Test("SupersedeAchievement ends the old credential and signs the new one in one change")
  func superseded() async throws {
    let home = try await SigningHome.open()
    let old = try await home.attest()
    let receipt = try await SupersedeAchievement.run(
      .init(
        header: home.care.test.header(), worker: home.care.worker, achievement: old,
        replacement: aDraft(completedOn: day(-1))),
      home.care.manager("SupersedeAchievement"), in: home.service)
    let (before, after) = (
      try await home.credentials(of: old),
      try await home.credentials(of: FactID(receipt.id, field: "id"))
    )
    #expect(before.map(\.status) == [.superseded] && after.map(\.status) == [.valid])
    #expect(after.map(\.sequence) == [receipt.sequence])
    let events = try await home.service.records.read { records in
      try records.logEntries(of: .supersede, to: #require(before.first).credential.id.bytes).count
    }
    #expect(events == 1)
  }

  @Test("what happens to a fact is told by its credential and noted in the log, each time")
  func statuses() async throws {
    let home = try await SigningHome.open()
    let fact = try await home.attest()
    func status() async throws -> StatusValue? { try await home.credentials(of: fact).last?.status }
    try await suspend(fact, home)
    #expect(try await status() == .suspended)
    try await reinstate(fact, home)
    #expect(try await status() == .valid)
    home.care.test.clock.advance(milliseconds: 1_000)
    try await suspend(fact, home)
    #expect(try await status() == .suspended)
    try await revoke(fact, home)
    #expect(try await status() == .revoked)
    let id = try #require(try await home.credentials(of: fact).first).credential.id
    let counts = try await home.service.records.read { records in
      try [LogEvent.issue, .suspend, .reinstate, .revoke, .supersede].map {
        try records.logEntries(of: $0, to: id.bytes).count
      }
    }
    #expect(counts == [1, 2, 1, 1, 0])
  }

  @Test("BatchSetCredentialStatus does each item alone, and BatchIssueCredentials too")
  func batches() async throws {
    let home = try await SigningHome.open()
    let care = home.care
    let facts = [
      try await home.attest(), try await home.attest(aDraft("CSTF-MH-2")),
      try await home.attest(aDraft("CSTF-SA-2")),
    ]
    let items: [Result<BatchSetCredentialStatus.Item, ServiceError>] = [
      .success(
        .revoke(
          .init(
            header: care.test.header(), worker: care.worker, fact: facts[0], effectiveFrom: nil,
            cause: .evidenceFalse))),
      .success(
        .suspend(
          .init(
            header: care.test.header(), worker: care.worker, fact: facts[1], effectiveFrom: nil,
            cause: .underInvestigation))),
      .success(
        .reinstate(
          .init(
            header: care.test.header(), worker: care.worker, fact: facts[2],
            cause: .investigationClosed))),
      .failure(ServiceError(.invalidArgument, .fieldRequired, field: "fact_id", "must be given")),
    ]
    let report = try await BatchSetCredentialStatus.run(
      stream(items), care.manager("BatchSetCredentialStatus"), in: home.service)
    #expect(report.recordedCount == 2 && report.refusedCount == 2)
    var statuses: [StatusValue] = []
    for fact in facts { statuses += try await home.credentials(of: fact).map(\.status) }
    #expect(statuses == [.revoked, .suspended, .valid])
    let requests: [Result<IssueCredentials.Request, ServiceError>] = [
      .success(.init(header: care.test.header(), worker: care.worker, facts: [])),
      .success(.init(header: care.test.header(), worker: testID(77), facts: [])),
    ]
    let issued = try await BatchIssueCredentials.run(
      stream(requests), care.manager("BatchIssueCredentials"), in: home.service)
    #expect(issued.recordedCount == 1 && issued.refusedCount == 1)
  }

  private func stream<Item: Sendable>(
    _ items: [Result<Item, ServiceError>]
  ) -> AsyncThrowingStream<Result<Item, ServiceError>, any Error> {
    AsyncThrowingStream { continuation in
      for item in items { continuation.yield(item) }
      continuation.finish()
    }
  }
}
