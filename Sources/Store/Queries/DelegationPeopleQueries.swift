import Delegations
import Organisations
import Passports
import ReferenceData
import Roles
import Vocabulary

// The passports of everybody a decision is about: read together, and never shown.

/// Workers by the identifiers they were asked for, with the records that are read for each.
struct DelegationPeople {
  var families: [WorkerID: WorkerFamily] = [:]
  /// The worker whose record each number is; where two were asked for, the first.
  private(set) var names: [Int64: WorkerID] = [:]

  /// The numbers of all records.
  var members: InList { InList(names.keys.sorted().map { .integer($0) }) }

  mutating func add(_ id: WorkerID, _ family: WorkerFamily) {
    families[id] = family
    for member in family.members where names[member] == nil { names[member] = id }
  }
}

/// What the passports of some people say, as far as a decision asks.
struct DelegationPassports {
  var facts: [WorkerID: PassportFacts] = [:]
  /// Of those whose whole passport was read.
  var engagements: [WorkerID: [Recorded<Engagement>]] = [:]
}

/// What one read has seen of people as known at one commit; a change, which may write of them in
/// between, remembers nothing.
struct DelegationMemo {
  private(set) var known: CommitSequence?
  var families: [WorkerID: WorkerFamily] = [:]
  var assessors: [WorkerID: (workers: [WorkerID], registrants: [AssessorKey: WorkerID])] = [:]
  var passports = DelegationPassports()
  var persons: [PersonID: PersonFamily] = [:]

  /// What is known of people at `sequence`.
  mutating func turn(to sequence: CommitSequence) {
    guard known != sequence else { return }
    self = DelegationMemo()
    known = sequence
  }
}

extension StoreSnapshot {
  /// The workers of `ids` that are known, in one statement where none was merged.
  func delegationPeople(
    _ ids: [WorkerID], knownAt known: CommitSequence
  ) throws -> DelegationPeople {
    if readsOwnWrites { delegationMemo = DelegationMemo() }
    delegationMemo.turn(to: known)
    let unseen = Set(ids).filter { delegationMemo.families[$0] == nil }.sorted()
    if !unseen.isEmpty { try readFamilies(unseen, knownAt: known) }
    var people = DelegationPeople()
    for id in ids {
      if let family = delegationMemo.families[id] { people.add(id, family) }
    }
    return people
  }

  private func readFamilies(_ ids: [WorkerID], knownAt known: CommitSequence) throws {
    let list = InList(ids.map { .id($0) })
    let rows = try sql.rows(
      """
      SELECT w.key, w.is_synthetic, i.level, \(WorkerTraits.column), w.id
      FROM worker w JOIN worker_identity i ON i.worker = w.key AND \(Dialect.known("i"))
      WHERE w.id IN (\(list.marks))
      """, [.sequence(known), .sequence(known)] + list.arguments
    ) { row in
      WorkerRow(
        key: try row.integer(0), id: try row.id(4), isSynthetic: try row.truth(1),
        level: try row.value(2, Numbered.identityLevel),
        traits: WorkerTraits(rawValue: try row.integer(3)))
    }
    for row in rows {
      delegationMemo.families[row.id] =
        row.traits.contains(.links)
        ? try family(of: row.id, knownAt: known)
        : WorkerFamily(kept: row, members: [row.key], links: [])
    }
  }

  /// Everybody who assessed `worker`: those with a passport here, by their own identifier or by
  /// the register and number they signed with.
  func assessors(
    of worker: WorkerFamily, knownAt known: CommitSequence
  ) throws -> (workers: [WorkerID], registrants: [AssessorKey: WorkerID]) {
    if let seen = delegationMemo.assessors[worker.kept.id] { return seen }
    let found = try readAssessors(of: worker, knownAt: known)
    delegationMemo.assessors[worker.kept.id] = found
    return found
  }

  private func readAssessors(
    of worker: WorkerFamily, knownAt known: CommitSequence
  ) throws -> (workers: [WorkerID], registrants: [AssessorKey: WorkerID]) {
    guard worker.mayHave(.assessors) else { return ([], [:]) }
    let members = InList(worker.members.map { .integer($0) })
    var workers: Set<WorkerID> = []
    var keys: Set<AssessorKey> = []
    _ = try sql.rows(
      """
      SELECT worker, number, assessor, regulator, sealed_number FROM fact_assessor
      WHERE worker IN (\(members.marks))
      """, members.arguments
    ) { row in
      if let assessor: WorkerID = try row.optional(2, row.id) {
        workers.insert(assessor)
        return
      }
      let fact = FactKey(worker: try row.integer(0), number: try row.integer(1))
      guard let regulator = try row.optionalValue(3, Numbered.regulator),
        let number = try openedText(row, 4, of: fact.worker, as: .assessorNumber(fact))
      else { return }
      keys.insert(AssessorKey(regulator: regulator, number: number))
    }
    let registrants = try registrants(keys, knownAt: known)
    return (workers.union(registrants.values).sorted(), registrants)
  }

