package import Access
import Delegations
import Roles
package import Vocabulary

/// Ends a joint role, and with it its holders' engagements.
package enum EndJointRole {
  /// Which role ends, when and why.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The role.
    package let role: JointRoleID
    /// The version that was read; nil asks for none, so that an end never waits.
    package let etag: Etag?
    /// The first day on which it is over; it may lie in the past.
    package let day: CivilDate
    /// Why.
    package let reason: String

    /// A request with a reason of 1 to 200 characters.
    ///
    /// - Throws: ``ServiceError`` naming `reason`.
    package init(
      header: ChangeHeader, role: JointRoleID, etag: Etag?, day: CivilDate, reason: String
    ) throws(ServiceError) {
      self.header = header
      self.role = role
      self.etag = etag
      self.day = day
      self.reason = try boundedText(reason, field: "reason")
    }
  }

  /// The receipt, of the role.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where it is over by then already; `ETAG_MISMATCH`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (event, now) = (service.newID(Noun.Record.self), service.now())
    return try await service.change(request.header, call) { records in
      let (role, rule) = try records.permit(.keepJointRole, call, on: request.role, at: now)
      // A body that is only asked to join says no by not accepting.
      guard try role.keepers(on: LondonTime.date(of: now)).contains(call.organisation) else {
        throw ServiceError.absent("joint role", field: "role_id")
      }
      try records.requireEtag(request.etag, of: role.id)
      // Once ended it is not ended again: a later day would bring it back for a while.
      guard role.endedOn == nil, role.state(on: request.day) != .ended else {
        throw ServiceError.stateForbids("role_id", "must not be over by that day already")
      }
      try records.record(
        .ended(on: request.day, reason: request.reason), id: event, of: role.id,
        by: call.organisation)
      try records.settleEngagements(of: role.id) { service.newID() }
      return ChangeOutcome(id: role.id, rule: rule)
    }
  }
}
