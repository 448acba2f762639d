/// Run 0 in full: every value at its centre, no shocks.
package struct CentralRun: Hashable, Sendable {
  /// Groups at places by year end, in order of place, group and year.
  package let groups: [GroupYear]
  /// Programmes by year end.
  package let programmes: [ProgrammeYear]
  /// Delegated tasks by year end.
  package let delegations: [DelegationYear]
  /// Joint posts by year end.
  package let posts: [PostYear]
  /// Cost lines by year.
  package let costs: [CostYear]
  /// Pooled funds by year.
  package let funds: [FundYear]

  /// A run with these parts.
  package init(
    groups: [GroupYear], programmes: [ProgrammeYear], delegations: [DelegationYear],
    posts: [PostYear], costs: [CostYear], funds: [FundYear]
  ) {
    self.groups = groups
    self.programmes = programmes
    self.delegations = delegations
    self.posts = posts
    self.costs = costs
    self.funds = funds
  }
}

/// A programme in a plan year: students in, out and through, and placements asked and given.
package struct ProgrammeYear: Hashable, Sendable {
  /// The programme.
  package let programme: ProgrammeCode
  /// Years since point 0; year 0 is the opening state.
  package let year: Int
  /// Students at the year's end.
  package let students: Double
  /// Intake planned in the year.
  package let planned: Double
  /// Intake that found room.
  package let intake: Double
  /// Intake refused for want of placement hours.
  package let refusedForRoom: Double
  /// Students lost.
  package let lost: Double
  /// Students who graduated.
  package let graduated: Double
  /// Graduates who registered and went to posts in the plan.
  package let arrived: Double

  /// A year with these parts.
  package init(
    programme: ProgrammeCode, year: Int, students: Double, planned: Double, intake: Double,
    refusedForRoom: Double, lost: Double, graduated: Double, arrived: Double
  ) {
    self.programme = programme
    self.year = year
    self.students = students
    self.planned = planned
    self.intake = intake
    self.refusedForRoom = refusedForRoom
    self.lost = lost
    self.graduated = graduated
    self.arrived = arrived
  }
}

/// What holds a delegated share below its target: the first that holds.
package enum DelegationLimit: String, Sendable, CaseIterable {
  /// Nothing: δ = δ*.
  case none = "NONE"
  /// Place or employer policy, or an excluded task.
  case policy = "POLICY"
  /// Even with every receiver authorised there are too few hours.
  case receiverHours = "RECEIVER_HOURS"
  /// Assessors' hours cut this month's newly trained.
  case assessorTime = "ASSESSOR_TIME"
  /// Too few are authorised.
  case competence = "COMPETENCE"
}

/// A delegated task at a year end: both sides of what moved.
package struct DelegationYear: Hashable, Sendable {
  /// The task.
  package let task: TaskCode
  /// The place.
  package let place: PlanPlaceCode
  /// Years since point 0.
  package let year: Int
  /// Tasks a month, done by all.
  package let tasksPerMonth: Double
  /// The share aimed at, δ*.
  package let target: Double
  /// The share reached, δ.
  package let reached: Double
  /// What holds it.
  package let limit: DelegationLimit
  /// Authorised carers.
  package let authorised: Double
  /// Newly trained in the year; 0 in year 0.
  package let trained: Double
  /// Dropped out at expiry in the year.
  package let expired: Double
  /// Authorised carers who left in the year.
  package let left: Double
  /// Giver's hours a month moved away.
  package let hoursMoved: Double
  /// Giver's hours a month for supervision.
  package let supervisionHours: Double
  /// Receiver's hours a month added.
  package let receiverHours: Double
  /// Course and assessor hours a month for training.
  package let trainingHours: Double
  /// Course and assessor hours of the year lost with authorised carers who left.
  package let trainingHoursLost: Double

  /// A year with these parts.
  package init(
    task: TaskCode, place: PlanPlaceCode, year: Int, tasksPerMonth: Double, target: Double,
    reached: Double, limit: DelegationLimit, authorised: Double, trained: Double, expired: Double,
    left: Double, hoursMoved: Double, supervisionHours: Double, receiverHours: Double,
    trainingHours: Double, trainingHoursLost: Double
  ) {
    self.task = task
    self.place = place
    self.year = year
    self.tasksPerMonth = tasksPerMonth
    self.target = target
    self.reached = reached
    self.limit = limit
    self.authorised = authorised
    self.trained = trained
    self.expired = expired
    self.left = left
    self.hoursMoved = hoursMoved
    self.supervisionHours = supervisionHours
    self.receiverHours = receiverHours
    self.trainingHours = trainingHours
    self.trainingHoursLost = trainingHoursLost
  }
}

/// A kind of joint post at a year end.
package struct PostYear: Hashable, Sendable {
  /// The kind.
  package let post: PostCode
  /// Years since point 0.
  package let year: Int
  /// Posts filled.
  package let filled: Double
  /// Posts funded.
  package let funded: Double
  /// FTE by group served, in the order of its shares.
  package let fteByShare: [Double]

  /// A year with these parts.
  package init(
    post: PostCode, year: Int, filled: Double, funded: Double, fteByShare: [Double]
  ) {
    self.post = post
    self.year = year
    self.filled = filled
    self.funded = funded
    self.fteByShare = fteByShare
  }
}

/// A line of cost in a plan year, in whole pence; holders' parts sum to the line exactly.
package struct CostYear: Hashable, Sendable {
  /// The line.
  package let line: CostLineCode
  /// Years since point 0, from 1.
  package let year: Int
  /// What it cost; nil where a price is not known: `unknown`, never 0.
  package let pence: Int64?
  /// Each holder's part, in order of holder; empty where the line is unknown.
  package let byHolder: [HolderPence]

  /// A holder's part.
  package struct HolderPence: Hashable, Sendable {
    /// The holder.
    package let holder: HolderCode
    /// Pence.
    package let pence: Int64

    /// A part of `holder`.
    package init(holder: HolderCode, pence: Int64) {
      self.holder = holder
      self.pence = pence
    }
  }

  /// A year with these parts.
  package init(line: CostLineCode, year: Int, pence: Int64?, byHolder: [HolderPence]) {
    self.line = line
    self.year = year
    self.pence = pence
    self.byHolder = byHolder
  }
}

/// A pooled fund in a plan year.
package struct FundYear: Hashable, Sendable {
  /// What became of over- or underspend.
  package enum Settlement: Hashable, Sendable {
    /// Shared by the agreed rule, to the penny.
    case shared([CostYear.HolderPence])
    /// The rule is not agreed: the amount stands, and nobody's share is guessed.
    case unresolved
    /// The cost is not known.
    case unknown
  }

  /// The fund's name.
  package let name: String
  /// Years since point 0, from 1.
  package let year: Int
  /// Contributions in pence.
  package let contributionsPence: Int64
  /// Spend in pence; nil where a line is unknown.
  package let spendPence: Int64?
  /// Spend less contributions: above 0 is overspend; nil where spend is unknown.
  package let overspendPence: Int64?
  /// Who bears it.
  package let settlement: Settlement

  /// A year with these parts.
  package init(
    name: String, year: Int, contributionsPence: Int64, spendPence: Int64?, overspendPence: Int64?,
    settlement: Settlement
  ) {
    self.name = name
    self.year = year
    self.contributionsPence = contributionsPence
    self.spendPence = spendPence
    self.overspendPence = overspendPence
    self.settlement = settlement
  }
}
