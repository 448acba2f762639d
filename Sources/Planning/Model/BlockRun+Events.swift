import Vocabulary

// Step 1: events.
extension BlockRun {
  /// Carries out what is due; counts leave the opening stock before anybody else does.
  func happen(in month: Int) throws(ServiceError) {
    for cell in counted { state.opening[cell] = people(cell) }
    if joinedOnce {
      for source in policies.joinersOnce.indices { policies.joinersOnce[source] = 0 }
      (joinedOnce, joinersChanged) = (false, true)
    }
    var counts: [Departure] = []
    while nextHappening < plan.happenings.count, plan.happenings[nextHappening].month == month {
      let due = plan.happenings[nextHappening]
      if case .moveOut(let cell, let leaving, let ends) = due.happening {
        counts.append(Departure(cell: cell, leaving: leaving, ends: ends, field: due.field))
      } else {
        set(due.happening)
      }
      nextHappening += 1
    }
    if !counts.isEmpty { try takeOut(counts, month) }
  }

  private func set(_ happening: Happening) {
    switch happening {
    case .cellFactor(let cell, let factor, let lever):
      policies.cellFactor[cell].set(factor, by: lever)
      isTouched[cell] = true
    case .causeFactor(let cause, let factor, let lever):
      policies.causeFactor[cause].set(factor, by: lever)
      isTouched[plan.causes[cause].cell] = true
    case .joiners(let source, let count):
      policies.joiners[source] = count
      joinersChanged = true
    case .joinOnce(let source, let count):
      policies.joinersOnce[source] += count
      (joinedOnce, joinersChanged) = (true, true)
    case .establishment(let cell, let fte): policies.establishment[cell] = fte
    case .taskAllowed(let task, let isAllowed): policies.taskAllowed[task] = isAllowed
    case .delegationTarget(let task, let share): policies.delegationTarget[task] = share
    case .carersPlanned(let task, let count): policies.carersPlanned[task] = count
    case .assessorHours(let task, let hours): policies.assessorHours[task] = hours
    case .prevention(let driver, let factor): policies.prevention[driver] = factor
    case .preventionOfAll(let place, let factor): policies.preventionOfAll[place] = factor
    case .intake(let programme, let factor): policies.intake[programme] = factor
    case .simulation(let area, let hours): policies.simulationHours[area] = hours
    case .postsFunded(let post, let count): policies.postsFunded[post] = count
    case .pay(let cell, let factor):
      policies.pay[cell] = factor
      touch(place: plan.cells[cell].localPlace)
    case .payOutside(let place, let factor):
      policies.payOutside[place] = factor
      touch(place: place)
    case .moveOut: break
    }
  }

  /// Pay pulls between the groups of a place: all its hazards are made again.
  private func touch(place: Int) {
    guard plan.elasticitySlot != nil else { return }
    for cell in plan.cells.indices where plan.cells[cell].localPlace == place {
      isTouched[cell] = true
    }
  }

  /// So many leave a cell, some of them for others.
  struct Departure {
    let cell: Int
    let leaving: Double
    let ends: [(cell: Int, count: Double)]
    let field: String
  }

  /// Ages leave in proportion; those received arrive in step 4 at the same age.
  private func takeOut(_ counts: [Departure], _ month: Int) throws(ServiceError) {
    for departure in counts { try requirePeople(for: departure, among: counts, month) }
    hasPending = true
    for departure in counts {
      ledger?.take(departure)
      try whole?.takeOut(departure, state)
      let people = meanPeople(departure.cell)
      for end in departure.ends {
        let share = LaneMath.ratio(Lanes(repeating: end.count), people)
        for age in 0..<StaffAge.count {
          let row = age * plan.cells.count
          state.pending[row + end.cell] += state.stock[row + departure.cell] * share
        }
      }
    }
    for cell in Set(counts.map(\.cell)).sorted() {
      let leaving = counts.filter { $0.cell == cell }.reduce(0) { $0 + $1.leaving }
      thin(cell, by: leaving)
    }
    whole?.addToBands(state)
  }

  /// People of a cell in the draws that follow the mean model; 0 where they are whole.
  private func meanPeople(_ cell: Int) -> Lanes {
    whole?.withoutWhole(people(cell), cell: cell) ?? people(cell)
  }

  private func thin(_ cell: Int, by leaving: Double) {
    let gone = LaneMath.ratio(Lanes(repeating: leaving), meanPeople(cell))
    // At most all of them, which the refusal above made sure of but for the last bit.
    let left = 1 - pointwiseMin(gone, Lanes(repeating: 1))
    for age in 0..<StaffAge.count { state.stock[age * plan.cells.count + cell] *= left }
    for band in 0..<AgeBand.count { state.bands[band * plan.cells.count + cell] *= left }
  }

  private func requirePeople(
    for departure: Departure, among counts: [Departure], _ month: Int
  ) throws(ServiceError) {
    let leaving = counts.filter { $0.cell == departure.cell }.reduce(0) { $0 + $1.leaving }
    let people = people(departure.cell)
    for lane in 0..<luck.laneCount where leaving > people[lane] * (1 + 1e-9) {
      let cell = plan.cells[departure.cell]
      throw ServiceError(
        .failedPrecondition, .fieldsContradict, field: departure.field + ".amount",
        "\(leaving) are to leave \(quoted(cell.group.text)) at \(quoted(cell.place.text)) in month "
          + "\(month), more than its \(people[lane]) people in draw \(luck.draws[lane])")
    }
  }
}
