import Delegations
import FoundationEssentials
import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

extension KeptDecision {
  /// The record as the wire writes it.
  func proto() -> WireDecisionRecord {
    .with {
      $0.id = link.id.description
      $0.number = link.number
      $0.recordedAt = link.recordedAt.proto()
      $0.commitSequence = link.sequence.number
      $0.hash = Data(link.hash)
      switch content {
      case .whole(let record):
        $0.question = record.question.proto()
        $0.decision = record.decision.proto(on: record.basis, for: record.question)
        $0.decision.decisionID = record.id.description
      case .erased(let at, let reason):
        $0.erasedAt = at.proto()
        $0.erasureReason = reason
      }
    }
  }
}

extension DecisionFinding {
  /// What was found, as the wire writes it.
  func proto() -> WireDecisionFinding {
    .with {
      $0.recordID = cause.description
      $0.verdict = WireDecisionVerdict(verdict)
      $0.reasons = reasons.map(\.rawValue)
      $0.commitSequence = sequence.number
      $0.foundAt = at.proto()
    }
  }
}
