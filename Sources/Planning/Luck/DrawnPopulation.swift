import Vocabulary

/// The people of every place by month, as draws see them: which projection a draw follows, and how
/// far the base of a place is off.
struct DrawnPopulation: Sendable {
  /// A place's projections, each nineteen bands a point; the principal one first.
  private struct Place: Sendable {
    let projections: [[Double]]
    let baseName: ParameterName
  }

  private let places: [Place]
  private let drawsVariants: Bool
  private let baseError: Double

  /// Places in order of code.
  ///
  /// - Throws: ``ServiceError`` naming a place's population where it is needed and missing.
  init(_ scenario: Scenario) throws(ServiceError) {
    let parts = scenario.parts
    let order = parts.places.indices.sorted { parts.places[$0].code < parts.places[$1].code }
    var places: [Place] = []
    for position in order {
      places.append(try Self.place(parts.places[position], at: position, parts))
    }
    self.places = places
    drawsVariants = parts.uncertainty.drawsPopulationVariants
    baseError = parts.uncertainty.populationBaseError
  }

  var placeCount: Int { places.count }

  private static func place(
    _ place: PlannedPlace, at position: Int, _ parts: Scenario.Parts
  ) throws(ServiceError) -> Place {
    let field = "places[\(position)].population"
    guard let population = place.population else {
      let isNeeded = parts.needs.contains { $0.place == nil || $0.place == place.code }
      guard !isNeeded else {
        throw ServiceError(
          .invalidArgument, .fieldRequired, field: field,
          "the need at \(quoted(place.code.text)) rests on its people, who are not known yet")
      }
      return Place(projections: [], baseName: .populationBase(place: place.code.text))
    }
    var projections: [[Double]] = []
    for table in [population.principal] + population.variants {
      projections.append(try points(of: table, parts, field: field))
    }
    return Place(projections: projections, baseName: .populationBase(place: place.code.text))
  }

  private static func points(
    of table: PopulationTable, _ parts: Scenario.Parts, field: String
  ) throws(ServiceError) -> [Double] {
    var points: [Double] = []
    points.reserveCapacity((parts.horizonMonths + 1) * PeopleBand.count)
    for month in 0...parts.horizonMonths {
      guard let people = table.people(at: parts.start.adding(months: month)) else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: field,
          "does not cover \(parts.start.adding(months: month))")
      }
      points += people
    }
    return points
  }

  /// Sets the people of `places`, positions in order of code, in the draws of `values`.
  func fill(_ values: inout LaneValues, luck: Luck, places wanted: [Int]) {
    let choices = values.draws.map { projection(luck, draw: $0) }
    for position in wanted where places.indices.contains(position) {
      let place = places[position]
      guard let principal = place.projections.first else { continue }
      let base = baseFactors(luck, values.draws, place.baseName)
      if values.population[position].count != principal.count {
        values.population[position] = Array(repeating: .zero, count: principal.count)
      }
      if choices.allSatisfy({ $0 == 0 }) || place.projections.count == 1 {
        for index in principal.indices {
          values.population[position][index] = Lanes(repeating: principal[index]) * base
        }
      } else {
        mix(place, choices, base, into: &values.population[position])
      }
    }
  }

  private func mix(
    _ place: Place, _ choices: [Int], _ base: Lanes, into people: inout [Lanes]
  ) {
    let followed = choices.map { place.projections[min($0, place.projections.count - 1)] }
    for index in people.indices {
      var lanes = Lanes.zero
      for (lane, projection) in followed.enumerated() { lanes[lane] = projection[index] }
      people[index] = lanes * base
    }
  }

  /// Which projection a draw follows: 0.40 the principal one, 0.15 each of the variants in order.
  private func projection(_ luck: Luck, draw: UInt32) -> Int {
    guard drawsVariants, draw > 0 else { return 0 }
    let uniform = luck.uniform(.populationVariant, draw: draw, index: 0)
    return Self.variantStarts.lastIndex { $0 <= uniform } ?? 0
  }

  private static let variantStarts = [0, 0.40, 0.55, 0.70, 0.85]

  private func baseFactors(_ luck: Luck, _ draws: [UInt32], _ name: ParameterName) -> Lanes {
    var factors = Lanes.one
    guard baseError > 0 else { return factors }
    for (lane, draw) in draws.prefix(Lanes.scalarCount).enumerated() where draw > 0 {
      factors[lane] = Elementary.exp(baseError * luck.normal(name, draw: draw, index: 0))
    }
    return factors
  }
}
