import ReferenceData
import Vocabulary

/// Whether the Care Certificate is held: whole, or all of its parts, in a version that counts.
enum CareCertificatePolicy {
  /// What the passport is worth where one of `versions` must be held, the newest first.
  ///
  /// Where none is whole the version with the fewest parts missing is named, with exactly those.
  static func worth(ofVersions versions: [Int], in judgement: Judgement) -> Worth {
    let asked = versions.compactMap { year in
      CareCertificate.versions.first { $0.year == year }
    }
    guard let newest = asked.first else {
      return Worth(
        outcome: .unknown, reasons: [.intervalNotSet],
        nextAction: "Say which versions of the Care Certificate count.", nextOwner: .policyOwner)
    }
    let wholes = asked.map { whole($0, in: judgement) }
    var isHeldAsAsked = wholes.contains { $0?.outcome == .met }
    let worths = zip(asked, wholes).flatMap { version, whole in
      // Parts of which one is only met through the other version never beat what is plainly held.
      guard !isHeldAsAsked || areAllRecorded(version.standards, in: judgement) else {
        return [whole]
      }
      let parts = parts(version, in: judgement)
      if parts?.outcome == .met { isHeldAsAsked = true }
      return [whole, parts]
    }
    return Worth.best(of: worths.compactMap(\.self))
      ?? Worth(
        outcome: .missing, reasons: [.competenceNone],
        nextAction: "Complete \(StandardPolicy.title(of: newest.code)).",
        nextOwner: .newEmployer)
  }

  private static func areAllRecorded(
    _ standards: [CareCertificateStandard], in judgement: Judgement
  ) -> Bool {
    standards.allSatisfy { judgement.hasAchievement(of: $0.code) }
  }

  /// The standards that are parts of a version.
  static let partCodes = Set(CareCertificate.versions.flatMap(\.standards).map(\.code))

  private static func whole(_ version: CareCertificate, in judgement: Judgement) -> Worth? {
    Worth.best(of: holdings(of: version.code, of: version, in: judgement))
  }

  // The achievements of `code`, a whole version or a part of it, with the last day of its version.
  private static func holdings(
    of code: StandardCode, of version: CareCertificate, in judgement: Judgement,
    for target: StandardCode? = nil, by rule: Equivalence? = nil
  ) -> [Worth] {
    judgement.achievements(of: code)
      .filter { judgement.standing(of: $0.origin.id) != .superseded }
      .map {
        StandardPolicy.worth(
          of: $0, for: target ?? code, in: judgement, by: rule,
          adding: cutOffFault(of: $0.fact, version, in: judgement))
      }
  }

  private static func cutOffFault(
    of achievement: Achievement, _ version: CareCertificate, in judgement: Judgement
  ) -> Fault? {
    let key = PolicyKey(
      FrameworkCode(listed: version.code.text), subject: version.code.text, .usableUntil)
    guard let ruling = judgement.policy.ruling(on: key, judgement.day),
      case .date(let last) = ruling.resolution.value, let completed = achievement.completedOn,
      completed > last
    else { return nil }
    return Fault(
      .missing, .versionNotRecognised,
      "The \(version.year) version could be completed until \(last): complete the present one.",
      by: .newEmployer, rules: ruling.rules)
  }

  private static func parts(_ version: CareCertificate, in judgement: Judgement) -> Worth? {
    // Most passports hold a whole certificate and no part.
    guard
      judgement.holdsCertificateParts
        || passages[version.code].map({ judgement.hasAchievement(of: $0.0.code) }) == true
    else { return nil }
    let worths = version.standards.map { ($0.code, part($0, of: version, in: judgement)) }
    let held = worths.compactMap(\.1).filter(\.outcome.isMet)
    guard !held.isEmpty else { return noneHeld(worths.compactMap(\.1)) }
    let open = worths.filter { $0.1?.outcome.isMet != true }
    let relied = unique(held.flatMap(\.reliedOn))
    let rules = unique(held.flatMap(\.rules) + open.compactMap(\.1).flatMap(\.rules))
    guard open.isEmpty else {
      return incomplete(version, open, relied, rules)
    }
    let isEquivalent = held.contains { $0.outcome == .metByEquivalence }
    return Worth(
      outcome: isEquivalent ? .metByEquivalence : .met,
      reasons: held.contains { $0.reasons.contains(.placeholderRuleUsed) }
        ? [.placeholderRuleUsed] : [],
      reliedOn: relied, rules: rules, validUntil: held.compactMap(\.validUntil).min())
  }

