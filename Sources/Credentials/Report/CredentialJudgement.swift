import Vocabulary

/// One credential on its way through the steps.
struct CredentialJudgement {
  let item: PassportBundle.Item
  let policy: VerdictPolicy
  let request: PresentationRequest?
  let presentation: UnverifiedPresentation
  let type: PassportType?
  /// The claims with what was disclosed; nil where the disclosures are refused.
  let claims: JSONValue?
  private var results: [VerificationStep: StepResult] = [:]
  /// What the trust list has about the issuer.
  private var entry: TrustEntry?
  /// The key that the signature was held against.
  private var key: RegistryKey?
  /// The proven entry of the log.
  private var logged: LoggedEvent?

  /// The report on `item`.
  static func judge(
    _ item: PassportBundle.Item, policy: VerdictPolicy, evidence: inout BundleEvidence,
    request: PresentationRequest?
  ) -> CredentialReport {
    guard item.presentation.count <= UnverifiedPresentation.maximumBytes else {
      return unread(.credentialTooLarge, policy)
    }
    guard let presentation = try? UnverifiedPresentation(parsing: item.presentation) else {
      return unread(.credentialMalformed, policy)
    }
    var judgement = CredentialJudgement(item, presentation, policy, request)
    judgement.judgeForm()
    if judgement.passed(.format) { judgement.judgeContent(&evidence) }
    return judgement.report()
  }

  private static func unread(_ reason: StepReason, _ policy: VerdictPolicy) -> CredentialReport {
    let steps = VerificationStep.allCases.map { step in
      step == .parse ? StepResult.by(reason) : .without(.parse)
    }
    let (verdict, reasons) = policy.verdict(on: steps, statusOfflineSeconds: 0)
    return CredentialReport(
      credentialID: nil, issuerDigest: nil, type: nil, steps: steps, verdict: verdict,
      reasons: reasons)
  }

  private init(
    _ item: PassportBundle.Item, _ presentation: UnverifiedPresentation, _ policy: VerdictPolicy,
    _ request: PresentationRequest?
  ) {
    self.item = item
    self.policy = policy
    self.request = request
    self.presentation = presentation
    type = PassportType(vct: presentation.type)
    claims = (try? presentation.processed())?.claims
  }

  private func report() -> CredentialReport {
    let steps = VerificationStep.allCases.map { results[$0] ?? .without(.format) }
    let limits = policy.limits(of: type, subject: subject)
    let (verdict, reasons) = policy.verdict(
      on: steps, statusOfflineSeconds: limits.statusOfflineSeconds)
    return CredentialReport(
      credentialID: presentation.credentialID,
      issuerDigest: sha256(Array(presentation.issuer.utf8)), type: type, steps: steps,
      verdict: verdict, reasons: reasons)
  }

  private func passed(_ step: VerificationStep) -> Bool { results[step]?.outcome == .pass }

  /// The `subject` of training, where the credential has one.
  private var subject: String? { presentation.payload["subject"]?.text }

  private mutating func judgeForm() {
    results[.parse] = StepResult(.pass)
    results[.disclosureIntegrity] = .by(claims == nil ? .disclosuresRefused : nil)
    results[.format] = .by(presentation.formFault)
  }

  /// The steps that rest on the claims every credential has.
  private mutating func judgeContent(_ evidence: inout BundleEvidence) {
    results[.issuerKnown] = issuerKnown(evidence)
    results[.signature] = signature()
    results[.issuerEntitled] = issuerEntitled()
    results[.logInclusion] = logInclusion(evidence)
    results[.keyValid] = keyValid()
    results[.notBefore] = notBefore(evidence.seconds)
    results[.expiry] = expiry(evidence.seconds)
    results[.status] = status(&evidence)
    results[.schema] = schema()
    results[.freshness] = freshness(evidence.seconds)
    results[.holderBinding] = holderBinding(evidence.instant)
    results[.equivalence] = equivalence()
    results[.portability] = portability()
  }
}

// MARK: Issuer, signature, key

extension CredentialJudgement {
  private mutating func issuerKnown(_ evidence: BundleEvidence) -> StepResult {
    switch evidence.trust {
    case .none(let reason): return StepResult(.unknown, reason)
    case .list(let list):
      switch list.answer(about: presentation.issuer, at: evidence.instant) {
      case .known(let entry):
        self.entry = entry
        return .by(entry.isSuspended ? .issuerSuspended : nil)
      case .stale(let age, let entry):
        self.entry = entry
        return entry.isSuspended
          ? .by(.issuerSuspended) : .stale(.trustListExpired, age: UInt64(clamping: age))
      case .notKnown: return .by(.issuerUnlisted)
      case .unknown(.partMissing): return StepResult(.unknown, .trustPartAbsent)
      case .unknown(.listStale): return StepResult(.unknown, .trustListExpired)
      }
    }
  }

