import Organisations
import Planning
import Vocabulary

/// The first scenario of a plan, made of the imports that were accepted and of what the caller says
/// beside them.
///
/// Imports give stocks, leavers, posts and places. Whatever neither they nor the caller say is
/// asked for, and nothing is invented. Social care without a need of its own gets tier 1 by people
/// aged 65 and over, the rule of Skills for Care, and says so like every tier 1.
struct FirstScenario {
  private let imports: [WorkforceImport]
  private let areas: [Place]
  private var parts: Scenario.Parts
  private var questions: [OpenQuestion] = []

  /// The first scenario of `plan`: `said` is what the caller says beside the imports, the latest
  /// first; `areas` are those it plans for.
  ///
  /// - Throws: ``ServiceError``; not for settings that say nothing.
  init(
    _ plan: Plan, said: Scenario.Parts?, _ imports: [WorkforceImport], _ areas: [Place]
  ) throws(ServiceError) {
    self.imports = imports
    self.areas = areas
    if let said {
      parts = said
    } else {
      parts = Scenario.Parts(start: plan.start, uncertainty: try UncertaintySettings())
      parts.title = plan.title
      parts.horizonMonths = plan.horizonMonths
    }
    parts.isSynthetic =
      parts.isSynthetic || plan.isSynthetic || imports.contains(where: \.isSynthetic)
  }

  /// The scenario as far as it could be drafted, and what has to be said first.
  func draft() -> ScenarioDraft {
    var first = self
    var seen: Set<String> = []
    for total in imports.map(\.totals) {
      for row in total.rows
      where seen.insert(row.place.text + "/" + row.group.text).inserted {
        first.add(row, of: total)
      }
    }
    guard !seen.isEmpty else {
      return ScenarioDraft(asking: [
        OpenQuestion(
          field: "stocks",
          question: "who works there? Accept an import that counts staff with ReconcileImport, or "
            + "send the scenario")
      ])
    }
    do {
      return ScenarioDraft(scenario: try Scenario(first.parts), questions: first.questions)
    } catch {
      let own = OpenQuestion(field: error.field ?? "scenario", question: error.message)
      return ScenarioDraft(asking: first.questions.isEmpty ? [own] : first.questions)
    }
  }

  private mutating func add(_ row: WorkforceTotals.Row, of total: WorkforceTotals) {
    addPlace(row.place)
    guard parts.groups.contains(where: { $0.code == row.group }) else {
      let name = StandardGroups.find(row.group)?.name ?? row.group.text
      ask(
        "groups",
        "what hours a week is full time for \(quoted(name)), and what share goes to leave, "
          + "sickness and training?", row)
      return
    }
    let posts = establishment(row)
    let stock = asked("stocks", row) { () throws(ServiceError) in
      try total.openingStock(row, establishment: posts, field: "stocks")
    }
    if let stock { parts.stocks.append(stock) }
    addLeavers(row, of: total)
    askForJoiners(row)
    addNeed(row, posts)
  }

  // MARK: - Places

  private mutating func addPlace(_ code: PlanPlaceCode) {
    guard !parts.places.contains(where: { $0.code == code }) else { return }
    let area = areas.first { $0.code == code.text } ?? (areas.count == 1 ? areas.first : nil)
    guard let area, !area.pieces.isEmpty else {
      // Without people the place can be planned for, and only its need is then unknown.
      if let place = try? PlannedPlace(code: code, name: area?.name ?? code.text, field: "places") {
        parts.places.append(place)
      }
      questions.append(
        OpenQuestion(
          field: "places",
          question:
            "which authorities or sub-ICB locations is \(quoted(code.text)) made of, or who "
            + "lives there?", place: code))
      return
    }
    do {
      var pieces: [WeightedPiece] = []
      for piece in area.pieces {
        pieces.append(
          try WeightedPiece(
            kind: piece.kind == .localAuthority ? .authority : .subICB, code: piece.code,
            weight: 1, period: piece.period, field: "places.pieces"))
      }
      parts.places.append(
        try PlannedPlace(code: code, name: area.name, pieces: pieces, field: "places"))
    } catch {
      questions.append(
        OpenQuestion(field: error.field ?? "places", question: error.message, place: code))
    }
  }

  // MARK: - What a group has

  /// Funded FTE as the latest file of posts has it, or the staff's FTE and their open posts, each
  /// taken to have the hours that one of them has; nil where nobody told.
  private func establishment(_ row: WorkforceTotals.Row) -> Double? {
    for published in imports.map(\.published) {
      let funded = published.figures.filter {
        $0.measure == .fundedFTE && $0.area == row.place.text && $0.group == row.group
      }
      if !funded.isEmpty { return funded.reduce(0) { $0 + $1.value } }
    }
    guard let vacancies = row.vacancies, let share = row.participation,
      vacancies.amongPeople >= row.headcount
    else { return nil }
    return (row.headcount + vacancies.count) * share
  }

