// Step 7: carers authorised for delegated tasks.
extension BlockRun {
  /// Carers at point 0 by months to expiry.
  func openCarers() {
    for task in plan.delegations {
      for (month, count) in task.carers.byMonthsToExpiry.enumerated() {
        state.carers[task.firstCarer + month] = Lanes(repeating: count)
      }
    }
  }

  /// They leave with their group, lapse or renew, and then the newly trained enter.
  func authoriseCarers() {
    for (position, task) in plan.delegations.enumerated() {
      let (first, keep) = (task.firstCarer, state.keep[task.receiver])
      let last = first + task.carers.byMonthsToExpiry.count - 1
      let before = authorised(task)
      let due = state.carers[first] * keep
      for carer in first..<last { state.carers[carer] = state.carers[carer + 1] * keep }
      let renewed = due * value(task.renewedSlot)
      state.carers[last] = renewed
      let room = pointwiseMax(people(task.receiver) - authorised(task), .zero)
      let byAssessors = policies.assessorHours[position] / task.carers.hoursPerSignOff
      let trained = pointwiseMin(
        Lanes(repeating: min(policies.carersPlanned[position], byAssessors)), room)
      state.carers[last] += trained
      state.trained[position] = trained
      ledger?.authorise(
        position, left: before * (1 - keep), expired: due - renewed, trained: trained)
    }
  }

  /// Carers authorised for a task.
  func authorised(_ task: DelegationPlan) -> Lanes {
    var sum = Lanes.zero
    for carer in 0..<task.carers.byMonthsToExpiry.count {
      sum += state.carers[task.firstCarer + carer]
    }
    return sum
  }

  /// Whether assessors' hours cut this month's newly trained.
  func areAssessorsShort(_ position: Int) -> Bool {
    let task = plan.delegations[position]
    let byAssessors = policies.assessorHours[position] / task.carers.hoursPerSignOff
    guard byAssessors < policies.carersPlanned[position] else { return false }
    let others = people(task.receiver) - authorised(task) + state.trained[position]
    return byAssessors < others[0]
  }
}