  /// The workers with a registration under each key; a number that two workers claim is nobody's.
  private func registrants(
    _ keys: Set<AssessorKey>, knownAt known: CommitSequence
  ) throws -> [AssessorKey: WorkerID] {
    guard !keys.isEmpty else { return [:] }
    let hashes = Dictionary(keys.map { (registrationIndex($0), $0) }) { first, _ in first }
    var found: [AssessorKey: Set<WorkerID>] = [:]
    _ = try registrationFacts(Array(hashes.keys), knownAt: known) { fact, hash in
      if let key = hashes[hash] { found[key, default: []].insert(fact.origin.worker) }
    }
    return found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// What the passports of `people` say: all of `subject`'s, and of the others achievements,
  /// registrations and what happened to them.
  func passports(
    of people: DelegationPeople, subject: WorkerID? = nil, knownAt known: CommitSequence
  ) throws -> DelegationPassports {
    var unseen = DelegationPeople()
    // The subject first: where another is the same person, the facts are told as the subject's.
    let others = people.families.keys.filter { $0 != subject }.sorted()
    for id in (subject.map { [$0] } ?? []) + others {
      let isSeen =
        id == subject
        ? delegationMemo.passports.engagements[id] != nil
        : delegationMemo.passports.facts[id] != nil
      if !isSeen, let family = people.families[id] { unseen.add(id, family) }
    }
    if !unseen.families.isEmpty { try readPassports(of: unseen, subject, knownAt: known) }
    return delegationMemo.passports
  }

  private func readPassports(
    of people: DelegationPeople, _ subject: WorkerID?, knownAt known: CommitSequence
  ) throws {
    var passports = DelegationPassports()
    for (id, family) in people.families {
      passports.facts[id] = PassportFacts(worker: asked(id, family))
    }
    let list = people.members
    let all = try sql.rows(
      """
      SELECT \(Self.factColumns) FROM fact f
      WHERE f.worker IN (\(list.marks)) AND \(Dialect.known("f")) ORDER BY f.worker, f.number
      """, list.arguments + [.sequence(known), .sequence(known)]
    ) { row in
      guard let name = people.names[try row.integer(0)] else {
        throw damaged("a fact is of a worker who was not asked for")
      }
      return try factRow(row, of: name)
    }
    try fill(&passports, from: all, subject: subject)
    // Two records asked for that are one person's say the same.
    for (id, family) in people.families {
      guard let name = people.names[family.kept.key], name != id else { continue }
      passports.facts[id] = passports.facts[name]
    }
    delegationMemo.passports.facts.merge(passports.facts) { $1 }
    delegationMemo.passports.engagements.merge(passports.engagements) { $1 }
  }

  private func fill(
    _ passports: inout DelegationPassports, from all: [FactRow], subject: WorkerID?
  ) throws {
    let ids = Dictionary(all.map { ($0.key, $0.origin.id) }) { first, _ in first }
    let own = all.filter { $0.origin.worker == subject }
    for fact in try registrations(all) {
      passports.facts[fact.origin.worker]?.registrations.append(fact)
    }
    for fact in try events(all, ids) {
      passports.facts[fact.origin.worker]?.events.append(fact)
    }
    for fact in try achievements(all) {
      passports.facts[fact.origin.worker]?.achievements.append(fact)
    }
    guard let subject else { return }
    passports.facts[subject]?.checks = try checks(own)
    passports.facts[subject]?.evidence = try evidence(own, ids)
    passports.facts[subject]?.acceptances = try acceptances(own, ids)
    passports.engagements[subject] = try engagements(own)
  }

  /// The worker as asked for: a record that was merged is told under the name it was asked by.
  func asked(_ id: WorkerID, _ family: WorkerFamily) -> Worker {
    let kept = worker(family.kept, links: family.links)
    return Worker(
      id: id, identityLevel: kept.identityLevel,
      mergedInto: kept.id == id ? kept.mergedInto : kept.id,
      possibleDuplicates: kept.possibleDuplicates, isSynthetic: kept.isSynthetic)
  }
}
