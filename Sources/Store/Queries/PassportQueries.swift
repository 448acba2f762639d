package import Access
import Organisations
package import Passports
package import Vocabulary

// A passport as far as a sight reaches.

extension StoreSnapshot: PassportReading {
  package func passport(
    _ sight: Sight, knownAt known: CommitSequence
  ) throws -> PassportFacts? {
    guard let family = try family(of: sight.worker, knownAt: known) else { return nil }
    var passport = PassportFacts(worker: worker(family.kept, links: family.links))
    if sight.groups.contains(.identity) {
      passport.identity = try identity(of: family.kept.key, knownAt: known)
    }
    let facts = try facts(in: sight, of: family, knownAt: known)
    try fill(&passport, with: facts, knownAt: known)
    if family.mayHave(.disputes), !facts.isEmpty {
      passport.disputes = try disputes(about: facts, knownAt: known)
    }
    return passport
  }

  package func subject(of fact: FactID) throws -> WorkerID? {
    try subject(of: fact, knownAt: latestSequence())
  }

  package func achievement(
    _ fact: FactID, knownAt known: CommitSequence
  ) throws -> Recorded<Achievement>? {
    try self.fact(fact, knownAt: known).flatMap { try achievements([$0]).first }
  }

  package func check(
    _ fact: FactID, knownAt known: CommitSequence
  ) throws -> Recorded<EmploymentCheck>? {
    try self.fact(fact, knownAt: known).flatMap { try checks([$0]).first }
  }

  package func registration(
    _ fact: FactID, knownAt known: CommitSequence
  ) throws -> Recorded<Registration>? {
    try self.fact(fact, knownAt: known).flatMap { try registrations([$0]).first }
  }

  package func events(
    of fact: FactID, knownAt known: CommitSequence
  ) throws -> [Recorded<StatusEvent>] {
    guard let subject = try subject(of: fact, knownAt: known),
      let family = try family(of: subject, knownAt: known)
    else { return [] }
    let all = try facts(of: family, knownAt: known)
    guard let about = all.first(where: { $0.origin.id == fact }) else { return [] }
    let events = all.filter {
      $0.kind == .event && $0.key.worker == about.key.worker && $0.about == about.key.number
    }
    return try self.events(events, [about.key: fact])
  }
}

// MARK: - In sight

extension StoreSnapshot {
  /// The family's facts whose group is in sight, and those about them, oldest recorded first.
  func facts(
    in sight: Sight, of family: WorkerFamily, knownAt known: CommitSequence
  ) throws -> [FactRow] {
    let all = try facts(of: family, knownAt: known)
    let vouched = try sight.onlyAttestedBy.map { try attestedFacts(among: all, by: $0) }
    // What is seen is looked up only by facts about others, which few passports have.
    let areSomeAbout = all.contains { $0.about != nil }
    var seen: Set<FactKey> = []
    return all.filter { fact in
      let isSeen =
        if let about = fact.about {
          seen.contains(FactKey(worker: fact.key.worker, number: about))
        } else if let group = fact.kind.group, sight.groups.contains(group) {
          vouched.map { $0.contains(fact.key) } ?? true
        } else {
          false
        }
      if isSeen, areSomeAbout { seen.insert(fact.key) }
      return isSeen
    }
  }

  /// Those of `facts` that the body recorded or signed.
  func attestedFacts(
    among facts: [FactRow], by organisation: OrganisationID
  ) throws -> Set<FactKey> {
    var vouched = Set(facts.filter { $0.origin.recordedBy == organisation }.map(\.key))
    guard let signer = try key(of: organisation) else { return vouched }
    let signatures = facts.filter { $0.kind == .attestation }
    let targets = Dictionary(signatures.map { ($0.key, $0.about) }) { first, _ in first }
    try eachRow(of: "attestation", "organisation", for: signatures) { key, row in
      guard try row.integer(2) == signer, let about = targets[key].flatMap({ $0 }) else { return }
      vouched.insert(FactKey(worker: key.worker, number: about))
    }
    return vouched
  }
}

// MARK: - What comes with a passport

