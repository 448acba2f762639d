import ReferenceData
import Vocabulary

extension CheckPolicy {
  /// What the passport is worth where a check of `kind` must have been made and still count.
  static func worth(of kind: EmploymentCheck.Kind, in judgement: Judgement) -> Worth {
    let worths = judgement.checks(of: kind)
      .filter { judgement.standing(of: $0.origin.id) != .superseded }
      .map { worth(of: $0, in: judgement) }
    return Worth.best(of: worths) ?? hint(kind, in: judgement)
      ?? Worth(
        outcome: .missing, reasons: [.checkNone], nextAction: "Make the check: \(kind.words).",
        nextOwner: .newEmployer)
  }

  private static func worth(
    of recorded: Recorded<EmploymentCheck>, in judgement: Judgement
  ) -> Worth {
    let check = recorded.fact
    let fact = judgement.relied(
      recorded.origin, code: check.kind.rawValue, on: check.checkedOn,
      from: recorded.origin.recordedBy)
    var faults = standingFaults(of: recorded, in: judgement)
    faults += methodFaults(of: check, in: judgement)
    var limits = freshness(of: check, in: judgement)
    if let dbs = check.dbs {
      let verdict = DBSPolicy.verdict(on: dbs, of: recorded, in: judgement)
      faults += verdict.faults
      limits.rules += verdict.rules
      limits.usesPlaceholder = limits.usesPlaceholder || verdict.usesPlaceholder
    }
    faults += ends(of: check, limits, in: judgement)
    if let fault = Fault.decisive(of: faults) { return fault.worth(fact, rules: limits.rules) }
    let ownEnd = check.holdsThrough.map(LondonTime.end(of:))
    return Worth(
      outcome: .met, reasons: limits.usesPlaceholder ? [.placeholderRuleUsed] : [],
      reliedOn: [fact], rules: limits.rules,
      validUntil: earlier(limits.end, ownEnd))
  }

  private static func standingFaults(
    of recorded: Recorded<EmploymentCheck>, in judgement: Judgement
  ) -> [Fault] {
    switch judgement.standing(of: recorded.origin.id) {
    case .revoked:
      [Fault(.revoked, .checkLapsed, "Make the check again: it was taken back.", by: .newEmployer)]
    case .suspended:
      [Fault(.suspended, .checkLapsed, "Wait for the review of the check.", by: .currentEmployer)]
    case .inForce, .superseded:
      recorded.fact.checkedOn > judgement.day
        ? [Fault(.missing, .checkNone, "Wait until the check is made.", by: .newEmployer)] : []
    }
  }

  private static func methodFaults(
    of check: EmploymentCheck, in judgement: Judgement
  ) -> [Fault] {
    if check.method == .selfDeclared {
      return [
        Fault(
          .unknown, .selfDeclaredOnly, "See proof: only the worker says so.", by: .newEmployer)
      ]
    }
    guard check.kind == .identity, check.method != .seenOriginal,
      judgement.asker.organisation.sector == .health
    else { return [] }
    let key = PolicyKey(FrameworkCode(listed: "NHS-CHECKS"), .originalsSeenInPerson)
    guard let ruling = judgement.policy.ruling(on: key, judgement.day),
      ruling.resolution.value == .truth(true)
    else { return [] }
    return [
      Fault(
        .unknown, .recordIncomplete, "See the originals in person at the start.",
        by: .newEmployer, rules: ruling.rules)
    ]
  }

  private static func freshness(
    of check: EmploymentCheck, in judgement: Judgement
  ) -> Freshness {
    let looked = check.dbs?.lastStatus.map(\.on).flatMap { $0 <= judgement.day ? $0 : nil }
    let day = looked.map { max($0, check.checkedOn) } ?? check.checkedOn
    return Freshness.limit(
      on: check.kind.freshnessSubject, from: LondonTime.start(of: day),
      by: [.freshnessOnlineHours, .freshnessOfflineDays, .refresherMonths], in: judgement)
  }

