import Planning
import Vocabulary

// Appending what an import says beside its totals.

extension StoreChange {
  func record(_ published: PublishedFigures, of imported: Int64) throws {
    for (position, figure) in published.figures.enumerated() {
      try writing.execute(
        """
        INSERT INTO workforce_figure (import, position, measure, area, about, staff_group, period,
          value, among, coverage)
        VALUES (\(Dialect.marks(10)))
        """,
        [
          .integer(imported), .number(position), Numbered.figureMeasure.cell(figure.measure),
          .text(figure.area), .text(figure.subject), cell(figure.group), .text(figure.period),
          .real(figure.value), .amount(figure.among), .amount(figure.coverage),
        ])
    }
    guard let population = published.population else { return }
    for area in population.areas.values.sorted(by: { $0.code < $1.code }) {
      for (variant, table) in area.tables {
        try writing.execute(
          """
          INSERT INTO workforce_people (import, area, variant, title, basis, first_year, people)
          VALUES (\(Dialect.marks(7)))
          """,
          [
            .integer(imported), .text(area.code), Numbered.populationVariant.cell(variant),
            .text(area.name), .text(population.basis), .number(table.firstYear),
            .blob(table.people.joined().flatMap(\.littleEndianBytes)),
          ])
      }
    }
  }
}

extension Double {
  /// Its eight bytes, little end first.
  fileprivate var littleEndianBytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: bitPattern >> ($0 * 8)) }
  }
}
