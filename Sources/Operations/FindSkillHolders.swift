import Access
package import Organisations
package import Passports
import ReferenceData
import Vacancies
package import Vocabulary

/// Workers in a place who hold a skill and let themselves be found by it.
package enum FindSkillHolders {
  /// Where, which skill, and which page.
  package struct Request: Sendable {
    /// The area.
    package let place: PlaceID
    /// The skill.
    package let skill: StandardCode
    /// Which page; at most 50.
    package let page: PageRequest

    /// A request with these parts.
    ///
    /// - Throws: ``ServiceError`` `PAGE_SIZE_OUT_OF_RANGE`, naming `page_size`, above 50.
    package init(place: PlaceID, skill: StandardCode, page: PageRequest) throws(ServiceError) {
      guard page.size <= 50 else {
        throw ServiceError(
          .invalidArgument, .pageSizeOutOfRange, field: "page_size",
          "must be at most 50; got \(quoted("\(page.size)"))")
      }
      self.place = place
      self.skill = skill
      self.page = page
    }
  }

  /// Somebody who holds it.
  package struct Holder: Hashable, Sendable {
    /// Who.
    package let worker: WorkerID
    /// What it rests on, and until when.
    package let finding: Finding
  }

  /// What was found.
  package struct Report: Sendable {
    /// The page, in order of worker; it may hold fewer than were asked for.
    package let holders: Page<Holder>
    /// The bodies that the findings name.
    package let organisations: [OrganisationID: Organisation]
  }

  /// The page, judged by the rules of the caller's organisation; each worker shown can see the look
  /// before the answer leaves.
  ///
  /// - Throws: ``ServiceError`` naming `place_id` or `page_token`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let filter = "\(request.place) \(request.skill)"
    let after = try service.cursor(request.page, call, filter: filter).map {
      try WorkerID($0, field: "page_token")
    }
    let (last, opened) = try await service.read(call) { records in
      _ = try records.permit(
        .matchVacancy, call, about: RelationFacts(organisation: call.caller.organisation))
      _ = try records.knownPlace(request.place, field: "place_id")
      return try records.holders(
        request, after: after, call, AskedMoments(now: now, at: now), from: service.policies)
    }
    try await service.record(
      opened.map { $0.passport.sight.look(of: call, id: service.newID(), at: now) }, of: call)
    return Report(
      holders: Page(
        entries: opened.map(\.holder),
        nextToken: service.token(after: last?.description, call, filter: filter)),
      organisations: opened.reduce(into: [:]) {
        $0.merge($1.passport.facts.organisations) { first, _ in first }
      })
  }
}

extension RecordSnapshot {
  fileprivate func holders(
    _ request: FindSkillHolders.Request, after: WorkerID?, _ call: Call,
    _ moments: AskedMoments, from policies: any PolicyShelf
  ) throws -> (
    last: WorkerID?, opened: [(holder: FindSkillHolders.Holder, passport: PassportCase)]
  ) {
    let known = try latestSequence()
    let asked = Requirement(
      code: request.skill, subject: .standard(request.skill), force: .mandatory,
      provenance: StandardCatalogue.find(request.skill)?.provenance ?? Provenance(.localPolicy))
    let traces: Set<StandardCode> =
      switch asked.subject.trace {
      case .achievement(let codes)?, .heldAchievement(let codes)?: codes
      case .registration?, nil: []
      }
    let found = try skillCandidates(
      in: request.place, traces, at: moments.now, after: after, limit: request.page.size + 1,
      knownAt: known)
    let asker = try rules(
      of: call.organisation, on: LondonTime.date(of: moments.at), knownAt: known, from: policies)
    let shown = found.prefix(request.page.size)
    let opened = try shown.compactMap { worker in
      let passport = try openFound(worker, for: .skillSearch, call, moments, by: asker)
      return passport.flatMap { passport in
        passport.judge([asked]).findings.first { $0.outcome.isMet }.map {
          (FindSkillHolders.Holder(worker: worker, finding: $0), passport)
        }
      }
    }
    return (found.count > request.page.size ? shown.last : nil, opened)
  }
}
