package import OneWorkforceProtos
package import Planning
package import Vocabulary

extension WirePlannedPlace: WireScenarioRow {
  /// The place; its population, where one is given, by its years and bands.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> PlannedPlace {
    try PlannedPlace(
      code: try Code(code, field: field + ".code"),
      name: try boundedText(name, field: field + ".name"),
      pieces: try pieces.natives(field + ".pieces", atMost: 400, context),
      population: hasPopulation ? try population.native(field + ".population") : nil,
      field: field)
  }
}

extension PlannedPlace: ScenarioRow {
  /// The place as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WirePlannedPlace {
    .with {
      $0.code = code.text
      $0.name = name
      $0.pieces = pieces.protos(context)
      if let population { $0.population = population.proto() }
    }
  }
}

extension WireWeightedPiece: WireScenarioRow {
  /// The piece; all of the area where no weight is given.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> WeightedPiece {
    try WeightedPiece(
      kind: try requiredChoice(kind, field + ".kind"), code: code,
      weight: hasWeight ? weight : 1,
      period: try datePeriod(from, to, field + ".from", field + ".to"), field: field)
  }
}

extension WeightedPiece: ScenarioRow {
  /// The piece as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireWeightedPiece {
    .with {
      $0.kind = kind.rawValue
      $0.code = code
      $0.weight = weight
      $0.from = period.start.description
      $0.to = period.end?.description ?? ""
    }
  }
}

extension WirePlacePopulation {
  /// The people of a place.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package func native(_ field: String) throws(ServiceError) -> PlacePopulation {
    try requireAtMost(4, variants.count, field + ".variants")
    var tables: [PopulationTable] = []
    for (index, table) in variants.enumerated() {
      tables.append(try table.native("\(field).variants[\(index)]"))
    }
    let principal = try required(hasPrincipal, principal, field + ".principal")
    return try PlacePopulation(
      principal: try principal.native(field + ".principal"), variants: tables,
      basis: try boundedText(basis, field: field + ".basis"), field: field)
  }
}

extension PlacePopulation {
  /// The people as the wire writes them.
  package func proto() -> WirePlacePopulation {
    .with {
      $0.basis = basis
      $0.principal = principal.proto()
      $0.variants = variants.map { $0.proto() }
    }
  }
}

extension WirePopulationTable {
  /// The table.
  ///
  /// - Throws: ``ServiceError`` naming `field`.
  package func native(_ field: String) throws(ServiceError) -> PopulationTable {
    try PopulationTable(firstYear: Int(firstYear), people: years.map(\.people), field: field)
  }
}

extension PopulationTable {
  /// The table as the wire writes it.
  package func proto() -> WirePopulationTable {
    .with {
      $0.firstYear = Int32(clamping: firstYear)
      $0.years = people.map { row in .with { $0.people = row } }
    }
  }
}
