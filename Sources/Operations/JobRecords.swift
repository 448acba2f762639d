import Access
import Passports
import Roles
import Vacancies
import Vocabulary

// What several operations about vacancies, courses and teams ask of a record.

extension RecordSnapshot {
  /// The rule that lets the caller keep what its own organisation publishes, and that organisation.
  func permitPublishing(
    _ call: Call
  ) throws -> (organisation: OrganisationID, rule: RuleID) {
    let rule = try permit(
      .keepJointWork, call, about: RelationFacts(organisation: call.caller.organisation)
    ).rule
    return (try call.organisation, rule)
  }

  /// The rule that lets the caller read what is published: everybody whose duty has a side in it.
  func permitReadingPublished(_ call: Call) throws {
    _ = try permit(
      .readJointWork, call,
      about: RelationFacts(worker: call.caller.worker, organisation: call.caller.organisation))
  }

  /// A record of the caller's own organisation.
  ///
  /// - Throws: ``ServiceError``: not found, as `noun`, naming `field`, also where it is another's.
  func ownJobRecord(
    _ id: RecordID, of organisation: OrganisationID, _ noun: String, field: String
  ) throws -> KeptJobRecord {
    guard let kept = try jobRecord(id, knownAt: latestSequence()),
      kept.record.fact.organisation == organisation
    else { throw ServiceError.absent(noun, field: field) }
    return kept
  }

  /// The caller's own vacancy, whose etag is the one that was read where one is given.
  func ownVacancy(
    _ id: VacancyID, of organisation: OrganisationID, etag: Etag? = nil
  ) throws -> (kept: KeptJobRecord, vacancy: Vacancy) {
    let kept = try ownJobRecord(
      id.asRecord, of: organisation, "vacancy", field: "vacancy_id")
    guard case .vacancy(let vacancy) = kept.record.fact else {
      throw ServiceError.absent("vacancy", field: "vacancy_id")
    }
    guard etag.map({ $0 == kept.etag }) != false else { throw ServiceError.etagMismatch("etag") }
    return (kept, vacancy)
  }

  /// What the worker lets be seen by whoever finds them for `use`, by what is permitted now.
  func openToFinders(
    _ worker: WorkerID, for use: MatchingConsent.Use, at now: Instant
  ) throws -> Set<FieldGroup> {
    try matchingConsents(of: worker, knownAt: latestSequence()).reduce(into: []) { groups, kept in
      guard case .consent(let consent) = kept.record.fact, consent.uses.contains(use),
        kept.record.period.contains(now)
      else { return }
      groups.formUnion(consent.groups)
    }
  }

  /// The case of a worker who lets themselves be found for `use`, to be judged by `rules`; nil
  /// where they no longer do.
  func openFound(
    _ worker: WorkerID, for use: MatchingConsent.Use, _ call: Call, _ moments: AskedMoments,
    by rules: AskerRules
  ) throws -> PassportCase? {
    var facts = RelationFacts(
      worker: worker, organisation: call.caller.organisation, purpose: .transfer)
    facts.openToFinders = try openToFinders(worker, for: use, at: moments.now)
    guard case .allow(_, let sight?) = decide(call.caller, .openMatch, about: facts) else {
      return nil
    }
    return try open(sight, call, moments, knownAt: latestSequence()) { _ in rules }
  }

  /// Courses under every name by which one may close what `requirements` ask.
  func courses(toMeet requirements: [Requirement]) throws -> [DatedOffer] {
    let names = requirements.reduce(into: Set<StandardCode>()) { $0.formUnion($1.taughtAs) }
    return try names.isEmpty ? [] : trainingOffers(for: names, knownAt: latestSequence())
  }
}
