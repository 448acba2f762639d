/// A component made ready to run: every reference is a position, every input a slot.
///
/// Everything stands in order of code, so that the order of a scenario's lists changes nothing.
struct ComponentPlan: Sendable {
  /// Positions among the scenario's places sorted by code.
  var places: [Int] = []
  /// The scenario file's name of each place, for refusals.
  var placeFields: [String] = []
  var cells: [CellPlan] = []
  var causes: [CausePlan] = []
  var sources: [SourcePlan] = []
  var hiring: [HiringPlan] = []
  var programmes: [ProgrammePlan] = []
  var graduateLinks: [GraduateLink] = []
  var areas: [AreaPlan] = []
  var posts: [PostPlan] = []
  var delegations: [DelegationPlan] = []
  var weightings: [Weighting] = []
  var drivers: [DriverPlan] = []
  var needs: [NeedPlan] = []
  var elasticitySlot: Int?
  var happenings: [Due] = []
  var slots: Set<Int> = []
  var start: PlanMonth
  var months: Int
  var ageingMonth: Int
  var kernel: AgeKernel.Plan
  /// Slots of causes by `cause * 12 + band`, for the yearly pass over all hazards.
  var slotOfCause: [Int] = []
  /// Causes that lead to each cell.
  var causesInto: [[Int]] = []
  /// The need of each cell; −1 where it is unknown.
  var needOfCell: [Int] = []
  /// The kernel's edge of each cause, −1 where people leave the plan.
  var edgeOfCause: [Int] = []
  /// Participation by `cell * 12 + band`.
  var participation: [Double] = []
  /// What each cell's hours are reckoned with every month.
  var hours: [CellHours] = []
  /// Cells with joint posts, apprentices or supervisors: their hours take more than FTE.
  var involved: [Int] = []
  /// What each need is reckoned with every month, and the terms of tiers 2 and 3.
  var needLines: [NeedLine] = []
  var needTerms: [NeedPlan.Term] = []
  /// Kinds of joint post whose holders are counted in each cell.
  var heldBy: [[Int]] = []
  /// Kinds of joint post that serve each cell, with their part of it.
  var servedBy: [[(post: Int, share: Double)]] = []
  /// The names of luck of each whole-person cell, in order of cell.
  var wholeNames: [WholeNames] = []
}

/// A cell's working time, apart from everything that is counted or named.
struct CellHours: Sendable {
  let productive: Double
  let perHour: Double
  let agency: Double
  let isInvolved: Bool
}

/// A need, apart from everything that is named.
struct NeedLine: Sendable {
  let cell: Int
  /// The weighting of tier 1; −1 for tiers 2 and 3.
  let weighting: Int
  /// Hours of tier 1 at point 0.
  let openingHours: Double
  let firstTerm: Int
  let endOfTerms: Int
  let requiredPerHour: Double
  let individualFTE: Double
}

/// The names that a whole-person cell's draws are keyed by.
struct WholeNames: Sendable {
  let cell: Int
  let arrive: ParameterName
  /// By `cause * 60 + age`, causes of the cell counted from 0.
  let leave: [ParameterName]
}

/// A group at a place.
struct CellPlan: Sendable {
  /// Its position among the cells of the whole model.
  let position: Int
  let place: PlanPlaceCode
  let group: GroupCode
  /// The place's position within the component.
  let localPlace: Int
  let openingByAge: [Double]
  let participation: [Double]
  let productiveHours: Double
  let establishment: Double?
  let declaredUnmet: Double
  let agencyHours: Double
  /// Hours of one FTE that apprentices are released: a share of productive hours.
  var releasedShare = 0.0
  var supervisorShare = 0.0
  var supervisedHoursPerFTE = 0.0
  let isWhole: Bool
  var causes = 0..<0
  /// Whether all its hazards are equal at all ages, so that one band stands for twelve.
  var isEvenByAge = true
  var pay: PayPlan?
}

/// What one FTE costs a month and an agency hour costs, in pence at point 0.
struct PayPlan: Sendable {
  let pencePerFTEMonth: Double
  let pencePerAgencyHour: Double?
}

/// One way of leaving a cell.
struct CausePlan: Sendable {
  let cell: Int
  let cause: Cause
  /// Slots by band.
  let slots: [Int]
  /// The series of year-to-year shocks, if any.
  let shock: Int?
  /// The cell they go to; nil where they leave.
  let target: Int?
  /// The position among the kernel's edges; nil where they leave.
  var edge: Int?
}

