package import Access
import Delegations
package import Roles
package import Vocabulary

/// Puts new terms of a joint role to its parties.
package enum ChangeJointRole {
  /// The new terms, and from when they are to hold.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The role.
    package let role: JointRoleID
    /// The version that was read.
    package let etag: Etag
    /// The new terms, whole.
    package let terms: JointRoleTerms
    /// The first day on which they are to hold.
    package let from: CivilDate

    /// A request with a first day inside the terms.
    ///
    /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT`, naming `from`.
    package init(
      header: ChangeHeader, role: JointRoleID, etag: Etag, terms: JointRoleTerms, from: CivilDate
    ) throws(ServiceError) {
      guard terms.period.contains(from) else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "from",
          "must be a day of the role by the new terms; got \(quoted("\(from)"))")
      }
      self.header = header
      self.role = role
      self.etag = etag
      self.terms = terms
      self.from = from
    }
  }

  /// The receipt, of the role. The terms before go on until every party of either has accepted.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where the role is over; a JOINT_ROLE reason where a
  ///   limit is broken on any day; `ETAG_MISMATCH`; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (event, now) = (service.newID(Noun.Record.self), service.now())
    return try await service.change(request.header, call) { records in
      let (role, rule) = try records.permit(.keepJointRole, call, on: request.role, at: now)
      try records.requireEtag(request.etag, of: role.id)
      try role.requireOpen(on: LondonTime.date(of: now))
      let terms = try records.settled(request.terms)
      let period = try DatePeriod(from: request.from, to: terms.period.end, field: "from")
      try records.check(
        WrittenTerms(terms: terms, role: role.id, period: period, isImported: false), call,
        at: now)
      try records.record(
        .proposed(terms, from: request.from), id: event, of: role.id, by: call.organisation)
      return ChangeOutcome(id: role.id, rule: rule)
    }
  }
}
