package import Delegations
import Passports
package import Vocabulary

// What falls due, and how many may do a task until when: from queries, so that no job can be late.

extension StoreSnapshot {
  package func lapsing(
    _ whose: AgreementHolder, from: Instant, to: Instant, after cursor: LapsingCursor?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [Lapsing] {
    guard let (condition, arguments) = try held(by: whose, knownAt: known) else { return [] }
    let found = try LapsePart.all.flatMap { part in
      try sql.rows(
        """
        SELECT g.id, \(part.columns), w.id, \(Self.keptPerson("g.person")), g.intervention
        \(part.tables)
        JOIN worker w ON w.key = g.worker JOIN person p ON p.key = g.person
        WHERE \(condition) AND g.recorded_from <= ? AND \(part.condition) AND \(Self.isOpen)
        """,
        Self.keptPersonArguments(known) + part.tableArguments(known) + arguments
          + [.sequence(known)] + part.arguments(from: from, to: to, knownAt: known)
          + Self.openArguments(known), lapse)
    }
    return Array(
      Set(found).filter { lapse in
        lapse.at >= from && lapse.at < to && cursor.map { $0 < lapse.cursor } ?? true
      }.sorted { $0.cursor < $1.cursor }.prefix(limit))
  }

  private func lapse(_ row: any SQLRow) throws -> Lapsing {
    guard let cause = Lapsing.Cause.of(try row.integer(3)) else {
      throw damaged("something lapses for an unknown cause")
    }
    let at =
      try row.truth(4)
      ? LondonTime.start(of: CivilDate(dayNumber: try row.exact(2)))
      : try row.moment(2)
    return Lapsing(
      at: at, cause: cause, record: try row.id(1), agreement: try row.id(0),
      worker: try row.id(5), person: try row.id(6), intervention: try code(row.integer(7)))
  }

  /// That agreement `g` was proposed and nothing has closed it; its arguments are
  /// ``openArguments(_:)``.
  static let isOpen = """
    EXISTS (SELECT 1 FROM delegation_fact s
      WHERE s.agreement = g.key AND s.word IN (\(AgreementEventWord.list(.signed)))
        AND \(Dialect.known("s")))
    AND NOT EXISTS (SELECT 1 FROM delegation_fact c
      WHERE c.agreement = g.key AND c.word IN (\(closing)) AND \(Dialect.known("c")))
    """

  private static let closing = AgreementEventWord.list(.declined, .withdrawn, .ended)

  static func openArguments(_ known: CommitSequence) -> [SQLValue] {
    Array(repeating: .sequence(known), count: 4)
  }
}

extension Lapsing.Cause {
  /// The number by which the statements name it; it is kept nowhere.
  fileprivate var number: Int { Self.allCases.firstIndex(of: self) ?? -1 }

  fileprivate static func of(_ number: Int64) -> Lapsing.Cause? {
    allCases.first { $0.number == number }
  }
}

/// One kind of thing that ends, and how it is found beside agreement `g`.
private struct LapsePart {
  let cause: Lapsing.Cause
  let record: String
  /// A moment, or the first day outside.
  let end: String
  let tables: String
  let match: String
  /// How often ``tables`` asks what was current.
  var askedInTables = 0
  /// How often ``match`` asks what was current.
  var askedInMatch = 0
  /// Whether ``end`` is a day.
  var isCivil = false
  /// The table whose recorded interval counts, or nil: it has none.
  var version: String? = "f"

  /// Record, end, cause and whether the end is a day.
  var columns: String { "\(record), \(end), \(cause.number), \(isCivil ? 1 : 0)" }

  var condition: String {
    "\(match) AND \(end) >= ? AND \(end) < ?"
      + (version.map { " AND \(Dialect.known($0))" } ?? "")
  }

  /// The arguments of ``tables``.
  func tableArguments(_ known: CommitSequence) -> [SQLValue] {
    Array(repeating: .sequence(known), count: 2 * askedInTables)
  }

  /// The arguments of ``condition``.
  func arguments(
    from: Instant, to: Instant, knownAt known: CommitSequence
  ) -> [SQLValue] {
    let current: [SQLValue] = [.sequence(known), .sequence(known)]
    // The days around; the rows are compared as moments once more.
    let bounds: [SQLValue] =
      isCivil
      ? [.day(LondonTime.date(of: from)), .day(LondonTime.date(of: to).adding(days: 1))]
      : [.moment(from), .moment(to)]
    return Array(repeating: current, count: askedInMatch).flatMap(\.self) + bounds
      + (version == nil ? [] : current)
  }

  static let all = ofAgreements + ofPersons + ofDelegators + ofWorkers

