package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Facts that decisions read.
extension DelegationServiceRPC {
  /// Adds a person who is cared for.
  package func registerPerson(
    request: WireRegisterPersonRequest, context: ServerContext
  ) async throws -> WireRegisterPersonResponse {
    try await RegisterPerson.run(request.native(), .current("RegisterPerson"), in: service).proto()
  }

  /// Settles whether two records are one person.
  package func resolvePersonDuplicate(
    request: WireResolvePersonDuplicateRequest, context: ServerContext
  ) async throws -> WireResolvePersonDuplicateResponse {
    let receipt = try await ResolvePersonDuplicate.run(
      request.native(), .current("ResolvePersonDuplicate"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records a fact of a person's care.
  package func recordCareFact(
    request: WireRecordCareFactRequest, context: ServerContext
  ) async throws -> WireRecordCareFactResponse {
    let receipt = try await RecordCareFact.run(
      request.native(), .current("RecordCareFact"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records a fact of an organisation.
  package func recordEmployerFact(
    request: WireRecordEmployerFactRequest, context: ServerContext
  ) async throws -> WireRecordEmployerFactResponse {
    let receipt = try await RecordEmployerFact.run(
      request.native(), .current("RecordEmployerFact"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Records a fact of a worker.
  package func recordWorkerFact(
    request: WireRecordWorkerFactRequest, context: ServerContext
  ) async throws -> WireRecordWorkerFactResponse {
    let receipt = try await RecordWorkerFact.run(
      request.native(), .current("RecordWorkerFact"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Stops a task, a service, a worker, a person or a pair.
  package func placeHold(
    request: WirePlaceHoldRequest, context: ServerContext
  ) async throws -> WirePlaceHoldResponse {
    let receipt = try await PlaceHold.run(request.native(), .current("PlaceHold"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Lifts a stop.
  package func liftHold(
    request: WireLiftHoldRequest, context: ServerContext
  ) async throws -> WireLiftHoldResponse {
    let receipt = try await LiftHold.run(request.native(), .current("LiftHold"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Ends a fact.
  package func endFact(
    request: WireEndFactRequest, context: ServerContext
  ) async throws -> WireEndFactResponse {
    let receipt = try await EndFact.run(request.native(), .current("EndFact"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// The catalogue with its rules.
  package func listInterventions(
    request: WireListInterventionsRequest, context: ServerContext
  ) async throws -> WireListInterventionsResponse {
    try await ListInterventions.run(
      request.native(), .current("ListInterventions"), in: service
    ).proto()
  }

  /// Sets a rule that asks more.
  package func tightenInterventionRule(
    request: WireTightenInterventionRuleRequest, context: ServerContext
  ) async throws -> WireTightenInterventionRuleResponse {
    let receipt = try await TightenInterventionRule.run(
      request.native(), .current("TightenInterventionRule"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Takes a local protocol into use.
  package func adoptProtocol(
    request: WireAdoptProtocolRequest, context: ServerContext
  ) async throws -> WireAdoptProtocolResponse {
    let receipt = try await AdoptProtocol.run(
      request.native(), .current("AdoptProtocol"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }
}
