import Vocabulary

/// Finds what each event does to a component.
struct EventResolver {
  let builder: ComponentBuilder
  private var plan: ComponentPlan { builder.plan }

  init(_ builder: ComponentBuilder) {
    self.builder = builder
  }

  /// What an event sets off here; empty where it is about another component.
  func happenings(of event: PlanEvent, field: String) throws(ServiceError) -> [Happening] {
    let cells = plan.cells.indices.filter {
      event.place == nil || plan.cells[$0].place == event.place
    }
    switch event.kind {
    case .hazardFactor(let group, let cause, let factor):
      return of(group, cells).flatMap { hazard($0, cause, factor, event.lever) }
    case .joinersPerMonth(let group, let source, let count):
      return try sources(group, source, cells).map { position throws(ServiceError) in
        guard plan.sources[position].slot != nil else {
          throw ServiceError(
            .invalidArgument, .fieldsContradict, field: field + ".source",
            "the group hires to its establishment, which sets this source")
        }
        return .joiners(source: position, count)
      }
    case .joinersOnce(let group, let source, let count):
      return sources(group, source, cells).map { .joinOnce(source: $0, count) }
    case .establishment(let group, let fte):
      return of(group, cells).map { .establishment(cell: $0, fte) }
    case .moveOnce(let from, let to, let count):
      let received = [PlanEvent.GroupCount(group: to, count: count)]
      return try moves(from, leaving: count, received, cells)
    case .providerExit(let group, let leaving, let received):
      return try moves(group, leaving: leaving, received, cells)
    case .pay(let group, let factor): return of(group, cells).map { .pay(cell: $0, factor) }
    default: return try others(event)
    }
  }

  private func of(_ group: GroupCode, _ cells: [Int]) -> [Int] {
    cells.filter { plan.cells[$0].group == group }
  }

  private func hazard(
    _ cell: Int, _ cause: Cause?, _ factor: Double, _ lever: LeverCode?
  ) -> [Happening] {
    let causes = plan.cells[cell].causes
    guard let cause else { return causes.isEmpty ? [] : [.cellFactor(cell, factor, lever)] }
    return causes.filter { plan.causes[$0].cause == cause }.map {
      .causeFactor($0, factor, lever)
    }
  }

  private func sources(_ group: GroupCode, _ source: JoinerSource, _ cells: [Int]) -> [Int] {
    let named = Set(of(group, cells))
    return plan.sources.indices.filter {
      named.contains(plan.sources[$0].cell) && plan.sources[$0].source == source
    }
  }

  /// Counts act at each place that has a stock row of the group.
  private func moves(
    _ from: GroupCode, leaving: Double, _ received: [PlanEvent.GroupCount], _ cells: [Int]
  ) throws(ServiceError) -> [Happening] {
    var found: [Happening] = []
    for cell in of(from, cells) where builder.index.stock(builder.ids[cell]) != nil {
      var ends: [(cell: Int, count: Double)] = []
      for end in received.sorted(by: { $0.group < $1.group }) {
        guard let target = try builder.at(plan.cells[cell].place, end.group) else { continue }
        ends.append((target, end.count))
      }
      found.append(.moveOut(cell: cell, leaving: leaving, to: ends))
    }
    return found
  }

  private func others(_ event: PlanEvent) throws(ServiceError) -> [Happening] {
    switch event.kind {
    case .taskAllowed(let task, let isAllowed):
      tasks(task, event).map { .taskAllowed($0, isAllowed) }
    case .delegationTarget(let task, let share):
      tasks(task, event).map { .delegationTarget($0, share) }
    case .carersPlanned(let task, let count): tasks(task, event).map { .carersPlanned($0, count) }
    case .assessorHours(let task, let hours): tasks(task, event).map { .assessorHours($0, hours) }
    case .prevention(let activity, let factor): prevention(activity, factor, event)
    case .payOutside(let factor):
      places(event).map { .payOutside(localPlace: $0, factor) }
    case .intake(let programme, let factor):
      plan.programmes.indices
        .filter { plan.programmes[$0].code == programme && isPlaced($0, event) }
        .map { .intake($0, factor) }
    case .simulation(let hours):
      plan.areas.indices.filter { isHere(area: $0, event) }.map { .simulation(area: $0, hours) }
    case .postsFunded(let post, let count):
      plan.posts.indices
        .filter {
          plan.posts[$0].code == post
            && (event.place == nil || plan.cells[plan.posts[$0].home].place == event.place)
        }
        .map { .postsFunded($0, count) }
    default: []
    }
  }

  private func tasks(_ task: TaskCode, _ event: PlanEvent) -> [Int] {
    plan.delegations.indices.filter {
      plan.delegations[$0].task == task
        && (event.place == nil || plan.delegations[$0].place == event.place)
    }
  }

  private func places(_ event: PlanEvent) -> [Int] {
    plan.places.indices.filter {
      event.place == nil || builder.index.places[plan.places[$0]].code == event.place
    }
  }

  private func prevention(
    _ activity: ActivityCode?, _ factor: Double, _ event: PlanEvent
  ) -> [Happening] {
    let places = places(event)
    guard let activity else {
      return places.filter { place in plan.drivers.contains { $0.localPlace == place } }
        .map { .preventionOfAll(localPlace: $0, factor) }
    }
    return plan.drivers.indices
      .filter {
        plan.drivers[$0].code == activity.text && places.contains(plan.drivers[$0].localPlace)
      }
      .map { .prevention(driver: $0, factor) }
  }

  private func isHere(area: Int, _ event: PlanEvent) -> Bool {
    let places = builder.index.parts.placementAreas.map(\.place).filter {
      (try? builder.index.position(of: $0)).map { builder.localPlace[$0] != nil } ?? false
    }.sorted()
    return event.place == nil || places[area] == event.place
  }

  /// A programme is where its students are placed; without an area, where its graduates go.
  private func isPlaced(_ programme: Int, _ event: PlanEvent) -> Bool {
    guard let place = event.place else { return true }
    let code = plan.programmes[programme].code
    if let area = builder.index.parts.placementAreas.first(where: { $0.programmes.contains(code) })
    {
      return area.place == place
    }
    return plan.graduateLinks.contains {
      $0.programme == programme && plan.cells[$0.cell].place == place
    }
  }
}
