import Access
package import Organisations
package import Passports
package import Vocabulary

/// Judges one passport for several roles, on one snapshot.
package enum CheckRoleReadiness {
  /// Whose passport is to be judged for what.
  package struct Request: Sendable {
    /// Whose passport.
    package let worker: WorkerSelector
    /// The roles to judge for, 1 to 40.
    package let roles: [RoleCode]
    /// Why, for when, and as known when.
    package let question: PassportQuestion

    /// A request for 1 to 40 roles.
    ///
    /// - Throws: ``ServiceError`` `FIELD_REQUIRED` or `LIST_TOO_LONG`, naming `role_codes`.
    package init(
      worker: WorkerSelector, roles: [RoleCode], question: PassportQuestion
    ) throws(ServiceError) {
      guard !roles.isEmpty else {
        throw ServiceError(
          .invalidArgument, .fieldRequired, field: "role_codes", "must name at least one role")
      }
      guard roles.count <= 40 else {
        throw ServiceError(
          .invalidArgument, .listTooLong, field: "role_codes",
          "must be at most 40 roles; got \(roles.count)")
      }
      self.worker = worker
      self.roles = roles
      self.question = question
    }
  }

  /// A report for one role.
  package struct Answer: Sendable {
    /// The role.
    package let role: RoleCode
    /// Its report.
    package let readiness: ReadinessReport
  }

  /// What was found.
  package struct Report: Sendable {
    /// Whose passport.
    package let worker: WorkerID
    /// One answer a role, in the order asked.
    package let answers: [Answer]
    /// The bodies that the reports name.
    package let organisations: [OrganisationID: Organisation]
    /// This look.
    package let access: AccessID
  }

  /// The reports on the passport as far as the caller may see it; the look is logged before.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let roles = try request.roles.enumerated().map { index, code in
      try AskedRole(code, field: "role_codes[\(index)]")
    }
    let moments = try AskedMoments(request.question, at: service.now())
    let purpose = request.question.purpose
    let found = try await service.look(call, for: purpose) { records in
      try records.open(
        request.worker, for: purpose.listed, call, moments, from: service.policies)
    }
    let access = service.newID(Noun.Access.self)
    let answers = roles.map { Answer(role: $0.code, readiness: found.readiness(for: $0)) }
    try await service.record([found.sight.look(of: call, id: access, at: moments.now)], of: call)
    return Report(
      worker: found.facts.worker.id, answers: answers, organisations: found.facts.organisations,
      access: access)
  }
}
