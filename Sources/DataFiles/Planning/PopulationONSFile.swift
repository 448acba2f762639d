package import Planning
package import Vocabulary

/// The shape in which the Office for National Statistics publishes projections, 2022-based and
/// later: `AREA_CODE, AREA_NAME, COMPONENT, SEX, AGE_GROUP, 2022 … 2047`.
///
/// Rows of the component `Population` are read, others passed over. People are the rows of
/// `persons`, or males and females added; ages are single years, five-year bands or both halves of
/// a mixture, with 90 and over last. `All ages` is passed over: it is a sum.
package struct PopulationONSFile: PlanningRows {
  /// Which file.
  package let file = BaselineFile.populationONS
  /// Its columns besides the years.
  package let columns = ["AREA_CODE", "AREA_NAME", "COMPONENT", "SEX", "AGE_GROUP"]
  /// Rows of other components, and sums over all ages.
  package private(set) var passedOverCount = 0
  private var years = YearColumns()
  private var sheet = PopulationSheet()

  /// No rows yet.
  package init() {}

  /// Takes the header; the years must follow each other.
  package mutating func open(_ header: [String]) -> [CellFault] {
    years.open(header, besides: columns)
  }

  /// Takes an age group of one sex of an area.
  package mutating func take(_ row: NamedCells) -> [CellFault] {
    let group = row["AGE_GROUP"].lowercased()
    guard row["COMPONENT"].lowercased() == "population", group != "all ages", group != "all" else {
      passedOverCount += 1
      return []
    }
    do {
      guard let sex = Sex(row["SEX"]) else {
        throw CellFault(
          column: "SEX", code: .codeUnknown, sentence: "SEX must be persons, males or females")
      }
      guard let ages = Self.ages(group) else {
        throw CellFault(
          column: "AGE_GROUP", code: .formWrong,
          sentence: "AGE_GROUP must be a year, five years within a band of five, or 90 and over")
      }
      let key = PopulationSheet.Key(area: try row.areaCode("AREA_CODE"), part: sex.rawValue)
      try sheet.add(
        try years.values(row), to: key, named: row["AREA_NAME"], ages: ages, column: "AGE_GROUP")
      return []
    } catch {
      return [error as? CellFault ?? .formless]
    }
  }

  /// Areas whose ages are not all there, and where both sexes do not add up to all persons.
  package mutating func close() -> [CellFault] {
    let differing = sheet.addUp(
      Sex.males.rawValue, Sex.females.rawValue, to: Sex.persons.rawValue)
    return sheet.incomplete() + differing
  }

  /// The release that the file holds; `basis` names it, as `ONS 2022-based`.
  ///
  /// - Throws: ``ServiceError`` naming `population`: no area is whole.
  package func release(basis: String) throws(ServiceError) -> PopulationRelease {
    try sheet.release(basis: basis, firstYear: years.first) {
      $0 == Sex.persons.rawValue ? .principal : nil
    }
  }

  private enum Sex: String {
    case persons, males, females

    init?(_ text: String) {
      switch text.lowercased() {
      case "persons", "person", "all", "p": self = .persons
      case "males", "male", "m": self = .males
      case "females", "female", "f": self = .females
      default: return nil
      }
    }
  }

  // The ages a group covers, 90 standing for everyone older too; within one band of five.
  static func ages(_ group: String) -> ClosedRange<Int>? {
    if ["90 and over", "90+", "90 plus", "90 & over"].contains(group) { return 90...90 }
    let parts = group.split(separator: "-", omittingEmptySubsequences: false)
    let ends = parts.compactMap { wholeNumber(String($0).trimmed) }
    guard ends.count == parts.count, (1...2).contains(ends.count), let from = ends.first,
      let to = ends.last, from <= to, to < 90, from / 5 == to / 5
    else { return nil }
    return from...to
  }
}
