import ReferenceData
import Vocabulary

/// Whether a standard is held: one achievement must pass every rule, and any good one will do.
enum StandardPolicy {
  /// What the passport is worth where `target` must be held.
  static func worth(
    of target: StandardCode, level: ProficiencyLevel?, in judgement: Judgement
  ) -> Worth {
    let direct = held(target, in: judgement)
      .filter { judgement.standing(of: $0.origin.id) != .superseded }
      .map { worth(of: $0, for: target, level: level, in: judgement) }
    // A level is never carried over from another standard.
    let others = level == nil ? EquivalencePolicy.worths(for: target, in: judgement) : []
    return Worth.best(of: direct + others) ?? nothing(target)
  }

  /// What the passport is worth where `target` need only be begun.
  static func begun(_ target: StandardCode, in judgement: Judgement) -> Worth {
    let names = CareCertificate.versions.filter {
      target.text == "CARE-CERT" || $0.code == target
    }.flatMap { [$0.code] + $0.standards.map(\.code) }
    let found = (names + [target]).flatMap { held($0, in: judgement) }
      .filter { judgement.standing(of: $0.origin.id) == .inForce }
      .map { Worth(outcome: .met, reliedOn: [judgement.relied($0)]) }
    return Worth.best(of: found)
      ?? Worth(
        outcome: .missing, reasons: [.competenceNone],
        nextAction: "Begin \(title(of: target)).", nextOwner: .newEmployer)
  }

  /// What `achievement` is worth for `target`: as the standard itself, or through `equivalence`,
  /// beside a further fault where there is one.
  static func worth(
    of achievement: Recorded<Achievement>, for target: StandardCode,
    level: ProficiencyLevel? = nil, in judgement: Judgement, by equivalence: Equivalence? = nil,
    adding further: Fault? = nil
  ) -> Worth {
    let fact = judgement.relied(achievement)
    let expiry = ExpiryPolicy.expiry(of: achievement.fact, for: target, in: judgement)
    var rule = equivalence
    var faults = standingFaults(of: achievement, in: judgement)
    faults += PortabilityPolicy.faults(of: achievement, in: judgement)
    if equivalence == nil {
      switch EquivalencePolicy.passage(of: achievement, for: target, in: judgement) {
      case .asItStands: break
      case .recognised(let found): rule = found
      case .barred(let found): faults.append(barred(found))
      case .untold(let found): faults.append(untold(found))
      }
    }
    faults += AssessorPolicy.faults(of: achievement, in: judgement)
    faults.add(levelFault(of: achievement.fact, level))
    faults.add(further)
    faults += expiryFaults(expiry, in: judgement)
    let bridge = BridgePolicy.bridge(of: achievement, in: judgement)
    faults.add(bridge?.fault)
    let applied = rule.map { [AppliedRule($0)] + expiry.rules } ?? expiry.rules
    if let fault = Fault.decisive(of: faults) { return fault.worth(fact, rules: applied) }
    return Worth(
      outcome: rule == nil ? .met : .metByEquivalence,
      reasons: expiry.usesPlaceholder || rule?.provenance.status.isPlaceholder == true
        ? [.placeholderRuleUsed] : [],
      reliedOn: [fact] + (bridge?.reliedOn ?? []), rules: applied,
      validUntil: earlier(expiry.end, bridge?.end))
  }

  /// Achievements of `target` under any of the names this service knows it by.
  static func held(
    _ target: StandardCode, in judgement: Judgement
  ) -> [Recorded<Achievement>] {
    names(of: target).flatMap { judgement.achievements(of: $0) }
  }

  static func names(of target: StandardCode) -> [StandardCode] {
    listedNames[target] ?? workedOutNames(of: target)
  }

  private static let listedNames = Dictionary(
    StandardCatalogue.all.map { ($0.code, workedOutNames(of: $0.code)) }
  ) { first, _ in first }

  private static func workedOutNames(of target: StandardCode) -> [StandardCode] {
    let asked = (Prerequisites.find(target)?.metBy ?? []).filter {
      CareCertificate.version(of: $0) == nil
    }
    return [target] + asked + (aliases[target] ?? [])
  }

