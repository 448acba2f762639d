package import Vocabulary

/// Something that happens in a month, at one place or at all.
///
/// A set value holds until the next event on it; counts act once. Two events that set the same
/// thing in the same month are refused, also when one names the place and the other all places.
package struct PlanEvent: Hashable, Sendable {
  /// What happens.
  package enum Kind: Hashable, Sendable {
    /// Multiplies a hazard from now on; 1 restores it. One factor a group and cause. A factor for
    /// cause nil acts on all causes.
    case hazardFactor(group: GroupCode, cause: Cause?, factor: Double)
    /// Sets a source's joiners a month.
    case joinersPerMonth(group: GroupCode, source: JoinerSource, count: Double)
    /// So many people join once, on top of the monthly flow.
    case joinersOnce(group: GroupCode, source: JoinerSource, count: Double)
    /// So many people move once from one group to another, first of all, out of the opening stock.
    case moveOnce(from: GroupCode, to: GroupCode, count: Double)
    /// Sets a group's funded establishment.
    case establishment(group: GroupCode, fte: Double)
    /// A provider closes: so many leave a group, of whom some go to named groups.
    case providerExit(group: GroupCode, leaving: Double, received: [GroupCount])
    /// Sets whether a delegated task is allowed.
    case taskAllowed(task: TaskCode, isAllowed: Bool)
    /// Sets the share of a task aimed at, δ*.
    case delegationTarget(task: TaskCode, share: Double)
    /// Sets how many carers are planned to be trained a month.
    case carersPlanned(task: TaskCode, perMonth: Double)
    /// Sets assessors' hours a month.
    case assessorHours(task: TaskCode, hoursPerMonth: Double)
    /// Sets the factor that prevention puts on activities or tasks; nil for all of a tier 2 or 3.
    case prevention(activity: ActivityCode?, factor: Double)
    /// Sets a group's pay as a factor on its pay at point 0.
    case pay(group: GroupCode, factor: Double)
    /// Sets pay outside care as a factor on that at point 0.
    case payOutside(factor: Double)
    /// Sets a programme's planned intake at each of its intake months, as a factor on the planned.
    case intake(programme: ProgrammeCode, factor: Double)
    /// Sets simulation hours a month of the area of this place.
    case simulation(hoursPerMonth: Double)
    /// Sets the funded posts of a kind.
    case postsFunded(post: PostCode, count: Double)
  }

  /// How many people go to a group.
  package struct GroupCount: Hashable, Sendable {
    /// The group.
    package let group: GroupCode
    /// How many.
    package let count: Double

    /// So many to `group`.
    package init(group: GroupCode, count: Double) {
      self.group = group
      self.count = count
    }
  }

  /// The month it acts in, counted from 0; it acts at the month's start.
  package let month: Int
  /// The place; nil for every place.
  package let place: PlanPlaceCode?
  /// What happens.
  package let kind: Kind
  /// The lever it is an effect of; nil for an event of the plan itself. Factors of different levers
  /// on one hazard multiply.
  package private(set) var lever: LeverCode?

  /// An event with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(month: Int, place: PlanPlaceCode?, kind: Kind, field: String) throws(ServiceError) {
    try requireNumber(Double(month), in: 0...600, field: field + ".month")
    for (amount, range) in Self.amounts(of: kind) {
      try requireNumber(amount, in: range, field: field + ".amount")
    }
    if case .providerExit(_, let leaving, let received) = kind {
      guard received.reduce(0, { $0 + $1.count }) <= leaving else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: field + ".received",
          "those received are more than those who leave")
      }
    }
    self.month = month
    self.place = place
    self.kind = kind
  }

  private static func amounts(of kind: Kind) -> [(Double, ClosedRange<Double>)] {
    let factor = 0.0...20.0
    let count = 0.0...10_000_000.0
    return switch kind {
    case .hazardFactor(_, _, let value): [(value, factor)]
    case .joinersPerMonth(_, _, let value), .joinersOnce(_, _, let value): [(value, count)]
    case .moveOnce(_, _, let value): [(value, count)]
    case .establishment(_, let value): [(value, count)]
    case .providerExit(_, let value, let received):
      [(value, count)] + received.map { ($0.count, count) }
    case .taskAllowed: []
    case .delegationTarget(_, let value): [(value, 0...1)]
    case .carersPlanned(_, let value): [(value, count)]
    case .assessorHours(_, let value), .simulation(let value): [(value, count)]
    case .prevention(_, let value): [(value, factor)]
    case .pay(_, let value), .payOutside(let value): [(value, 0.1...10)]
    case .intake(_, let value): [(value, factor)]
    case .postsFunded(_, let value): [(value, count)]
    }
  }

  /// What it sets, so that two events on one thing can be seen; nil for counts, which act once.
  package var target: String? {
    switch kind {
    case .hazardFactor(let group, let cause, _):
      "hazard/" + group.text + "/" + (cause?.parameterText ?? "*")
        + (lever.map { "/" + $0.text } ?? "")
    case .joinersPerMonth(let group, let source, _): "joiners/\(group.text)/\(source.rawValue)"
    case .joinersOnce, .moveOnce, .providerExit: nil
    case .establishment(let group, _): "establishment/" + group.text
    case .taskAllowed(let task, _): "allowed/" + task.text
    case .delegationTarget(let task, _): "target/" + task.text
    case .carersPlanned(let task, _): "carers/" + task.text
    case .assessorHours(let task, _): "assessors/" + task.text
    case .prevention(let activity, _): "prevention/" + (activity?.text ?? "*")
    case .pay(let group, _): "pay/" + group.text
    case .payOutside: "pay/outside"
    case .intake(let programme, _): "intake/" + programme.text
    case .simulation: "simulation"
    case .postsFunded(let post, _): "posts/" + post.text
    }
  }
}