  private mutating func signature() -> StepResult {
    guard let entry else { return .without(.issuerKnown) }
    guard let key = presentation.keyID.flatMap(entry.key), key.use == .issue else {
      return .by(.keyUnlisted)
    }
    self.key = key
    let isGood = (try? presentation.checkSignature(by: key.key)) != nil
    return .by(isGood ? nil : .signatureWrong)
  }

  private func entitlementFault(_ entry: TrustEntry, _ type: String) -> StepReason? {
    let statement = Entitlement.Statement(
      type: type, subject: subject, from: presentation.notBefore ?? 0,
      expires: presentation.expires)
    switch entry.refusal(of: statement) {
    case nil: return nil
    case .suspended: return .issuerSuspended
    case .succeeded: return .issuerSucceeded
    case .type: return .typeNotEntitled
    case .subject: return .subjectNotEntitled
    case .period: return .dateNotEntitled
    case .validity: return .validityNotEntitled
    }
  }

  private func issuerEntitled() -> StepResult {
    guard let entry else { return .without(.issuerKnown) }
    return .by(entitlementFault(entry, presentation.type))
  }

  private func keyValid() -> StepResult {
    guard passed(.signature), let key else { return .without(.signature) }
    switch key.answer(for: .issue, stated: presentation.notBefore ?? 0, logged: logged) {
    case .valid: return StepResult(.pass, logged == nil ? .timeFromCredential : .timeFromLog)
    case .refused(.compromised), .refused(.compromisedUnproven): return .by(.keyCompromised)
    case .refused(.compromisedUnwitnessed): return .by(.keyCompromiseUnwitnessed)
    case .refused(.otherUse), .refused(.notYetValid), .refused(.expired), .refused(.retired):
      return .by(.keyNotValidThen)
    }
  }

  private mutating func logInclusion(_ evidence: BundleEvidence) -> StepResult {
    guard !item.logProof.isEmpty else {
      return policy.requires(.logInclusion)
        ? .by(.logProofRequired) : StepResult(.notApplicable)
    }
    guard let proof = try? LogProof(item.logProof) else { return .by(.logProofMalformed) }
    guard evidence.hasCheckpoint else { return StepResult(.unknown, .checkpointAbsent) }
    guard let checkpoint = evidence.checkpoint else { return .by(.checkpointRefused) }
    do {
      let proven = try proof.proven(
        .issue, of: presentation.credentialID.bytes, by: presentation.issuer, in: checkpoint)
      let isWitnessed = checkpoint.cosignatures.count >= max(1, Int(policy.witnesses))
      logged = LoggedEvent(
        event: proven.event, time: proven.time, index: proven.index, isWitnessed: isWitnessed)
      return StepResult(.pass, isWitnessed ? .logWitnessed : .logUnwitnessed)
    } catch LogFault.leafMalformed, LogFault.eventOther, LogFault.issuerOther {
      return .by(.logLeafWrong)
    } catch {
      return .by(.logPathWrong)
    }
  }
}

// MARK: Time, status, holder

extension CredentialJudgement {
  private func notBefore(_ now: Int64) -> StepResult {
    .by(now >= presentation.notBefore ?? 0 ? nil : .notYetBegun)
  }

  private func expiry(_ now: Int64) -> StepResult {
    guard let end = presentation.expires else { return StepResult(.notApplicable) }
    return .by(now < end ? nil : .ended)
  }

  private func status(_ evidence: inout BundleEvidence) -> StepResult {
    // An unsigned address must never decide which list is asked.
    guard passed(.signature), let entry else { return .without(.signature) }
    guard let reference = presentation.status else {
      return StepResult(.unknown, .statusNotStated)
    }
    return evidence.status(reference, of: entry)
  }

