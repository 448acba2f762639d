package import Access
import Delegations
import Passports
package import Vocabulary

/// Adds a person who is cared for, with a first care episode at the caller's organisation.
package enum RegisterPerson {
  /// Who is to be registered: an opaque reference and, where it may be told, a birth date.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Date of birth; nil: not told, and then no age scope covers the person.
    package let birthDate: CivilDate?
    /// Records that may be the same person, at most 10; decisions wait until that is settled.
    package let possibleDuplicates: [PersonID]
    /// Whether the person is invented for a demonstration.
    package let isSynthetic: Bool
    /// From when the caller's organisation cares for them; nil: now.
    package let careFrom: Instant?
    /// The post that approves an earlier start of care, or nil.
    package let approver: String?

    /// A request with these parts.
    package init(
      header: ChangeHeader, birthDate: CivilDate?, possibleDuplicates: [PersonID],
      isSynthetic: Bool, careFrom: Instant?, approver: String?
    ) {
      self.header = header
      self.birthDate = birthDate
      self.possibleDuplicates = possibleDuplicates
      self.isSynthetic = isSynthetic
      self.careFrom = careFrom
      self.approver = approver
    }
  }

  /// Who was registered.
  package struct Report: Sendable {
    /// Its identifier is the person's.
    package let receipt: Receipt
    /// The care episode's record.
    package let episode: String
  }

  /// The person's receipt and the episode's record, the same at every replay.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `BACKDATED_GRANT_BLOCKED` where care
  ///   began earlier and nobody approved it.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let (person, episode) = (service.newID(Noun.Person.self), service.newID(Noun.Record.self))
    let now = service.now()
    let answer = try await service.notedChange(request.header, call) { records in
      let place = RelationFacts(organisation: call.caller.organisation)
      let permit = try records.permit(.registerPerson, call, about: place)
      try check(request, now, in: records)
      try records.add(
        CaredForPerson(id: person, birthDate: request.birthDate, isSynthetic: request.isSynthetic))
      for other in request.possibleDuplicates { try records.markPossibleDuplicate(person, other) }
      let care = try FactDraft(
        fact: .episode(of: person, CareEpisode(organisation: call.organisation)),
        effectiveFrom: request.careFrom, approver: request.approver)
      try records.record(care, id: episode, call, at: now)
      // The note keeps the second identifier for replays.
      return ChangeOutcome(id: person, rule: permit.rule, note: episode.description)
    }
    return Report(receipt: answer.receipt, episode: answer.note)
  }

  private static func check(
    _ request: Request, _ now: Instant, in records: any RecordSnapshot
  ) throws {
    if let birthDate = request.birthDate {
      try PassportPolicy.checkPast(birthDate, now: now, field: "birth_date")
    }
    let others = request.possibleDuplicates
    guard others.count <= 10, Set(others).count == others.count else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "possible_duplicate_ids",
        "must be at most 10 persons, each once; got \(others.count)")
    }
    let known = try records.latestSequence()
    for (index, other) in others.enumerated() where try records.person(other, knownAt: known) == nil
    {
      throw ServiceError.absent("person", field: "possible_duplicate_ids[\(index)]")
    }
  }
}
