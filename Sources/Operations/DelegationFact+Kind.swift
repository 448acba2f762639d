import Delegations
import ReferenceData
import Vocabulary

extension DelegationFact {
  /// Which rpc records facts of this kind.
  enum Family: String {
    case care, worker, employer, rule, hold, event
  }

  /// Which rpc records it.
  var family: Family {
    switch self {
    case .episode, .planTask, .order, .consent, .stability, .risk: .care
    case .assessorRole, .assessorConflict, .practiceConditions, .delegatorScope, .presence,
      .workTerms, .bar, .refusal, .practice, .mappingUse:
      .worker
    case .taskPolicy, .indemnity, .providerRegistration, .rota, .requiredIdentity, .requiredChecks,
      .checkInterval,
      .mapping, .interOrganisation:
      .employer
    case .personRule, .employerRule: .rule
    case .hold: .hold
    case .agreementEvent: .event
    }
  }

  /// What its beginning in the past does.
  var backDating: BackDating {
    switch self {
    case .consent(_, let consent): consent.state == .given ? .permissive : .restrictive
    case .stability(_, let status): status.result == .stable ? .permissive : .restrictive
    case .risk(_, let risk): risk.result == .red ? .restrictive : .permissive
    case .taskPolicy(let policy): policy.isSupported ? .permissive : .restrictive
    case .mapping(_, let mapping): mapping.strength.counts ? .permissive : .restrictive
    case .assessorConflict, .practiceConditions, .bar, .refusal, .personRule, .employerRule, .hold:
      .restrictive
    case .practice: .history
    case .episode, .planTask, .order, .assessorRole, .delegatorScope, .presence, .workTerms,
      .mappingUse, .indemnity, .providerRegistration, .rota, .requiredIdentity, .requiredChecks,
      .checkInterval,
      .interOrganisation, .agreementEvent:
      .permissive
    }
  }

  /// Refuses a fact that another rpc records.
  ///
  /// - Throws: ``ServiceError`` `FIELD_NOT_ALLOWED`, naming `fact`.
  func require(_ family: Family) throws(ServiceError) {
    guard self.family == family else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "fact",
        "must be a fact of the \(family.rawValue) kind; got one of the \(self.family.rawValue) kind"
      )
    }
  }
}

extension Equivalence.Strength {
  /// Whether a mapping of this strength can let something count.
  var counts: Bool { self == .full || self == .partial }
}
