package import Planning
package import Vocabulary

/// The packaged shape of population files: `area_code,area_name[,variant],age_band,2018…2043`.
package struct PopulationBandsFile: PlanningRows {
  /// Which file.
  package let file: BaselineFile
  /// Its columns besides the years.
  package var columns: [String] {
    ["AREA_CODE", "AREA_NAME", "AGE_BAND"] + (hasVariants ? ["VARIANT"] : [])
  }
  private let hasVariants: Bool
  private var years = YearColumns()
  private var sheet = PopulationSheet()

  /// Rows of authorities' people, or of boards' people by variant.
  package init(hasVariants: Bool) {
    self.hasVariants = hasVariants
    file = hasVariants ? .populationVariants : .populationBands
  }

  /// Takes the header; the years must follow each other.
  package mutating func open(_ header: [String]) -> [CellFault] {
    years.open(header, besides: columns)
  }

  /// Takes a band of an area.
  package mutating func take(_ row: NamedCells) -> [CellFault] {
    do {
      let band = row["AGE_BAND"]
      guard let place = PeopleBand.labels.firstIndex(of: band) else {
        throw CellFault(
          column: "AGE_BAND", code: .codeUnknown,
          sentence: "AGE_BAND must be one of 0-4, 5-9 … 85-89, 90+")
      }
      let name = hasVariants ? row["VARIANT"] : PopulationVariant.principal.rawValue
      guard let variant = PopulationVariant(rawValue: name) else {
        throw CellFault(
          column: "VARIANT", code: .codeUnknown,
          sentence: "VARIANT must be one of v1, v4, v5, v6, v7, v8, v9, v10, v11")
      }
      let key = PopulationSheet.Key(area: try row.areaCode("AREA_CODE"), part: variant.rawValue)
      try sheet.add(
        try years.values(row), to: key, named: row["AREA_NAME"],
        ages: place * 5...(place == 18 ? 90 : place * 5 + 4), column: "AGE_BAND")
      return []
    } catch {
      return [error as? CellFault ?? .formless]
    }
  }

  /// Areas whose bands are not all there.
  package mutating func close() -> [CellFault] { sheet.incomplete() }

  /// The release that the file holds; `basis` names it, as `ONS 2018-based`.
  ///
  /// - Throws: ``ServiceError`` naming `population`: no area is whole.
  package func release(basis: String) throws(ServiceError) -> PopulationRelease {
    try sheet.release(basis: basis, firstYear: years.first) { PopulationVariant(rawValue: $0) }
  }
}
