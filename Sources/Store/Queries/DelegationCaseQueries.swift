package import Delegations
import Organisations
import Passports
import ReferenceData
package import Vocabulary

// Everything that one decision reads, on one snapshot and as known at one commit.

extension StoreSnapshot: DelegationReading {
  package func delegationCase(
    for question: DelegationQuestion, now: Instant, knownAt known: CommitSequence
  ) throws -> DelegationCase {
    var facts = DelegationCase(question, now: now, sequence: known)
    let people = try delegationPeople([question.worker], knownAt: known)
    let person = try seenPerson(question.person, knownAt: known)
    facts.person = person?.person
    let employer = try organisation(question.setting.organisation, knownAt: known)
    facts.isEmployerKnown = employer != nil
    guard let worker = people.families[question.worker] else { return facts }
    facts.worker = asked(question.worker, worker)

    let agreements = try agreements(in: question, person, of: people, knownAt: known)
    facts.agreements = try self.agreements(agreements, knownAt: known)
    facts.editions = Self.editions(agreements, of: question.intervention)
    facts.practice = try practice(in: question, of: worker, knownAt: known)

    let (assessors, registrants) = try self.assessors(of: worker, knownAt: known)
    let delegators = Set(facts.agreements.flatMap(\.everyDelegator)).sorted()
    let everybody = try delegationPeople(
      [question.worker] + delegators + assessors, knownAt: known)
    let owners = try policyOwners(
      for: question.setting.organisation, on: LondonTime.date(of: question.time.start),
      knownAt: known)
    let records = try delegationFacts(
      about: question, everybody, person, owners, knownAt: known)
    let passports = try self.passports(
      of: everybody, subject: question.worker, knownAt: known)
    var filling = CaseFilling(
      facts: facts, people: everybody, passports: passports, records: records.map(\.record))
    filling.asker = employer.map(Asker.init)
    filling.registrants = registrants
    filling.persons = person?.otherNames ?? [:]
    filling.jointTies = try jointTies(of: worker, knownAt: known)
    try addOrganisations(to: &filling, knownAt: known)
    return filling.filled(delegators: delegators)
  }
}

// MARK: - Parts

extension StoreSnapshot {
  private func seenPerson(
    _ id: PersonID, knownAt known: CommitSequence
  ) throws -> PersonFamily? {
    if let seen = delegationMemo.persons[id] { return seen }
    let family = try personFamily(id, knownAt: known)
    delegationMemo.persons[id] = family
    return family
  }

  private func agreements(
    in question: DelegationQuestion, _ person: PersonFamily?, of people: DelegationPeople,
    knownAt known: CommitSequence
  ) throws -> [AgreementRow] {
    guard let person, let task = try key(of: question.intervention.text) else { return [] }
    let (members, persons) = (people.members, person.members)
    return try agreementRows(
      """
      g.worker IN (\(members.marks)) AND g.person IN (\(persons.marks)) AND g.intervention = ?
      """, members.arguments + persons.arguments + [.integer(task)], knownAt: known,
      names: people.names, persons: person.names)
  }

  /// The task as other editions of the catalogue had it: a new one widens no live agreement.
  private static func editions(
    _ agreements: [AgreementRow], of task: StandardCode
  ) -> [String: Intervention] {
    guard let current = InterventionCatalogue.shipped.find(task) else { return [:] }
    return agreements.reduce(into: [:]) { editions, agreement in
      guard agreement.terms.catalogueVersion != InterventionCatalogue.shipped.version,
        let ages = agreement.editionAges
      else { return }
      var edition = current
      edition.ageScope = ages
      editions[agreement.terms.catalogueVersion] = edition
    }
  }

  /// The numbers of the performances that keep a competence in use.
  private static let goodOutcomes = PracticeEntry.Outcome.numbering.list([.done, .partial])

