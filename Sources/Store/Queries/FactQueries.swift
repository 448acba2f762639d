import Access
import Passports
import Vocabulary

// What each kind of fact says.

extension StoreSnapshot {
  func registrations(_ facts: [FactRow]) throws -> [Recorded<Registration>] {
    try said(
      by: facts, of: [.registration],
      """
      regulator, sealed_number, part, status, valid_from, valid_to, checked_at_ms, check_source
      """
    ) { row, fact in
      Registration(
        regulator: try row.value(2, Numbered.regulator),
        number: try openedText(
          row, 3, of: fact.key.worker, as: .registrationNumber(fact.key)),
        part: try row.optional(4) { try code(row.integer($0)) },
        status: try row.value(5, Numbered.registrationStatus), period: try row.days(6),
        checkedAt: try row.moment(8), checkSource: try row.value(9, Numbered.registrationSource))
    }
  }

  func checks(_ facts: [FactRow]) throws -> [Recorded<EmploymentCheck>] {
    try said(
      by: facts, of: [.check],
      """
      kind, method, checked_on, holds_through, dbs_level, dbs_workforce, dbs_sealed_number,
        dbs_issued_on, dbs_on_update_service, dbs_last_status, dbs_last_status_on
      """
    ) { row, fact in
      let dbs = try dbsCheck(row, fact)
      return try stored {
        try EmploymentCheck(
          kind: row.value(2, Numbered.check), method: row.value(3, Numbered.checkMethod),
          checkedOn: row.day(4), holdsThrough: row.optional(5, row.day), dbs: dbs)
      }
    }
  }

  private func dbsCheck(_ row: any SQLRow, _ fact: FactRow) throws -> DBSCheck? {
    guard let level = try row.optionalValue(6, Numbered.dbsLevel) else { return nil }
    let status = try row.optionalValue(11, Numbered.dbsStatus).map {
      DBSCheck.UpdateLookUp(status: $0, on: try row.day(12))
    }
    return try stored {
      try DBSCheck(
        level: level, workforce: row.value(7, Numbered.dbsWorkforce),
        certificateNumber: openedText(
          row, 8, of: fact.key.worker, as: .certificateNumber(fact.key)),
        issuedOn: row.day(9), onUpdateService: row.truth(10), lastStatus: status)
    }
  }

  func achievements(_ facts: [FactRow]) throws -> [Recorded<Achievement>] {
    let wanted = facts.filter { $0.kind.achievement != nil }
    let assessors = try assessors(of: wanted)
    let scopes = try scopes(of: wanted)
    return try said(
      by: wanted, of: [.training, .careCertificate, .qualification, .competence],
      """
      standard, level_scale, level, completed_on, holds_through, gained_at, portability, mode
      """
    ) { row, fact in
      guard let kind = fact.kind.achievement else { throw damaged("a fact is no achievement") }
      let completed = try row.optional(5, row.day)
      return try stored {
        try Achievement(
          standard: code(row.integer(2)), kind: kind,
          level: row.optional(3) { scale in
            try ProficiencyLevel(scale: code(row.integer(scale)), level: row.exact(4))
          },
          progress: completed == nil ? .inProgress : .achieved, completedOn: completed,
          holdsThrough: row.optional(6, row.day), gainedAt: organisationID(row.integer(7)),
          assessor: assessors[fact.key], scopes: scopes[fact.key] ?? .unlimited,
          portability: row.value(8, Numbered.portability),
          mode: row.optionalValue(9, Numbered.mode))
      }
    }
  }

  private func scopes(of facts: [FactRow]) throws -> [FactKey: AchievementScopes] {
    var scopes: [FactKey: AchievementScopes] = [:]
    guard mayHave(.scopes, facts) else { return scopes }
    try eachRow(of: "achievement_scope", "ages, person, devices, settings", for: facts) {
      key, row in
      scopes[key] = try stored {
        try AchievementScopes(
          ages: row.optional(2) { try row.set($0, Numbered.age) },
          person: row.optional(3, row.text),
          devices: row.optional(4, row.text).map { $0.split(separator: "\n").map(String.init) },
          settings: row.optional(5) { try row.set($0, Numbered.setting) })
      }
    }
    return scopes
  }

