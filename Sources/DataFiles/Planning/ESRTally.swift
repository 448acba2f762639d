package import Planning
import Vocabulary

/// A post: an occupation at an organisation.
struct ESRPost: Hashable, Sendable, Comparable {
  let organisation: String
  let occupation: String

  static func < (left: ESRPost, right: ESRPost) -> Bool {
    (left.organisation, left.occupation) < (right.organisation, right.occupation)
  }
}

/// One person's posts while two months are matched; it leaves the reader only as parts of totals.
struct ESRPerson: Sendable {
  /// A month's record of somebody.
  struct Month: Sendable {
    /// Active WTE by post.
    var active: [ESRPost: Double] = [:]
  }

  private var months: [String: Month] = [:]
  private(set) var born: CivilDate?

  mutating func add(
    _ post: ESRPost, wte: Double, isActive: Bool, in month: String, born: CivilDate?
  ) {
    var record = months[month] ?? Month()
    if isActive, wte > 0 { record.active[post, default: 0] += wte }
    months[month] = record
    if let born { self.born = born }
  }

  /// The record of `month`, or nil where there is none.
  func month(_ month: String) -> Month? { months[month] }
}

/// What two months of staff come to.
package struct ESRResult: Sendable {
  /// Totals of the later month; each row has its movements.
  package let totals: WorkforceTotals
  /// Opening + joiners − leavers ± moves = closing, a line a place and group, in their order.
  package let reconciliations: [(place: PlanPlaceCode, group: GroupCode, check: Reconciliation)]
  /// Posts of the later month whose codes lead nowhere in the plan.
  package let leftOutPosts: Int
}

/// Adds people's two months up by place and group.
struct ESRTally {
  private struct Cell: Hashable {
    let place: PlanPlaceCode
    let group: GroupCode
  }

  private let mode: ESRStaffFile.Mode
  private let map: ESRMap
  private let asOf: CivilDate
  private var rows: [Cell: WorkforceTotals.Row] = [:]
  private var opening: [Cell: Double] = [:]
  private var closing: [Cell: Double] = [:]
  private var leftOut: Set<ESRPost> = []
  private var leftOutPosts = 0

  init(_ mode: ESRStaffFile.Mode, _ map: ESRMap, asOf: CivilDate) {
    self.mode = mode
    self.map = map
    self.asOf = asOf
  }

  mutating func add(_ person: ESRPerson, _ before: ESRPerson.Month?, _ after: ESRPerson.Month?) {
    let (old, new) = (before?.active ?? [:], after?.active ?? [:])
    for post in Set(old.keys).union(new.keys).sorted() {
      guard let cell = cell(post) else {
        if new[post] != nil {
          leftOut.insert(post)
          leftOutPosts += 1
        }
        continue
      }
      let (was, now) = (amount(old[post]), amount(new[post]))
      opening[cell, default: 0] += was
      closing[cell, default: 0] += now
      var row = self.row(cell)
      row.movements?.add(
        now - was,
        by: now > was
          ? Self.way(post, other: before, here: old) : Self.way(post, other: after, here: new))
      row.fte += new[post] ?? 0
      rows[cell] = row
    }
    count(person, new)
  }

  // The main post is the one with the most hours; ties to the first code.
  private mutating func count(_ person: ESRPerson, _ posts: [ESRPost: Double]) {
    let main = posts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key
    guard let main, let cell = cell(main) else { return }
    var row = self.row(cell)
    if let born = person.born, let band = AgeSpread.band(age: born.wholeYears(to: asOf)) {
      row.people[band, default: 0] += 1
    } else {
      row.peopleOfUnknownAge += 1
    }
    row.peopleWithHours += 1
    rows[cell] = row
  }

  private func cell(_ post: ESRPost) -> Cell? {
    map.cell(post).map { Cell(place: $0.place, group: $0.group) }
  }

  private func row(_ cell: Cell) -> WorkforceTotals.Row {
    if let row = rows[cell] { return row }
    var row = WorkforceTotals.Row(place: cell.place, group: cell.group)
    row.movements = StaffMovements()
    return row
  }

  private func amount(_ wte: Double?) -> Double {
    guard let wte, wte > 0 else { return 0 }
    return mode == .headcount ? 1 : wte
  }

  private static func way(
    _ post: ESRPost, other: ESRPerson.Month?, here: [ESRPost: Double]
  ) -> StaffMovements.Way {
    guard other != nil else { return .staff }
    if here.isEmpty { return .activity }
    if here[post] != nil { return .other }
    if here.keys.contains(where: { $0.organisation == post.organisation }) { return .occupation }
    return here.keys.contains { $0.occupation == post.occupation } ? .provider : .other
  }

  func result(
    from first: String, to last: String, field: String
  ) throws(ServiceError) -> ESRResult {
    let codes = leftOut.sorted().prefix(10).map { "\($0.occupation) at \($0.organisation)" }
    let strange =
      leftOut.isEmpty
      ? [] : ["posts whose codes lead to no group of the plan: " + codes.joined(separator: ", ")]
    var checks: [(PlanPlaceCode, GroupCode, Reconciliation)] = []
    for (cell, row) in rows.sorted(by: {
      ($0.key.place, $0.key.group) < ($1.key.place, $1.key.group)
    }) {
      checks.append(
        (
          cell.place, cell.group,
          try Reconciliation(
            opening: opening[cell] ?? 0, row.movements ?? StaffMovements(),
            closing: closing[cell] ?? 0, field: field)
        ))
    }
    return ESRResult(
      totals: try WorkforceTotals(
        rows: Array(rows.values), asOf: asOf, source: "ESR Staff in Post \(last)",
        period: "\(first) to \(last), in \(mode.rawValue)",
        exclusions: ["bank and honorary contracts", "staff who are on record and not active"]
          + strange, field: field),
      reconciliations: checks.map { (place: $0.0, group: $0.1, check: $0.2) },
      leftOutPosts: leftOutPosts)
  }
}
