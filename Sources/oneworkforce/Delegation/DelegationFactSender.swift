import ArgumentParser
import OneWorkforceProtos
import Vocabulary

/// The kinds of fact that decisions read, as people type them.
enum DelegationFactKind: String, CaseIterable, ExpressibleByArgument, Sendable {
  case careEpisode = "care-episode"
  case planTask = "plan-task"
  case order
  case consent
  case stability
  case risk

  case taskPolicy = "task-policy"
  case indemnity
  case providerRegistration = "provider-registration"
  case interOrganisationAgreement = "inter-organisation-agreement"
  case rotaSupport = "rota-support"
  case requiredChecks = "required-checks"
  case requiredIdentity = "required-identity"
  case checkInterval = "check-interval"
  case mapping

  case assessorAuthorisation = "assessor-authorisation"
  case assessorConflict = "assessor-conflict"
  case practiceConditions = "practice-conditions"
  case delegatorScope = "delegator-scope"
  case delegatorPresence = "delegator-presence"
  case workTerms = "work-terms"
  case bar
  case refusal
  case practice
  case mappingUse = "mapping-use"

  /// Whom a fact is about.
  enum Subject {
    case person, organisation, worker
  }

  /// Whom this kind is about.
  var subject: Subject {
    switch self {
    case .careEpisode, .planTask, .order, .consent, .stability, .risk: .person
    case .taskPolicy, .indemnity, .providerRegistration, .interOrganisationAgreement,
      .rotaSupport, .requiredChecks, .requiredIdentity, .checkInterval, .mapping:
      .organisation
    case .assessorAuthorisation, .assessorConflict, .practiceConditions, .delegatorScope,
      .delegatorPresence, .workTerms, .bar, .refusal, .practice, .mappingUse:
      .worker
    }
  }

  /// The kinds about `subject`, in a line.
  static func words(of subject: Subject) -> String {
    allCases.filter { $0.subject == subject }.map(\.rawValue).joined(separator: ", ")
  }
}

/// Sends one fact, given as the JSON of its message, by the rpc of its kind.
struct DelegationFactSender: Sendable {
  let kind: DelegationFactKind
  let about: String
  let json: String

  /// The receipt of the fact.
  func send(by options: ClientOptions, _ fact: FactOptions) async throws -> WireReceipt {
    switch kind.subject {
    case .person:
      let request: WireRecordCareFactRequest = try fact.request { try fill(&$0) }
      return try await options.asked { try await $0.recordCareFact(request, metadata: $1).receipt }
    case .organisation:
      let request: WireRecordEmployerFactRequest = try fact.request { try fill(&$0) }
      return try await options.asked {
        try await $0.recordEmployerFact(request, metadata: $1).receipt
      }
    case .worker:
      let request: WireRecordWorkerFactRequest = try fact.request { try fill(&$0) }
      return try await options.asked {
        try await $0.recordWorkerFact(request, metadata: $1).receipt
      }
    }
  }

  private func fill(_ request: inout WireRecordCareFactRequest) throws {
    request.personID = about
    switch kind {
    case .careEpisode: request.careEpisode = try readMessage(json)
    case .planTask: request.planTask = try readMessage(json)
    case .order: request.order = try readMessage(json)
    case .consent: request.consent = try readMessage(json)
    case .stability: request.stability = try readMessage(json)
    case .risk: request.risk = try readMessage(json)
    default: break
    }
  }

  private func fill(_ request: inout WireRecordEmployerFactRequest) throws {
    request.organisationID = about
    switch kind {
    case .taskPolicy: request.taskPolicy = try readMessage(json)
    case .indemnity: request.indemnity = try readMessage(json)
    case .providerRegistration: request.providerRegistration = try readMessage(json)
    case .interOrganisationAgreement:
      request.interOrganisationAgreement = try readMessage(json)
    case .rotaSupport: request.rotaSupport = try readMessage(json)
    case .requiredChecks: request.requiredChecks = try readMessage(json)
    case .requiredIdentity: request.requiredIdentity = try readMessage(json)
    case .checkInterval: request.checkInterval = try readMessage(json)
    case .mapping: request.mapping = try readMessage(json)
    default: break
    }
  }

  private func fill(_ request: inout WireRecordWorkerFactRequest) throws {
    request.workerID = about
    switch kind {
    case .assessorAuthorisation: request.assessorAuthorisation = try readMessage(json)
    case .assessorConflict: request.assessorConflict = try readMessage(json)
    case .practiceConditions: request.practiceConditions = try readMessage(json)
    case .delegatorScope: request.delegatorScope = try readMessage(json)
    case .delegatorPresence: request.delegatorPresence = try readMessage(json)
    case .workTerms: request.workTerms = try readMessage(json)
    case .bar: request.bar = try readMessage(json)
    case .refusal: request.refusal = try readMessage(json)
    case .practice: request.practice = try readMessage(json)
    case .mappingUse: request.mappingUse = try readMessage(json)
    default: break
    }
  }
}
