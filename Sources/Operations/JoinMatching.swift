package import Access
import Passports
package import Vacancies
package import Vocabulary

/// Lets the caller be found: for vacancies, or in a search of a place by skill.
package enum JoinMatching {
  /// What the worker permits.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// For what.
    package let uses: Set<MatchingConsent.Use>
    /// What a finder sees.
    package let groups: Set<FieldGroup>
    /// The first moment it no longer holds; nil: the policy's default from now.
    package let endsAt: Instant?

    /// A request with these parts.
    package init(
      header: ChangeHeader, uses: Set<MatchingConsent.Use>, groups: Set<FieldGroup>,
      endsAt: Instant?
    ) {
      self.header = header
      self.uses = uses
      self.groups = groups
      self.endsAt = endsAt
    }
  }

  /// The receipt, of the permission. Of the date of birth only the eighteenth birthday is kept.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.MatchingConsent.self), service.now())
    return try await service.change(request.header, call) { records in
      let own = RelationFacts.ownRecord(of: call.caller)
      let rule = try records.permit(.joinMatching, call, about: own).rule
      guard let worker = call.caller.worker,
        let sight = try records.permit(.readPassport, call, about: own).sight,
        let passport = try records.passport(sight, knownAt: records.latestSequence())
      else { throw ServiceError.absent("worker") }
      let consent = try MatchingConsent(
        worker: worker, uses: request.uses, groups: request.groups,
        adultFrom: passport.identity?.birthDate?.adulthood)
      try records.record(
        JobRecord(
          id: id.asRecord, .consent(consent),
          period: GrantDisclosure.permittedPeriod(until: request.endsAt, from: now),
          recordedBy: nil))
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
