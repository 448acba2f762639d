package import Access
import Delegations
import Roles
package import Vocabulary

/// A party's own organisation accepts the newest terms of a joint role.
package enum AgreeJointRole {
  /// What is accepted, and by whom.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The role.
    package let role: JointRoleID
    /// The version that was read.
    package let etag: Etag
    /// Who signs for the caller's organisation.
    package let post: String

    /// A request with a post of 1 to 100 characters.
    ///
    /// - Throws: ``ServiceError`` naming `post`.
    package init(
      header: ChangeHeader, role: JointRoleID, etag: Etag, post: String
    ) throws(ServiceError) {
      self.header = header
      self.role = role
      self.etag = etag
      self.post = try boundedText(post, field: "post", limit: 100)
    }
  }

  /// The receipt, of the role. Once all parties have accepted, the terms are in force from the day
  /// they name, never before today, and the holders' engagements are in their passports.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where the role is over or the caller's organisation
  ///   is not awaited; `FIELD_REQUIRED`, naming `terms.backing`, where a new role has no sponsor;
  ///   a JOINT_ROLE reason where a limit is broken by now; `ETAG_MISMATCH`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (event, now) = (service.newID(Noun.Record.self), service.now())
    return try await service.change(request.header, call) { records in
      let (role, rule) = try records.permit(.keepJointRole, call, on: request.role, at: now)
      try records.requireEtag(request.etag, of: role.id)
      try records.requireAcceptable(role, call, at: now)
      try records.record(
        .accepted(version: role.latest.number, post: request.post), id: event, of: role.id,
        by: call.organisation)
      try records.settleEngagements(of: role.id) { service.newID() }
      return ChangeOutcome(id: role.id, rule: rule)
    }
  }
}

extension RecordSnapshot {
  /// Refuses to accept what is over, is not the caller's to accept, or could not go live.
  fileprivate func requireAcceptable(_ role: JointRole, _ call: Call, at now: Instant) throws {
    let today = LondonTime.date(of: now)
    try role.requireOpen(on: today)
    let organisation = try call.organisation
    // A post taken in alone waits for nobody; its other parties may still say that it is theirs.
    let isOwn = role.awaited.contains(organisation) || role.isUnconfirmed(by: organisation)
    guard isOwn else {
      throw ServiceError.stateForbids(
        "role_id", "must await the caller's organisation, which has accepted or is no party")
    }
    let terms = role.latestTerms
    guard let period = role.windows(ifAgreedOn: today).last?.period else {
      throw ServiceError.stateForbids("role_id", "must not be over before it is agreed")
    }
    try check(
      WrittenTerms(
        terms: terms, role: role.id, period: period, isImported: role.latest.agreedFrom != nil),
      call, at: now)
    try ServiceError.under("terms") { () throws(ServiceError) in
      try terms.requireBacking(from: period.start)
    }
  }
}

extension JointRole {
  /// Refuses an act on a role that is over.
  func requireOpen(on day: CivilDate) throws(ServiceError) {
    guard endedOn == nil, state(on: day) != .ended else {
      throw .stateForbids("role_id", "must not be over; it is \(quoted(State.ended.rawValue))")
    }
  }
}
