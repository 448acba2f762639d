import Access
package import Passports
import ReferenceData
import Roles
package import Vocabulary

/// Who of the caller's own staff lacks certain training: by default, of those in roles between
/// health and care, who need joint training first.
package enum ListTrainingGaps {
  /// What is asked of whom.
  package struct Request: Sendable {
    /// The standards that each should hold, 1 to 20: what joint training is called is local.
    package let standards: [StandardCode]
    /// Whether everybody is asked about, or only those in roles between health and care.
    package let includesEveryRole: Bool
    /// Which page; its size counts workers.
    package let page: PageRequest

    /// A request for 1 to 20 standards.
    ///
    /// - Throws: ``ServiceError`` naming `standard_codes`.
    package init(
      standards: [StandardCode], includesEveryRole: Bool, page: PageRequest
    ) throws(ServiceError) {
      self.standards = try SkillList.checked(standards, field: "standard_codes")
      self.includesEveryRole = includesEveryRole
      self.page = page
    }
  }

  /// Somebody who lacks something.
  package struct Entry: Hashable, Sendable {
    /// Who.
    package let worker: WorkerID
    /// The role they are engaged in; nil where none is recorded.
    package let role: RoleCode?
    /// What is not met, in the order asked.
    package let findings: [Finding]
  }

  /// The page, in order of worker; every passport opened for it is logged before.
  ///
  /// - Throws: ``ServiceError`` naming `page_token`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Page<Entry> {
    let now = service.now()
    let moments = AskedMoments(now: now, at: now)
    let filter =
      "\(request.includesEveryRole) " + request.standards.map(\.text).joined(separator: " ")
    let after = try service.cursor(request.page, call, filter: filter).map {
      try WorkerID($0, field: "page_token")
    }
    let asks = request.standards.map {
      Requirement(
        code: $0, subject: .standard($0), force: .mandatory,
        provenance: StandardCatalogue.find($0)?.provenance ?? Provenance(.localPolicy))
    }
    let (staff, opened) = try await service.read(call) { records in
      _ = try records.permit(
        .findWorker, call,
        about: RelationFacts(
          organisation: call.caller.organisation, purpose: call.keepingPurpose))
      let staff = try records.staff(
        of: call, at: now, after: after, limit: request.page.size + 1)
      return (
        staff,
        try records.open(
          Array(staff.prefix(request.page.size)), for: call.keepingPurpose, call, moments,
          from: service.policies)
      )
    }
    let cases = opened.compactMap { opened -> PassportCase? in
      guard case .open(let passport) = opened else { return nil }
      let roles = passport.roles(at: call.caller.organisation)
      let isAsked = request.includesEveryRole || roles.contains { RoleProfiles.isBoundary($0) }
      return isAsked ? passport : nil
    }
    try await service.record(
      cases.map { $0.sight.look(of: call, id: service.newID(), at: now) }, of: call)
    let entries = cases.compactMap { passport -> Entry? in
      let roles = passport.roles(at: call.caller.organisation)
      let open = passport.judge(asks).findings.filter { !$0.outcome.isMet }
      return open.isEmpty
        ? nil
        : Entry(
          worker: passport.facts.worker.id,
          role: roles.first { RoleProfiles.isBoundary($0) } ?? roles.first, findings: open)
    }
    let last = staff.count > request.page.size ? staff[request.page.size - 1] : nil
    return Page(
      entries: entries, nextToken: service.token(after: last?.description, call, filter: filter))
  }
}

extension PassportCase {
  /// The roles the worker is engaged in at `organisation` on the day, in order.
  fileprivate func roles(at organisation: OrganisationID?) -> [RoleCode] {
    let day = LondonTime.date(of: moments.at)
    return Set(
      engagements.map(\.fact).filter {
        $0.organisation == organisation && $0.period.contains(day)
      }.compactMap(\.role)
    ).sorted()
  }
}

extension RoleProfiles {
  fileprivate static func isBoundary(_ code: RoleCode) -> Bool {
    find(code)?.isBoundary ?? false
  }
}
