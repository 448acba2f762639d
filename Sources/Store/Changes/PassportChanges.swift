package import Passports
package import Vocabulary

// Appending facts.

extension StoreChange: PassportWriting {
  package func record(
    _ registration: Registration, id: FactID, of worker: WorkerID, by organisation: OrganisationID,
    source: SourceSystem
  ) throws {
    let key = try append(.registration, id, of: worker, by: organisation, source)
    try insert(
      "registration", key,
      """
      regulator, sealed_number, part, status, valid_from, valid_to, checked_at_ms, check_source
      """,
      [
        Numbered.regulator.cell(registration.regulator),
        sealedCell(registration.number, of: key.worker, as: .registrationNumber(key)),
        cell(registration.part), Numbered.registrationStatus.cell(registration.status),
        .day(registration.period.start), .day(registration.period.end),
        .moment(registration.checkedAt),
        Numbered.registrationSource.cell(registration.checkSource),
      ])
    if let number = registration.number {
      let entry = AssessorKey(regulator: registration.regulator, number: number)
      try insert("registration_blind_index", key, "hash", [.blob(registrationIndex(entry))])
    }
  }

  package func record(
    _ check: EmploymentCheck, id: FactID, of worker: WorkerID, by organisation: OrganisationID,
    source: SourceSystem
  ) throws {
    let key = try append(.check, id, of: worker, by: organisation, source)
    let dbs = check.dbs
    try insert(
      "employment_check", key,
      """
      kind, method, checked_on, holds_through, dbs_level, dbs_workforce, dbs_sealed_number,
        dbs_issued_on, dbs_on_update_service, dbs_last_status, dbs_last_status_on
      """,
      [
        Numbered.check.cell(check.kind), Numbered.checkMethod.cell(check.method),
        .day(check.checkedOn), .day(check.holdsThrough), Numbered.dbsLevel.cell(dbs?.level),
        Numbered.dbsWorkforce.cell(dbs?.workforce),
        sealedCell(dbs?.certificateNumber, of: key.worker, as: .certificateNumber(key)),
        .day(dbs?.issuedOn), dbs.map { .truth($0.onUpdateService) } ?? .null,
        Numbered.dbsStatus.cell(dbs?.lastStatus?.status), .day(dbs?.lastStatus?.on),
      ])
  }

  package func record(
    _ achievement: Achievement, id: FactID, of worker: WorkerID, by organisation: OrganisationID,
    source: SourceSystem
  ) throws {
    let key = try append(FactKind(achievement.kind), id, of: worker, by: organisation, source)
    try insert(
      "achievement", key,
      """
      standard, level_scale, level, completed_on, holds_through, gained_at, portability, mode
      """,
      [
        cell(achievement.standard), cell(achievement.level?.scale),
        .number(achievement.level?.level), .day(achievement.completedOn),
        .day(achievement.holdsThrough), cell(achievement.gainedAt),
        Numbered.portability.cell(achievement.portability), Numbered.mode.cell(achievement.mode),
      ])
    try insert(achievement.scopes, key)
    try insert(achievement.assessor, key)
  }

  package func record(
    _ evidence: Evidence, id: FactID, of worker: WorkerID, by organisation: OrganisationID,
    source: SourceSystem
  ) throws {
    let key = try append(
      .evidence, id, about: evidence.achievement, of: worker, by: organisation, source)
    try insert(
      "evidence", key,
      "kind, occurred_on, outcome, setting, digest, person, device, occurred_at_ms",
      [
        Numbered.evidence.cell(evidence.kind), .day(evidence.occurredOn),
        Numbered.outcome.cell(evidence.outcome), Numbered.setting.cell(evidence.setting),
        .bytes(evidence.digest), .id(evidence.person), .words(evidence.device),
        .moment(evidence.occurredAt),
      ])
    try insert(evidence.assessor, key)
  }

  package func record(
    _ event: StatusEvent, id: FactID, of worker: WorkerID, by organisation: OrganisationID
  ) throws {
    let key = try append(.event, id, about: event.fact, of: worker, by: organisation, .direct)
    try insert(
      "status_event", key, "kind, effective_from_ms, cause, replacement",
      [
        Numbered.event.cell(event.kind), .moment(event.effectiveFrom),
        Numbered.cause.cell(event.cause), .id(event.replacement),
      ])
  }

  package func record(
    _ attestation: Attestation, id: FactID, of worker: WorkerID, by organisation: OrganisationID
  ) throws {
    let key = try append(
      .attestation, id, about: attestation.fact, of: worker, by: organisation, .direct)
    try insert(
      "attestation", key, "organisation, by_role, signed_at_ms",
      [
        cell(attestation.organisation), Numbered.attestationDuty.cell(attestation.byRole),
        .moment(attestation.signedAt),
      ])
  }

