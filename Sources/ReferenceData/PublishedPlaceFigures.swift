package import Vocabulary

/// A borough's row as a public document prints it: kept as printed, never repaired.
package struct PublishedPlaceFigure: Hashable, Sendable {
  /// The row's number among our published figures: `N070`.
  package let code: String
  /// The borough as printed.
  package let name: String
  /// People.
  package let people: Int
  /// General practices.
  package let practices: Int
  /// Primary care networks.
  package let networks: Int
  /// The deprivation rank printed.
  package let deprivationRank: Int

  /// What looks implausible by the rules of `table`: a warning beside the row, never a refusal.
  ///
  /// People a network are rounded to the nearest, halves up.
  package func flags(by table: PolicyTable = .shipped) -> [PlausibilityFlag] {
    let perNetwork = networks > 0 ? (2 * people + networks) / (2 * networks) : 0
    return PlausibilityFlag.flags(of: people, area: "place", in: table)
      + PlausibilityFlag.flags(of: perNetwork, area: "neighbourhood", in: table)
  }
}

/// A printed figure outside what is usual for its kind of area.
package struct PlausibilityFlag: Hashable, Sendable {
  /// `place` or `neighbourhood`.
  package let area: String
  /// The figure, in people.
  package let people: Int
  /// The limit it passes.
  package let limit: Int
  /// Whether it is above the limit; else it is below.
  package let isAbove: Bool

  static func flags(of people: Int, area: String, in table: PolicyTable) -> [PlausibilityFlag] {
    func limits(_ parameter: PolicyParameter) -> [Int] {
      let key = PolicyKey(FrameworkCode(listed: "PLACE"), subject: area, parameter)
      return table.rows(for: key).compactMap(\.value.number)
    }
    let low = limits(.typicalPeopleMin).filter { people < $0 }
    let high = limits(.typicalPeopleMax).filter { people > $0 }
    return low.map { PlausibilityFlag(area: area, people: people, limit: $0, isAbove: false) }
      + high.map { PlausibilityFlag(area: area, people: people, limit: $0, isAbove: true) }
  }
}

/// North West London as printed in Integrating care (CIPFA, 2022).
package enum PublishedPlaceFigures {
  /// Where the rows are printed.
  package static let source = "Integrating care (CIPFA, 2022)"
  /// The day the figures describe; the document as we have it does not say.
  package static let asOf: CivilDate? = nil
  /// The year it was published.
  package static let publishedYear = 2022
  /// The unit of ``PublishedPlaceFigure/people``.
  package static let unit = "people"
  /// Practices in all, as printed.
  package static let printedPractices = 350
  /// Primary care networks in all, as printed.
  package static let printedNetworks = 46

  /// The eight boroughs, in the order printed.
  package static let northWestLondon: [PublishedPlaceFigure] =
    TableText.rows(TableText.publishedPlaceFigures) { row in
      PublishedPlaceFigure(
        code: try row.text("code"), name: try row.text("name"), people: try row.number("people"),
        practices: try row.number("practices"), networks: try row.number("pcns"),
        deprivationRank: try row.number("deprivation_rank"))
    }
}
