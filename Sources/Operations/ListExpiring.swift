import Access
package import Passports
import Roles
package import Vocabulary

/// What the caller's own staff hold that ends within a time, or has ended and was not renewed.
package enum ListExpiring {
  /// What is to be listed.
  package struct Request: Sendable {
    /// Items ending before this are listed; nil: by the notice that policy sets.
    package let before: Instant?
    /// The role to judge for where an engagement names none; nil: those are skipped.
    package let defaultRole: RoleCode?
    /// Which page; its size counts workers.
    package let page: PageRequest

    /// A request with these parts.
    package init(before: Instant?, defaultRole: RoleCode?, page: PageRequest) {
      self.before = before
      self.defaultRole = defaultRole
      self.page = page
    }
  }

  /// Something that ends, or has ended.
  package struct Item: Hashable, Sendable {
    /// Whose.
    package let worker: WorkerID
    /// The requirement that will no longer be met, what it is now, and what to do.
    package let finding: Finding
  }

  /// The page, by worker and then by moment; every passport opened for it is logged before.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<Item> {
    let fallback = try request.defaultRole.map {
      try AskedRole($0, field: "default_role_code")
    }
    let moments = AskedMoments(now: service.now(), at: service.now())
    let filter = [request.before?.description, fallback?.code.text].map { $0 ?? "" }
      .joined(separator: " ")
    let after = try service.cursor(request.page, call, filter: filter).map {
      try WorkerID($0, field: "page_token")
    }
    let staff = try await service.read(call) { records in
      _ = try records.permit(
        .listExpiring, call,
        about: RelationFacts(worker: call.caller.worker, organisation: call.caller.organisation))
      return try records.staff(
        of: call, at: moments.now, after: after, limit: request.page.size + 1)
    }
    let shown = Array(staff.prefix(request.page.size))
    var items: [Item] = []
    for start in stride(from: 0, to: shown.count, by: chunk) {
      let workers = Array(shown[start...].prefix(chunk))
      items += try await service.expiring(
        workers, before: request.before, fallback, call, moments)
    }
    let next = staff.count > request.page.size ? shown.last?.description : nil
    return Page(entries: items, nextToken: service.token(after: next, call, filter: filter))
  }

  /// How many passports share one snapshot.
  private static let chunk = 100
}

extension Service {
  /// What ends of what `workers` hold, and the log of the passports opened for it.
  fileprivate func expiring(
    _ workers: [WorkerID], before: Instant?, _ fallback: AskedRole?, _ call: Call,
    _ moments: AskedMoments
  ) async throws -> [ListExpiring.Item] {
    guard call.shouldStart() else {
      throw ServiceError(
        .deadlineExceeded, .deadlinePassed, "the deadline passed before the page was full")
    }
    let purpose = call.ownPeoplePurpose
    let opened = try await records.read { records in
      try records.open(workers, for: purpose, call, moments, from: policies)
    }
    var looks: [AccessEntry] = []
    var items: [ListExpiring.Item] = []
    // Somebody engaged otherwise than the caller's duty covers is nobody's business here.
    for case .open(let passport) in opened {
      guard let role = passport.role(at: call.caller.organisation) ?? fallback else { continue }
      looks.append(passport.sight.look(of: call, id: newID(), at: moments.now))
      items += passport.expiring(for: role, before: before)
    }
    try await record(looks, of: call)
    return items
  }
}

extension RecordSnapshot {
  /// The workers engaged by the caller's organisation, in order; for a holder themself.
  func staff(
    of call: Call, at instant: Instant, after cursor: WorkerID?, limit: Int
  ) throws -> [WorkerID] {
    guard let organisation = call.caller.organisation else {
      return [call.caller.worker].compactMap(\.self).filter { worker in
        cursor.map { $0 < worker } != false
      }
    }
    return try workers(engagedBy: organisation, at: instant, after: cursor, limit: limit)
  }
}

extension Call {
  /// Why the caller looks at people of their own: a holder at themself, others to keep records.
  fileprivate var ownPeoplePurpose: Purpose? {
    caller.duty == .holder ? .ownRecord : keepingPurpose
  }
}

extension PassportCase {
  /// The role of the worker's latest engagement at `organisation`, or anywhere where it is nil.
  fileprivate func role(at organisation: OrganisationID?) -> AskedRole? {
    let day = LondonTime.date(of: moments.at)
    let current = engagements.map(\.fact).filter { engagement in
      engagement.period.contains(day)
        && organisation.map { $0 == engagement.organisation } != false
    }
    return current.filter { $0.role != nil }.max { $0.period.start < $1.period.start }
      .flatMap { $0.role.flatMap { AskedRole($0) } }
  }

  /// What ends before `moment`, or by policy soon, of what `role` and the employer's checks ask.
  fileprivate func expiring(for role: AskedRole, before moment: Instant?) -> [ListExpiring.Item] {
    let findings = readiness(for: role).findings + checks
    let horizon = moment ?? ExpiringSoon.horizon(after: moments.at, policy: rules.policy)
    let ended = findings.filter { $0.outcome == .expired || $0.outcome == .stale }
    let ending = findings.filter { finding in
      guard finding.outcome.isMet, let end = finding.validUntil, let horizon else { return false }
      return end < horizon
    }
    return (ended + ending.sorted { order($0) < order($1) }).map {
      ListExpiring.Item(worker: facts.worker.id, finding: $0)
    }
  }

  private func order(_ finding: Finding) -> (Int64, StandardCode) {
    (finding.validUntil?.milliseconds ?? .max, finding.requirement.code)
  }
}
