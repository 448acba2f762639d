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

  /// A catalogue of these parts.
  package init(
    authorities: PopulationRelease, boards: PopulationRelease?, geography: PlaceGeography
  ) {
    self.authorities = authorities
    self.boards = boards
    self.geography = geography
  }

  /// The same catalogue with the newer release `authorities` in place of the older one.
  package func replacing(authorities newer: PopulationRelease) -> PopulationCatalogue {
    PopulationCatalogue(authorities: newer, boards: boards, geography: geography)
  }

  /// Whether the boards' variants belong to the same years as the authorities' projection: only
  /// then do they say anything of it.
  package var hasVariants: Bool { boards.map { $0.coversYears(of: authorities) } ?? false }

  /// The principal projection of the authority `code`, lower-tier, upper-tier or England; nil where
  /// the release has none.
  package func people(ofAuthority code: String) -> PopulationTable? {
    authorities.areas[code]?.principal
  }

  /// The principal projection of the board `code`; nil where the release has none or is of other
  /// years than the authorities'.
  package func people(ofBoard code: String) -> PopulationTable? {
    hasVariants ? boards?.areas[code]?.principal : nil
  }

  /// What `variant` of the board `code` is of its principal projection, by year and band; 1 where
  /// nobody is projected. Nil where the release lacks it.
  package func ratio(_ variant: PopulationVariant, ofBoard code: String) -> [[Double]]? {
    guard hasVariants, let area = boards?.areas[code], let principal = area.principal,
      let other = area.tables[variant]
    else { return nil }
    return zip(other.people, principal.people).map { year, base in
      zip(year, base).map { $1 > 0 ? $0 / $1 : 1 }
    }
  }
}
