package import Vocabulary

/// Posts of one role in one sector: people, FTE and vacancies, as totals without a name.
package struct PostTotal: Hashable, Sendable {
  /// The role.
  package let role: RoleCode
  /// The sector of the employers.
  package let sector: Sector
  /// People engaged, each once.
  package var people: Int
  /// Their FTE where it is known, as shares of full time.
  package var filledFTE: Double
  /// Posts published and not filled.
  package var vacantPosts: Int
  /// Their FTE.
  package var vacantFTE: Double

  /// A total of nothing yet.
  package init(role: RoleCode, sector: Sector) {
    self.role = role
    self.sector = sector
    (people, filledFTE, vacantPosts, vacantFTE) = (0, 0, 0, 0)
  }

  /// The posts there are, filled or not, in FTE.
  package var establishmentFTE: Double { filledFTE + vacantFTE }
}

/// How many people in one sector hold a standard, by the records' own word.
package struct HoldingTotal: Hashable, Sendable {
  /// The standard.
  package let standard: StandardCode
  /// The sector of the employers.
  package let sector: Sector
  /// People who hold it.
  package let holders: Int
  /// People engaged.
  package let people: Int

  /// A total of these parts.
  package init(standard: StandardCode, sector: Sector, holders: Int, people: Int) {
    self.standard = standard
    self.sector = sector
    self.holders = holders
    self.people = people
  }
}

/// How many people do a kind of work for how many residents, beside a minimum that somebody gave.
package struct WorkRatio: Hashable, Sendable {
  /// What the ratio says of the minimum.
  package enum Verdict: String, Sendable, CaseIterable {
    /// At least the minimum.
    case kept = "KEPT"
    /// Under it.
    case under = "UNDER"
    /// It can't be told: no population, or a count too small to be shown could lie on either side.
    case unknown = "UNKNOWN"
    /// Nobody gave a minimum.
    case notAsked = "NOT_ASKED"
  }

  /// The ratio's verdict on `minimum` people for each ten thousand residents.
  ///
  /// - Parameters:
  ///   - people: The least and the most people there may be; equal where the count is shown.
  ///   - residents: Nil where the population is not known.
  package static func verdict(
    people: ClosedRange<Int>, residents: Double?, minimum: Double?
  ) -> Verdict {
    guard let minimum else { return .notAsked }
    guard let residents, residents > 0 else { return .unknown }
    let needed = minimum * residents / 10_000
    if Double(people.lowerBound) >= needed { return .kept }
    return Double(people.upperBound) < needed ? .under : .unknown
  }
}
