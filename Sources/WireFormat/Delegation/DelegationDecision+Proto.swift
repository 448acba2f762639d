package import Delegations
package import OneWorkforceProtos
package import Operations
import ReferenceData
import SwiftProtobuf
import Vocabulary

extension WireDecisionVerdict: WireChoice {
  /// Verdicts of a decision.
  package static let pairs: [(wire: WireDecisionVerdict, native: Decision.Verdict)] = [
    (.permit, .permit), (.deny, .deny), (.indeterminate, .indeterminate),
  ]
}

extension DelegationAnswer {
  /// The answer as the wire writes it, with its record and basis.
  package func proto() -> WireDelegationDecision {
    var answer = decision.proto(on: basis, for: question)
    answer.decisionID = id.description
    answer.stale = isStale
    return answer
  }
}

extension Decision {
  /// The decision as the wire writes it.
  func proto(on basis: DecisionBasis, for question: DelegationQuestion) -> WireDelegationDecision {
    .with {
      $0.workerID = question.worker.description
      $0.verdict = WireDecisionVerdict(verdict)
      $0.primaryReason = primaryReason?.rawValue ?? ""
      $0.reasons = reasons.map { $0.proto() }
      $0.passed = passed.map { $0.proto() }
      $0.warnings = warnings.map { $0.proto() }
      $0.obligations = obligations.map { $0.proto() }
      if let validUntil { $0.validUntil = validUntil.proto() }
      if let earliestFailingAt { $0.earliestFailingAt = earliestFailingAt.proto() }
      $0.notes = notes
      $0.rules = rules.map { $0.proto() }
      if let emergency { $0.emergency = emergency.proto() }
      $0.lineManagers = lineManagers.sorted { $0.key.description < $1.key.description }.map {
        organisation, post in
        .with {
          $0.organisationID = organisation.description
          $0.lineManager = post
        }
      }
      $0.basis = basis.proto(question.mode)
    }
  }
}

extension Decision.Reason {
  /// The reason as the wire writes it, with the words of the table.
  func proto() -> WireDecisionReason {
    let entry = DelegationReasons.entry(for: code)
    return .with {
      $0.code = code.rawValue
      $0.label = code.label
      $0.recordIds = records.map(\.description)
      $0.subject = subject?.text ?? ""
      $0.text = entry.userMessage
      $0.detail = detail
      $0.nextStep = entry.nextAction
      $0.owner = entry.nextOwner.rawValue
      $0.underlyingCode = underlying?.rawValue ?? ""
    }
  }
}

extension Decision.PassedCheck {
  func proto() -> WirePassedCheck {
    .with {
      $0.code = code.rawValue
      $0.label = code.label
      $0.recordIds = records.map(\.description)
    }
  }
}

extension Decision.Obligation {
  func proto() -> WireDecisionObligation {
    .with {
      switch self {
      case .recordOutcome: $0.recordOutcome = true
      case .escalationContact(let contact): $0.escalationContact = contact
      case .supervisionDue(let due): $0.supervisionDue = due.proto()
      }
    }
  }
}

extension Decision.RuleUse {
  /// The rule as the wire writes it; an empty value is shown as empty.
  func proto() -> WireAppliedRule {
    .with {
      $0.ruleID = rule.id.text
      $0.value = rule.wireValue
      $0.layer = rule.layer.rawValue
      $0.provenance = rule.provenance.proto()
      $0.decisive = isDecisive
    }
  }
}

extension InterventionRule {
  /// The value with its unit where it is counted in one, such as `90 days`.
  fileprivate var wireValue: String {
    switch value {
    case .days, .months, .count: "\(value.text) \(unit.rawValue)"
    case .notSet, .truth, .list, .words: value.text
    }
  }
}

extension Decision.EmergencyInstruction {
  func proto() -> WireEmergencyInstruction {
    .with {
      $0.words = Self.words
      $0.reference = reference ?? ""
    }
  }
}

extension DecisionBasis {
  /// What the decision rests on, as the wire writes it.
  func proto(_ mode: DelegationQuestion.Mode) -> WireDecisionBasis {
    .with {
      $0.at = at.proto()
      $0.asKnownAt = asKnownAt.proto()
      $0.commitSequence = sequence.number
      $0.catalogueVersion = catalogue
      $0.policyVersion = policy
      $0.civilTimeRule = civilTime
      $0.mode = WireDecisionMode(mode)
    }
  }
}
