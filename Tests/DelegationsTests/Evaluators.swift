import Delegations
import ReferenceData
import Vocabulary

/// The two evaluators that must agree.
enum Evaluator: CaseIterable, Sendable {
  /// The service's own.
  case fast
  /// The second opinion.
  case reference

  func decide(_ facts: DelegationCase) throws(ServiceError) -> Decision {
    switch self {
    case .fast: try DelegationDecision.decide(facts)
    case .reference: try ReferenceEvaluator.decide(facts)
    }
  }
}

extension Decision {
  /// The failing codes, each once.
  var codes: [DelegationReason] {
    reasons.map(\.code).reduce(into: []) { all, next in
      if !all.contains(next) { all.append(next) }
    }
  }

  /// The warning codes.
  var warningCodes: Set<DelegationReason> { Set(warnings.map(\.code)) }
}
