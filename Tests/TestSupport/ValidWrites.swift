package import OneWorkforceProtos
package import SwiftProtobuf
import Vocabulary

/// One valid request of each rpc that writes a passport. A bad request differs from it in one
/// thing.
///
/// The identifiers are those of the service it is sent to: an employed worker, two achievements
/// that the caller recorded, one gained elsewhere, and the caller's own organisation.
package struct ValidWrites: Sendable {
  /// A worker the caller's organisation employs.
  package var worker: String
  /// An achievement of that worker, CSTF-IPC-2, recorded by the caller's organisation.
  package var achievement: String
  /// One that another organisation gave.
  package var elsewhere: String
  /// The caller's organisation.
  package var organisation: String
  /// Another record of a worker the caller's organisation employs, marked as a possible duplicate.
  package var other: String
  /// The version of the worker's identity record.
  package var etag: String

  /// Requests about these.
  package init(
    worker: String, achievement: String, elsewhere: String, organisation: String, other: String,
    etag: String
  ) {
    self.worker = worker
    self.achievement = achievement
    self.elsewhere = elsewhere
    self.organisation = organisation
    self.other = other
    self.etag = etag
  }

  private var requestID: String { "6f1d0a52-6c0e-4b53-9d6a-0a4f5f3f7c21" }

  /// Somebody new, employed by the caller's organisation.
  package var registerWorker: WireRegisterWorkerRequest {
    .with {
      $0.requestID = requestID
      $0.identity = .with {
        $0.givenName = "Tomasz"
        $0.familyName = "Nowak"
        $0.birthDate = "1990-05-17"
        $0.identifiers = [
          .with {
            $0.scheme = "NMC"
            $0.value = "18A1234E"
          }
        ]
      }
      $0.identityLevel = .basic
      $0.engagement = engagement
      $0.synthetic = true
    }
  }

  private var engagement: WireEngagement {
    .with {
      $0.kind = .employment
      $0.legalBasis = "EMPLOYMENT"
      $0.roleCode = "CARE-WORKER"
      $0.from = "2025-01-06"
    }
  }

  /// A new given name.
  package var updateWorkerIdentity: WireUpdateWorkerIdentityRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.etag = etag
      $0.identity.givenName = "Aminata"
      $0.updateMask.paths = ["given_name"]
    }
  }

  /// Two records are one person.
  package var resolveDuplicate: WireResolveDuplicateRequest {
    .with {
      $0.requestID = requestID
      $0.keptID = worker
      $0.otherID = other
      $0.samePerson = true
    }
  }

  /// A nurse's registration.
  package var recordRegistration: WireRecordRegistrationRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.registration = .with {
        $0.regulator = .nmc
        $0.number = "18A1234E"
        $0.part = "RN-ADULT"
        $0.status = .effective
        $0.validFrom = "2024-04-01"
        $0.checkedAt = .moment("2025-11-03")
        $0.checkSource = "REGISTER_PAGE"
      }
    }
  }

  /// An enhanced DBS check.
  package var recordCheck: WireRecordCheckRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.check = .with {
        $0.kind = .criminalRecord
        $0.method = "SEEN_ORIGINAL"
        $0.checkedOn = "2025-11-03"
        $0.dbs = .with {
          $0.level = "ENHANCED"
          $0.workforce = "ADULT"
          $0.certificateNumber = "001234567890"
          $0.issuedOn = "2025-10-20"
          $0.onUpdateService = true
          $0.lastStatus = "NO_NEW_INFORMATION"
          $0.lastStatusOn = "2025-11-03"
        }
      }
    }
  }

  /// A second engagement with the caller's organisation.
  package var recordEngagement: WireRecordEngagementRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.engagement = engagement
    }
  }

  /// Service with the caller's organisation.
  package var recordContinuity: WireRecordContinuityRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.continuity = .with {
        $0.employerID = organisation
        $0.from = "2019-02-04"
        $0.breaks = [
          .with {
            $0.from = "2020-01-01"
            $0.to = "2020-02-01"
          }
        ]
        $0.recognitions = [
          .with {
            $0.organisationID = organisation
            $0.benefit = "ANNUAL_LEAVE"
            $0.recognised = true
            $0.ground = "CONTRACT"
            $0.decidedBy = "Head of HR"
          }
        ]
      }
    }
  }

  /// Infection prevention training.
  package var recordAchievement: WireRecordAchievementRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.achievement = training
      $0.attest = true
    }
  }

  private var training: WireAchievement {
    .with {
      $0.standard = "CSTF-IPC-2"
      $0.kind = .training
      $0.progress = .achieved
      $0.completedOn = "2025-11-03"
      $0.mode = "E_LEARNING"
    }
  }

  /// Observed practice.
  package var recordEvidence: WireRecordEvidenceRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.evidence = .with {
        $0.achievementID = achievement
        $0.kind = "OBSERVED_PRACTICE"
        $0.occurredOn = "2025-11-03"
        $0.outcome = "PASS"
        $0.assessor.signedAt = .moment("2025-11-03")
        $0.setting = "CARE_HOME"
      }
    }
  }

  /// The caller vouches for its record.
  package var attestEvidence: WireAttestEvidenceRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.factID = achievement
    }
  }

  /// The same training, done again.
  package var supersedeAchievement: WireSupersedeAchievementRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.achievementID = achievement
      $0.replacement = training
    }
  }

  /// The record was a mistake.
  package var revokeFact: WireRevokeFactRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.factID = achievement
      $0.cause = "RECORDED_IN_ERROR"
    }
  }

  /// The record is looked into.
  package var suspendFact: WireSuspendFactRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.factID = achievement
      $0.cause = "UNDER_INVESTIGATION"
    }
  }

  /// Valid only once the record is suspended.
  package var reinstateFact: WireReinstateFactRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.factID = achievement
      $0.cause = "INVESTIGATION_CLOSED"
    }
  }

  /// The caller takes what was gained elsewhere.
  package var acceptAchievement: WireAcceptAchievementRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.achievementID = elsewhere
      $0.answer = "ACCEPTED"
    }
  }
}

extension Google_Protobuf_Timestamp {
  /// Midnight by UTC of a day written `YYYY-MM-DD`; 1970 where it is none.
  package static func moment(_ day: String) -> Google_Protobuf_Timestamp {
    let date = try? CivilDate(day, field: "day")
    return .with { $0.seconds = Int64(date?.dayNumber ?? 0) * 86_400 }
  }
}