  private static func fact(
    _ cause: Lapsing.Cause, _ kinds: DelegationFactKind..., on match: String, task: Bool = false
  ) -> LapsePart {
    LapsePart(
      cause: cause, record: "f.id", end: "f.due_ms",
      tables: "FROM agreement g JOIN delegation_fact f ON \(match)",
      match: "f.kind IN (\(DelegationFactKind.list(kinds)))"
        + (task ? " AND (f.intervention IS NULL OR f.intervention = g.intervention)" : ""))
  }

  /// A fact of the person, whichever of their records it was recorded at.
  private static func personal(
    _ cause: Lapsing.Cause, _ kind: DelegationFactKind, and also: String = "", task: Bool = false
  ) -> LapsePart {
    var part = fact(cause, kind, on: isOfPerson + also, task: task)
    part.askedInTables = 3
    return part
  }

  /// A merge always leads to the record that stays, so the others lead to each other through it.
  private static let isOfPerson = """
    f.person IN (
      SELECT g.person
      UNION ALL
      SELECT l.other FROM person_link l
      WHERE l.person = g.person AND l.state IN (2, 3) AND \(Dialect.known("l"))
      UNION ALL
      SELECT s.other FROM person_link l JOIN person_link s ON s.person = l.other
      WHERE l.person = g.person AND l.state = 2 AND \(Dialect.known("l"))
        AND s.state = 3 AND \(Dialect.known("s")))
    """

  private static func event(_ cause: Lapsing.Cause, _ event: AgreementEventWord) -> LapsePart {
    let word = AgreementEventWord.list(event)
    return LapsePart(
      cause: cause, record: "f.id", end: "f.due_ms",
      tables: "FROM agreement g JOIN delegation_fact f ON f.agreement = g.key",
      // Of several events of one word the latest counts.
      match: """
        f.word IN (\(word)) AND NOT EXISTS (SELECT 1 FROM delegation_fact n
          WHERE n.agreement = g.key AND n.word IN (\(word)) AND \(Dialect.known("n"))
            AND (n.valid_from_ms > f.valid_from_ms
              OR n.valid_from_ms = f.valid_from_ms AND n.key > f.key))
        """, askedInMatch: 1)
  }

  private static let ofAgreements = [
    LapsePart(
      cause: .agreementEnd, record: "g.id", end: "g.valid_to_ms", tables: "FROM agreement g",
      // A renewal moves the end.
      match: """
        NOT EXISTS (SELECT 1 FROM delegation_fact n
          WHERE n.agreement = g.key AND n.word IN (\(AgreementEventWord.list(.renewed)))
            AND \(Dialect.known("n")))
        """, askedInMatch: 1, version: nil),
    event(.agreementEnd, .renewed), event(.agreementReview, .reviewed),
    fact(
      .employer, .taskPolicy, .indemnity, .providerRegistration,
      on: "f.organisation = g.employer"),
  ]

  private static let ofPersons = [
    personal(.careEpisode, .episode, and: " AND f.organisation = g.employer"),
    personal(.consent, .consent, task: true),
    personal(.order, .order),
    personal(.planTask, .planTask, task: true),
    personal(.stability, .stability, task: true),
    personal(.riskAssessment, .risk, task: true),
  ]

  private static let isDelegator = """
    f.worker IN (SELECT d.worker FROM agreement_delegator d WHERE d.agreement = g.key)
    """

  private static let ofDelegators = [
    fact(.delegatorScope, .delegatorScope, on: isDelegator),
    fact(.delegatorPresence, .presence, on: isDelegator),
    LapsePart(
      cause: .registration, record: "f.id", end: "r.valid_to",
      tables: """
        FROM agreement g JOIN agreement_delegator d ON d.agreement = g.key
        JOIN registration r ON r.worker = d.worker
        JOIN fact f ON f.worker = r.worker AND f.number = r.number
        """,
      match: "r.status IN (1, 2)", isCivil: true),
  ]

  private static let ofWorkers = [
    LapsePart(
      // The last day it holds: it ends with that day.
      cause: .competence, record: "f.id", end: "v.holds_through + 1",
      tables: """
        FROM agreement g
        JOIN achievement v ON v.worker = g.worker AND v.standard = g.intervention
        JOIN fact f ON f.worker = v.worker AND f.number = v.number
        """,
      match: "v.completed_on IS NOT NULL", isCivil: true),
    LapsePart(
      cause: .engagement, record: "f.id", end: "e.valid_to",
      tables: """
        FROM agreement g
        JOIN engagement e ON e.organisation = g.employer AND e.worker = g.worker
        JOIN fact f ON f.worker = e.worker AND f.number = e.number
        """,
      match: "e.kind <> 6", isCivil: true),
  ]
}
