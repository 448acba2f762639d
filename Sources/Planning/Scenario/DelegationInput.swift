package import Vocabulary

/// A task that one group delegates to another at a place.
package struct DelegationInput: Hashable, Sendable {
  /// How many tasks there are.
  package enum Volume: Hashable, Sendable {
    /// Tasks a month at point 0; they grow with the giver's required hours before delegation.
    case perMonth(PlanValue)
    /// The giver's share of the tier 3 task of the same code.
    case fromNeed
  }

  /// Authorised carers and what renews them.
  package struct Carers: Hashable, Sendable {
    /// Carers at point 0 by months to expiry, 1 to full validity; one value a month.
    package let byMonthsToExpiry: [Double]
    /// The share renewed at expiry, 0 to 1.
    package let renewedShare: PlanValue
    /// How many are planned to be trained a month.
    package let plannedPerMonth: Double
    /// The group whose people assess.
    package let assessorGroup: GroupCode
    /// Assessors' hours a month set aside.
    package let assessorHoursPerMonth: Double
    /// Assessor hours one sign-off takes; above 0.
    package let hoursPerSignOff: Double
    /// Course hours of each newly trained carer.
    package let courseHours: Double
    /// Task hours a month one authorised carer can give.
    package let taskHoursPerCarer: Double

    /// Carers with these parts; ``DelegationInput`` checks them.
    package init(
      byMonthsToExpiry: [Double], renewedShare: PlanValue, plannedPerMonth: Double,
      assessorGroup: GroupCode, assessorHoursPerMonth: Double, hoursPerSignOff: Double,
      courseHours: Double, taskHoursPerCarer: Double
    ) {
      self.byMonthsToExpiry = byMonthsToExpiry
      self.renewedShare = renewedShare
      self.plannedPerMonth = plannedPerMonth
      self.assessorGroup = assessorGroup
      self.assessorHoursPerMonth = assessorHoursPerMonth
      self.hoursPerSignOff = hoursPerSignOff
      self.courseHours = courseHours
      self.taskHoursPerCarer = taskHoursPerCarer
    }
  }

  /// The task.
  package let task: TaskCode
  /// Its name.
  package let name: String
  /// The place.
  package let place: PlanPlaceCode
  /// The group that delegates.
  package let giver: GroupCode
  /// The group that carries it out.
  package let receiver: GroupCode
  /// Minutes one takes the giver.
  package let giverMinutes: PlanValue
  /// How many there are.
  package let volume: Volume
  /// Receiver's time over giver's, ρ.
  package let receiverFactor: PlanValue
  /// The giver's time for supervision, review and sign-off, as a share of time moved, σ.
  package let supervisionShare: PlanValue
  /// The receiver's time saved by doing it within a visit made anyway, as a share, o.
  package let sharedVisitSaving: PlanValue
  /// The share aimed at, δ*, 0 to 1.
  package let target: Double
  /// Whether place and employer policy allow it; an excluded task is never allowed.
  package let isAllowed: Bool
  /// Who may do it.
  package let carers: Carers

  /// A delegated task with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    task: TaskCode, name: String, place: PlanPlaceCode, giver: GroupCode, receiver: GroupCode,
    giverMinutes: PlanValue, volume: Volume, receiverFactor: PlanValue,
    supervisionShare: PlanValue, sharedVisitSaving: PlanValue, target: Double, isAllowed: Bool,
    carers: Carers, field: String
  ) throws(ServiceError) {
    guard giver != receiver else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field + ".receiver",
        "a group does not delegate to itself; got \(quoted(receiver.text))")
    }
    try requireNumber(
      giverMinutes.centre, in: InputRange.giverMinutes, field: field + ".giver_minutes")
    if case .perMonth(let count) = volume {
      try requireNumber(count.centre, in: InputRange.tasks, field: field + ".tasks_per_month")
    }
    try requireNumber(
      receiverFactor.centre, in: InputRange.receiverFactor, field: field + ".receiver_factor")
    try requireNumber(
      supervisionShare.centre, in: InputRange.share, field: field + ".supervision_share")
    try requireNumber(
      sharedVisitSaving.centre, in: InputRange.share, field: field + ".shared_visit_saving")
    try requireNumber(target, in: 0...1, field: field + ".target")
    try Self.check(carers, field: field + ".carers")
    self.task = task
    self.name = name
    self.place = place
    self.giver = giver
    self.receiver = receiver
    self.giverMinutes = giverMinutes
    self.volume = volume
    self.receiverFactor = receiverFactor
    self.supervisionShare = supervisionShare
    self.sharedVisitSaving = sharedVisitSaving
    self.target = target
    self.isAllowed = isAllowed
    self.carers = carers
  }

  /// The same task with carers counted anew, by months to expiry.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package func counting(
    _ byMonthsToExpiry: [Double], field: String
  ) throws(ServiceError) -> DelegationInput {
    try DelegationInput(
      task: task, name: name, place: place, giver: giver, receiver: receiver,
      giverMinutes: giverMinutes, volume: volume, receiverFactor: receiverFactor,
      supervisionShare: supervisionShare, sharedVisitSaving: sharedVisitSaving, target: target,
      isAllowed: isAllowed,
      carers: Carers(
        byMonthsToExpiry: byMonthsToExpiry, renewedShare: carers.renewedShare,
        plannedPerMonth: carers.plannedPerMonth, assessorGroup: carers.assessorGroup,
        assessorHoursPerMonth: carers.assessorHoursPerMonth,
        hoursPerSignOff: carers.hoursPerSignOff, courseHours: carers.courseHours,
        taskHoursPerCarer: carers.taskHoursPerCarer),
      field: field)
  }

  private static func check(_ carers: Carers, field: String) throws(ServiceError) {
    guard (1...120).contains(carers.byMonthsToExpiry.count) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field + ".by_months_to_expiry",
        "must be one value a month of validity, 1 to 120; got "
          + quoted("\(carers.byMonthsToExpiry.count)"))
    }
    for count in carers.byMonthsToExpiry {
      try requireNumber(count, in: 0...1_000_000, field: field + ".by_months_to_expiry")
    }
    try requireNumber(
      carers.renewedShare.centre, in: InputRange.share, field: field + ".renewed_share")
    try requireNumber(carers.plannedPerMonth, in: 0...100_000, field: field + ".planned_per_month")
    try requireNumber(
      carers.assessorHoursPerMonth, in: 0...1e7, field: field + ".assessor_hours_per_month")
    try requireNumber(
      carers.hoursPerSignOff, in: 0.01...1_000, field: field + ".hours_per_sign_off")
    try requireNumber(carers.courseHours, in: 0...1_000, field: field + ".course_hours")
    try requireNumber(carers.taskHoursPerCarer, in: 0...744, field: field + ".task_hours_per_carer")
  }
}
