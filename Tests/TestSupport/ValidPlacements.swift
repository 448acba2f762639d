package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// One valid request of each rpc of placements, about made-up records: what is wrong with its shape
/// is refused before any record is read. A bad request differs from it in one thing.
package enum ValidPlacements {
  /// The programme.
  package static let programme = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a30"
  /// The learner.
  package static let learner = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a31"
  /// The enrolment.
  package static let enrolment = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a32"
  /// The area.
  package static let area = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a33"
  /// The offer.
  package static let offer = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a34"
  /// The request.
  package static let request = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a35"
  /// The placement.
  package static let placement = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a36"
  /// The practice assessor.
  package static let assessor = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a37"
  /// The entry.
  package static let entry = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a38"

  private static let requestID = "0c2f7a31-7d64-4c0e-8a55-3a1f9d1e6b05"

  /// A programme with hours of its own.
  package static let recordProgramme = WireRecordProgrammeRequest.with {
    $0.requestID = requestID
    $0.programme.code = "NURSING-BSC"
    $0.programme.name = "Nursing (adult)"
    $0.programme.award = "NURSE"
    $0.programme.regulator = "NMC"
    $0.programme.learnerType = "ADULT-NURSING"
    $0.programme.months = 36
    $0.programme.parts = 3
    $0.programme.weeklyMinutesMost = 2_250
    $0.programme.completionPercent = 90
    $0.programme.startsOn = "2026-09-01"
  }

  /// An enrolment.
  package static let enrolLearner = WireEnrolLearnerRequest.with {
    $0.requestID = requestID
    $0.enrolment.programmeID = programme
    $0.enrolment.learnerID = learner
    $0.enrolment.cohort = "2026-09"
    $0.enrolment.startsOn = "2026-09-07"
    $0.enrolment.endsOn = "2029-09-07"
  }

  /// An enrolment that is read.
  package static let getEnrolment = WireGetEnrolmentRequest.with { $0.enrolmentID = enrolment }

  /// A stage.
  package static let recordStage = WireRecordStageRequest.with {
    $0.requestID = requestID
    $0.enrolmentID = enrolment
    $0.stage = 1
    $0.assessorID = assessor
    $0.on = "2026-10-01"
  }

  /// A care home with two places.
  package static let recordPracticeArea = WireRecordPracticeAreaRequest.with {
    $0.requestID = requestID
    $0.area.name = "Willow Bank"
    $0.area.setting = "CARE_HOME"
    $0.area.sector = .socialCare
    $0.area.specialty = "DEMENTIA"
    $0.area.auditedOn = "2026-01-10"
    $0.area.auditHoldsThrough = "2027-01-09"
    $0.area.capacity = [
      .with {
        $0.learnerType = "ADULT-NURSING"
        $0.places = 2
        $0.startsOn = "2026-01-01"
      }
    ]
    $0.area.startsOn = "2026-01-01"
  }

  /// The end of an area.
  package static let closePracticeArea = WireClosePracticeAreaRequest.with {
    $0.requestID = requestID
    $0.areaID = area
    $0.from = "2026-12-01"
  }

  /// A supervisor.
  package static let recordSupervisor = WireRecordSupervisorRequest.with {
    $0.requestID = requestID
    $0.supervisor.workerID = assessor
    $0.supervisor.roles = ["PRACTICE_SUPERVISOR"]
    $0.supervisor.learnersMost = 2
    $0.supervisor.startsOn = "2026-01-01"
  }

  /// An offer of two places.
  package static let offerPlacements = WireOfferPlacementsRequest.with {
    $0.requestID = requestID
    $0.offer.areaID = area
    $0.offer.learnerType = "ADULT-NURSING"
    $0.offer.places = 2
    $0.offer.startsOn = "2026-10-05"
    $0.offer.endsOn = "2026-12-14"
  }

  /// Offers of a few weeks.
  package static let listPlacementOffers = WireListPlacementOffersRequest.with {
    $0.startsOn = "2026-10-05"
    $0.endsOn = "2026-12-14"
  }

  /// A request.
  package static let requestPlacement = WireRequestPlacementRequest.with {
    $0.requestID = requestID
    $0.request.enrolmentID = enrolment
    $0.request.startsOn = "2026-10-05"
    $0.request.endsOn = "2026-12-14"
    $0.request.sector = .socialCare
  }

  /// What has no placement.
  package static let listUnmet = WireListUnmetRequest.with { $0.programmeID = programme }

  /// The terms of a placement.
  package static let terms = WirePlacementTerms.with {
    $0.enrolmentID = enrolment
    $0.areaID = area
    $0.part = 1
    $0.startsOn = "2026-10-05"
    $0.endsOn = "2026-12-14"
    $0.allocatedMinutes = 18_000
    $0.outcomes = ["Moves people safely"]
    $0.requestID = request
    $0.offerID = offer
  }

  /// A placement.
  package static let recordPlacement = WireRecordPlacementRequest.with {
    $0.requestID = requestID
    $0.terms = terms
  }

  /// Its end.
  package static let advancePlacement = WireAdvancePlacementRequest.with {
    $0.requestID = requestID
    $0.placementID = placement
    $0.step = "COMPLETED"
    $0.on = "2026-12-14"
    $0.assessorID = assessor
  }

  /// An early end.
  package static let cancelPlacement = WireCancelPlacementRequest.with {
    $0.requestID = requestID
    $0.placementID = placement
    $0.cause = "LEARNER_WITHDREW"
  }

  /// Another in its place.
  package static let supersedePlacement = WireSupersedePlacementRequest.with {
    $0.requestID = requestID
    $0.placementID = placement
    $0.terms = terms
  }

  /// A supervisor of it.
  package static let nameSupervisor = WireNameSupervisorRequest.with {
    $0.requestID = requestID
    $0.placementID = placement
    $0.assignment.workerID = assessor
    $0.assignment.role = "PRACTICE_SUPERVISOR"
    $0.assignment.startsOn = "2026-10-05"
    $0.assignment.endsOn = "2026-12-14"
  }

  /// A smaller base.
  package static let adjustPlacement = WireAdjustPlacementRequest.with {
    $0.requestID = requestID
    $0.placementID = placement
    $0.baseMinutes = 9_000
    $0.reason = "reduced hours"
  }

  /// A placement that is read.
  package static let getPlacement = WireGetPlacementRequest.with { $0.placementID = placement }

  /// A learner's placements.
  package static let listPlacements = WireListPlacementsRequest.with { $0.learnerID = learner }

  /// A day of practice.
  package static let recordHours = WireRecordHoursRequest.with {
    $0.requestID = requestID
    $0.entry.placementID = placement
    $0.entry.startsAt = .with { $0.seconds = 1_773_734_400 }
    $0.entry.endsAt = .with { $0.seconds = 1_773_763_200 }
    $0.entry.kind = "PRACTICE"
  }

  /// Its verification.
  package static let verifyHours = WireVerifyHoursRequest.with {
    $0.requestID = requestID
    $0.entryID = entry
    $0.verifiedByID = assessor
  }

  /// The hours of a placement.
  package static let listHours = WireListHoursRequest.with { $0.placementID = placement }

  /// A proficiency achieved.
  package static let recordAssessment = WireRecordAssessmentRequest.with {
    $0.requestID = requestID
    $0.assessment.placementID = placement
    $0.assessment.component = "PROFICIENCY"
    $0.assessment.decision = "ACHIEVED"
    $0.assessment.assessorID = assessor
    $0.assessment.assessedOn = "2026-03-10"
  }

  /// Totals of a year.
  package static let describePlacements = WireDescribePlacementsRequest()
}
