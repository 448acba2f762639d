package import Vocabulary

/// The nineteen age bands of people: 0-4 … 85-89, 90 and over.
package enum PeopleBand {
  /// How many there are.
  package static let count = 19
  /// Their labels, youngest first.
  package static let labels: [String] =
    (0..<18).map { "\($0 * 5)-\($0 * 5 + 4)" } + ["90+"]
  /// Weights of the Skills for Care rule: 1 from 65 on, 0 before.
  package static let aged65AndOver: [Double] = (0..<count).map { $0 >= 13 ? 1 : 0 }
}

/// People of an area at mid-year, by band, for consecutive years.
package struct PopulationTable: Hashable, Sendable {
  /// The first year; its values hold on 1 July.
  package let firstYear: Int
  /// One row a year, nineteen bands each.
  package let people: [[Double]]

  /// A table of these rows.
  ///
  /// - Throws: ``ServiceError`` naming `field` unless it has 2 to 101 years of 19 bands, each a
  ///   number of 0 to 100 million.
  package init(firstYear: Int, people: [[Double]], field: String) throws(ServiceError) {
    guard (1990...2100).contains(firstYear), (2...101).contains(people.count),
      people.allSatisfy({ $0.count == PeopleBand.count })
    else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must be 2 to 101 years of 19 age bands from a year of 1990 to 2100")
    }
    for row in people {
      for value in row { try requireNumber(value, in: 0...100_000_000, field: field) }
    }
    self.firstYear = firstYear
    self.people = people
  }

  /// The first month after the last one it covers: July of its last year is the last.
  package var endsAfterMonthIndex: Int { (firstYear + people.count - 1) * 12 + 6 }

  /// Whether it covers `month`: July of its first year to July of its last.
  package func covers(_ month: PlanMonth) -> Bool {
    month.index >= firstYear * 12 + 6 && month.index <= endsAfterMonthIndex
  }

  /// People by band on the first day of `month`, by straight lines between 1 Julys in whole months;
  /// nil where the table does not cover it.
  package func people(at month: PlanMonth) -> [Double]? {
    guard covers(month) else { return nil }
    let months = month.index - (firstYear * 12 + 6)
    let (year, part) = (months / 12, Double(months % 12) / 12)
    guard part > 0 else { return people[year] }
    return zip(people[year], people[year + 1]).map { $0 + ($1 - $0) * part }
  }
}

/// The people of a place: the principal projection, and what else they may turn out to be.
package struct PlacePopulation: Hashable, Sendable {
  /// The principal projection.
  package let principal: PopulationTable
  /// High and low life expectancy, high and low migration, in that order; none or four.
  package let variants: [PopulationTable]
  /// The base and release, in words, such as `ONS 2018-based`.
  package let basis: String

  /// A population with these parts.
  ///
  /// - Throws: ``ServiceError`` naming `field` unless the variants are none or four that cover the
  ///   same years as the principal projection.
  package init(
    principal: PopulationTable, variants: [PopulationTable] = [], basis: String, field: String
  ) throws(ServiceError) {
    let fits = variants.allSatisfy {
      $0.firstYear == principal.firstYear && $0.people.count == principal.people.count
    }
    guard variants.isEmpty || variants.count == 4, fits else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field + ".variants",
        "must be none or four, of the same years as the principal projection")
    }
    guard !basis.isEmpty, basis.unicodeScalars.count <= 200 else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".basis", "must name the base and release")
    }
    self.principal = principal
    self.variants = variants
    self.basis = basis
  }
}

/// A part of a place: a published area, for some days, with the share of it that counts.
package struct WeightedPiece: Hashable, Sendable {
  /// What a code stands for.
  package enum Kind: String, Sendable, CaseIterable {
    /// A sub-ICB location.
    case subICB = "SUB_ICB"
    /// A lower-tier, upper-tier or unitary authority.
    case authority = "AUTHORITY"
    /// An integrated care board.
    case board = "BOARD"
  }

  /// What the code stands for.
  package let kind: Kind
  /// The ONS code, nine characters.
  package let code: String
  /// The share of it that belongs to the place, above 0, at most 1.
  package let weight: Double
  /// The days it belongs.
  package let period: DatePeriod

  /// A piece with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    kind: Kind, code: String, weight: Double, period: DatePeriod, field: String
  ) throws(ServiceError) {
    guard code.utf8.count == 9, code.utf8.allSatisfy({ $0 >= 48 && $0 <= 90 }) else {
      throw ServiceError(
        .invalidArgument, .codeMalformed, field: field + ".code",
        "must be an ONS code of nine characters; got \(quoted(code))")
    }
    guard weight.isFinite, weight > 0, weight <= 1 else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field + ".weight",
        "must be above 0 and at most 1; got \(quoted("\(weight)"))")
    }
    self.kind = kind
    self.code = code
    self.weight = weight
    self.period = period
  }
}

/// A place of a plan: what it is made of, and its people once they are known.
package struct PlannedPlace: Hashable, Sendable {
  /// Its code in the plan.
  package let code: PlanPlaceCode
  /// Its name, 1 to 200 characters.
  package let name: String
  /// What it is made of; may be empty where the population is given.
  package let pieces: [WeightedPiece]
  /// Its people; nil until a population file gave them (``Scenario/settling(_:)``).
  package let population: PlacePopulation?

  /// A place with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    code: PlanPlaceCode, name: String, pieces: [WeightedPiece] = [],
    population: PlacePopulation? = nil, field: String
  ) throws(ServiceError) {
    guard !name.isEmpty, name.unicodeScalars.count <= 200 else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".name", "must be 1 to 200 characters")
    }
    guard pieces.count <= 400 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: field + ".pieces",
        "must be at most 400; got \(pieces.count)")
    }
    self.code = code
    self.name = name
    self.pieces = pieces
    self.population = population
  }
}
