import ReferenceData
import Vocabulary

extension RegistrationPolicy {
  /// What the passport's registrations are worth where one with `regulators` is asked for, on
  /// `part` where one is named; an empty set means any register.
  static func worth(
    _ regulators: Set<Registration.Regulator>, part: Code<CodeList.RegisterPart>?,
    in judgement: Judgement
  ) -> Worth {
    let all = judgement.facts.registrations
    let asked = all.filter { regulators.isEmpty || regulators.contains($0.fact.regulator) }
    let worths = asked.filter { $0.fact.mayCover(part) }.compactMap {
      worth(of: $0, among: all, part: part, in: judgement)
    }
    return Worth.best(of: worths)
      ?? Worth(
        outcome: .missing, reasons: [.registrationNone],
        nextAction: "Record the registration with a look-up in the register.",
        nextOwner: .newEmployer)
  }

  private static func worth(
    of recorded: Recorded<Registration>, among all: [Recorded<Registration>],
    part: Code<CodeList.RegisterPart>?, in judgement: Judgement
  ) -> Worth? {
    let fact = relied(recorded, in: judgement)
    switch judgement.standing(of: recorded.origin.id) {
    case .revoked where recorded.fact.status.restriction == nil:
      return Fault(
        .revoked, .registrationNotEffective,
        "The record was taken back: look the number up in the register.", by: .newEmployer
      ).worth(fact)
    case .suspended where recorded.fact.status.restriction == nil:
      return Fault(
        .suspended, .registrationNotEffective,
        "The record is set aside: wait for the review, or look the number up again.",
        by: .currentEmployer
      ).worth(fact)
    default: break
    }
    switch state(of: recorded, among: all, at: judgement.at, in: judgement) {
    case .none: return nil
    case .ended: return barred(.expired, "has ended", fact)
    case .suspended: return barred(.suspended, "is suspended", fact)
    case .removed: return barred(.revoked, "was removed from the register", fact)
    case .unknown: return unknown(recorded.fact, fact)
    case .effective, .conditions:
      return fresh(recorded.fact, fact, part: part, in: judgement)
    }
  }

  private static func relied(
    _ recorded: Recorded<Registration>, in judgement: Judgement
  ) -> ReliedFact {
    judgement.relied(
      recorded.origin, code: recorded.fact.regulator.rawValue,
      on: LondonTime.date(of: recorded.fact.checkedAt), from: recorded.origin.recordedBy)
  }

  private static func barred(
    _ outcome: Finding.Outcome, _ what: String, _ fact: ReliedFact
  ) -> Worth {
    Fault(
      outcome, .registrationNotEffective,
      "The registration \(what): the worker settles it with the regulator, then look it up again.",
      by: .worker, rules: [AppliedRule(own: "REGISTRATION-EFFECTIVE", "effective at the instant")]
    ).worth(fact)
  }

  private static func unknown(_ registration: Registration, _ fact: ReliedFact) -> Worth {
    Fault(
      .unknown,
      registration.checkSource == .selfDeclared
        ? .selfDeclaredOnly : .registrationStatusUnknown,
      "Look the number up in the register: what is recorded does not settle it.",
      by: .newEmployer,
      rules: [AppliedRule(own: "REGISTER-SAYS-SO", "a look-up in the register")]
    ).worth(fact)
  }

  // What is effective still has to name its entry and to have been looked up lately.
  private static func fresh(
    _ registration: Registration, _ fact: ReliedFact, part: Code<CodeList.RegisterPart>?,
    in judgement: Judgement
  ) -> Worth {
    guard registration.number != nil, part == nil || registration.part != nil else {
      return Fault(
        .unknown, .recordIncomplete,
        "Record the number and the part of the register with a new look-up.", by: .newEmployer
      ).worth(fact)
    }
    let limit = freshness(of: registration, in: judgement)
    guard limit.unset.isEmpty else {
      return Fault(
        .unknown, .intervalNotSet,
        "Set how long a look-up in the register counts.", by: .policyOwner, rules: limit.unset
      ).worth(fact)
    }
    guard limit.end.map({ judgement.at < $0 }) != false else {
      return Fault(
        .stale, .lookUpTooOld, "Look the number up in the register again.", by: .newEmployer,
        rules: limit.rules
      ).worth(fact)
    }
    return met(registration, fact, limit)
  }

  private static func met(
    _ registration: Registration, _ fact: ReliedFact, _ limit: Freshness
  ) -> Worth {
    let ends = [limit.end, registration.period.end.map(LondonTime.start(of:))].compactMap(\.self)
    var worth = Worth(
      outcome: .met, reliedOn: [fact], rules: limit.rules, validUntil: ends.min())
    if registration.status == .conditions {
      worth.reasons.append(.registrationConditions)
      worth.nextAction = "Read the conditions of practice and see that the work keeps to them."
      worth.nextOwner = .newEmployer
    }
    if limit.usesPlaceholder { worth.reasons.append(.placeholderRuleUsed) }
    return worth
  }

  private static func freshness(
    of registration: Registration, in judgement: Judgement
  ) -> Freshness {
    let isOnline = registration.checkSource != .regulatorDocument
    return Freshness.limit(
      on: "registration-check", from: registration.checkedAt,
      by: isOnline ? [.freshnessOnlineHours] : [.freshnessOfflineDays], in: judgement)
  }
}

extension Registration {
  /// Whether the entry is, or may be, on `asked`: `RN-ADULT` is on the part `RN`.
  fileprivate func mayCover(_ asked: Code<CodeList.RegisterPart>?) -> Bool {
    guard let asked, let part else { return true }
    return part == asked || part.text.hasPrefix(asked.text + "-")
  }
}
