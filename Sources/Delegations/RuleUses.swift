import ReferenceData
import Vocabulary

// The rules beside an answer: all that apply, and which of them a check took its value from.
extension DelegationCase {
  /// The rules of the task in the order of the table, then those of other statements on the way.
  func ruleUses(_ reliance: Reliance, _ ground: Groundwork) -> [Decision.RuleUse] {
    let rows = ground.rules.rows
    let day = LondonTime.date(of: question.time.start)
    let decidedOn = reliance.competence?.chain.decidedOn ?? day
    let isDecisive = ground.rules.areDecisive(decidedOn: decidedOn, day: day)
    var uses: [Decision.RuleUse] = []
    uses.reserveCapacity(rows.count + 4)
    for index in rows.indices {
      uses.append(Decision.RuleUse(rule: rows[index], isDecisive: isDecisive[index]))
    }
    if let chain = reliance.competence?.chain, !chain.steps.isEmpty {
      Self.add(chain, to: &uses, beside: question.intervention)
    }
    for prerequisite in ground.prerequisites {
      for chain in prerequisite.chains {
        Self.add(chain, to: &uses, beside: question.intervention)
      }
    }
    return uses
  }

  private static func add(
    _ chain: CompetenceChain, to uses: inout [Decision.RuleUse], beside task: StandardCode
  ) {
    guard !chain.endings.isEmpty else { return }
    let decisive = ExpiryFamily(of: chain.endings).limit.decisive(from: chain.decidedOn)?.id
    for rule in chain.endings where rule.intervention != task {
      guard !uses.contains(where: { $0.rule.sharesName(with: rule) }) else { continue }
      uses.append(Decision.RuleUse(rule: rule, isDecisive: rule.id == decisive))
    }
  }
}

extension RulesInForce {
  /// Of each row, whether checks took its value: for intervals by the day that each counts from.
  func areDecisive(decidedOn: CivilDate, day: CivilDate) -> [Bool] {
    var areDecisive = [Bool](repeating: false, count: rows.count)
    func mark(_ setting: IntervalLimit.Setting?) {
      if let setting { areDecisive[setting.row] = true }
    }
    mark(expiry.limit.decisive(from: decidedOn))
    mark(inactivity.decisive(from: day))
    mark(delegationReview.decisive(from: day))
    mark(firstSupervision.decisive(from: day))
    mark(supervisionInterval.decisive(from: day))
    mark(observations.decisive)
    mark(theory.decisive)
    mark(supervisedPractice.decisive)
    mark(registeredAssessor.decisive)
    mark(forOnePerson.decisive)
    for index in lists {
      if let row = decisiveList(rows[index].parameter) { areDecisive[row] = true }
    }
    return areDecisive
  }

  // The strictest list; of equal ones that nearer to the person.
  private func decisiveList(_ parameter: InterventionParameter) -> Int? {
    var decisive: (row: Int, count: Int)?
    for index in lists where rows[index].parameter == parameter {
      guard case .list(let words) = rows[index].value else { continue }
      let count = parameter.strictness == .moreItems ? -words.count : words.count
      if let known = decisive {
        let isNearer =
          count == known.count
          && (rows[index].layer, rows[index].id) < (rows[known.row].layer, rows[known.row].id)
        guard count < known.count || isNearer else { continue }
      }
      decisive = (index, count)
    }
    return decisive?.row
  }
}
