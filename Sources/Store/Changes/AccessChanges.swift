package import Access
package import Vocabulary

// Recording grants, looks, mandates and the trail of changes.

extension StoreChange: AccessWriting {
  package func record(_ grant: ShareGrant) throws -> ShareCode {
    lastRead.forget()
    let (code, attempt) = try freeCode(for: grant.id)
    try writing.execute(
      """
      INSERT INTO share_grant (worker, id, verifier, groups, purpose, starts_at_ms, ends_at_ms,
        code_hash, code_attempt, recorded_from)
      VALUES (\(Dialect.marks(10)))
      """,
      [
        .integer(recordingFamily(of: grant.worker).kept.key), .id(grant.id),
        cell(grant.verifier), Numbered.group.cell(grant.groups),
        Numbered.purpose.cell(grant.purpose), .moment(grant.period.start),
        .moment(grant.period.end), .blob(codeIndex(code)), .integer(attempt), sequenceCell(),
      ])
    lastRead.forget()
    if let withdrawnAt = grant.withdrawnAt { try withdraw(grant.id, at: withdrawnAt) }
    return code
  }

  /// A grant is withdrawn once: a later withdrawal changes nothing.
  package func withdraw(_ grant: ShareGrantID, at instant: Instant) throws {
    guard try self.grant(grant) != nil else {
      throw ServiceError(.notFound, .recordNotFound, "no such share grant")
    }
    try writing.execute(
      """
      INSERT INTO share_grant_withdrawal (share_grant, at_ms, recorded_from) VALUES (?, ?, ?)
      ON CONFLICT (share_grant) DO NOTHING
      """, [.id(grant), .moment(instant), sequenceCell()])
  }

  package func record(_ entry: AccessEntry) throws {
    try writing.execute(
      """
      INSERT INTO access_log (worker, at_ms, id, subject, organisation, duty, method, purpose,
        groups, was_allowed, rule, share_grant)
      VALUES (\(Dialect.marks(12)))
      """,
      [
        .id(entry.worker), .moment(entry.at), .id(entry.id),
        .integer(newSubjectKey(of: entry.subject)), cell(entry.organisation),
        Numbered.duty.cell(entry.duty), .integer(newKey(of: entry.method)),
        Numbered.purpose.cell(entry.purpose), Numbered.group.cell(entry.groups),
        .truth(entry.wasAllowed), cell(entry.rule), .id(entry.grant),
      ])
  }

  package func record(auditBy organisation: OrganisationID, for period: InstantPeriod) throws {
    try record(.audit, of: organisation, for: period)
  }

  /// Records that `organisation` may assess until the period ends.
  package func record(assessmentBy organisation: OrganisationID, for period: InstantPeriod) throws {
    try record(.assess, of: organisation, for: period)
  }
}

extension StoreChange: CommitWriting {
  package func sequence() throws -> CommitSequence {
    try stamp().sequence
  }

  package func recordedAt() throws -> Instant {
    try stamp().recordedAt
  }

  package func record(_ entry: ChangeEntry, body: [UInt8]) throws {
    let receipt = entry.receipt
    let record = try? OpaqueID<Noun.Fact>(receipt.id, field: "id")
    let isOwnVersion = receipt.etag == Etag(receipt.sequence)
    try writing.execute(
      """
      INSERT INTO change_log (issuer, subject, method, request, body_hash, organisation, duty, rule,
        record_id, record_text, etag, sequence, note)
      VALUES (\(Dialect.marks(13)))
      """,
      [
        .integer(newKey(of: entry.key.issuer)), .integer(newSubjectKey(of: entry.key.subject)),
        .integer(newKey(of: entry.key.method)), .id(entry.key.request),
        .blob(Self.bodyHash(body)), cell(entry.organisation), Numbered.duty.cell(entry.duty),
        cell(entry.rule), .id(record), record == nil ? .text(receipt.id) : .null,
        isOwnVersion ? .null : .text(receipt.etag.text), .sequence(receipt.sequence),
        entry.note.isEmpty ? .null : .text(entry.note),
      ])
  }
}

// MARK: - Parts

extension StoreChange {
  /// A code that no other grant has, and how many were derived before it.
  private func freeCode(for grant: ShareGrantID) throws -> (ShareCode, Int64) {
    for attempt in Int64(0)..<100 {
      let code = derivedCode(of: grant, attempt: attempt)
      if try self.grant(withCode: code) == nil { return (code, attempt) }
    }
    throw ServiceError(.internalFault, .internalFault, "no share code is free")
  }

  private func record(
    _ mandate: Mandate, of organisation: OrganisationID, for period: InstantPeriod
  ) throws {
    try writing.execute(
      """
      INSERT INTO organisation_mandate (organisation, kind, starts_at_ms, ends_at_ms, recorded_from)
      VALUES (\(Dialect.marks(5)))
      """,
      [
        cell(organisation), .integer(mandate.rawValue), .moment(period.start),
        .moment(period.end), sequenceCell(),
      ])
  }

  /// The number that stands for a caller's subject, given out now where it is new.
  func newSubjectKey(of text: String) throws -> Int64 {
    if let key = try key(ofSubject: text) { return key }
    let key = try inserted("INSERT INTO subject (text) VALUES (?) RETURNING key", [.text(text)])
    words.learn(subject: text, key)
    return key
  }
}
