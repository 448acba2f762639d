package import OneWorkforceProtos
import Planning
package import Roles
import Vocabulary

extension JointRoleTerms {
  /// The terms as the wire writes them.
  package func proto() -> WireJointRoleTerms {
    .with {
      $0.title = parts.title
      $0.purpose = parts.purpose
      $0.leadOrganisationID = parts.lead.description
      $0.from = period.start.description
      $0.to = period.end?.description ?? ""
      ($0.origin, $0.post) = parts.origin.words
      $0.postKind = parts.postKind.text
      $0.placeID = parts.place?.description ?? ""
      $0.homeGroup = parts.homeGroup?.text ?? ""
      $0.roleCode = parts.role?.text ?? ""
      $0.interventionCodes = parts.interventions.sorted().map(\.text)
      $0.templateID = parts.template?.description ?? ""
      $0.hoursOptOutOn = parts.hoursOptOutOn?.description ?? ""
      if let backing = parts.backing {
        $0.backing.sponsor = backing.sponsor
        $0.backing.fund = backing.fund
        $0.backing.endsOn = backing.endsOn.description
      }
      if let exemption = parts.fullTimeExemption {
        $0.fteExemption.approver = exemption.approver
        $0.fteExemption.reason = exemption.reason
      }
      $0.parties = parties.map { $0.proto() }
      $0.holders = holdings.map { holding in
        .with {
          $0.workerID = holding.worker.description
          $0.from = holding.period.start.description
          $0.to = holding.period.end?.description ?? ""
        }
      }
      $0.rotation = parts.rotation.map { leg in
        .with {
          $0.organisationID = leg.organisation.description
          $0.location = leg.location ?? ""
          $0.from = leg.period.start.description
          $0.to = leg.period.end?.description ?? ""
        }
      }
    }
  }
}

extension JointRoleTerms.Origin {
  fileprivate var words: (origin: String, post: String) {
    switch self {
    case .new: ("NEW", "")
    case .replaces(let post): ("REPLACES", post)
    case .existing(let post): ("EXISTING", post)
    }
  }
}

extension Fraction {
  func share() -> WireShare {
    .with {
      $0.numerator = numerator
      $0.denominator = denominator
    }
  }
}

extension JointRoleParty {
  func proto() -> WireJointRoleParty {
    .with {
      $0.organisationID = organisation.description
      $0.kind = kind.rawValue
      $0.from = period.start.description
      $0.to = period.end?.description ?? ""
      $0.engagementIds = parts.engagements.map(\.description)
      if let fte = parts.fullTimeEquivalent { $0.fte = fte.proto() }
      if let minutes = parts.contractedMinutesPerWeek {
        $0.contractedMinutesPerWeek = Int32(clamping: minutes)
      }
      $0.costShare = parts.costShare.share()
      $0.fundingShare = parts.fundingShare.share()
      $0.payFramework = parts.pay?.framework.rawValue ?? ""
      $0.payPoint = parts.pay?.point ?? ""
      $0.legalBasis = parts.legalBasis.rawValue
      $0.consultedOn = parts.consultedOn?.description ?? ""
      $0.continuityDate = parts.continuityDate?.description ?? ""
      $0.lineManagers = lineManagers.map { $0.proto() }
      $0.professionalLead = parts.professionalLead ?? ""
      $0.indemnityID = parts.indemnity?.description ?? ""
      $0.agreementIds = parts.agreements.map(\.description)
      $0.group = parts.group?.text ?? ""
    }
  }
}

extension LineManager {
  func proto() -> WireLineManager {
    .with {
      $0.workerID = worker.description
      $0.organisationID = organisation.description
      $0.post = post
      $0.from = period.start.description
      $0.to = period.end?.description ?? ""
    }
  }
}
