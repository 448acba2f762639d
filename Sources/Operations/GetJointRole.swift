import Access
import Delegations
import Roles
package import Vocabulary

/// A joint role as it stands on a day, as known at a moment.
package enum GetJointRole {
  /// Which role, on which day.
  package struct Request: Sendable {
    /// The role.
    package let role: JointRoleID
    /// The day.
    package let asked: AskedDay

    /// A request with these parts.
    package init(role: JointRoleID, asked: AskedDay = AskedDay()) {
      self.role = role
      self.asked = asked
    }
  }

  /// The role as it stands.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `role_id`, also where the caller may not
  ///   know of it or nobody knew of it then.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> JointRoleView {
    let now = service.now()
    return try await service.read(call) { records in
      let (role, _) = try records.permit(.readJointRole, call, on: request.role, at: now)
      let day = request.asked.day ?? LondonTime.date(of: now)
      guard request.asked.asKnownAt != nil else {
        return try records.view(of: role, on: day, etag: records.jointRoleEtag(role.id))
      }
      let known = try records.sequence(asKnownAt: request.asked.asKnownAt, now: now)
      guard let then = try records.jointRole(role.id, knownAt: known) else {
        throw ServiceError.absent("joint role", field: "role_id")
      }
      return try records.view(of: then, on: day, etag: nil)
    }
  }
}
