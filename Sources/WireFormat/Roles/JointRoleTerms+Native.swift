package import OneWorkforceProtos
import Planning
package import Roles
package import Vocabulary

extension WireJointRoleTerms {
  /// The terms.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> JointRoleTerms {
    try requireAtMost(20, parties.count, "parties")
    var read: [JointRoleParty] = []
    for (index, party) in parties.enumerated() {
      read.append(
        try under("parties[\(index)]") { () throws(ServiceError) in try party.native() })
    }
    var parts = JointRoleTerms.Parts(
      title: title, purpose: purpose,
      lead: try requiredID(leadOrganisationID, "lead_organisation_id"),
      period: try datePeriod(from, to, "from", "to"), origin: try nativeOrigin(),
      postKind: try PostCode(postKind, field: "post_kind"), parties: read)
    parts.place = try optionalID(placeID, "place_id")
    parts.homeGroup = homeGroup.isEmpty ? nil : try GroupCode(homeGroup, field: "home_group")
    parts.role = roleCode.isEmpty ? nil : try RoleCode(roleCode, field: "role_code")
    parts.interventions = try statementCodes(interventionCodes, "intervention_codes")
    parts.template = try optionalID(templateID, "template_id")
    parts.hoursOptOutOn = try optionalDate(hoursOptOutOn, "hours_opt_out_on")
    if hasBacking {
      parts.backing = try under("backing") { () throws(ServiceError) in try backing.native() }
    }
    if hasFteExemption {
      parts.fullTimeExemption = try under("fte_exemption") { () throws(ServiceError) in
        try JointRoleTerms.Exemption(approver: fteExemption.approver, reason: fteExemption.reason)
      }
    }
    try addPeople(to: &parts)
    return try JointRoleTerms(parts)
  }

  private func nativeOrigin() throws(ServiceError) -> JointRoleTerms.Origin {
    switch origin {
    case "NEW":
      guard post.isEmpty else {
        throw ServiceError(
          .invalidArgument, .fieldNotAllowed, field: "post", "must be empty for a new role")
      }
      return .new
    case "REPLACES": return .replaces(try boundedText(post, field: "post", limit: 100))
    case "EXISTING": return .existing(try boundedText(post, field: "post", limit: 100))
    case "":
      throw ServiceError(.invalidArgument, .fieldRequired, field: "origin", "must be given")
    default:
      throw ServiceError(
        .invalidArgument, .enumUnknown, field: "origin",
        "must be one of `NEW`, `REPLACES`, `EXISTING`; got \(quoted(origin))")
    }
  }

  private func addPeople(to parts: inout JointRoleTerms.Parts) throws(ServiceError) {
    try requireAtMost(50, holders.count, "holders")
    try requireAtMost(50, rotation.count, "rotation")
    for (index, holder) in holders.enumerated() {
      parts.holdings.append(
        try under("holders[\(index)]") { () throws(ServiceError) in
          JointRoleTerms.Holding(
            worker: try requiredID(holder.workerID, "worker_id"),
            period: try datePeriod(holder.from, holder.to, "from", "to"))
        })
    }
    for (index, leg) in rotation.enumerated() {
      parts.rotation.append(
        try under("rotation[\(index)]") { () throws(ServiceError) in
          try JointRoleTerms.Leg(
            organisation: requiredID(leg.organisationID, "organisation_id"),
            location: leg.location.isEmpty ? nil : leg.location,
            period: datePeriod(leg.from, leg.to, "from", "to"))
        })
    }
  }
}

extension WireRoleBacking {
  func native() throws(ServiceError) -> JointRoleTerms.Backing {
    try JointRoleTerms.Backing(
      sponsor: sponsor, fund: fund, endsOn: requiredDate(endsOn, "ends_on"))
  }
}

extension WireShare {
  func native(_ field: String) throws(ServiceError) -> Fraction {
    try Fraction(numerator, over: denominator, field: field)
  }
}

extension WireJointRoleParty {
  func native() throws(ServiceError) -> JointRoleParty {
    var parts = JointRoleParty.Parts(
      organisation: try requiredID(organisationID, "organisation_id"),
      kind: try requiredChoice(kind, "kind"), period: try datePeriod(from, to, "from", "to"),
      costShare: try required(hasCostShare, costShare, "cost_share").native("cost_share"),
      fundingShare: try required(hasFundingShare, fundingShare, "funding_share")
        .native("funding_share"),
      legalBasis: try requiredChoice(legalBasis, "legal_basis"))
    parts.engagements = try requiredIDs(engagementIds, "engagement_ids", atMost: 20)
    parts.fullTimeEquivalent = hasFte ? try fte.native("fte") : nil
    parts.contractedMinutesPerWeek =
      hasContractedMinutesPerWeek ? Int(contractedMinutesPerWeek) : nil
    parts.pay = try nativePay()
    parts.consultedOn = try optionalDate(consultedOn, "consulted_on")
    parts.continuityDate = try optionalDate(continuityDate, "continuity_date")
    try requireAtMost(50, lineManagers.count, "line_managers")
    for (index, manager) in lineManagers.enumerated() {
      parts.lineManagers.append(
        try under("line_managers[\(index)]") { () throws(ServiceError) in
          try manager.native()
        })
    }
    parts.professionalLead = professionalLead.isEmpty ? nil : professionalLead
    parts.indemnity = try optionalID(indemnityID, "indemnity_id")
    parts.agreements = try requiredIDs(agreementIds, "agreement_ids", atMost: 20)
    parts.group = group.isEmpty ? nil : try GroupCode(group, field: "group")
    return try JointRoleParty(parts)
  }

  private func nativePay() throws(ServiceError) -> PayTerms? {
    guard let framework: PayTerms.Framework = try optionalChoice(payFramework, "pay_framework")
    else {
      guard payPoint.isEmpty else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "pay_point",
          "must be empty without a pay framework")
      }
      return nil
    }
    return try PayTerms(framework: framework, point: payPoint)
  }
}

extension WireLineManager {
  func native() throws(ServiceError) -> LineManager {
    try LineManager(
      worker: requiredID(workerID, "worker_id"),
      organisation: requiredID(organisationID, "organisation_id"), post: post,
      period: datePeriod(from, to, "from", "to"))
  }
}
