package import Passports
package import Vocabulary

// Workers' records, how they stand to each other, and finding them.

/// How two records stand to each other, seen from one of them.
enum WorkerLinkState: Int64 {
  case perhapsOne = 1
  case mergedInto = 2
  case keeps = 3
  case different = 4
}

/// A worker's row with its identity level as known at some sequence.
struct WorkerRow {
  let key: Int64
  let id: WorkerID
  let isSynthetic: Bool
  let level: Worker.IdentityLevel
  /// What there is of the worker, at whatever time it was known.
  let traits: WorkerTraits
}

/// What few workers have: knowing who has none spares a statement each.
struct WorkerTraits: OptionSet {
  let rawValue: Int64

  static let links = WorkerTraits(rawValue: 1)
  static let grants = WorkerTraits(rawValue: 2)
  static let scopes = WorkerTraits(rawValue: 4)
  static let assessors = WorkerTraits(rawValue: 8)
  static let jointRoles = WorkerTraits(rawValue: 16)
  static let disputes = WorkerTraits(rawValue: 32)

  /// The traits of worker `w` as a number.
  static let column = """
    EXISTS (SELECT 1 FROM worker_link l WHERE l.worker = w.key)
      + 2 * EXISTS (SELECT 1 FROM share_grant g WHERE g.worker = w.key)
      + 4 * EXISTS (SELECT 1 FROM achievement_scope s WHERE s.worker = w.key)
      + 8 * EXISTS (SELECT 1 FROM fact_assessor a WHERE a.worker = w.key)
      + 16 * EXISTS (SELECT 1 FROM joint_role_person p WHERE p.worker = w.key AND p.part = 1)
      + 32 * EXISTS (SELECT 1 FROM dispute d WHERE d.worker = w.key)
    """
}

/// A record and those merged into it: their facts are read together.
struct WorkerFamily {
  /// The record that the others were merged into.
  let kept: WorkerRow
  /// The numbers of all, the kept one's first.
  let members: [Int64]
  /// The kept record's links.
  let links: [WorkerLink]

  /// Whether some of the family may have `trait`; only of a record that stands alone is it known.
  func mayHave(_ trait: WorkerTraits) -> Bool {
    members.count > 1 || kept.traits.contains(trait)
  }
}

/// One current link of a record.
struct WorkerLink {
  let other: Int64
  let otherID: WorkerID
  let state: WorkerLinkState
}

extension StoreSnapshot {
  package func worker(_ id: WorkerID, knownAt known: CommitSequence) throws -> Worker? {
    guard let row = try workerRow(id, knownAt: known) else { return nil }
    return worker(row, links: try links(of: row, knownAt: known))
  }

  package func workerEtag(_ id: WorkerID) throws -> Etag? {
    try sql.first(
      """
      SELECT i.recorded_from FROM worker w JOIN worker_identity i ON i.worker = w.key
      WHERE w.id = ? AND i.recorded_to IS NULL
      """, [.id(id)]
    ) { Etag(try $0.sequence(0)) }
  }

  package func workers(
    familyName: String, birthDate: CivilDate, limit: Int
  ) throws -> [WorkerID] {
    try workers(
      .surnameAndBirthDate, keys.index.index(surname: familyName, birthDate: birthDate), limit)
  }

  package func workers(
    identifiedBy identifier: WorkerIdentifier, limit: Int
  ) throws -> [WorkerID] {
    let (purpose, hash) = indexed(identifier)
    return try workers(purpose, hash, limit)
  }

  package func workers(
    engagedBy organisation: OrganisationID, at instant: Instant, after cursor: WorkerID?,
    limit: Int
  ) throws -> [WorkerID] {
    guard let key = try key(of: organisation) else { return [] }
    let day = LondonTime.date(of: instant)
    return try sql.rows(
      """
      SELECT DISTINCT w.id
      FROM engagement e
      JOIN fact f ON f.worker = e.worker AND f.number = e.number
      JOIN worker w ON w.key = (\(Self.keptRecord))
      WHERE e.organisation = ? AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to > ?)
        AND f.recorded_to IS NULL AND \(Self.isNotRevoked) AND w.id > ?
      ORDER BY w.id LIMIT ?
      """,
      [
        .integer(key), .day(day), .day(day), .moment(instant), .blob(cursor?.bytes ?? []),
        .number(limit),
      ]
    ) { try $0.id(0) }
  }

  /// The number of the record that the facts of `e.worker` are read at.
  private static let keptRecord = """
    WITH RECURSIVE up (worker, height) AS (
      SELECT e.worker, 0
      UNION ALL
      SELECT l.other, up.height + 1 FROM up
      JOIN worker_link l ON l.worker = up.worker AND l.state = 2 AND l.recorded_to IS NULL
      WHERE up.height < 100
    )
    SELECT up.worker FROM up ORDER BY up.height DESC LIMIT 1
    """

  /// That no revocation of fact `f` is in force at an instant, its argument.
  static let isNotRevoked = StoreSnapshot.notRevoked("f")

