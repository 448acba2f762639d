import Vocabulary

/// What is known of each group at each place, from which source and how much of it; and what nobody
/// has given and must be asked for.
package struct CoverageReport: Hashable, Sendable {
  /// A group at a place and where its figures come from.
  package struct Line: Hashable, Sendable {
    /// The place.
    package let place: PlanPlaceCode
    /// The group.
    package let group: GroupCode
    /// The files, in words, in the order given.
    package let sources: [String]
    /// The least share of employers or posts any of them covers; nil where one does not say.
    package let coverage: Double?
    /// Who is left out, in words.
    package let exclusions: [String]
    /// What is missing, in words, each as a question.
    package let questions: [String]
  }

  /// Lines with a source, in order of place and group.
  package let known: [Line]
  /// Lines without any, in order of place and group.
  package let missing: [Line]
  /// Everybody left out of some total, in words, each once.
  package let exclusions: [String]

  /// What `totals` say of `groups` at `places`.
  package init(places: [PlanPlaceCode], groups: [StandardGroup], totals: [WorkforceTotals]) {
    var (known, missing): ([Line], [Line]) = ([], [])
    for place in places.sorted() {
      for group in groups.sorted(by: { $0.code < $1.code }) {
        let line = Self.line(place, group, totals)
        if line.sources.isEmpty { missing.append(line) } else { known.append(line) }
      }
    }
    self.known = known
    self.missing = missing
    var seen: Set<String> = []
    exclusions = (totals.flatMap(\.exclusions) + known.flatMap(\.exclusions)).filter {
      seen.insert($0).inserted
    }
  }

  private static func line(
    _ place: PlanPlaceCode, _ group: StandardGroup, _ totals: [WorkforceTotals]
  ) -> Line {
    let found = totals.compactMap { total in
      total.row(place, group.code).map { (total, $0) }
    }
    let shares = found.map(\.0.coverage)
    let isSaid = !shares.isEmpty && !shares.contains(nil)
    return Line(
      place: place, group: group.code, sources: found.map(\.0.source),
      coverage: isSaid ? shares.compactMap(\.self).min() : nil,
      exclusions: group.exclusions + found.flatMap(\.0.exclusions),
      questions: questions(group, found.map(\.1), isCoverageSaid: isSaid))
  }

  private static func questions(
    _ group: StandardGroup, _ rows: [WorkforceTotals.Row], isCoverageSaid: Bool
  ) -> [String] {
    guard !rows.isEmpty else { return ["who works as \(group.name), by age and hours?"] }
    let asked: [(Bool, String)] = [
      (!isCoverageSaid, "what share of employers do the figures for \(group.name) cover?"),
      (rows.contains { $0.peopleOfUnknownAge > 0 }, "how old are all who work as \(group.name)?"),
      (
        rows.contains { $0.peopleWithHours < $0.headcount },
        "what hours have all who work as \(group.name)?"
      ),
      (rows.allSatisfy { $0.leavers == nil }, "how many left \(group.name) in the last year?"),
      (rows.allSatisfy { $0.starters == nil }, "how many joined \(group.name) in the last year?"),
      (rows.allSatisfy { $0.vacancies == nil }, "how many posts of \(group.name) are open?"),
    ]
    return asked.filter(\.0).map(\.1)
  }
}
