extension VerificationReport {
  /// The report in words, a line each, the same from both verifiers.
  package var lines: [String] {
    var lines = ["bundle: \(parse.words)"]
    for (index, credential) in credentials.enumerated() {
      lines.append(credential.heading(index + 1))
      for (step, result) in zip(VerificationStep.allCases, credential.steps) {
        lines.append("  \(step.words): \(result.words)")
      }
    }
    lines.append("verdict: \(verdict.words)")
    return lines
  }
}

extension CredentialReport {
  fileprivate func heading(_ number: Int) -> String {
    let name = credentialID.map { id in
      id.bytes.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    let parts = ["credential \(number)", type?.code, name].compactMap(\.self)
    return parts.joined(separator: ", ") + ": \(verdict.words)"
  }
}

extension StepResult {
  /// The outcome and what belongs to it.
  package var words: String {
    var words = outcome.words
    if ageSeconds > 0 { words += ", \(ageSeconds) s" }
    if rule > 0 { words += ", row \(rule)" }
    if let input { words += ", \(input.words)" }
    if let reason { words += ": \(reason.words)" }
    return words
  }
}
