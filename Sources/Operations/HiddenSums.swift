import Planning
import Vocabulary

/// Sums of FTE at year ends that would give a hidden group back: those of which just one part is
/// hidden, sector by sector, place by place and over all.
struct HiddenSums {
  /// The sums.
  private(set) var keys: Set<YearKey> = []

  /// The sums over `rows`; a group without a need model is in no sum of need, so each kind of sum
  /// is asked with its own rows.
  init(_ rows: [KeptFigures.Row], hiding groups: Set<YearKey>, _ sectors: [GroupCode: Sector]) {
    for (year, members) in Dictionary(grouping: rows, by: \.key.year) {
      var counts: [BandScope: Int] = [:]
      for member in members where groups.contains(member.key) {
        let scope = member.key.scope
        let sector = scope.group.flatMap { sectors[$0] } ?? .other
        counts[BandScope(place: scope.place, group: nil, sector: sector), default: 0] += 1
      }
      for scope in Self.hidden(counts) { keys.insert(YearKey(scope, year)) }
    }
  }

  /// The sums that may not be shown, by how many groups of each sector at a place are hidden.
  private static func hidden(_ counts: [BandScope: Int]) -> Set<BandScope> {
    let parts = counts.filter { $0.value == 1 }.map(\.key)
    let places = alone(parts.map { BandScope(place: $0.place, group: nil, sector: nil) })
    let sectors = alone(parts.map { BandScope(place: nil, group: nil, sector: $0.sector) })
    var hidden = Set(parts).union(places).union(sectors)
    if places.count == 1 || sectors.count == 1 {
      hidden.insert(BandScope(place: nil, group: nil, sector: nil))
    }
    return hidden
  }

  /// The sums that have just one hidden part.
  private static func alone(_ sums: [BandScope]) -> [BandScope] {
    Dictionary(sums.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value == 1 }.map(\.key)
  }
}
