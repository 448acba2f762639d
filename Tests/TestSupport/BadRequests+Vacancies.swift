package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Valid requests about vacancies, to spoil in one thing.
package enum ValidVacancies {
  /// A worker.
  package static let worker = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a30"
  /// An area, a vacancy, a course, a team or a permission.
  package static let record = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a31"

  private static let requestID = "0c2f7a31-7d64-4c0e-8a55-3a1f9d1e6b05"

  /// A care worker's post.
  package static let vacancy = WireVacancy.with {
    $0.roleCode = "CARE-WORKER"
    $0.title = "Care worker"
    $0.fullTimeEquivalent.numerator = 1
    $0.fullTimeEquivalent.denominator = 1
    $0.fullTimeEquivalent.baseMinutesPerWeek = 2_250
    $0.count = 2
    $0.trainable = [.with { $0.requirementCode = "MH-L2" }]
    $0.attitudeCodes = ["KINDNESS"]
    $0.startsOn = "2026-12-01"
  }

  /// A new post.
  package static let publishVacancy = WirePublishVacancyRequest.with {
    $0.requestID = requestID
    $0.vacancy = vacancy
  }

  /// A changed post.
  package static let updateVacancy = WireUpdateVacancyRequest.with {
    $0.requestID = requestID
    $0.vacancyID = record
    $0.etag = "v1"
    $0.vacancy = vacancy
  }

  /// The end of a post.
  package static let closeVacancy = WireCloseVacancyRequest.with {
    $0.requestID = requestID
    $0.vacancyID = record
    $0.etag = "v1"
    $0.reason = "filled"
  }

  /// A permission.
  package static let joinMatching = WireJoinMatchingRequest.with {
    $0.requestID = requestID
    $0.uses = ["VACANCIES"]
    $0.fieldGroups = [.training]
  }

  /// The end of a permission.
  package static let leaveMatching = WireLeaveMatchingRequest.with {
    $0.requestID = requestID
    $0.consentID = record
  }

  /// An attitude.
  package static let recordAttitude = WireRecordAttitudeRequest.with {
    $0.requestID = requestID
    $0.workerID = worker
    $0.attitudeCode = "KINDNESS"
    $0.shown = true
    $0.seenOn = "2026-01-01"
  }

  /// A course.
  package static let offerTraining = WireOfferTrainingRequest.with {
    $0.requestID = requestID
    $0.standardCode = "CSTF-MH-2"
    $0.title = "A module"
    $0.weeks = 3
  }

  /// A team.
  package static let publishTeam = WirePublishTeamRequest.with {
    $0.requestID = requestID
    $0.placeID = record
    $0.name = "Us"
    $0.memberIds = [worker]
    $0.minimum = 1
    $0.ages = ["ADULT"]
  }

  /// The end of a course.
  package static let endListing = WireEndListingRequest.with {
    $0.requestID = requestID
    $0.offerID = record
    $0.reason = "no tutor"
  }

  /// A need.
  package static let findTeams = WireFindTeamsRequest.with {
    $0.placeID = record
    $0.skillCodes = ["PBS"]
  }

  /// A team's members.
  package static let describeTeam = WireDescribeTeamRequest.with {
    $0.teamID = record
    $0.skillCodes = ["PBS"]
  }

  /// A search by skill.
  package static let findSkillHolders = WireFindSkillHoldersRequest.with {
    $0.placeID = record
    $0.skillCode = "PBS"
  }

  /// A match.
  package static let matchVacancy = WireMatchVacancyRequest.with { $0.vacancyID = record }

  /// Next roles.
  package static let listPathways = WireListPathwaysRequest.with {
    $0.worker.workerID = worker
    $0.purpose = .staffManagement
    $0.fromCodes = ["CARE-WORKER"]
  }

  /// Who lacks training.
  package static let listTrainingGaps = WireListTrainingGapsRequest.with {
    $0.standardCodes = ["PBS"]
  }

  /// Totals of posts.
  package static let describePosts = WireDescribePostsRequest.with { $0.placeID = record }

  /// Totals of skills.
  package static let describeSkillCoverage = WireDescribeSkillCoverageRequest.with {
    $0.placeID = record
    $0.standardCodes = ["PBS"]
  }
}

