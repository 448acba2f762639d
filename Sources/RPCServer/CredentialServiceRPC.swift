package import GRPCCore
package import OneWorkforceProtos
package import Operations
import Vocabulary
import WireFormat

/// The credential service on the wire. Each handler has three steps: to native, run, to proto.
package struct CredentialServiceRPC: WireCredentialService.SimpleServiceProtocol {
  let service: Service
  let serving: ServingState

  /// The service over `service`; those who watch are let go when `serving` ends.
  package init(_ service: Service, serving: ServingState) {
    self.service = service
    self.serving = serving
  }
}

// Keys.
extension CredentialServiceRPC {
  /// Makes a key.
  package func createSigningKey(
    request: WireCreateSigningKeyRequest, context: ServerContext
  ) async throws -> WireCreateSigningKeyResponse {
    let receipt = try await CreateSigningKey.run(
      request.native(), .current("CreateSigningKey"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Makes a key in place of another.
  package func rotateSigningKey(
    request: WireRotateSigningKeyRequest, context: ServerContext
  ) async throws -> WireRotateSigningKeyResponse {
    let receipt = try await RotateSigningKey.run(
      request.native(), .current("RotateSigningKey"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Ends the use of a key.
  package func retireSigningKey(
    request: WireRetireSigningKeyRequest, context: ServerContext
  ) async throws -> WireRetireSigningKeyResponse {
    let receipt = try await RetireSigningKey.run(
      request.native(), .current("RetireSigningKey"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Says that a key came into other hands.
  package func markKeyCompromised(
    request: WireMarkKeyCompromisedRequest, context: ServerContext
  ) async throws -> WireMarkKeyCompromisedResponse {
    let receipt = try await MarkKeyCompromised.run(
      request.native(), .current("MarkKeyCompromised"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// The caller's keys.
  package func listSigningKeys(
    request: WireListSigningKeysRequest, context: ServerContext
  ) async throws -> WireListSigningKeysResponse {
    try await ListSigningKeys.run(request.native(), .current("ListSigningKeys"), in: service)
      .proto()
  }
}

// Credentials.
extension CredentialServiceRPC {
  /// Signs credentials.
  package func issueCredentials(
    request: WireIssueCredentialsRequest, context: ServerContext
  ) async throws -> WireIssueCredentialsResponse {
    try await IssueCredentials.run(request.native(), .current("IssueCredentials"), in: service)
      .proto(service.addresses)
  }

  /// Signs the credentials of many workers, one result each.
  package func batchIssueCredentials(
    request: RPCAsyncSequence<WireIssueCredentialsRequest, any Error>, context: ServerContext
  ) async throws -> WireBatchIssueCredentialsResponse {
    let items = request.map { item in Result { () throws(ServiceError) in try item.native() } }
    let report = try await BatchIssueCredentials.run(
      items, .current("BatchIssueCredentials"), in: service)
    return WireBatchIssueCredentialsResponse(report, status: \.statusNumber)
  }

  /// Takes back, suspends or reinstates many facts, one result each.
  package func batchSetCredentialStatus(
    request: RPCAsyncSequence<WireSetCredentialStatusRequest, any Error>, context: ServerContext
  ) async throws -> WireBatchSetCredentialStatusResponse {
    let items = request.map { item in Result { () throws(ServiceError) in try item.native() } }
    let report = try await BatchSetCredentialStatus.run(
      items, .current("BatchSetCredentialStatus"), in: service)
    return WireBatchSetCredentialStatusResponse(report, status: \.statusNumber)
  }
}
