import ArgumentParser
import Planning
import Vocabulary

/// How many must be signed off, and have we the assessors?
struct PlanSignOff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-off",
    abstract: "Say how many carers to sign off to delegate a share of a task by a year end.")

  @OptionGroup var options: PlanOptions
  @Option(help: "The delegated task, such as MED-INSULIN-PEN.") var task: String
  @Option(help: "The share of tasks, 0 to 1.") var share: Double
  @Option(help: "The calendar year; the first year end if not said.") var year: Int?

  func run() async throws {
    try await reportingFields {
      let scenario = try options.read()
      let year = try year.map { try scenario.yearEnd($0) } ?? 1
      let answers = try SignOffNeed.answers(
        scenario, task: try TaskCode(task, field: "task"), share: share, year: year)
      if options.json {
        try printJSON(answers.map(Self.record))
        return
      }
      print(
        "\(PlanPrint.percent(share)) of \(task) by \(scenario.month(ofYearEnd: year))\n")
      let headings = [
        "Place", "Tasks a month", "Carers now", "Then", "Sign off", "A month", "Assessor hours",
        "Set aside", "Assessors",
      ]
      for line in table(headings, answers.map(Self.row)) { print(line) }
      print("\n" + basisLine(scenario))
    }
  }

  private static func record(_ answer: SignOffNeed) -> [String: any Sendable] {
    var record: [String: any Sendable] = [
      "place": answer.place.text, "tasks_per_month": answer.tasksPerMonth,
      "authorised_now": answer.authorisedNow, "has_the_assessors": answer.hasTheAssessors,
      "assessor_hours_set_aside": answer.assessorHoursSetAside, "limit": answer.limit.rawValue,
    ]
    // What can't be reached has no figure.
    record["sign_offs"] = answer.signOffs
    record["sign_offs_per_month"] = answer.signOffsPerMonth
    record["assessor_hours_needed"] = answer.assessorHoursNeeded
    return record
  }

  private static func row(_ answer: SignOffNeed) -> [String] {
    [
      answer.place.text, PlanPrint.fte(answer.tasksPerMonth), PlanPrint.fte(answer.authorisedNow),
      cell(answer.authorisedThen, answer), cell(answer.signOffs, answer),
      cell(answer.signOffsPerMonth, answer), cell(answer.assessorHoursNeeded, answer),
      PlanPrint.fte(answer.assessorHoursSetAside), answer.hasTheAssessors ? "enough" : "too few",
    ]
  }

  private static func cell(_ value: Double?, _ answer: SignOffNeed) -> String {
    value.map { PlanPrint.fte($0) } ?? "not to be had: \(plain(answer.limit.rawValue))"
  }
}

/// What does it cost each partner?
struct PlanCost: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost", abstract: "Say what the plan costs each budget holder in a plan year.")

  @OptionGroup var options: PlanOptions
  @Option(help: "The calendar year in which the plan year ends; the first if not said.")
  var year: Int?

  func run() async throws {
    try await reportingFields {
      let scenario = try options.read()
      let year = try year.map { try scenario.yearEnd($0) } ?? 1
      guard year >= 1 else { throw ValidationError("costs begin with the first plan year") }
      let costs = try Projection.central(scenario).costs.filter { $0.year == year }
      if options.json {
        try printJSON(
          costs.flatMap { cost in
            cost.byHolder.map {
              ["line": cost.line.text, "holder": $0.holder.text, "pence": $0.pence]
            }
          })
        return
      }
      for line in Self.lines(costs, scenario) { print(line) }
      print("\n" + basisLine(scenario))
    }
  }

  private static func lines(_ costs: [CostYear], _ scenario: Scenario) -> [String] {
    let holders = scenario.parts.holders.sorted { $0.code < $1.code }
    let names = Dictionary(
      scenario.parts.costLines.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    let rows = costs.map { cost in
      [names[cost.line] ?? cost.line.text, PlanPrint.pounds(cost.pence)]
        + holders.map { holder in
          cost.pence == nil
            ? "unknown"
            : PlanPrint.pounds(cost.byHolder.first { $0.holder == holder.code }?.pence ?? 0)
        }
    }
    let unknown = costs.filter { $0.pence == nil }.count
    let totals =
      ["Together", PlanPrint.pounds(sum(costs.compactMap(\.pence)))]
      + holders.map { holder in
        PlanPrint.pounds(
          sum(costs.flatMap(\.byHolder).filter { $0.holder == holder.code }.map(\.pence)))
      }
    let last =
      unknown == 0 ? totals : [totals[0] + ", \(unknown) unknown apart"] + totals.dropFirst()
    return table(["Line", "Cost"] + holders.map(\.name), rows + [last])
  }

  private static func sum(_ pence: [Int64]) -> Int64 {
    pence.reduce(0) { total, next in
      let (sum, overflow) = total.addingReportingOverflow(next)
      return overflow ? .max : sum
    }
  }
}

/// What changed since another version?
struct PlanChanges: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Say why the shortage differs from another version of the plan, input by input.")

  @OptionGroup var options: PlanOptions
  @Option(help: "The earlier version's scenario file.") var since: String
  @Option(help: "The calendar year; the last one if not said.") var year: Int?

  func run() async throws {
    try await reportingFields {
      let after = try options.read()
      let before = try options.people.settle(ScenarioSource.read(since)).scenario
      let year = try after.yearEnd(year)
      let bridges = try ChangeExplainer(seed: 0).inputs(
        from: before, to: after, [try PlanMeasure.unmet(year: year)])
      guard let bridge = bridges.first else { return }
      if options.json {
        try printJSON(PlanPrint.bridgeRecords(bridge))
        return
      }
      print("shortage at \(after.month(ofYearEnd: year)), FTE; above 0 is shorter\n")
      for line in table(["Part", "FTE"], PlanPrint.bridgeRows(bridge)) { print(line) }
      print("\n" + basisLine(after))
    }
  }
}

/// Why does the gap change?
struct PlanExplain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why the gap of a group at a place changes, in parts that add up.")

  @OptionGroup var options: PlanOptions
  @Option(help: "The place, by its code.") var place: String
  @Option(help: "The group, by its code.") var group: String
  @Option(help: "The calendar year to end with; the last one if not said.") var year: Int?

  func run() async throws {
    try await reportingFields {
      let scenario = try options.read()
      let year = try scenario.yearEnd(year)
      let bridge = try RunExplainer(try Projection.central(scenario), of: scenario).gap(
        try PlanPlaceCode(place, field: "place"), try GroupCode(group, field: "group"), from: 0,
        to: year)
      if options.json {
        try printJSON(PlanPrint.bridgeRecords(bridge))
        return
      }
      print(
        "gap of \(group) at \(place), FTE, \(scenario.month(ofYearEnd: 0)) to "
          + "\(scenario.month(ofYearEnd: year)); above 0 is a shortage\n")
      for line in table(["Part", "FTE"], PlanPrint.bridgeRows(bridge)) { print(line) }
      print("\n" + basisLine(scenario))
    }
  }
}