  private func freshness(_ now: Int64) -> StepResult {
    guard let claims else { return .without(.disclosureIntegrity) }
    guard passed(.schema), let type else { return .without(.schema) }
    let limits = policy.limits(of: type, subject: subject)
    guard limits.hasFreshness else { return StepResult(.notApplicable) }
    guard let date = claims[type.limits.freshClaim]?.wholeNumber else {
      return StepResult(.unknown, .evidenceUndated)
    }
    guard date <= now else { return StepResult(.unknown, .evidenceFuture) }
    let (age, _) = now.subtractingReportingOverflow(date)
    let isFresh =
      limits.refresherMonths > 0
      ? now < adding(months: Int(limits.refresherMonths), to: date)
      : age <= Int64(limits.freshSeconds)
    return isFresh
      ? StepResult(.pass) : .stale(.evidenceOld, age: UInt64(clamping: age))
  }

  /// The second `months` calendar months after `date`, held to the last day of the month.
  private func adding(months: Int, to date: Int64) -> Int64 {
    let day = date.floorDivided(by: 86_400)
    let later = CivilDate(dayNumber: Int32(clamping: day)).adding(months: months)
    let (sum, _) = (Int64(later.dayNumber) * 86_400).addingReportingOverflow(date - day * 86_400)
    return sum
  }

  private func holderBinding(_ instant: Instant) -> StepResult {
    guard presentation.binding != nil else {
      return policy.requires(.holderBinding)
        ? .by(.bindingRequired) : StepResult(.notApplicable)
    }
    guard passed(.signature) else { return .without(.signature) }
    guard presentation.holderKey != nil else { return .by(.bindingKeyAbsent) }
    guard let request else { return StepResult(.unknown, .bindingUnexpected) }
    do {
      try presentation.checkBinding(
        KeyBindingCheck(audience: request.audience, nonce: request.nonce, at: instant))
      return StepResult(.pass)
    } catch {
      return .by(StepReason(bindingFault: error.kind))
    }
  }
}

// MARK: Content

extension CredentialJudgement {
  private func schema() -> StepResult {
    guard let claims else { return .without(.disclosureIntegrity) }
    guard let type else { return .by(.typeUnknown) }
    return .by(type.schemaFault(open: presentation.payload, all: claims))
  }

  private func equivalence() -> StepResult {
    guard let claims else { return .without(.disclosureIntegrity) }
    for row in policy.equivalences {
      guard let isAlias = match(row, claims) else { continue }
      return judged(row, byAlias: isAlias)
    }
    return StepResult(.notApplicable)
  }

  /// Whether the row fits by an alias only; nil where it does not fit.
  private func match(_ row: VerdictPolicy.EquivalenceRule, _ claims: JSONValue) -> Bool? {
    let isAlias = !isSame(row.fromType, presentation.type)
    if isAlias {
      let aliases = presentation.payload["aka_vcts"]?.items ?? []
      guard policy.acceptsAliases, aliases.contains(.string(row.fromType)) else { return nil }
    }
    guard !row.claim.isEmpty else { return isAlias }
    return claims[row.claim] == .string(row.value) ? isAlias : nil
  }

  private func judged(
    _ row: VerdictPolicy.EquivalenceRule, byAlias isAlias: Bool
  ) -> StepResult {
    var result: StepResult
    switch row.strength {
    case .full: result = StepResult(.pass, .equivalent)
    case .conditional: result = StepResult(.pass, .equivalentWithCondition)
    case .notRecognised: result = .by(.notEquivalent)
    }
    if isAlias {
      guard let entry else { return .without(.issuerKnown) }
      if entitlementFault(entry, row.fromType) != nil { result = .by(.aliasNotEntitled) }
    }
    result.rule = row.number
    return result
  }

  private func portability() -> StepResult {
    guard let type else { return .without(.schema) }
    guard type.hasPortability else { return StepResult(.notApplicable) }
    switch presentation.payload["portability"]?.text {
    case "portable": return StepResult(.pass)
    case "local_signoff": return StepResult(.pass, .localSignoff)
    case "person_specific": return .by(.personSpecific)
    default: return StepResult(.unknown, .portabilityUnknown)
    }
  }
}

extension StepReason {
  fileprivate init(bindingFault kind: CredentialFault.Kind) {
    switch kind {
    case .signatureInvalid: self = .bindingSignatureWrong
    case .bindingAudience: self = .bindingAudienceWrong
    case .bindingNonce: self = .bindingNonceWrong
    case .bindingTime: self = .bindingTimeWrong
    case .bindingHash: self = .bindingDigestWrong
    case .bindingKeyMissing: self = .bindingKeyAbsent
    default: self = .bindingMalformed
    }
  }
}