  private mutating func addLeavers(_ row: WorkforceTotals.Row, of total: WorkforceTotals) {
    let isSaid = parts.hazards.contains {
      $0.group == row.group && ($0.place == nil || $0.place == row.place)
    }
    guard !isSaid else { return }
    let ladder = BorrowingLadder("leavers of \(row.group)", readings(row, of: total))
    let areas = LadderAreas(place: row.place, board: nil, region: region)
    let hazard = asked("hazards", row) { () throws(ServiceError) in
      try HazardInput(
        place: row.place, group: row.group, cause: .leave,
        rates: [try ladder.rate(areas, field: "hazards")], field: "hazards")
    }
    if let hazard { parts.hazards.append(hazard) }
  }

  /// Leavers of every cause, of the place itself and of wider areas that were imported.
  private func readings(
    _ row: WorkforceTotals.Row, of total: WorkforceTotals
  ) -> [String: BorrowingLadder<RateReading>.Entry] {
    var found: [String: BorrowingLadder<RateReading>.Entry] = [:]
    if let own = row.leaverReading {
      found[row.place.text] = .init(
        reading: own, source: total.source + ", leavers of every cause", period: total.period,
        coverage: total.coverage)
    }
    for imported in imports {
      for figure in imported.published.figures
      where figure.measure == .leavers && figure.group == row.group {
        guard let among = figure.among, among > 0 else { continue }
        let area = Self.isEngland(figure.area) ? LadderAreas.england : figure.area
        guard found[area] == nil else { continue }
        found[area] = .init(
          reading: RateReading(leavers: figure.value, exposure: among, yearsObserved: 1),
          source: imported.totals.source + ", \(figure.area), leavers of every cause",
          period: figure.period)
      }
    }
    return found
  }

  /// The region that figures were imported for; nil where there is none, or several and nobody said
  /// which is the place's.
  private var region: String? {
    let regions = Set(
      imports.flatMap(\.published.figures).filter {
        $0.measure == .leavers && !Self.isEngland($0.area)
      }.map(\.area))
    return regions.count == 1 ? regions.first : nil
  }

  private static func isEngland(_ area: String) -> Bool { area.uppercased() == "ENGLAND" }

  private mutating func askForJoiners(_ row: WorkforceTotals.Row) {
    let isSaid =
      parts.joiners.contains { $0.group == row.group && $0.place == row.place }
      || parts.hiring.contains { $0.group == row.group && $0.place == row.place }
    guard !isSaid else { return }
    let told = row.starters.map { starters in
      starters.count < Double(SmallCount.threshold)
        ? "" : " The files count \(Int(starters.count.rounded())) in twelve months."
    }
    ask(
      "joiners",
      "how many join \(quoted(row.group.text)) a month, from where and at which ages?"
        + (told ?? ""), row)
  }

  private mutating func addNeed(_ row: WorkforceTotals.Row, _ posts: Double?) {
    let said = parts.needs.first {
      $0.group == row.group && ($0.place == nil || $0.place == row.place)
    }
    if let said {
      if said.tier.number == 1, posts == nil { askForPosts(row) }
      return
    }
    let sector = parts.groups.first { $0.code == row.group }?.sector
    guard sector == .socialCare else {
      ask("needs", "what does \(quoted(row.group.text)) have to do, and for whom?", row)
      return
    }
    guard posts != nil else {
      askForPosts(row)
      return
    }
    let need = asked("needs", row) { () throws(ServiceError) in
      try NeedInput(
        place: row.place, group: row.group,
        tier: .proportional(weights: PeopleBand.aged65AndOver), field: "needs")
    }
    if let need { parts.needs.append(need) }
  }

  private mutating func askForPosts(_ row: WorkforceTotals.Row) {
    ask(
      "stocks",
      "how many posts of \(quoted(row.group.text)) are funded? Import a file of posts, or send the "
        + "scenario", row)
  }

  // MARK: - Asking

  private mutating func ask(_ field: String, _ question: String, _ row: WorkforceTotals.Row) {
    questions.append(
      OpenQuestion(field: field, question: question, place: row.place, group: row.group))
  }

  /// What `make` makes; what it refuses becomes a question about the row.
  private mutating func asked<Value>(
    _ field: String, _ row: WorkforceTotals.Row, _ make: () throws(ServiceError) -> Value
  ) -> Value? {
    do {
      return try make()
    } catch {
      ask(error.field ?? field, error.message, row)
      return nil
    }
  }
}

extension RecordSnapshot {
  /// The areas that `plan` is made for, as known now.
  func areas(of plan: Plan) throws -> [Place] {
    let known = try latestSequence()
    return try plan.plannedPlaces.compactMap { try place($0, knownAt: known) }
  }
}
