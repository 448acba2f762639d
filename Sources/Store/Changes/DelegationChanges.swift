package import Delegations
import Passports
import ReferenceData
package import Vocabulary

// Recording facts of delegation and agreements.

extension StoreChange: DelegationWriting {
  package func record(_ record: DelegationRecord, replacing: RecordID?) throws {
    let row = FactBody(record.fact)
    guard row.body.count <= Self.longestBody else {
      throw ServiceError(
        .invalidArgument, .listTooLong, "a fact must be at most \(Self.longestBody) bytes long")
    }
    let subjects = try cells(of: row.subjects)
    if let replacing { try close(replacing, toBeReplacedBy: row, subjects) }
    let ends = [record.period.end, row.due].compactMap(\.self)
    let key = try inserted(
      """
      INSERT INTO delegation_fact (id, kind, word, worker, person, intervention, organisation,
        agreement, valid_from_ms, valid_to_ms, due_ms, recorded_by, source, recorded_from,
        recorded_at_ms, reason, approver, body)
      VALUES (\(Dialect.marks(18))) RETURNING key
      """,
      [.id(record.id), .integer(row.kind.rawValue), .number(row.word)] + subjects + [
        .moment(record.period.start), .moment(record.period.end), .moment(ends.min()),
        cell(record.recordedBy), Numbered.source.cell(record.source), sequenceCell(),
        .moment(stamp().recordedAt), .words(record.reason), .words(record.approver),
        .blob(row.body),
      ])
    if case .interOrganisation(let agreement) = record.fact {
      for party in agreement.parties.sorted() {
        try writing.execute(
          "INSERT INTO delegation_party (organisation, fact) VALUES (?, ?)",
          [cell(party), .integer(key)])
      }
    }
    if case .agreementEvent(let agreement, .succeeded(let delegator)) = record.fact {
      try add(delegator, toAgreement: existingKey(of: agreement))
    }
  }

  package func close(_ record: RecordID) throws {
    let isCurrent = try sql.first(
      "SELECT 1 FROM delegation_fact WHERE id = ? AND recorded_to IS NULL", [.id(record)]
    ) { try $0.integer(0) }
    guard isCurrent != nil else { throw Self.noSuchFact(field: "record_id") }
    try close("delegation_fact", where: "id = ?", [.id(record)])
  }

  package func add(
    _ terms: AgreementTerms, id: AgreementID, draftedAt: Instant, by organisation: OrganisationID
  ) throws {
    let edition =
      InterventionCatalogue.shipped.version == terms.catalogueVersion
      ? InterventionCatalogue.shipped.find(terms.intervention)?.ageScope : nil
    let key = try inserted(
      """
      INSERT INTO agreement (id, worker, person, intervention, catalogue, edition_ages,
        delegating_organisation, employer, valid_from_ms, valid_to_ms, drafted_at_ms, recorded_by,
        recorded_from, body)
      VALUES (\(Dialect.marks(14))) RETURNING key
      """,
      [
        .id(id), .integer(recordingFamily(of: terms.worker).kept.key),
        .integer(recordingFamily(of: terms.person).keptKey), cell(terms.intervention),
        .integer(newKey(of: terms.catalogueVersion)), Numbered.interventionAge.cell(edition),
        cell(terms.delegatingOrganisation), cell(terms.employer), .moment(terms.period.start),
        .moment(terms.period.end), .moment(draftedAt), cell(organisation), sequenceCell(),
        .blob(BodyWriter.body { $0.put(TermsBody(terms)) }),
      ])
    for delegator in terms.delegators { try add(delegator, toAgreement: key) }
  }
}

// MARK: - Parts

extension StoreChange {
  /// In bytes; hundreds of tasks fit in.
  static let longestBody = 65_536

  /// The cells of worker, person, intervention, organisation and agreement.
  private func cells(of subjects: FactSubjects) throws -> [SQLValue] {
    [
      .number(try subjects.worker.map { try recordingFamily(of: $0).kept.key }),
      .number(try subjects.person.map { try recordingFamily(of: $0).keptKey }),
      try cell(subjects.intervention), try cell(subjects.organisation),
      .number(try subjects.agreement.map { try existingKey(of: $0) }),
    ]
  }

  /// Closes the current fact of that name if it is of the same kind and about the same, whichever
  /// record of the same worker or person it was recorded at.
  private func close(
    _ replaced: RecordID, toBeReplacedBy row: FactBody, _ subjects: [SQLValue]
  ) throws {
    let workers = try row.subjects.worker.map { try recordingFamily(of: $0).members }
    let persons = try row.subjects.person.map { try recordingFamily(of: $0).records.map(\.key) }
    let isSame = try sql.first(
      """
      SELECT kind, worker, person, agreement FROM delegation_fact
      WHERE id = ? AND recorded_to IS NULL
      """, [.id(replaced)]
    ) { found in
      func isOneOf(_ keys: [Int64]?, _ column: Int) throws -> Bool {
        let key = try found.optional(column, found.integer)
        return keys == nil ? key == nil : key.map { keys?.contains($0) == true } == true
      }
      let agreement = try found.optional(3, found.integer).map { SQLValue.integer($0) } ?? .null
      return try found.integer(0) == row.kind.rawValue && isOneOf(workers, 1)
        && isOneOf(persons, 2) && agreement == subjects[4]
    }
    guard isSame == true else { throw Self.noSuchFact(field: "replaces_id") }
    try close("delegation_fact", where: "id = ?", [.id(replaced)])
  }

  private func add(_ delegator: WorkerID, toAgreement agreement: Int64) throws {
    try writing.execute(
      """
      INSERT INTO agreement_delegator (agreement, worker, recorded_from) VALUES (?, ?, ?)
      ON CONFLICT (worker, agreement) DO NOTHING
      """,
      [.integer(agreement), .integer(recordingFamily(of: delegator).kept.key), sequenceCell()])
  }

  private func existingKey(of agreement: AgreementID) throws -> Int64 {
    guard let key = try key(of: agreement) else {
      throw ServiceError(.notFound, .recordNotFound, field: "agreement_id", "no such agreement")
    }
    return key
  }

  private static func noSuchFact(field: String) -> ServiceError {
    ServiceError(
      .notFound, .recordNotFound, field: field, "there is no such current fact of this kind")
  }
}
