package import Vocabulary

/// Whether `caller` may do `action` to what `facts` describe, and by which rule.
///
/// Allowed is what the ``AccessTable`` gives to the caller's duty and the facts show; all else is
/// denied. Where the action opens a passport the answer carries the one ``Sight`` to read it with.
/// An action that asks why needs ``RelationFacts/purpose``, one that the duty may state: where a
/// request has no such field, its operation states the purpose it stands for.
package func decide(
  _ caller: Caller, _ action: Action, about facts: RelationFacts
) -> Decision {
  let rules = AccessTable.rules(for: action, by: caller.duty)
  guard !rules.isEmpty else { return .deny(rule: Denial.notInTable) }
  guard !action.asksWhy || PurposeRules.allows(facts.purpose, by: caller.duty) else {
    return .deny(rule: Denial.purpose)
  }
  for rule in rules where facts.show(rule.need, to: caller) {
    guard let view = rule.view else { return .allow(rule: rule.id, sight: nil) }
    if let sight = Sight(caller, view, under: rule, facts) {
      return .allow(rule: rule.id, sight: sight)
    }
  }
  return .deny(rule: Denial.noRelation)
}

extension RelationFacts {
  /// Adds those of `grants` that are live at `instant`; an ended or withdrawn one opens nothing.
  package mutating func add(_ grants: [ShareGrant], liveAt instant: Instant) {
    self.grants += grants.filter { $0.isLive(at: instant) }
  }

  /// Whether these facts show `need` for `caller`.
  func show(_ need: AccessRule.Need, to caller: Caller) -> Bool {
    switch need {
    case .dutyAlone: true
    case .ownOrganisation: organisation != nil && organisation == caller.organisation
    case .isSelf: worker != nil && worker == caller.worker
    case .employs: worker != nil && employs
    case .granted: !grants(for: caller).isEmpty
    case .attested: worker != nil && attested
    case .enrolled: worker != nil && enrols
    case .assesses: worker != nil && assesses
    case .agreed: agreed
    case .place: servesPlace
    case .delegates: worker != nil && delegates
    case .registered: worker != nil && registered
    case .ownAgreement: ownAgreement
    case .caresFor: caresFor
    case .optedIn: worker != nil && !openToFinders.isEmpty
    case .employsAndCaresFor: employs && caresFor
    case .recordedDecision: worker != nil && erasureDecided
    }
  }

  // Whose grant it is and whom it names is read again here, not trusted to the query; a grant with
  // a withdrawal on it is dead whatever the hour.
  func grants(for caller: Caller) -> [ShareGrant] {
    grants.filter {
      $0.worker == worker && $0.verifier == caller.organisation && $0.purpose == purpose
        && $0.withdrawnAt == nil
    }
  }
}

extension Sight {
  /// The sight of `view`, or nil where it would open nothing.
  fileprivate init?(
    _ caller: Caller, _ view: AccessRule.View, under rule: AccessRule, _ facts: RelationFacts
  ) {
    guard let worker = facts.worker, let purpose = facts.purpose,
      let relation = Relation(rawValue: rule.need.rawValue)
    else { return nil }
    let grants = view == .whatWasGranted ? facts.grants(for: caller) : []
    let groups = view == .whatWasOptedInto ? facts.openToFinders : view.groups(of: grants)
    guard !groups.isEmpty else { return nil }
    self.init(
      worker: worker, groups: groups,
      onlyAttestedBy: view.isOwnWorkOnly ? caller.organisation : nil, relation: relation,
      grant: grants.min(by: opensMore)?.id, purpose: purpose, rule: rule.id)
  }
}

// The log names one grant: the widest, and among equals always the same one.
private func opensMore(_ left: ShareGrant, _ right: ShareGrant) -> Bool {
  (-left.groups.count, left.id) < (-right.groups.count, right.id)
}

extension AccessRule.View {
  fileprivate var isOwnWorkOnly: Bool {
    self == .whatItAttested || self == .competencesItAttested
  }

  fileprivate func groups(of grants: [ShareGrant]) -> Set<FieldGroup> {
    switch self {
    case .everything, .whatItAttested: Set(FieldGroup.allCases)
    case .competences, .competencesItAttested: [.competences]
    case .whatWasGranted: grants.reduce(into: []) { $0.formUnion($1.groups) }
    case .whatWasOptedInto: []
    }
  }
}
