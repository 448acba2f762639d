package import Vocabulary

/// Whom a presentation must have been made for: the verifier's name and the nonce it gave.
package struct PresentationRequest: Hashable, Sendable {
  /// The verifier's own name, byte for byte what `aud` must be.
  package let audience: String
  /// The nonce of the request, byte for byte. That it is used once is for the caller to record.
  package let nonce: String

  /// A request by `audience` with `nonce`.
  package init(audience: String, nonce: String) {
    self.audience = audience
    self.nonce = nonce
  }
}

/// What the bytes of a bundle prove at `instant`, step by step, and what `policy` makes of it.
///
/// Nothing is fetched and nothing in the bundle is taken for an anchor. The same arguments give the
/// same report, byte for byte, here and in `Tools/verifier`.
///
/// - Parameters:
///   - policy: one that ``VerdictPolicy/isValid``; any other makes every verdict refuse.
///   - instant: the moment judged for, cut to the second; at or after 1970.
///   - request: whom the presentation must be for; nil: holder binding is not expected.
package func judge(
  bundle bytes: [UInt8], policy: VerdictPolicy, anchors: Anchors, at instant: Instant,
  request: PresentationRequest? = nil
) -> VerificationReport {
  var report = VerificationReport(
    bundleDigest: sha256(bytes), policyDigest: sha256(policy.encoded),
    anchorsDigest: sha256(anchors.encoded), judgedAt: TokenTime.seconds(of: instant),
    parse: StepResult(.pass))
  let bundle: PassportBundle
  switch PassportBundle.read(bytes) {
  case .success(let read): bundle = read
  case .failure(let fault):
    report.parse = .by(fault.reason)
    return report
  }
  guard policy.isValid else { return report }
  var evidence = BundleEvidence(bundle, anchors: anchors, at: instant)
  report.trustSequence = evidence.trustSequence
  report.witnesses = UInt32(clamping: evidence.checkpoint?.cosignatures.count ?? 0)
  report.verdict = .accept
  for item in bundle.credentials {
    let judged = CredentialJudgement.judge(
      item, policy: policy, evidence: &evidence, request: request)
    report.credentials.append(judged)
    report.verdict = report.verdict.heavier(judged.verdict)
  }
  return report
}
