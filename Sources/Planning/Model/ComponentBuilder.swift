import Vocabulary

/// Makes a component ready to run: codes become positions, names become slots.
struct ComponentBuilder {
  let index: PlanIndex
  let ids: [CellID]
  let local: [CellID: Int]
  let localPlace: [Int: Int]
  var plan: ComponentPlan

  init(_ index: PlanIndex, places: [Int], cells: [(position: Int, id: CellID)]) throws(ServiceError)
  {
    self.index = index
    ids = cells.map(\.id)
    local = Dictionary(
      ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    localPlace = Dictionary(
      places.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    plan = ComponentPlan(
      start: index.parts.start, months: index.parts.horizonMonths,
      ageingMonth: index.parts.ageingMonth, kernel: try Self.kernel(groups: ids.count, edges: []))
    plan.places = places
    plan.placeFields = places.map { index.placeFields[$0] }
    for cell in cells { plan.cells.append(try self.cell(cell.position, cell.id)) }
    try addCauses()
    try addSources()
    try addTraining()
    try addPosts()
    try addNeeds()
    try addDelegations()
    if index.parts.payElasticity != nil {
      plan.elasticitySlot = try slot(InputName.payElasticity)
    }
    flatten()
  }

  /// What months read often, in flat tables.
  private mutating func flatten() {
    plan.slotOfCause = plan.causes.flatMap(\.slots)
    plan.causesInto = Array(repeating: [], count: ids.count)
    for (position, cause) in plan.causes.enumerated() {
      if let target = cause.target { plan.causesInto[target].append(position) }
    }
    plan.needOfCell = Array(repeating: -1, count: ids.count)
    for (position, need) in plan.needs.enumerated() { plan.needOfCell[need.cell] = position }
    plan.edgeOfCause = plan.causes.map { $0.edge ?? -1 }
    plan.participation = plan.cells.flatMap(\.participation)
    plan.heldBy = ids.indices.map { cell in
      plan.posts.indices.filter { plan.posts[$0].home == cell }
    }
    plan.servedBy = ids.indices.map { cell in
      plan.posts.indices.flatMap { post in
        plan.posts[post].shares.filter { $0.cell == cell }.map { (post, $0.share) }
      }
    }
    plan.involved = ids.indices.filter(isInvolved)
    plan.hours = ids.indices.map { cell in
      let productive = plan.cells[cell].productiveHours
      return CellHours(
        productive: productive, perHour: 1 / productive, agency: plan.cells[cell].agencyHours,
        isInvolved: isInvolved(cell))
    }
    plan.needTerms = plan.needs.flatMap(\.terms)
    var terms = 0
    for need in plan.needs {
      plan.needLines.append(needLine(need, firstTerm: terms))
      terms += need.terms.count
    }
    plan.wholeNames = ids.indices.filter { plan.cells[$0].isWhole }.map(wholeNames)
  }

  private func isInvolved(_ cell: Int) -> Bool {
    !plan.heldBy[cell].isEmpty || !plan.servedBy[cell].isEmpty || plan.cells[cell].releasedShare > 0
      || plan.cells[cell].supervisorShare > 0
  }

  private func needLine(_ need: NeedPlan, firstTerm: Int) -> NeedLine {
    let productive = plan.cells[need.cell].productiveHours
    return NeedLine(
      cell: need.cell, weighting: need.weighting ?? -1, openingHours: need.openingFTE * productive,
      firstTerm: firstTerm, endOfTerms: firstTerm + need.terms.count,
      requiredPerHour: need.categoryFactor / productive, individualFTE: need.individualFTE)
  }

  private func wholeNames(_ position: Int) -> WholeNames {
    let cell = plan.cells[position]
    let leave = plan.causes[cell.causes].flatMap { cause in
      (StaffAge.youngest...StaffAge.oldest).map { age in
        ParameterName.whole(
          place: cell.place.text, group: cell.group.text, cause: cause.cause.parameterText,
          age: "\(age)")
      }
    }
    return WholeNames(
      cell: position,
      arrive: ParameterName.arrive(place: cell.place.text, group: cell.group.text), leave: leave)
  }

  /// The slot of a name, noted among those the component reads.
  mutating func slot(_ name: ParameterName) throws(ServiceError) -> Int {
    let slot = try index.slot(name)
    plan.slots.insert(slot)
    return slot
  }

  /// The local position of a cell; nil where it is of another component.
  func at(_ place: PlanPlaceCode, _ group: GroupCode) throws(ServiceError) -> Int? {
    local[try index.id(place, group)]
  }

  /// Kernel shapes of single years in twelve bands.
  static func kernel(groups: Int, edges: [AgeKernel.Edge]) throws(ServiceError) -> AgeKernel.Plan {
    let bands = (0..<StaffAge.count).map { AgeBand.of(ageIndex: $0).rawValue }
    guard
      let kernel = AgeKernel.Plan(
        groups: groups, bandOfClass: bands, edges: edges, ageing: .everyoneMovesUp)
    else { throw ServiceError(.internalFault, .internalFault, "a move leads out of its component") }
    return kernel
  }

  /// The share of joiners in each class of a band.
  static func sharePerClass(_ ages: EntryAges) -> [Double] {
    AgeBand.allCases.map { ages.shares[$0] / Double($0.ageIndices.count) }
  }

  // MARK: - Cells and causes

  private func cell(_ position: Int, _ id: CellID) throws(ServiceError) -> CellPlan {
    let (stock, group) = (index.stock(id), index.groups[id.group])
    let opening = stock?.peopleByAge ?? Array(repeating: 0, count: StaffAge.count)
    let below = index.parts.uncertainty.wholePersonBelow
    var cell = CellPlan(
      position: position, place: index.places[id.place].code, group: group.code,
      localPlace: localPlace[id.place] ?? 0, openingByAge: opening,
      participation: stock?.participation.values ?? Array(repeating: 0, count: AgeBand.count),
      productiveHours: group.productiveHoursPerFTE, establishment: stock?.establishment,
      declaredUnmet: stock?.declaredUnmetNeed ?? 0,
      agencyHours: stock?.agencyHoursPerMonth ?? 0,
      isWhole: stock != nil && opening.reduce(0, +) < below)
    cell.pay = index.pay(id).map {
      PayPlan(
        pencePerFTEMonth: Double($0.yearlyPayPence) * (1 + $0.onCostShare) / 12,
        pencePerAgencyHour: $0.agencyHourPence.map(Double.init))
    }
    return cell
  }

  private mutating func addCauses() throws(ServiceError) {
    for (position, id) in ids.enumerated() {
      let first = plan.causes.count
      let rows = index.stock(id) == nil ? [] : index.hazards(id)
      for row in rows { try addCause(row, cell: position, id) }
      plan.cells[position].causes = first..<plan.causes.count
      plan.cells[position].isEvenByAge = rows.allSatisfy { $0.rates.count == 1 }
    }
    let edges = plan.causes.compactMap { cause in
      cause.target.map { AgeKernel.Edge(from: cause.cell, to: $0) }
    }
    plan.kernel = try Self.kernel(groups: ids.count, edges: edges)
    let positions = Dictionary(
      plan.kernel.edges.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for cause in plan.causes.indices {
      guard let target = plan.causes[cause].target else { continue }
      plan.causes[cause].edge =
        positions[AgeKernel.Edge(from: plan.causes[cause].cell, to: target)]
    }
  }

  private mutating func addCause(
    _ row: HazardInput, cell: Int, _ id: CellID
  ) throws(ServiceError) {
    var slots: [Int] = []
    for band in AgeBand.allCases {
      let name = InputName.hazard(row, band: row.rates.count == 1 ? nil : band)
      slots.append(try slot(name))
    }
    let target = try index.target(of: row.cause, from: id)
    plan.causes.append(
      CausePlan(
        cell: cell, cause: row.cause, slots: slots,
        shock: index.table.shock(sector: index.groups[id.group].sector, cause: row.cause),
        target: target.flatMap { local[$0] }, edge: nil))
  }

  // MARK: - Joiners

  /// FTE of one joiner below which no number of them fills a post.
  private static let leastParticipation = 0.001

  private mutating func addSources() throws(ServiceError) {
    for row in index.parts.joiners {
      guard let cell = try at(row.place, row.group) else { continue }
      plan.sources.append(
        SourcePlan(
          cell: cell, source: row.source, slot: try slot(InputName.joiners(row)),
          sharePerClass: Self.sharePerClass(row.entryAges)))
    }
    for (position, row) in index.parts.hiring.enumerated() {
      guard let cell = try at(row.place, row.group) else { continue }
      let shares = Self.sharePerClass(row.entryAges)
      plan.sources.append(
        SourcePlan(cell: cell, source: .wider, slot: nil, sharePerClass: shares))
      let participation = AgeBand.allCases.reduce(0) {
        $0 + row.entryAges.shares[$1] * plan.cells[cell].participation[$1.rawValue]
      }
      guard participation >= Self.leastParticipation else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "hiring[\(position)].entry_ages",
          "those who are hired work less than a thousandth of full time and never fill a post")
      }
      plan.hiring.append(
        HiringPlan(
          cell: cell, fillRateSlot: try slot(InputName.hiring(row, "fill-rate")),
          applicantsSlot: try slot(InputName.hiring(row, "applicants")), sharePerClass: shares,
          participationOfJoiners: participation))
    }
    plan.hiring.sort { $0.cell < $1.cell }
    plan.sources.sort { ($0.cell, $0.source.rawValue) < ($1.cell, $1.source.rawValue) }
  }
}
