import Vocabulary

// The rows of a year end, from lane 0 of the state and the year's sums.
extension Ledger {
  /// Writes the rows of a year end and starts the next year.
  func closeYear(_ run: BlockRun, year number: Int) throws(ServiceError) {
    for cell in plan.cells.indices { groups[cell].append(try groupYear(cell, run, number)) }
    for position in plan.programmes.indices {
      programmes[position].append(programmeYear(position, run, number))
    }
    for position in plan.delegations.indices {
      delegations[position].append(delegationYear(position, run, number))
    }
    for (position, post) in plan.posts.enumerated() {
      let filled = run.state.posts[position][0]
      posts[position].append(
        PostYear(
          post: post.code, year: number, filled: filled, funded: run.policies.postsFunded[position],
          fteByShare: post.shares.map { filled * (post.ftePerPost * $0.share) }))
    }
    if number > 0 { money.append(year.money) }
    opening = plan.cells.indices.map { run.people($0)[0] }
    year = YearFlows(plan)
  }

  // MARK: - Groups

  private func groupYear(
    _ position: Int, _ run: BlockRun, _ number: Int
  ) throws(ServiceError) -> GroupYear {
    let cell = plan.cells[position]
    let people = AgeBand.allCases.map { band in
      run.state.bands[band.rawValue * plan.cells.count + position][0]
    }
    let capacity = capacity(position, run)
    let need = need(position, run)
    return GroupYear(
      place: cell.place, group: cell.group, year: number,
      people: try ByBand(people, field: "people"),
      capacity: capacity, need: need, gapHours: need.map { $0.hours - capacity.availableHours },
      gapFTE: need.map { $0.fte - capacity.availableFTE },
      establishment: run.policies.establishment[position],
      flows: number > 0 ? flows(position, closing: people.reduce(0, +)) : nil)
  }

  private func capacity(_ position: Int, _ run: BlockRun) -> GroupCapacity {
    let (cell, state) = (plan.cells[position], run.state)
    let fte = state.fte[position][0]
    let available = state.available[position][0]
    return GroupCapacity(
      fte: fte, jointPostFTE: run.jointFTE(position)[0],
      productiveHours: fte * cell.productiveHours, travelHours: state.travel[position][0],
      releaseHours: state.release[position][0], studentHours: state.studentHours[position][0],
      agencyHours: cell.agencyHours, availableHours: available,
      availableFTE: available * plan.hours[position].perHour)
  }

  private func flows(_ position: Int, closing: Double) -> GroupFlows {
    var flows = GroupFlows()
    flows.opening = opening[position]
    flows.joiners = year.joiners[position]
    flows.providerExits = year.exits[position]
    flows.closing = closing
    for cause in plan.cells[position].causes {
      Self.count(year.causes[cause], leaving: plan.causes[cause], in: &flows)
    }
    for cause in plan.causesInto[position] {
      count(year.causes[cause], arriving: plan.causes[cause], in: &flows)
    }
    for move in year.moved {
      if move.from == position {
        flows.movedOut[plan.cells[move.to].group, default: 0] += move.count
      }
      if move.to == position {
        flows.movedIn[plan.cells[move.from].group, default: 0] += move.count
      }
    }
    return flows
  }

  private static func count(_ count: Double, leaving row: CausePlan, in flows: inout GroupFlows) {
    switch row.cause {
    case .retire: flows.retired += count
    case .ill: flows.ill += count
    case .leave: flows.left += count
    case .move(let group): flows.movedOut[group, default: 0] += count
    case .relocate(let place): flows.relocatedOut[place, default: 0] += count
    }
  }

  private func count(_ count: Double, arriving row: CausePlan, in flows: inout GroupFlows) {
    let source = plan.cells[row.cell]
    if case .relocate = row.cause {
      flows.relocatedIn[source.place, default: 0] += count
    } else {
      flows.movedIn[source.group, default: 0] += count
    }
  }

  // MARK: - Need

