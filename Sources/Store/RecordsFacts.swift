import Access
import Passports
import Vocabulary

/// What a fact is; its number in the store is the raw value.
enum FactKind: Int64, CaseIterable {
  case registration = 1
  case check = 2
  case training = 3
  case careCertificate = 4
  case qualification = 5
  case competence = 6
  case evidence = 7
  case event = 8
  case attestation = 9
  case acceptance = 10
  case engagement = 11
  case continuity = 12

  init(_ kind: Achievement.Kind) {
    self =
      switch kind {
      case .training: .training
      case .careCertificate: .careCertificate
      case .qualification: .qualification
      case .competence: .competence
      }
  }

  /// The kind of achievement; nil for what is none.
  var achievement: Achievement.Kind? {
    switch self {
    case .training: .training
    case .careCertificate: .careCertificate
    case .qualification: .qualification
    case .competence: .competence
    default: nil
    }
  }

  /// The group a worker shares it under; nil for what is shared with the fact it is about.
  var group: FieldGroup? {
    switch self {
    case .registration: .registrations
    case .check: .employmentChecks
    case .training, .careCertificate: .training
    case .qualification: .qualifications
    case .competence: .competences
    case .engagement, .continuity: .employment
    case .evidence, .event, .attestation, .acceptance: nil
    }
  }

  /// The table that says what such facts say.
  var table: String {
    switch self {
    case .registration: "registration"
    case .check: "employment_check"
    case .training, .careCertificate, .qualification, .competence: "achievement"
    case .evidence: "evidence"
    case .event: "status_event"
    case .attestation: "attestation"
    case .acceptance: "acceptance"
    case .engagement: "engagement"
    case .continuity: "continuity_period"
    }
  }
}

/// Where a fact's rows stand.
struct FactKey: Hashable {
  let worker: Int64
  let number: Int64
}

/// A fact's row without what it says.
struct FactRow {
  let key: FactKey
  let kind: FactKind
  /// The number of the earlier fact of the same worker that it is about.
  let about: Int64?
  let origin: FactOrigin
}

extension StoreSnapshot {
  static let factColumns = """
    f.worker, f.number, f.kind, f.about, f.id, f.recorded_by, f.source, f.recorded_from,
      f.recorded_at_ms
    """

  /// All facts of the family known at `known`, oldest recorded first.
  func facts(of family: WorkerFamily, knownAt known: CommitSequence) throws -> [FactRow] {
    if let facts = lastRead.facts(of: family, known) { return facts }
    let facts = try readFacts(of: family, knownAt: known)
    lastRead.learn(facts, of: family, known)
    return facts
  }

  private func readFacts(
    of family: WorkerFamily, knownAt known: CommitSequence
  ) throws -> [FactRow] {
    let list = InList(family.members.map { .integer($0) })
    let facts = try sql.rows(
      """
      SELECT \(Self.factColumns) FROM fact f
      WHERE f.worker IN (\(list.marks)) AND \(Dialect.known("f"))
      ORDER BY f.worker, f.number
      """, list.arguments + [.sequence(known), .sequence(known)]
    ) { try factRow($0, of: family.kept.id) }
    guard family.members.count > 1 else { return facts }
    return facts.sorted { left, right in
      (left.origin.sequence, left.key.worker, left.key.number)
        < (right.origin.sequence, right.key.worker, right.key.number)
    }
  }

  /// The fact and the worker it is read at, or nil where it was not known at `known`.
  func fact(_ id: FactID, knownAt known: CommitSequence) throws -> FactRow? {
    guard let subject = try subject(of: id, knownAt: known) else { return nil }
    return try sql.first(
      "SELECT \(Self.factColumns) FROM fact f WHERE f.id = ? AND \(Dialect.known("f"))",
      [.id(id), .sequence(known), .sequence(known)]
    ) { try factRow($0, of: subject) }
  }

  /// The worker at whose record the fact is read, whether it is current or not.
  func subject(of fact: FactID, knownAt known: CommitSequence) throws -> WorkerID? {
    let worker: WorkerID? = try sql.first(
      "SELECT w.id FROM fact f JOIN worker w ON w.key = f.worker WHERE f.id = ?", [.id(fact)]
    ) { try $0.id(0) }
    return try worker.flatMap { try family(of: $0, knownAt: known)?.kept.id }
  }

  /// The fact that the first nine columns, ``factColumns``, give.
  func factRow(_ row: any SQLRow, of worker: WorkerID) throws -> FactRow {
    guard let kind = FactKind(rawValue: try row.integer(2)) else {
      throw damaged("a fact is of an unknown kind")
    }
    return FactRow(
      key: FactKey(worker: try row.integer(0), number: try row.integer(1)), kind: kind,
      about: try row.optional(3, row.integer),
      origin: FactOrigin(
        id: try row.id(4), worker: worker, recordedBy: try organisationID(row.integer(5)),
        recordedAt: try row.moment(8), sequence: try row.sequence(7),
        source: try row.value(6, Numbered.source)))
  }
}

// MARK: - What facts say

extension StoreSnapshot {
  /// What those of `facts` say that are of `kinds`, in the order of `facts`: one statement.
  ///
  /// All `kinds` stand in one table. `read` is given each row, whose columns follow `columns` from
  /// number 2 on.
  func said<Fact>(
    by facts: [FactRow], of kinds: Set<FactKind>, _ columns: String,
    _ read: (any SQLRow, FactRow) throws -> Fact
  ) throws -> [Recorded<Fact>] {
    let wanted = facts.filter { kinds.contains($0.kind) }
    guard let table = wanted.first?.kind.table else { return [] }
    var said = [Fact?](repeating: nil, count: wanted.count)
    // Rows come as facts mostly do, by worker and number: the next fact is nearly always the one.
    var next = 0
    try eachRow(of: table, columns, for: wanted) { key, row in
      let found =
        next < wanted.count && wanted[next].key == key
        ? next : wanted.firstIndex { $0.key == key }
      guard let found else { return }
      said[found] = try read(row, wanted[found])
      next = found + 1
    }
    return try zip(wanted, said).map { fact, value in
      guard let value else { throw damaged("a fact says nothing") }
      return Recorded(value, origin: fact.origin)
    }
  }

  /// Calls `read` with each row of `table` that stands at one of `facts`' workers.
  func eachRow(
    of table: String, _ columns: String, for facts: [FactRow],
    _ read: (FactKey, any SQLRow) throws -> Void
  ) throws {
    guard !facts.isEmpty else { return }
    let workers = Set(facts.map(\.key.worker)).sorted()
    let list = InList(workers.map { .integer($0) })
    var condition = "worker IN (\(list.marks))"
    var arguments = list.arguments
    if facts.count == 1 {
      condition += " AND number = ?"
      arguments.append(.integer(facts[0].key.number))
    }
    _ = try sql.rows(
      "SELECT worker, number, \(columns) FROM \(table) WHERE \(condition)", arguments
    ) { row in
      try read(FactKey(worker: try row.integer(0), number: try row.integer(1)), row)
    }
  }
}
