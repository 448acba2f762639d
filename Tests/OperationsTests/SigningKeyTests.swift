import Access
import Credentials
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary

/// Keys of organisations and of the service.
@Suite struct SigningKeyTests {
  private func etag(_ id: SigningKeyID, _ home: SigningHome) async throws -> Etag {
    let kept = try await home.service.records.read {
      try $0.signingKey(id, knownAt: $0.latestSequence())
    }
    return Etag(try #require(kept).sequence)
  }

  private func create(
    _ use: KeyUse, _ call: Call, _ home: SigningHome, expires: Instant? = nil
  ) async throws -> Receipt {
    try await CreateSigningKey.run(
      CreateSigningKey.Request(header: home.care.test.header(), use: use, expires: expires),
      call, in: home.service)
  }

  @Test("CreateSigningKey makes a key for a year, once for one request, and shows no private part")
  func created() async throws {
    let home = try await SigningHome.open()
    let call = try home.steward("CreateSigningKey")
    let request = CreateSigningKey.Request(
      header: home.care.test.header(), use: .share, expires: nil)
    let first = try await CreateSigningKey.run(request, call, in: home.service)
    let again = try await CreateSigningKey.run(request, call, in: home.service)
    #expect(again.id == first.id && again.wasReplayed)
    let page = try await ListSigningKeys.run(
      .init(page: try PageRequest(size: 0, token: "")), try home.steward("ListSigningKeys"),
      in: home.service)
    let shown = try #require(page.entries.first { $0.key.id.description == first.id })
    #expect(page.entries.count == 3 && shown.etag == first.etag)
    #expect(shown.key.expires == testNoon.adding(milliseconds: 365 * 86_400_000))
    let id = shown.key.id
    let secret = try #require(
      try await home.service.records.read { try $0.secret(of: id) })
    #expect(secret.publicKey == shown.key.publicKey)
    var dumped = ""
    dump((shown, secret), to: &dumped)
    let bytes = "\(secret.rawRepresentation.map { String($0) }.joined(separator: ", "))"
    #expect(!dumped.contains(bytes) && !"\(secret) \(shown)".contains(bytes))
  }

  @Test("a caller keeps no keys but their own: who may keep none is told so, others see none")
  func refused() async throws {
    let home = try await SigningHome.open()
    let (care, issue) = (home.care, KeyUse.issue)
    let manager = await refusal { try await create(issue, care.manager("CreateSigningKey"), home) }
    #expect(manager?.reason == .roleNotAllowed)
    let holder = try care.test.holder("CreateSigningKey", care.worker)
    #expect(await refusal { try await create(issue, holder, home) }?.reason == .roleNotAllowed)
    let steward = try home.steward("CreateSigningKey")
    for use in [KeyUse.log, .operator] {
      let error = await refusal { try await create(use, steward, home) }
      #expect(error?.reason == .fieldsContradict && error?.field == "use")
    }
    let running = try home.operatorCall("CreateSigningKey")
    let error = await refusal { try await create(.issue, running, home) }
    #expect(error?.field == "use")
    for end in [testNoon, testNoon.adding(milliseconds: 1_097 * 86_400_000)] {
      let error = await refusal { try await create(.issue, steward, home, expires: end) }
      #expect(error?.reason == .valueOutOfRange && error?.field == "expires_at")
    }
    let key = try #require(try await home.keys(of: .organisation(care.home)).first)
    let version = try await etag(key.id, home)
    let stranger = await refusal {
      try await RetireSigningKey.run(
        .init(header: care.test.header(), key: key.id, etag: version),
        home.steward("RetireSigningKey", of: care.trust), in: home.service)
    }
    #expect(stranger?.reason == .recordNotFound && stranger?.field == "key_id")
    let others = try await ListSigningKeys.run(
      .init(page: try PageRequest(size: 0, token: "")),
      home.steward("ListSigningKeys", of: care.trust), in: home.service)
    #expect(others.entries.isEmpty)
  }

