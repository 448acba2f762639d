import Access
import Credentials
import Operations
import Organisations
import Passports
import TestSupport
import Testing
import Vocabulary

/// What verifiers take: status lists, the log and the trust list.
@Suite struct TrustStoryTests {
  private func listURI(_ fact: FactID, _ home: SigningHome) async throws -> (String, Int64) {
    let place = try #require(try await home.credentials(of: fact).last).credential.place
    return (home.addresses.statusList(place.list), Int64(place.index))
  }

  private func fetch(_ uri: String, _ home: SigningHome) async throws -> ShownStatusList {
    try await GetStatusList.run(
      .init(uri: uri), home.care.manager("GetStatusList"), in: home.service)
  }

  private func suspend(_ fact: FactID, _ home: SigningHome) async throws {
    _ = try await SuspendFact.run(
      .init(
        header: home.care.test.header(), worker: home.care.worker, fact: fact, effectiveFrom: nil,
        cause: .underInvestigation),
      home.care.manager("SuspendFact"), in: home.service)
  }

  @Test("GetStatusList tells a suspension at once, and signs again only when there is cause")
  func statusList() async throws {
    let home = try await SigningHome.open()
    let fact = try await home.attest()
    let (uri, index) = try await listURI(fact, home)
    let entry = try #require(try await home.entry())
    let first = try await fetch(uri, home)
    func judged(_ list: ShownStatusList) -> StatusAnswer {
      StatusListToken.judge(
        list.token, uri: uri, index: index, entry: entry, at: home.service.now())
    }
    #expect(judged(first) == .current(.valid))
    home.care.test.clock.advance(milliseconds: 1_000_000)
    #expect(try await fetch(uri, home) == first)
    home.care.test.clock.advance(milliseconds: 1_000_000)
    let second = try await fetch(uri, home)
    #expect(second.token != first.token && second.version == first.version)
    try await suspend(fact, home)
    let third = try await fetch(uri, home)
    #expect(judged(third) == .current(.suspended) && third.version > second.version)
    #expect(third.timeToLive == 3_600)
  }

  @Test("an address that is no list of this service is not found")
  func noList() async throws {
    let home = try await SigningHome.open()
    for uri in [
      "https://other.example/status/\(testID(1) as StatusListID)",
      "https://passport.example/status/\(testID(1) as StatusListID)",
      "https://passport.example/status/", "x",
    ] {
      let error = await refusal { try await fetch(uri, home) }
      #expect(error?.reason == .recordNotFound && error?.field == "uri", "\(uri)")
    }
  }

  @Test("WatchStatus tells all lists, then each change with the next look, and goes on from there")
  func watched() async throws {
    let home = try await SigningHome.open()
    let fact = try await home.attest()
    let (uri, _) = try await listURI(fact, home)
    var told: [ShownStatusList] = []
    var looks = 0
    try await WatchStatus.run(
      .init(after: CommitSequence(0)), home.care.manager("WatchStatus"), in: home.service
    ) {
      looks += 1
      if looks == 2 { try await suspend(fact, home) }
      return looks < 4
    } send: {
      told.append($0)
    }
    #expect(told.map(\.uri) == [uri, uri] && looks == 4)
    let last = try #require(told.last)
    #expect(last.version > told[0].version)
    var later: [ShownStatusList] = []
    try await WatchStatus.run(
      .init(after: last.version), home.care.manager("WatchStatus"), in: home.service
    ) {
      false
    } send: {
      later.append($0)
    }
    #expect(later.isEmpty)
  }

