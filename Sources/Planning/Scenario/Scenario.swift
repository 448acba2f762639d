package import Vocabulary

/// Everything one projection rests on: a place's or a system's staff, flows, need, training, joint
/// posts, delegation, money, events and levers.
///
/// Its initialiser is the only door: references are known, nothing is said twice, and what a run
/// would have to guess is refused. The order of lists does not matter to a run.
package struct Scenario: Hashable, Sendable {
  /// The parts of a scenario before they are checked against each other.
  package struct Parts: Hashable, Sendable {
    /// What it is called, 1 to 200 characters.
    package var title = ""
    /// Point 0: the first day of this month.
    package var start: PlanMonth
    /// How far it runs: 12 to 360 months, whole years.
    package var horizonMonths = 180
    /// The month of the year at whose end everyone is a year older, 1 to 12; March by default.
    package var ageingMonth = 3
    /// Whether it was made up for a demonstration.
    package var isSynthetic = false
    /// Places.
    package var places: [PlannedPlace] = []
    /// Staff groups.
    package var groups: [StaffGroup] = []
    /// Stocks at point 0, one a place and group that has people or establishment.
    package var stocks: [OpeningStock] = []
    /// Hazards.
    package var hazards: [HazardInput] = []
    /// Joiners a month.
    package var joiners: [JoinerInput] = []
    /// Groups that hire to their establishment.
    package var hiring: [EstablishmentHiring] = []
    /// Need models; a group and place without one has no need, and says so.
    package var needs: [NeedInput] = []
    /// Activities of tier 2.
    package var activities: [ActivityInput] = []
    /// Tasks of tier 3.
    package var tasks: [TaskInput] = []
    /// Programmes.
    package var programmes: [ProgrammeInput] = []
    /// Supervisors of students.
    package var supervision: [SupervisionInput] = []
    /// Where programmes place their students.
    package var placementAreas: [PlacementArea] = []
    /// Apprentices.
    package var apprentices: [ApprenticeRelease] = []
    /// Kinds of joint post.
    package var posts: [JointPostInput] = []
    /// Delegated tasks.
    package var delegations: [DelegationInput] = []
    /// Pay.
    package var pay: [PayInput] = []
    /// How flows answer relative pay, η; nil or 0 switches it off.
    package var payElasticity: PlanValue?
    /// Budget holders.
    package var holders: [BudgetHolder] = []
    /// Lines of cost.
    package var costLines: [CostLineInput] = []
    /// Pooled funds.
    package var funds: [PooledFundInput] = []
    /// Events.
    package var events: [PlanEvent] = []
    /// Levers.
    package var levers: [Lever] = []
    /// What the plan states of staff, activity and money, to be held against each other.
    package var stated: [StatedYear] = []
    /// By how much of the greater two stated figures may differ, 0 to 0.5; nil: none is stated.
    package var statedTolerance: Double?
    /// What it says of luck.
    package var uncertainty: UncertaintySettings

    /// Parts with nothing in them yet.
    package init(start: PlanMonth, uncertainty: UncertaintySettings) {
      self.start = start
      self.uncertainty = uncertainty
    }
  }

  /// The parts, checked.
  package let parts: Parts

  /// The scenario of these parts.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, by the names of the scenario file.
  package init(_ parts: Parts) throws(ServiceError) {
    try ScenarioChecks(parts).run()
    self.parts = parts
  }

  /// The same scenario after `change`, checked again.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func with(_ change: (inout Parts) -> Void) throws(ServiceError) -> Scenario {
    var parts = parts
    change(&parts)
    return try Scenario(parts)
  }

  /// Whole years it runs.
  package var years: Int { parts.horizonMonths / 12 }

  /// Every event: its own and those of the levers that are pulled, in order of month.
  ///
  /// - Throws: ``ServiceError``; not after the scenario was made.
  package func allEvents() throws(ServiceError) -> [PlanEvent] {
    try Self.events(of: parts)
  }

  static func events(of parts: Parts) throws(ServiceError) -> [PlanEvent] {
    var events = parts.events
    for lever in parts.levers { events += try lever.events() }
    return events.enumerated().sorted {
      ($0.element.month, $0.offset) < ($1.element.month, $1.offset)
    }
    .map(\.element)
  }

  /// The same scenario with these levers' sizes; levers that are not named are not pulled.
  ///
  /// - Throws: ``ServiceError`` naming `levers` where a code is unknown or a size outside bounds.
  package func pulling(_ sizes: [LeverCode: Double]) throws(ServiceError) -> Scenario {
    for code in sizes.keys where !parts.levers.contains(where: { $0.code == code }) {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "levers",
        "no lever has the code \(quoted(code.text))")
    }
    var levers: [Lever] = []
    for lever in parts.levers { levers.append(try lever.with(size: sizes[lever.code] ?? 0)) }
    let sized = levers
    return try with { $0.levers = sized }
  }

  /// The sizes of the levers pulled here.
  package var pulledLevers: [LeverCode: Double] {
    Dictionary(
      parts.levers.filter { $0.size != 0 }.map { ($0.code, $0.size) },
      uniquingKeysWith: { first, _ in first })
  }
}
