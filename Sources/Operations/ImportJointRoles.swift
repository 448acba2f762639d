import Access
import Delegations
package import Roles
package import Vocabulary

/// Takes existing joint posts and lent staff in as they are, without anybody's acceptance.
package enum ImportJointRoles {
  /// One post.
  package struct Item: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The terms as they are.
    package let terms: JointRoleTerms

    /// A post that exists.
    ///
    /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT`, naming `terms.origin`, for a new role: that
    ///   is drafted.
    package init(header: ChangeHeader, terms: JointRoleTerms) throws(ServiceError) {
      guard case .existing = terms.parts.origin else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "terms.origin",
          "must be `EXISTING`: a new role is drafted, and its parties agree to it")
      }
      self.header = header
      self.terms = terms
    }
  }

  /// What became of each of `items`, in the order they came. A missing agreement or line manager is
  /// a gap of the role; a sum above a limit is refused unless its exception is recorded.
  ///
  /// - Throws: ``ServiceError`` `LIST_TOO_LONG` at the item after the ten thousandth; what came
  ///   before stands.
  package static func run(
    _ items: some AsyncSequence<Result<Item, ServiceError>, any Error>, _ call: Call,
    in service: Service
  ) async throws -> BatchReport {
    try await service.batch(items, call) { prepare($0, call, in: service) }
  }

  private static func prepare(
    _ item: Item, _ call: Call, in service: Service
  ) -> PreparedChange {
    let (id, event, now) = (
      service.newID(Noun.JointRole.self), service.newID(Noun.Record.self), service.now()
    )
    return PreparedChange(item.header) { records, _ in
      let rule = try records.permitTerms(item.terms, call)
      let terms = try records.settled(item.terms)
      try records.check(
        WrittenTerms(terms: terms, role: nil, period: terms.period, isImported: true), call,
        at: now)
      try records.record(.imported(terms), id: event, of: id, by: call.organisation)
      try records.settleEngagements(of: id) { service.newID() }
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
