import Access
package import ReferenceData
package import Vocabulary

/// What the rules between kinds of organisation say of an achievement gained at one and used at
/// another, for judgements beside that of a passport.
package struct OrganisationPassage: Hashable, Sendable {
  /// The rule.
  package let rule: Equivalence
  /// Whether it lets the achievement count; false where it bars it, or where the body that trained
  /// is not known so that nobody can tell.
  package let isRecognised: Bool

  /// What the shipped rules say of `achievement` at `asker`, or nil where none speaks of it.
  ///
  /// `facts` holds the bodies, their successions and the employers' answers.
  package init?(
    of achievement: Recorded<Achievement>, in facts: PassportFacts, at asker: Asker,
    on instant: Instant
  ) {
    let target = achievement.fact.standard
    let judgement = facts.judged(by: asker, at: instant)
    switch EquivalencePolicy.passage(of: achievement, for: target, in: judgement) {
    case .asItStands: return nil
    case .recognised(let rule): (self.rule, isRecognised) = (rule, true)
    case .barred(let rule), .untold(let rule): (self.rule, isRecognised) = (rule, false)
    }
  }
}

extension PassportFacts {
  /// Whether `body` is the asker, or one that the asker answers for at `instant`.
  package func isAsker(_ asker: Asker, _ body: OrganisationID, at instant: Instant) -> Bool {
    judged(by: asker, at: instant).isAsker(body)
  }

  fileprivate func judged(by asker: Asker, at instant: Instant) -> Judgement {
    Judgement(
      self, asker: asker, policy: shippedPolicy, at: instant,
      inSight: Set(FieldGroup.allCases))
  }
}

private let shippedPolicy = EffectivePolicy()
