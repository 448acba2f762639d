import ReferenceData
import Vocabulary

/// How far an achievement travels, and what the asker made of it.
enum PortabilityPolicy {
  /// What stops `achievement` from counting at the asker because it was gained elsewhere.
  static func faults(
    of achievement: Recorded<Achievement>, in judgement: Judgement
  ) -> [Fault] {
    let answer = answer(to: achievement.origin.id, in: judgement)
    let isHome = judgement.isAsker(achievement.fact.gainedAt)
    if answer?.answer == .refused { return [refused] }
    switch achievement.fact.portability {
    case .personSpecific where !isHome: return [elsewhere]
    case .localSignOff where !isHome && answer == nil: return [needsSignOff]
    case .personSpecific, .localSignOff, .portable: return []
    }
  }

  /// The asker's latest answer about the achievement, or nil while it has given none.
  ///
  /// Taking an answer back removes an acceptance; it never lifts a refusal or a bridge. Of answers
  /// of one moment the strictest holds.
  static func answer(to achievement: FactID, in judgement: Judgement) -> EmployerAcceptance? {
    judgement.answers(about: achievement).filter {
      $0.fact.from <= judgement.at
        && judgement.isAsker($0.fact.organisation)
        && ($0.fact.answer != .accepted || judgement.standing(of: $0.origin.id) == .inForce)
    }.max { left, right in
      (left.fact.from, left.fact.answer.strictness, left.origin.id)
        < (right.fact.from, right.fact.answer.strictness, right.origin.id)
    }?.fact
  }

  private static let refused = Fault(
    .missing, .competenceNotAcceptedHere,
    "This employer has refused the sign-off: assess the worker here.", by: .newEmployer,
    rules: [AppliedRule(own: "EMPLOYER-ANSWER", "refused")])

  private static let elsewhere = Fault(
    .missing, .personSpecificElsewhere,
    "A sign-off for one person is history here: assess the worker for the work here.",
    by: .newEmployer, rules: [AppliedRule(own: "PERSON-SPECIFIC", "never at another employer")])

  private static let needsSignOff = Fault(
    .missing, .localSignOffNeeded,
    "Review the evidence and accept the sign-off, accept it with a bridge, or reassess.",
    by: .newEmployer, rules: [AppliedRule(own: "LOCAL-SIGN-OFF", "accepted by this employer")])
}

extension EmployerAcceptance.Answer {
  fileprivate var strictness: Int {
    switch self {
    case .accepted: 0
    case .acceptedWithBridge: 1
    case .refused: 2
    }
  }
}
