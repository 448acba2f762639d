import Access
package import Planning
package import Vocabulary

/// What a plan's figures cover, what they leave out in words, and what is still asked for.
package enum DescribeCoverage {
  /// What a place's population rests on.
  package struct Population: Hashable, Sendable {
    /// The place.
    package let place: PlanPlaceCode
    /// The base and release in words; nil where there is none.
    package let basis: String?
    /// People of all ages at point 0; nil where there is no population.
    package let people: Double?
    /// The published codes it is made of.
    package let pieceCodes: [String]
  }

  /// What a group's figures at a place cover.
  package struct Group: Hashable, Sendable {
    /// The place.
    package let place: PlanPlaceCode
    /// The group.
    package let group: GroupCode
    /// The sector; nil for a group of an import that the scenario does not know.
    package let sector: Sector?
    /// Where the figures come from, in words.
    package let sources: [String]
    /// The least share of employers or people that any of them covers; nil where one does not say.
    package let coverage: Double?
    /// Who is left out, in words.
    package let exclusions: [String]
    /// The tier its need rests on; nil where it has no need model, so that its need is unknown.
    package let needTier: Int?
    /// People counted; nil where the count is too small to be shown.
    package let counted: Double?
    /// The count scaled by its coverage, never shown alone; nil where coverage is unknown.
    package let scaled: Double?
  }

  /// What is covered.
  package struct Report: Hashable, Sendable {
    /// Places.
    package let populations: [Population]
    /// Groups at places, in order.
    package let groups: [Group]
    /// What nobody has said yet.
    package let questions: [OpenQuestion]
    /// Sentences to print beside every total.
    package let notes: [String]
  }

  /// What the plan covers by its scenario and its accepted imports.
  ///
  /// - Throws: ``ServiceError``: not found, naming `plan_id` or `scenario_version`.
  package static func run(
    _ plan: PlanID, version: Int?, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let found = try await service.read(call) { records in
      let standing = try records.plan(plan, call, for: .readPlan, at: now).standing
      let kept = try records.scenario(version, of: plan)
      guard kept != nil || version == nil else {
        throw ServiceError.noScenario(version, field: "scenario_version")
      }
      return (
        kept: kept,
        plan: standing.plan,
        imports: try standing.baselines.compactMap { try records.workforceImport($0) },
        areas: try records.areas(of: standing.plan),
        // Of the caller's own records alone: a partner's staff are not the caller's to count.
        own: try call.caller.organisation.map {
          try records.engagementTotals(of: $0, on: LondonTime.date(of: now))
        } ?? [],
        carers: try records.carers(for: standing.plan, call, at: now),
        work: try records.work(for: standing.plan, call, at: now)
      )
    }
    let scenario = try found.kept.map { try service.planning.codec.scenario($0.bytes) }
    let view = CoverageView(scenario, totals: found.imports.map(\.totals))
    // A plan without a scenario is asked what drafting its first one would ask.
    let questions =
      try scenario == nil
      ? FirstScenario(found.plan, said: nil, found.imports, found.areas).draft().questions
      : view.questions
    return Report(
      populations: view.populations, groups: view.groups, questions: questions,
      notes: view.notes + ownNotes(found.own) + found.carers.notes + found.work.notes)
  }

  private static func ownNotes(_ own: [EngagementTotal]) -> [String] {
    own.map { total in
      total.people < SmallCount.threshold
        ? "passports: fewer than \(SmallCount.threshold) people as \(total.role) at your "
          + "organisation"
        : "passports: \(total.people) people as \(total.role) at your organisation"
    }
  }
}

/// Counts too small to be shown.
enum SmallCount {
  /// Counts from 1 to one less than this are suppressed.
  static let threshold = 5

  /// The count, or nil where it is too small.
  static func shown(_ count: Double) -> Double? {
    count > 0 && count < Double(threshold) ? nil : count
  }
}

/// What a scenario and imports say of who is in and who is out.
struct CoverageView {
  let scenario: Scenario?
  let totals: [WorkforceTotals]

  init(_ scenario: Scenario?, totals: [WorkforceTotals]) {
    self.scenario = scenario
    self.totals = totals
  }

  var populations: [DescribeCoverage.Population] {
    guard let parts = scenario?.parts else { return [] }
    return parts.places.sorted { $0.code < $1.code }.map { place in
      DescribeCoverage.Population(
        place: place.code, basis: place.population?.basis,
        people: place.population?.principal.people(at: parts.start)?.reduce(0, +),
        pieceCodes: place.pieces.map(\.code))
    }
  }

