import Credentials
import Foundation
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Keys, credentials and statuses in the store")
struct CredentialRecordTests {
  private let start = testNoon
  private let end = Instant(milliseconds: testNoon.milliseconds + 86_400_000)

  private func aKey(
    _ number: UInt64, _ use: KeyUse, of desk: Desk
  ) throws -> (key: SigningKey, secret: PrivateKey) {
    var chance = SeededNumbers(seed: number + 1)
    let secret = try newPrivateKey(use.algorithm, using: &chance)
    let key = try SigningKey(
      id: SigningKeyID(high: 6, low: number),
      owner: use.isOfService ? .service : .organisation(desk.home), use: use,
      publicKey: secret.publicKey, notBefore: start, expires: end)
    return (key, secret)
  }

  /// A credential about a fresh fact at a fresh place.
  private func issue(
    _ number: UInt64, at desk: Desk, with key: SigningKeyID, token: [UInt8]
  ) async throws -> IssuedCredential {
    let fact = try await desk.achieve(anAchievement(), id: number)
    let id = try #require(CredentialID(bytes: [UInt8](repeating: UInt8(number), count: 32)))
    return try await desk.records.write { change in
      let credential = IssuedCredential(
        id: id, worker: desk.worker, fact: fact, type: .training, issuer: desk.home,
        signingKey: key, place: try change.newStatusPlace(for: desk.home, .usual),
        notBefore: start, expires: nil)
      try change.record(credential, token: token)
      return credential
    }
  }

