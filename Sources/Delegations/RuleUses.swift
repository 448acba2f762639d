import ReferenceData
import Vocabulary

// The rules beside an answer: all that apply, and which of them a check took its value from.
extension DelegationCase {
  /// The rules of the task in the order of the table, then those of other statements on the way.
  func ruleUses(_ reliance: Reliance, _ ground: Groundwork) -> [Decision.RuleUse] {
    let rows = ground.rules.rows
    var isDecisive = [Bool](repeating: false, count: rows.count)
    let day = LondonTime.date(of: question.time.start)
    let decidedOn = reliance.competence?.chain.decidedOn ?? day
    for row in ground.rules.decisiveRows(decidedOn: decidedOn, day: day) {
      isDecisive[row] = true
    }
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
    let decisive = ExpiryFamily(of: chain.endings).limit.decisive(from: chain.decidedOn)?.id
    for rule in chain.endings where rule.intervention != task {
      guard !uses.contains(where: { $0.rule.id == rule.id }) else { continue }
      uses.append(Decision.RuleUse(rule: rule, isDecisive: rule.id == decisive))
    }
  }
}

extension RulesInForce {
  /// The rows whose values checks took: for intervals by the day that each counts from.
  func decisiveRows(decidedOn: CivilDate, day: CivilDate) -> [Int] {
    let intervals = [
      expiry.limit.decisive(from: decidedOn), inactivity.decisive(from: day),
      delegationReview.decisive(from: day), firstSupervision.decisive(from: day),
      supervisionInterval.decisive(from: day), observations.decisive, theory.decisive,
      supervisedPractice.decisive, registeredAssessor.decisive, forOnePerson.decisive,
    ]
    let lists: [InterventionParameter] = [
      .ageScope, .deviceScope, .nationScope, .settingScope, .reconfirmOn,
    ]
    return intervals.compactMap { $0?.row } + lists.compactMap(decisiveList)
  }

  // The strictest list; of equal ones that nearer to the person.
  private func decisiveList(_ parameter: InterventionParameter) -> Int? {
    var decisive: (row: Int, count: Int)?
    for index in rows.indices where rows[index].parameter == parameter {
      guard case .list(let words) = rows[index].value, !rows[index].isComparator else { continue }
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