  private static func ends(
    of check: EmploymentCheck, _ limits: Freshness, in judgement: Judgement
  ) -> [Fault] {
    if let last = check.holdsThrough, LondonTime.end(of: last) <= judgement.at {
      return [
        Fault(
          .expired, .checkLapsed, "Make the check again: it held until \(last).",
          by: .newEmployer, rules: [AppliedRule(own: "HOLDS-THROUGH", "until \(last)")])
      ]
    }
    if let end = limits.end, end <= judgement.at {
      return [
        Fault(
          .stale, .lookUpTooOld, "Make the check again: it was made too long ago.",
          by: .newEmployer, rules: limits.rules)
      ]
    }
    guard !limits.unset.isEmpty else { return [] }
    return [
      Fault(
        .unknown, .intervalNotSet, "Set how long the check counts: nobody has.",
        by: .policyOwner, rules: limits.unset)
    ]
  }

  // The NHS folds some items of the CQC schedule into others: whether the earlier employer recorded
  // them has to be asked, so it can't be told from here.
  private static func hint(_ kind: EmploymentCheck.Kind, in judgement: Judgement) -> Worth? {
    guard judgement.asker.organisation.sector == .socialCare else { return nil }
    let found = (hints[kind] ?? []).lazy.compactMap { hint in
      held(hint.held, in: judgement).min { $0.fact < $1.fact }.map { (hint.pairing, $0) }
    }.first
    guard let (pairing, fact) = found else { return nil }
    let rule = AppliedRule(
      rule: RuleID(listed: "CHECK-MAPPING/" + pairing.cqcItem.uppercased()),
      value: pairing.nhsStandard, layer: PolicyLayer.projectDefault.rawValue,
      provenance: pairing.provenance, wasDecisive: true)
    return Worth(
      outcome: .unknown, reasons: [.equivalenceInformsOnly], reliedOn: [fact], rules: [rule],
      nextAction: "Ask the employer who checked, or make the check: \(kind.words).",
      nextOwner: .newEmployer)
  }

  /// A pairing that leaves something to ask, with the kinds of check that say something of it.
  private struct Hint {
    let pairing: EmploymentCheckStandards.Pairing
    let held: [EmploymentCheck.Kind]
  }

  // By the kind that is asked for.
  private static let hints = EmploymentCheckStandards.pairings.filter { $0.toAsk != nil }.reduce(
    into: [EmploymentCheck.Kind: [Hint]]()
  ) { hints, pairing in
    for kind in kinds(of: pairing.cqcItem) {
      hints[kind, default: []].append(Hint(pairing: pairing, held: kinds(of: pairing.nhsStandard)))
    }
  }

  private static func held(
    _ kinds: [EmploymentCheck.Kind], in judgement: Judgement
  ) -> [ReliedFact] {
    judgement.facts.checks.filter {
      kinds.contains($0.fact.kind) && $0.fact.checkedOn <= judgement.day
        && judgement.standing(of: $0.origin.id) == .inForce
    }.map {
      judgement.relied(
        $0.origin, code: $0.fact.kind.rawValue, on: $0.fact.checkedOn, from: $0.origin.recordedBy)
    }
  }
}

extension EmploymentCheck.Kind {
  /// What a reader calls the check.
  package var words: String {
    switch self {
    case .identity: "identity"
    case .rightToWork: "right to work"
    case .registrationAndQualification: "registration and qualifications"
    case .employmentHistory: "employment history with gaps explained"
    case .references: "references"
    case .criminalRecord: "criminal record (DBS)"
    case .workHealthAssessment: "work health assessment"
    case .photograph: "recent photograph"
    case .conductInEarlierCareWork: "conduct in earlier care work"
    case .reasonForLeavingCareWork: "why earlier care work ended"
    }
  }

  /// The subject of the rows that say how long the check counts.
  fileprivate var freshnessSubject: String {
    switch self {
    case .identity, .photograph: "identity-check"
    case .rightToWork: "right-to-work"
    case .registrationAndQualification: "qualification"
    case .employmentHistory, .conductInEarlierCareWork, .reasonForLeavingCareWork: "employment"
    case .references: "reference"
    case .criminalRecord: "dbs-check"
    case .workHealthAssessment: "work-health-assessment"
    }
  }
}
