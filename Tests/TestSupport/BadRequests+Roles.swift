package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Requests about joint roles whose shape must be refused, by rpc. Each spoils one thing of the
/// request of the same name in ``ValidRoles``.
package enum BadRoles {
  /// How many rows the tables have.
  package static var count: Int {
    draftJointRole.count + agreeJointRole.count + changeJointRole.count + endJointRole.count
      + getJointRole.count + listJointRoles.count + describeJointPosts.count
      + nameLineManager.count + listUnmanaged.count + listTeam.count + recordRoleTemplate.count
      + listRoleTemplates.count
  }

  private static let long = String(repeating: "a", count: 101)

  /// Drafts: what is wrong with terms.
  package static let draftJointRole: [BadRequest<WireDraftJointRoleRequest>] =
    terms + parties + shares

  private static let terms: [BadRequest<WireDraftJointRoleRequest>] = [
    BadRequest("no name of the change", .fieldRequired, "request_id") { $0.requestID = "" },
    BadRequest("no terms", .fieldRequired, "terms") { $0.clearTerms() },
    BadRequest("no title", .fieldRequired, "terms.title") { $0.terms.title = "" },
    BadRequest("a title of 101 characters", .fieldTooLong, "terms.title") {
      $0.terms.title = long
    },
    BadRequest("no purpose", .fieldRequired, "terms.purpose") { $0.terms.purpose = "" },
    BadRequest("a lead by name", .idMalformed, "terms.lead_organisation_id") {
      $0.terms.leadOrganisationID = "the trust"
    },
    BadRequest("a lead that is no party", .fieldsContradict, "terms.lead_organisation_id") {
      $0.terms.leadOrganisationID = ValidRoles.record
    },
    BadRequest("no first day", .fieldRequired, "terms.from") { $0.terms.from = "" },
    BadRequest("a day that never was", .dateInvalid, "terms.from") {
      $0.terms.from = "2026-02-30"
    },
    BadRequest("an end before the start", .intervalReversed, "terms.to") {
      $0.terms.to = "2026-07-01"
    },
    BadRequest("no origin", .fieldRequired, "terms.origin") { $0.terms.origin = "" },
    BadRequest("an origin of its own", .enumUnknown, "terms.origin") { $0.terms.origin = "OLD" },
    BadRequest("a new role with a post", .fieldNotAllowed, "terms.post") {
      $0.terms.origin = "NEW"
    },
    BadRequest("a replacement of nothing", .fieldRequired, "terms.post") { $0.terms.post = "" },
    BadRequest("a sponsor without a fund", .fieldRequired, "terms.backing.fund") {
      $0.terms.backing.fund = ""
    },
    BadRequest("money without an end", .fieldRequired, "terms.backing.ends_on") {
      $0.terms.backing.endsOn = ""
    },
    BadRequest("no kind of post", .fieldRequired, "terms.post_kind") { $0.terms.postKind = "" },
    BadRequest("an unknown profile", .codeUnknown, "terms.role_code") {
      $0.terms.roleCode = "ASTRONAUT"
    },
    BadRequest("a task that is none", .codeUnknown, "terms.intervention_codes") {
      $0.terms.interventionCodes = ["JUGGLING"]
    },
    BadRequest("a task twice", .duplicateItem, "terms.intervention_codes[1]") {
      $0.terms.interventionCodes += $0.terms.interventionCodes
    },
    BadRequest("an approval without a reason", .fieldRequired, "terms.fte_exemption.reason") {
      $0.terms.fteExemption.reason = ""
    },
    BadRequest("a holder by name", .idMalformed, "terms.holders[0].worker_id") {
      $0.terms.holders[0].workerID = "Nadia"
    },
    BadRequest("a holder before the role", .fieldsContradict, "terms.holders[0].from") {
      $0.terms.holders[0].from = "2026-06-30"
    },
    BadRequest("two holders at once", .fieldsContradict, "terms.holders[1].from") {
      $0.terms.holders += $0.terms.holders
    },
    BadRequest("51 holders", .listTooLong, "terms.holders") {
      $0.terms.holders = Array(repeating: $0.terms.holders[0], count: 51)
    },
    BadRequest(
      "a rotation through a stranger", .fieldsContradict, "terms.rotation[0].organisation_id"
    ) { $0.terms.rotation[0].organisationID = ValidRoles.record },
    BadRequest("a rotation in two places at once", .fieldsContradict, "terms.rotation[1].from") {
      $0.terms.rotation += $0.terms.rotation
    },
  ]

  private static let parties: [BadRequest<WireDraftJointRoleRequest>] = [
    BadRequest("one party", .listTooLong, "terms.parties") { $0.terms.parties.removeLast() },
    BadRequest("21 parties", .listTooLong, "terms.parties") {
      $0.terms.parties = Array(repeating: $0.terms.parties[0], count: 21)
    },
    BadRequest("the same body twice", .fieldsContradict, "terms.parties") {
      $0.terms.parties[1].organisationID = ValidRoles.trust
    },
    BadRequest("no body", .fieldRequired, "terms.parties[0].organisation_id") {
      $0.terms.parties[0].organisationID = ""
    },
    BadRequest("a kind of its own", .enumUnknown, "terms.parties[0].kind") {
      $0.terms.parties[0].kind = "FRIEND"
    },
    BadRequest("a party before the role", .fieldsContradict, "terms.parties[0].from") {
      $0.terms.parties[0].from = "2026-06-30"
    },
    BadRequest("no share of full time", .fieldRequired, "terms.parties[0].fte") {
      $0.terms.parties[0].clearFte()
    },
    BadRequest("a funder that is worked at", .fieldNotAllowed, "terms.parties[1].fte") {
      $0.terms.parties[1].kind = "FUNDER"
    },
    BadRequest("FTE over nothing", .valueOutOfRange, "terms.parties[0].fte") {
      $0.terms.parties[0].fte.denominator = 0
    },
    BadRequest("more than double time", .valueOutOfRange, "terms.parties[0].fte") {
      $0.terms.parties[0].fte.numerator = 5
    },
    BadRequest("no full-time week", .valueOutOfRange, "terms.parties[0].fte") {
      $0.terms.parties[0].fte.baseMinutesPerWeek = 0
    },
    BadRequest(
      "minutes off the share", .fieldsContradict, "terms.parties[0].contracted_minutes_per_week"
    ) { $0.terms.parties[0].contractedMinutesPerWeek = 1_126 },
    BadRequest("a pay framework of its own", .enumUnknown, "terms.parties[0].pay_framework") {
      $0.terms.parties[0].payFramework = "LOCAL"
    },
    BadRequest("a pay point alone", .fieldsContradict, "terms.parties[0].pay_point") {
      $0.terms.parties[0].payFramework = ""
    },
    BadRequest("a basis of its own", .enumUnknown, "terms.parties[0].legal_basis") {
      $0.terms.parties[0].legalBasis = "FAVOUR"
    },
    BadRequest("an agreement twice", .duplicateItem, "terms.parties[0].agreement_ids") {
      $0.terms.parties[0].agreementIds += $0.terms.parties[0].agreementIds
    },
    BadRequest(
      "a manager without a post", .fieldRequired, "terms.parties[0].line_managers[0].post"
    ) { $0.terms.parties[0].lineManagers[0].post = "" },
    BadRequest(
      "two managers at once", .fieldsContradict, "terms.parties[0].line_managers[1]"
    ) { $0.terms.parties[0].lineManagers += $0.terms.parties[0].lineManagers },
    BadRequest(
      "a holder who manages", .fieldsContradict, "terms.parties[0].line_managers[0].worker_id"
    ) { $0.terms.parties[0].lineManagers[0].workerID = ValidRoles.holder },
    BadRequest("no home employer", .fieldsContradict, "terms.parties") {
      $0.terms.parties[0].kind = "HOST"
      $0.terms.parties[1].kind = "HOST"
    },
  ]

  private static let shares: [BadRequest<WireDraftJointRoleRequest>] = [
    BadRequest("no cost share", .fieldRequired, "terms.parties[0].cost_share") {
      $0.terms.parties[0].clearCostShare()
    },
    BadRequest("a share over nothing", .valueOutOfRange, "terms.parties[0].cost_share") {
      $0.terms.parties[0].costShare.denominator = 0
    },
    BadRequest("a share below nothing", .valueOutOfRange, "terms.parties[0].funding_share") {
      $0.terms.parties[0].fundingShare.numerator = -1
    },
    BadRequest("costs off by a millionth", .fieldsContradict, "terms.parties.cost_share") {
      $0.terms.parties[0].costShare.numerator = 499_999
      $0.terms.parties[0].costShare.denominator = 1_000_000
    },
    BadRequest("funding of more than all", .fieldsContradict, "terms.parties.funding_share") {
      $0.terms.parties[0].fundingShare.numerator = 2
      $0.terms.parties[0].fundingShare.denominator = 3
    },
    BadRequest("a party that leaves a gap", .fieldsContradict, "terms.parties.cost_share") {
      $0.terms.parties[1].to = "2026-09-01"
    },
  ]

  /// Acceptances.
  package static let agreeJointRole: [BadRequest<WireAgreeJointRoleRequest>] = [
    BadRequest("no role", .fieldRequired, "role_id") { $0.roleID = "" },
    BadRequest("no version", .fieldRequired, "etag") { $0.etag = "" },
    BadRequest("nobody who signs", .fieldRequired, "post") { $0.post = "" },
    BadRequest("a post of 101 characters", .fieldTooLong, "post") { $0.post = long },
  ]

  /// Changes.
  package static let changeJointRole: [BadRequest<WireChangeJointRoleRequest>] = [
    BadRequest("no terms", .fieldRequired, "terms") { $0.clearTerms() },
    BadRequest("no day", .fieldRequired, "from") { $0.from = "" },
    BadRequest("a day before the terms", .fieldsContradict, "from") { $0.from = "2026-06-30" },
    BadRequest("no version", .fieldRequired, "etag") { $0.etag = "" },
  ]

  /// Ends.
  package static let endJointRole: [BadRequest<WireEndJointRoleRequest>] = [
    BadRequest("a role by name", .idMalformed, "role_id") { $0.roleID = "the role" },
    BadRequest("no day", .fieldRequired, "on") { $0.on = "" },
    BadRequest("no reason", .fieldRequired, "reason") { $0.reason = "" },
  ]

  /// Items of an import; each is refused in its place.
  package static let importJointRole: [BadRequest<WireImportJointRoleRequest>] = [
    BadRequest("a new role", .fieldsContradict, "terms.origin") { $0.terms.origin = "REPLACES" },
    BadRequest("no terms", .fieldRequired, "terms") { $0.clearTerms() },
    BadRequest("no name of the item", .fieldRequired, "request_id") { $0.requestID = "" },
  ]

  /// One role.
  package static let getJointRole: [BadRequest<WireGetJointRoleRequest>] = [
    BadRequest("no role", .fieldRequired, "role_id") { $0.roleID = "" },
    BadRequest("no day", .dateInvalid, "on") { $0.on = "tomorrow" },
    BadRequest("knowledge of 1999", .instantInvalid, "as_known_at") {
      $0.asKnownAt = .init(seconds: 946_684_799, nanos: 0)
    },
  ]

  /// Lists.
  package static let listJointRoles: [BadRequest<WireListJointRolesRequest>] = [
    BadRequest("nobody's roles", .fieldRequired, "whose") { $0.whose = nil },
    BadRequest("a body by name", .idMalformed, "organisation_id") {
      $0.organisationID = "the trust"
    },
    BadRequest("a page of 1001", .pageSizeOutOfRange, "page_size") { $0.pageSize = 1_001 },
  ]

  /// Totals.
  package static let describeJointPosts: [BadRequest<WireDescribeJointPostsRequest>] = [
    BadRequest("no place", .fieldRequired, "place_id") { $0.placeID = "" },
    BadRequest("no months", .valueOutOfRange, "months") { $0.months = 0 },
    BadRequest("121 months", .valueOutOfRange, "months") { $0.months = 121 },
  ]

  /// Line managers.
  package static let nameLineManager: [BadRequest<WireNameLineManagerRequest>] = [
    BadRequest("nobody managed", .fieldRequired, "worker_ids") { $0.workerIds = [] },
    BadRequest("workers and a role", .fieldsContradict, "role_id") {
      $0.roleID = ValidRoles.record
    },
    BadRequest("201 workers", .listTooLong, "worker_ids") {
      $0.workerIds = Array(repeating: ValidRoles.holder, count: 201)
    },
    BadRequest("a worker twice", .duplicateItem, "worker_ids") {
      $0.workerIds += $0.workerIds
    },
    BadRequest("no manager", .fieldRequired, "line_manager") { $0.clearLineManager() },
    BadRequest("a manager of no body", .fieldRequired, "line_manager.organisation_id") {
      $0.lineManager.organisationID = ""
    },
    BadRequest("a manager who ends first", .intervalReversed, "line_manager.to") {
      $0.lineManager.to = "2026-06-01"
    },
  ]

  /// Who is unmanaged.
  package static let listUnmanaged: [BadRequest<WireListUnmanagedRequest>] = [
    BadRequest("no day", .dateInvalid, "on") { $0.on = "2026-13-01" },
    BadRequest("a page below nothing", .pageSizeOutOfRange, "page_size") { $0.pageSize = -1 },
  ]

  /// Teams.
  package static let listTeam: [BadRequest<WireListTeamRequest>] = [
    BadRequest("no manager", .fieldRequired, "manager_id") { $0.managerID = "" }
  ]

  /// Blended roles.
  package static let recordRoleTemplate: [BadRequest<WireRecordRoleTemplateRequest>] = [
    BadRequest("nothing", .fieldRequired, "what") { $0.what = nil },
    BadRequest("a template with an id", .fieldNotAllowed, "template.id") {
      $0.template.id = ValidRoles.record
    },
    BadRequest("no profile", .fieldRequired, "template.role_code") { $0.template.roleCode = "" },
    BadRequest("a copy of nothing", .fieldRequired, "copy.template_id") {
      $0.copy.localProtocol = "protocol 7"
    },
  ]

  /// Lists of blended roles.
  package static let listRoleTemplates: [BadRequest<WireListRoleTemplatesRequest>] = [
    BadRequest("a body by name", .idMalformed, "organisation_id") {
      $0.organisationID = "the trust"
    }
  ]
}
