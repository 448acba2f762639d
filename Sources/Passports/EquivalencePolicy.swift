import Organisations
import ReferenceData
import Vocabulary

/// The one-way rules by which something gained in one place counts in another, each as one step.
enum EquivalencePolicy {
  /// What the rules between kinds of organisation say of an achievement used as what it is.
  enum Passage {
    /// No rule speaks: it counts as it stands.
    case asItStands
    /// A rule lets it count.
    case recognised(Equivalence)
    /// A rule bars it.
    case barred(Equivalence)
    /// Whether a rule bars it can't be told, because the body that trained is not known.
    case untold(Equivalence)
  }

  /// What the rules say of `achievement` at the asker, for `target`, the standard it names.
  static func passage(
    of achievement: Recorded<Achievement>, for target: StandardCode, in judgement: Judgement
  ) -> Passage {
    let gainedAt = achievement.fact.gainedAt
    guard let rules = passages[StandardCatalogue.framework(of: target)],
      !judgement.isAsker(gainedAt)
    else { return .asItStands }
    // An acceptance by the asker is the local agreement that stands in place of a bar.
    if PortabilityPolicy.answer(to: achievement.origin.id, in: judgement) != nil {
      return .asItStands
    }
    let body = judgement.facts.organisations[gainedAt]
    func applies(_ rule: Equivalence) -> Bool? {
      let here = holds(
        rule.to.place, of: judgement.asker.organisation, on: judgement.day, in: judgement)
      guard here == true, let trained = achievement.fact.completedOn else { return false }
      return holds(rule.from.place, of: body, on: trained, in: judgement)
    }
    var untold: Equivalence?
    for index in rules.bars.indices {
      guard let isBarred = applies(rules.bars[index]) else {
        untold = untold ?? rules.bars[index]
        continue
      }
      if isBarred { return .barred(rules.bars[index]) }
    }
    if let untold { return .untold(untold) }
    return rules.lets.first { applies($0) == true }.map(Passage.recognised) ?? .asItStands
  }

  /// What other standards in the passport are worth for `target`; the Care Certificate has rules of
  /// its own.
  static func worths(for target: StandardCode, in judgement: Judgement) -> [Worth] {
    guard CareCertificate.version(of: target) == nil else { return [] }
    return (paths[target] ?? []).flatMap { path in
      path.sources.flatMap { judgement.achievements(of: $0) }
        .filter { placesHold(path.rule, $0, in: judgement) }
        .map { worth(of: $0, by: path.rule, for: target, in: judgement) }
    }
  }

  /// The other standards that may be worth something for `target`.
  static func sources(for target: StandardCode) -> [StandardCode] {
    (paths[target] ?? []).flatMap(\.sources)
  }

  /// The rules that may prove competence; those for coding never do.
  static let competence = Equivalences.all.filter { $0.use == .competence }

  /// Whether `place` is the kind of body that `body` is, on `day`; nil where the body is not known.
  static func holds(
    _ place: EquivalenceEnd.Place, of body: Organisation?, on day: CivilDate,
    in judgement: Judgement
  ) -> Bool? {
    if place == .any { return true }
    guard let body else { return nil }
    switch place {
    case .any: return true
    case .nhsOrganisation: return body.isNHSOrganisation
    case .statMandMember, .anotherStatMandMember: return body.isMemorandumMember(on: day)
    case .socialCareProvider: return body.sector == .socialCare
    case .outsideStatMand:
      let key = PolicyKey(FrameworkCode(listed: "STATMAND"), .excludedProviders)
      let excluded = judgement.policy.items(key, on: judgement.day) ?? []
      return !body.isMemorandumMember(on: day)
        && body.excludedProviderWord.map(excluded.contains) == true
    }
  }

  /// Rules between kinds of organisation, which speak of one standard at both ends.
  private struct PassageRules {
    var bars: [Equivalence] = []
    var lets: [Equivalence] = []

    mutating func add(_ rule: Equivalence) {
      if rule.strength == .notRecognised { bars.append(rule) }
      if rule.strength == .full { lets.append(rule) }
    }
  }

