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
    for (position, cell) in plan.cells.enumerated() {
      let fte = fte(position)
      let productive = fte * cell.productiveHours
      state.fte[position] = fte
      state.travel[position] = pointwiseMin(travel(position), productive)
      state.release[position] = pointwiseMin(
        productive * cell.releasedShare, productive - state.travel[position])
      state.studentHours[position] = .zero
    }
    for area in plan.areas.indices { loseHoursToStudents(area) }
    for (position, cell) in plan.cells.enumerated() {
      let rest =
        state.fte[position] * cell.productiveHours - state.travel[position]
        - state.release[position]
      let students = pointwiseMin(state.studentHours[position], rest)
      state.studentHours[position] = students
      state.available[position] = rest - students + cell.agencyHours
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
    for need in plan.needs {
      let cell = need.cell
      let gap =
        state.required[cell] - state.available[cell] * (1 / plan.cells[cell].productiveHours)
      for (position, threshold) in thresholds.enumerated() {
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
        state.available[cell] * (1 / plan.cells[cell].productiveHours))
      yearEnds.requiredFTE.append(state.required[cell])
    }
    try ledger?.closeYear(self, year: point / 12)
    guard point == plan.months else { return }
    for slot in 0..<thresholds.count * cells {
      yearEnds.firstPassing[slot] = SIMD8<Int32>(state.passing[slot])
    }
  }
}
