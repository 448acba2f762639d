import FoundationEssentials
package import OneWorkforceProtos
package import Passports
import SwiftProtobuf
package import Vocabulary

extension WireEvidence {
  /// The evidence as it was sent.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> Evidence {
    try Evidence(
      achievement: requiredID(achievementID, "achievement_id"),
      kind: requiredChoice(kind, "kind"),
      occurredOn: requiredDate(occurredOn, "occurred_on"),
      outcome: requiredChoice(outcome, "outcome"),
      assessor: hasAssessor
        ? under("assessor") { () throws(ServiceError) in
          try assessor.native()
        } : nil,
      setting: optionalChoice(setting, "setting"),
      digest: digest.isEmpty ? nil : Array(digest),
      person: optionalID(personID, "person_id"), device: device,
      occurredAt: optionalInstant(hasOccurredAt, occurredAt, "occurred_at"))
  }
}

extension Evidence {
  /// The evidence as the wire writes it.
  package func proto() -> WireEvidence {
    .with {
      $0.achievementID = achievement.description
      $0.kind = kind.rawValue
      $0.occurredOn = occurredOn.description
      $0.outcome = outcome.rawValue
      if let assessor { $0.assessor = assessor.proto() }
      $0.setting = setting?.rawValue ?? ""
      $0.digest = Data(digest ?? [])
      $0.personID = person?.description ?? ""
      $0.device = device ?? ""
      if let occurredAt { $0.occurredAt = occurredAt.proto() }
    }
  }
}
