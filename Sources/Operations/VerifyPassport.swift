import Access
package import Organisations
package import Passports
package import Roles
package import Vocabulary

/// Judges one passport for one role: findings, items to repeat, and the three transfer lists.
package enum VerifyPassport {
  /// Whose passport is to be judged for what.
  package struct Request: Sendable {
    /// Whose passport.
    package let worker: WorkerSelector
    /// The organisation that asks; nil: the caller's.
    package let asker: OrganisationID?
    /// The role to judge for.
    package let role: RoleCode
    /// Why, for when, and as known when.
    package let question: PassportQuestion

    /// A request with these parts.
    package init(
      worker: WorkerSelector, asker: OrganisationID?, role: RoleCode, question: PassportQuestion
    ) {
      self.worker = worker
      self.asker = asker
      self.role = role
      self.question = question
    }
  }

  /// What was found.
  package struct Report: Sendable {
    /// Whose passport; the record that others were merged into, where they were.
    package let worker: WorkerID
    /// The report.
    package let readiness: ReadinessReport
    /// What stands in the way of a move.
    package let transferItems: [TransferItem]
    /// The bodies that the report names.
    package let organisations: [OrganisationID: Organisation]
    /// This look.
    package let access: AccessID
  }

  /// The report on the passport as far as the caller may see it; the look is logged before.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; a refusal of evidence is a finding.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    guard request.asker == nil || request.asker == call.caller.organisation else {
      throw ServiceError.contradiction(
        "asking_organisation_id", "must be the caller's own organisation, or empty")
    }
    let role = try AskedRole(request.role, field: "role_code")
    let moments = try AskedMoments(request.question, at: service.now())
    let purpose = request.question.purpose
    let found = try await service.look(call, for: purpose) { records in
      try records.open(
        request.worker, for: purpose.listed, call, moments, from: service.policies)
    }
    let report = Report(found, for: role, access: service.newID())
    let look = found.sight.look(of: call, id: report.access, at: moments.now)
    try await service.record([look], of: call)
    return report
  }
}

extension VerifyPassport.Report {
  /// What was found in `passport` for `role`.
  init(_ passport: PassportCase, for role: AskedRole, access: AccessID) {
    worker = passport.facts.worker.id
    readiness = passport.readiness(for: role)
    transferItems = passport.transferItems(readiness)
    organisations = passport.facts.organisations
    self.access = access
  }
}
