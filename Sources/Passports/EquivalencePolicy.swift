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
    guard !judgement.isAsker(gainedAt) else { return .asItStands }
    // An acceptance by the asker is the local agreement that stands in place of a bar.
    if PortabilityPolicy.answer(to: achievement.origin.id, in: judgement) != nil {
      return .asItStands
    }
    let body = judgement.facts.organisations[gainedAt]
    let rules = competence.filter { speaksOfOneStandard($0, target) }
    func applies(_ rule: Equivalence) -> Bool? {
      let here = holds(
        rule.to.place, of: judgement.asker.organisation, on: judgement.day, in: judgement)
      guard here == true, let trained = achievement.fact.completedOn else { return false }
      return holds(rule.from.place, of: body, on: trained, in: judgement)
    }
    let bars = rules.filter { $0.strength == .notRecognised }
    if let bar = bars.first(where: { applies($0) == true }) { return .barred(bar) }
    if let bar = bars.first(where: { applies($0) == nil }) { return .untold(bar) }
    let lets = rules.first { $0.strength == .full && applies($0) == true }
    return lets.map(Passage.recognised) ?? .asItStands
  }

  /// What other standards in the passport are worth for `target`; the Care Certificate has rules of
  /// its own.
  static func worths(for target: StandardCode, in judgement: Judgement) -> [Worth] {
    guard CareCertificate.version(of: target) == nil else { return [] }
    return competence.flatMap { rule in
      sources(of: rule, for: target).flatMap { judgement.achievements[$0] ?? [] }
        .filter { placesHold(rule, $0, in: judgement) }
        .map { worth(of: $0, by: rule, for: target, in: judgement) }
    }
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

  // A rule between kinds of organisation speaks of one standard at both ends.
  private static func speaksOfOneStandard(_ rule: Equivalence, _ target: StandardCode) -> Bool {
    guard rule.from.place != .any, rule.to.place != .any else { return false }
    switch (rule.from.statement, rule.to.statement) {
    case (.anyOfFramework(let framework), .sameStandard),
      (.anyTraining, .anyOfFramework(let framework)):
      return StandardCatalogue.framework(of: target) == framework
    default: return false
    }
  }

  // The standards that, once held, the rule sets against `target`.
  private static func sources(
    of rule: Equivalence, for target: StandardCode
  ) -> [StandardCode] {
    switch (rule.from.statement, rule.to.statement) {
    case (.standards(let held), .standards(let asked)) where asked.contains(target): return held
    case (.standards(let held), .theoryOf(target)): return held
    case (.anyOfFramework(let framework), .sameTopic):
      return TrainingTopics.all.filter {
        $0.category == target && StandardCatalogue.framework(of: $0.subject) == framework
      }.map(\.subject)
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
