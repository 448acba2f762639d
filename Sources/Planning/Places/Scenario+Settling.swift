package import Vocabulary

extension Scenario {
  /// The same scenario with the people of every place that gave pieces and no people.
  ///
  /// A place whose people are given keeps them; one with neither stays as it is.
  ///
  /// - Throws: ``ServiceError`` naming the piece at fault, or `horizon_months` where the
  ///   projections end before the plan or begin after its start.
  package func settling(_ catalogue: PopulationCatalogue) throws(ServiceError) -> Scenario {
    let assembly = PlaceAssembly(catalogue, on: parts.start.firstDay)
    var places: [PlannedPlace] = []
    for (position, place) in parts.places.enumerated() {
      guard place.population == nil, !place.pieces.isEmpty else {
        places.append(place)
        continue
      }
      let field = "places[\(position)]"
      let population = try assembly.population(of: place.pieces, field: field + ".pieces")
      try requireCover(population.principal)
      places.append(
        try PlannedPlace(
          code: place.code, name: place.name, pieces: place.pieces, population: population,
          field: field))
    }
    let settled = places
    return try with { $0.places = settled }
  }

  private func requireCover(_ table: PopulationTable) throws(ServiceError) {
    let end = parts.start.adding(months: parts.horizonMonths)
    guard table.covers(parts.start), table.covers(end) else {
      let last = table.firstYear + table.people.count - 1
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "horizon_months",
        "the people are projected from July \(table.firstYear) to July \(last); the plan runs from "
          + "\(parts.start) to \(end)")
    }
  }
}

extension PlanMonth {
  /// Its first day.
  package var firstDay: CivilDate {
    CivilDate(year: year, month: month, day: 1) ?? CivilDate.supported.upperBound
  }
}