  /// Whether the rows of `facts` may include some that their worker's `trait` speaks of. That is
  /// known of the worker read last, except in a change, which may have added some.
  private func mayHave(_ trait: WorkerTraits, _ facts: [FactRow]) -> Bool {
    guard !readsOwnWrites, let family = lastRead.lastFamily else { return true }
    return family.mayHave(trait) || facts.contains { $0.key.worker != family.kept.key }
  }

  func assessors(of facts: [FactRow]) throws -> [FactKey: Assessor] {
    var assessors: [FactKey: Assessor] = [:]
    guard mayHave(.assessors, facts) else { return assessors }
    try eachRow(
      of: "fact_assessor", "assessor, regulator, sealed_number, signed_at_ms", for: facts
    ) { key, row in
      let number = try openedText(row, 4, of: key.worker, as: .assessorNumber(key))
      assessors[key] = try stored {
        try Assessor(
          worker: row.optional(2, row.id),
          // Once the key is erased the number is gone, and the register says nothing without it.
          regulator: number == nil ? nil : row.optionalValue(3, Numbered.regulator),
          registrationNumber: number, signedAt: row.moment(5))
      }
    }
    return assessors
  }

  /// `ids` gives the identifier of the fact each is about.
  func evidence(
    _ facts: [FactRow], _ ids: [FactKey: FactID]
  ) throws -> [Recorded<Evidence>] {
    let assessors = try assessors(of: facts.filter { $0.kind == .evidence })
    return try said(
      by: facts, of: [.evidence],
      "kind, occurred_on, outcome, setting, digest, person, device, occurred_at_ms"
    ) { row, fact in
      try stored {
        try Evidence(
          achievement: target(of: fact, ids), kind: row.value(2, Numbered.evidence),
          occurredOn: row.day(3), outcome: row.value(4, Numbered.outcome),
          assessor: assessors[fact.key], setting: row.optionalValue(5, Numbered.setting),
          digest: row.optional(6, row.blob), person: row.optional(7, row.id),
          device: row.optional(8, row.text), occurredAt: row.optional(9, row.moment))
      }
    }
  }

  func events(_ facts: [FactRow], _ ids: [FactKey: FactID]) throws -> [Recorded<StatusEvent>] {
    try said(
      by: facts, of: [.event], "kind, effective_from_ms, cause, replacement"
    ) { row, fact in
      try stored {
        try StatusEvent(
          fact: target(of: fact, ids), kind: row.value(2, Numbered.event),
          effectiveFrom: row.moment(3), cause: row.value(4, Numbered.cause),
          replacement: row.optional(5, row.id))
      }
    }
  }

  func attestations(
    _ facts: [FactRow], _ ids: [FactKey: FactID]
  ) throws -> [Recorded<Attestation>] {
    try said(by: facts, of: [.attestation], "organisation, by_role, signed_at_ms") { row, fact in
      Attestation(
        fact: try target(of: fact, ids), organisation: try organisationID(row.integer(2)),
        byRole: try row.value(3, Numbered.attestationDuty), signedAt: try row.moment(4))
    }
  }

  func acceptances(
    _ facts: [FactRow], _ ids: [FactKey: FactID]
  ) throws -> [Recorded<EmployerAcceptance>] {
    try said(
      by: facts, of: [.acceptance], "organisation, answer, bridge, valid_from_ms"
    ) { row, fact in
      try stored {
        try EmployerAcceptance(
          achievement: target(of: fact, ids), organisation: organisationID(row.integer(2)),
          answer: row.value(3, Numbered.answer),
          bridge: row.optional(4) { try code(row.integer($0)) }, from: row.moment(5))
      }
    }
  }

  private func target(of fact: FactRow, _ ids: [FactKey: FactID]) throws -> FactID {
    guard let about = fact.about,
      let id = ids[FactKey(worker: fact.key.worker, number: about)]
    else { throw damaged("a fact is about one that is missing") }
    return id
  }
}

// MARK: - Sealed cells

extension SealedCell {
  static func registrationNumber(_ key: FactKey) -> SealedCell {
    SealedCell("registration", "sealed_number", key: key.worker, key.number)
  }

  static func certificateNumber(_ key: FactKey) -> SealedCell {
    SealedCell("employment_check", "dbs_sealed_number", key: key.worker, key.number)
  }

  static func assessorNumber(_ key: FactKey) -> SealedCell {
    SealedCell("fact_assessor", "sealed_number", key: key.worker, key.number)
  }
}
