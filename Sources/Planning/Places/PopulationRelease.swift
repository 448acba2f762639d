package import Vocabulary

/// Which projection of a release a table holds, by the names of the packaged board file.
package enum PopulationVariant: String, Sendable, CaseIterable {
  /// The principal projection.
  case principal = "v1"
  /// People live longer.
  case highLifeExpectancy = "v4"
  /// People live less long.
  case lowLifeExpectancy = "v5"
  /// More people come.
  case highMigration = "v6"
  /// Fewer people come.
  case lowMigration = "v7"
  /// More people altogether.
  case highPopulation = "v8"
  /// Fewer people altogether.
  case lowPopulation = "v9"
  /// A younger population.
  case young = "v10"
  /// An older population.
  case old = "v11"

  /// The four that draws choose among beside the principal one, in the order of the draw.
  package static let drawn: [PopulationVariant] = [
    .highLifeExpectancy, .lowLifeExpectancy, .highMigration, .lowMigration,
  ]
}

/// The people of one published area, by variant.
package struct PopulationArea: Hashable, Sendable {
  /// The ONS code, nine characters.
  package let code: String
  /// Its name as printed.
  package let name: String
  /// What the release says of it; always the principal projection, often nothing else.
  package let tables: [PopulationVariant: PopulationTable]

  /// The people of an area.
  package init(code: String, name: String, tables: [PopulationVariant: PopulationTable]) {
    self.code = code
    self.name = name
    self.tables = tables
  }

  /// The principal projection, where there is one.
  package var principal: PopulationTable? { tables[.principal] }
}

/// One release of population projections: areas by code, all for the same years.
package struct PopulationRelease: Hashable, Sendable {
  /// What it is, in words, such as `ONS 2018-based`; 1 to 60 characters.
  package let basis: String
  /// The first year; values hold on 1 July.
  package let firstYear: Int
  /// How many years, at least 2.
  package let yearCount: Int
  /// The areas, by ONS code.
  package let areas: [String: PopulationArea]

  /// A release of these areas.
  ///
  /// - Throws: ``ServiceError`` naming `field`: `DUPLICATE_ITEM` where a code stands twice,
  ///   `FIELDS_CONTRADICT` where an area has other years than the first or no principal projection,
  ///   `FIELD_REQUIRED` where there is no area or no basis.
  package init(
    basis: String, areas list: [PopulationArea], field: String
  ) throws(ServiceError) {
    guard !basis.isEmpty, basis.unicodeScalars.count <= 60, let first = list.first?.principal else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field,
        "must name its base in at most 60 characters and hold an area with a principal projection")
    }
    var areas: [String: PopulationArea] = [:]
    for area in list {
      guard areas.updateValue(area, forKey: area.code) == nil else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: field,
          "holds the area \(quoted(area.code)) twice")
      }
      let isWhole = area.tables.values.allSatisfy {
        $0.firstYear == first.firstYear && $0.people.count == first.people.count
      }
      guard isWhole, area.principal != nil else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: field,
          "must give \(quoted(area.code)) the same years as the others, principal projection first")
      }
    }
    self.basis = basis
    self.areas = areas
    firstYear = first.firstYear
    yearCount = first.people.count
  }

  /// Whether some area has variants beside its principal projection.
  package var hasVariants: Bool { areas.values.contains { $0.tables.count > 1 } }

  /// The years it covers.
  package var years: Range<Int> { firstYear..<firstYear + yearCount }
}
