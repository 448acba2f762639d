package import Access
package import Passports
package import Vocabulary

/// Records that an employer made a check, when and how.
package enum RecordCheck {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// That the check was made.
    package let check: EmploymentCheck

    /// A request with these parts.
    package init(header: ChangeHeader, worker: WorkerID, check: EmploymentCheck) {
      self.header = header
      self.worker = worker
      self.check = check
    }
  }

  /// The receipt of the check recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.change(prepare(request, call, in: service), call)
  }

  static func prepare(_ request: Request, _ call: Call, in service: Service) -> PreparedChange {
    let (id, now) = (service.newID(Noun.Fact.self), service.now())
    let desk = service.desk(at: now)
    return PreparedChange(request.header) { records, relations in
      let facts = try relations(request.worker, now)
      let permit = try records.permit(.keepRecord, call, about: facts)
      try ServiceError.under("check") { () throws(ServiceError) in
        try PassportPolicy.checkPlausible(request.check, now: now)
      }
      try records.record(
        request.check, id: id, of: request.worker, by: call.organisation, source: .direct)
      try records.issueIfAble(id, of: request.worker, by: call.organisation, desk)
      return ChangeOutcome(id: id, rule: permit.rule)
    }
  }
}
