package import Vocabulary

/// Explains run 0 of a scenario: why supply, need and gap changed between two year ends.
package struct RunExplainer: Sendable {
  private struct Key: Hashable {
    let place: PlanPlaceCode
    let group: GroupCode
  }

  private let scenario: Scenario
  private let rows: [Key: [GroupYear]]
  private let posts: [PostCode: [Double]]
  private let order: [Key]

  /// An explainer of `run`, run 0 of `scenario`.
  package init(_ run: CentralRun, of scenario: Scenario) {
    self.scenario = scenario
    let grouped = Dictionary(grouping: run.groups) { Key(place: $0.place, group: $0.group) }
    rows = grouped.mapValues { $0.sorted { $0.year < $1.year } }
    order = rows.keys.sorted { ($0.place, $0.group) < ($1.place, $1.group) }
    posts = Dictionary(grouping: run.posts, by: \.post).mapValues {
      $0.sorted { $0.year < $1.year }.map(\.filled)
    }
  }

  /// Opening available FTE, joiners by source, leavers by cause, moves and what changed hours,
  /// closing available FTE, of a group at a place between the ends of two years; parts in FTE.
  ///
  /// People become FTE at the mean of what one gave at the year's start and end; what that changed
  /// is the part `participation`.
  ///
  /// - Throws: ``ServiceError`` naming `group` or `years`.
  package func supply(
    _ place: PlanPlaceCode, _ group: GroupCode, from: Int, to: Int
  ) throws(ServiceError) -> Bridge {
    let years = try years(place, group, from: from, to: to)
    guard let first = years.first, let last = years.last else { throw Self.unknownYears }
    var sum = PartSum()
    for (before, after) in zip(years, years.dropFirst()) {
      sum.add(supplyParts(before, after))
    }
    return Bridge(
      subject: .availableFTE, opening: first.capacity.availableFTE, parts: sum.parts,
      closing: last.capacity.availableFTE)
  }

  /// Opening required FTE, the shares of the factors of need, closing required FTE.
  ///
  /// - Throws: ``ServiceError`` naming `group` or `years`, and `group` where the need is unknown.
  package func need(
    _ place: PlanPlaceCode, _ group: GroupCode, from: Int, to: Int
  ) throws(ServiceError) -> Bridge {
    let years = try years(place, group, from: from, to: to)
    guard let before = years.first?.need, let after = years.last?.need else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "group",
        "the plan has no need model for \(quoted(group.text)) at \(quoted(place.text))")
    }
    return NeedSplit(scenario, place: place, group: group).bridge(before, after)
  }

  /// Why the gap of a group at a place changed: need less supply, parts that raise the gap above 0.
  ///
  /// - Throws: as ``need(_:_:from:to:)``.
  package func gap(
    _ place: PlanPlaceCode, _ group: GroupCode, from: Int, to: Int
  ) throws(ServiceError) -> GapExplanation {
    let need = try need(place, group, from: from, to: to)
    let supply = try supply(place, group, from: from, to: to)
    var sum = PartSum()
    sum.add(need.parts)
    sum.add(supply.parts, sign: -1)
    return Bridge(
      subject: .gapFTE, opening: need.opening - supply.opening, parts: sum.parts,
      closing: need.closing - supply.closing)
  }

  /// Why the unmet FTE of a scope changed: the parts of its groups that are short at either end,
  /// and `surplus`, which stands apart so that one group's surplus never hides another's shortage.
  ///
  /// Groups whose need is unknown are not in it.
  ///
  /// - Throws: ``ServiceError`` naming `years`, or `scope` where it holds no group with a need.
  package func unmet(
    _ scope: BandScope, from: Int, to: Int
  ) throws(ServiceError) -> GapExplanation {
    let members = order.filter { isIn(scope, $0) && rows[$0]?.first?.need != nil }
    guard !members.isEmpty else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "scope", "holds no group with a need model")
    }
    var sum = PartSum()
    var (opening, closing) = (0.0, 0.0)
    for member in members {
      let gap = try gap(member.place, member.group, from: from, to: to)
      guard gap.opening > 0 || gap.closing > 0 else { continue }
      opening += max(0, gap.opening)
      closing += max(0, gap.closing)
      sum.add(gap.parts)
      sum.add(.surplus, max(0, -gap.closing) - max(0, -gap.opening))
    }
    return Bridge(subject: .unmetFTE, opening: opening, parts: sum.parts, closing: closing)
  }

  private func isIn(_ scope: BandScope, _ key: Key) -> Bool {
    PlanMeasure.isIn(scope, place: key.place, group: key.group, of: scenario)
  }

  private static let unknownYears = ServiceError(
    .invalidArgument, .valueOutOfRange, field: "years",
    "must be two year ends of the plan, the first before the second")

  private func years(
    _ place: PlanPlaceCode, _ group: GroupCode, from: Int, to: Int
  ) throws(ServiceError) -> ArraySlice<GroupYear> {
    guard let found = rows[Key(place: place, group: group)] else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "group",
        "the plan has no \(quoted(group.text)) at \(quoted(place.text))")
    }
    guard from >= 0, from < to, to < found.count else { throw Self.unknownYears }
    return found[from...to]
  }
}

