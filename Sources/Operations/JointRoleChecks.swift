import Access
import Delegations
import Organisations
import Passports
import Roles
import Vocabulary

// What every write of a joint role asks of its terms.

extension RecordSnapshot {
  /// How the caller stands to `role`: a manager to a role of which their organisation is a party, a
  /// holder to one they hold or held.
  func facts(_ call: Call, about role: JointRole, at now: Instant) throws -> RelationFacts {
    var facts = RelationFacts()
    if let organisation = call.caller.organisation, role.everyParty.contains(organisation) {
      facts.organisation = organisation
    }
    if let worker = call.caller.worker, role.everyHolder.contains(worker) { facts.worker = worker }
    if call.caller.duty == .auditor, let organisation = call.caller.organisation {
      facts.agreed = try audits(organisation, at: now)
    }
    return facts
  }

  /// The role `id` as known now and the rule that lets the caller do `action` to it. Whoever was a
  /// party once may read it and changes nothing; whoever is asked to accept answers.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `role_id`, also where the caller may not
  ///   know of it.
  func permit(
    _ action: Action, _ call: Call, on id: JointRoleID, at now: Instant
  ) throws -> (role: JointRole, rule: RuleID) {
    try requireDuty(action, call)
    guard let role = try jointRole(id, knownAt: latestSequence()) else {
      throw ServiceError.absent("joint role", field: "role_id")
    }
    var facts = try facts(call, about: role, at: now)
    if action == .keepJointRole, let own = facts.organisation {
      let keepers = role.keepers(on: LondonTime.date(of: now)).union(role.awaited)
      if !keepers.contains(own) { facts.organisation = nil }
    }
    return (role, try permit(action, call, about: facts, noun: "joint role", field: "role_id").rule)
  }

  /// The rule that lets the caller write of a role with these terms: their organisation is a party.
  func permitTerms(
    _ terms: JointRoleTerms, _ call: Call
  ) throws -> RuleID {
    var facts = RelationFacts()
    if let own = call.caller.organisation, terms.parties.contains(where: { $0.organisation == own })
    {
      facts.organisation = own
    }
    return try permit(
      .keepJointRole, call, about: facts, noun: "organisation", field: "terms.parties"
    ).rule
  }

  /// Refuses a change that read another version; nil compares nothing.
  func requireEtag(_ etag: Etag?, of role: JointRoleID) throws {
    if let etag, try jointRoleEtag(role) != etag { throw ServiceError.etagMismatch("etag") }
  }
}

/// Terms to be written, and for when.
struct WrittenTerms {
  /// The terms.
  let terms: JointRoleTerms
  /// The role they are of; nil for one that this change adds.
  let role: JointRoleID?
  /// The days on which they hold.
  let period: DatePeriod
  /// Whether they are taken in as they are: then a missing agreement or manager is a gap.
  let isImported: Bool
}

extension RecordSnapshot {
  /// Refuses terms that name something unknown, take a legal route that no body of its kind has, or
  /// break a limit on any day.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `terms`; a JOINT_ROLE reason for a
  ///   limit.
  func check(_ written: WrittenTerms, _ call: Call, at now: Instant) throws {
    let terms = written.terms
    let kinds = try kinds(of: terms)
    try requireTemplate(of: terms)
    if let place = terms.parts.place, try self.place(place, knownAt: latestSequence()) == nil {
      throw ServiceError.absent("place", field: "terms.place_id")
    }
    try requireHolders(of: written, call, at: now)
    for (index, party) in terms.parties.enumerated() {
      try requireRecords(of: party, in: terms, field: "terms.parties[\(index)]")
    }
    try ServiceError.under("terms") { () throws(ServiceError) in
      try LegalRoute.check(terms, kinds: kinds, isImported: written.isImported)
    }
    let faults = try faults(of: written)
    let refused = faults.first {
      !written.isImported || $0.fault == .jointRoleFteExceeded
        || $0.fault == .jointRoleHoursExceeded
    }
    if let refused { throw refused.error(within: "terms") }
  }

  /// What the terms break or lack on some of their days.
  func faults(of written: WrittenTerms) throws -> [JointRoleFault] {
    let known = try latestSequence()
    // Another role may name the same person by a record that was merged with the one named here.
    let others = try Set(written.terms.holdings.map(\.worker)).sorted().flatMap { holder in
      let person = try keptRecord(of: holder)
      let roles = try jointRoles(.worker(holder), after: nil, limit: 1_000, knownAt: known)
        .filter { $0.id != written.role }
      let same = try Set(roles.flatMap(\.everyHolder)).filter { try keptRecord(of: $0) == person }
      return roles.flatMap(\.commitments).filter { $0.worker.map(same.contains) ?? false }
        .map { $0.done(by: holder) }
    }
    return JointRoleLimits.shipped.faults(
      of: written.terms, during: written.period, others: others,
      agreements: try agreements(of: written.terms))
  }

