import Vocabulary

// Training, joint posts and delegated tasks.
extension ComponentBuilder {
  mutating func addTraining() throws(ServiceError) {
    let parts = index.parts
    for row in parts.supervision {
      guard let cell = try at(row.place, row.group) else { continue }
      plan.cells[cell].supervisorShare = row.supervisorShare
      plan.cells[cell].supervisedHoursPerFTE = row.hoursPerFTE
    }
    for row in parts.apprentices {
      guard let cell = try at(row.place, row.group) else { continue }
      plan.cells[cell].releasedShare = row.apprenticeShare * row.releasedShare
    }
    for row in parts.programmes.sorted(by: { $0.code < $1.code }) where try isHere(row) {
      try addProgramme(row)
    }
    try addAreas()
  }

  /// A programme runs where its graduates go or its students are placed; one without either runs
  /// with the first component.
  private func isHere(_ programme: ProgrammeInput) throws(ServiceError) -> Bool {
    var ends = programme.destinations.map(\.place)
    for area in index.parts.placementAreas where area.programmes.contains(programme.code) {
      ends.append(area.place)
    }
    guard let end = ends.first else { return isFirst }
    return localPlace[try index.position(of: end)] != nil
  }

  private var isFirst: Bool { plan.cells.first?.position == 0 }

  private mutating func addProgramme(_ row: ProgrammeInput) throws(ServiceError) {
    let previous = plan.programmes.last
    var intakes: [(planned: Double, applicants: Double)?] = Array(repeating: nil, count: 12)
    for intake in row.intakes { intakes[intake.month - 1] = (intake.planned, intake.applicants) }
    let position = plan.programmes.count
    plan.programmes.append(
      ProgrammePlan(
        code: row.code, months: row.months, attritionSlot: try slot(InputName.attrition(row)),
        registeredShare: row.registeredShare, lagMonths: row.lagMonths, intakes: intakes,
        placementHours: row.placementHours, students: row.students,
        firstStudent: previous.map { $0.firstStudent + $0.months } ?? 0,
        firstWaiting: previous.map { $0.firstWaiting + $0.lagMonths + 1 } ?? 0))
    let shares = Self.sharePerClass(row.entryAges)
    for end in row.destinations where end.share > 0 {
      guard let cell = try at(end.place, end.group) else { continue }
      plan.graduateLinks.append(
        GraduateLink(programme: position, cell: cell, share: end.share, sharePerClass: shares))
    }
    plan.graduateLinks.sort { ($0.cell, $0.programme) < ($1.cell, $1.programme) }
  }

  private mutating func addAreas() throws(ServiceError) {
    for row in index.parts.placementAreas.sorted(by: { $0.place < $1.place }) {
      let place = try index.position(of: row.place)
      guard localPlace[place] != nil else { continue }
      let codes = Set(row.programmes)
      let programmes = plan.programmes.indices.filter { codes.contains(plan.programmes[$0].code) }
      let supervisors = ids.indices.filter {
        ids[$0].place == place && plan.cells[$0].supervisorShare > 0
      }
      plan.areas.append(
        AreaPlan(
          programmes: programmes, supervisors: supervisors,
          simulationHours: row.simulationHoursPerMonth, load: row.load))
    }
  }

  mutating func addPosts() throws(ServiceError) {
    for row in index.parts.posts.sorted(by: { $0.code < $1.code }) {
      guard let home = try at(row.place, row.homeGroup) else { continue }
      var shares: [(cell: Int, share: Double)] = []
      for share in row.shares {
        guard let cell = try at(row.place, share.group) else { continue }
        shares.append((cell, share.share.value))
      }
      plan.posts.append(
        PostPlan(
          code: row.code, home: home, shares: shares, ftePerPost: row.ftePerPost,
          funded: row.funded, filled: row.filled,
          fillRate: row.isFullyFunded ? row.fillRate : 0, travelHours: row.travelHoursPerMonth))
    }
  }

  mutating func addDelegations() throws(ServiceError) {
    let rows = index.parts.delegations.sorted { ($0.place, $0.task) < ($1.place, $1.task) }
    for row in rows {
      guard let giver = try at(row.place, row.giver),
        let receiver = try at(row.place, row.receiver),
        let assessor = try at(row.place, row.carers.assessorGroup)
      else { continue }
      let previous = plan.delegations.last
      plan.delegations.append(
        DelegationPlan(
          task: row.task, place: row.place, giver: giver, receiver: receiver, assessor: assessor,
          minutesSlot: try slot(InputName.delegation(row, "giver-minutes")),
          factorSlot: try slot(InputName.delegation(row, "receiver-factor")),
          supervisionSlot: try slot(InputName.delegation(row, "supervision")),
          savingSlot: try slot(InputName.delegation(row, "saving")),
          renewedSlot: try slot(InputName.delegation(row, "renewed")),
          volume: try volume(row), carers: row.carers, target: row.target,
          isAllowed: row.isAllowed,
          firstCarer: previous.map { $0.firstCarer + $0.carers.byMonthsToExpiry.count } ?? 0))
    }
  }

  private mutating func volume(
    _ row: DelegationInput
  ) throws(ServiceError) -> DelegationPlan.Volume {
    guard case .fromNeed = row.volume else {
      return .slot(try slot(InputName.delegation(row, "volume")))
    }
    let place = try index.position(of: row.place)
    let tasks = index.holding(index.parts.tasks, at: place, code: \.code, place: \.place)
    guard let task = tasks.first(where: { $0.code == row.task }),
      let part = task.parts.first(where: { $0.group == row.giver })
    else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "delegations",
        "no tier 3 task \(quoted(row.task.text)) is done by the giver at "
          + quoted(row.place.text))
    }
    return .driver(try driver(task, localPlace: localPlace[place] ?? 0), share: part.share)
  }
}