  /// Groups of the scenario, then those that imports alone have.
  var groups: [DescribeCoverage.Group] {
    let stocks = scenario?.parts.stocks ?? []
    let known = stocks.map { group($0.place, $0.group, $0) }
    let others = totals.flatMap(\.rows).filter { row in
      !stocks.contains { $0.place == row.place && $0.group == row.group }
    }
    var seen: Set<String> = []
    let imported = others.filter { seen.insert($0.place.text + "/" + $0.group.text).inserted }
      .map { group($0.place, $0.group, nil) }
    return (known + imported).sorted { ($0.place, $0.group) < ($1.place, $1.group) }
  }

  private func group(
    _ place: PlanPlaceCode, _ code: GroupCode, _ stock: OpeningStock?
  ) -> DescribeCoverage.Group {
    let group = scenario?.parts.groups.first { $0.code == code }
    let found = totals.compactMap { total in total.row(place, code).map { (total, $0) } }
    let shares = found.isEmpty ? [stock?.provenance.coverage] : found.map(\.0.coverage)
    let coverage = shares.contains(nil) ? nil : shares.compactMap(\.self).min()
    let counted =
      found.first?.1.headcount ?? stock?.peopleByAge.reduce(0, +)
    let shown = counted.flatMap(SmallCount.shown)
    return DescribeCoverage.Group(
      place: place, group: code,
      sector: group?.sector ?? StandardGroups.find(code)?.sector,
      sources: found.isEmpty
        ? [stock?.provenance.source].compactMap(\.self) : found.map(\.0.source),
      coverage: coverage,
      exclusions: (group?.exclusions ?? StandardGroups.find(code)?.exclusions ?? [])
        + found.flatMap(\.0.exclusions),
      needTier: need(of: code, at: place)?.tier.number, counted: shown,
      scaled: shown.flatMap { count in
        coverage.flatMap { $0 > 0 ? count / $0 : nil }
      })
  }

  private func need(of group: GroupCode, at place: PlanPlaceCode) -> NeedInput? {
    let needs = scenario?.parts.needs.filter { $0.group == group } ?? []
    return needs.first { $0.place == place } ?? needs.first { $0.place == nil }
  }

  /// What the scenario leaves open; nothing where there is none.
  var questions: [OpenQuestion] {
    guard let parts = scenario?.parts else { return [] }
    var questions: [OpenQuestion] = []
    for place in parts.places where place.population == nil {
      questions.append(
        OpenQuestion(
          field: "places", question: "how many people live in \(quoted(place.name)), by age?",
          place: place.code))
    }
    for stock in parts.stocks {
      if need(of: stock.group, at: stock.place) == nil {
        questions.append(ask("needs", "what does \(quoted(stock.group.text)) have to do?", stock))
      }
      let leaves = parts.hazards.contains {
        $0.group == stock.group && ($0.place == nil || $0.place == stock.place)
      }
      if !leaves {
        questions.append(ask("hazards", "how often do \(quoted(stock.group.text)) leave?", stock))
      }
      if stock.provenance.coverage == nil {
        questions.append(
          ask(
            "stocks",
            "what share of employers does the count of \(quoted(stock.group.text)) cover?",
            stock))
      }
    }
    return questions
  }

  private func ask(_ field: String, _ question: String, _ stock: OpeningStock) -> OpenQuestion {
    OpenQuestion(field: field, question: question, place: stock.place, group: stock.group)
  }

  var notes: [String] {
    var notes = ["totals are FTE and hours; people are counted inside one place only"]
    guard let parts = scenario?.parts else { return notes }
    let tiers = Set(parts.needs.map(\.tier.number))
    if !tiers.isDisjoint(with: [1, 2]) {
      notes.append("use is not need: tiers 1 and 2 rest on what is used today")
    }
    let isDeclared = parts.stocks.contains { $0.declaredUnmetNeed != nil }
    if tiers.contains(1), !isDeclared {
      notes.append("assumes today's posts meet today's need: no unmet need is declared")
    }
    if parts.isSynthetic {
      notes.append("made up for a demonstration: no figure of it is anybody's")
    }
    let sectors = Set(parts.groups.map(\.sector))
    for (sector, word) in [(Sector.health, "health"), (.socialCare, "social care")]
    where !sectors.contains(sector) {
      notes.append("\(word) is not in the plan")
    }
    return notes
  }
}
