package import OneWorkforceProtos
package import Passports
import Vocabulary

extension Basis {
  /// What a judgement rests on, as the wire writes it.
  package func proto() -> WireBasis {
    .with {
      $0.at = at.proto()
      $0.asKnownAt = asKnownAt.proto()
      $0.commitSequence = sequence.number
      $0.referenceDataVersion = referenceData
      $0.policyVersion = policy
      $0.civilTimeRule = civilTime
    }
  }
}
