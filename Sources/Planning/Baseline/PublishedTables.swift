package import Vocabulary

/// Staff of one organisation and staff group in one month, as NHS England publishes them (Core 1).
package struct PublishedStaff: Hashable, Sendable {
  /// The month, `YYYY-MM`.
  package let month: String
  /// The organisation's code.
  package let organisation: String
  /// The main staff group as printed.
  package let mainGroup: String
  /// The staff group below it as printed; for doctors with grade and specialty behind it.
  package let group: String
  /// FTE.
  package let fte: Published
  /// People.
  package let headcount: Published

  /// Staff with these figures.
  package init(
    month: String, organisation: String, mainGroup: String, group: String, fte: Published,
    headcount: Published
  ) {
    self.month = month
    self.organisation = organisation
    self.mainGroup = mainGroup
    self.group = group
    self.fte = fte
    self.headcount = headcount
  }
}

/// Joiners and leavers of one region and staff group over a period, with the stock at either end,
/// as NHS England publishes them (Turnover 1).
package struct PublishedTurnover: Hashable, Sendable {
  /// A line of the publication.
  package enum Line: String, Sendable, CaseIterable {
    /// Joiners.
    case joiners = "JOINERS"
    /// Leavers.
    case leavers = "LEAVERS"
    /// The stock at the start of the period.
    case start = "DENOMINATOR AT START OF PERIOD"
    /// The stock at its end.
    case end = "DENOMINATOR AT END OF PERIOD"
  }

  /// The period as printed.
  package let period: String
  /// The region's name as printed.
  package let region: String
  /// The staff group as printed.
  package let group: String
  /// People by line.
  package var heads: [Line: Published] = [:]
  /// FTE by line.
  package var fte: [Line: Published] = [:]

  /// Turnover without figures yet.
  package init(period: String, region: String, group: String) {
    self.period = period
    self.region = region
    self.group = group
  }

  /// The mean of the stocks at either end, in people; nil where one is not known.
  package var meanStock: Double? {
    guard let start = heads[.start]?.number, let end = heads[.end]?.number else { return nil }
    return (start + end) / 2
  }

  /// Leavers ÷ mean stock, a ratio (``RateKind/leaversOverMeanStock``); nil where a part is not
  /// known or nobody was there.
  package var leaverRate: Double? {
    guard let leavers = heads[.leavers]?.number, let meanStock, meanStock > 0 else { return nil }
    return leavers / meanStock
  }

  /// The leavers and their exposure as a reading for a rate; `yearsObserved` is the period's
  /// length.
  package func reading(yearsObserved: Double = 1) -> RateReading? {
    guard let leavers = heads[.leavers]?.number, let meanStock, meanStock > 0 else { return nil }
    return RateReading(
      leavers: leavers, exposure: meanStock * yearsObserved, yearsObserved: yearsObserved)
  }

  /// Joiners less leavers less what the stock changed by, in people: never repaired. Nil where a
  /// part is not known.
  package func residual(field: String) throws(ServiceError) -> Double? {
    guard let start = heads[.start]?.number, let end = heads[.end]?.number,
      let joiners = heads[.joiners]?.number, let leavers = heads[.leavers]?.number
    else { return nil }
    return try Reconciliation(
      opening: start, joiners: joiners, leavers: leavers, closing: end, field: field
    ).residual
  }
}

/// Indicators of workforce and need by board and year.
package struct BoardIndicators: Hashable, Sendable {
  /// Which figure.
  package struct Key: Hashable, Sendable {
    /// The board's ONS code.
    package let board: String
    /// The indicator as printed.
    package let metric: String
    /// The year.
    package let year: Int

    /// The figure of `metric` for `board` in `year`.
    package init(board: String, metric: String, year: Int) {
      self.board = board
      self.metric = metric
      self.year = year
    }
  }

  /// Which trusts.
  package enum Trusts: String, Sendable, CaseIterable {
    /// Acute trusts.
    case acute = "acute"
    /// Mental health trusts.
    case mentalHealth = "mental health"
  }

  /// The figures, in the units printed.
  package let values: [Key: Published]

  /// Indicators with these figures.
  package init(_ values: [Key: Published]) {
    self.values = values
  }

  /// FTE days sick ÷ FTE days available, 0 to 1. Days sick are printed per 10,000 people and days
  /// available per 100: both are scaled to one person first. Nil where one is not known.
  package func sickness(_ trusts: Trusts, board: String, year: Int) -> Double? {
    let words = "population (\(trusts.rawValue))"
    let sick = value("FTE days sick per 10,000 \(words)", board, year).map { $0 / 10_000 }
    let available = value("FTE days available per 100 \(words)", board, year).map { $0 / 100 }
    guard let sick, let available, available > 0 else { return nil }
    return sick / available
  }

  private func value(_ metric: String, _ board: String, _ year: Int) -> Double? {
    values[Key(board: board, metric: metric, year: year)]?.number
  }
}

/// Funded and filled FTE of a part of an organisation.
package struct EstablishmentLine: Hashable, Sendable {
  /// The part: its names from level 4 to level 7, outer first; at least one.
  package let path: [String]
  /// Funded FTE.
  package let budget: Published
  /// Filled FTE.
  package let filled: Published

  /// A line with these figures.
  package init(path: [String], budget: Published, filled: Published) {
    self.path = path
    self.budget = budget
    self.filled = filled
  }

  /// Funded less filled FTE; below 0 where more is filled than funded, and kept so. Nil where one
  /// is not known.
  package var vacancy: Double? {
    guard let budget = budget.number, let filled = filled.number else { return nil }
    return budget - filled
  }

  /// Vacancy ÷ funded FTE, a rate on this base and on no other; nil where nothing is funded.
  package var rate: Double? {
    guard let vacancy, let budget = budget.number, budget > 0 else { return nil }
    return vacancy / budget
  }
}
