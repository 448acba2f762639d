package import OneWorkforceProtos
import SwiftProtobuf

/// One valid request of each rpc of the registry and of the operator that says something. A bad
/// request differs from it in one thing.
///
/// The identifiers are those of the service it is sent to; a steward of ``steward`` sends the
/// changes, an operator the backup.
package struct ValidRegistry: Sendable {
  /// A body that the caller's organisation recorded, with the ODS code `RYJ`.
  package var body: String
  /// The version of its record.
  package var bodyEtag: String
  /// Another that it recorded, with no public identifier.
  package var other: String
  /// A system that it recorded.
  package var system: String
  /// A place in that system that it recorded.
  package var place: String
  /// The version of the place's record.
  package var placeEtag: String
  /// The caller's organisation, on record.
  package var steward: String

  /// Requests about these.
  package init(
    body: String, bodyEtag: String, other: String, system: String, place: String,
    placeEtag: String, steward: String
  ) {
    self.body = body
    self.bodyEtag = bodyEtag
    self.other = other
    self.system = system
    self.place = place
    self.placeEtag = placeEtag
    self.steward = steward
  }

  private var requestID: String { "6f1d0a52-6c0e-4b53-9d6a-0a4f5f3f7c22" }

  /// A care home with a CQC number.
  package var recordOrganisation: WireRecordOrganisationRequest {
    .with {
      $0.requestID = requestID
      $0.organisation = .with {
        $0.name = "Larch House"
        $0.kind = .careProvider
        $0.sector = .socialCare
        $0.identifiers = [
          .with {
            $0.scheme = "CQC_LOCATION"
            $0.value = "1-1234567890"
          }
        ]
        $0.openedOn = "2015-04-01"
        $0.synthetic = true
      }
    }
  }

  /// A new name and a closing day.
  package var updateOrganisation: WireUpdateOrganisationRequest {
    .with {
      $0.requestID = requestID
      $0.organisation = .with {
        $0.id = body
        $0.etag = bodyEtag
        $0.name = "Thames Partnership"
        $0.kind = .nhsTrust
        $0.sector = .health
        $0.openedOn = "2012-04-01"
        $0.closedOn = "2027-04-01"
        $0.trainingMemorandumSince = "2025-05-01"
      }
      $0.updateMask = .with { $0.paths = ["name", "closed_on"] }
    }
  }

  /// One body answers for the other.
  package var recordSuccession: WireRecordSuccessionRequest {
    .with {
      $0.requestID = requestID
      $0.succession = .with {
        $0.predecessorID = body
        $0.successorID = other
        $0.kind = "MERGER"
        $0.from = "2026-04-01"
      }
    }
  }

  /// A borough in the system.
  package var recordPlace: WireRecordPlaceRequest {
    .with {
      $0.requestID = requestID
      $0.place = .with {
        $0.name = "Ealing"
        $0.kind = .place
        $0.parentID = system
        $0.code = "E09000009"
        $0.pieces = [
          .with {
            $0.kind = "LOCAL_AUTHORITY"
            $0.code = "E09000009"
            $0.from = "2024-04-01"
          }
        ]
      }
    }
  }

  /// A new name and other pieces.
  package var updatePlace: WireUpdatePlaceRequest {
    .with {
      $0.requestID = requestID
      $0.place = recordPlace.place
      $0.place.id = place
      $0.place.etag = placeEtag
      $0.updateMask = .with { $0.paths = ["name", "pieces"] }
    }
  }

  /// The body sits in the place.
  package var recordMembership: WireRecordMembershipRequest {
    .with {
      $0.requestID = requestID
      $0.organisationID = body
      $0.placeID = place
      $0.from = "2024-04-01"
      $0.to = "2027-04-01"
    }
  }

  /// Infection prevention training every six months in place of twelve.
  package var tightenPolicy: WireTightenPolicyRequest {
    .with {
      $0.requestID = requestID
      $0.row = .with {
        $0.framework = "CSTF"
        $0.subject = "CSTF-IPC-2"
        $0.level = "2"
        $0.parameter = "refresher_months"
        $0.value = "6"
        $0.unit = "months"
        $0.validFrom = "2026-04-01"
        $0.validTo = "2027-04-01"
      }
    }
  }

  /// Bodies of social care in the system.
  package var listOrganisations: WireListOrganisationsRequest {
    .with {
      $0.sector = .socialCare
      $0.kind = .careProvider
      $0.placeID = system
      $0.pageSize = 10
    }
  }

  /// Places in the system.
  package var listPlaces: WireListPlacesRequest {
    .with {
      $0.parentID = system
      $0.pageSize = 10
    }
  }

  /// The first codes of a list.
  package var listCodes: WireListCodesRequest {
    .with {
      $0.list = "cstf"
      $0.pageSize = 10
    }
  }

  /// The first rows of a framework.
  package var listPolicyRows: WireListPolicyRowsRequest {
    .with {
      $0.framework = "CSTF"
      $0.pageSize = 10
    }
  }

  /// The body.
  package var getOrganisation: WireGetOrganisationRequest { .with { $0.organisationID = body } }

  /// The place.
  package var getPlace: WireGetPlaceRequest { .with { $0.placeID = place } }

  /// A care worker's profile.
  package var getRoleProfile: WireGetRoleProfileRequest { .with { $0.roleCode = "CARE-WORKER" } }

  /// A copy for the evening.
  package var createBackup: WireCreateBackupRequest {
    .with {
      $0.requestID = requestID
      $0.name = "evening-1"
    }
  }
}
