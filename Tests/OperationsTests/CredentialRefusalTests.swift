import Access
import Credentials
import OneWorkforceProtos
import Operations
import TestSupport
import Testing
import Vocabulary
import WireFormat

/// The table of bad requests to the credential service, from the wire to the store.
@Suite struct CredentialRefusalTests {
  /// A home with all that valid requests name; the steward's own organisation is one that it
  /// recorded itself.
  private static func open() async throws -> (SigningHome, ValidCredentials, OrganisationID) {
    let home = try await SigningHome.open()
    let care = home.care
    let recorded = try await RecordOrganisation.run(
      .init(
        header: care.test.header(),
        organisation: OrganisationDraft(
          name: "Yew Lodge", kind: .careProvider, sector: .socialCare, identifiers: [],
          openedOn: day(-900), closedOn: nil, trainingMemorandumSince: nil, isSynthetic: true)),
      home.steward("RecordOrganisation"), in: home.service)
    let fact = try await home.attest()
    let kept = try #require(try await home.credentials(of: fact).first).credential
    let keys = try await ListSigningKeys.run(
      .init(page: try PageRequest(size: 0, token: "")), home.steward("ListSigningKeys"),
      in: home.service)
    let key = try #require(keys.entries.first { $0.key.use == .issue })
    let head = try await GetCheckpoint.run(care.manager("GetCheckpoint"), in: home.service)
    let witness = try #require(
      NoteSigner(name: "witness.example", kind: .cosignature, privateKey: Array(1...32)))
    let seen = try SignedNote.signed(SignedNote(head.note).text, by: [witness], at: 1_773_748_800)
    let note = try SignedNote(head.note).adding(#require(seen.signatures.first)).bytes
    let valid = ValidCredentials(
      organisation: recorded.id, worker: care.worker.description, fact: fact.description,
      key: key.key.id.description, etag: key.etag.text, credential: kept.id.bytes,
      uri: home.addresses.statusList(kept.place.list), note: note, witness: witness.key.text)
    return (home, valid, try OrganisationID(recorded.id, field: "id"))
  }

  private func refuse<Message, Answer>(
    _ rows: [BadRequest<Message>], _ valid: Message, run: (Message) async throws -> Answer
  ) async {
    for row in rows {
      let error = await refusal { try await run(row.spoiled(valid)) }
      #expect(error?.reason == row.reason, "\(Message.self): \(row.name)")
      #expect(error?.code == row.code, "\(Message.self): \(row.name)")
      #expect(error?.field == row.field, "\(Message.self): \(row.name)")
    }
  }

  @Test("a bad request about keys is refused with its code, reason and field")
  func keys() async throws {
    let (home, valid, _) = try await Self.open()
    let service = home.service
    let before = try await commits(home)
    await refuse(BadCredentials.createSigningKey, valid.createSigningKey) {
      try await CreateSigningKey.run($0.native(), home.steward("CreateSigningKey"), in: service)
    }
    await refuse(BadCredentials.rotateSigningKey, valid.rotateSigningKey) {
      try await RotateSigningKey.run($0.native(), home.steward("RotateSigningKey"), in: service)
    }
    await refuse(BadCredentials.retireSigningKey, valid.retireSigningKey) {
      try await RetireSigningKey.run($0.native(), home.steward("RetireSigningKey"), in: service)
    }
    await refuse(BadCredentials.markKeyCompromised, valid.markKeyCompromised) {
      try await MarkKeyCompromised.run(
        $0.native(), home.steward("MarkKeyCompromised"), in: service)
    }
    await refuse(BadCredentials.listSigningKeys, .init()) {
      try await ListSigningKeys.run($0.native(), home.steward("ListSigningKeys"), in: service)
    }
    #expect(try await commits(home) == before)
  }

  @Test("a bad request about credentials is refused with its code, reason and field")
  func credentials() async throws {
    let (home, valid, _) = try await Self.open()
    let (service, care) = (home.service, home.care)
    await refuse(BadCredentials.issueCredentials, valid.issueCredentials) {
      try await IssueCredentials.run($0.native(), care.manager("IssueCredentials"), in: service)
    }
    await refuse(BadCredentials.setCredentialStatus, valid.setCredentialStatus) { message in
      let item = try message.native()
      let report = try await BatchSetCredentialStatus.run(
        AsyncThrowingStream { continuation in
          continuation.yield(.success(item))
          continuation.finish()
        }, care.manager("BatchSetCredentialStatus"), in: service)
      return try #require(report.results.first).get()
    }
    await refuse(BadCredentials.getStatusList, valid.getStatusList) {
      try await GetStatusList.run($0.native(), care.manager("GetStatusList"), in: service)
    }
    await refuse(BadCredentials.watchStatus, .init()) { try $0.native() }
    await refuse(BadCredentials.getLogProof, valid.getLogProof) {
      try await GetLogProof.run($0.native(), care.manager("GetLogProof"), in: service)
    }
  }

