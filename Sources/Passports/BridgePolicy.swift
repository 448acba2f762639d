import Vocabulary

/// The bridge that the asker wants done before an achievement counts.
struct BridgePolicy {
  /// What stops the achievement: the bridge is not held. Nil where it is.
  let fault: Fault?
  /// The facts that show the bridge.
  let reliedOn: [ReliedFact]
  /// The first moment the bridge no longer holds, or nil where nothing limits it.
  let end: Instant?

  /// The bridge asked for of `achievement`, or nil where the asker asks for none.
  ///
  /// A bridge must be held as it stands: it has no bridge of its own and no equivalent.
  static func bridge(
    of achievement: Recorded<Achievement>, in judgement: Judgement
  ) -> BridgePolicy? {
    let answer = PortabilityPolicy.answer(to: achievement.origin.id, in: judgement)
    guard let standard = answer?.bridge else { return nil }
    let worths = judgement.achievements(of: standard)
      .filter { judgement.standing(of: $0.origin.id) == .inForce }
      .filter { PortabilityPolicy.answer(to: $0.origin.id, in: judgement)?.bridge == nil }
      .map { StandardPolicy.worth(of: $0, for: standard, in: judgement) }
    guard let best = Worth.best(of: worths), best.outcome.isMet else {
      return BridgePolicy(fault: missing(standard), reliedOn: [], end: nil)
    }
    return BridgePolicy(fault: nil, reliedOn: best.reliedOn, end: best.validUntil)
  }

  private static func missing(_ standard: StandardCode) -> Fault {
    Fault(
      .partial, .equivalenceConditionUnmet,
      "Complete the bridge \(StandardPolicy.title(of: standard)).", by: .newEmployer,
      rules: [AppliedRule(own: "EMPLOYER-ANSWER", "accepted with a bridge")],
      missingParts: [standard])
  }
}
