/// What one step found.
package struct StepResult: Hashable, Sendable {
  /// What was found.
  package var outcome: StepOutcome
  /// Why, where there is more to say.
  package var reason: StepReason?
  /// For stale, the age in seconds that was judged; otherwise 0.
  package var ageSeconds: UInt64 = 0
  /// The step whose failure left this one without input.
  package var input: VerificationStep?
  /// The number of the policy's row relied on; 0: none.
  package var rule: UInt32 = 0

  /// A result without more.
  package init(_ outcome: StepOutcome, _ reason: StepReason? = nil) {
    self.outcome = outcome
    self.reason = reason
  }

  /// The result of a step that cannot be asked because `input` does not hold.
  static func without(_ input: VerificationStep) -> StepResult {
    var result = StepResult(.notApplicable, .inputFailed)
    result.input = input
    return result
  }

  /// Pass, or fail for a reason.
  static func by(_ fault: StepReason?) -> StepResult {
    StepResult(fault == nil ? .pass : .fail, fault)
  }

  /// Too old by `age` seconds, or that old; see the step.
  static func stale(_ reason: StepReason, age: UInt64) -> StepResult {
    var result = StepResult(.stale, reason)
    result.ageSeconds = age
    return result
  }
}

/// What was found about one credential.
package struct CredentialReport: Hashable, Sendable {
  /// A step that weighs as much as the verdict.
  package struct Weighed: Hashable, Sendable {
    /// Which step.
    package let step: VerificationStep
    /// Its reason.
    package let reason: StepReason?
  }

  /// What the credential is called in the log; nil where it could not be read.
  package var credentialID: CredentialID?
  /// SHA-256 of `iss`; nil where it could not be read.
  package var issuerDigest: [UInt8]?
  /// The type its `vct` names, or nil.
  package var type: PassportType?
  /// One result a step, in the order of ``VerificationStep``.
  package var steps: [StepResult]
  /// What the policy makes of them.
  package var verdict: VerificationVerdict
  /// What decides the verdict, in the order of the steps; empty where it is accept.
  package var reasons: [Weighed]

  /// What `step` found.
  package subscript(step step: VerificationStep) -> StepResult {
    steps[Int(step.rawValue) - 1]
  }
}

/// What an offline judgement found (`oneworkforce.bundle.v1.VerificationReport`): codes, integers
/// and hashes, the same bytes from both verifiers for the same question.
package struct VerificationReport: Hashable, Sendable {
  /// SHA-256 of the bundle as received.
  package var bundleDigest: [UInt8]
  /// SHA-256 of the policy's encoding.
  package var policyDigest: [UInt8]
  /// SHA-256 of the anchors' encoding.
  package var anchorsDigest: [UInt8]
  /// The instant judged for, in seconds since 1970.
  package var judgedAt: Int64
  /// The sequence number of the trust list used; 0: none was.
  package var trustSequence: UInt64 = 0
  /// How many known witnesses signed the checkpoint.
  package var witnesses: UInt32 = 0
  /// Reading the bundle.
  package var parse: StepResult
  /// One report a credential, in the order of the bundle.
  package var credentials: [CredentialReport] = []
  /// The heaviest verdict of the credentials; refuse where the bundle could not be read.
  package var verdict: VerificationVerdict = .refuse

  /// The exit status of `passport verify`: 0 accept, 1 refuse, 2 cannot be sure, 3 accept with
  /// conditions.
  package var exitStatus: Int32 {
    switch verdict {
    case .accept: 0
    case .refuse: 1
    case .cannotBeSure: 2
    case .acceptWithConditions: 3
    }
  }
}
