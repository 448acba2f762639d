package import Delegations
import Organisations
import Passports
package import Vocabulary

// Who may be asked for a visit, how many may do a task, and how a body stands to delegated care.

extension StoreSnapshot {
  package func delegationCandidates(
    for person: PersonID, _ intervention: StandardCode, at organisation: OrganisationID,
    on instant: Instant, after cursor: WorkerID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [WorkerID] {
    guard let body = try key(of: organisation),
      let persons = try members(of: person, knownAt: known),
      let task = try key(of: intervention.text)
    else { return [] }
    let day = LondonTime.date(of: instant)
    return try sql.rows(
      """
      SELECT DISTINCT w.id FROM agreement g JOIN worker w ON w.key = g.worker
      WHERE g.person IN (\(persons.marks)) AND g.intervention = ? AND g.recorded_from <= ?
        AND w.id > ?
        AND EXISTS (SELECT 1 FROM delegation_fact s
          WHERE s.agreement = g.key AND s.word IN (\(AgreementEventWord.list(.signed)))
            AND \(Dialect.known("s")))
        AND EXISTS (SELECT 1 FROM engagement e
          JOIN fact f ON f.worker = e.worker AND f.number = e.number
          WHERE e.organisation = ? AND (e.worker = g.worker OR e.worker IN (
              SELECT l.other FROM worker_link l WHERE l.worker = g.worker AND l.state IN (2, 3)))
            AND e.kind <> 6 AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to > ?)
            AND \(Dialect.known("f")))
      ORDER BY w.id LIMIT ?
      """,
      persons.arguments + [
        .integer(task), .sequence(known), .blob(cursor?.bytes ?? []),
        .sequence(known), .sequence(known), .integer(body), .day(day), .day(day),
        .sequence(known), .sequence(known), .number(limit),
      ]
    ) { try $0.id(0) }
  }

  package func authorisedCarers(
    under whose: AgreementHolder, at instant: Instant, knownAt known: CommitSequence
  ) throws -> [AuthorisedCarers] {
    guard let (condition, arguments) = try held(by: whose, knownAt: known) else { return [] }
    var months: [Carer: CivilDate?] = [:]
    _ = try sql.rows(
      """
      SELECT g.worker, g.intervention, g.valid_to_ms,
        EXISTS (SELECT 1 FROM delegation_fact n
          WHERE n.agreement = g.key AND n.word IN (\(Self.renewed)) AND \(Dialect.known("n"))),
        (SELECT n.due_ms FROM delegation_fact n
          WHERE n.agreement = g.key AND n.word IN (\(Self.renewed)) AND \(Dialect.known("n"))
          ORDER BY n.valid_from_ms DESC, n.key DESC LIMIT 1)
      FROM agreement g
      WHERE \(condition) AND g.recorded_from <= ? AND g.valid_from_ms <= ?
        AND \(Self.isAccepted) AND \(Self.isOpen)
      """,
      Array(repeating: .sequence(known), count: 4) + arguments
        + [.sequence(known), .moment(instant)]
        + Self.openArguments(known) + Self.openArguments(known)
    ) { row in
      let end = try row.optional(try row.truth(3) ? 4 : 2, row.moment)
      guard end.map({ $0 > instant }) ?? true else { return }
      let carer = Carer(worker: try row.integer(0), task: try row.integer(1))
      months[carer] = Self.later(months[carer], end.map(Self.month))
    }
    return try totals(months)
  }

  private static let renewed = AgreementEventWord.list(.renewed)

  /// That the worker and the employer accepted agreement `g`; its arguments are
  /// ``openArguments(_:)``.
  private static let isAccepted = """
    EXISTS (SELECT 1 FROM delegation_fact y
      WHERE y.agreement = g.key AND y.word IN (\(AgreementEventWord.list(.acceptedByWorker)))
        AND \(Dialect.known("y")))
    AND EXISTS (SELECT 1 FROM delegation_fact z
      WHERE z.agreement = g.key AND z.word IN (\(AgreementEventWord.list(.acceptedByEmployer)))
        AND \(Dialect.known("z")))
    """

  private func totals(_ months: [Carer: CivilDate?]) throws -> [AuthorisedCarers] {
    let groups = Dictionary(grouping: months) { Group(task: $0.key.task, endsIn: $0.value) }
    return try groups.map { group, carers in
      AuthorisedCarers(
        intervention: try code(group.task), endsIn: group.endsIn, count: carers.count)
    }.sorted {
      ($0.intervention, $0.endsIn ?? CivilDate.supported.upperBound)
        < ($1.intervention, $1.endsIn ?? CivilDate.supported.upperBound)
    }
  }

  /// No end is later than any.
  private static func later(_ known: CivilDate??, _ new: CivilDate?) -> CivilDate? {
    guard let known else { return new }
    guard let known, let new else { return nil }
    return max(known, new)
  }

  /// The first day of the London month in which what ends at `instant` holds last.
  private static func month(of instant: Instant) -> CivilDate {
    let day = LondonTime.date(of: instant.adding(milliseconds: -1))
    return day.adding(days: 1 - day.parts.day)
  }

  private struct Carer: Hashable {
    let worker: Int64
    let task: Int64
  }

  private struct Group: Hashable {
    let task: Int64
    let endsIn: CivilDate?
  }
}

// MARK: - Facts for the access rules

extension StoreSnapshot {
  package func delegates(
    _ organisation: OrganisationID, to worker: WorkerID, at instant: Instant
  ) throws -> Bool {
    guard let body = try key(of: organisation), let family = try family(of: worker) else {
      return false
    }
    let members = InList(family.members.map { .integer($0) })
    let known = try latestSequence()
    return try sql.first(
      """
      SELECT 1 FROM agreement g
      WHERE g.worker IN (\(members.marks)) AND g.delegating_organisation = ?
        AND (g.valid_to_ms IS NULL OR g.valid_to_ms > ? OR EXISTS (
          SELECT 1 FROM delegation_fact n
          WHERE n.agreement = g.key AND n.word IN (\(Self.renewed))
            AND n.recorded_to IS NULL AND (n.due_ms IS NULL OR n.due_ms > ?)))
        AND \(Self.isOpen)
      """,
      members.arguments + [.integer(body), .moment(instant), .moment(instant)]
        + Self.openArguments(known)
    ) { try $0.integer(0) } != nil
  }

