package import Access
package import Passports
package import Roles
package import Vocabulary

// Engagements, service and moves.

extension StoreSnapshot: RoleReading {
  package func engagements(
    _ sight: Sight, knownAt known: CommitSequence
  ) throws -> [Recorded<Engagement>] {
    guard sight.groups.contains(.employment),
      let family = try family(of: sight.worker, knownAt: known)
    else { return [] }
    return try engagements(facts(in: sight, of: family, knownAt: known))
  }

  package func continuity(
    _ sight: Sight, knownAt known: CommitSequence
  ) throws -> [Recorded<ContinuityPeriod>] {
    guard sight.groups.contains(.employment),
      let family = try family(of: sight.worker, knownAt: known)
    else { return [] }
    return try continuity(facts(in: sight, of: family, knownAt: known))
  }

  package func engagement(
    _ fact: FactID, knownAt known: CommitSequence
  ) throws -> Recorded<Engagement>? {
    try self.fact(fact, knownAt: known).flatMap { try engagements([$0]).first }
  }

  package func transfer(_ id: TransferID) throws -> Transfer? {
    try sql.first(
      """
      SELECT t.key, w.id, t.to_organisation, t.from_organisation, t.role, t.starts_on,
        t.opened_at_ms, t.basis_at_ms, t.basis_known_at_ms, t.basis_sequence, t.reference_data,
        t.policy, t.civil_time
      FROM transfer t JOIN worker w ON w.key = t.worker WHERE t.id = ?
      """, [.id(id)]
    ) { row in
      Transfer(
        id: id, worker: try row.id(1), to: try organisationID(row.integer(2)),
        from: try row.optional(3) { try organisationID(row.integer($0)) },
        role: try code(row.integer(4)), startsOn: try row.day(5), openedAt: try row.moment(6),
        basis: Basis(
          at: try row.moment(7), asKnownAt: try row.moment(8), sequence: try row.sequence(9),
          referenceData: try term(row.integer(10)), policy: try term(row.integer(11)),
          civilTime: try term(row.integer(12))),
        items: try items(of: row.integer(0)))
    }
  }

  package func transferEtag(_ id: TransferID) throws -> Etag? {
    try sql.first(
      """
      SELECT coalesce(
        (SELECT max(r.recorded_from) FROM transfer_ruling r WHERE r.transfer = t.key),
        t.recorded_from)
      FROM transfer t WHERE t.id = ?
      """, [.id(id)]
    ) { Etag(try $0.sequence(0)) }
  }
}

// MARK: - What they say

extension StoreSnapshot {
  func engagements(_ facts: [FactRow]) throws -> [Recorded<Engagement>] {
    try said(
      by: facts, of: [.engagement],
      """
      organisation, kind, legal_basis, role, asc_wds_job_role, valid_from, valid_to, fte_numerator,
        fte_denominator, fte_base_minutes, contracted_minutes
      """
    ) { row, _ in
      try stored {
        try Engagement(
          organisation: organisationID(row.integer(2)), kind: row.value(3, Numbered.engagement),
          legalBasis: row.value(4, Numbered.legalBasis),
          role: row.optional(5) { try code(row.integer($0)) },
          ascWDSJobRole: row.optional(6, row.exact), period: row.days(7),
          fullTimeEquivalent: row.optional(9) { first in
            try FullTimeEquivalent(
              row.exact(first), over: row.exact(10), baseMinutesPerWeek: row.exact(11),
              field: "full_time_equivalent")
          },
          contractedMinutesPerWeek: row.optional(12, row.exact))
      }
    }
  }

  private func continuity(_ facts: [FactRow]) throws -> [Recorded<ContinuityPeriod>] {
    let wanted = facts.filter { $0.kind == .continuity }
    let breaks = try breaks(of: wanted)
    let recognitions = try recognitions(of: wanted)
    return try said(
      by: wanted, of: [.continuity], "employer, valid_from, valid_to"
    ) { row, fact in
      try stored {
        try ContinuityPeriod(
          employer: organisationID(row.integer(2)), period: row.days(3),
          breaks: breaks[fact.key] ?? [], recognitions: recognitions[fact.key] ?? [])
      }
    }
  }

  private func breaks(of facts: [FactRow]) throws -> [FactKey: [DatePeriod]] {
    var breaks: [FactKey: [(Int64, DatePeriod)]] = [:]
    try eachRow(of: "continuity_break", "position, valid_from, valid_to", for: facts) { key, row in
      breaks[key, default: []].append((try row.integer(2), try row.days(3)))
    }
    return breaks.mapValues { $0.sorted { $0.0 < $1.0 }.map(\.1) }
  }

  private func recognitions(
    of facts: [FactRow]
  ) throws -> [FactKey: [ContinuityPeriod.Recognition]] {
    var found: [FactKey: [(Int64, ContinuityPeriod.Recognition)]] = [:]
    try eachRow(
      of: "continuity_recognition",
      "position, organisation, benefit, is_recognised, ground, decided_by", for: facts
    ) { key, row in
      let recognition = try stored {
        try ContinuityPeriod.Recognition(
          organisation: organisationID(row.integer(3)), benefit: row.value(4, Numbered.benefit),
          isRecognised: row.truth(5), ground: row.value(6, Numbered.ground),
          decidedBy: row.text(7))
      }
      found[key, default: []].append((try row.integer(2), recognition))
    }
    return found.mapValues { $0.sorted { $0.0 < $1.0 }.map(\.1) }
  }

  private func items(of transfer: Int64) throws -> [TransferItem] {
    let rulings = try rulings(on: transfer)
    return try sql.rows(
      """
      SELECT list, code, state, explanation, owner, cause FROM transfer_item
      WHERE transfer = ? ORDER BY position
      """, [.integer(transfer)]
    ) { row in
      let entry = RulingKey(list: try row.integer(0), code: try row.integer(1))
      let cause = try row.optional(5) { column in
        guard let cause = FindingReason(rawValue: try term(row.integer(column))) else {
          throw damaged("an entry of a move has an unknown cause")
        }
        return cause
      }
      return TransferItem(
        list: try row.value(0, Numbered.transferList), code: try term(entry.code),
        state: try row.value(2, Numbered.transferState), explanation: try row.text(3),
        owner: try row.value(4, Numbered.owner), cause: cause, ruling: rulings[entry])
    }
  }

  private struct RulingKey: Hashable {
    let list: Int64
    let code: Int64
  }

  private func rulings(on transfer: Int64) throws -> [RulingKey: TransferItem.Ruling] {
    var rulings: [RulingKey: TransferItem.Ruling] = [:]
    _ = try sql.rows(
      """
      SELECT list, code, is_cleared, decided_by, at_ms FROM transfer_ruling
      WHERE transfer = ? ORDER BY recorded_from
      """, [.integer(transfer)]
    ) { row in
      let entry = RulingKey(list: try row.integer(0), code: try row.integer(1))
      rulings[entry] = try stored {
        try TransferItem.Ruling(
          isCleared: row.truth(2), decidedBy: row.text(3), at: row.moment(4))
      }
    }
    return rulings
  }
}
