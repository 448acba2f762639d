import ArgumentParser
import OneWorkforceProtos
import Vocabulary

/// Sends one fact, given as the JSON of its message, by the rpc of its kind.
struct FactSender: Sendable {
  private let client: WirePassportService.Client<Connection.Transport>
  private let connection: Connection
  private let worker: String
  private let requestID: String
  private let attest: Bool
  private let validateOnly: Bool

  init(
    _ connection: Connection, _ worker: String, _ requestID: String, _ attest: Bool,
    _ validateOnly: Bool
  ) {
    client = WirePassportService.Client(wrapping: connection.client)
    self.connection = connection
    self.worker = worker
    self.requestID = requestID
    self.attest = attest
    self.validateOnly = validateOnly
  }

  /// The receipt of the fact of `kind` that `json` spells.
  func send(_ kind: String, _ json: String) async throws -> WireReceipt {
    switch kind {
    case "registration": try await registration(readMessage(json))
    case "check": try await check(readMessage(json))
    case "engagement": try await engagement(readMessage(json))
    case "continuity": try await continuity(readMessage(json))
    case "achievement": try await achievement(readMessage(json))
    case "evidence": try await evidence(readMessage(json))
    default: throw ValidationError("there is no kind of fact \(quoted(kind))")
    }
  }

  private func registration(_ fact: WireRegistration) async throws -> WireReceipt {
    let request = WireRecordRegistrationRequest.with {
      ($0.requestID, $0.validateOnly, $0.workerID) = (requestID, validateOnly, worker)
      $0.registration = fact
    }
    return try await client.recordRegistration(request, metadata: connection.metadata).receipt
  }

  private func check(_ fact: WireEmploymentCheck) async throws -> WireReceipt {
    let request = WireRecordCheckRequest.with {
      ($0.requestID, $0.validateOnly, $0.workerID) = (requestID, validateOnly, worker)
      $0.check = fact
    }
    return try await client.recordCheck(request, metadata: connection.metadata).receipt
  }

  private func engagement(_ fact: WireEngagement) async throws -> WireReceipt {
    let request = WireRecordEngagementRequest.with {
      ($0.requestID, $0.validateOnly, $0.workerID) = (requestID, validateOnly, worker)
      $0.engagement = fact
    }
    return try await client.recordEngagement(request, metadata: connection.metadata).receipt
  }

  private func continuity(_ fact: WireContinuityPeriod) async throws -> WireReceipt {
    let request = WireRecordContinuityRequest.with {
      ($0.requestID, $0.validateOnly, $0.workerID) = (requestID, validateOnly, worker)
      $0.continuity = fact
    }
    return try await client.recordContinuity(request, metadata: connection.metadata).receipt
  }

  private func achievement(_ fact: WireAchievement) async throws -> WireReceipt {
    let request = WireRecordAchievementRequest.with {
      ($0.requestID, $0.validateOnly, $0.workerID) = (requestID, validateOnly, worker)
      $0.achievement = fact
      $0.attest = attest
    }
    return try await client.recordAchievement(request, metadata: connection.metadata).receipt
  }

  private func evidence(_ fact: WireEvidence) async throws -> WireReceipt {
    let request = WireRecordEvidenceRequest.with {
      ($0.requestID, $0.validateOnly, $0.workerID) = (requestID, validateOnly, worker)
      $0.evidence = fact
    }
    return try await client.recordEvidence(request, metadata: connection.metadata).receipt
  }
}
