package import Passports
package import Roles
package import Vocabulary

// Appending engagements and service, and recording moves.

extension StoreChange: RoleWriting {
  package func record(
    _ engagement: Engagement, id: FactID, of worker: WorkerID, by organisation: OrganisationID,
    source: SourceSystem, replacing: FactID?
  ) throws {
    try close(replacing, .engagement, of: worker)
    let key = try append(.engagement, id, of: worker, by: organisation, source)
    let share = engagement.fullTimeEquivalent
    try insert(
      "engagement", key,
      """
      organisation, kind, legal_basis, role, asc_wds_job_role, valid_from, valid_to, fte_numerator,
        fte_denominator, fte_base_minutes, contracted_minutes
      """,
      [
        cell(engagement.organisation), Numbered.engagement.cell(engagement.kind),
        Numbered.legalBasis.cell(engagement.legalBasis), cell(engagement.role),
        .number(engagement.ascWDSJobRole), .day(engagement.period.start),
        .day(engagement.period.end), .number(share?.numerator), .number(share?.denominator),
        .number(share?.baseMinutesPerWeek), .number(engagement.contractedMinutesPerWeek),
      ])
  }

  package func record(
    _ continuity: ContinuityPeriod, id: FactID, of worker: WorkerID,
    by organisation: OrganisationID, source: SourceSystem, replacing: FactID?
  ) throws {
    try close(replacing, .continuity, of: worker)
    let key = try append(.continuity, id, of: worker, by: organisation, source)
    try insert(
      "continuity_period", key, "employer, valid_from, valid_to",
      [
        cell(continuity.employer), .day(continuity.period.start), .day(continuity.period.end),
      ])
    for (position, gap) in continuity.breaks.enumerated() {
      try insert(
        "continuity_break", key, "position, valid_from, valid_to",
        [.number(position), .day(gap.start), .day(gap.end)])
    }
    for (position, recognition) in continuity.recognitions.enumerated() {
      try insert(
        "continuity_recognition", key,
        "position, organisation, benefit, is_recognised, ground, decided_by",
        [
          .number(position), cell(recognition.organisation),
          Numbered.benefit.cell(recognition.benefit), .truth(recognition.isRecognised),
          Numbered.ground.cell(recognition.ground), .text(recognition.decidedBy),
        ])
    }
  }

  package func record(_ transfer: Transfer, by organisation: OrganisationID) throws {
    let key = try insert(transfer, by: organisation)
    for (position, item) in transfer.items.enumerated() {
      try writing.execute(
        """
        INSERT INTO transfer_item (transfer, position, list, code, state, explanation, owner, cause)
        VALUES (\(Dialect.marks(8)))
        """,
        [
          .integer(key), .number(position), Numbered.transferList.cell(item.list),
          .integer(newKey(of: item.code)), Numbered.transferState.cell(item.state),
          .text(item.explanation), Numbered.owner.cell(item.owner),
          .number(item.cause.map { try newKey(of: $0.rawValue) }),
        ])
    }
  }

  /// A later ruling on the same entry counts in place of an earlier one, which is kept.
  package func record(
    _ ruling: TransferItem.Ruling, on list: TransferItem.List, code: String,
    of transfer: TransferID
  ) throws {
    let entry = try entry(list, code, of: transfer)
    try writing.execute(
      """
      DELETE FROM transfer_ruling
      WHERE transfer = ? AND list = ? AND code = ? AND recorded_from = ?
      """, entry + [sequenceCell()])
    try writing.execute(
      """
      INSERT INTO transfer_ruling (transfer, list, code, recorded_from, is_cleared, decided_by,
        at_ms)
      VALUES (\(Dialect.marks(7)))
      """,
      entry + [
        sequenceCell(), .truth(ruling.isCleared), .text(ruling.decidedBy), .moment(ruling.at),
      ])
  }
}

// MARK: - Parts

extension StoreChange {
  private func close(_ replaced: FactID?, _ kind: FactKind, of worker: WorkerID) throws {
    guard let replaced else { return }
    try close(replaced, of: kind, at: recordingFamily(of: worker).members)
  }

  private func insert(
    _ transfer: Transfer, by organisation: OrganisationID
  ) throws -> Int64 {
    let basis = transfer.basis
    return try inserted(
      """
      INSERT INTO transfer (id, worker, to_organisation, from_organisation, role, starts_on,
        opened_at_ms, basis_at_ms, basis_known_at_ms, basis_sequence, reference_data, policy,
        civil_time, recorded_by, recorded_from)
      VALUES (\(Dialect.marks(15))) RETURNING key
      """,
      [
        .id(transfer.id), .integer(recordingFamily(of: transfer.worker).kept.key),
        cell(transfer.to), cell(transfer.from), cell(transfer.role), .day(transfer.startsOn),
        .moment(transfer.openedAt), .moment(basis.at), .moment(basis.asKnownAt),
        .sequence(basis.sequence), .integer(newKey(of: basis.referenceData)),
        .integer(newKey(of: basis.policy)), .integer(newKey(of: basis.civilTime)),
        cell(organisation), sequenceCell(),
      ])
  }

  private func entry(
    _ list: TransferItem.List, _ code: String, of transfer: TransferID
  ) throws -> [SQLValue] {
    let found = try sql.first(
      """
      SELECT i.transfer, i.code FROM transfer t
      JOIN transfer_item i ON i.transfer = t.key JOIN term c ON c.key = i.code
      WHERE t.id = ? AND i.list = ? AND c.text = ?
      """, [.id(transfer), Numbered.transferList.cell(list), .text(code)]
    ) { (try $0.integer(0), try $0.integer(1)) }
    guard let found else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "code", "the move has no entry \(quoted(code))")
    }
    return [.integer(found.0), Numbered.transferList.cell(list), .integer(found.1)]
  }
}