  // Where no part counts, the reasons of all that were tried are told.
  private static func noneHeld(_ worths: [Worth]) -> Worth? {
    guard var worth = Worth.best(of: worths) else { return nil }
    worth.reasons = unique(worths.flatMap(\.reasons))
    worth.reliedOn = unique(worths.flatMap(\.reliedOn))
    return worth
  }

  // Where every open part merely can't be told, nor can the whole.
  private static func incomplete(
    _ version: CareCertificate, _ open: [(StandardCode, Worth?)], _ relied: [ReliedFact],
    _ rules: [AppliedRule]
  ) -> Worth {
    let worths = open.compactMap(\.1)
    let isUntold = worths.count == open.count && !worths.contains(where: \.outcome.isKnownToFail)
    let missing = open.map(\.0)
    let names = missing.map { StandardPolicy.title(of: $0) }.joined(separator: "; ")
    return Worth(
      outcome: isUntold ? .unknown : .partial,
      reasons: unique(
        worths.flatMap(\.reasons) + (worths.count < open.count ? [.competenceNone] : [])),
      reliedOn: relied, rules: rules, missingParts: isUntold ? [] : missing,
      nextAction: isUntold
        ? "Settle what can't be told of \(names)." : "Complete only \(names).",
      nextOwner: .newEmployer)
  }

  // A part is held as itself, or through the other version by the equivalence between them.
  private static func part(
    _ standard: CareCertificateStandard, of version: CareCertificate, in judgement: Judgement
  ) -> Worth? {
    var worths = holdings(of: standard.code, of: version, in: judgement)
    if let counterpart = standard.counterpart,
      let (other, rule) = passages[version.code],
      judgement.hasAchievement(of: counterpart) || judgement.hasAchievement(of: other.code)
    {
      for code in [counterpart, other.code] {
        worths += holdings(of: code, of: other, in: judgement, for: standard.code, by: rule)
      }
    }
    return Worth.best(of: worths)
  }

  // By the version asked for: the other version, and the rule by which its parts count.
  private static let passages = CareCertificate.versions.reduce(
    into: [StandardCode: (CareCertificate, Equivalence)]()
  ) { passages, version in
    guard let other = CareCertificate.versions.first(where: { $0.year != version.year }),
      let rule = equivalence(from: other, to: version)
    else { return }
    passages[version.code] = (other, rule)
  }

  private static func equivalence(
    from other: CareCertificate, to version: CareCertificate
  ) -> Equivalence? {
    EquivalencePolicy.competence.first { rule in
      guard case .standards(let held) = rule.from.statement,
        case .standards(let asked) = rule.to.statement
      else { return false }
      return held.contains(other.code) && asked.contains(version.code)
        && rule.strength == .partial
    }
  }
}

/// `items` each once, in their order.
func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
  guard items.count > 1 else { return items }
  var found: [Item] = []
  // Few items are compared sooner than hashed.
  for index in items.indices {
    if found.count == 8 { return found + unseen(items[index...], beside: found) }
    if !found.contains(items[index]) { found.append(items[index]) }
  }
  return found
}

private func unseen<Item: Hashable>(_ items: ArraySlice<Item>, beside known: [Item]) -> [Item] {
  var seen = Set(known)
  return items.filter { seen.insert($0).inserted }
}
