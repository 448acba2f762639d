import Planning
import Vocabulary

// What imports say beside their totals.

extension StoreSnapshot {
  /// The figures and projections of the import with this key.
  func published(of imported: Int64) throws -> PublishedFigures {
    let figures = try figures(of: imported)
    let population = try population(of: imported)
    return try stored {
      try PublishedFigures(figures, population: population, field: "published")
    }
  }

  private func figures(of imported: Int64) throws -> [AreaFigure] {
    try sql.rows(
      """
      SELECT measure, area, about, staff_group, period, value, among, coverage
      FROM workforce_figure WHERE import = ? ORDER BY position
      """, [.integer(imported)]
    ) { row in
      let group: GroupCode? = try row.optional(3) { try code(row.integer($0)) }
      return try stored {
        try AreaFigure(
          row.value(0, Numbered.figureMeasure), area: row.text(1), subject: row.text(2),
          group: group, period: row.text(4), value: row.real(5),
          among: row.optional(6, row.real), coverage: row.optional(7, row.real), field: "figure")
      }
    }
  }

  private func population(of imported: Int64) throws -> PopulationRelease? {
    var basis = ""
    var areas: [String: (name: String, tables: [PopulationVariant: PopulationTable])] = [:]
    _ = try sql.rows(
      """
      SELECT area, variant, title, basis, first_year, people FROM workforce_people
      WHERE import = ? ORDER BY area, variant
      """, [.integer(imported)]
    ) { row in
      let table = try stored {
        try PopulationTable(
          firstYear: row.exact(4), people: Self.bands(row.blob(5)), field: "people")
      }
      basis = try row.text(3)
      let name = try row.text(2)
      areas[try row.text(0), default: (name, [:])]
        .tables[try row.value(1, Numbered.populationVariant)] = table
    }
    guard !areas.isEmpty else { return nil }
    return try stored {
      try PopulationRelease(
        basis: basis,
        areas: areas.sorted { $0.key < $1.key }.map {
          PopulationArea(code: $0.key, name: $0.value.name, tables: $0.value.tables)
        }, field: "people")
    }
  }

  // Bytes as they were written: nineteen numbers of eight bytes a year.
  private static func bands(_ bytes: [UInt8]) -> [[Double]] {
    let values = stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
      Double(
        bitPattern: bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
    return stride(from: 0, to: values.count, by: PeopleBand.count).map {
      Array(values[$0..<min($0 + PeopleBand.count, values.count)])
    }
  }
}