/// A source of joiners; its ages are shares of each class of a band.
struct SourcePlan: Sendable {
  let cell: Int
  let source: JoinerSource
  /// The slot of joiners a month; nil where hiring to the establishment decides.
  let slot: Int?
  let sharePerClass: [Double]
}

/// Hiring to the establishment.
struct HiringPlan: Sendable {
  let cell: Int
  let fillRateSlot: Int
  let applicantsSlot: Int
  let sharePerClass: [Double]
  /// FTE of one joiner, weighted by entry ages.
  let participationOfJoiners: Double
}

/// A training programme.
struct ProgrammePlan: Sendable {
  let code: ProgrammeCode
  let months: Int
  let attritionSlot: Int
  let registeredShare: Double
  let lagMonths: Int
  /// Planned and applicants by month of the year, January first; nil where none start.
  let intakes: [(planned: Double, applicants: Double)?]
  let placementHours: [Double]
  let students: [Double]
  /// Where its students begin in the run's buffer.
  let firstStudent: Int
  /// Where its graduates wait in the run's buffer.
  let firstWaiting: Int
}

/// Graduates of a programme who come to a cell.
struct GraduateLink: Sendable {
  let programme: Int
  let cell: Int
  let share: Double
  let sharePerClass: [Double]
}

/// Programmes that share a place's supervisors.
struct AreaPlan: Sendable {
  let programmes: [Int]
  /// Cells with supervisors.
  let supervisors: [Int]
  let simulationHours: Double
  let load: Double
}

/// A kind of joint post.
struct PostPlan: Sendable {
  let code: PostCode
  let home: Int
  /// Cells served and their parts, in the order the scenario gives.
  let shares: [(cell: Int, share: Double)]
  let ftePerPost: Double
  let funded: Double
  let filled: Double
  let fillRate: Double
  let travelHours: Double
}

/// A delegated task.
struct DelegationPlan: Sendable {
  let task: TaskCode
  let place: PlanPlaceCode
  let giver: Int
  let receiver: Int
  let assessor: Int
  let minutesSlot: Int
  let factorSlot: Int
  let supervisionSlot: Int
  let savingSlot: Int
  let renewedSlot: Int
  /// The slot of tasks a month at point 0, or the driver and the giver's share of it.
  let volume: Volume
  let carers: DelegationInput.Carers
  let target: Double
  let isAllowed: Bool
  let firstCarer: Int

  enum Volume: Sendable {
    case slot(Int)
    case driver(Int, share: Double)
  }
}

/// Weighted people of a place, for tier 1.
struct Weighting: Hashable, Sendable {
  let localPlace: Int
  let weights: [Double]
}

/// An activity or a task of people at a place: how many a month.
struct DriverPlan: Sendable {
  let code: String
  let isTask: Bool
  let localPlace: Int
  /// One slot for all bands of people, or nineteen.
  let rateSlots: [Int]
  let trendSlot: Int?
  let episodesSlot: Int?
}

/// What a cell needs.
struct NeedPlan: Sendable {
  let cell: Int
  let tier: NeedTier
  /// The weighting of tier 1.
  let weighting: Int?
  /// Terms of tiers 2 and 3.
  let terms: [Term]
  /// WISN: what category allowances multiply by.
  let categoryFactor: Double
  /// WISN: FTE of individual allowances.
  let individualFTE: Double
  /// Establishment and declared unmet need at point 0: what tier 1 grows, and what scaling aims at.
  let openingFTE: Double
  let isScaled: Bool

  /// Hours of one activity or task: its volume × the value in a slot × `factor`.
  struct Term: Sendable {
    let driver: Int
    let slot: Int
    let factor: Double
  }
}

/// An event, found its place in the component.
struct Due: Sendable {
  let month: Int
  let field: String
  let happening: Happening
}

/// What an event does to a component.
enum Happening: Sendable {
  case cellFactor(Int, Double, LeverCode?)
  case causeFactor(Int, Double, LeverCode?)
  case joiners(source: Int, Double)
  case joinOnce(source: Int, Double)
  case moveOut(cell: Int, leaving: Double, to: [(cell: Int, count: Double)])
  case establishment(cell: Int, Double)
  case taskAllowed(Int, Bool)
  case delegationTarget(Int, Double)
  case carersPlanned(Int, Double)
  case assessorHours(Int, Double)
  case prevention(driver: Int, Double)
  case preventionOfAll(localPlace: Int, Double)
  case pay(cell: Int, Double)
  case payOutside(localPlace: Int, Double)
  case intake(Int, Double)
  case simulation(area: Int, Double)
  case postsFunded(Int, Double)
}
