package import Vocabulary

/// One figure of run 0: a measure of a scope at the end of a year.
package struct PlanMeasure: Hashable, Sendable {
  /// What it is about; a group of all places or a sector as well.
  package let scope: BandScope
  /// What is measured.
  package let metric: BandMetric
  /// Years since point 0.
  package let year: Int

  /// A measure of `scope` at the end of `year`.
  ///
  /// - Throws: ``ServiceError`` naming `metric` where it does not add up over the scope: gaps are
  ///   of one group at one place, so that surplus never hides shortage, and people are never added.
  package init(_ scope: BandScope, _ metric: BandMetric, year: Int) throws(ServiceError) {
    let isSingle = scope.place != nil && scope.group != nil
    guard isSingle || (metric != .gapFTE && metric != .people) else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "metric",
        "gaps and people are of one group at one place and are never added")
    }
    self.scope = scope
    self.metric = metric
    self.year = year
  }

  /// Unmet FTE of all sectors at all places at the end of `year`.
  package static func unmet(year: Int) throws(ServiceError) -> PlanMeasure {
    try PlanMeasure(BandScope(place: nil, group: nil, sector: nil), .unmetFTE, year: year)
  }

  /// The figure in `run`, run 0 of `scenario`; groups whose need is unknown add nothing to figures
  /// of need.
  ///
  /// - Throws: ``ServiceError`` naming `year` or `scope` where nothing is measured.
  package func value(_ run: CentralRun, of scenario: Scenario) throws(ServiceError) -> Double {
    let sectors = Self.sectors(scenario)
    let rows = run.groups.filter {
      $0.year == year && Self.isIn(scope, place: $0.place, group: $0.group, sectors: sectors)
    }
    let values = rows.compactMap(single)
    guard (0...scenario.years).contains(year) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "year",
        "must be 0 to \(scenario.years); got \(quoted("\(year)"))")
    }
    guard scope.group == nil || !values.isEmpty else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "scope", "nothing there has this measure")
    }
    return values.reduce(0, +)
  }

  private func single(_ row: GroupYear) -> Double? {
    switch metric {
    case .gapFTE: row.gapFTE
    case .unmetFTE: row.unmetFTE
    case .surplusFTE: row.gapFTE.map { max(0, -$0) }
    case .availableFTE: row.capacity.availableFTE
    case .requiredFTE: row.need?.fte
    case .people: row.people.values.reduce(0, +)
    }
  }

  /// The measure of a cell from available and required FTE and people; lanes side by side.
  func lanes(available: Lanes, required: Lanes, people: Lanes) -> Lanes {
    switch metric {
    case .gapFTE: required - available
    case .unmetFTE: pointwiseMax(required - available, .zero)
    case .surplusFTE: pointwiseMax(available - required, .zero)
    case .availableFTE: available
    case .requiredFTE: required
    case .people: people
    }
  }

  /// Whether a group at a place is in `scope`.
  static func isIn(
    _ scope: BandScope, place: PlanPlaceCode, group: GroupCode, of scenario: Scenario
  ) -> Bool {
    isIn(scope, place: place, group: group, sectors: sectors(scenario))
  }

  static func isIn(
    _ scope: BandScope, place: PlanPlaceCode, group: GroupCode, sectors: [GroupCode: Sector]
  ) -> Bool {
    (scope.place == nil || scope.place == place) && (scope.group == nil || scope.group == group)
      && (scope.sector == nil || scope.sector == sectors[group])
  }

  static func sectors(_ scenario: Scenario) -> [GroupCode: Sector] {
    Dictionary(
      scenario.parts.groups.map { ($0.code, $0.sector) }, uniquingKeysWith: { first, _ in first })
  }
}
