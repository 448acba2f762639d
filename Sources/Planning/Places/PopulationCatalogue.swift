/// The projections a plan can draw on and the geography that cuts them into places.
///
/// A newer release replaces an older one without code: read its file and give it as `authorities`.
package struct PopulationCatalogue: Hashable, Sendable {
  /// Authorities, and England where the file has it: the principal projection.
  package let authorities: PopulationRelease
  /// Boards with their variants; nil where there are none.
  package let boards: PopulationRelease?
  /// How areas lie in each other.
  package let geography: PlaceGeography
  /// Whether the boards' ratios of variant to principal are used for a release of other years: a
  /// step that the basis names, off unless somebody takes it.
  package let borrowsRatios: Bool

  /// A catalogue of these parts.
  package init(
    authorities: PopulationRelease, boards: PopulationRelease?, geography: PlaceGeography,
    borrowsRatios: Bool = false
  ) {
    self.authorities = authorities
    self.boards = boards
    self.geography = geography
    self.borrowsRatios = borrowsRatios
  }

  /// The same catalogue with the newer release `authorities` in place of the older one.
  ///
  /// The boards' variants then belong to another base and say nothing, unless `borrowsRatios`: then
  /// their ratios are used, and people are known only for the years that both cover.
  package func replacing(
    authorities newer: PopulationRelease, borrowsRatios: Bool = false
  ) -> PopulationCatalogue {
    PopulationCatalogue(
      authorities: newer, boards: boards, geography: geography, borrowsRatios: borrowsRatios)
  }

  /// The same catalogue with the newer release `boards` of variants in place of the older one.
  package func replacing(boards newer: PopulationRelease) -> PopulationCatalogue {
    PopulationCatalogue(
      authorities: authorities, boards: newer, geography: geography, borrowsRatios: borrowsRatios)
  }

  /// The years for which places get people: those of the authorities, or those that the boards'
  /// release covers too where its ratios are borrowed.
  package var years: Range<Int> {
    guard borrowsRatios, let boards else { return authorities.years }
    let both = authorities.years.clamped(to: boards.years)
    return both.count >= 2 ? both : authorities.years
  }

  /// Whether the boards' variants say anything of the authorities' people.
  package var hasVariants: Bool {
    guard let boards else { return false }
    return hasOneBase || borrowsRatios && boards.years.clamped(to: authorities.years).count >= 2
  }

  /// Whether boards and authorities are projected for the same years.
  package var hasOneBase: Bool { boards.map { $0.years == authorities.years } ?? false }

  /// The principal projection of the authority `code`, lower-tier, upper-tier or England; nil where
  /// the release has none.
  package func people(ofAuthority code: String) -> PopulationTable? {
    authorities.areas[code]?.principal
  }

  /// The principal projection of the board `code`; nil where the release has none or is of other
  /// years than the authorities'.
  package func people(ofBoard code: String) -> PopulationTable? {
    hasOneBase ? boards?.areas[code]?.principal : nil
  }

  /// What `variant` of the board `code` is of its principal projection, by year of ``years`` and by
  /// band; 1 where nobody is projected. Nil where the release lacks it.
  package func ratio(_ variant: PopulationVariant, ofBoard code: String) -> [[Double]]? {
    guard hasVariants, let boards, let area = boards.areas[code], let principal = area.principal,
      let other = area.tables[variant]
    else { return nil }
    let rows = zip(other.people, principal.people).map { year, base in
      zip(year, base).map { $1 > 0 ? $0 / $1 : 1 }
    }
    return Array(rows.dropFirst(max(0, years.lowerBound - boards.firstYear)).prefix(years.count))
  }
}
