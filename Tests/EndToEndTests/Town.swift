import Access
import GRPCCore
import OneWorkforceProtos
import Organisations
import Roles
import TestSupport
import Vocabulary
@testable import oneworkforce

/// A care home and a trust on a live server, whose managers speak over the socket.
struct Town: Sendable {
  let live: LiveServer
  let home: OrganisationID = testID(901)
  let trust: OrganisationID = testID(902)

  /// The bodies are put straight into the store: stories begin with them on record.
  static func settle(_ live: LiveServer) async throws -> Town {
    let town = Town(live: live)
    try await live.server.service.records.write(shouldStart: { true }) { records in
      try records.record(anOrganisation(id: steward, name: "The board", kind: .integratedCareBoard))
      try records.record(anOrganisation(id: town.home))
      try records.record(
        anOrganisation(id: town.trust, name: "Thames Trust", kind: .nhsTrust, sector: .health))
    }
    return town
  }

  /// The manager of the home.
  var homeManager: Metadata { get throws { try live.signedIn(.manager, of: home) } }
  /// The manager of the trust.
  var trustManager: Metadata { get throws { try live.signedIn(.manager, of: trust) } }
  /// Somebody at the home who verifies applicants.
  var homeVerifier: Metadata { get throws { try live.signedIn(.verifier, of: home) } }

  /// The holder of the passport `worker`.
  func holder(_ worker: String) throws -> Metadata {
    try live.signedIn(.holder, as: WorkerID(worker, field: "worker"), subject: "holder")
  }

  /// Somebody new whom the body of `manager` employs; their identifier.
  func register(
    _ manager: Metadata, family: String = "Synthetic", born: String = "1991-05-14"
  ) async throws -> String {
    let answer = try await live.passports.registerWorker(
      .with {
        $0.requestID = newRequestID()
        $0.identity.givenName = "Rosa"
        $0.identity.familyName = family
        $0.identity.birthDate = born
        $0.identityLevel = .basic
        $0.engagement.kind = .employment
        $0.engagement.legalBasis = "EMPLOYMENT"
        $0.engagement.roleCode = "HCSW"
        $0.engagement.from = "2023-02-06"
        $0.synthetic = true
      }, metadata: manager)
    return answer.receipt.id
  }

  /// The request that records infection prevention training of `worker`.
  func training(
    of worker: String, on day: String = "2025-11-03", requestID: String = newRequestID()
  ) -> WireRecordAchievementRequest {
    .with {
      $0.requestID = requestID
      $0.workerID = worker
      $0.achievement.standard = "CSTF-IPC-2"
      $0.achievement.kind = .training
      $0.achievement.progress = .achieved
      $0.achievement.completedOn = day
      $0.attest = true
    }
  }

  /// The holder's grant to the home; its code stands for the passport.
  func grant(
    _ worker: String, purpose: WirePurpose = .preEmploymentCheck
  ) async throws -> WireShareGrant {
    try await live.access.grantDisclosure(
      .with {
        $0.requestID = newRequestID()
        $0.verifierID = home.description
        $0.fieldGroups = [.training, .registrations, .employmentChecks, .employment]
        $0.purpose = purpose
      }, metadata: holder(worker)
    ).grant
  }

  /// The request of a verifier who was given `code`.
  func question(about code: String) -> WireVerifyPassportRequest {
    .with {
      $0.worker.shareCode = code
      $0.roleCode = "CARE-WORKER"
      $0.purpose = .preEmploymentCheck
    }
  }

  /// The achievements in the passport of `worker`, as its holder sees them.
  func achievements(of worker: String) async throws -> [WirePassportItem] {
    let passport = try await live.passports.getPassport(
      .with {
        $0.purpose = .ownRecord
        $0.pageSize = 1_000
      }, metadata: holder(worker))
    return passport.items.filter { if case .achievement? = $0.fact { true } else { false } }
  }
}

/// Runs `body` in a town on a live server.
func withTown<Value: Sendable>(
  in folder: String? = nil, flags: [String: String] = [:],
  _ body: @Sendable (Town) async throws -> Value
) async throws -> Value {
  try await withLiveServer(in: folder, flags: flags) { try await body(Town.settle($0)) }
}
