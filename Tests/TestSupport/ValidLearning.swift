package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// One valid request of each rpc of joint learning, about made-up records: what is wrong with its
/// shape is refused before any record is read. A bad request differs from it in one thing.
package enum ValidLearning {
  private static let requestID = "0c2f7a31-7d64-4c0e-8a55-3a1f9d1e6c04"
  /// Any record.
  package static let record = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a30"
  /// Another one.
  package static let other = "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a31"

  package static let recordNetwork = WireRecordNetworkRequest.with {
    ($0.requestID, $0.name) = (requestID, "Brent learns")
  }

  package static let joinNetwork = WireJoinNetworkRequest.with {
    ($0.requestID, $0.networkID, $0.part) = (requestID, record, "EMPLOYER")
    $0.joinsOn = "2026-07-01"
  }

  package static let leaveNetwork = WireLeaveNetworkRequest.with {
    ($0.requestID, $0.networkID, $0.leavesOn) = (requestID, record, "2026-09-01")
  }

  package static let listNetworks = WireListNetworksRequest()

  package static let recordTopic = WireRecordTopicRequest.with {
    ($0.requestID, $0.title, $0.areas) = (requestID, "Frailty", ["DIGITAL"])
    $0.standards = [
      .with {
        ($0.standardCode, $0.kind, $0.portability) = ("CSTF-MH-2", .training, .localSignOff)
      }
    ]
  }

  package static let listTopics = WireListTopicsRequest()

  package static let recordCohort = WireRecordCohortRequest.with {
    ($0.requestID, $0.topicID, $0.name) = (requestID, record, "Spring")
    ($0.startsOn, $0.endsOn, $0.seats) = ("2026-01-05", "2026-06-01", 20)
    $0.targetMix = [
      .with { ($0.sector, $0.parts) = (.health, 1) },
      .with { ($0.sector, $0.parts) = (.socialCare, 1) },
    ]
    $0.teachers = [.with { ($0.kind, $0.organisationID) = ("UNIVERSITY", record) }]
  }

  package static let enrolLearners = WireEnrolLearnersRequest.with {
    ($0.requestID, $0.cohortID) = (requestID, record)
    $0.learners = [
      .with {
        $0.workerID = record
        $0.plannedRelease = planned
      }
    ]
  }

  package static let recordRelease = WireRecordReleaseRequest.with {
    ($0.requestID, $0.cohortID, $0.on) = (requestID, record, "2026-02-01")
    $0.learners = [
      .with {
        $0.workerID = record
        $0.plannedRelease = planned
        $0.actualRelease = .with { ($0.minutes, $0.backfilledMinutes) = (60, 30) }
      }
    ]
  }

  package static let recordDropOut = WireRecordDropOutRequest.with {
    ($0.requestID, $0.cohortID, $0.workerID) = (requestID, record, record)
    ($0.reason, $0.leftOn) = ("NO_RELEASE", "2026-02-01")
  }

  /// The first message of an import.
  package static let importLearning = WireImportLearningRequest.with {
    $0.header = .with { ($0.requestID, $0.cohortID) = (requestID, record) }
  }

  /// An item of one.
  package static let learnerItem = WireLearnerItem.with {
    ($0.workerID, $0.attendedMinutes, $0.completedOn) = (record, 180, "2026-02-01")
    $0.actualRelease.minutes = 60
    $0.ratings = .with {
      ($0.confidenceBefore, $0.confidenceAfter) = (2, 4)
      ($0.skillBefore, $0.skillAfter) = (2, 2)
    }
  }

  package static let attestCohort = WireAttestCohortRequest.with {
    ($0.requestID, $0.cohortID) = (requestID, record)
  }

  package static let getCohort = WireGetCohortRequest.with { $0.cohortID = record }

  package static let listCohorts = WireListCohortsRequest.with { $0.organisationID = record }

  package static let describeLearning = WireDescribeLearningRequest.with {
    ($0.placeID, $0.from) = (record, "2026-01-01")
    $0.staff = [.with { ($0.sector, $0.count) = (.health, 100) }]
  }

  private static let planned = WirePlannedRelease.with {
    ($0.minutes, $0.backfill) = (480, "ARRANGED")
  }
}
