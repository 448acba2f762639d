package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

// Requests about lent powers, funds and jointly owned plans.

extension BadPartnerships {
  /// A power.
  package static let lendPower: [BadRequest<WireLendPowerRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.power.lenderID, "power.lender_id")
    + idRows(\.power.placeID, "power.place_id") + textRows(\.power.function, "power.function")
    + dayRows(\.power.validFrom, "power.valid_from")
    + [
      BadRequest("no power", .fieldRequired, "power") { $0.clearPower() },
      BadRequest("no recipient", .fieldRequired, "power.recipient_organisation_id") {
        $0.power.recipientOrganisationID = ""
      },
      BadRequest("two recipients", .fieldsContradict, "power.recipient_post_id") {
        $0.power.recipientPostID = BadWrites.someID
      },
      BadRequest("lent to itself", .fieldsContradict, "power.recipient_organisation_id") {
        $0.power.recipientOrganisationID = $0.power.lenderID
      },
      BadRequest("a post not there", .recordNotFound, "power.recipient_post_id", code: .notFound) {
        $0.power.recipientOrganisationID = ""
        $0.power.recipientPostID = BadWrites.someID
      },
      BadRequest("no end at all", .fieldRequired, "power.valid_to") {
        $0.power.validTo = ""
        $0.power.endingEvent = ""
      },
      BadRequest("an end before the start", .intervalReversed, "power.valid_to") {
        $0.power.validTo = "2022-06-30"
      },
      BadRequest("a budget below zero", .valueOutOfRange, "power.budget_pence") {
        $0.power.budgetPence = -1
      },
    ]

  /// The end of a power.
  package static let endPower: [BadRequest<WireEndPowerRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.powerID, "power_id") + wordRows(\.cause, "cause")
    + dayRows(\.endedOn, "ended_on")
    + [
      BadRequest("an end that lies ahead", .valueOutOfRange, "ended_on") {
        $0.endedOn = "2026-03-18"
      }
    ]

  /// A decision.
  package static let recordDecision: [BadRequest<WireRecordDecisionRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.powerID, "power_id")
    + textRows(\.title, "title") + dayRows(\.decidedOn, "decided_on")
    + [
      BadRequest("a day that lies ahead", .valueOutOfRange, "decided_on") {
        $0.decidedOn = "2026-03-18"
      },
      BadRequest(
        "before the power began", .stateForbids, "decided_on", code: .failedPrecondition
      ) { $0.decidedOn = "2022-06-30" },
      BadRequest("over the budget", .limitReached, "pence", code: .failedPrecondition) {
        $0.pence = 1_001
      },
      BadRequest("money below zero", .valueOutOfRange, "pence") { $0.pence = -1 },
      BadRequest("all the money there is", .valueOutOfRange, "pence") { $0.pence = .max },
    ]

  /// A fund.
  package static let getFund: [BadRequest<WireGetFundRequest>] =
    idRows(\.fundID, "fund_id")
    + [
      BadRequest("a moment after 2100", .instantInvalid, "as_of") { $0.asOf.seconds = .max },
      BadRequest("knowledge of the future", .instantInvalid, "as_known_at") {
        $0.asKnownAt.seconds = 4_000_000_000
      },
    ]

  /// A page of funds.
  package static let listFunds: [BadRequest<WireListFundsRequest>] =
    idRows(\.placeID, "place_id")
    + [
      BadRequest("a page of 1,001", .pageSizeOutOfRange, "page_size") { $0.pageSize = 1_001 },
      BadRequest("a token of nothing", .pageTokenInvalid, "page_token") { $0.pageToken = "next" },
    ]

  /// A later version of a fund.
  package static let recordFund: [BadRequest<WireRecordFundRequest>] =
    BadWrites.requestRows(\.requestID) + textRows(\.fund.title, "fund.title")
    + textRows(\.fund.purpose, "fund.purpose") + wordRows(\.fund.legalBasis, "fund.legal_basis")
    + dayRows(\.fund.validFrom, "fund.valid_from") + textRows(\.fund.need.what, "fund.need.what")
    + dayRows(\.fund.need.asOf, "fund.need.as_of")
    + [
      BadRequest("no fund", .fieldRequired, "fund") { $0.clearFund() },
      BadRequest("an old version", .etagMismatch, "fund.etag", code: .aborted) {
        $0.fund.etag = "v0"
      },
      BadRequest("a fund not there", .recordNotFound, "fund.id", code: .notFound) {
        $0.fund.id = BadWrites.someID
      },
      BadRequest("one partner", .valueOutOfRange, "fund.partners") {
        $0.fund.partners.removeLast()
      },
      BadRequest("51 partners", .listTooLong, "fund.partners") {
        $0.fund.partners = Array(repeating: $0.fund.partners[0], count: 51)
      },
      BadRequest("a partner twice", .duplicateItem, "fund.partners") {
        $0.fund.partners[1] = $0.fund.partners[0]
      },
      BadRequest("another partner", .fieldsContradict, "fund.partners") {
        $0.fund.partners[1].organisationID = BadWrites.someID
      },
      BadRequest("another host", .fieldsContradict, "fund.host_id") {
        $0.fund.hostID = $0.fund.partners[1].organisationID
      },
      BadRequest("another place", .fieldsContradict, "fund.place_id") {
        $0.fund.placeID = BadWrites.someID
      },
      BadRequest("money below zero", .valueOutOfRange, "fund.partners[1].pooled_pence") {
        $0.fund.partners[1].pooledPence = -45
      },
      BadRequest("a total below the pool", .fieldsContradict, "fund.stated_total_pence") {
        $0.fund.statedTotalPence = 99
      },
      BadRequest("a need below zero", .valueOutOfRange, "fund.need.thousandths") {
        $0.fund.need.thousandths = -1
      },
    ]

