package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Requests about delegated care whose shape must be refused, by rpc. Each spoils one thing of the
/// request of the same name in ``ValidDelegations``; whoever is signed in may send them.
package enum BadDelegations {
  /// How many rows the tables have.
  package static var count: Int {
    checkDelegation.count + batchCheckDelegation.count + findAuthorisedWorkers.count
      + draftDelegation.count + proposeDelegation.count + acceptDelegation.count
      + withdrawDelegation.count + reconfirmDelegation.count + recordSupervision.count
      + recordCareFact.count + recordEmployerFact.count + recordWorkerFact.count
      + placeHold.count + endFact.count + registerPerson.count
      + resolvePersonDuplicate.count + tightenInterventionRule.count
      + listLapsing.count + listDecisions.count + describeCover.count
  }

  /// Questions.
  package static let checkDelegation: [BadRequest<WireCheckDelegationRequest>] = [
    BadRequest("no question", .fieldRequired, "question") { $0.clearQuestion() },
    BadRequest("no worker", .fieldRequired, "question.worker_id") { $0.question.workerID = "" },
    BadRequest("a person by name", .idMalformed, "question.person_id") {
      $0.question.personID = "Tom"
    },
    BadRequest("no task", .fieldRequired, "question.intervention_code") {
      $0.question.interventionCode = ""
    },
    BadRequest("no setting", .fieldRequired, "question.setting") { $0.question.clearSetting() },
    BadRequest("a setting at sea", .enumUnknown, "question.setting.kind") {
      $0.question.setting.kind = "SHIP"
    },
    BadRequest("nobody giving the care", .fieldRequired, "question.setting.organisation_id") {
      $0.question.setting.organisationID = ""
    },
    BadRequest("no nation", .fieldRequired, "question.setting.nation") {
      $0.question.setting.nation = ""
    },
    BadRequest("a place of 65 characters", .fieldTooLong, "question.setting.location") {
      $0.question.setting.location = String(repeating: "a", count: 65)
    },
    BadRequest("no time", .reqTimeInvalid, "question.at") { $0.question.time = nil },
    BadRequest("a time in neither form", .reqTimeInvalid, "question.at") {
      $0.question.at = .init()
    },
    BadRequest("text without an offset", .reqTimeInvalid, "question.at") {
      $0.question.at.text = "2026-07-01T09:00:00"
    },
    BadRequest("a local time that never happened", .reqTimeInvalid, "question.at") {
      $0.question.at.text = "2026-03-29T01:30:00"
    },
    BadRequest("no time at all in the text", .reqTimeInvalid, "question.at") {
      $0.question.at.text = "tomorrow"
    },
    BadRequest("an instant of 1999", .reqTimeInvalid, "question.at") {
      $0.question.at.instant = .init(seconds: 946_684_799, nanos: 0)
    },
    BadRequest("an instant of 2101", .reqTimeInvalid, "question.at") {
      $0.question.at.instant = .init(seconds: 4_133_980_800, nanos: 0)
    },
    BadRequest("a visit without an end", .reqTimeInvalid, "question.window.end") {
      $0.question.window.start.text = "2026-07-01T09:00:00Z"
    },
    BadRequest("a visit that ends as it starts", .reqTimeInvalid, "question.window.end") {
      $0.question.window.start.text = "2026-07-01T09:00:00Z"
      $0.question.window.end.text = "2026-07-01T10:00:00+01:00"
    },
    BadRequest("a visit of over a day", .reqTimeInvalid, "question.window") {
      $0.question.window.start.text = "2026-07-01T09:00:00Z"
      $0.question.window.end.text = "2026-07-02T09:00:01Z"
    },
    BadRequest("knowledge of 1999", .instantInvalid, "question.as_known_at") {
      $0.question.asKnownAt = .init(seconds: 946_684_799, nanos: 0)
    },
    BadRequest("a mode of a later version", .enumUnknown, "question.mode") {
      $0.question.mode = .UNRECOGNIZED(9)
    },
    BadRequest("a commit before the first", .valueOutOfRange, "question.min_commit_sequence") {
      $0.question.minCommitSequence = -1
    },
    BadRequest("a device of 81 characters", .fieldTooLong, "question.offered.device") {
      $0.question.offered.device = String(repeating: "a", count: 81)
    },
    BadRequest("an order before the first", .valueOutOfRange, "question.offered.order_version") {
      $0.question.offered.orderVersion = -1
    },
    BadRequest("help in free text", .enumUnknown, "question.offered.support") {
      $0.question.offered.support = "my sister"
    },
  ]

  /// Many questions.
  package static let batchCheckDelegation: [BadRequest<WireBatchCheckDelegationRequest>] = [
    BadRequest("no questions", .fieldRequired, "questions") { $0.questions = [] },
    BadRequest("501 questions", .listTooLong, "questions") {
      $0.questions = Array(repeating: .init(), count: 501)
    },
  ]

  /// Visits.
  package static let findAuthorisedWorkers: [BadRequest<WireFindAuthorisedWorkersRequest>] = [
    BadRequest("no visit", .fieldRequired, "visit") { $0.clearVisit() },
    BadRequest("a worker named", .fieldNotAllowed, "visit.worker_id") {
      $0.visit.workerID = ValidDelegations.worker
    },
    BadRequest("a visit without a time", .reqTimeInvalid, "visit.at") { $0.visit.time = nil },
    BadRequest("a page of 1001", .pageSizeOutOfRange, "page_size") { $0.pageSize = 1_001 },
  ]

  /// Drafts.
  package static let draftDelegation: [BadRequest<WireDraftDelegationRequest>] = [
    BadRequest("no request_id", .fieldRequired, "request_id") { $0.requestID = "" },
    BadRequest("no terms", .fieldRequired, "terms") { $0.clearTerms() },
    BadRequest("no nation", .fieldRequired, "nation") { $0.nation = "" },
    BadRequest("a catalogue of one's own", .fieldNotAllowed, "terms.catalogue_version") {
      $0.terms.catalogueVersion = "catalogue-0"
    },
    BadRequest("nobody accountable", .listTooLong, "terms.delegator_ids") {
      $0.terms.delegatorIds = []
    },
    BadRequest("11 delegators", .listTooLong, "terms.delegator_ids") {
      $0.terms.delegatorIds = Array(repeating: ValidDelegations.delegator, count: 11)
    },
    BadRequest("the worker as delegator", .fieldsContradict, "terms.delegator_ids") {
      $0.terms.delegatorIds = [ValidDelegations.worker]
    },
    BadRequest("accountability in free text", .enumUnknown, "terms.accountability") {
      $0.terms.accountability = "everybody"
    },
    BadRequest("an end before the start", .intervalReversed, "terms.ends_at") {
      $0.terms.endsAt = .moment("2026-06-01")
    },
    BadRequest("no start", .fieldRequired, "terms.starts_at") { $0.terms.clearStartsAt() },
    BadRequest("no supervision", .fieldRequired, "terms.supervision") {
      $0.terms.clearSupervision()
    },
    BadRequest("no help at all", .valueOutOfRange, "terms.supervision.support") {
      $0.terms.supervision.support = "NONE"
    },
    BadRequest("a check every 367 days", .valueOutOfRange, "terms.supervision.interval_days") {
      $0.terms.supervision.intervalDays = 367
    },
    BadRequest("hours that are none", .valueOutOfRange, "terms.scope.hours") {
      $0.terms.scope.hours.toMinute = 480
    },
    BadRequest("settings and any", .fieldsContradict, "terms.scope.settings") {
      $0.terms.scope.anySetting = true
    },
    BadRequest("a dose of nothing", .valueOutOfRange, "terms.scope.maximum_dose.thousandths") {
      $0.terms.scope.maximumDose.thousandths = 0
    },
    BadRequest("a contact without words", .fieldRequired, "terms.escalation.contact") {
      $0.terms.escalation[0].contact = " "
    },
  ]

  /// Signatures.
  package static let proposeDelegation: [BadRequest<WireProposeDelegationRequest>] = [
    BadRequest("no agreement", .fieldRequired, "agreement_id") { $0.agreementID = "" },
    BadRequest("no delegator", .fieldRequired, "delegator_id") { $0.delegatorID = "" },
    BadRequest("no setting", .fieldRequired, "setting") { $0.clearSetting() },
    BadRequest("a code of no check", .codeUnknown, "confirmed[0].code") {
      $0.confirmed[0].code = "FEELS_RIGHT"
    },
    BadRequest("a record that is no UUID", .idMalformed, "confirmed[0].record_ids[0]") {
      $0.confirmed[0].recordIds = ["yes"]
    },
  ]

  /// Acceptances.
  package static let acceptDelegation: [BadRequest<WireAcceptDelegationRequest>] = [
    BadRequest("nobody who accepts", .fieldRequired, "by") { $0.by = nil },
    BadRequest("funding left out", .fieldRequired, "employer.support.funding_pence_per_year") {
      $0.employer.support.clearFundingPencePerYear()
    },
    BadRequest("freed time left out", .fieldRequired, "employer.support.freed_minutes_per_week") {
      $0.employer.support.clearFreedMinutesPerWeek()
    },
    BadRequest("no time", .valueOutOfRange, "employer.support.minutes_per_week") {
      $0.employer.support.minutesPerWeek = 0
    },
    BadRequest("no training", .fieldRequired, "employer.support.training") {
      $0.employer.support.training = []
    },
    BadRequest("a post of 101 characters", .fieldTooLong, "employer.line_manager") {
      $0.employer.lineManager = String(repeating: "a", count: 101)
    },
  ]

  /// Withdrawals.
  package static let withdrawDelegation: [BadRequest<WireWithdrawDelegationRequest>] = [
    BadRequest("no category", .fieldRequired, "category") { $0.category = "" },
    BadRequest("a category in free text", .enumUnknown, "category") { $0.category = "bad feeling" },
    BadRequest("a reason of 201 characters", .fieldTooLong, "reason") {
      $0.reason = String(repeating: "a", count: 201)
    },
    BadRequest("an instant of 1999", .instantInvalid, "effective_from") {
      $0.effectiveFrom = .init(seconds: 946_684_799, nanos: 0)
    },
  ]

  /// Confirmations of new versions.
  package static let reconfirmDelegation: [BadRequest<WireReconfirmDelegationRequest>] = [
    BadRequest("nothing confirmed", .fieldRequired, "confirmed") { $0.clearConfirmed() },
    BadRequest("an order before the first", .valueOutOfRange, "confirmed.order") {
      $0.confirmed.order = -1
    },
  ]

  /// Supervision.
  package static let recordSupervision: [BadRequest<WireRecordSupervisionRequest>] = [
    BadRequest("no kind", .fieldRequired, "kind") { $0.kind = "" },
    BadRequest("a finding in free text", .enumUnknown, "finding") { $0.finding = "fine, I think" },
  ]
}