// Supply of one year.
extension RunExplainer {
  /// People outside joint posts, their own FTE, and what one of them gives.
  private struct Own {
    let people: Double
    let holders: Double
    let fte: Double

    /// FTE of one person; nil where there is nobody.
    var each: Double? { people - holders > 0 ? fte / (people - holders) : nil }
  }

  private func own(_ row: GroupYear) -> Own {
    let holders = scenario.parts.posts.filter {
      $0.place == row.place && $0.homeGroup == row.group
    }.reduce(0.0) { sum, post in
      let filled = posts[post.code] ?? []
      return sum + (filled.indices.contains(row.year) ? filled[row.year] : 0)
    }
    return Own(
      people: row.people.values.reduce(0, +), holders: holders,
      fte: row.capacity.fte - row.capacity.jointPostFTE)
  }

  private func supplyParts(_ before: GroupYear, _ after: GroupYear) -> [ExplainedPart] {
    let (start, end) = (own(before), own(after))
    let startEach = start.each ?? end.each ?? 0
    let endEach = end.each ?? startEach
    let each = (startEach + endEach) / 2
    var sum = PartSum()
    for (kind, people) in Self.flows(after) { sum.add(kind, people * each) }
    let posts = after.capacity.jointPostFTE - before.capacity.jointPostFTE
    sum.add(.jointPosts, posts - (end.holders - start.holders) * each)
    let flowed = Self.flows(after).reduce(0) { $0 + $1.1 }
    let ownChange = end.fte - start.fte
    // What flows and holders do not account for is the change of FTE a person.
    sum.add(.participation, ownChange - (flowed - (end.holders - start.holders)) * each)
    addHours(before, after, to: &sum)
    return sum.parts
  }

  private static func flows(_ row: GroupYear) -> [(ExplainedPart.Kind, Double)] {
    guard let flows = row.flows else { return [] }
    let joiners = zip(SupplySource.allCases, flows.joiners).map {
      (ExplainedPart.Kind.joiners($0), $1)
    }
    let leavers: [(ExplainedPart.Kind, Double)] = [
      (.retired, -flows.retired), (.ill, -flows.ill), (.left, -flows.left),
      (.providerExits, -flows.providerExits),
    ]
    let groups =
      flows.movedIn.sorted { $0.key < $1.key }.map { (ExplainedPart.Kind.movedIn(from: $0), $1) }
      + flows.movedOut.sorted { $0.key < $1.key }.map { (.movedOut(to: $0), -$1) }
    let places =
      flows.relocatedIn.sorted { $0.key < $1.key }
      .map { (ExplainedPart.Kind.relocatedIn(from: $0), $1) }
      + flows.relocatedOut.sorted { $0.key < $1.key }.map { (.relocatedOut(to: $0), -$1) }
    return joiners + leavers + groups + places
  }

  private func addHours(_ before: GroupYear, _ after: GroupYear, to sum: inout PartSum) {
    let group = scenario.parts.groups.first { $0.code == after.group }
    guard let hours = group?.productiveHoursPerFTE, hours > 0 else { return }
    let (start, end) = (before.capacity, after.capacity)
    sum.add(.travel, -(end.travelHours - start.travelHours) / hours)
    sum.add(.release, -(end.releaseHours - start.releaseHours) / hours)
    sum.add(.studentSupervision, -(end.studentHours - start.studentHours) / hours)
    sum.add(.agency, (end.agencyHours - start.agencyHours) / hours)
  }
}
