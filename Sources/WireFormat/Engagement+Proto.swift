package import OneWorkforceProtos
package import Operations
package import Roles
package import Vocabulary

extension WireEngagement {
  /// The engagement as it was sent.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> EngagementDraft {
    EngagementDraft(
      organisation: try optionalID(organisationID, "organisation_id"),
      kind: try kind.native("kind"),
      legalBasis: try requiredChoice(legalBasis, "legal_basis"),
      role: roleCode.isEmpty ? nil : try RoleCode(roleCode, field: "role_code"),
      ascWDSJobRole: ascWdsJobRole == 0 ? nil : Int(ascWdsJobRole),
      period: try datePeriod(from, to, "from", "to"),
      fullTimeEquivalent: hasFte ? try fte.native("fte") : nil,
      contractedMinutesPerWeek: hasContractedMinutesPerWeek
        ? Int(contractedMinutesPerWeek) : nil)
  }
}

extension Engagement {
  /// The engagement as the wire writes it.
  package func proto() -> WireEngagement {
    .with {
      $0.organisationID = organisation.description
      $0.kind = WireEngagementKind(kind)
      $0.legalBasis = legalBasis.rawValue
      $0.roleCode = role?.text ?? ""
      $0.ascWdsJobRole = Int32(clamping: ascWDSJobRole ?? 0)
      $0.from = period.start.description
      $0.to = period.end?.description ?? ""
      if let fullTimeEquivalent { $0.fte = fullTimeEquivalent.proto() }
      if let minutes = contractedMinutesPerWeek {
        $0.contractedMinutesPerWeek = Int32(clamping: minutes)
      }
    }
  }
}

extension WireFullTimeEquivalent {
  /// The share of full-time work, in lowest terms.
  package func native(_ field: String) throws(ServiceError) -> FullTimeEquivalent {
    try FullTimeEquivalent(
      numerator, over: denominator, baseMinutesPerWeek: baseMinutesPerWeek, field: field)
  }
}

extension FullTimeEquivalent {
  /// The share of full-time work as the wire writes it.
  package func proto() -> WireFullTimeEquivalent {
    .with {
      $0.numerator = numerator
      $0.denominator = denominator
      $0.baseMinutesPerWeek = baseMinutesPerWeek
    }
  }
}
