import Access
import Passports
import ReferenceData
package import Roles
package import Vocabulary

/// An engagement as it was sent: its body may be left to the caller's organisation.
package struct EngagementDraft: Sendable {
  /// The body the work is for; nil: the caller's organisation.
  package var organisation: OrganisationID?
  /// Which of the seven kinds.
  package var kind: Engagement.Kind
  /// The terms in law.
  package var legalBasis: Engagement.LegalBasis
  /// The role profile, where one fits.
  package var role: RoleCode?
  /// The job role code of ASC-WDS, where the employer gives one.
  package var ascWDSJobRole: Int?
  /// The days it lasts.
  package var period: DatePeriod
  /// The share of full-time work, where known.
  package var fullTimeEquivalent: FullTimeEquivalent?
  /// Contracted minutes a week, where known.
  package var contractedMinutesPerWeek: Int?

  /// A draft with these parts.
  package init(
    organisation: OrganisationID?, kind: Engagement.Kind, legalBasis: Engagement.LegalBasis,
    role: RoleCode?, ascWDSJobRole: Int?, period: DatePeriod,
    fullTimeEquivalent: FullTimeEquivalent?, contractedMinutesPerWeek: Int?
  ) {
    self.organisation = organisation
    self.kind = kind
    self.legalBasis = legalBasis
    self.role = role
    self.ascWDSJobRole = ascWDSJobRole
    self.period = period
    self.fullTimeEquivalent = fullTimeEquivalent
    self.contractedMinutesPerWeek = contractedMinutesPerWeek
  }

  /// The engagement with the caller's own organisation, of a kind that the caller's duty keeps.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault under `engagement`.
  func settled(for call: Call) throws(ServiceError) -> Engagement {
    let own = try call.organisation
    guard organisation == nil || organisation == own else {
      throw .contradiction(
        "engagement.organisation_id", "must be the caller's own organisation, or empty")
    }
    guard kind.isLearner == (call.caller.duty == .trainer) else {
      throw .contradiction(
        "engagement.kind",
        "must be a placement where a trainer records it and any other kind where a manager does")
    }
    try checkCodes()
    do {
      return try Engagement(
        organisation: own, kind: kind, legalBasis: legalBasis, role: role,
        ascWDSJobRole: ascWDSJobRole, period: period, fullTimeEquivalent: fullTimeEquivalent,
        contractedMinutesPerWeek: contractedMinutesPerWeek)
    } catch {
      throw error.within("engagement")
    }
  }

  private func checkCodes() throws(ServiceError) {
    if let role { _ = try PassportPolicy.known(role, field: "engagement.role_code") }
    if let job = ascWDSJobRole, ASCWDSJobRoles.find(fileCode: job) == nil {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "engagement.asc_wds_job_role",
        "must be a job role code of ASC-WDS bulk files; got \(quoted("\(job)"))")
    }
  }
}
