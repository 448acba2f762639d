import Vocabulary

// Step 9: need.
extension BlockRun {
  /// Needs at point 0: what growth is reckoned from, and what scaling multiplies by.
  func openNeeds() {
    for (position, weighting) in plan.weightings.enumerated() {
      state.weightedAtStart[position] = weighted(weighting, 0)
    }
    for (position, driver) in plan.drivers.enumerated() {
      state.driverPeopleAtStart[position] = people(driver, 0)
      guard let slot = driver.trendSlot else { continue }
      state.driverMonthlyTrend[position] = LaneMath.power(
        1 + value(slot), Lanes(repeating: 1.0 / 12))
    }
    setDrivers(0)
    setNeeds()
    for need in plan.needs where need.isScaled { scale(need) }
    setNeeds()
    for cell in 0..<plan.cells.count { state.beforeAtStart[cell] = state.before[cell] }
    for (position, task) in plan.delegations.enumerated() {
      guard case .slot(let slot) = task.volume else { continue }
      state.tasksAtStart[position] = value(slot)
    }
  }

  /// Scaling so that the need of point 0 is the establishment and the declared unmet need.
  private func scale(_ need: NeedPlan) {
    let aimed =
      max(0, need.openingFTE - need.individualFTE) / need.categoryFactor
      * plan.cells[need.cell].productiveHours
    let own = state.before[need.cell]
    state.scale[need.cell] = LaneMath.growth(Lanes(repeating: aimed), from: own)
  }

  private func weighted(_ row: Weighting, _ point: Int) -> Lanes {
    var sum = Lanes.zero
    let people = luck.population[plan.places[row.localPlace]]
    for (band, weight) in row.weights.enumerated() where weight != 0 {
      sum += people[point * PeopleBand.count + band] * weight
    }
    return sum
  }

  /// `Σ_u Pop × rate`, or × prevalence.
  private func people(_ driver: DriverPlan, _ point: Int) -> Lanes {
    let people = luck.population[plan.places[driver.localPlace]]
    var sum = Lanes.zero
    for band in 0..<PeopleBand.count {
      let slot = driver.rateSlots.count == 1 ? driver.rateSlots[0] : driver.rateSlots[band]
      sum += people[point * PeopleBand.count + band] * value(slot)
    }
    return sum
  }

  /// Growth of weighted people, 1 where there were none at point 0; and activities and tasks a
  /// month.
  func setDrivers(_ point: Int) {
    for (position, weighting) in plan.weightings.enumerated() {
      state.growth[position] = LaneMath.growth(
        weighted(weighting, point), from: state.weightedAtStart[position])
    }
    for (position, driver) in plan.drivers.enumerated() {
      setTrend(position, driver, point)
      state.driverPeople[position] = people(driver, point)
      var volume = state.driverPeople[position] * state.driverTrend[position]
      if let slot = driver.episodesSlot { volume *= value(slot) }
      state.driver[position] = volume * (policies.prevention(of: position, plan) / 12)
    }
  }

  /// `(1 + trend)^(t/12)`: whole years by the power, months between by steps of a twelfth.
  private func setTrend(_ position: Int, _ driver: DriverPlan, _ point: Int) {
    guard let slot = driver.trendSlot else { return }
    if point % 12 == 0 {
      state.driverTrend[position] = LaneMath.power(
        1 + value(slot), Lanes(repeating: Double(point / 12)))
    } else {
      state.driverTrend[position] *= state.driverMonthlyTrend[position]
    }
  }

  /// Required hours before delegated tasks are moved.
  func setNeeds() {
    state.before.fill(.zero)
    state.delegated.fill(.zero)
    for need in plan.needLines {
      if need.weighting >= 0 {
        state.before[need.cell] = state.growth[need.weighting] * need.openingHours
      } else {
        var hours = Lanes.zero
        for term in plan.needTerms[need.firstTerm..<need.endOfTerms] {
          hours += state.driver[term.driver] * value(term.slot) * term.factor
        }
        state.before[need.cell] = hours * state.scale[need.cell]
      }
    }
  }

  /// Required FTE: hours ÷ productive hours × CAF + IAF.
  func finishNeeds() {
    for need in plan.needLines {
      state.required[need.cell] =
        requiredHours(need.cell) * need.requiredPerHour + need.individualFTE
    }
  }

  /// Required hours after delegation. Nobody gives away more than they need: run 0 refuses it at
  /// point 0, and a draw whose minutes contradict its need stops at 0.
  func requiredHours(_ cell: Int) -> Lanes {
    pointwiseMax(state.before[cell] + state.delegated[cell], .zero)
  }

  /// Refuses tasks to delegate that take more of a giver's hours than it needs, by the centres.
  func requireNeedOfGivers() throws(ServiceError) {
    for need in plan.needs {
      let given = plan.delegations.indices.filter { plan.delegations[$0].giver == need.cell }
        .reduce(Lanes.zero) {
          $0 + tasks($1) * value(plan.delegations[$1].minutesSlot) * (1.0 / 60)
        }
      for lane in 0..<luck.laneCount where luck.draws[lane] == 0 {
        guard given[lane] > state.before[need.cell][lane] * (1 + 1e-9) else { continue }
        let cell = plan.cells[need.cell]
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "delegations",
          "\(quoted(cell.group.text)) at \(quoted(cell.place.text)) has \(given[lane]) hours a "
            + "month of tasks to delegate but needs only \(state.before[need.cell][lane])")
      }
    }
  }

  // MARK: - Delegated tasks

  /// δ = allowed × min(δ*, coverage), and what it moves between giver, receiver and assessor.
  func delegate() {
    for (position, task) in plan.delegations.enumerated() {
      let tasks = tasks(position)
      let minutes = value(task.minutesSlot)
      let hours = tasks * minutes * (1.0 / 60)
      let needed = hours * value(task.factorSlot)
      let covered = LaneMath.ratio(authorised(task) * task.carers.taskHoursPerCarer, needed)
        .replacing(with: 1, where: needed .== 0)
      let target = policies.taskAllowed[position] ? policies.delegationTarget[position] : 0
      let reached = pointwiseMin(Lanes(repeating: target), covered)
      state.tasks[position] = tasks
      state.reached[position] = reached
      let supervision = reached * hours * value(task.supervisionSlot)
      state.delegated[task.giver] += supervision - reached * hours
      state.delegated[task.receiver] += reached * needed * (1 - value(task.savingSlot))
      train(position, task)
    }
  }

  /// The course is the receiver's time, sign-off the assessor's.
  private func train(_ position: Int, _ task: DelegationPlan) {
    let trained = state.trained[position]
    state.delegated[task.receiver] += trained * task.carers.courseHours
    state.delegated[task.assessor] += trained * task.carers.hoursPerSignOff
  }

  /// Tasks a month, done by all.
  private func tasks(_ position: Int) -> Lanes {
    let task = plan.delegations[position]
    switch task.volume {
    case .driver(let driver, let share): return state.driver[driver] * share
    case .slot:
      return state.tasksAtStart[position]
        * LaneMath.growth(state.before[task.giver], from: state.beforeAtStart[task.giver])
    }
  }
}