  private static let aliases = Dictionary(
    grouping: Prerequisites.all.filter { $0.metBy.count == 1 }, by: { $0.metBy.first }
  ).reduce(into: [StandardCode: [StandardCode]]()) { names, pair in
    if let standard = pair.key { names[standard] = pair.value.map(\.code) }
  }

  /// What a reader calls `standard`.
  static func title(of standard: StandardCode) -> String {
    StandardCatalogue.find(standard).map { "\($0.title) (\(standard))" } ?? standard.text
  }

  private static func nothing(_ target: StandardCode) -> Worth {
    Worth(
      outcome: .missing, reasons: [.competenceNone],
      nextAction: "Complete \(title(of: target)).", nextOwner: .newEmployer)
  }
}

extension StandardPolicy {
  private static func standingFaults(
    of achievement: Recorded<Achievement>, in judgement: Judgement
  ) -> [Fault] {
    var faults: [Fault] = []
    switch judgement.standing(of: achievement.origin.id) {
    case .revoked:
      faults.append(
        Fault(
          .revoked, .competenceRevoked, "Be assessed again: the sign-off was taken back.",
          by: .newEmployer, rules: [AppliedRule(own: "NOT-REVOKED", "at the instant")]))
    case .suspended:
      faults.append(
        Fault(
          .suspended, .competenceSuspended, "Wait for the review of the sign-off.",
          by: .currentEmployer, rules: [AppliedRule(own: "NOT-SUSPENDED", "at the instant")]))
    case .inForce, .superseded: break
    }
    let fact = achievement.fact
    if fact.progress == .inProgress {
      faults.append(
        Fault(
          .missing, .competenceInProgress, "Finish \(title(of: fact.standard)).", by: .worker,
          rules: [AppliedRule(own: "ACHIEVED", "in progress is not held")]))
    }
    let isLater =
      fact.completedOn.map { $0 > judgement.day } == true
      || fact.assessor.map { $0.signedAt > judgement.at } == true
    if isLater {
      faults.append(
        Fault(
          .missing, .competenceNotYetValid, "Wait until the day it begins.", by: .worker,
          rules: [AppliedRule(own: "BEGUN", "completed and signed by the instant")]))
    }
    return faults
  }

  private static func levelFault(
    of achievement: Achievement, _ asked: ProficiencyLevel?
  ) -> Fault? {
    guard let asked else { return nil }
    let rule = AppliedRule(own: "LEVEL", "\(asked.scale) \(asked.level)")
    guard let level = achievement.level, level.scale == asked.scale else {
      return Fault(
        .unknown, .competenceLevelTooLow, "Record the level reached on \(asked.scale).",
        by: .currentEmployer, rules: [rule])
    }
    guard level.level < asked.level else { return nil }
    return Fault(
      .missing, .competenceLevelTooLow, "Reach level \(asked.level) of \(asked.scale).",
      by: .worker, rules: [rule])
  }

  private static func expiryFaults(_ expiry: Expiry, in judgement: Judgement) -> [Fault] {
    if let end = expiry.end, end <= judgement.at {
      return [
        Fault(
          .expired, .competenceExpired, "Renew it: the last day in date has passed.",
          by: .newEmployer, rules: expiry.rules)
      ]
    }
    guard !expiry.unset.isEmpty else { return [] }
    return [
      Fault(
        .unknown, .intervalNotSet, "Set how long this stays in date: nobody has.",
        by: .policyOwner, rules: expiry.unset)
    ]
  }

  private static func barred(_ rule: Equivalence) -> Fault {
    Fault(
      .missing, .equivalenceNotRecognised,
      "The training memorandum leaves out where this was gained: accept it or train again.",
      by: .newEmployer, rules: [AppliedRule(rule)])
  }

  private static func untold(_ rule: Equivalence) -> Fault {
    Fault(
      .unknown, .recordIncomplete, "Record which body gave the training.", by: .recordsTeam,
      rules: [AppliedRule(rule)])
  }
}