  package func isRegistrant(
    _ worker: WorkerID, of organisation: OrganisationID, at instant: Instant
  ) throws -> Bool {
    guard try relations(of: organisation, to: worker, at: instant).employs else { return false }
    let known = try latestSequence()
    let people = try delegationPeople([worker], knownAt: known)
    let standings =
      try passports(of: people, knownAt: known).facts[worker]?
      .registrationStandings(excluding: []).filter { $0.holds(at: instant) } ?? []
    let barred = standings.filter { $0.fact.status.bars }.map(\.fact.number)
    return standings.contains {
      ($0.fact.status == .effective || $0.fact.status == .conditions)
        && !barred.contains($0.fact.number)
    }
  }

  package func ownsAgreement(
    _ organisation: OrganisationID, _ agreement: AgreementID
  ) throws -> Bool {
    guard let body = try key(of: organisation) else { return false }
    return try sql.first(
      "SELECT 1 FROM agreement g WHERE g.id = ? AND g.delegating_organisation = ?",
      [.id(agreement), .integer(body)]
    ) { try $0.integer(0) } != nil
  }

  package func caresFor(
    _ organisation: OrganisationID, _ person: PersonID, at instant: Instant
  ) throws -> Bool {
    guard let body = try key(of: organisation),
      let persons = try members(of: person, knownAt: latestSequence())
    else { return false }
    return try sql.first(
      """
      SELECT 1 FROM delegation_fact f
      WHERE f.person IN (\(persons.marks)) AND f.kind = \(DelegationFactKind.episode.rawValue)
        AND f.organisation = ? AND f.recorded_to IS NULL
        AND f.valid_from_ms <= ? AND (f.valid_to_ms IS NULL OR f.valid_to_ms > ?)
      """, persons.arguments + [.integer(body), .moment(instant), .moment(instant)]
    ) { try $0.integer(0) } != nil
  }
}

extension Registration.Status {
  /// Whether it keeps from practice whatever else the same number says.
  fileprivate var bars: Bool {
    self == .lapsed || self == .suspended || self == .struckOff
  }
}
