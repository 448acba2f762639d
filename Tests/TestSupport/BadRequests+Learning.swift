package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// What is wrong with requests about joint learning, rpc by rpc.
package enum BadLearning {
  /// How many rows there are, items of imports aside.
  package static var count: Int {
    recordNetwork.count + joinNetwork.count + leaveNetwork.count + listNetworks.count
      + recordTopic.count + listTopics.count + recordCohort.count + enrolLearners.count
      + recordRelease.count + recordDropOut.count + importLearning.count + attestCohort.count
      + getCohort.count + listCohorts.count + describeLearning.count
  }

  package static let recordNetwork: [BadRequest<WireRecordNetworkRequest>] = [
    BadRequest("no request", .fieldRequired, "request_id") { $0.requestID = "" },
    BadRequest("no name", .fieldRequired, "name") { $0.name = " " },
    BadRequest("a long name", .fieldTooLong, "name") {
      $0.name = String(repeating: "a", count: 201)
    },
  ]

  package static let joinNetwork: [BadRequest<WireJoinNetworkRequest>] = [
    BadRequest("no network", .fieldRequired, "network_id") { $0.networkID = "" },
    BadRequest("no part", .fieldRequired, "part") { $0.part = "" },
    BadRequest("a part in free text", .enumUnknown, "part") { $0.part = "friend" },
    BadRequest("no day", .dateInvalid, "joins_on") { $0.joinsOn = "2026-02-30" },
  ]

  package static let leaveNetwork: [BadRequest<WireLeaveNetworkRequest>] = [
    BadRequest("no network", .idMalformed, "network_id") { $0.networkID = "brent" },
    BadRequest("no body", .idMalformed, "organisation_id") { $0.organisationID = "us" },
    BadRequest("no day", .dateInvalid, "leaves_on") { $0.leavesOn = "soon" },
  ]

  package static let listNetworks: [BadRequest<WireListNetworksRequest>] = [
    BadRequest("no body", .idMalformed, "organisation_id") { $0.organisationID = "us" },
    BadRequest("a page of 1001", .pageSizeOutOfRange, "page_size") { $0.pageSize = 1_001 },
    BadRequest("a made-up page", .pageTokenInvalid, "page_token") { $0.pageToken = "AAAA" },
  ]

  package static let recordTopic: [BadRequest<WireRecordTopicRequest>] = [
    BadRequest("no title", .fieldRequired, "title") { $0.title = "" },
    BadRequest("an area in free text", .enumUnknown, "areas[0]") { $0.areas = ["cooking"] },
    BadRequest("an area twice", .duplicateItem, "areas[1]") { $0.areas = ["DIGITAL", "DIGITAL"] },
    BadRequest("no standards", .fieldRequired, "standards") { $0.standards = [] },
    BadRequest("21 standards", .listTooLong, "standards") {
      $0.standards = Array(repeating: $0.standards[0], count: 21)
    },
    BadRequest("a standard without a code", .fieldRequired, "standards[0].standard_code") {
      $0.standards[0].standardCode = ""
    },
    BadRequest("no kind", .enumUnspecified, "standards[0].kind") {
      $0.standards[0].kind = .unspecified
    },
    BadRequest("for one person", .fieldsContradict, "standards[0].portability") {
      $0.standards[0].portability = .personSpecific
    },
    BadRequest("taught somehow", .enumUnknown, "standards[0].mode") {
      $0.standards[0].mode = "SOMEHOW"
    },
  ]

  package static let listTopics: [BadRequest<WireListTopicsRequest>] = [
    BadRequest("no body", .idMalformed, "organisation_id") { $0.organisationID = "us" },
    BadRequest("no network", .idMalformed, "network_id") { $0.networkID = "ours" },
    BadRequest("a page below zero", .pageSizeOutOfRange, "page_size") { $0.pageSize = -1 },
  ]

  package static let recordCohort: [BadRequest<WireRecordCohortRequest>] = [
    BadRequest("no topic", .fieldRequired, "topic_id") { $0.topicID = "" },
    BadRequest("no name", .fieldRequired, "name") { $0.name = "" },
    BadRequest("no first day", .fieldRequired, "starts_on") { $0.startsOn = "" },
    BadRequest("no end", .fieldRequired, "ends_on") { $0.endsOn = "" },
    BadRequest("an end before the start", .intervalReversed, "ends_on") {
      $0.endsOn = "2026-01-05"
    },
    BadRequest("no seats", .valueOutOfRange, "seats") { $0.seats = 0 },
    BadRequest("too many seats", .valueOutOfRange, "seats") { $0.seats = 10_001 },
    BadRequest("a sector twice", .duplicateItem, "target_mix[1].sector") {
      $0.targetMix[1].sector = .health
    },
    BadRequest("no sector", .enumUnspecified, "target_mix[0].sector") {
      $0.targetMix[0].sector = .unspecified
    },
    BadRequest("a part below one", .valueOutOfRange, "target_mix") { $0.targetMix[0].parts = -1 },
    BadRequest("a university without a name", .fieldRequired, "teachers[0].organisation_id") {
      $0.teachers[0].organisationID = ""
    },
    BadRequest("a teacher of no kind", .fieldRequired, "teachers[0].kind") {
      $0.teachers[0].kind = ""
    },
    BadRequest("21 teachers", .listTooLong, "teachers") {
      $0.teachers = Array(repeating: $0.teachers[0], count: 21)
    },
  ]

  package static let enrolLearners: [BadRequest<WireEnrolLearnersRequest>] = [
    BadRequest("no cohort", .fieldRequired, "cohort_id") { $0.cohortID = "" },
    BadRequest("nobody", .fieldRequired, "learners") { $0.learners = [] },
    BadRequest("1001 learners", .listTooLong, "learners") {
      $0.learners = Array(repeating: $0.learners[0], count: 1_001)
    },
    BadRequest("a learner twice", .duplicateItem, "learners[1].worker_id") {
      $0.learners.append($0.learners[0])
    },
    BadRequest("a learner without a name", .fieldRequired, "learners[0].worker_id") {
      $0.learners[0].workerID = ""
    },
    BadRequest("an employer in words", .idMalformed, "learners[0].employer_id") {
      $0.learners[0].employerID = "us"
    },
    BadRequest("no release planned", .valueOutOfRange, "learners[0].planned_release.minutes") {
      $0.learners[0].plannedRelease.minutes = 0
    },
    BadRequest("backfill unsaid", .fieldRequired, "learners[0].planned_release.backfill") {
      $0.learners[0].plannedRelease.backfill = ""
    },
    BadRequest("no day", .dateInvalid, "enrolled_on") { $0.enrolledOn = "01/02/2026" },
  ]

  package static let recordRelease: [BadRequest<WireRecordReleaseRequest>] = [
    BadRequest("nothing said", .fieldRequired, "learners[0].planned_release") {
      $0.learners[0].clearPlannedRelease()
      $0.learners[0].clearActualRelease()
    },
    BadRequest("less than none", .valueOutOfRange, "learners[0].actual_release.minutes") {
      $0.learners[0].actualRelease.minutes = -1
    },
    BadRequest(
      "more backfill than time", .valueOutOfRange,
      "learners[0].actual_release.backfilled_minutes"
    ) { $0.learners[0].actualRelease.backfilledMinutes = 61 },
    BadRequest("no day", .dateInvalid, "on") { $0.on = "yesterday" },
  ]

  package static let recordDropOut: [BadRequest<WireRecordDropOutRequest>] = [
    BadRequest("nobody", .fieldRequired, "worker_id") { $0.workerID = "" },
    BadRequest("no reason", .fieldRequired, "reason") { $0.reason = "" },
    BadRequest("a reason in free text", .enumUnknown, "reason") { $0.reason = "had enough" },
    BadRequest("no day", .dateInvalid, "left_on") { $0.leftOn = "2026-13-01" },
  ]

  package static let importLearning: [BadRequest<WireImportLearningRequest>] = [
    BadRequest("no header", .streamOrderWrong, "header") { $0.part = nil },
    BadRequest("an item first", .streamOrderWrong, "header") {
      $0.item = ValidLearning.learnerItem
    },
    BadRequest("no request", .fieldRequired, "header.request_id") { $0.header.requestID = "" },
    BadRequest("no cohort", .fieldRequired, "header.cohort_id") { $0.header.cohortID = "" },
    BadRequest("a later mode", .enumUnknown, "header.mode") { $0.header.mode = .UNRECOGNIZED(9) },
  ]

  package static let attestCohort: [BadRequest<WireAttestCohortRequest>] = [
    BadRequest("no cohort", .fieldRequired, "cohort_id") { $0.cohortID = "" },
    BadRequest("a learner twice", .duplicateItem, "worker_ids[1]") {
      $0.workerIds = [ValidLearning.record, ValidLearning.record]
    },
    BadRequest("1001 learners", .listTooLong, "worker_ids") {
      $0.workerIds = Array(repeating: ValidLearning.record, count: 1_001)
    },
  ]

  package static let getCohort: [BadRequest<WireGetCohortRequest>] = [
    BadRequest("no cohort", .fieldRequired, "cohort_id") { $0.cohortID = "" },
    BadRequest("no day", .dateInvalid, "on") { $0.on = "today" },
    BadRequest("no moment", .instantInvalid, "as_known_at") { $0.asKnownAt.nanos = -1 },
  ]

  package static let listCohorts: [BadRequest<WireListCohortsRequest>] = [
    BadRequest("nobody's", .fieldRequired, "whose") { $0.whose = nil },
    BadRequest("a body in words", .idMalformed, "organisation_id") { $0.organisationID = "us" },
    BadRequest("a network without a name", .fieldRequired, "network_id") { $0.networkID = "" },
  ]

  package static let describeLearning: [BadRequest<WireDescribeLearningRequest>] = [
    BadRequest("nobody's", .fieldRequired, "whose") { $0.whose = nil },
    BadRequest("an area in words", .idMalformed, "place_id") { $0.placeID = "Brent" },
    BadRequest("no first day", .fieldRequired, "from") { $0.from = "" },
    BadRequest("an end before the start", .intervalReversed, "to") { $0.to = "2025-01-01" },
    BadRequest("a sector twice", .duplicateItem, "staff[1].sector") {
      $0.staff.append($0.staff[0])
    },
    BadRequest("totals in words", .idMalformed, "staff_import_id") { $0.staffImportID = "ours" },
    BadRequest("staff below zero", .valueOutOfRange, "staff[0].count") { $0.staff[0].count = -1 },
  ]

  /// What is wrong with an item of an import: it is refused in its place, and the others stand.
  package static let learnerItem: [BadRequest<WireLearnerItem>] = [
    BadRequest("nobody", .fieldRequired, "worker_id") { $0.workerID = "" },
    BadRequest("nothing said", .fieldRequired, "completed_on") {
      $0 = .with { $0.workerID = ValidLearning.record }
    },
    BadRequest("less than none", .valueOutOfRange, "attended_minutes") {
      $0.attendedMinutes = -1
    },
    BadRequest("no day", .dateInvalid, "completed_on") { $0.completedOn = "31/01/2026" },
    BadRequest("a question answered once", .valueOutOfRange, "ratings.skill_after") {
      $0.ratings.skillAfter = 0
    },
    BadRequest("an answer beyond five", .valueOutOfRange, "ratings.confidence_before") {
      $0.ratings.confidenceBefore = 6
    },
    BadRequest("no answer at all", .fieldRequired, "ratings") { $0.ratings = .init() },
    BadRequest("release below none", .valueOutOfRange, "actual_release.minutes") {
      $0.actualRelease.minutes = -5
    },
  ]
}
