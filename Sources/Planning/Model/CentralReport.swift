import Vocabulary

/// Puts the ledgers of all components together as run 0 in full.
struct CentralReport {
  let parts: Scenario.Parts
  let years: Int
  let plans: [ComponentPlan]
  let ledgers: [Ledger]

  init(_ scenario: Scenario, _ plans: [ComponentPlan], _ ledgers: [Ledger]) {
    parts = scenario.parts
    years = scenario.years
    self.plans = plans
    self.ledgers = ledgers
  }

  /// Rows in order of code, whatever component they come from.
  var central: CentralRun {
    let costs = costs
    return CentralRun(
      groups: ledgers.flatMap { zip($0.plan.cells.map(\.position), $0.groups) }
        .sorted { $0.0 < $1.0 }.flatMap(\.1),
      programmes: ledgers.flatMap { zip($0.plan.programmes.map(\.code), $0.programmes) }
        .sorted { $0.0 < $1.0 }.flatMap(\.1),
      delegations: ledgers.flatMap { zip($0.plan.delegations, $0.delegations) }
        .sorted { ($0.0.place, $0.0.task) < ($1.0.place, $1.0.task) }.flatMap(\.1),
      posts: ledgers.flatMap { zip($0.plan.posts.map(\.code), $0.posts) }
        .sorted { $0.0 < $1.0 }.flatMap(\.1),
      costs: costs, funds: funds(costs))
  }

  // MARK: - Money

  private var costs: [CostYear] {
    parts.costLines.sorted { $0.code < $1.code }.flatMap { line in
      (1...max(years, 1)).map { year in
        let pence = PenceSplit.rounded(amount(of: line, year: year))
        return CostYear(
          line: line.code, year: year, pence: pence,
          byHolder: pence.map { PenceSplit.parts(of: $0, line.shares) } ?? [])
      }
    }
  }

  /// What a line adds up to in a year, in pence; nil where a price is not known.
  private func amount(of line: CostLineInput, year: Int) -> Double? {
    switch line.kind {
    case .pay(let group): sum(of: line, group, year) { $0.pay[$1] }
    case .agency(let group): sum(of: line, group, year) { $0.agency[$1] }
    case .travel(let pence): sum(of: line, nil, year) { $0.travelHours[$1] * Double(pence) }
    case .training(let pence): trainingHours(line, year) * Double(pence)
    case .lever(let code): leverPence(code, year: year)
    }
  }

  private func sum(
    of line: CostLineInput, _ group: GroupCode?, _ year: Int,
    _ amount: (Ledger.YearMoney, Int) -> Double?
  ) -> Double? {
    var sum = 0.0
    for ledger in ledgers {
      for (position, cell) in ledger.plan.cells.enumerated() {
        guard line.place == nil || line.place == cell.place else { continue }
        guard group == nil || group == cell.group else { continue }
        guard let part = amount(ledger.money[year - 1], position) else { return nil }
        sum += part
      }
    }
    return sum
  }

  private func trainingHours(_ line: CostLineInput, _ year: Int) -> Double {
    var sum = 0.0
    for ledger in ledgers {
      for (position, task) in ledger.plan.delegations.enumerated() {
        guard line.place == nil || line.place == task.place else { continue }
        sum += ledger.money[year - 1].trainingHours[position]
      }
    }
    return sum
  }

  /// A lever costs from its first effect on, or from its earliest month where it has none.
  private func leverPence(_ code: LeverCode, year: Int) -> Double {
    guard let lever = parts.levers.first(where: { $0.code == code }), lever.size != 0 else {
      return 0
    }
    let first = lever.effects.map(\.event.month).min() ?? lever.earliestMonth
    let months = min(12, max(0, year * 12 - first))
    return Double(lever.yearlyCostPencePerUnit) * lever.size * Double(months) / 12
  }

  private func funds(_ costs: [CostYear]) -> [FundYear] {
    parts.funds.sorted { $0.name < $1.name }.flatMap { fund in
      (1...max(years, 1)).map { year in
        let lines = costs.filter { $0.year == year && fund.lines.contains($0.line) }
        return fundYear(fund, year, lines)
      }
    }
  }

  private func fundYear(_ fund: PooledFundInput, _ year: Int, _ lines: [CostYear]) -> FundYear {
    let contributions = fund.contributionsPence.reduce(0) { Self.sum($0, $1.pence) }
    var spend: Int64? = 0
    for line in lines { spend = spend.flatMap { sum in line.pence.map { Self.sum(sum, $0) } } }
    let over = spend.map { Self.sum($0, -contributions) }
    let settlement: FundYear.Settlement =
      switch (over, fund.riskShares) {
      case (nil, _): .unknown
      case (_, nil): .unresolved
      case (let over?, let shares?): .shared(PenceSplit.parts(of: over, shares))
      }
    return FundYear(
      name: fund.name, year: year, contributionsPence: contributions, spendPence: spend,
      overspendPence: over, settlement: settlement)
  }

  /// Sums stay within the bounds that inputs were checked for; beyond them they stop at the end.
  private static func sum(_ one: Int64, _ other: Int64) -> Int64 {
    let (sum, isOver) = one.addingReportingOverflow(other)
    return isOver ? (other > 0 ? .max : .min + 1) : sum
  }
}