  package func record(
    _ acceptance: EmployerAcceptance, id: FactID, of worker: WorkerID,
    by organisation: OrganisationID
  ) throws {
    let key = try append(
      .acceptance, id, about: acceptance.achievement, of: worker, by: organisation, .direct)
    try insert(
      "acceptance", key, "organisation, answer, bridge, valid_from_ms",
      [
        cell(acceptance.organisation), Numbered.answer.cell(acceptance.answer),
        cell(acceptance.bridge), .moment(acceptance.from),
      ])
  }
}

// MARK: - Parts

extension StoreChange {
  private func insert(_ scopes: AchievementScopes, _ key: FactKey) throws {
    guard scopes != .unlimited else { return }
    try insert(
      "achievement_scope", key, "ages, person, devices, settings",
      [
        Numbered.age.cell(scopes.ages), .words(scopes.person),
        .words(scopes.devices?.joined(separator: "\n")), Numbered.setting.cell(scopes.settings),
      ])
  }

  private func insert(_ assessor: Assessor?, _ key: FactKey) throws {
    guard let assessor else { return }
    let number = try sealedCell(
      assessor.registrationNumber, of: key.worker, as: .assessorNumber(key))
    try insert(
      "fact_assessor", key, "assessor, regulator, sealed_number, signed_at_ms",
      [
        .id(assessor.worker), Numbered.regulator.cell(assessor.regulator), number,
        .moment(assessor.signedAt),
      ])
  }
}

// MARK: - Facts

extension StoreChange {
  /// Appends a fact of its own at the record that the worker's facts are read at; where it stands.
  func append(
    _ kind: FactKind, _ id: FactID, of worker: WorkerID, by organisation: OrganisationID,
    _ source: SourceSystem
  ) throws -> FactKey {
    let kept = try recordingFamily(of: worker).kept.key
    return try append(kind, id, about: nil, at: kept, by: organisation, source)
  }

  /// Appends a fact about an earlier one, beside it; where it stands.
  func append(
    _ kind: FactKind, _ id: FactID, about target: FactID, of worker: WorkerID,
    by organisation: OrganisationID, _ source: SourceSystem
  ) throws -> FactKey {
    let members = try recordingFamily(of: worker).members
    let about = try sql.first(
      "SELECT worker, number FROM fact WHERE id = ? AND recorded_to IS NULL", [.id(target)]
    ) { FactKey(worker: try $0.integer(0), number: try $0.integer(1)) }
    guard let about, members.contains(about.worker) else {
      throw ServiceError(.notFound, .recordNotFound, "the worker has no such fact")
    }
    return try append(kind, id, about: about.number, at: about.worker, by: organisation, source)
  }

  private func append(
    _ kind: FactKind, _ id: FactID, about: Int64?, at worker: Int64,
    by organisation: OrganisationID, _ source: SourceSystem
  ) throws -> FactKey {
    lastRead.forgetFacts()
    let number = try inserted(
      """
      INSERT INTO fact (worker, number, id, kind, about, recorded_by, source, recorded_from,
        recorded_at_ms)
      SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM fact WHERE worker = ?
      RETURNING number
      """,
      [
        .integer(worker), .id(id), .integer(kind.rawValue), .number(about),
        .integer(newKey(of: organisation)), Numbered.source.cell(source), sequenceCell(),
        .moment(stamp().recordedAt), .integer(worker),
      ])
    return FactKey(worker: worker, number: number)
  }

  /// Adds the row of `table` that stands at `key`.
  func insert(
    _ table: String, _ key: FactKey, _ columns: String, _ values: [SQLValue]
  ) throws {
    try writing.execute(
      """
      INSERT INTO \(table) (worker, number, \(columns))
      VALUES (\(Dialect.marks(values.count + 2)))
      """, [.integer(key.worker), .integer(key.number)] + values)
  }

  /// Closes the recorded interval of a fact that another one of the same worker replaces.
  func close(_ fact: FactID, of kind: FactKind, at members: [Int64]) throws {
    lastRead.forgetFacts()
    let list = InList(members.map { .integer($0) })
    let closed = try writing.execute(
      """
      UPDATE fact SET recorded_to = ?
      WHERE id = ? AND kind = ? AND recorded_to IS NULL AND worker IN (\(list.marks))
      """,
      [sequenceCell(), .id(fact), .integer(kind.rawValue)] + list.arguments)
    guard closed == 1 else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "replaces_id", "the worker has no such fact to replace")
    }
  }
}
