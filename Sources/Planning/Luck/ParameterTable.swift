package import Vocabulary

/// Every number of a scenario that may be uncertain, by name; a slot is a position in it.
///
/// Entries are in order of name, so the order of a file changes nothing.
package struct ParameterTable: Sendable {
  /// One input.
  package struct Entry: Hashable, Sendable {
    /// The name its draws are keyed by.
    package let name: ParameterName
    /// Its value.
    package let value: PlanValue
    /// Where its centre lies; a draw beyond it counts as the end.
    package let range: ClosedRange<Double>
    /// The sector whose labour market links it, for hazards; nil for other values.
    package let linkedSector: Sector?
    /// The place it is for; nil for inputs that several places share.
    package let place: PlanPlaceCode?

    /// The value at the uniform `u` in (0, 1), inside ``range``.
    package func value(at u: Double) -> Double { bounded(value.value(at: u)) }

    /// `drawn`, or the end of ``range`` that it lies beyond.
    func bounded(_ drawn: Double) -> Double {
      min(max(drawn, range.lowerBound), range.upperBound)
    }
  }

  /// Entries in order of name.
  package let entries: [Entry]
  /// Shock series in the order of ``LaneValues/shockFactors``: by sector, then cause.
  package let shocks: [UncertaintySettings.Shock]
  private let slots: [ParameterName: Int]

  /// The slot of a name; nil where the scenario has no such input.
  package func slot(_ name: ParameterName) -> Int? { slots[name] }

  /// The series for a sector and cause, or nil where it has none.
  package func shock(sector: Sector, cause: Cause) -> Int? {
    shocks.firstIndex { $0.sector == sector && $0.cause == cause.parameterText }
  }

  /// The table of a scenario.
  ///
  /// - Throws: ``ServiceError`` where two names have one id.
  package init(_ scenario: Scenario) throws(ServiceError) {
    let parts = scenario.parts
    let found = Self.hazards(parts) + Self.flows(parts) + Self.needs(parts) + Self.others(parts)
    entries = found.sorted { $0.name.text < $1.name.text }
    try ParameterRegister.requireOwnIDs(entries.lazy.map(\.name), field: "scenario")
    slots = Dictionary(
      entries.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    shocks = parts.uncertainty.shocks.sorted {
      ($0.sector.rawValue, $0.cause) < ($1.sector.rawValue, $1.cause)
    }
  }

  private static func hazards(_ parts: Scenario.Parts) -> [Entry] {
    let sectors = Dictionary(
      parts.groups.map { ($0.code, $0.sector) }, uniquingKeysWith: { first, _ in first })
    return parts.hazards.flatMap { input in
      input.rates.enumerated().map { position, value in
        let band = input.rates.count == 1 ? nil : AgeBand(rawValue: position)
        return Entry(
          name: InputName.hazard(input, band: band), value: value, range: InputRange.hazard,
          linkedSector: sectors[input.group], place: input.place)
      }
    }
  }

  private static func flows(_ parts: Scenario.Parts) -> [Entry] {
    parts.joiners.map {
      Entry(
        name: InputName.joiners($0), value: $0.perMonth, range: InputRange.joiners,
        linkedSector: nil, place: $0.place)
    }
      + parts.hiring.flatMap { input in
        [
          ("fill-rate", input.fillRate, InputRange.share),
          ("applicants", input.applicantsPerMonth, InputRange.joiners),
        ].map {
          Entry(
            name: InputName.hiring(input, $0), value: $1, range: $2, linkedSector: nil,
            place: input.place)
        }
      }
  }

  private static func needs(_ parts: Scenario.Parts) -> [Entry] {
    parts.activities.flatMap { input -> [Entry] in
      let values: [Part] =
        banded("rate", input.yearlyRates, InputRange.activities)
        + [("trend", input.trendPerYear, InputRange.trend)]
        + input.standards.map { ("hours/" + $0.group.text, $0.hours, InputRange.activityHours) }
      return values.map {
        Entry(
          name: InputName.activity(input, $0.0), value: $0.1, range: $0.2, linkedSector: nil,
          place: input.place)
      }
    }
      + parts.tasks.flatMap { input -> [Entry] in
        let values: [Part] =
          banded("prevalence", input.prevalence, InputRange.share)
          + [("episodes", input.episodesPerYear, InputRange.episodes)]
          + input.parts.map { ("minutes/" + $0.group.text, $0.minutes, InputRange.taskMinutes) }
        return values.map {
          Entry(
            name: InputName.task(input, $0.0), value: $0.1, range: $0.2, linkedSector: nil,
            place: input.place)
        }
      }
  }

  /// What a part of an input is called, its value and where its centre lies.
  private typealias Part = (String, PlanValue, ClosedRange<Double>)

  private static func banded(
    _ word: String, _ values: [PlanValue], _ range: ClosedRange<Double>
  ) -> [Part] {
    values.enumerated().map { position, value in
      (word + "/" + (values.count == 1 ? "*" : PeopleBand.labels[position]), value, range)
    }
  }

  private static func others(_ parts: Scenario.Parts) -> [Entry] {
    let programmes = parts.programmes.map {
      Entry(
        name: InputName.attrition($0), value: $0.attrition, range: InputRange.attrition,
        linkedSector: nil, place: nil)
    }
    let elasticity = parts.payElasticity.map {
      [
        Entry(
          name: InputName.payElasticity, value: $0, range: InputRange.payElasticity,
          linkedSector: nil, place: nil)
      ]
    }
    return programmes + (elasticity ?? []) + parts.delegations.flatMap(delegation)
  }

  private static func delegation(_ input: DelegationInput) -> [Entry] {
    var values: [Part] = [
      ("giver-minutes", input.giverMinutes, InputRange.giverMinutes),
      ("receiver-factor", input.receiverFactor, InputRange.receiverFactor),
      ("supervision", input.supervisionShare, InputRange.share),
      ("saving", input.sharedVisitSaving, InputRange.share),
      ("renewed", input.carers.renewedShare, InputRange.share),
    ]
    if case .perMonth(let count) = input.volume {
      values.append(("volume", count, InputRange.tasks))
    }
    return values.map {
      Entry(
        name: InputName.delegation(input, $0.0), value: $0.1, range: $0.2, linkedSector: nil,
        place: input.place)
    }
  }
}
