package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Requests about placements whose shape must be refused, by rpc. Each spoils one thing of the
/// request of the same name in ``ValidPlacements``; whoever is signed in may send them.
package enum BadPlacements {
  /// How many rows the tables have.
  package static var count: Int {
    recordProgramme.count + enrolLearner.count + getEnrolment.count + recordStage.count
      + recordPracticeArea.count + closePracticeArea.count + recordSupervisor.count
      + offerPlacements.count + listPlacementOffers.count + requestPlacement.count
      + listUnmet.count + recordPlacement.count + advancePlacement.count
      + cancelPlacement.count + supersedePlacement.count + nameSupervisor.count
      + adjustPlacement.count + getPlacement.count + listPlacements.count
      + recordHours.count + verifyHours.count + listHours.count + recordAssessment.count
      + describePlacements.count
  }

  /// RecordProgramme.
  package static let recordProgramme: [BadRequest<WireRecordProgrammeRequest>] = [
    BadRequest("no programme", .fieldRequired, "programme") { $0.clearProgramme() },
    BadRequest("no code", .fieldRequired, "programme.code") { $0.programme.code = "" },
    BadRequest("no name", .fieldRequired, "programme.name") { $0.programme.name = " " },
    BadRequest("an award in free text", .enumUnknown, "programme.award") {
      $0.programme.award = "nurse"
    },
    BadRequest("no regulator", .fieldRequired, "programme.regulator") {
      $0.programme.regulator = ""
    },
    BadRequest("no kind of learner", .fieldRequired, "programme.learner_type") {
      $0.programme.learnerType = ""
    },
    BadRequest("no months", .valueOutOfRange, "programme.months") { $0.programme.months = 0 },
    BadRequest("eleven parts", .valueOutOfRange, "programme.parts") { $0.programme.parts = 11 },
    BadRequest("a week of eight days", .valueOutOfRange, "programme.weekly_minutes_most") {
      $0.programme.weeklyMinutesMost = 11_520
    },
    BadRequest("negative practice", .valueOutOfRange, "programme.practice_minutes") {
      $0.programme.practiceMinutes = -1
    },
    BadRequest("101 percent", .valueOutOfRange, "programme.completion_percent") {
      $0.programme.completionPercent = 101
    },
    BadRequest("an end before the start", .intervalReversed, "programme.ends_on") {
      $0.programme.endsOn = "2026-09-01"
    },
    BadRequest("a provider by name", .idMalformed, "programme.organisation_id") {
      $0.programme.organisationID = "Riverside"
    },
  ]

  /// EnrolLearner.
  package static let enrolLearner: [BadRequest<WireEnrolLearnerRequest>] = [
    BadRequest("no enrolment", .fieldRequired, "enrolment") { $0.clearEnrolment() },
    BadRequest("no learner", .fieldRequired, "enrolment.learner_id") {
      $0.enrolment.learnerID = ""
    },
    BadRequest("no programme", .fieldRequired, "enrolment.programme_id") {
      $0.enrolment.programmeID = ""
    },
    BadRequest("a cohort of 41 letters", .fieldTooLong, "enrolment.cohort") {
      $0.enrolment.cohort = String(repeating: "a", count: 41)
    },
    BadRequest("a start on no day", .dateInvalid, "enrolment.starts_on") {
      $0.enrolment.startsOn = "2026-02-30"
    },
    BadRequest("an employer by name", .idMalformed, "enrolment.employer_id") {
      $0.enrolment.employerID = "Oak"
    },
  ]

  /// GetEnrolment.
  package static let getEnrolment: [BadRequest<WireGetEnrolmentRequest>] = [
    BadRequest("no enrolment", .fieldRequired, "enrolment_id") { $0.enrolmentID = "" }
  ]

  /// RecordStage.
  package static let recordStage: [BadRequest<WireRecordStageRequest>] = [
    BadRequest("stage 5", .valueOutOfRange, "stage") { $0.stage = 5 },
    BadRequest("stage 0", .valueOutOfRange, "stage") { $0.stage = 0 },
    BadRequest("nobody who says so", .fieldRequired, "assessor_id") { $0.assessorID = "" },
    BadRequest("no day", .fieldRequired, "on") { $0.on = "" },
  ]

  /// RecordPracticeArea.
  package static let recordPracticeArea: [BadRequest<WireRecordPracticeAreaRequest>] = [
    BadRequest("no area", .fieldRequired, "area") { $0.clearArea() },
    BadRequest("no name", .fieldRequired, "area.name") { $0.area.name = "" },
    BadRequest("a setting at sea", .enumUnknown, "area.setting") { $0.area.setting = "SHIP" },
    BadRequest("no sector", .enumUnspecified, "area.sector") { $0.area.sector = .unspecified },
    BadRequest("an audit without an end", .fieldsContradict, "area.audit_holds_through") {
      $0.area.auditHoldsThrough = ""
    },
    BadRequest(
      "an audit that ends before it was made", .intervalReversed, "area.audit_holds_through"
    ) {
      $0.area.auditHoldsThrough = "2025-01-01"
    },
    BadRequest("1001 places", .valueOutOfRange, "area.capacity[0].places") {
      $0.area.capacity[0].places = 1_001
    },
    BadRequest("places for nobody", .fieldRequired, "area.capacity[0].learner_type") {
      $0.area.capacity[0].learnerType = ""
    },
    BadRequest("101 rows of places", .listTooLong, "area.capacity") {
      $0.area.capacity = Array(repeating: $0.area.capacity[0], count: 101)
    },
    BadRequest("a week of nothing", .valueOutOfRange, "area.weekly_minutes_most") {
      $0.area.weeklyMinutesMost = 0
    },
    BadRequest("no first day", .fieldRequired, "area.starts_on") { $0.area.startsOn = "" },
  ]

  /// ClosePracticeArea.
  package static let closePracticeArea: [BadRequest<WireClosePracticeAreaRequest>] = [
    BadRequest("no area", .fieldRequired, "area_id") { $0.areaID = "" },
    BadRequest("no day", .fieldRequired, "from") { $0.from = "" },
  ]

  /// RecordSupervisor.
  package static let recordSupervisor: [BadRequest<WireRecordSupervisorRequest>] = [
    BadRequest("nobody", .fieldRequired, "supervisor") { $0.clearSupervisor() },
    BadRequest("no role", .fieldRequired, "supervisor.roles") { $0.supervisor.roles = [] },
    BadRequest("a role twice", .duplicateItem, "supervisor.roles[1]") {
      $0.supervisor.roles += ["PRACTICE_SUPERVISOR"]
    },
    BadRequest("a role in free text", .enumUnknown, "supervisor.roles[0]") {
      $0.supervisor.roles = ["mentor"]
    },
    BadRequest("no learners", .valueOutOfRange, "supervisor.learners_most") {
      $0.supervisor.learnersMost = 0
    },
  ]

  /// OfferPlacements.
  package static let offerPlacements: [BadRequest<WireOfferPlacementsRequest>] = [
    BadRequest("no offer", .fieldRequired, "offer") { $0.clearOffer() },
    BadRequest("no places", .valueOutOfRange, "offer.places") { $0.offer.places = 0 },
    BadRequest("no end", .fieldRequired, "offer.ends_on") { $0.offer.endsOn = "" },
    BadRequest("no area", .fieldRequired, "offer.area_id") { $0.offer.areaID = "" },
  ]

  /// ListPlacementOffers.
  package static let listPlacementOffers: [BadRequest<WireListPlacementOffersRequest>] = [
    BadRequest("no end", .fieldRequired, "ends_on") { $0.endsOn = "" },
    BadRequest("a page of 1001", .pageSizeOutOfRange, "page_size") { $0.pageSize = 1_001 },
  ]

  /// RequestPlacement.
  package static let requestPlacement: [BadRequest<WireRequestPlacementRequest>] = [
    BadRequest("no request", .fieldRequired, "request") { $0.clearRequest() },
    BadRequest("no enrolment", .fieldRequired, "request.enrolment_id") {
      $0.request.enrolmentID = ""
    },
    BadRequest("no end", .fieldRequired, "request.ends_on") { $0.request.endsOn = "" },
    BadRequest("part 11", .valueOutOfRange, "request.part") { $0.request.part = 11 },
    BadRequest(
      "more supervision than a week has", .valueOutOfRange, "request.supervision_minutes_per_week"
    ) {
      $0.request.supervisionMinutesPerWeek = 10_081
    },
  ]

  /// ListUnmet.
  package static let listUnmet: [BadRequest<WireListUnmetRequest>] = [
    BadRequest("no programme", .fieldRequired, "programme_id") { $0.programmeID = "" }
  ]

  /// RecordPlacement.
  package static let recordPlacement: [BadRequest<WireRecordPlacementRequest>] = [
    BadRequest("no terms", .fieldRequired, "terms") { $0.clearTerms() },
    BadRequest("no enrolment", .fieldRequired, "terms.enrolment_id") { $0.terms.enrolmentID = "" },
    BadRequest("no area", .fieldRequired, "terms.area_id") { $0.terms.areaID = "" },
    BadRequest("no end", .fieldRequired, "terms.ends_on") { $0.terms.endsOn = "" },
    BadRequest("no minutes", .valueOutOfRange, "terms.allocated_minutes") {
      $0.terms.allocatedMinutes = 0
    },
    BadRequest("21 outcomes", .listTooLong, "terms.outcomes") {
      $0.terms.outcomes = Array(repeating: "one", count: 21)
    },
    BadRequest("an outcome of nothing", .fieldRequired, "terms.outcomes[0]") {
      $0.terms.outcomes = [""]
    },
    BadRequest("an offer by name", .idMalformed, "terms.offer_id") { $0.terms.offerID = "spring" },
  ]

  /// AdvancePlacement.
  package static let advancePlacement: [BadRequest<WireAdvancePlacementRequest>] = [
    BadRequest("no placement", .fieldRequired, "placement_id") { $0.placementID = "" },
    BadRequest("a step in free text", .enumUnknown, "step") { $0.step = "done" },
    BadRequest("an end by nobody", .fieldRequired, "assessor_id") { $0.assessorID = "" },
    BadRequest("a start by an assessor", .fieldNotAllowed, "assessor_id") { $0.step = "STARTED" },
    BadRequest("a failure without a reason", .fieldRequired, "reason") { $0.step = "FAILED" },
    BadRequest("a reason of success", .fieldNotAllowed, "reason") { $0.reason = "good" },
  ]

  /// CancelPlacement.
  package static let cancelPlacement: [BadRequest<WireCancelPlacementRequest>] = [
    BadRequest("a cause in free text", .enumUnknown, "cause") { $0.cause = "moved" },
    BadRequest("superseded by nothing", .fieldNotAllowed, "cause") { $0.cause = "SUPERSEDED" },
  ]

  /// SupersedePlacement.
  package static let supersedePlacement: [BadRequest<WireSupersedePlacementRequest>] = [
    BadRequest("no terms", .fieldRequired, "terms") { $0.clearTerms() },
    BadRequest("no placement", .fieldRequired, "placement_id") { $0.placementID = "" },
  ]

  /// NameSupervisor.
  package static let nameSupervisor: [BadRequest<WireNameSupervisorRequest>] = [
    BadRequest("nobody", .fieldRequired, "assignment") { $0.clearAssignment() },
    BadRequest("no role", .fieldRequired, "assignment.role") { $0.assignment.role = "" },
    BadRequest("no end", .fieldRequired, "assignment.ends_on") { $0.assignment.endsOn = "" },
    BadRequest("a worker by name", .idMalformed, "assignment.worker_id") {
      $0.assignment.workerID = "Nadia"
    },
  ]

  /// AdjustPlacement.
  package static let adjustPlacement: [BadRequest<WireAdjustPlacementRequest>] = [
    BadRequest("less than nothing", .valueOutOfRange, "base_minutes") { $0.baseMinutes = -1 },
    BadRequest("no reason", .fieldRequired, "reason") { $0.reason = "" },
  ]

  /// GetPlacement.
  package static let getPlacement: [BadRequest<WireGetPlacementRequest>] = [
    BadRequest("no placement", .fieldRequired, "placement_id") { $0.placementID = "" }
  ]

  /// ListPlacements.
  package static let listPlacements: [BadRequest<WireListPlacementsRequest>] = [
    BadRequest("nobody's", .fieldRequired, "whose") { $0.whose = nil },
    BadRequest("not even their own", .fieldRequired, "whose") { $0.own = false },
  ]

  /// RecordHours.
  package static let recordHours: [BadRequest<WireRecordHoursRequest>] = [
    BadRequest("no entry", .fieldRequired, "entry") { $0.clearEntry() },
    BadRequest("no placement", .fieldRequired, "entry.placement_id") { $0.entry.placementID = "" },
    BadRequest("no start", .fieldRequired, "entry.starts_at") { $0.entry.clearStartsAt() },
    BadRequest("a start between minutes", .instantInvalid, "entry.starts_at") {
      $0.entry.startsAt.seconds += 30
    },
    BadRequest("an end before the start", .intervalReversed, "entry.ends_at") {
      $0.entry.endsAt = $0.entry.startsAt
    },
    BadRequest("more than a day", .valueOutOfRange, "entry.ends_at") {
      $0.entry.endsAt.seconds += 86_400
    },
    BadRequest("a kind in free text", .enumUnknown, "entry.kind") { $0.entry.kind = "night" },
    BadRequest("a verifier by name", .idMalformed, "entry.verified_by_id") {
      $0.entry.verifiedByID = "Nadia"
    },
  ]

  /// VerifyHours.
  package static let verifyHours: [BadRequest<WireVerifyHoursRequest>] = [
    BadRequest("no entry", .fieldRequired, "entry_id") { $0.entryID = "" },
    BadRequest("nobody", .fieldRequired, "verified_by_id") { $0.verifiedByID = "" },
  ]

  /// ListHours.
  package static let listHours: [BadRequest<WireListHoursRequest>] = [
    BadRequest("no placement", .fieldRequired, "placement_id") { $0.placementID = "" }
  ]

  /// RecordAssessment.
  package static let recordAssessment: [BadRequest<WireRecordAssessmentRequest>] = [
    BadRequest("no assessment", .fieldRequired, "assessment") { $0.clearAssessment() },
    BadRequest("a component in free text", .enumUnknown, "assessment.component") {
      $0.assessment.component = "values"
    },
    BadRequest("no decision", .fieldRequired, "assessment.decision") {
      $0.assessment.decision = ""
    },
    BadRequest("nobody", .fieldRequired, "assessment.assessor_id") {
      $0.assessment.assessorID = ""
    },
    BadRequest("level 21", .valueOutOfRange, "assessment.level.level") {
      $0.assessment.level = .with { ($0.scale, $0.level) = ("EPA-5", 21) }
    },
    BadRequest("a fact named by the caller", .fieldNotAllowed, "assessment.achievement_id") {
      $0.assessment.achievementID = ValidPlacements.entry
    },
    BadRequest("an achievement of no standard", .fieldRequired, "achievement.standard") {
      $0.achievement = .init()
    },
  ]

  /// DescribePlacements.
  package static let describePlacements: [BadRequest<WireDescribePlacementsRequest>] = [
    BadRequest("37 months", .valueOutOfRange, "months") { $0.months = 37 },
    BadRequest("a body by name", .idMalformed, "organisation_id") {
      $0.organisationID = "Riverside"
    },
  ]
}
