import Access
package import Passports
package import Vocabulary

/// Whether a worker may exist here, or the caller's own people.
package enum FindWorkers {
  /// Whom to find.
  package enum Search: Hashable, Sendable {
    /// Exactly this family name and birth date; case, spaces, hyphens and accents don't matter.
    case nameAndBirth(familyName: String, birthDate: CivilDate)
    /// Exactly this identifier.
    case identifier(WorkerIdentifier)
    /// The caller's own people, by page.
    case ownStaff(PageRequest)
  }

  /// Who looks for whom.
  package struct Request: Sendable {
    /// Whom to find.
    package let search: Search
    /// Why the caller looks.
    package let purpose: StatedPurpose

    /// A request with these parts.
    package init(search: Search, purpose: StatedPurpose) {
      self.search = search
      self.purpose = purpose
    }
  }

  /// What was found.
  package struct Report: Hashable, Sendable {
    /// For a verifier: whether such a worker may exist.
    package let mayExist: Bool
    /// For an employer or place of learning: its own people among those that match, in order.
    package let workers: [WorkerID]
    /// For the next page; empty at the end.
    package let nextToken: String
  }

  /// The most matches that are looked at: names and birth dates shared by more say nothing.
  private static let mostMatches = 20

  /// What the caller's duty may learn; each worker it concerns can see who asked.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `ROLE_NOT_ALLOWED` where a verifier asks
  ///   for staff.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let after: WorkerID? =
      if case .ownStaff(let page) = request.search {
        try service.cursor(page, call, filter: "").map { try WorkerID($0, field: "page_token") }
      } else { nil }
    let found = try await service.look(call, for: request.purpose) { records in
      try find(request, after: after, call, at: now, in: records)
    }
    let looks = found.workers.map {
      call.glance(
        at: $0, purpose: request.purpose.listed, rule: found.rule, id: service.newID(), at: now)
    }
    try await service.record(looks, of: call)
    let isTold = call.caller.duty != .verifier
    return Report(
      mayExist: !isTold && !found.workers.isEmpty, workers: isTold ? found.workers : [],
      nextToken: service.token(after: found.last?.description, call, filter: ""))
  }

  private struct Found: Sendable {
    let workers: [WorkerID]
    let rule: RuleID
    /// Where the page ended; nil at the end of the list.
    var last: WorkerID?
  }

  private static func find(
    _ request: Request, after: WorkerID?, _ call: Call, at now: Instant,
    in records: any RecordSnapshot
  ) throws -> Found {
    let about = RelationFacts(
      organisation: call.caller.organisation, purpose: request.purpose.listed)
    let rule = try records.permit(.findWorker, call, about: about).rule
    guard case .ownStaff(let page) = request.search else {
      let matches = try records.matches(request.search, limit: mostMatches)
      return Found(workers: try records.own(matches, of: call, at: now), rule: rule)
    }
    guard call.caller.duty != .verifier else {
      throw ServiceError(
        .permissionDenied, .roleNotAllowed, field: "own_staff",
        "this duty has no staff of its own")
    }
    let staff = try records.staff(of: call, at: now, after: after, limit: page.size + 1)
    let shown = Array(staff.prefix(page.size))
    return Found(
      workers: try records.own(shown, of: call, at: now), rule: rule,
      last: staff.count > page.size ? shown.last : nil)
  }
}

extension RecordSnapshot {
  /// Workers that match exactly, each read at the record it was merged into, in order.
  fileprivate func matches(_ search: FindWorkers.Search, limit: Int) throws -> [WorkerID] {
    let found: [WorkerID] =
      switch search {
      case .nameAndBirth(let familyName, let birthDate):
        try workers(familyName: familyName, birthDate: birthDate, limit: limit)
      case .identifier(let identifier): try workers(identifiedBy: identifier, limit: limit)
      case .ownStaff: []
      }
    let known = try latestSequence()
    return try Set(found.map { try worker($0, knownAt: known)?.mergedInto ?? $0 }).sorted()
  }

  /// Those of `workers` that the caller's duty covers: all for a verifier, who is told of none.
  fileprivate func own(
    _ workers: [WorkerID], of call: Call, at now: Instant
  ) throws -> [WorkerID] {
    guard call.caller.duty != .verifier else { return workers }
    return try workers.filter { worker in
      let facts = try relations(of: call.caller.organisation, to: worker, at: now)
      return call.caller.duty == .trainer ? facts.enrols : facts.employs
    }
  }
}
