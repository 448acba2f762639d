import Vocabulary

/// Where people who join a group come from.
package enum SupplySource: String, Sendable, CaseIterable {
  /// Graduates of the plan's programmes.
  case newlyQualified = "NEWLY_QUALIFIED"
  /// From abroad.
  case international = "INTERNATIONAL"
  /// Back after a break.
  case returning = "RETURNING"
  /// The wider labour market.
  case wider = "WIDER"
}

/// People who came to and left a group at a place in a plan year, by cause.
///
/// Opening and joiners less leavers and moves make closing, with no leftover.
package struct GroupFlows: Hashable, Sendable {
  /// People at the year's start.
  package var opening = 0.0
  /// Joiners by source, in the order of ``SupplySource``.
  package var joiners = [0.0, 0, 0, 0]
  /// Who retired.
  package var retired = 0.0
  /// Who left through ill health or death.
  package var ill = 0.0
  /// Who left care work.
  package var left = 0.0
  /// Who came from other groups, by group.
  package var movedIn: [GroupCode: Double] = [:]
  /// Who went to other groups, by group.
  package var movedOut: [GroupCode: Double] = [:]
  /// Who came from other places, by place.
  package var relocatedIn: [PlanPlaceCode: Double] = [:]
  /// Who went to other places, by place.
  package var relocatedOut: [PlanPlaceCode: Double] = [:]
  /// Who left through a provider's exit, those received elsewhere in the plan not among them.
  package var providerExits = 0.0
  /// People at the year's end.
  package var closing = 0.0

  /// No flows yet.
  package init() {}

  /// Opening and joiners less leavers and moves, less closing: 0 but for rounding.
  package var residual: Double {
    opening + joiners.reduce(0, +) + movedIn.values.sorted().reduce(0, +)
      + relocatedIn.values.sorted().reduce(0, +)
      - retired - ill - left - providerExits
      - movedOut.values.sorted().reduce(0, +) - relocatedOut.values.sorted().reduce(0, +) - closing
  }
}

/// What a group at a place needs at a point, and what its need is a product of.
package struct GroupNeed: Hashable, Sendable {
  /// The tier the figure rests on.
  package let tier: NeedTier
  /// Hours a month before delegated tasks are moved.
  package let hoursBeforeDelegation: Double
  /// Hours a month that delegation takes off (below 0) or adds, training included.
  package let delegationHours: Double
  /// Required hours a month.
  package let hours: Double
  /// Required FTE after WISN allowances.
  package let fte: Double
  /// What ``hoursBeforeDelegation`` is a product of relative to point 0, named in order, such as
  /// `people`, `trend`, `prevention`; 1 each at point 0. Empty where the need is a sum of several
  /// activities or tasks, whose factors differ; then ``parts`` has a row for each.
  package let factors: [Factor]
  /// Hours by activity or task, where there is more than one.
  package let parts: [Part]

  /// A factor of need.
  package struct Factor: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Its value, 1 at point 0.
    package let value: Double

    /// A factor with these parts.
    package init(name: String, value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// One activity's or task's hours.
  package struct Part: Hashable, Sendable {
    /// Its code.
    package let code: String
    /// Hours a month.
    package let hours: Double
    /// Its factors, as ``GroupNeed/factors``.
    package let factors: [Factor]

    /// A part with these values.
    package init(code: String, hours: Double, factors: [Factor]) {
      self.code = code
      self.hours = hours
      self.factors = factors
    }
  }

  /// A need with these parts.
  package init(
    tier: NeedTier, hoursBeforeDelegation: Double, delegationHours: Double, hours: Double,
    fte: Double, factors: [Factor], parts: [Part]
  ) {
    self.tier = tier
    self.hoursBeforeDelegation = hoursBeforeDelegation
    self.delegationHours = delegationHours
    self.hours = hours
    self.fte = fte
    self.factors = factors
    self.parts = parts
  }
}

/// A group's hours at a point, step by step from people to what is available.
package struct GroupCapacity: Hashable, Sendable {
  /// FTE of people and shares of joint posts.
  package let fte: Double
  /// Of it, FTE from joint posts' shares.
  package let jointPostFTE: Double
  /// Hours a month those FTE give.
  package let productiveHours: Double
  /// Hours lost to travel of joint posts.
  package let travelHours: Double
  /// Hours apprentices are released.
  package let releaseHours: Double
  /// Hours lost to supervising students.
  package let studentHours: Double
  /// Bank and agency hours.
  package let agencyHours: Double
  /// Hours a month available: productive less deductions, with agency hours.
  package let availableHours: Double
  /// ``availableHours`` ÷ productive hours of one FTE.
  package let availableFTE: Double

  /// A capacity with these parts.
  package init(
    fte: Double, jointPostFTE: Double, productiveHours: Double, travelHours: Double,
    releaseHours: Double, studentHours: Double, agencyHours: Double, availableHours: Double,
    availableFTE: Double
  ) {
    self.fte = fte
    self.jointPostFTE = jointPostFTE
    self.productiveHours = productiveHours
    self.travelHours = travelHours
    self.releaseHours = releaseHours
    self.studentHours = studentHours
    self.agencyHours = agencyHours
    self.availableHours = availableHours
    self.availableFTE = availableFTE
  }
}

/// A group at a place at the end of a plan year, in run 0; year 0 is the opening state.
package struct GroupYear: Hashable, Sendable {
  /// The place.
  package let place: PlanPlaceCode
  /// The group.
  package let group: GroupCode
  /// Years since point 0.
  package let year: Int
  /// People by band, by main job: they add up inside one place only.
  package let people: ByBand<Double>
  /// People to hours.
  package let capacity: GroupCapacity
  /// What it needs; nil where the plan has no need model for it: unknown, never 0.
  package let need: GroupNeed?
  /// Required less available hours a month: above 0 is a shortage. Nil where the need is unknown.
  package let gapHours: Double?
  /// Required less available FTE. Nil where the need is unknown.
  package let gapFTE: Double?
  /// Funded establishment in FTE; nil where nobody said.
  package let establishment: Double?
  /// What came and went in the year; nil in year 0.
  package let flows: GroupFlows?

  /// A year with these parts.
  package init(
    place: PlanPlaceCode, group: GroupCode, year: Int, people: ByBand<Double>,
    capacity: GroupCapacity, need: GroupNeed?, gapHours: Double?, gapFTE: Double?,
    establishment: Double?, flows: GroupFlows?
  ) {
    self.place = place
    self.group = group
    self.year = year
    self.people = people
    self.capacity = capacity
    self.need = need
    self.gapHours = gapHours
    self.gapFTE = gapFTE
    self.establishment = establishment
    self.flows = flows
  }

  /// `max(0, gap)` in FTE; nil where the need is unknown.
  package var unmetFTE: Double? { gapFTE.map { max(0, $0) } }
}
