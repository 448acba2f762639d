package import Access
package import Passports
package import Vocabulary

/// Records a registration as somebody saw it.
package enum RecordRegistration {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whose passport.
    package let worker: WorkerID
    /// What was seen.
    package let registration: Registration

    /// A request with these parts.
    package init(header: ChangeHeader, worker: WorkerID, registration: Registration) {
      self.header = header
      self.worker = worker
      self.registration = registration
    }
  }

  /// The receipt of the registration recorded.
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
      try check(request.registration, at: now)
      try records.record(
        request.registration, id: id, of: request.worker, by: call.organisation, source: .direct)
      try records.issueIfAble(id, of: request.worker, by: call.organisation, desk)
      return ChangeOutcome(id: id, rule: permit.rule)
    }
  }

  /// Only a staff file may give the part of a register without the number, and nobody looks up
  /// tomorrow. What a register says may begin later: a suspension is announced.
  private static func check(_ seen: Registration, at now: Instant) throws(ServiceError) {
    guard seen.number != nil || seen.checkSource == .staffFile else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "registration.number",
        "must be given unless a staff file names just the part of the register")
    }
    guard seen.number != nil || seen.part != nil else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "registration.part",
        "must be given where there is no number")
    }
    try ServiceError.under("registration") { () throws(ServiceError) in
      try PassportPolicy.checkPlausible(seen, now: now)
    }
  }
}
