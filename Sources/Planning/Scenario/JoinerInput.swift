package import Vocabulary

/// Where joiners come from, other than our own programmes.
package enum JoinerSource: String, Sendable, CaseIterable {
  /// From abroad.
  case international = "INTERNATIONAL"
  /// Back after a break.
  case returning = "RETURNING"
  /// The wider labour market.
  case wider = "WIDER"
}

/// People who join a group at a place from outside, as a count a month, never a rate on the stock.
package struct JoinerInput: Hashable, Sendable {
  /// The place.
  package let place: PlanPlaceCode
  /// The group.
  package let group: GroupCode
  /// Where they come from.
  package let source: JoinerSource
  /// How many a month; nil where hiring mode alone decides (source ``JoinerSource/wider``).
  package let perMonth: PlanValue
  /// At which ages.
  package let entryAges: EntryAges

  /// Joiners with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    place: PlanPlaceCode, group: GroupCode, source: JoinerSource, perMonth: PlanValue,
    entryAges: EntryAges, field: String
  ) throws(ServiceError) {
    try requireNumber(perMonth.centre, in: InputRange.joiners, field: field + ".per_month")
    self.place = place
    self.group = group
    self.source = source
    self.perMonth = perMonth
    self.entryAges = entryAges
  }
}

/// A group at a place that hires from the wider labour market to fill its establishment.
///
/// A group without a row takes joiners as given (trend mode). With one, its source
/// ``JoinerSource/wider`` is `min(applicants, fill rate × max(0, establishment − FTE) ÷
/// participation of joiners)` each month, and a joiner row of that source is refused.
package struct EstablishmentHiring: Hashable, Sendable {
  /// The place.
  package let place: PlanPlaceCode
  /// The group.
  package let group: GroupCode
  /// The share of open posts filled in a month, 0 to 1.
  package let fillRate: PlanValue
  /// Applicants a month.
  package let applicantsPerMonth: PlanValue
  /// At which ages.
  package let entryAges: EntryAges

  /// Hiring with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    place: PlanPlaceCode, group: GroupCode, fillRate: PlanValue, applicantsPerMonth: PlanValue,
    entryAges: EntryAges, field: String
  ) throws(ServiceError) {
    try requireNumber(fillRate.centre, in: InputRange.share, field: field + ".fill_rate")
    try requireNumber(
      applicantsPerMonth.centre, in: InputRange.joiners, field: field + ".applicants_per_month")
    self.place = place
    self.group = group
    self.fillRate = fillRate
    self.applicantsPerMonth = applicantsPerMonth
    self.entryAges = entryAges
  }
}