/// A named thing that somebody can do: events whose amounts follow its size.
package struct Lever: Hashable, Sendable {
  /// An event whose amount is `base + perUnit × size`.
  package struct Effect: Hashable, Sendable {
    /// The event at size 0; its own amount is replaced.
    package let event: PlanEvent
    /// The amount at size 0.
    package let base: Double
    /// What one unit of size adds.
    package let perUnit: Double

    /// An effect with these parts.
    package init(event: PlanEvent, base: Double, perUnit: Double) {
      self.event = event
      self.base = base
      self.perUnit = perUnit
    }
  }

  /// Its code.
  package let code: LeverCode
  /// What it is, in words.
  package let name: String
  /// Who can pull it.
  package let owner: LeverOwner
  /// What a unit of size is, such as `points of pay` or `places a year`.
  package let unit: String
  /// The smallest and largest size.
  package let bounds: ClosedRange<Double>
  /// The size chosen in this scenario; 0 where it is not pulled.
  package let size: Double
  /// The first month it can act, counted from 0.
  package let earliestMonth: Int
  /// Cost of one unit a year, in pence.
  package let yearlyCostPencePerUnit: Int64
  /// What it does.
  package let effects: [Effect]

  /// A lever with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault: a size outside its bounds, an
  ///   effect before its earliest month, or an effect whose amount at either bound is refused.
  package init(
    code: LeverCode, name: String, owner: LeverOwner, unit: String, bounds: ClosedRange<Double>,
    size: Double, earliestMonth: Int, yearlyCostPencePerUnit: Int64, effects: [Effect],
    field: String
  ) throws(ServiceError) {
    guard bounds.lowerBound.isFinite, bounds.upperBound.isFinite else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field + ".bounds", "must be finite")
    }
    guard size == 0 || (size.isFinite && bounds.contains(size)) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field + ".size",
        "must be \(bounds.lowerBound) to \(bounds.upperBound), or 0 where it is not pulled; got "
          + quoted("\(size)"))
    }
    guard effects.allSatisfy({ $0.event.month >= earliestMonth }) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field + ".effects",
        "an effect comes before the earliest month, \(earliestMonth)")
    }
    try requireNumber(
      Double(yearlyCostPencePerUnit), in: 0...1e12, field: field + ".yearly_cost_pence_per_unit")
    for effect in effects {
      for bound in [bounds.lowerBound, bounds.upperBound, size] {
        _ = try effect.event.with(
          amount: effect.base + effect.perUnit * bound, field: field + ".effects")
      }
    }
    self.code = code
    self.name = name
    self.owner = owner
    self.unit = unit
    self.bounds = bounds
    self.size = size
    self.earliestMonth = earliestMonth
    self.yearlyCostPencePerUnit = yearlyCostPencePerUnit
    self.effects = effects
  }

  /// The lever at another size, inside its bounds or 0.
  ///
  /// - Throws: ``ServiceError`` naming `size`.
  package func with(size: Double) throws(ServiceError) -> Lever {
    try Lever(
      code: code, name: name, owner: owner, unit: unit, bounds: bounds, size: size,
      earliestMonth: earliestMonth, yearlyCostPencePerUnit: yearlyCostPencePerUnit,
      effects: effects, field: "lever")
  }

  /// The events it stands for at its size; none at size 0.
  ///
  /// - Throws: ``ServiceError`` naming `lever.effects`; not after the lever was made.
  package func events() throws(ServiceError) -> [PlanEvent] {
    guard size != 0 else { return [] }
    var events: [PlanEvent] = []
    for effect in effects {
      events.append(
        try effect.event.with(
          amount: effect.base + effect.perUnit * size, field: "lever.effects"
        ).of(code))
    }
    return events
  }
}

extension PlanEvent {
  /// The event as an effect of `lever`.
  fileprivate func of(_ lever: LeverCode) -> PlanEvent {
    var event = self
    event.lever = lever
    return event
  }

  /// The event with another amount; an event without one is refused.
  ///
  /// - Throws: ``ServiceError`` naming `field`.
  package func with(amount: Double, field: String) throws(ServiceError) -> PlanEvent {
    let changed: Kind? =
      switch kind {
      case .hazardFactor(let group, let cause, _):
        .hazardFactor(group: group, cause: cause, factor: amount)
      case .joinersPerMonth(let group, let source, _):
        .joinersPerMonth(group: group, source: source, count: amount)
      case .joinersOnce(let group, let source, _):
        .joinersOnce(group: group, source: source, count: amount)
      case .moveOnce(let from, let to, _): .moveOnce(from: from, to: to, count: amount)
      case .establishment(let group, _): .establishment(group: group, fte: amount)
      case .delegationTarget(let task, _): .delegationTarget(task: task, share: amount)
      case .carersPlanned(let task, _): .carersPlanned(task: task, perMonth: amount)
      case .assessorHours(let task, _): .assessorHours(task: task, hoursPerMonth: amount)
      case .prevention(let activity, _): .prevention(activity: activity, factor: amount)
      case .pay(let group, _): .pay(group: group, factor: amount)
      case .payOutside: .payOutside(factor: amount)
      case .intake(let programme, _): .intake(programme: programme, factor: amount)
      case .simulation: .simulation(hoursPerMonth: amount)
      case .postsFunded(let post, _): .postsFunded(post: post, count: amount)
      case .providerExit, .taskAllowed: nil
      }
    guard let changed else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: field, "this kind of event has no size")
    }
    return try PlanEvent(month: month, place: place, kind: changed, field: field)
  }
}
