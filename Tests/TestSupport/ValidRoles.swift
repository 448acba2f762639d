package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// One valid request of each rpc of joint roles, about made-up records: what is wrong with its
/// shape is refused before any record is read. A bad request differs from it in one thing.
package enum ValidRoles {
  /// The trust.
  package static let trust = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a40"
  /// The council.
  package static let council = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a41"
  /// The holder.
  package static let holder = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a42"
  /// The manager.
  package static let manager = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a43"
  /// A joint role, or any other record.
  package static let record = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a44"

  private static let requestID = "0c2f7a31-7d64-4c0e-8a55-3a1f9d1e6b05"

  /// Half at the trust and half at the council, new, with everything said.
  package static let terms = WireJointRoleTerms.with {
    $0.title = "Joint care co-ordinator"
    $0.purpose = "one plan for both services"
    $0.leadOrganisationID = trust
    $0.from = "2026-07-01"
    $0.origin = "REPLACES"
    $0.post = "ward clerk"
    $0.backing.sponsor = "chief nurse"
    $0.backing.fund = "shared fund"
    $0.backing.endsOn = "2028-04-01"
    $0.postKind = "CARE-COORD"
    $0.placeID = record
    $0.homeGroup = "CARE-COORD"
    $0.roleCode = "CARE-WORKER"
    $0.interventionCodes = ["MED-INSULIN-PEN"]
    $0.holders = [
      .with {
        $0.workerID = holder
        $0.from = "2026-07-01"
      }
    ]
    $0.parties = [party(trust, base: 2_250), party(council, base: 2_220)]
    $0.rotation = [
      .with {
        $0.organisationID = trust
        $0.location = "ward 4"
        $0.from = "2026-07-01"
        $0.to = "2026-10-01"
      }
    ]
    $0.fteExemption.approver = "chief nurse"
    $0.fteExemption.reason = "winter cover"
    $0.hoursOptOutOn = "2026-06-30"
  }

  private static func party(_ organisation: String, base: Int32) -> WireJointRoleParty {
    .with {
      $0.organisationID = organisation
      $0.kind = "HOME_EMPLOYER"
      $0.from = "2026-07-01"
      $0.fte.numerator = 1
      $0.fte.denominator = 2
      $0.fte.baseMinutesPerWeek = base
      $0.contractedMinutesPerWeek = base / 2
      $0.costShare.numerator = 1
      $0.costShare.denominator = 2
      $0.fundingShare = $0.costShare
      $0.payFramework = "AFC"
      $0.payPoint = "band 6"
      $0.legalBasis = "EMPLOYMENT"
      $0.consultedOn = "2026-06-01"
      $0.continuityDate = "2015-04-01"
      $0.lineManagers = [lineManager(of: organisation)]
      $0.professionalLead = "director of nursing"
      $0.indemnityID = record
      $0.agreementIds = [record]
      $0.group = "CARE-COORD"
    }
  }

  private static func lineManager(of organisation: String) -> WireLineManager {
    .with {
      $0.workerID = manager
      $0.organisationID = organisation
      $0.post = "matron"
      $0.from = "2026-07-01"
    }
  }

  /// A draft.
  package static let draftJointRole = WireDraftJointRoleRequest.with {
    $0.requestID = requestID
    $0.terms = terms
  }

  /// An acceptance.
  package static let agreeJointRole = WireAgreeJointRoleRequest.with {
    $0.requestID = requestID
    $0.roleID = record
    $0.etag = "v3"
    $0.post = "director"
  }

  /// A change.
  package static let changeJointRole = WireChangeJointRoleRequest.with {
    $0.requestID = requestID
    $0.roleID = record
    $0.etag = "v3"
    $0.terms = terms
    $0.from = "2026-08-01"
  }

  /// An end.
  package static let endJointRole = WireEndJointRoleRequest.with {
    $0.requestID = requestID
    $0.roleID = record
    $0.etag = "v3"
    $0.on = "2026-08-01"
    $0.reason = "money spent"
  }

  /// An item of an import.
  package static let importJointRole = WireImportJointRoleRequest.with {
    $0.requestID = requestID
    $0.terms = terms
    $0.terms.origin = "EXISTING"
  }

  /// One role.
  package static let getJointRole = WireGetJointRoleRequest.with {
    $0.roleID = record
    $0.on = "2026-08-01"
    $0.asKnownAt = .init(seconds: 1_773_748_800, nanos: 0)
  }

  /// A list.
  package static let listJointRoles = WireListJointRolesRequest.with {
    $0.organisationID = trust
    $0.on = "2026-08-01"
    $0.pageSize = 10
  }

  /// Totals of a year.
  package static let describeJointPosts = WireDescribeJointPostsRequest.with {
    $0.placeID = record
    $0.from = "2026-08-01"
    $0.months = 12
  }

  /// A line manager of one worker.
  package static let nameLineManager = WireNameLineManagerRequest.with {
    $0.requestID = requestID
    $0.workerIds = [holder]
    $0.lineManager = lineManager(of: council)
  }

  /// Who is unmanaged.
  package static let listUnmanaged = WireListUnmanagedRequest.with { $0.on = "2026-08-01" }

  /// A team.
  package static let listTeam = WireListTeamRequest.with {
    $0.managerID = manager
    $0.on = "2026-08-01"
  }

  /// A blended role.
  package static let recordRoleTemplate = WireRecordRoleTemplateRequest.with {
    $0.requestID = requestID
    $0.template.title = "Blended home care"
    $0.template.roleCode = "CARE-WORKER"
    $0.template.interventionCodes = ["MED-INSULIN-PEN"]
  }

  /// A list of blended roles.
  package static let listRoleTemplates = WireListRoleTemplatesRequest.with {
    $0.organisationID = trust
    $0.pageSize = 10
  }
}
