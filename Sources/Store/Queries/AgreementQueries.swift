package import Delegations
import Passports
import ReferenceData
package import Vocabulary

// Agreements with all that happened to them.

/// An agreement's row without its events.
struct AgreementRow {
  let key: Int64
  let id: AgreementID
  let draftedAt: Instant
  let terms: AgreementTerms
  /// The ages that its edition of the catalogue covered, where the program knew that edition.
  let editionAges: Set<Intervention.AgeBand>?
}

extension StoreSnapshot {
  package func agreement(
    _ id: AgreementID, knownAt known: CommitSequence
  ) throws -> Agreement? {
    let rows = try agreementRows("g.id = ?", [.id(id)], knownAt: known)
    return try agreements(rows, knownAt: known).first
  }

  package func agreementEtag(_ id: AgreementID) throws -> Etag? {
    try sql.first(
      """
      SELECT coalesce(
        (SELECT max(f.recorded_from) FROM delegation_fact f WHERE f.agreement = g.key),
        g.recorded_from)
      FROM agreement g WHERE g.id = ?
      """, [.id(id)]
    ) { Etag(try $0.sequence(0)) }
  }

  package func agreements(
    _ whose: AgreementHolder, after cursor: AgreementID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [Agreement] {
    guard let (condition, arguments) = try held(by: whose, knownAt: known) else { return [] }
    let rows = try agreementRows(
      "\(condition) AND g.id > ?", arguments + [.blob(cursor?.bytes ?? [])], knownAt: known,
      limit: limit)
    return try agreements(rows, knownAt: known)
  }

  /// The condition on `g` that finds the holder's agreements; nil where there is no such holder.
  func held(
    by holder: AgreementHolder, knownAt known: CommitSequence
  ) throws -> (condition: String, arguments: [SQLValue])? {
    switch holder {
    case .worker(let worker):
      guard let members = try members(of: worker, knownAt: known) else { return nil }
      return ("g.worker IN (\(members.marks))", members.arguments)
    case .person(let person):
      guard let members = try members(of: person, knownAt: known) else { return nil }
      return ("g.person IN (\(members.marks))", members.arguments)
    case .delegator(let worker):
      guard let members = try members(of: worker, knownAt: known) else { return nil }
      return (
        """
        g.key IN (SELECT d.agreement FROM agreement_delegator d
          WHERE d.worker IN (\(members.marks)) AND d.recorded_from <= ?)
        """, members.arguments + [.sequence(known)]
      )
    case .employer(let organisation):
      return try key(of: organisation).map { ("g.employer = ?", [.integer($0)]) }
    case .delegatingOrganisation(let organisation):
      return try key(of: organisation).map {
        ("g.delegating_organisation = ?", [.integer($0)])
      }
    case .place(let place, let day):
      let keys = InList(
        try memberKeys(of: place, on: day, knownAt: known).map { .integer($0) })
      return ("g.employer IN (\(keys.marks))", keys.arguments)
    }
  }

  private func members(of worker: WorkerID, knownAt known: CommitSequence) throws -> InList? {
    try family(of: worker, knownAt: known).map { InList($0.members.map { .integer($0) }) }
  }

  /// Agreements known at `known` that `condition` on `g` finds, in order of identifier; those of
  /// the workers and persons numbered in `names` and `persons` are told as those of the ones named
  /// there, and of other persons as those of the record that stays.
  func agreementRows(
    _ condition: String, _ arguments: [SQLValue], knownAt known: CommitSequence,
    limit: Int = 1_000, names: [Int64: WorkerID] = [:], persons: [Int64: PersonID] = [:]
  ) throws -> [AgreementRow] {
    try sql.rows(
      """
      SELECT g.key, g.id, g.drafted_at_ms, w.id, \(Self.keptPerson("g.person")), g.intervention,
        g.catalogue, g.delegating_organisation, g.employer, g.valid_from_ms, g.valid_to_ms, g.body,
        g.edition_ages, g.worker, g.person
      FROM agreement g JOIN worker w ON w.key = g.worker JOIN person p ON p.key = g.person
      WHERE \(condition) AND g.recorded_from <= ?
      ORDER BY g.id LIMIT ?
      """,
      Self.keptPersonArguments(known) + arguments + [.sequence(known), .number(limit)]
    ) { row in
      AgreementRow(
        key: try row.integer(0), id: try row.id(1), draftedAt: try row.moment(2),
        terms: try terms(row, names, persons),
        editionAges: try row.optional(12) {
          try row.set($0, Numbered.interventionAge)
        })
    }
  }

  private func terms(
    _ row: any SQLRow, _ names: [Int64: WorkerID], _ persons: [Int64: PersonID]
  ) throws -> AgreementTerms {
    let body = try BodyReader.whole(try row.blob(11)) { try $0.read(TermsBody.self) }
    return try stored {
      try AgreementTerms(
        worker: names[row.integer(13)] ?? row.id(3),
        person: persons[row.integer(14)] ?? row.id(4),
        intervention: code(row.integer(5)),
        catalogueVersion: term(row.integer(6)),
        delegatingOrganisation: organisationID(row.integer(7)),
        employer: organisationID(row.integer(8)), delegators: body.delegators,
        accountability: body.accountability, answersFor: body.answersFor, scope: body.scope,
        setStepsOnly: body.setStepsOnly, passedOnFrom: body.passedOnFrom,
        period: row.moments(9), supervision: body.supervision, escalation: body.escalation)
    }
  }

  /// The agreements with their events, oldest recorded first: one statement.
  func agreements(
    _ rows: [AgreementRow], knownAt known: CommitSequence
  ) throws -> [Agreement] {
    guard !rows.isEmpty else { return [] }
    let list = InList(rows.map { .integer($0.key) })
    let events = try delegationFacts(
      "f.agreement IN (\(list.marks))", list.arguments, knownAt: known
    ).sorted { ($0.record.sequence, $0.key) < ($1.record.sequence, $1.key) }
    let byAgreement = Dictionary(grouping: events) { $0.agreement ?? 0 }
    return rows.map { row in
      Agreement(
        id: row.id, draftedAt: row.draftedAt, terms: row.terms,
        events: (byAgreement[row.key] ?? []).compactMap(\.record.asEvent))
    }
  }
}

extension KeptDelegationRecord {
  /// The record as an event of an agreement, or nil where it is none.
  fileprivate var asEvent: AgreementEvent? {
    guard case .agreementEvent(_, let what) = record.fact else { return nil }
    return AgreementEvent(
      id: record.id, at: record.period.start, recordedAt: recordedAt, what: what)
  }
}