  private static let passages = competence.reduce(into: [FrameworkCode: PassageRules]()) {
    rules, rule in
    guard rule.from.place != .any, rule.to.place != .any else { return }
    switch (rule.from.statement, rule.to.statement) {
    case (.anyOfFramework(let framework), .sameStandard),
      (.anyTraining, .anyOfFramework(let framework)):
      rules[framework, default: PassageRules()].add(rule)
    default: break
    }
  }

  /// A rule and the standards it sets against one that is asked for.
  private struct Path {
    let rule: Equivalence
    let sources: [StandardCode]
  }

  // By the standard asked for, so that most standards cost one look.
  private static let paths = competence.reduce(into: [StandardCode: [Path]]()) { paths, rule in
    for (target, sources) in ends(of: rule) {
      paths[target, default: []].append(Path(rule: rule, sources: sources))
    }
  }

  private static func ends(
    of rule: Equivalence
  ) -> [(target: StandardCode, sources: [StandardCode])] {
    switch (rule.from.statement, rule.to.statement) {
    case (.standards(let held), .standards(let asked)): return asked.map { ($0, held) }
    case (.standards(let held), .theoryOf(let target)): return [(target, held)]
    case (.anyOfFramework(let framework), .sameTopic):
      return TrainingTopics.all.filter {
        StandardCatalogue.framework(of: $0.subject) == framework
      }.map { ($0.category, [$0.subject]) }
    default: return []
    }
  }

  private static func placesHold(
    _ rule: Equivalence, _ achievement: Recorded<Achievement>, in judgement: Judgement
  ) -> Bool {
    let body = judgement.facts.organisations[achievement.fact.gainedAt]
    let trained = achievement.fact.completedOn ?? judgement.day
    return holds(rule.from.place, of: body, on: trained, in: judgement) == true
      && holds(
        rule.to.place, of: judgement.asker.organisation, on: judgement.day, in: judgement) == true
  }

  private static func worth(
    of achievement: Recorded<Achievement>, by rule: Equivalence, for target: StandardCode,
    in judgement: Judgement
  ) -> Worth {
    let fact = judgement.relied(achievement)
    let applied = [AppliedRule(rule)]
    switch rule.strength {
    case .notRecognised:
      return Fault(
        .missing, .equivalenceNotRecognised,
        "What is held does not count for this: complete the standard itself.", by: .worker,
        rules: applied
      ).worth(fact)
    case .informs:
      return Fault(
        .missing, .equivalenceInformsOnly,
        "What is held is related and does not count: complete the standard itself.", by: .worker,
        rules: applied
      ).worth(fact)
    case .partial:
      return StandardPolicy.worth(
        of: achievement, for: target, in: judgement, by: rule,
        adding: Fault(
          .partial, .equivalenceConditionUnmet, "Show the practice: only the theory is covered.",
          by: .newEmployer, rules: applied, missingParts: [target]))
    case .full:
      return StandardPolicy.worth(
        of: achievement, for: target, in: judgement, by: rule,
        adding: isAccepted(rule, achievement, in: judgement) ? nil : notAccepted(rule))
    }
  }

  /// Whether the asker lets a rule of ours count: by its own policy row for the rule, or by
  /// accepting this very achievement. Published rules need neither.
  private static func isAccepted(
    _ rule: Equivalence, _ achievement: Recorded<Achievement>, in judgement: Judgement
  ) -> Bool {
    guard rule.provenance.status.isPlaceholder else { return true }
    if PortabilityPolicy.answer(to: achievement.origin.id, in: judgement) != nil { return true }
    return judgement.policy.items(acceptance(of: rule.id), on: judgement.day)?.isEmpty == false
  }

  /// The key of the row by which an employer accepts a rule that is only a placeholder: it names
  /// the evidence it takes.
  static func acceptance(of rule: RuleID) -> PolicyKey {
    PolicyKey(FrameworkCode(listed: "EQUIVALENCE"), subject: rule.text, .acceptedEvidence)
  }

  private static func notAccepted(_ rule: Equivalence) -> Fault {
    Fault(
      .missing, .equivalenceConditionUnmet,
      "Accept the equivalence \(rule.id) in your policy, or have the standard completed.",
      by: .policyOwner, rules: [AppliedRule(rule)])
  }
}
