package import Delegations
import Passports
package import Vocabulary

// Facts of delegation by whom they are about.

/// A fact of delegation with what stands beside it in its row.
struct DelegationFactRow {
  let key: Int64
  let record: KeptDelegationRecord
  /// The number of the agreement it happened to.
  let agreement: Int64?
}

extension StoreSnapshot {
  static let delegationColumns = """
    f.key, f.id, f.kind, f.valid_from_ms, f.valid_to_ms, f.recorded_by, f.source,
      f.recorded_from, f.recorded_at_ms, f.reason, f.approver, f.body, f.intervention,
      f.organisation, w.id, p.id, a.id, f.agreement, f.worker, f.person
    """
  static let delegationJoins = """
    LEFT JOIN worker w ON w.key = f.worker
    LEFT JOIN person p ON p.key = f.person
    LEFT JOIN agreement a ON a.key = f.agreement
    """

  package func delegationRecord(
    _ id: RecordID, knownAt known: CommitSequence
  ) throws -> KeptDelegationRecord? {
    try delegationFacts("f.id = ?", [.id(id)], knownAt: known).first?.record
  }

  package func delegationRecords(
    about subject: DelegationSubject, knownAt known: CommitSequence
  ) throws -> [KeptDelegationRecord] {
    try delegationRecords(about: subject, and: "", [], knownAt: known)
  }

  package func delegationRecords(
    about subject: DelegationSubject, of kind: DelegationRecordKind, begunIn period: InstantPeriod?,
    knownAt known: CommitSequence
  ) throws -> [KeptDelegationRecord] {
    var condition = " AND f.kind IN (\(kind.numbers))"
    var arguments: [SQLValue] = []
    if let period {
      condition +=
        " AND f.valid_from_ms >= ? AND f.valid_from_ms < coalesce(?, f.valid_from_ms + 1)"
      arguments = [.moment(period.start), .moment(period.end)]
    }
    return try delegationRecords(about: subject, and: condition, arguments, knownAt: known)
  }

  private func delegationRecords(
    about subject: DelegationSubject, and condition: String, _ arguments: [SQLValue],
    knownAt known: CommitSequence
  ) throws -> [KeptDelegationRecord] {
    let found: [DelegationFactRow]
    switch subject {
    case .worker(let worker):
      guard let family = try family(of: worker, knownAt: known) else { return [] }
      let members = InList(family.members.map { .integer($0) })
      found = try delegationFacts(
        "f.worker IN (\(members.marks))" + condition, members.arguments + arguments,
        knownAt: known)
    case .person(let person):
      guard let family = try personFamily(person, knownAt: known) else { return [] }
      let members = family.members
      found = try delegationFacts(
        "f.person IN (\(members.marks))" + condition, members.arguments + arguments,
        knownAt: known, persons: family.names)
    case .organisation(let organisation):
      guard let key = try key(of: organisation) else { return [] }
      found = try delegationFacts(
        """
        (f.organisation = ? AND f.worker IS NULL AND f.person IS NULL
          OR f.key IN (SELECT fact FROM delegation_party WHERE organisation = ?))\(condition)
        """, [.integer(key), .integer(key)] + arguments, knownAt: known)
    case .intervention(let task):
      guard let key = try key(of: task.text) else { return [] }
      found = try delegationFacts(
        "f.kind = \(DelegationFactKind.hold.rawValue) AND f.intervention = ?" + condition,
        [.integer(key)] + arguments, knownAt: known)
    }
    return found.sorted {
      ($0.record.sequence, $0.key) < ($1.record.sequence, $1.key)
    }.map(\.record)
  }

  /// Facts current at `known` that `condition` on `f` finds. Facts of the workers and persons
  /// numbered in `names` and `persons` are told as those of the ones named there.
  func delegationFacts(
    _ condition: String, _ arguments: [SQLValue], knownAt known: CommitSequence,
    names: [Int64: WorkerID] = [:], persons: [Int64: PersonID] = [:]
  ) throws -> [DelegationFactRow] {
    try sql.rows(
      """
      SELECT \(Self.delegationColumns) FROM delegation_fact f \(Self.delegationJoins)
      WHERE \(condition) AND \(Dialect.known("f"))
      """, arguments + [.sequence(known), .sequence(known)]
    ) { try delegationFactRow($0, names, persons) }
  }

  /// The fact that the columns ``delegationColumns`` give.
  private func delegationFactRow(
    _ row: any SQLRow, _ names: [Int64: WorkerID], _ persons: [Int64: PersonID]
  ) throws -> DelegationFactRow {
    guard let kind = DelegationFactKind(rawValue: try row.integer(2)) else {
      throw damaged("a fact of delegation is of an unknown kind")
    }
    let subjects = FactSubjects(
      worker: try row.optional(18) { try names[row.integer($0)] ?? row.id(14) },
      person: try row.optional(19) { try persons[row.integer($0)] ?? row.id(15) },
      intervention: try row.optional(12) { try code(row.integer($0)) },
      organisation: try row.optional(13) { try organisationID(row.integer($0)) },
      agreement: try row.optional(16, row.id))
    let fact = try FactBody.fact(kind, subjects, row.blob(11))
    let record = try stored {
      try DelegationRecord(
        id: row.id(1), fact, period: row.moments(3),
        recordedBy: organisationID(row.integer(5)), source: row.value(6, Numbered.source),
        reason: row.optional(9, row.text), approver: row.optional(10, row.text))
    }
    return DelegationFactRow(
      key: try row.integer(0),
      record: KeptDelegationRecord(
        record, sequence: try row.sequence(7), recordedAt: try row.moment(8)),
      agreement: try row.optional(17, row.integer))
  }
}

extension DelegationRecordKind {
  /// The numbers as they stand between the brackets of a statement.
  fileprivate var numbers: String {
    switch self {
    case .planTask: DelegationFactKind.list([.planTask])
    case .practice: DelegationFactKind.list([.practice])
    case .rule: DelegationFactKind.list([.personRule, .employerRule])
    case .mapping: DelegationFactKind.list([.mapping])
    }
  }
}
