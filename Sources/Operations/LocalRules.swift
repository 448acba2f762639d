import Access
import Delegations
import Organisations
import ReferenceData
import Vocabulary

// Rules that an employer, a system or a person's plan sets, beside the catalogue's.

extension RecordSnapshot {
  /// The rows that `organisation` has set or adopted and that have not ended by `now`, with their
  /// records.
  func employerRules(
    of organisation: OrganisationID, at now: Instant
  ) throws -> [(id: RecordID, rule: InterventionRule)] {
    try delegationRecords(
      about: .organisation(organisation), of: .rule, begunIn: nil, knownAt: latestSequence()
    ).compactMap { kept in
      guard case .employerRule(_, let rule) = kept.record.fact,
        kept.record.period.end.map({ now < $0 }) != false
      else { return nil }
      return (kept.record.id, rule)
    }
  }

  /// The rows of the plan of `person` that have not ended by `now`, with their records.
  func planRules(
    of person: PersonID, at now: Instant
  ) throws -> [(id: RecordID, rule: InterventionRule)] {
    try delegationRecords(
      about: .person(person), of: .rule, begunIn: nil, knownAt: latestSequence()
    ).compactMap { kept in
      guard case .personRule(_, let rule) = kept.record.fact,
        kept.record.period.end.map({ now < $0 }) != false
      else { return nil }
      return (kept.record.id, rule)
    }
  }

  /// The rules on the task of `terms` that the employer, the boards of its systems and the person's
  /// plan hold at `instant`, as known at `known`, in order of parameter and record.
  func localRules(
    on terms: AgreementTerms, at instant: Instant, knownAt known: CommitSequence
  ) throws -> [LocalRule] {
    let boards = try policyOwners(
      for: terms.employer, on: LondonTime.date(of: instant), knownAt: known)
    let bodies = [terms.employer] + boards.subtracting([terms.employer]).sorted()
    let subjects = bodies.map(DelegationSubject.organisation) + [.person(terms.person)]
    let records = try subjects.flatMap {
      try delegationRecords(about: $0, of: .rule, begunIn: nil, knownAt: known)
    }
    return records.map(\.record).filter { $0.period.contains(instant) }.compactMap { record in
      let rule: InterventionRule
      switch record.fact {
      // Of a board only what it set for its system is heard.
      case .employerRule(let owner, let own)
      where owner == terms.employer || own.layer == .localSystem:
        rule = own
      case .personRule(_, let own): rule = own
      default: return nil
      }
      guard rule.applies(to: terms.intervention) else { return nil }
      return LocalRule(
        rule, record: record.id, setBy: record.recordedBy, period: record.period)
    }.sorted {
      ($0.rule.parameter.rawValue, $0.record) < ($1.rule.parameter.rawValue, $1.record)
    }
  }

  /// What a row of `organisation` is weighed against: the catalogue, what it set or adopted, and
  /// what the boards of its systems set.
  func rulesAround(
    _ organisation: OrganisationID, on day: CivilDate, at now: Instant
  ) throws -> [InterventionRule] {
    let boards = try policyOwners(for: organisation, on: day, knownAt: latestSequence())
      .subtracting([organisation])
    let systems = try boards.sorted().flatMap { try employerRules(of: $0, at: now).map(\.rule) }
      .filter { $0.layer == .localSystem }
    let own = try employerRules(of: organisation, at: now).map(\.rule)
    let shipped = InterventionCatalogue.shipped.rules.filter { !$0.needsAdoption }
    return shipped + systems + own
  }
}

extension InterventionRule {
  /// Refuses a row that would loosen what others hold at any time that it does.
  ///
  /// - Throws: ``ServiceError`` `RULE_LOOSENED`, naming `value`, and the stricter rule.
  func requireNoLooser(than others: [InterventionRule]) throws(ServiceError) {
    let standing = others.filter { other in
      other.layer > layer && other.parameter == parameter && !other.isComparator
        && other.value != .notSet
        && (other.nation == nil || nation == nil || other.nation == nation)
        && (other.intervention == nil || intervention == nil || other.intervention == intervention)
        && meets(other)
    }
    if let stricter = standing.first(where: { !isAtLeastAsStrict(as: $0) }) {
      throw ServiceError(
        .failedPrecondition, .ruleLoosened, field: "value",
        "must be at least as strict as \(quoted(stricter.value.text)) of "
          + "\(quoted(stricter.id.text)); got \(quoted(value.text))")
    }
  }

  /// Whether both hold on some day.
  private func meets(_ other: InterventionRule) -> Bool {
    let starts = validFrom.map { from in other.validTo.map { from < $0 } ?? true } ?? true
    let ends = validTo.map { to in other.validFrom.map { $0 < to } ?? true } ?? true
    return starts && ends
  }
}