  /// A payment.
  package static let recordPayment: [BadRequest<WireRecordPaymentRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.fundID, "fund_id")
    + wordRows(\.direction, "direction")
    + [
      BadRequest("nobody's money", .fieldRequired, "partner_id") { $0.partnerID = "" },
      BadRequest("an outsider's money", .fieldsContradict, "partner_id") {
        $0.partnerID = BadWrites.someID
      },
      BadRequest("no money", .valueOutOfRange, "pence") { $0.pence = 0 },
      BadRequest("no moment", .fieldRequired, "at") { $0.clearAt() },
      BadRequest("a moment that lies ahead", .valueOutOfRange, "at") {
        $0.at.seconds = 1_800_000_000
      },
    ]

  /// A variance.
  package static let recordVariance: [BadRequest<WireRecordVarianceRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.fundID, "fund_id") + wordRows(\.kind, "kind")
    + dayRows(\.on, "on") + textRows(\.note, "note")
    + [BadRequest("money below zero", .valueOutOfRange, "pence") { $0.pence = -1 }]

  /// A rule.
  package static let proposeRiskRule: [BadRequest<WireProposeRiskRuleRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.fundID, "fund_id")
    + wordRows(\.rule.method, "rule.method") + dayRows(\.rule.validFrom, "rule.valid_from")
    + dayRows(\.rule.reviewOn, "rule.review_on")
    + [
      BadRequest("no rule", .fieldRequired, "rule") { $0.clearRule() },
      BadRequest("covers nothing", .fieldRequired, "rule.covers") { $0.rule.covers = [] },
      BadRequest("covers weather", .enumUnknown, "rule.covers[0]") { $0.rule.covers = ["RAIN"] },
      BadRequest("covers one kind twice", .duplicateItem, "rule.covers") {
        $0.rule.covers = ["OVERSPEND", "OVERSPEND"]
      },
      BadRequest("shares a hundredth short", .valueOutOfRange, "rule.shares") {
        $0.rule.shares[1].numerator = 44
      },
      BadRequest("shares a hundredth over", .valueOutOfRange, "rule.shares") {
        $0.rule.shares[1].numerator = 46
      },
      BadRequest("a share beyond every number", .valueOutOfRange, "rule.shares") {
        $0.rule.shares[1].numerator = .max
      },
      BadRequest("a share below zero", .valueOutOfRange, "rule.shares") {
        $0.rule.shares[0].numerator = 145
        $0.rule.shares[1].numerator = -45
      },
      BadRequest("over nothing", .valueOutOfRange, "rule.shares") { $0.rule.denominator = 0 },
      BadRequest("a partner left out", .fieldsContradict, "rule.shares") {
        $0.rule.shares.removeLast()
      },
      BadRequest("a partner twice", .duplicateItem, "rule.shares") {
        $0.rule.shares[1] = $0.rule.shares[0]
      },
      BadRequest("shares of another method", .fieldNotAllowed, "rule.shares") {
        $0.rule.method = "BY_CONTRIBUTION"
      },
      BadRequest("an outsider bears it", .fieldsContradict, "rule.bearer_id") {
        $0.rule.method = "ONE_BEARS"
        $0.rule.shares = []
        $0.rule.bearerID = BadWrites.someID
      },
      BadRequest("a review before it begins", .intervalReversed, "rule.review_on") {
        $0.rule.reviewOn = "2022-04-01"
      },
    ]

  /// An answer to a rule.
  package static let answerRiskRule: [BadRequest<WireAnswerRiskRuleRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.proposalID, "proposal_id")
    + [
      BadRequest("a refusal without a reason", .fieldRequired, "reason") { $0.agreed = false },
      BadRequest("a reason of 201 characters", .fieldTooLong, "reason") {
        $0.reason = String(repeating: "a", count: 201)
      },
    ]

  /// Owners of a plan.
  package static let recordPlanOwners: [BadRequest<WireRecordPlanOwnersRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.planID, "plan_id") + textRows(\.board, "board")
    + [
      BadRequest("one side", .valueOutOfRange, "sides") { $0.sides.removeLast() },
      BadRequest("21 sides", .listTooLong, "sides") {
        $0.sides = Array(repeating: $0.sides[0], count: 21)
      },
      BadRequest("a side twice", .duplicateItem, "sides") { $0.sides[1] = $0.sides[0] },
      BadRequest("a side of nobody", .fieldRequired, "sides[1].organisation_id") {
        $0.sides[1].organisationID = ""
      },
      BadRequest(
        "a side not there", .recordNotFound, "sides.organisation_id", code: .notFound
      ) { $0.sides[1].organisationID = BadWrites.someID },
      BadRequest("a post not there", .recordNotFound, "sides.post_id", code: .notFound) {
        $0.sides[1].postID = BadWrites.someID
      },
    ]

  /// A side's answer.
  package static let approvePlan: [BadRequest<WireApprovePlanRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.planID, "plan_id") + idRows(\.runID, "run_id")
    + textRows(\.decidedBy, "decided_by", 100)
    + [
      BadRequest("no version", .fieldRequired, "etag") { $0.etag = "" },
      BadRequest("an old version", .etagMismatch, "etag", code: .aborted) { $0.etag = "v0" },
      BadRequest("a refusal without a reason", .fieldRequired, "reason") { $0.accepted = false },
    ]
}