extension StoreSnapshot {
  /// Adds what `facts`, some of one worker's, say, with everything that comes with it.
  func fill(
    _ passport: inout PassportFacts, with facts: [FactRow], knownAt known: CommitSequence
  ) throws {
    let ids =
      facts.contains { $0.about != nil }
      ? Dictionary(facts.map { ($0.key, $0.origin.id) }) { first, _ in first } : [:]
    passport.registrations = try registrations(facts)
    passport.checks = try checks(facts)
    passport.achievements = try achievements(facts)
    passport.evidence = try evidence(facts, ids)
    passport.events = try events(facts, ids)
    passport.attestations = try attestations(facts, ids)
    passport.acceptances = try acceptances(facts, ids)
    passport.assessorRegistrations = try assessorRegistrations(of: passport, knownAt: known)
    try addOrganisations(to: &passport, knownAt: known)
  }

  /// The registrations of everybody who assessed, found and read with one statement each.
  private func assessorRegistrations(
    of passport: PassportFacts, knownAt known: CommitSequence
  ) throws -> [AssessorKey: [Recorded<Registration>]] {
    let assessors =
      passport.achievements.compactMap(\.fact.assessor)
      + passport.evidence.compactMap(\.fact.assessor)
    let keys = Set(assessors.compactMap(\.key))
    guard !keys.isEmpty else { return [:] }
    let hashes = Dictionary(keys.map { (registrationIndex($0), $0) }) { first, _ in first }
    var keyOf: [FactKey: AssessorKey] = [:]
    let facts = try registrationFacts(Array(hashes.keys), knownAt: known) { fact, hash in
      keyOf[fact.key] = hashes[hash]
    }
    var found = Dictionary(keys.map { ($0, [Recorded<Registration>]()) }) { first, _ in first }
    for (fact, registration) in zip(facts, try registrations(facts)) {
      if let key = keyOf[fact.key] { found[key]?.append(registration) }
    }
    return found
  }

  /// Registrations found by their keyed hashes, each noted with the hash that found it.
  func registrationFacts(
    _ hashes: [[UInt8]], knownAt known: CommitSequence,
    _ note: (FactRow, _ hash: [UInt8]) -> Void
  ) throws -> [FactRow] {
    let list = InList(hashes.map { .blob($0) })
    return try sql.rows(
      """
      SELECT \(Self.factColumns), w.id, b.hash FROM registration_blind_index b
      JOIN fact f ON f.worker = b.worker AND f.number = b.number
      JOIN worker w ON w.key = b.worker
      WHERE b.hash IN (\(list.marks)) AND \(Dialect.known("f"))
      ORDER BY f.recorded_from, f.worker, f.number
      """, list.arguments + [.sequence(known), .sequence(known)]
    ) { row in
      let fact = try factRow(row, of: row.id(9))
      note(fact, try row.blob(10))
      return fact
    }
  }

  /// How a registration is found by its register and number.
  func registrationIndex(_ key: AssessorKey) -> [UInt8] {
    keys.index.index(
      of: key.number, for: .identifier(kind: "registration/\(key.regulator.rawValue)"))
  }

  /// Adds the bodies the facts name, who answers for them, and the links between.
  private func addOrganisations(
    to passport: inout PassportFacts, knownAt known: CommitSequence
  ) throws {
    var named = NamedBodies()
    for fact in passport.registrations { named.add(fact.origin.recordedBy) }
    for fact in passport.checks { named.add(fact.origin.recordedBy) }
    for fact in passport.achievements {
      named.add(fact.origin.recordedBy)
      named.add(fact.fact.gainedAt)
    }
    for fact in passport.evidence { named.add(fact.origin.recordedBy) }
    for fact in passport.events { named.add(fact.origin.recordedBy) }
    for fact in passport.attestations {
      named.add(fact.origin.recordedBy)
      named.add(fact.fact.organisation)
    }
    for fact in passport.acceptances {
      named.add(fact.origin.recordedBy)
      named.add(fact.fact.organisation)
    }
    for fact in passport.assessorRegistrations.values.joined() {
      named.add(fact.origin.recordedBy)
    }
    passport.successions = try successions(from: named.bodies, knownAt: known)
    for link in passport.successions { named.add(link.successor) }
    passport.organisations = try organisations(named.bodies, knownAt: known)
  }
}

/// The bodies that facts name. Most name the one that the fact before named.
private struct NamedBodies {
  private(set) var bodies: Set<OrganisationID> = []
  private var last: OrganisationID?

  mutating func add(_ body: OrganisationID) {
    guard body != last else { return }
    last = body
    bodies.insert(body)
  }
}
