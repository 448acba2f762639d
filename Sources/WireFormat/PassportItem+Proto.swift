package import OneWorkforceProtos
package import Operations
package import Passports
import Roles
import Vocabulary

extension PassportItem {
  /// The fact, where it comes from and what happened to it, as the wire writes them.
  package func proto() -> WirePassportItem {
    .with {
      $0.id = origin.id.description
      $0.recordedByID = origin.recordedBy.description
      $0.recordedAt = origin.recordedAt.proto()
      $0.sourceSystem = origin.source.rawValue
      $0.fact = content.proto()
      $0.events = events.map { $0.proto() }
      $0.attestations = attestations.map { $0.proto() }
      $0.acceptances = acceptances.map { $0.proto() }
      $0.disputes = disputes.map { $0.proto() }
    }
  }
}

extension PassportItem.Content {
  /// What a fact says, as the wire writes it.
  package func proto() -> WirePassportItem.OneOf_Fact {
    switch self {
    case .registration(let registration): .registration(registration.proto())
    case .check(let check): .check(check.proto())
    case .achievement(let achievement): .achievement(achievement.proto())
    case .evidence(let evidence): .evidence(evidence.proto())
    case .engagement(let engagement): .engagement(engagement.proto())
    case .continuity(let continuity): .continuity(continuity.proto())
    }
  }
}

extension StatusEvent {
  /// What happened to a fact, as the wire writes it.
  package func proto() -> WireStatusEvent {
    .with {
      $0.kind = kind.rawValue
      $0.effectiveFrom = effectiveFrom.proto()
      $0.cause = cause.rawValue
      $0.replacementID = replacement?.description ?? ""
    }
  }
}

extension Attestation {
  /// An organisation's word, as the wire writes it.
  package func proto() -> WireAttestation {
    .with {
      $0.organisationID = organisation.description
      $0.byRole = byRole.rawValue
      $0.signedAt = signedAt.proto()
    }
  }
}

extension EmployerAcceptance {
  /// Another employer's answer, as the wire writes it.
  package func proto() -> WireEmployerAcceptance {
    .with {
      $0.organisationID = organisation.description
      $0.answer = answer.rawValue
      $0.bridge = bridge?.text ?? ""
      $0.from = from.proto()
    }
  }
}
