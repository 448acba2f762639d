package import Vocabulary

extension WorkforceTotals {
  /// The column of people whose age nobody knows.
  package static let unknownAge = "unknown age"

  /// People of one place by group and age band, ready for hiding small counts
  /// (``SuppressedTable``); parts of people are rounded.
  ///
  /// There is one table a place and none over places: people are never added over places, since one
  /// person may be counted in two, and so no total of several tables can give a hidden count back.
  ///
  /// - Throws: ``ServiceError`` naming `place` where nobody is counted there.
  package func countTable(at place: PlanPlaceCode) throws(ServiceError) -> CountTable {
    let here = rows.filter { $0.place == place }
    guard !here.isEmpty else {
      throw ServiceError(
        .failedPrecondition, .fieldRequired, field: "place",
        "\(source) counts nobody at \(quoted(place.text))")
    }
    return try CountTable(
      columns: AgeBand.allCases.map(\.label) + [Self.unknownAge],
      rows: here.map { row in
        let counts = AgeBand.allCases.map { row.people[$0] ?? 0 } + [row.peopleOfUnknownAge]
        return CountTable.Row(label: row.group.text, counts: counts.map { Int($0.rounded()) })
      })
  }
}
