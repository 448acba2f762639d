import Vocabulary

// Steps 4, 5 and 8: leave, move and arrive; hiring; ageing.
extension BlockRun {
  /// `H′ = H (1 − Σ P) + moves in + joiners`, then joint posts.
  func leaveMoveArrive(in month: Int) throws(ServiceError) {
    takeGraduates(in: month)
    refreshJoiners()
    for cell in watched { watch(cell) }
    ledger?.leave(self)
    if let whole {
      try whole.leave(self, in: month)
      hasPending = true
    }
    AgeKernel.step(plan.kernel, &state.kernel)
    if hasPending { letPendingArrive() }
    whole?.settle(state)
    refillPosts()
  }

  /// Stayers ÷ opening stock, after counts and moves; 1 for an empty group.
  private func watch(_ cell: Int) {
    var stayers = Lanes.zero
    for band in 0..<AgeBand.count {
      let position = band * plan.cells.count + cell
      stayers += state.bands[position] * state.stay[position]
    }
    let opening = state.opening[cell]
    let kept = LaneMath.ratio(stayers, opening)
    state.keep[cell] = pointwiseMin(kept, Lanes(repeating: 1)).replacing(
      with: 1, where: opening .== 0)
  }

  private func letPendingArrive() {
    let cells = plan.cells.count
    for (band, ages) in AgeBand.allCases.map(\.ageIndices).enumerated() {
      for age in ages {
        for cell in 0..<cells {
          let arrived = state.pending[age &* cells &+ cell]
          state.stock[age &* cells &+ cell] += arrived
          state.bands[band &* cells &+ cell] += arrived
        }
      }
    }
    state.pending.fill(.zero)
    hasPending = false
  }

  // MARK: - Joiners

  /// Joiners by age: all cells where an event changed them, else those that graduates come to.
  private func refreshJoiners() {
    let all = joinersChanged
    joinersChanged = false
    if all {
      state.joiners.fill(.zero)
      for (position, source) in plan.sources.enumerated() {
        join(source.cell, joinersPerMonth(position), source.sharePerClass)
      }
    } else {
      clearGraduates()
    }
    for link in plan.graduateLinks {
      join(link.cell, state.arriving[link.programme] * link.share, link.sharePerClass)
    }
  }

  /// Cells that graduates come to are made again each month, sources before graduates.
  private func clearGraduates() {
    guard !plan.graduateLinks.isEmpty else { return }
    var last = -1
    for link in plan.graduateLinks where link.cell != last {
      last = link.cell
      for band in 0..<AgeBand.count { state.joiners[band * plan.cells.count + last] = .zero }
      for (position, source) in plan.sources.enumerated() where source.cell == last {
        join(last, joinersPerMonth(position), source.sharePerClass)
      }
    }
  }

  /// Joiners of a source this month; those hired to the establishment come in the next step.
  func joinersPerMonth(_ position: Int) -> Lanes {
    let flow = plan.sources[position].slot.map { slot in
      policies.joiners[position].map { Lanes(repeating: $0) } ?? value(slot)
    }
    return (flow ?? .zero) + policies.joinersOnce[position]
  }

  private func join(_ cell: Int, _ count: Lanes, _ sharePerClass: [Double]) {
    for band in 0..<AgeBand.count {
      state.joiners[band * plan.cells.count + cell] += count * sharePerClass[band]
    }
  }

  // MARK: - Joint posts

  /// Vacated posts need all funders to be refilled, and take people of the home group.
  private func refillPosts() {
    for home in watched where !plan.heldBy[home].isEmpty {
      var (held, wanted) = (Lanes.zero, Lanes.zero)
      for post in plan.heldBy[home] {
        state.posts[post] *= state.keep[home]
        held += state.posts[post]
        wanted += refillWanted(post)
      }
      let free = pointwiseMax(people(home) - held, .zero)
      let share = pointwiseMin(LaneMath.ratio(free, wanted), Lanes(repeating: 1))
      for post in plan.heldBy[home] { state.posts[post] += refillWanted(post) * share }
    }
  }

  private func refillWanted(_ post: Int) -> Lanes {
    let open = pointwiseMax(policies.postsFunded[post] - state.posts[post], .zero)
    return open * plan.posts[post].fillRate
  }

  // MARK: - Hiring

  /// `hires = min(applicants, fill rate × max(0, E − FTE) ÷ participation of joiners)`.
  func hire() {
    for row in plan.hiring {
      let open = pointwiseMax((policies.establishment[row.cell] ?? 0) - fte(row.cell), .zero)
      let filled = value(row.fillRateSlot) * open
      let hires = pointwiseMin(
        value(row.applicantsSlot), filled * (1 / row.participationOfJoiners))
      ledger?.hire(row.cell, hires)
      if let whole { whole.welcome(hires, row, state) }
      let counted = whole?.withoutWhole(hires, cell: row.cell) ?? hires
      for (band, ages) in AgeBand.allCases.map(\.ageIndices).enumerated() {
        let each = counted * row.sharePerClass[band]
        for age in ages { state.stock[age * plan.cells.count + row.cell] += each }
        state.bands[band * plan.cells.count + row.cell] += each * Double(ages.count)
      }
    }
    if !plan.hiring.isEmpty { whole?.addToBands(state) }
  }

  // MARK: - Ageing

  /// At the end of the ageing month everyone is a year older; the last year of age is open.
  func growOlder(in month: Int) {
    guard plan.start.adding(months: month).month == plan.ageingMonth else { return }
    AgeKernel.age(plan.kernel, stock: state.stock.base)
    AgeKernel.sum(plan.kernel, stock: state.stock.base, totals: state.bands.base)
    whole?.growOlder()
    whole?.addToBands(state)
  }
}