  @Test("GetLogProof proves that a credential was issued; once erased there is no proof of it")
  func proof() async throws {
    let home = try await SigningHome.open()
    let fact = try await home.attest()
    let id = try #require(try await home.credentials(of: fact).first).credential.id
    let key = try #require(try await home.keys(of: .service).first { $0.use == .log })
    let noteKey = try #require(
      NoteKey(
        name: home.addresses.logOrigin, kind: .signature,
        publicKey: key.publicKey.rawRepresentation))
    let anchor = try #require(
      LogAnchor(origin: home.addresses.logOrigin, keys: [noteKey], witnesses: []))
    func ask(_ event: LogEvent) async throws -> ShownLogProof {
      try await GetLogProof.run(
        .init(credential: id, event: event), home.care.manager("GetLogProof"), in: home.service)
    }
    let shown = try await ask(.issue)
    let head = try VerifiedCheckpoint(shown.head.note, anchor: anchor)
    let issuer = home.addresses.issuer(home.care.home)
    let event = try LogProof(shown.proof).proven(.issue, of: id.bytes, by: issuer, in: head)
    #expect(event.time == testNoon && !event.isWitnessed)
    let (proof, whole) = try LogProof.split(file: shown.proof + shown.head.note)
    #expect(proof.bytes == shown.proof && whole == shown.head.note)
    #expect(await refusal { try await ask(.revoke) }?.field == "credential_id")
    try await home.care.test.store.write { _ in }
    let erased = try #require(CredentialID(bytes: [UInt8](repeating: 7, count: 32)))
    let unknown = await refusal {
      try await GetLogProof.run(
        .init(credential: erased, event: .issue), home.care.manager("GetLogProof"),
        in: home.service)
    }
    #expect(unknown?.reason == .recordNotFound)
  }

  @Test("CosignCheckpoint keeps a witness's line, and proofs come under the head it saw")
  func cosigned() async throws {
    let home = try await SigningHome.open()
    let fact = try await home.attest()
    let id = try #require(try await home.credentials(of: fact).first).credential.id
    let head = try await GetCheckpoint.run(home.care.manager("GetCheckpoint"), in: home.service)
    let witness = try #require(
      NoteSigner(
        name: "witness.example", kind: .cosignature, privateKey: Array(1...32)))
    let seen = try SignedNote.signed(
      SignedNote(head.note).text, by: [witness], at: UInt64(TokenTime.seconds(of: testNoon)))
    let line = try #require(seen.signatures.first)
    func cosign(_ note: [UInt8], _ key: String) async throws -> Receipt {
      try await CosignCheckpoint.run(
        .init(header: home.care.test.header(), note: note, witness: key),
        home.operatorCall("CosignCheckpoint"), in: home.service)
    }
    let note = try SignedNote(head.note).adding(line).bytes
    #expect(await refusal { try await cosign(seen.bytes, witness.key.text) }?.field == "note")
    #expect(await refusal { try await cosign(head.note, witness.key.text) }?.field == "note")
    #expect(await refusal { try await cosign(note, "x") }?.field == "witness_key")
    let receipt = try await cosign(note, witness.key.text)
    #expect(receipt.id == "\(head.size)")
    home.care.test.clock.advance(milliseconds: 1_000)
    _ = try await home.attest(aDraft("CSTF-MH-2"))
    let shown = try await GetLogProof.run(
      .init(credential: id, event: .issue), home.care.manager("GetLogProof"), in: home.service)
    #expect(shown.head.witnessCount == 1 && shown.head.size == head.size)
    let now = try await GetCheckpoint.run(home.care.manager("GetCheckpoint"), in: home.service)
    #expect(now.witnessCount == 0 && now.size == head.size + 1)
  }

  @Test("the trust list is signed by two operators, and anew with each change of what it says")
  func trustList() async throws {
    let home = try await SigningHome.open()
    let before = try await home.trustList()
    #expect(before.allEntries.map(\.issuer) == [home.addresses.issuer(home.care.home)])
    let steward = try home.steward("SetEntitlement")
    let denied = try IssuerEntitlement(
      organisation: home.care.home, type: .training, isAllowed: false, subjects: nil,
      longestValidityDays: nil, period: DatePeriod(from: day(-1)))
    let stranger = await refusal {
      try await SetEntitlement.run(
        .init(header: home.care.test.header(), entitlement: denied), steward, in: home.service)
    }
    // The home was recorded by nobody's change here, so it lies in no steward's scope.
    #expect(stranger?.reason == .roleNotAllowed)
    try await home.care.test.store.write { try $0.record(denied) }
    #expect(try await home.credentials(of: home.attest()).isEmpty)
    let receipt = try await PublishTrustList.run(
      .init(header: home.care.test.header()), home.operatorCall("PublishTrustList"),
      in: home.service)
    let after = try await home.trustList()
    #expect(after.sequence == before.sequence + 1 && receipt.id == "\(after.sequence)")
    let types = try #require(try await home.entry()).entitlements.compactMap {
      PassportType(vct: $0.type)
    }
    #expect(!types.contains(.training) && types.contains(.employment))
    let page = try await ListEntitlements.run(
      .init(organisation: home.care.home, page: try PageRequest(size: 3, token: "")),
      home.care.manager("ListEntitlements"), in: home.service)
    #expect(
      page.entries.map { $0.entitlement.type } == [
        .identityCheck, .rightToWork, .registrationCheck,
      ])
    #expect(page.entries.allSatisfy { !$0.isRecorded && $0.provenance.status == .placeholder })
    #expect(!page.nextToken.isEmpty)
    let manager = await refusal {
      try await PublishTrustList.run(
        .init(header: home.care.test.header()), home.care.manager("PublishTrustList"),
        in: home.service)
    }
    #expect(manager?.reason == .roleNotAllowed)
  }

  @Test("with one operator key no trust list is signed")
  func oneOperator() async throws {
    let care = try await CareHome.open()
    let call = try care.test.call("CreateSigningKey", .operator, of: care.trust)
    _ = try await CreateSigningKey.run(
      .init(header: care.test.header(), use: .operator, expires: nil), call, in: care.service)
    let error = await refusal {
      try await PublishTrustList.run(
        .init(header: care.test.header()),
        care.test.call("PublishTrustList", .operator, of: care.trust), in: care.service)
    }
    #expect(error?.reason == .stateForbids)
    let none = await refusal {
      try await GetTrustList.run(care.manager("GetTrustList"), in: care.service)
    }
    #expect(none?.reason == .recordNotFound)
  }

  @Test("published files are what verifiers take: the head covers its tiles, and only news follow")
  func published() async throws {
    let home = try await SigningHome.open()
    for number in 0..<260 {
      let note = LogNote(
        .issue, to: (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 % 2 * 8)) },
        by: "https://a.example")
      try await home.care.test.store.write { _ = try $0.log(note, at: testNoon) }
    }
    let fact = try await home.attest()
    var publication = Publication()
    var files: [String: [UInt8]] = [:]
    for file in try await publication.files(in: home.service) { files[file.path] = file.bytes }
    let size = try await home.service.records.read { try $0.logSize() }
    let head = try Checkpoint(text: SignedNote(try #require(files["log/checkpoint"])).text)
    var tiles = LogTiles(size: size)
    for tile in LogTile.all(size: size) {
      let bytes = try #require(files["log/" + tile.path], "\(tile.path)")
      if case .hashes = tile.kind { try tiles.add(bytes, as: tile) }
    }
    #expect(try head.size == size && head.root == tiles.root(size: size))
    let (uri, index) = try await listURI(fact, home)
    let list = try #require(files["status/" + String(uri.split(separator: "/").last ?? "")])
    let entry = try #require(try await home.entry())
    #expect(
      StatusListToken.judge(list, uri: uri, index: index, entry: entry, at: home.service.now())
        == .current(.valid))
    #expect(files["trust-list/1.jwt"] != nil && files["trust-list/2.jwt"] != nil)
    #expect(try await publication.files(in: home.service).isEmpty)
    try await suspend(fact, home)
    let news = try await publication.files(in: home.service).map(\.path)
    #expect(news.contains("log/checkpoint") && news.contains { $0.hasPrefix("status/") })
    #expect(!news.contains { $0.hasPrefix("trust-list/") } && !news.contains("log/tile/0/000"))
  }
}