  /// Performances of the task from the last good one at or before the moment asked about on.
  private func practice(
    in question: DelegationQuestion, of worker: WorkerFamily, knownAt known: CommitSequence
  ) throws -> [PracticeEntry] {
    guard let task = try key(of: question.intervention.text) else { return [] }
    let members = InList(worker.members.map { .integer($0) })
    let own = """
      f.worker IN (\(members.marks)) AND f.kind = \(DelegationFactKind.practice.rawValue)
        AND f.intervention = ?
        AND \(Dialect.known("f"))
      """
    let arguments = members.arguments + [.integer(task), .sequence(known), .sequence(known)]
    let start = SQLValue.moment(question.time.start)
    return try sql.rows(
      """
      SELECT f.id, f.valid_from_ms, f.word FROM delegation_fact f
      WHERE \(own) AND f.valid_from_ms >= coalesce(
        (SELECT f.valid_from_ms FROM delegation_fact f
          WHERE \(own) AND f.word IN (\(Self.goodOutcomes)) AND f.valid_from_ms <= ?
          ORDER BY f.valid_from_ms DESC LIMIT 1), ?)
      ORDER BY f.valid_from_ms, f.key
      """, arguments + arguments + [start, start]
    ) { row in
      PracticeEntry(
        id: try row.id(0), performedAt: try row.moment(1),
        outcome: try row.value(2, PracticeEntry.Outcome.numbering))
    }
  }

  /// Facts about any of these people, the person, the employer and the boards of its systems, and
  /// holds on the task: one statement.
  private func delegationFacts(
    about question: DelegationQuestion, _ people: DelegationPeople, _ person: PersonFamily?,
    _ owners: Set<OrganisationID>, knownAt known: CommitSequence
  ) throws -> [DelegationFactRow] {
    let workers = people.members
    let persons = person?.members ?? InList([])
    let bodies = InList(try owners.sorted().compactMap { try key(of: $0) }.map { .integer($0) })
    let employer = SQLValue.number(try key(of: question.setting.organisation))
    return try delegationFacts(
      """
      f.key IN (
        SELECT x.key FROM delegation_fact x
        WHERE x.worker IN (\(workers.marks)) AND x.kind IN (\(DelegationFactKind.ofWorkers))
        UNION ALL
        SELECT x.key FROM delegation_fact x
        WHERE x.person IN (\(persons.marks)) AND x.kind IN (\(DelegationFactKind.ofPersons))
          AND x.worker IS NULL
        UNION ALL
        SELECT x.key FROM delegation_fact x
        WHERE x.organisation IN (\(bodies.marks)) AND x.person IS NULL AND x.worker IS NULL
          AND x.kind IN (\(DelegationFactKind.ofBodies))
        UNION ALL
        SELECT x.key FROM delegation_fact x
        WHERE x.kind = \(DelegationFactKind.hold.rawValue) AND x.intervention = ?
        UNION ALL
        SELECT x.fact FROM delegation_party x WHERE x.organisation = ?)
      """,
      workers.arguments + persons.arguments + bodies.arguments
        + [.number(try key(of: question.intervention.text)), employer],
      knownAt: known, names: people.names, persons: person?.names ?? [:])
  }

  /// Adds the bodies where things were gained and the links between them.
  private func addOrganisations(
    to filling: inout CaseFilling, knownAt known: CommitSequence
  ) throws {
    let subject = filling.facts.question.worker
    guard var passport = filling.passports.facts[subject], !passport.achievements.isEmpty else {
      return
    }
    var bodies = Set(passport.achievements.map(\.fact.gainedAt))
    bodies.formUnion(passport.acceptances.map(\.fact.organisation))
    passport.successions = try successions(from: bodies, knownAt: known)
    bodies.formUnion(passport.successions.map(\.successor))
    passport.organisations = try organisations(bodies, knownAt: known)
    filling.passports.facts[subject] = passport
  }
}

extension DelegationFactKind {
  /// What a case reads of the worker, the assessors and the delegators; performances are read
  /// apart.
  fileprivate static let ofWorkers = list([
    .assessorRole, .assessorConflict, .practiceConditions, .delegatorScope, .presence, .workTerms,
    .bar, .refusal, .mappingUse, .hold,
  ])
  /// What it reads of the person; what also names a worker is read with the worker.
  fileprivate static let ofPersons = list([
    .episode, .planTask, .order, .consent, .stability, .risk, .personRule, .rota, .hold,
  ])
  /// What it reads of the employer and of the boards of its systems.
  fileprivate static let ofBodies = list([
    .taskPolicy, .indemnity, .providerRegistration, .rota, .requiredIdentity, .requiredChecks,
    .checkInterval, .employerRule, .mapping, .hold,
  ])
}