  /// The kinds of the bodies that are parties.
  func kinds(of terms: JointRoleTerms) throws -> [OrganisationID: OrganisationKind] {
    let known = try latestSequence()
    var kinds: [OrganisationID: OrganisationKind] = [:]
    for (index, party) in terms.parties.enumerated() {
      guard let body = try organisation(party.organisation, knownAt: known) else {
        throw ServiceError.absent(
          "organisation", field: "terms.parties[\(index)].organisation_id")
      }
      kinds[body.id] = body.kind
    }
    return kinds
  }

  /// The agreements between bodies that the parties name.
  func agreements(of terms: JointRoleTerms) throws -> [BodyAgreement] {
    let known = try latestSequence()
    return try Set(terms.parties.flatMap(\.parts.agreements)).sorted().compactMap { record in
      guard let kept = try delegationRecord(record, knownAt: known),
        case .interOrganisation(let agreement) = kept.record.fact
      else { return nil }
      return BodyAgreement(
        record: record, kind: agreement.kind, parties: agreement.parties,
        period: kept.record.period)
    }
  }
}

// MARK: - Parts

extension RecordSnapshot {
  private func requireTemplate(of terms: JointRoleTerms) throws {
    guard let id = terms.parts.template else { return }
    guard let template = try roleTemplate(id, knownAt: latestSequence()) else {
      throw ServiceError.absent("role template", field: "terms.template_id")
    }
    if let foreign = terms.parts.interventions.subtracting(template.interventions).min() {
      throw ServiceError(
        .failedPrecondition, .ruleLoosened, field: "terms.intervention_codes",
        "must be interventions of the template; got \(quoted(foreign.text))"
          + (template.localProtocol.map { ", which \(quoted($0)) may forbid" } ?? ""))
    }
  }

  // A holder is somebody whom a home employer of the role engages, or who granted the caller sight
  // for a move. Whoever holds it today is engaged today: what the role brings into a passport opens
  // it, and an employer that somebody left opens nothing by naming a day before they did. Whoever
  // takes a post in alone must engage the holder themselves; another party may then say that the
  // post is its own too, since that one does.
  private func requireHolders(
    of written: WrittenTerms, _ call: Call, at now: Instant
  ) throws {
    let terms = written.terms
    let bodies: [OrganisationID]
    switch (written.isImported, written.role) {
    case (true, nil): bodies = [try call.organisation]
    case (true, _): bodies = terms.parties.map(\.organisation)
    case (false, _):
      bodies = terms.parties.filter { $0.kind == .homeEmployer }.map(\.organisation)
    }
    let (known, today) = (try latestSequence(), LondonTime.date(of: now))
    for (index, holding) in terms.holdings.enumerated() {
      let facts = try facts(call, about: holding.worker, purpose: .transfer, at: now)
      if case .allow = decide(call.caller, .engageWorker, about: facts) { continue }
      let start = holding.period.start
      let days =
        holding.period.contains(today) ? [today] : start > today ? [today, start] : [start]
      let isEngaged = try bodies.contains { body in
        try days.contains {
          try self.isEngaged(holding.worker, with: body, on: $0, knownAt: known)
        }
      }
      guard isEngaged else {
        throw ServiceError.absent("worker", field: "terms.holders[\(index)].worker_id")
      }
    }
  }

  private func requireRecords(
    of party: JointRoleParty, in terms: JointRoleTerms, field: String
  ) throws {
    let known = try latestSequence()
    for (index, manager) in party.lineManagers.enumerated() {
      try requireEngaged(manager, field: "\(field).line_managers[\(index)].worker_id")
    }
    for (index, fact) in party.parts.engagements.enumerated() {
      let engagement = try engagement(fact, knownAt: known)
      guard let engagement, engagement.fact.organisation == party.organisation,
        terms.holdings.contains(where: { $0.worker == engagement.origin.worker })
      else {
        throw ServiceError.absent("engagement", field: "\(field).engagement_ids[\(index)]")
      }
    }
    if let record = party.parts.indemnity {
      guard let kept = try delegationRecord(record, knownAt: known),
        case .indemnity(let indemnity) = kept.record.fact,
        indemnity.organisation == party.organisation
      else { throw ServiceError.absent("indemnity", field: "\(field).indemnity_id") }
    }
    for (index, record) in party.parts.agreements.enumerated() {
      guard let kept = try delegationRecord(record, knownAt: known),
        case .interOrganisation(let agreement) = kept.record.fact,
        agreement.parties.contains(party.organisation)
      else { throw ServiceError.absent("agreement", field: "\(field).agreement_ids[\(index)]") }
    }
  }

  /// Refuses a manager whom the body named does not engage on the first day.
  func requireEngaged(_ manager: LineManager, field: String) throws {
    let isEngaged = try isEngaged(
      manager.worker, with: manager.organisation, on: manager.period.start,
      knownAt: latestSequence())
    guard isEngaged else { throw ServiceError.absent("line manager", field: field) }
  }
}
