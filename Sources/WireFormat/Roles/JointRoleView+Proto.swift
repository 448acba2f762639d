package import OneWorkforceProtos
package import Operations
import ReferenceData
package import Roles
package import Vocabulary

extension JointRoleView {
  /// The role as the wire writes it.
  package func proto() -> WireJointRole {
    .with {
      $0.id = role.id.description
      $0.state = role.state(on: day).rawValue
      if let terms { $0.terms = terms.proto() }
      $0.newestTerms = newest.proto()
      $0.newestVersion = Int32(clamping: role.latest.number)
      $0.awaitedOrganisationIds = role.awaited.sorted().map(\.description)
      $0.imported = role.isImported
      if let load { $0.load = load.proto() }
      $0.gaps = gaps.map { $0.proto() }
      $0.costFlags = costFlags.map { $0.proto() }
      $0.events = role.events.map { $0.proto() }
      $0.etag = etag?.text ?? ""
    }
  }
}

extension JointRoleLoad {
  func proto() -> WireRoleLoad {
    .with {
      $0.fte = fullTime.description
      $0.minutesPerWeek = minutesPerWeek.description
      $0.words = words
    }
  }
}

extension JointRoleFault {
  func proto() -> WireRoleGap {
    .with {
      $0.code = fault.rawValue
      $0.field = field
      $0.message = message
      $0.nextStep = ValidationCodes.entry(for: fault).whatToDo
    }
  }
}

extension LegalRoute.CostFlag {
  func proto() -> WireCostFlag {
    .with {
      $0.fromOrganisationID = from.description
      $0.toOrganisationID = to.description
      $0.legalBasis = basis.rawValue
      $0.direction = direction
      $0.needsCostReview = needsCostReview
    }
  }
}

extension JointRoleEvent {
  func proto() -> WireJointRoleEvent {
    .with {
      $0.id = id.description
      $0.organisationID = by.description
      $0.recordedAt = recordedAt.proto()
      switch what {
      case .drafted: $0.kind = "DRAFTED"
      case .imported: $0.kind = "IMPORTED"
      case .proposed(_, let from):
        $0.kind = "PROPOSED"
        $0.on = from.description
      case .accepted(let version, let post):
        $0.kind = "ACCEPTED"
        $0.version = Int32(clamping: version)
        $0.post = post
      case .managed(let manager):
        $0.kind = "MANAGED"
        $0.lineManager = manager.proto()
      case .ended(let day, let reason):
        $0.kind = "ENDED"
        $0.on = day.description
        $0.reason = reason
      }
    }
  }
}

extension WireCostFlag {
  /// The flag read back from an answer, for documents that a client makes.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> LegalRoute.CostFlag {
    LegalRoute.CostFlag(
      from: try requiredID(fromOrganisationID, "from_organisation_id"),
      to: try requiredID(toOrganisationID, "to_organisation_id"),
      basis: try requiredChoice(legalBasis, "legal_basis"), direction: direction,
      needsCostReview: needsCostReview)
  }
}