  @Test("a key of every use is kept with its private part until it is retired or compromised")
  func keys() async throws {
    let desk = try await Desk.open()
    for (number, use) in KeyUse.allCases.enumerated() {
      let (key, secret) = try aKey(UInt64(number), use, of: desk)
      try await desk.records.write { try $0.add(key, secret: secret) }
      let (kept, held, live) = try await desk.records.read { snapshot in
        (
          try snapshot.signingKey(key.id, knownAt: snapshot.latestSequence()),
          try snapshot.secret(of: key.id)?.rawRepresentation,
          try snapshot.signingKeys(of: key.owner, for: use, at: start)
        )
      }
      #expect(kept?.key == key && kept?.recordedAt == testNoon)
      #expect(held == secret.rawRepresentation && live == [key])
      let before = try await desk.latest()
      let changed =
        number % 2 == 0
        ? key.retired(at: start) : key.compromised(.init(at: start, logSize: 7))
      try await desk.records.write { try $0.record(changed) }
      let (after, then, gone, none) = try await desk.records.read { snapshot in
        (
          try snapshot.signingKey(key.id, knownAt: snapshot.latestSequence())?.key,
          try snapshot.signingKey(key.id, knownAt: before)?.key,
          try snapshot.secret(of: key.id) == nil,
          try snapshot.signingKeys(of: key.owner, for: use, at: start)
        )
      }
      #expect(after == changed && then == key && gone && none.isEmpty)
    }
    let (own, service, holders) = try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      return (
        try snapshot.signingKeys(
          of: .organisation(desk.home), after: nil, limit: 9, knownAt: known
        ).count,
        try snapshot.signingKeys(of: .service, after: nil, limit: 9, knownAt: known).count,
        try snapshot.keyHolders()
      )
    }
    #expect(own == 3 && service == 2 && holders == [desk.home])
  }

  @Test("the newest live key signs, and none before it begins or once it ends")
  func newest() async throws {
    let desk = try await Desk.open()
    let (old, oldSecret) = try aKey(1, .issue, of: desk)
    let later = Instant(milliseconds: start.milliseconds + 1_000)
    let newSecret = try aKey(2, .issue, of: desk).secret
    let new = try SigningKey(
      id: testID(2), owner: .organisation(desk.home), use: .issue,
      publicKey: newSecret.publicKey, notBefore: later, expires: end)
    try await desk.records.write { change in
      try change.add(old, secret: oldSecret)
      try change.add(new, secret: newSecret)
    }
    let owner = KeyOwner.organisation(desk.home)
    let found = try await desk.records.read { snapshot in
      try [Instant(milliseconds: start.milliseconds - 1), start, later, end].map {
        try snapshot.signingKeys(of: owner, for: .issue, at: $0).map(\.id)
      }
    }
    #expect(found == [[], [old.id], [new.id, old.id], []])
  }

  @Test("no private key lies readable in the files of a store")
  func sealedSecrets() async throws {
    try await withTemporaryFolder { folder in
      let desk = try await Desk.open(folder: folder)
      let (key, secret) = try aKey(1, .issue, of: desk)
      try await desk.records.write { change in
        try change.add(key, secret: secret)
        _ = try change.holder(desk.worker, for: desk.home)
      }
      let holder = try #require(
        try await desk.records.read { try $0.holderSecret(of: desk.worker)?.rawRepresentation })
      await desk.driver.close()
      let files = try #require(FileManager.default.enumerator(atPath: folder))
      var bytes = Data()
      for case let name as String in files {
        bytes.append(FileManager.default.contents(atPath: folder + "/" + name) ?? Data())
      }
      // The control: the public key is there to be found.
      #expect(bytes.range(of: Data(key.publicKey.rawRepresentation)) != nil)
      #expect(bytes.range(of: Data(secret.rawRepresentation)) == nil)
      #expect(bytes.range(of: Data(holder)) == nil)
    }
  }

  @Test("a worker is called by another name for each issuer, and has one key for all")
  func holders() async throws {
    let desk = try await Desk.open()
    let (one, again, other) = try await desk.records.write { change in
      (
        try change.holder(desk.worker, for: desk.home),
        try change.holder(desk.worker, for: desk.home),
        try change.holder(desk.worker, for: desk.trust)
      )
    }
    #expect(one.subject == again.subject && one.subject != other.subject)
    #expect(one.subject.utf8.count == 22)
    #expect(one.key == again.key && one.key == other.key)
    #expect(try one.familyName == anIdentity().familyName)
    let held = try await desk.records.read { try $0.holderSecret(of: desk.worker)?.publicKey }
    #expect(held == one.key)
  }

  @Test("a credential is read back by its id, its fact and its worker, with its status")
  func credentials() async throws {
    let desk = try await Desk.open()
    let (key, secret) = try aKey(1, .issue, of: desk)
    try await desk.records.write { try $0.add(key, secret: secret) }
    let token = Array("header.payload.signature~".utf8)
    let first = try await issue(1, at: desk, with: key.id, token: token)
    let second = try await issue(2, at: desk, with: key.id, token: token)
    #expect(first.place.list == second.place.list && first.place.index != second.place.index)
    let before = try await desk.latest()
    try await desk.records.write { try $0.set(.suspended, at: first.place) }
    let (byID, byFact, byWorker, earlier) = try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      return (
        try snapshot.credential(first.id, knownAt: known),
        try snapshot.credentials(of: second.fact, knownAt: known),
        try snapshot.credentials(of: desk.worker, knownAt: known),
        try snapshot.credential(first.id, knownAt: before)
      )
    }
    #expect(byID?.credential == first && byID?.status == .suspended && byID?.token == token)
    #expect(byFact.map(\.credential) == [second] && byFact.map(\.status) == [.valid])
    #expect(byWorker.map(\.credential) == [first, second])
    #expect(earlier?.status == .valid)
    _ = try await desk.driver.write { try $0.execute("DELETE FROM worker_key_seal", []) }
    let erased = try await desk.records.read { snapshot in
      try snapshot.credential(first.id, knownAt: snapshot.latestSequence())
    }
    #expect(erased?.token == nil && erased?.credential == first)
  }

  @Test("a list tells which entries are not valid, at each version as it was then")
  func statuses() async throws {
    let desk = try await Desk.open()
    let places = try await desk.records.write { change in
      try (0..<3).map { _ in try change.newStatusPlace(for: desk.home, .usual) }
    }
    let list = places[0].list
    let steps: [(StatusPlace, StatusValue)] = [
      (places[0], .revoked), (places[1], .suspended), (places[2], .superseded),
      (places[1], .valid),
    ]
    var seen: [(CommitSequence, [Int: StatusValue])] = []
    var expected: [Int: StatusValue] = [:]
    for (place, status) in steps {
      try await desk.records.write { try $0.set(status, at: place) }
      expected[place.index] = status == .valid ? nil : status
      seen.append((try await desk.latest(), expected))
    }
    for (known, statuses) in seen {
      let found = try await desk.records.read { try $0.statuses(in: list, knownAt: known) }
      #expect(Dictionary(found.map { ($0.index, $0.status) }) { $1 } == statuses)
    }
    let (beforeLast, last) = (seen[2].0, seen[3].0)
    let (kept, changed, unchanged) = try await desk.records.read { snapshot in
      (
        try snapshot.statusList(list),
        try snapshot.statusLists(changedAfter: beforeLast, limit: 9).map(\.id),
        try snapshot.statusLists(changedAfter: last, limit: 9).map(\.id)
      )
    }
    #expect(kept?.version == last && kept?.epoch == 1 && kept?.issuer == desk.home)
    #expect(changed == [list] && unchanged.isEmpty)
  }

  @Test("a full list is followed by another, and no entry is given out twice")
  func fullList() async throws {
    let desk = try await Desk.open()
    let first = try await desk.records.write { try $0.newStatusPlace(for: desk.home, .quick) }
    _ = try await desk.driver.write {
      try $0.execute("UPDATE status_list SET given_out = 1048570", [])
    }
    let places = try await desk.records.write { change in
      try (0..<10).map { _ in try change.newStatusPlace(for: desk.home, .quick) }
    }
    #expect(Set(places + [first]).count == 11)
    #expect(places.prefix(6).allSatisfy { $0.list == first.list })
    #expect(places.suffix(4).allSatisfy { $0.list != first.list })
    let epochs = try await desk.records.read { snapshot in
      try snapshot.statusLists(changedAfter: CommitSequence(0), limit: 9).map(\.epoch)
    }
    #expect(epochs == [1, 2])
  }

  @Test("a signed list takes the place of the one signed before")
  func signedLists() async throws {
    let desk = try await Desk.open()
    let (key, secret) = try aKey(1, .status, of: desk)
    let list = try await desk.records.write { change in
      try change.add(key, secret: secret)
      return try change.newStatusPlace(for: desk.home, .usual).list
    }
    for (number, text) in ["one", "two"].enumerated() {
      let signed = SignedStatusList(
        list: list, version: try await desk.latest(),
        signedAt: Instant(milliseconds: start.milliseconds + Int64(number)), signingKey: key.id,
        token: Array(text.utf8))
      try await desk.records.write { try $0.keep(signed) }
      #expect(try await desk.records.read { try $0.signedList(list) } == signed)
    }
  }

  @Test("what a body may say is read back as it was known, and the newest trust list is told")
  func trust() async throws {
    let desk = try await Desk.open()
    func entitlement(_ isAllowed: Bool, _ subjects: [String]?) throws -> IssuerEntitlement {
      try IssuerEntitlement(
        organisation: desk.home, type: .training, isAllowed: isAllowed, subjects: subjects,
        longestValidityDays: subjects == nil ? nil : 365, period: DatePeriod(from: day(0)))
    }
    let (wide, narrow) = (try entitlement(true, ["A", "B"]), try entitlement(false, nil))
    try await desk.records.write { try $0.record(wide) }
    let before = try await desk.latest()
    try await desk.records.write { try $0.record(narrow) }
    let (now, then) = try await desk.records.read { snapshot in
      (
        try snapshot.entitlements(of: desk.home, knownAt: snapshot.latestSequence()),
        try snapshot.entitlements(of: desk.home, knownAt: before)
      )
    }
    #expect(now.map(\.entitlement) == [narrow] && then.map(\.entitlement) == [wide])
    #expect(try await desk.records.read { try $0.trustList() } == nil)
    for number in Int64(1)...2 {
      let list = PublishedTrustList(
        number: number, issuedAt: start, expires: end,
        entriesDigest: [UInt8](repeating: UInt8(number), count: 32),
        tokens: [[1], [2, UInt8(number)]], parts: number == 1 ? [] : [[3], [4]])
      try await desk.records.write { try $0.publish(list) }
      #expect(try await desk.records.read { try $0.trustList() } == list)
    }
  }

  @Test("an entitlement outside its ranges is refused with the field at fault")
  func refusedEntitlements() throws {
    let rows: [([String]?, Int?, String)] = [
      ([], nil, "subjects"), (Array(repeating: "A", count: 101), nil, "subjects"),
      (["A", "A"], nil, "subjects"), (["A B"], nil, "subjects[0]"),
      (nil, 0, "longest_validity_days"), (nil, 36_601, "longest_validity_days"),
    ]
    for (subjects, days, field) in rows {
      let error = #expect(throws: ServiceError.self) {
        try IssuerEntitlement(
          organisation: testID(1), type: .training, subjects: subjects, longestValidityDays: days,
          period: DatePeriod(from: day(0)))
      }
      #expect(error?.field == field)
    }
  }
}
