extension VerdictPolicy {
  /// The limits in force for one type and subject.
  struct Limits {
    var freshSeconds: UInt32 = 0
    var refresherMonths: UInt32 = 0
    var statusOfflineSeconds: UInt32 = 0

    var hasFreshness: Bool { freshSeconds > 0 || refresherMonths > 0 }

    fileprivate mutating func fill(
      fresh: UInt32, months: UInt32 = 0, statusOffline: UInt32
    ) {
      if !hasFreshness { (freshSeconds, refresherMonths) = (fresh, months) }
      if statusOfflineSeconds == 0 { statusOfflineSeconds = statusOffline }
    }
  }

  /// For each limit the first rule that names the subject, then the first that names none, then
  /// the type's own.
  func limits(of type: PassportType?, subject: String?) -> Limits {
    var limits = Limits()
    guard let type else { return limits }
    let rules = typeRules.filter { $0.type == type }
    let named = rules.filter { rule in
      !rule.subject.isEmpty && isSame(rule.subject, subject ?? "")
    }
    for rule in named + rules.filter(\.subject.isEmpty) {
      limits.fill(
        fresh: rule.freshSeconds, months: rule.refresherMonths,
        statusOffline: rule.statusOfflineSeconds)
    }
    limits.fill(
      fresh: type.limits.freshSeconds, statusOffline: type.limits.statusOfflineSeconds)
    return limits
  }

  /// Whether the policy asks for what `step` judges: its absence is then a fail.
  func requires(_ step: VerificationStep) -> Bool {
    stepRules.first { $0.step == step }?.isRequired ?? false
  }

  /// The verdict over sixteen results and the steps that decide it.
  func verdict(
    on steps: [StepResult], statusOfflineSeconds: UInt32
  ) -> (VerificationVerdict, [CredentialReport.Weighed]) {
    let weighed = zip(VerificationStep.allCases, steps).map { step, result in
      (
        step: step, result: result,
        weight: weight(of: result, at: step, statusOfflineSeconds: statusOfflineSeconds)
      )
    }
    let heaviest = weighed.map(\.weight.rawValue).max().flatMap(StepWeight.init) ?? .nothing
    let reasons = weighed.filter { $0.weight == heaviest && heaviest != .nothing }.map {
      CredentialReport.Weighed(step: $0.step, reason: $0.result.reason)
    }
    return (heaviest.verdict, reasons)
  }

  private func weight(
    of result: StepResult, at step: VerificationStep, statusOfflineSeconds: UInt32
  ) -> StepWeight {
    let rule = stepRules.first { $0.step == step }
    switch result.outcome {
    case .pass:
      return result.reason == .localSignoff || result.reason == .equivalentWithCondition
        ? .condition : .nothing
    case .fail: return rule?.fail ?? .refuse
    case .unknown: return rule?.unknown ?? .unsure
    case .stale:
      let limit =
        step == .status
        ? statusOfflineSeconds : step == .issuerKnown ? trustOfflineSeconds : 0
      let isTaken = limit > 0 && result.ageSeconds <= UInt64(limit)
      return isTaken ? .condition : rule?.stale ?? .unsure
    case .superseded: return rule?.superseded ?? .refuse
    case .notApplicable:
      // What could not be looked at is never taken for something that need not be.
      return result.input != nil ? .unsure : rule?.notApplicable ?? .nothing
    }
  }
}

extension StepWeight {
  fileprivate var verdict: VerificationVerdict {
    switch self {
    case .nothing: .accept
    case .condition: .acceptWithConditions
    case .unsure: .cannotBeSure
    case .refuse: .refuse
    }
  }
}

extension VerificationVerdict {
  /// How heavy a verdict is: refuse, cannot be sure, conditions, accept.
  private var weight: Int {
    switch self {
    case .accept: 0
    case .acceptWithConditions: 1
    case .cannotBeSure: 2
    case .refuse: 3
    }
  }

  /// The heavier of both.
  func heavier(_ other: VerificationVerdict) -> VerificationVerdict {
    other.weight > weight ? other : self
  }
}