  @Test("a bad request about trust is refused with its code, reason and field")
  func trust() async throws {
    let (home, valid, _) = try await Self.open()
    let (service, care) = (home.service, home.care)
    let before = try await commits(home)
    await refuse(BadCredentials.cosignCheckpoint, valid.cosignCheckpoint) {
      try await CosignCheckpoint.run(
        $0.native(), home.operatorCall("CosignCheckpoint"), in: service)
    }
    await refuse(BadCredentials.setEntitlement, valid.setEntitlement) {
      try await SetEntitlement.run($0.native(), home.steward("SetEntitlement"), in: service)
    }
    await refuse(BadCredentials.listEntitlements, valid.listEntitlements) {
      try await ListEntitlements.run($0.native(), care.manager("ListEntitlements"), in: service)
    }
    await refuse(BadCredentials.publishTrustList, valid.publishTrustList) {
      try await PublishTrustList.run(
        $0.native(), home.operatorCall("PublishTrustList"), in: service)
    }
    #expect(try await commits(home) == before)
  }

  @Test("each valid request is carried out, and its answer is written for the wire")
  func valid() async throws {
    let (home, valid, recorded) = try await Self.open()
    let (service, care) = (home.service, home.care)
    let issued = try await IssueCredentials.run(
      valid.issueCredentials.native(), care.manager("IssueCredentials"), in: service
    ).proto(service.addresses)
    #expect(issued.credentials.map(\.statusUri) == [valid.uri])
    #expect(issued.credentials.map(\.status) == ["VALID"])
    let proof = try await GetLogProof.run(
      valid.getLogProof.native(), care.manager("GetLogProof"), in: service
    ).proto()
    #expect(proof.head.size > 0 && !proof.proof.isEmpty)
    let list = try await GetStatusList.run(
      valid.getStatusList.native(), care.manager("GetStatusList"), in: service
    ).proto()
    #expect(list.uri == valid.uri && list.timeToLiveSeconds == 3_600)
    _ = try await CosignCheckpoint.run(
      valid.cosignCheckpoint.native(), home.operatorCall("CosignCheckpoint"), in: service)
    let head = WireGetCheckpointResponse(
      try await GetCheckpoint.run(care.manager("GetCheckpoint"), in: service))
    #expect(head.head.witnessCount == 1)
    _ = try await SetEntitlement.run(
      valid.setEntitlement.native(), home.steward("SetEntitlement"), in: service)
    let entitlements = try await ListEntitlements.run(
      valid.listEntitlements.native(), care.manager("ListEntitlements"), in: service
    ).proto()
    #expect(
      entitlements.entitlements.filter(\.recorded).map(\.type) == ["training"]
        && entitlements.entitlements.allSatisfy { $0.organisationID == recorded.description })
    let first = try await CreateSigningKey.run(
      valid.createSigningKey.native(), home.steward("CreateSigningKey"), in: service)
    _ = try await RotateSigningKey.run(
      valid.rotateSigningKey.native(), home.steward("RotateSigningKey"), in: service)
    var compromise = valid.markKeyCompromised
    (compromise.keyID, compromise.etag) = (first.id, first.etag.text)
    _ = try await MarkKeyCompromised.run(
      compromise.native(), home.steward("MarkKeyCompromised"), in: service)
    let keys = try await ListSigningKeys.run(
      WireListSigningKeysRequest().native(), home.steward("ListSigningKeys"), in: service
    ).proto()
    #expect(keys.keys.count == 4 && keys.keys.filter(\.hasRetiredAt).map(\.id) == [valid.key])
    #expect(keys.keys.filter(\.hasCompromisedAt).map(\.id) == [first.id])
    #expect(keys.keys.allSatisfy { !$0.publicJwk.contains("\"d\"") })
    _ = try await PublishTrustList.run(
      valid.publishTrustList.native(), home.operatorCall("PublishTrustList"), in: service)
    let trust = WireGetTrustListResponse(
      try await GetTrustList.run(care.manager("GetTrustList"), in: service))
    #expect(trust.tokens.count == 2 && trust.number > 1)
  }

  private func commits(_ home: SigningHome) async throws -> CommitSequence {
    try await home.service.records.read { try $0.latestSequence() }
  }
}
