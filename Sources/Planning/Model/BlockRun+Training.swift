// Step 6: training.
extension BlockRun {
  /// Students at point 0, and the share of them a month keeps: `(1 − a)^(1/L)`.
  func openTraining() {
    for (position, programme) in plan.programmes.enumerated() {
      for (month, count) in programme.students.enumerated() {
        state.students[programme.firstStudent + month] = Lanes(repeating: count)
      }
      state.studentKeep[position] = LaneMath.power(
        1 - value(programme.attritionSlot), Lanes(repeating: 1 / Double(programme.months)))
    }
  }

  /// Graduates whose lag is over arrive in step 4.
  func takeGraduates(in month: Int) {
    for (position, programme) in plan.programmes.enumerated() {
      let slot = programme.firstWaiting + month % (programme.lagMonths + 1)
      state.arriving[position] = state.waiting[slot]
      state.waiting[slot] = .zero
    }
  }

  /// Everyone thins and goes on; the last month graduates; then the intake enters.
  func train(in month: Int) {
    for (position, programme) in plan.programmes.enumerated() {
      advance(position, programme, in: month)
    }
    guard !plan.programmes.isEmpty else { return }
    let calendar = plan.start.adding(months: month).month - 1
    let starting = plan.programmes.indices.filter { plan.programmes[$0].intakes[calendar] != nil }
    guard !starting.isEmpty else { return }
    var placed: Set<Int> = []
    for (position, area) in plan.areas.enumerated() {
      let here = area.programmes.filter { starting.contains($0) }
      placed.formUnion(here)
      guard !here.isEmpty else { continue }
      let room = room(in: position, for: here, calendar)
      for programme in here { admit(programme, calendar, room: room) }
    }
    for programme in starting where !placed.contains(programme) {
      admit(programme, calendar, room: Lanes(repeating: 1))
    }
  }

  private func advance(_ position: Int, _ programme: ProgrammePlan, in month: Int) {
    let (first, keep) = (programme.firstStudent, state.studentKeep[position])
    let last = first + programme.months - 1
    let graduates = state.students[last] * keep
    ledger?.train(position, self, graduates: graduates)
    for student in stride(from: last, to: first, by: -1) {
      state.students[student] = state.students[student - 1] * keep
    }
    state.students[first] = .zero
    // The slot was emptied in step 4; it is read again after the lag.
    state.waiting[programme.firstWaiting + month % (programme.lagMonths + 1)] =
      graduates * programme.registeredShare
  }

  private func wanted(_ programme: Int, _ calendar: Int) -> Double {
    guard let intake = plan.programmes[programme].intakes[calendar] else { return 0 }
    return min(intake.planned * policies.intake[programme], intake.applicants)
  }

  private func admit(_ programme: Int, _ calendar: Int, room: Lanes) {
    let wanted = wanted(programme, calendar)
    let intake = room * wanted
    state.students[plan.programmes[programme].firstStudent] += intake
    let planned = plan.programmes[programme].intakes[calendar].map(\.planned) ?? 0
    ledger?.admit(
      programme, planned: planned * policies.intake[programme], wanted: wanted, intake: intake)
  }

  /// The common share of the wanted intakes for which placement hours stay within the supervisors'
  /// hours in every month of the programmes, students thinned as expected.
  private func room(in area: Int, for starting: [Int], _ calendar: Int) -> Lanes {
    let limit = supervisedHours(in: area) + policies.simulationHours[area]
    var room = Lanes(repeating: 1)
    let months = starting.map { plan.programmes[$0].months }.max() ?? 0
    for ahead in 0..<months {
      let there = plan.areas[area].programmes.reduce(Lanes.zero) {
        $0 + hoursOfStudents($1, ahead: ahead)
      }
      let more = starting.reduce(Lanes.zero) { $0 + hoursOfIntake($1, calendar, ahead: ahead) }
      let left = pointwiseMax(limit - there, .zero)
      let share = LaneMath.ratio(left, more).replacing(with: 1, where: more .== 0)
      room = pointwiseMin(room, share)
      // Hours that fill the limit exactly are not more than it, whatever the last bits say.
      room = room.replacing(with: 0, where: there .> limit * (1 + 1e-9))
    }
    return room
  }

  /// Placement hours a month that the supervisors of a place carry now.
  func supervisedHours(in area: Int) -> Lanes {
    plan.areas[area].supervisors.reduce(Lanes.zero) { $0 + supervisedHours(of: $1) }
  }

  /// Placement hours a month that a cell's supervisors carry now.
  func supervisedHours(of cell: Int) -> Lanes {
    fte(cell) * (plan.cells[cell].supervisorShare * plan.cells[cell].supervisedHoursPerFTE)
  }

  /// Placement hours that the students now there need in some months' time.
  func hoursOfStudents(_ position: Int, ahead: Int) -> Lanes {
    let programme = plan.programmes[position]
    var hours = Lanes.zero
    var month = ahead
    while month < programme.months {
      hours +=
        state.students[programme.firstStudent + month - ahead] * programme.placementHours[month]
      month += 1
    }
    for _ in 0..<ahead { hours *= state.studentKeep[position] }
    return hours
  }

  private func hoursOfIntake(_ position: Int, _ calendar: Int, ahead: Int) -> Lanes {
    let programme = plan.programmes[position]
    guard ahead < programme.months else { return .zero }
    var hours = Lanes(repeating: wanted(position, calendar) * programme.placementHours[ahead])
    for _ in 0..<ahead { hours *= state.studentKeep[position] }
    return hours
  }
}
