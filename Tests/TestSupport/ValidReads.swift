package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// One valid request of each rpc that looks at passports or controls who may. A bad request differs
/// from it in one thing.
///
/// The identifiers are those of the service it is sent to; ``BadReads`` says who sends each.
package struct ValidReads: Sendable {
  /// A worker the caller's organisation employs, who granted it sight for a transfer.
  package var worker: String
  /// The caller's organisation.
  package var organisation: String
  /// Another organisation.
  package var other: String
  /// A move of the worker to the caller's organisation.
  package var transfer: String
  /// The version of that move.
  package var transferEtag: String
  /// A grant of the worker.
  package var grant: String

  /// Requests about these.
  package init(
    worker: String, organisation: String, other: String, transfer: String, transferEtag: String,
    grant: String
  ) {
    self.worker = worker
    self.organisation = organisation
    self.other = other
    self.transfer = transfer
    self.transferEtag = transferEtag
    self.grant = grant
  }

  private var requestID: String { "0c2f7a31-7d64-4c0e-8a55-3a1f9d1e6b02" }

  /// Is this worker ready to be a care worker?
  package var verifyPassport: WireVerifyPassportRequest {
    .with {
      $0.worker.workerID = worker
      $0.roleCode = "CARE-WORKER"
      $0.purpose = .transfer
    }
  }

  /// The same for a list of one.
  package var batchVerifyPassport: WireBatchVerifyPassportRequest {
    .with {
      $0.workerIds = [worker]
      $0.roleCode = "CARE-WORKER"
      $0.purpose = .transfer
    }
  }

  /// Ready for which of two roles?
  package var checkRoleReadiness: WireCheckRoleReadinessRequest {
    .with {
      $0.worker.workerID = worker
      $0.roleCodes = ["CARE-WORKER", "SENIOR-CARE-WORKER"]
      $0.purpose = .transfer
    }
  }

  /// The worker moves to the caller's organisation.
  package var transferWorker: WireTransferWorkerRequest {
    .with {
      $0.requestID = requestID
      $0.worker.workerID = worker
      $0.roleCode = "CARE-WORKER"
      $0.startsOn = "2026-04-01"
      $0.fromOrganisationID = other
    }
  }

  /// The move.
  package var getTransfer: WireGetTransferRequest {
    .with { $0.transferID = transfer }
  }

  /// The Care Certificate need not hold up the move.
  package var decideTransferItem: WireDecideTransferItemRequest {
    .with {
      $0.requestID = requestID
      $0.transferID = transfer
      $0.etag = transferEtag
      $0.list = "PRACTICAL"
      $0.code = "CARE-CERT"
      $0.cleared = true
      $0.decidedBy = "Registered manager"
    }
  }

  /// What ends soon.
  package var listExpiring: WireListExpiringRequest {
    .with { $0.defaultRoleCode = "CARE-WORKER" }
  }

  /// Somebody of this name and birth date.
  package var findWorkers: WireFindWorkersRequest {
    .with {
      $0.nameAndBirth = .with {
        $0.familyName = "Marques"
        $0.birthDate = "1993-05-09"
      }
      $0.purpose = .staffManagement
    }
  }

  /// The worker's passport.
  package var getPassport: WireGetPassportRequest {
    .with {
      $0.worker.workerID = worker
      $0.purpose = .staffManagement
    }
  }

  /// The other organisation may see training.
  package var grantDisclosure: WireGrantDisclosureRequest {
    .with {
      $0.requestID = requestID
      $0.verifierID = other
      $0.fieldGroups = [.training]
      $0.purpose = .preEmploymentCheck
    }
  }

  /// No longer.
  package var withdrawDisclosure: WireWithdrawDisclosureRequest {
    .with {
      $0.requestID = requestID
      $0.grantID = grant
    }
  }

  /// The holder's grants.
  package var listDisclosures: WireListDisclosuresRequest { .init() }

  /// Who looked.
  package var listAccesses: WireListAccessesRequest { .init() }

  /// The other organisation may audit for a while.
  package var recordAuditEngagement: WireRecordAuditEngagementRequest {
    .with {
      $0.requestID = requestID
      $0.organisationID = other
      $0.startsAt = Google_Protobuf_Timestamp(seconds: 1_773_748_800)
      $0.endsAt = Google_Protobuf_Timestamp(seconds: 1_776_000_000)
    }
  }
}
