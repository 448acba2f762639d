package import Vocabulary

/// What a plan says of one group in one plan year: how many staff, how much they do, what they
/// cost, each figure from whoever made it.
///
/// The figures are a plan's promises and change no projection; ``Scenario/mismatches`` holds them
/// against each other.
package struct StatedYear: Hashable, Sendable {
  /// The place.
  package let place: PlanPlaceCode
  /// The group.
  package let group: GroupCode
  /// The plan year, counted from 1.
  package let year: Int
  /// Staff in FTE, the year's average.
  package let staffFTE: Double?
  /// Hours of work with and for people that the year's activity takes.
  package let activityHours: Double?
  /// Pay and on-cost of the year, in pence.
  package let payPence: Int64?

  /// Figures of which at least two are said, so that there is something to hold against another.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    place: PlanPlaceCode, group: GroupCode, year: Int, staffFTE: Double?, activityHours: Double?,
    payPence: Int64?, field: String
  ) throws(ServiceError) {
    try requireNumber(Double(year), in: 1...30, field: field + ".year")
    if let staffFTE { try requireNumber(staffFTE, in: 0...1e7, field: field + ".staff_fte") }
    if let activityHours {
      try requireNumber(activityHours, in: 0...1e10, field: field + ".activity_hours")
    }
    if let payPence {
      try requireNumber(Double(payPence), in: 0...1e14, field: field + ".pay_pence")
    }
    let said = [staffFTE != nil, activityHours != nil, payPence != nil].count { $0 }
    guard said >= 2 else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field,
        "must say at least two of staff_fte, activity_hours and pay_pence; got \(said)")
    }
    self.place = place
    self.group = group
    self.year = year
    self.staffFTE = staffFTE
    self.activityHours = activityHours
    self.payPence = payPence
  }
}

/// Two figures of a plan that can't both be right.
package struct StatedMismatch: Hashable, Sendable {
  /// What a figure is about.
  package enum Side: String, Sendable, CaseIterable {
    /// Staff that the plan counts on.
    case staff
    /// What its activity takes.
    case activity
    /// What its money pays.
    case money
  }

  /// The place.
  package let place: PlanPlaceCode
  /// The group.
  package let group: GroupCode
  /// The plan year, counted from 1.
  package let year: Int
  /// The figure with fewer FTE.
  package let fewer: Side
  /// Its FTE.
  package let fewerFTE: Double
  /// The figure with more FTE.
  package let more: Side
  /// Its FTE.
  package let moreFTE: Double

  /// By how much of the greater they differ, 0 to 1.
  package var difference: Double { moreFTE > 0 ? (moreFTE - fewerFTE) / moreFTE : 0 }

  /// The mismatch in words, FTE rounded to a tenth.
  package var sentence: String {
    "\(fewer.rawValue) and \(more.rawValue) of \(quoted(group.text)) at \(quoted(place.text)) "
      + "disagree in plan year \(year): \(Self.tenths(fewerFTE)) FTE and "
      + "\(Self.tenths(moreFTE)) FTE"
  }

  private static func tenths(_ fte: Double) -> Double { (fte * 10).rounded() / 10 }
}

extension Scenario {
  /// Where staff, activity and money that the plan states disagree by more than its tolerance, in
  /// order of place, group and year; a plan with any of them fails.
  ///
  /// All three are brought to FTE: activity by the group's productive hours, money by its pay and
  /// on-cost. Pay events and agency are not looked at: what is stated is held against the pay of
  /// point 0.
  package var mismatches: [StatedMismatch] {
    guard let tolerance = parts.statedTolerance else { return [] }
    let groups = Dictionary(
      parts.groups.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let payOf = PayTable(parts.pay)
    let sorted = parts.stated.sorted {
      ($0.place, $0.group, $0.year) < ($1.place, $1.group, $1.year)
    }
    return sorted.flatMap { row -> [StatedMismatch] in
      var sides: [(side: StatedMismatch.Side, fte: Double)] = []
      if let staff = row.staffFTE { sides.append((.staff, staff)) }
      if let hours = row.activityHours, let group = groups[row.group] {
        sides.append((.activity, hours / (12 * group.productiveHoursPerFTE)))
      }
      if let pence = row.payPence, let pay = payOf[row.group, row.place] {
        sides.append((.money, Double(pence) / (Double(pay.yearlyPayPence) * (1 + pay.onCostShare))))
      }
      return sides.indices.flatMap { first in
        sides[(first + 1)...].compactMap { second -> StatedMismatch? in
          let (low, high) =
            sides[first].fte <= second.fte ? (sides[first], second) : (second, sides[first])
          let found = StatedMismatch(
            place: row.place, group: row.group, year: row.year, fewer: low.side,
            fewerFTE: low.fte, more: high.side, moreFTE: high.fte)
          return found.difference > tolerance ? found : nil
        }
      }
    }
  }
}

/// What groups are paid, looked up once for many rows.
struct PayTable {
  private let rows: [CellKey: PayInput]

  init(_ pay: [PayInput]) {
    rows = Dictionary(
      pay.map { (CellKey(place: $0.place, group: $0.group), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What the group is paid at the place: its own row, else the one for every place; nil where
  /// there is neither.
  subscript(group: GroupCode, place: PlanPlaceCode) -> PayInput? {
    rows[CellKey(place: place, group: group)] ?? rows[CellKey(place: nil, group: group)]
  }
}
