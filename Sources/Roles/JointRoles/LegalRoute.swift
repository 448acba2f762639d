package import Organisations
import ReferenceData
package import Vocabulary

/// Which terms in law fit which kinds of body, and which loans of staff carry a cost flag.
package enum LegalRoute {
  /// A loan of staff whose cost differs by its direction. It names the basis and the direction; no
  /// tax is computed.
  package struct CostFlag: Hashable, Sendable {
    /// Who lends.
    package let from: OrganisationID
    /// Who borrows.
    package let to: OrganisationID
    /// On what terms.
    package let basis: Engagement.LegalBasis
    /// `NHS_TO_COUNCIL` and so on.
    package let direction: String
    /// Whether somebody must look at its cost before it is agreed.
    package let needsCostReview: Bool

    /// A flag of these parts.
    package init(
      from: OrganisationID, to: OrganisationID, basis: Engagement.LegalBasis, direction: String,
      needsCostReview: Bool
    ) {
      self.from = from
      self.to = to
      self.basis = basis
      self.direction = direction
      self.needsCostReview = needsCostReview
    }
  }

  /// Refuses terms in law that no party of its kind can work on.
  ///
  /// Sections 113 and 75 join a council and an NHS body (S55); an honorary contract or a licence to
  /// attend is given by an NHS host (S54); a host employs nobody. `isImported` spares the day of
  /// consultation, which nobody may know any more.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT` or `FIELD_REQUIRED`, naming
  ///   `parties[i].legal_basis` or `parties[i].consulted_on`.
  package static func check(
    _ terms: JointRoleTerms, kinds: [OrganisationID: OrganisationKind], isImported: Bool
  ) throws(ServiceError) {
    for (index, party) in terms.parties.enumerated() where party.kind.isWorkedAt {
      let field = "parties[\(index)]"
      if let fault = fault(of: party, in: terms, kinds) {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: field + ".legal_basis",
          "\(fault); got \(quoted(party.parts.legalBasis.rawValue))")
      }
      guard party.parts.legalBasis == .section113, !isImported else { continue }
      let first = terms.holdings.compactMap { $0.period.intersection(party.period)?.start }.min()
      if let first, party.parts.consultedOn.map({ $0 > first }) ?? true {
        throw ServiceError(
          .invalidArgument, .fieldRequired, field: field + ".consulted_on",
          "must be a day up to \(first): section 113 asks that the officer is consulted first")
      }
    }
  }

  private static func fault(
    of party: JointRoleParty, in terms: JointRoleTerms,
    _ kinds: [OrganisationID: OrganisationKind]
  ) -> String? {
    let kind = kinds[party.organisation] ?? .other
    switch party.parts.legalBasis {
    case .employment, .bank, .agency:
      return party.kind == .host ? "must not be a contract of employment for a host" : nil
    case .secondment: return nil
    case .honorary, .licenceToAttend:
      return party.kind == .host && kind.isHealthBody
        ? nil : "must be given by a host of the NHS"
    case .section113, .section75:
      let others = terms.parties.filter {
        $0.kind.isWorkedAt && $0.period.overlaps(party.period)
          && $0.organisation != party.organisation
      }.map { kinds[$0.organisation] ?? .other }
      let isJoined =
        kind == .localAuthority && others.contains(where: \.isStatutoryHealthBody)
        || kind.isStatutoryHealthBody && others.contains(.localAuthority)
      return isJoined
        ? nil
        : "must join a council and an NHS body; an independent provider takes a secondment or a "
          + "service agreement"
    }
  }

  /// The loans of staff in `terms`, in their order: a home employer's people at a host.
  package static func costFlags(
    of terms: JointRoleTerms, kinds: [OrganisationID: OrganisationKind]
  ) -> [CostFlag] {
    terms.parties.filter { $0.kind == .host && $0.parts.legalBasis.isLoan }.flatMap { host in
      terms.parties.filter {
        $0.kind == .homeEmployer && $0.period.overlaps(host.period)
      }.map { employer in
        let (from, to) = (
          (kinds[employer.organisation] ?? .other).side, (kinds[host.organisation] ?? .other).side
        )
        return CostFlag(
          from: employer.organisation, to: host.organisation, basis: host.parts.legalBasis,
          direction: "\(from)_TO_\(to)", needsCostReview: from == "NHS" && to == "COUNCIL")
      }
    }
  }
}

extension Engagement.LegalBasis {
  /// Whether a home employer lends its staff on such terms.
  fileprivate var isLoan: Bool {
    switch self {
    case .secondment, .section113, .section75: true
    case .employment, .honorary, .licenceToAttend, .bank, .agency: false
    }
  }
}

extension OrganisationKind {
  /// Whether it is an NHS body in the sense of sections 113 and 75.
  fileprivate var isStatutoryHealthBody: Bool {
    self == .nhsTrust || self == .integratedCareBoard
  }

  /// Whether it is of the NHS in the wider sense, which may give honorary contracts.
  fileprivate var isHealthBody: Bool {
    isStatutoryHealthBody || self == .primaryCareNetwork || self == .generalPractice
  }

  fileprivate var side: String {
    if isHealthBody { return "NHS" }
    return self == .localAuthority ? "COUNCIL" : "INDEPENDENT"
  }
}