  @Test("RotateSigningKey retires the old key, whose secret goes, and the new one signs")
  func rotated() async throws {
    let home = try await SigningHome.open()
    let owner = KeyOwner.organisation(home.care.home)
    let old = try #require(try await home.keys(of: owner).first { $0.use == .issue })
    let before = try await home.attest()
    let stale = await refusal {
      try await RotateSigningKey.run(
        .init(
          header: home.care.test.header(), key: old.id, etag: Etag(sent: "v0"), expires: nil),
        home.steward("RotateSigningKey"), in: home.service)
    }
    #expect(stale?.reason == .etagMismatch)
    home.care.test.clock.advance(milliseconds: 5_000)
    let receipt = try await RotateSigningKey.run(
      .init(
        header: home.care.test.header(), key: old.id, etag: try await etag(old.id, home),
        expires: nil),
      home.steward("RotateSigningKey"), in: home.service)
    let after = try await home.attest(aDraft("CSTF-MH-2"))
    let new = try SigningKeyID(receipt.id, field: "id")
    #expect(try await home.credentials(of: before).map(\.credential.signingKey) == [old.id])
    #expect(try await home.credentials(of: after).map(\.credential.signingKey) == [new])
    let kept = try await home.service.records.read { records in
      (
        try records.signingKey(old.id, knownAt: records.latestSequence())?.key.retiredAt,
        try records.secret(of: old.id) == nil
      )
    }
    #expect(kept.0 == home.service.now() && kept.1)
    let again = await refusal {
      try await RetireSigningKey.run(
        .init(header: home.care.test.header(), key: old.id, etag: try await etag(old.id, home)),
        home.steward("RetireSigningKey"), in: home.service)
    }
    #expect(again?.reason == .stateForbids)
  }

  @Test("MarkKeyCompromised keeps the size that the log had at that moment, not when it was told")
  func compromised() async throws {
    let home = try await SigningHome.open()
    let owner = KeyOwner.organisation(home.care.home)
    let key = try #require(try await home.keys(of: owner).first { $0.use == .issue })
    let sound = try await home.attest()
    let size = try await home.service.records.read { try $0.logSize() }
    home.care.test.clock.advance(milliseconds: 10_000)
    let stolen = home.service.now()
    home.care.test.clock.advance(milliseconds: 1_000)
    let forged = try await home.attest(aDraft("CSTF-MH-2"))
    func mark(_ at: Instant) async throws -> Receipt {
      try await MarkKeyCompromised.run(
        .init(
          header: home.care.test.header(), key: key.id, etag: try await etag(key.id, home),
          at: at),
        home.steward("MarkKeyCompromised"), in: home.service)
    }
    for at in [home.service.now().adding(milliseconds: 1_000), moment(-1)] {
      #expect(await refusal { try await mark(at) }?.field == "compromised_at")
    }
    _ = try await mark(stolen)
    let registered = try #require(try await home.entry()?.key(key.kid))
    let expected = RegistryKey.Compromise(at: TokenTime.seconds(of: stolen), logSize: size)
    #expect(registered.compromise == expected)
    // What the log shows from before still counts; what came after does not.
    for (fact, counts) in [(sound, true), (forged, false)] {
      let credential = try #require(try await home.credentials(of: fact).first)
      let proof = try await GetLogProof.run(
        .init(credential: credential.credential.id, event: .issue),
        home.care.manager("GetLogProof"), in: home.service)
      let index = try LogProof(proof.proof).index
      #expect((index < size) == counts)
    }
    // And nothing more is signed with it.
    #expect(try await home.credentials(of: home.attest(aDraft("CSTF-SA-2"))).isEmpty)
    #expect(await refusal { try await mark(stolen) }?.reason == .stateForbids)
  }

  @Test("a service without a public address makes no key and signs nothing")
  func unknown() async throws {
    let care = try await CareHome.open()
    let known = care.service
    let nameless = Service(
      records: known.records, now: known.now, chance: known.chance, pages: known.pages,
      digest: known.digest, logger: known.logger)
    let error = await refusal {
      try await CreateSigningKey.run(
        .init(header: care.test.header(), use: .issue, expires: nil),
        care.test.call("CreateSigningKey", .steward, of: care.home), in: nameless)
    }
    #expect(error?.reason == .stateForbids)
    let receipt = try await RecordAchievement.run(
      .init(
        header: care.test.header(), worker: care.worker, achievement: aDraft(), isAttested: true),
      care.manager("RecordAchievement"), in: nameless)
    let fact = try FactID(receipt.id, field: "id")
    let found = try await known.records.read {
      try $0.credentials(of: fact, knownAt: $0.latestSequence())
    }
    #expect(found.isEmpty)
  }
}
