import Vocabulary

// Step 9: capacity, need, delegation and gap of the closing state.
extension BlockRun {
  /// The state at `point`, with the policies of the month before it.
  func close(point: Int) throws(ServiceError) {
    setCapacity()
    setDrivers(point)
    setNeeds()
    delegate()
    finishNeeds()
    watchThresholds(point)
    ledger?.closeMonth(self, point: point)
    if point % 12 == 0 { try keepYear(point) }
  }

  // MARK: - Capacity

  /// People to hours: FTE × productive hours, less what is lost, with agency hours. A group never
  /// loses more hours than it has.
  private func setCapacity() {
    // As if nobody held a joint post.
    AgeKernel.weigh(
      plan.kernel, totals: state.bands.base, shares: plan.participation, weighed: state.fte.base)
    for cell in plan.involved {
      let fte = fte(cell)
      let productive = fte * plan.hours[cell].productive
      state.fte[cell] = fte
      state.travel[cell] = pointwiseMin(travel(cell), productive)
      state.release[cell] = pointwiseMin(
        productive * plan.cells[cell].releasedShare, productive - state.travel[cell])
      state.studentHours[cell] = .zero
    }
    for area in plan.areas.indices { loseHoursToStudents(area) }
    for (cell, hours) in plan.hours.enumerated() {
      var left = state.fte[cell] * hours.productive
      if hours.isInvolved {
        left -= state.travel[cell] + state.release[cell]
        // Rounding alone can take the rest below 0.
        left = pointwiseMax(left, .zero)
        state.studentHours[cell] = pointwiseMin(state.studentHours[cell], left)
        left -= state.studentHours[cell]
      }
      state.available[cell] = left + hours.agency
    }
  }

  private func travel(_ cell: Int) -> Lanes {
    var hours = Lanes.zero
    for (post, share) in plan.servedBy[cell] {
      hours += state.posts[post] * (plan.posts[post].travelHours * share)
    }
    return hours
  }

  /// Hours lost to students, over groups by their supervisors' hours.
  private func loseHoursToStudents(_ area: Int) {
    let row = plan.areas[area]
    guard row.load > 0, !row.supervisors.isEmpty else { return }
    let placed = row.programmes.reduce(Lanes.zero) { $0 + hoursOfStudents($1, ahead: 0) }
    let lost = pointwiseMax(placed - policies.simulationHours[area], .zero) * row.load
    let total = supervisedHours(in: area)
    for cell in row.supervisors {
      state.studentHours[cell] = lost * LaneMath.ratio(supervisedHours(of: cell), total)
    }
  }

  // MARK: - Gap

  private func watchThresholds(_ point: Int) {
    for need in plan.needLines {
      let cell = need.cell
      let gap = state.required[cell] - state.available[cell] * plan.hours[cell].perHour
      for position in thresholds.indices {
        let threshold = thresholds[position]
        let slot = position * plan.cells.count + cell
        let isFirst = (gap .> threshold) .& (state.passing[slot] .< 0)
        state.passing[slot] = state.passing[slot].replacing(with: Double(point), where: isFirst)
      }
    }
  }

  /// Keeps what a block leaves of a year end; after the last, the first passings too.
  private func keepYear(_ point: Int) throws(ServiceError) {
    let cells = plan.cells.count
    for cell in 0..<cells {
      yearEnds.people.append(people(cell))
      yearEnds.availableFTE.append(
        state.available[cell] * plan.hours[cell].perHour)
      yearEnds.requiredFTE.append(state.required[cell])
    }
    try ledger?.closeYear(self, year: point / 12)
    guard point == plan.months else { return }
    for slot in 0..<thresholds.count * cells {
      yearEnds.firstPassing[slot] = SIMD8<Int32>(state.passing[slot])
    }
  }
}
