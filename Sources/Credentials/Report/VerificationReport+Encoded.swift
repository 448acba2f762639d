extension VerificationReport {
  /// The report's encoding.
  package var encoded: [UInt8] {
    var writer = CanonicalWriter()
    writer.number(1, UInt32(1))
    writer.bytes(2, bundleDigest)
    writer.bytes(3, policyDigest)
    writer.bytes(4, anchorsDigest)
    writer.number(5, judgedAt)
    writer.number(6, trustSequence)
    writer.number(7, witnesses)
    writer.item(8, parse.encoded(as: .parse))
    for credential in credentials { writer.item(9, credential.encoded) }
    writer.number(10, verdict.rawValue)
    return writer.bytes
  }
}

extension CredentialReport {
  fileprivate var encoded: [UInt8] {
    var writer = CanonicalWriter()
    writer.bytes(1, credentialID?.bytes ?? [])
    writer.bytes(2, issuerDigest ?? [])
    writer.number(3, type?.rawValue ?? 0)
    for (step, result) in zip(VerificationStep.allCases, steps) {
      writer.item(4, result.encoded(as: step))
    }
    writer.number(5, verdict.rawValue)
    for reason in reasons {
      var inner = CanonicalWriter()
      inner.number(1, reason.step.rawValue)
      inner.number(2, reason.reason?.rawValue ?? 0)
      writer.item(6, inner.bytes)
    }
    return writer.bytes
  }
}

extension StepResult {
  fileprivate func encoded(as step: VerificationStep) -> [UInt8] {
    var writer = CanonicalWriter()
    writer.number(1, step.rawValue)
    writer.number(2, outcome.rawValue)
    writer.number(3, reason?.rawValue ?? 0)
    writer.number(4, ageSeconds)
    writer.number(5, input?.rawValue ?? 0)
    writer.number(6, rule)
    return writer.bytes
  }
}