  private func need(_ position: Int, _ run: BlockRun) -> GroupNeed? {
    guard plan.needOfCell[position] >= 0 else { return nil }
    let need = plan.needs[plan.needOfCell[position]]
    let parts = need.terms.map { part($0, need, run) }
    var factors: [GroupNeed.Factor] = []
    if let weighting = need.weighting {
      factors = [GroupNeed.Factor(name: "people", value: run.state.growth[weighting][0])]
    } else if parts.count == 1 {
      factors = parts[0].factors
    }
    return GroupNeed(
      tier: need.tier, hoursBeforeDelegation: run.state.before[position][0],
      delegationHours: run.requiredHours(position)[0] - run.state.before[position][0],
      hours: run.requiredHours(position)[0], fte: run.state.required[position][0],
      factors: factors, parts: parts.count > 1 ? parts : [])
  }

  private func part(_ term: NeedPlan.Term, _ need: NeedPlan, _ run: BlockRun) -> GroupNeed.Part {
    let (driver, state) = (plan.drivers[term.driver], run.state)
    let people = LaneMath.growth(
      state.driverPeople[term.driver], from: state.driverPeopleAtStart[term.driver])[0]
    var factors = [GroupNeed.Factor(name: "people", value: people)]
    if driver.trendSlot != nil {
      factors.append(GroupNeed.Factor(name: "trend", value: state.driverTrend[term.driver][0]))
    }
    let prevention = run.policies.prevention(of: term.driver, plan)
    factors.append(GroupNeed.Factor(name: "prevention", value: prevention))
    let hours = state.driver[term.driver][0] * run.value(term.slot)[0] * term.factor
    return GroupNeed.Part(
      code: driver.code, hours: hours * state.scale[need.cell][0], factors: factors)
  }

  // MARK: - Programmes and tasks

  private func programmeYear(_ position: Int, _ run: BlockRun, _ number: Int) -> ProgrammeYear {
    let (programme, sums) = (plan.programmes[position], year.students[position])
    let students = (0..<programme.months).reduce(0) {
      $0 + run.state.students[programme.firstStudent + $1][0]
    }
    return ProgrammeYear(
      programme: programme.code, year: number, students: students, planned: sums.planned,
      intake: sums.intake, refusedForRoom: sums.refused, lost: sums.lost,
      graduated: sums.graduated, arrived: sums.arrived)
  }

  private func delegationYear(_ position: Int, _ run: BlockRun, _ number: Int) -> DelegationYear {
    let (task, state) = (plan.delegations[position], run.state)
    let hours = state.tasks[position][0] * run.value(task.minutesSlot)[0] / 60
    let (reached, carers) = (state.reached[position][0], task.carers)
    let needed = hours * run.value(task.factorSlot)[0]
    let hoursEach = carers.courseHours + carers.hoursPerSignOff
    return DelegationYear(
      task: task.task, place: task.place, year: number, tasksPerMonth: state.tasks[position][0],
      target: run.policies.delegationTarget[position], reached: reached,
      limit: limit(position, run, needed: needed, isOpening: number == 0),
      authorised: run.authorised(task)[0], trained: year.trained[position],
      expired: year.expired[position], left: year.left[position], hoursMoved: reached * hours,
      supervisionHours: reached * hours * run.value(task.supervisionSlot)[0],
      receiverHours: reached * needed * (1 - run.value(task.savingSlot)[0]),
      trainingHours: state.trained[position][0] * hoursEach,
      trainingHoursLost: year.left[position] * hoursEach)
  }

  /// What holds δ below δ*: the first that holds.
  private func limit(
    _ position: Int, _ run: BlockRun, needed: Double, isOpening: Bool
  ) -> DelegationLimit {
    let (task, target) = (plan.delegations[position], run.policies.delegationTarget[position])
    if run.state.reached[position][0] >= target { return .none }
    if !run.policies.taskAllowed[position] { return .policy }
    let everyone = run.people(task.receiver)[0] * task.carers.taskHoursPerCarer
    if everyone < target * needed { return .receiverHours }
    if !isOpening, run.areAssessorsShort(position) { return .assessorTime }
    return .competence
  }
}
