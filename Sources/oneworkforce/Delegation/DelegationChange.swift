import ArgumentParser
import OneWorkforceProtos
import SwiftProtobuf

/// A request that changes something.
protocol DelegationChangeRequest: SwiftProtobuf.Message {
  var requestID: String { get set }
  var validateOnly: Bool { get set }
}

/// A request that acts on an agreement.
protocol AgreementActRequest: DelegationChangeRequest {
  var agreementID: String { get set }
  var etag: String { get set }
  var effectiveFrom: Google_Protobuf_Timestamp { get set }
  var approver: String { get set }
  var reason: String { get set }
}

/// A request that records a fact.
protocol FactRequest: DelegationChangeRequest {
  var effectiveFrom: Google_Protobuf_Timestamp { get set }
  var effectiveTo: Google_Protobuf_Timestamp { get set }
  var approver: String { get set }
  var reason: String { get set }
  var replacesID: String { get set }
}

extension ChangeOptions {
  /// A request with this name.
  func request<Change: DelegationChangeRequest>(
    _ fill: (inout Change) throws -> Void
  ) rethrows -> Change {
    try .with {
      $0.requestID = name
      $0.validateOnly = validateOnly
      try fill(&$0)
    }
  }
}

/// Since when, approved by whom, and why.
struct EffectOptions: ParsableArguments {
  @Option(help: "From when, with an offset; now if not said.") var effectiveFrom: String?
  @Option(help: "The post that approves a start in the past.") var approver = ""
  @Option(help: "Why, in a few words, nothing clinical.") var reason = ""

  /// The start on the wire; nil for now.
  var from: Google_Protobuf_Timestamp? {
    get throws { try timestamp(effectiveFrom, "effective-from") }
  }
}

/// Which agreement is acted on, and what goes with every act.
struct ActOptions: ParsableArguments {
  @Option(help: "The agreement.") var agreement: String
  @Option(help: "The version you read; the act is refused where it is old.") var etag = ""
  @OptionGroup var effect: EffectOptions
  @OptionGroup var change: ChangeOptions

  /// A request to act on the agreement.
  func request<Act: AgreementActRequest>(
    _ fill: (inout Act) throws -> Void = { _ in }
  ) throws -> Act {
    try change.request {
      $0.agreementID = agreement
      $0.etag = etag
      if let from = try effect.from { $0.effectiveFrom = from }
      $0.approver = effect.approver
      $0.reason = effect.reason
      try fill(&$0)
    }
  }
}

/// When a fact holds, and which one it corrects.
struct FactOptions: ParsableArguments {
  @OptionGroup var effect: EffectOptions
  @Option(help: "The first moment it no longer holds; no end if not said.")
  var effectiveTo: String?
  @Option(help: "The earlier record that this one corrects.") var replaces = ""
  @OptionGroup var change: ChangeOptions

  /// A request to record a fact.
  func request<Fact: FactRequest>(_ fill: (inout Fact) throws -> Void) throws -> Fact {
    try change.request {
      if let from = try effect.from { $0.effectiveFrom = from }
      if let to = try timestamp(effectiveTo, "effective-to") { $0.effectiveTo = to }
      $0.approver = effect.approver
      $0.reason = effect.reason
      $0.replacesID = replaces
      try fill(&$0)
    }
  }
}

extension WireDraftDelegationRequest: DelegationChangeRequest {}
extension WireRegisterPersonRequest: DelegationChangeRequest {}
extension WireResolvePersonDuplicateRequest: DelegationChangeRequest {}
extension WirePlaceHoldRequest: DelegationChangeRequest {}
extension WireLiftHoldRequest: DelegationChangeRequest {}
extension WireEndFactRequest: DelegationChangeRequest {}
extension WireTightenInterventionRuleRequest: DelegationChangeRequest {}
extension WireAdoptProtocolRequest: DelegationChangeRequest {}

extension WireProposeDelegationRequest: AgreementActRequest {}
extension WireAcceptDelegationRequest: AgreementActRequest {}
extension WireDeclineDelegationRequest: AgreementActRequest {}
extension WireSuspendDelegationRequest: AgreementActRequest {}
extension WireResumeDelegationRequest: AgreementActRequest {}
extension WireWithdrawDelegationRequest: AgreementActRequest {}
extension WireClearWithdrawalRequest: AgreementActRequest {}
extension WireReviewDelegationRequest: AgreementActRequest {}
extension WireRenewDelegationRequest: AgreementActRequest {}
extension WireReconfirmDelegationRequest: AgreementActRequest {}
extension WireSucceedDelegationRequest: AgreementActRequest {}
extension WireEndDelegationRequest: AgreementActRequest {}
extension WireRecordSupervisionRequest: AgreementActRequest {}

extension WireRecordCareFactRequest: FactRequest {}
extension WireRecordEmployerFactRequest: FactRequest {}
extension WireRecordWorkerFactRequest: FactRequest {}