/// Requests about vacancies whose shape must be refused, by rpc.
package enum BadVacancies {
  /// How many rows the tables have.
  package static var count: Int {
    publishVacancy.count + updateVacancy.count + closeVacancy.count + listVacancies.count
      + matchVacancy.count + joinMatching.count + leaveMatching.count
      + listMatchingConsents.count + recordAttitude.count + offerTraining.count
      + listTrainingOffers.count + publishTeam.count + endListing.count + findTeams.count
      + describeTeam.count + findSkillHolders.count + listPathways.count
      + listTrainingGaps.count + describePosts.count + describeSkillCoverage.count
  }

  /// New posts.
  package static let publishVacancy: [BadRequest<WirePublishVacancyRequest>] = [
    BadRequest("no request_id", .fieldRequired, "request_id") { $0.requestID = "" },
    BadRequest("no post", .fieldRequired, "vacancy") { $0.clearVacancy() },
    BadRequest("a place by name", .idMalformed, "vacancy.place_id") {
      $0.vacancy.placeID = "Brent"
    },
    BadRequest("no role", .fieldRequired, "vacancy.role_code") { $0.vacancy.roleCode = "" },
    BadRequest("no share of full time", .fieldRequired, "vacancy.full_time_equivalent") {
      $0.vacancy.clearFullTimeEquivalent()
    },
    BadRequest("a share over nothing", .valueOutOfRange, "vacancy.full_time_equivalent") {
      $0.vacancy.fullTimeEquivalent.denominator = 0
    },
    BadRequest("41 gaps", .listTooLong, "vacancy.trainable") {
      $0.vacancy.trainable = Array(repeating: .init(), count: 41)
    },
    BadRequest("a gap in nothing", .fieldRequired, "vacancy.trainable[0].requirement_code") {
      $0.vacancy.trainable[0].requirementCode = ""
    },
    BadRequest("a course by name", .idMalformed, "vacancy.trainable[0].offer_id") {
      $0.vacancy.trainable[0].offerID = "lifting"
    },
    BadRequest("an attitude in words", .codeMalformed, "vacancy.attitude_codes[0]") {
      $0.vacancy.attitudeCodes = ["kind, mostly"]
    },
    BadRequest("21 attitudes", .listTooLong, "vacancy.attitude_codes") {
      $0.vacancy.attitudeCodes = (0..<21).map { "A\($0)" }
    },
    BadRequest("no first day", .fieldRequired, "vacancy.starts_on") { $0.vacancy.startsOn = "" },
    BadRequest("a day that is none", .dateInvalid, "vacancy.starts_on") {
      $0.vacancy.startsOn = "2026-02-30"
    },
    BadRequest("an end in 1999", .instantInvalid, "vacancy.closes_at") {
      $0.vacancy.closesAt = .init(seconds: 946_684_799, nanos: 0)
    },
  ]

  /// Changed posts.
  package static let updateVacancy: [BadRequest<WireUpdateVacancyRequest>] = [
    BadRequest("no vacancy named", .fieldRequired, "vacancy_id") { $0.vacancyID = "" },
    BadRequest("no etag", .fieldRequired, "etag") { $0.etag = "" },
    BadRequest("an etag of 65 characters", .fieldTooLong, "etag") {
      $0.etag = String(repeating: "a", count: 65)
    },
    BadRequest("no post", .fieldRequired, "vacancy") { $0.clearVacancy() },
  ]

  /// Ends of posts.
  package static let closeVacancy: [BadRequest<WireCloseVacancyRequest>] = [
    BadRequest("a vacancy by name", .idMalformed, "vacancy_id") { $0.vacancyID = "night" },
    BadRequest("no reason", .fieldRequired, "reason") { $0.reason = " " },
    BadRequest("a reason of 201 characters", .fieldTooLong, "reason") {
      $0.reason = String(repeating: "a", count: 201)
    },
  ]

  /// Lists of posts.
  package static let listVacancies: [BadRequest<WireListVacanciesRequest>] = [
    BadRequest("a place by name", .idMalformed, "place_id") { $0.placeID = "Brent" },
    BadRequest("a role in words", .codeMalformed, "role_code") { $0.roleCode = "care worker" },
    BadRequest("a page of 1001", .pageSizeOutOfRange, "page_size") { $0.pageSize = 1_001 },
    BadRequest("a token of nobody's", .pageTokenInvalid, "page_token") { $0.pageToken = "x" },
  ]

  /// Matches.
  package static let matchVacancy: [BadRequest<WireMatchVacancyRequest>] = [
    BadRequest("no vacancy named", .fieldRequired, "vacancy_id") { $0.vacancyID = "" },
    BadRequest("a page of 51", .pageSizeOutOfRange, "page_size") { $0.pageSize = 51 },
  ]

  /// Permissions.
  package static let joinMatching: [BadRequest<WireJoinMatchingRequest>] = [
    BadRequest("no request_id", .fieldRequired, "request_id") { $0.requestID = "" },
    BadRequest("for nothing", .fieldRequired, "uses") { $0.uses = [] },
    BadRequest("for marketing", .enumUnknown, "uses[0]") { $0.uses = ["MARKETING"] },
    BadRequest("for the same twice", .duplicateItem, "uses[1]") {
      $0.uses = ["VACANCIES", "VACANCIES"]
    },
    BadRequest("a group twice", .duplicateItem, "field_groups[1]") {
      $0.fieldGroups = [.training, .training]
    },
    BadRequest("a group of a later version", .enumUnknown, "field_groups[0]") {
      $0.fieldGroups = [.UNRECOGNIZED(99)]
    },
  ]

  /// Ends of permissions.
  package static let leaveMatching: [BadRequest<WireLeaveMatchingRequest>] = [
    BadRequest("no permission named", .fieldRequired, "consent_id") { $0.consentID = "" }
  ]

  /// Lists of permissions.
  package static let listMatchingConsents: [BadRequest<WireListMatchingConsentsRequest>] = [
    BadRequest("a page of less than none", .pageSizeOutOfRange, "page_size") { $0.pageSize = -1 }
  ]

  /// Attitudes.
  package static let recordAttitude: [BadRequest<WireRecordAttitudeRequest>] = [
    BadRequest("nobody", .fieldRequired, "worker_id") { $0.workerID = "" },
    BadRequest("nothing looked for", .fieldRequired, "attitude_code") { $0.attitudeCode = "" },
    BadRequest("no day", .fieldRequired, "seen_on") { $0.seenOn = "" },
  ]

  /// Courses.
  package static let offerTraining: [BadRequest<WireOfferTrainingRequest>] = [
    BadRequest("that leads nowhere", .fieldRequired, "standard_code") { $0.standardCode = "" },
    BadRequest("at a place by name", .idMalformed, "place_id") { $0.placeID = "Brent" },
    BadRequest("that opens in 1999", .instantInvalid, "opens_at") {
      $0.opensAt = .init(seconds: 946_684_799, nanos: 0)
    },
  ]

  /// Lists of courses.
  package static let listTrainingOffers: [BadRequest<WireListTrainingOffersRequest>] = [
    BadRequest("a provider by name", .idMalformed, "provider_id") { $0.providerID = "Brent" }
  ]

  /// Teams.
  package static let publishTeam: [BadRequest<WirePublishTeamRequest>] = [
    BadRequest("nowhere", .fieldRequired, "place_id") { $0.placeID = "" },
    BadRequest("201 members", .listTooLong, "member_ids") {
      $0.memberIds = Array(repeating: ValidVacancies.worker, count: 201)
    },
    BadRequest("a member by name", .idMalformed, "member_ids[0]") { $0.memberIds = ["Kwame"] },
    BadRequest("for nobody's care", .fieldRequired, "ages") { $0.ages = [] },
    BadRequest("for the old", .enumUnknown, "ages[0]") { $0.ages = ["OLD"] },
  ]

  /// Ends of courses and teams.
  package static let endListing: [BadRequest<WireEndListingRequest>] = [
    BadRequest("of nothing", .fieldRequired, "listing") { $0.listing = nil },
    BadRequest("of a course by name", .idMalformed, "offer_id") { $0.offerID = "lifting" },
    BadRequest("of no team", .fieldRequired, "team_id") { $0.teamID = "" },
    BadRequest("without a reason", .fieldRequired, "reason") { $0.reason = "" },
  ]

  /// Needs.
  package static let findTeams: [BadRequest<WireFindTeamsRequest>] = [
    BadRequest("nowhere", .fieldRequired, "place_id") { $0.placeID = "" },
    BadRequest("for no skill", .fieldRequired, "skill_codes") { $0.skillCodes = [] },
    BadRequest("for 21 skills", .listTooLong, "skill_codes") {
      $0.skillCodes = (0..<21).map { "A\($0)" }
    },
    BadRequest("for a skill twice", .duplicateItem, "skill_codes") {
      $0.skillCodes = ["PBS", "PBS"]
    },
    BadRequest("a birthday that is none", .dateInvalid, "birth_date") {
      $0.birthDate = "2008-02-30"
    },
  ]

  /// Teams' members.
  package static let describeTeam: [BadRequest<WireDescribeTeamRequest>] = [
    BadRequest("of no team", .fieldRequired, "team_id") { $0.teamID = "" },
    BadRequest("for no skill", .fieldRequired, "skill_codes") { $0.skillCodes = [] },
  ]

  /// Searches by skill.
  package static let findSkillHolders: [BadRequest<WireFindSkillHoldersRequest>] = [
    BadRequest("nowhere", .fieldRequired, "place_id") { $0.placeID = "" },
    BadRequest("for nothing", .fieldRequired, "skill_code") { $0.skillCode = "" },
    BadRequest("a page of 51", .pageSizeOutOfRange, "page_size") { $0.pageSize = 51 },
  ]

  /// Next roles.
  package static let listPathways: [BadRequest<WireListPathwaysRequest>] = [
    BadRequest("of nobody", .fieldRequired, "worker") { $0.clearWorker() },
    BadRequest("from 11 kinds of work", .listTooLong, "from_codes") {
      $0.fromCodes = Array(repeating: "CARE-WORKER", count: 11)
    },
    BadRequest("from magic", .codeUnknown, "from_codes[0]") { $0.fromCodes = ["WIZARD"] },
    BadRequest("a page of 1001", .pageSizeOutOfRange, "page_size") { $0.pageSize = 1_001 },
  ]

  /// Who lacks training.
  package static let listTrainingGaps: [BadRequest<WireListTrainingGapsRequest>] = [
    BadRequest("in nothing", .fieldRequired, "standard_codes") { $0.standardCodes = [] },
    BadRequest("in words", .codeMalformed, "standard_codes[0]") {
      $0.standardCodes = ["joint start"]
    },
  ]

  /// Totals of posts.
  package static let describePosts: [BadRequest<WireDescribePostsRequest>] = [
    BadRequest("nowhere", .fieldRequired, "place_id") { $0.placeID = "" },
    BadRequest("of magic", .codeUnknown, "role_codes[0]") { $0.roleCodes = ["WIZARD"] },
    BadRequest("of 41 roles", .listTooLong, "role_codes") {
      $0.roleCodes = Array(repeating: "SPLW", count: 41)
    },
    BadRequest("a minimum below none", .valueOutOfRange, "minimum_per_ten_thousand") {
      $0.minimumPerTenThousand = -1
    },
    BadRequest("a minimum that is no number", .valueOutOfRange, "minimum_per_ten_thousand") {
      $0.minimumPerTenThousand = .nan
    },
  ]

  /// Totals of skills.
  package static let describeSkillCoverage: [BadRequest<WireDescribeSkillCoverageRequest>] = [
    BadRequest("nowhere", .fieldRequired, "place_id") { $0.placeID = "" },
    BadRequest("of nothing", .fieldRequired, "standard_codes") { $0.standardCodes = [] },
  ]
}
