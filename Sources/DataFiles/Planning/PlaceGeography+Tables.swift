package import Planning
package import ReferenceData
package import Vocabulary

extension PlaceGeography {
  /// The geography of the packaged tables of April 2024, whose codes hold from `day` on.
  ///
  /// From 1 April 2026 six new boards replaced twelve and one more border moved; their codes are
  /// not in the tables, so a plan from that day on says that its boards may be the old ones.
  ///
  /// - Throws: ``ServiceError`` naming `geography` where a code stands twice.
  package init(
    boards: [ICBRow], locations: [SubICBRow], authorities: [AuthorityRow], overlaps: [OverlapRow],
    from day: CivilDate = Self.firstOfApril2024
  ) throws(ServiceError) {
    let period = DatePeriod(from: day)
    let regions = Dictionary(
      authorities.map { ($0.regionName, $0.regionCode) }, uniquingKeysWith: { first, _ in first })
    try self.init(
      vintage: "April 2024",
      authorities: authorities.map {
        Authority(
          code: $0.code, name: $0.name, upperTier: $0.upperTierCode, region: $0.regionCode,
          mainBoard: $0.mainICBCode, period: period)
      },
      locations: locations.map {
        Location(code: $0.code, name: $0.name, board: $0.icbCode, period: period)
      },
      boards: boards.map {
        Board(code: $0.code, name: $0.name, region: regions[$0.region], period: period)
      },
      overlaps: overlaps.map {
        Overlap(
          location: $0.subICBCode, authority: $0.authorityCode,
          shareOfAuthority: Double($0.shareOfAuthorityMillionths) / 1_000_000)
      },
      boardsSupersededFrom: CivilDate(year: 2026, month: 4, day: 1))
  }

  /// 1 April 2024.
  package static let firstOfApril2024 = CivilDate(dayNumber: 19_814)
}