  /// As ``isNotRevoked``, of the fact that the query calls `alias`.
  static func notRevoked(_ alias: String) -> String {
    """
    NOT EXISTS (
      SELECT 1 FROM fact r JOIN status_event s ON s.worker = r.worker AND s.number = r.number
      WHERE r.worker = \(alias).worker AND r.about = \(alias).number AND s.kind = 3
        AND s.effective_from_ms <= ?)
    """
  }
}

// MARK: - Records

extension StoreSnapshot {
  func workerRow(_ id: WorkerID, knownAt known: CommitSequence) throws -> WorkerRow? {
    try sql.first(
      """
      SELECT w.key, w.is_synthetic, i.level, \(WorkerTraits.column)
      FROM worker w JOIN worker_identity i ON i.worker = w.key AND \(Dialect.known("i"))
      WHERE w.id = ?
      """, [.sequence(known), .sequence(known), .id(id)]
    ) { row in
      WorkerRow(
        key: try row.integer(0), id: id, isSynthetic: try row.truth(1),
        level: try row.value(2, Numbered.identityLevel),
        traits: WorkerTraits(rawValue: try row.integer(3)))
    }
  }

  func links(of worker: WorkerRow, knownAt known: CommitSequence) throws -> [WorkerLink] {
    worker.traits.contains(.links) ? try links(of: worker.key, knownAt: known) : []
  }

  func links(of worker: Int64, knownAt known: CommitSequence) throws -> [WorkerLink] {
    try sql.rows(
      """
      SELECT l.other, w.id, l.state FROM worker_link l JOIN worker w ON w.key = l.other
      WHERE l.worker = ? AND \(Dialect.known("l")) ORDER BY w.id
      """, [.integer(worker), .sequence(known), .sequence(known)]
    ) { row in
      guard let state = WorkerLinkState(rawValue: try row.integer(2)) else {
        throw damaged("two records stand in an unknown way to each other")
      }
      return WorkerLink(other: try row.integer(0), otherID: try row.id(1), state: state)
    }
  }

  func worker(_ row: WorkerRow, links: [WorkerLink]) -> Worker {
    Worker(
      id: row.id, identityLevel: row.level,
      mergedInto: links.first { $0.state == .mergedInto }?.otherID,
      possibleDuplicates: links.filter { $0.state == .perhapsOne }.map(\.otherID),
      isSynthetic: row.isSynthetic)
  }

  /// The family that the record belongs to: asking for a merged record finds the kept one.
  func family(of id: WorkerID, knownAt known: CommitSequence) throws -> WorkerFamily? {
    if let family = lastRead.family(of: id, known) { return family }
    let family = try readFamily(of: id, knownAt: known)
    lastRead.learn(family, of: id, known)
    return family
  }

  private func readFamily(
    of id: WorkerID, knownAt known: CommitSequence
  ) throws -> WorkerFamily? {
    guard var kept = try workerRow(id, knownAt: known) else { return nil }
    var links = try links(of: kept, knownAt: known)
    var climbed: Set = [kept.key]
    while let up = links.first(where: { $0.state == .mergedInto }),
      climbed.insert(up.other).inserted, let row = try workerRow(up.otherID, knownAt: known)
    {
      kept = row
      links = try self.links(of: row, knownAt: known)
    }
    return WorkerFamily(
      kept: kept, members: try members(of: kept.key, links, knownAt: known), links: links)
  }

  private func members(
    of kept: Int64, _ links: [WorkerLink], knownAt known: CommitSequence
  ) throws -> [Int64] {
    var members = [kept]
    var waiting = links.filter { $0.state == .keeps }.map(\.other)
    while let next = waiting.popLast() {
      guard !members.contains(next) else { continue }
      members.append(next)
      waiting += try self.links(of: next, knownAt: known).filter { $0.state == .keeps }.map(\.other)
    }
    return members
  }

  /// The family as known now.
  func family(of id: WorkerID) throws -> WorkerFamily? {
    try family(of: id, knownAt: latestSequence())
  }
}

// MARK: - Finding

/// Which kind of value a blind index is of.
enum WorkerIndexPurpose: Int64 {
  case surnameAndBirthDate = 1
  case identifier = 2
  case nationalInsuranceNumber = 3
}

extension StoreSnapshot {
  private func workers(
    _ purpose: WorkerIndexPurpose, _ hash: [UInt8], _ limit: Int
  ) throws -> [WorkerID] {
    try sql.rows(
      """
      SELECT DISTINCT w.id FROM worker_blind_index b JOIN worker w ON w.key = b.worker
      WHERE b.hash = ? AND b.purpose = ? AND b.recorded_to IS NULL
      ORDER BY w.id LIMIT ?
      """, [.blob(hash), .integer(purpose.rawValue), .number(limit)]
    ) { try $0.id(0) }
  }

  /// How an identifier is found: a number of one employer's files means nothing in another's.
  func indexed(_ identifier: WorkerIdentifier) -> (WorkerIndexPurpose, [UInt8]) {
    guard identifier.scheme != .nationalInsurance else {
      return (
        .nationalInsuranceNumber,
        keys.index.index(of: identifier.value, for: .nationalInsuranceNumber)
      )
    }
    let owner = identifier.organisation.map { "\($0)/" } ?? ""
    return (
      .identifier,
      keys.index.index(
        of: owner + identifier.value, for: .identifier(kind: identifier.scheme.rawValue))
    )
  }
}
