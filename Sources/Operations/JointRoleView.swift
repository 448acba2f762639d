import Delegations
import Organisations
package import Roles
package import Vocabulary

/// A joint role as it stands on a day.
package struct JointRoleView: Sendable {
  /// The role with all that happened.
  package let role: JointRole
  /// The day.
  package let day: CivilDate
  /// The terms in force on it, with the line managers named since; nil: not in force.
  package let terms: JointRoleTerms?
  /// The newest terms, with the line managers named since.
  package let newest: JointRoleTerms
  /// Full-time share and hours of the terms in force, or else of the newest on their first day.
  package let load: JointRoleLoad?
  /// What the newest terms break or lack on some day.
  package let gaps: [JointRoleFault]
  /// Loans of staff by the newest terms.
  package let costFlags: [LegalRoute.CostFlag]
  /// The version, for a change to name; nil where an earlier knowledge was asked for.
  package let etag: Etag?

  /// A view of these parts, for documents.
  package init(
    role: JointRole, day: CivilDate, terms: JointRoleTerms?, newest: JointRoleTerms,
    load: JointRoleLoad?, gaps: [JointRoleFault], costFlags: [LegalRoute.CostFlag], etag: Etag?
  ) {
    self.role = role
    self.day = day
    self.terms = terms
    self.newest = newest
    self.load = load
    self.gaps = gaps
    self.costFlags = costFlags
    self.etag = etag
  }
}

extension RecordSnapshot {
  /// `role` as it stands on `day`.
  func view(of role: JointRole, on day: CivilDate, etag: Etag?) throws -> JointRoleView {
    let (terms, newest) = (role.terms(on: day), role.latestTerms)
    let window = DatePeriod(
      from: role.latest.agreedFrom ?? role.latest.proposedFrom, to: newest.period.end)
    let gaps = try window.map {
      try faults(
        of: WrittenTerms(
          terms: newest, role: role.id, period: $0, isImported: role.isImported))
    }
    return JointRoleView(
      role: role, day: day, terms: terms, newest: newest,
      load: terms.map { $0.load(on: day) } ?? newest.load(on: newest.period.start),
      gaps: gaps ?? [], costFlags: LegalRoute.costFlags(of: newest, kinds: try kinds(of: newest)),
      etag: etag)
  }

  /// What was known at `past`, or what is known now.
  ///
  /// - Throws: ``ServiceError`` `INSTANT_INVALID`, naming `as_known_at`, where that lies ahead.
  func sequence(asKnownAt past: Instant?, now: Instant) throws -> CommitSequence {
    guard let past else { return try latestSequence() }
    guard past <= now else {
      throw ServiceError(
        .invalidArgument, .instantInvalid, field: "as_known_at",
        "must not lie in the future; got \(quoted("\(past)"))")
    }
    return try sequence(knownAt: past)
  }
}

/// A day and what is known of it.
package struct AskedDay: Hashable, Sendable {
  /// The day; nil: today.
  package let day: CivilDate?
  /// What is known at; nil: now.
  package let asKnownAt: Instant?

  /// A day as known at a moment.
  package init(day: CivilDate? = nil, asKnownAt: Instant? = nil) {
    self.day = day
    self.asKnownAt = asKnownAt
  }
}
