package import OneWorkforceProtos
package import Planning
package import Vocabulary

extension WireDelegatedTask: WireScenarioRow {
  /// The delegated task.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> DelegationInput {
    func value(
      _ isSet: Bool, _ value: WirePlanValue, _ name: String, _ kind: ValueKind
    ) throws(ServiceError) -> PlanValue {
      try required(isSet, value, field + name).native(field + name, kind, context)
    }
    return try DelegationInput(
      task: try Code(task, field: field + ".task"), name: try optionalName(name, field + ".name"),
      place: try Code(place, field: field + ".place"),
      giver: try Code(giver, field: field + ".giver"),
      receiver: try Code(receiver, field: field + ".receiver"),
      giverMinutes: try value(hasGiverMinutes, giverMinutes, ".giver_minutes", .amount),
      volume: try nativeVolume(field, context),
      receiverFactor: try value(hasReceiverFactor, receiverFactor, ".receiver_factor", .amount),
      supervisionShare: try value(
        hasSupervisionShare, supervisionShare, ".supervision_share", .share),
      sharedVisitSaving: try value(
        hasSharedVisitSaving, sharedVisitSaving, ".shared_visit_saving", .share),
      target: try required(hasTarget, target, field + ".target"),
      isAllowed: try required(hasAllowed, allowed, field + ".allowed"),
      carers: try required(hasCarers, carers, field + ".carers").native(field + ".carers", context),
      field: field)
  }

  private func nativeVolume(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> DelegationInput.Volume {
    switch volume {
    case .tasksPerMonth(let count):
      return .perMonth(try count.native(field + ".tasks_per_month", .amount, context))
    case .fromNeed(true): return .fromNeed
    case .fromNeed(false), nil:
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: field + ".volume",
        "say how many: `tasks_per_month`, or `from_need` where a tier 3 task says it")
    }
  }
}

extension DelegationInput: ScenarioRow {
  /// The delegated task as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireDelegatedTask {
    .with {
      $0.task = task.text
      $0.name = name
      $0.place = place.text
      $0.giver = giver.text
      $0.receiver = receiver.text
      $0.giverMinutes = giverMinutes.proto(context)
      switch volume {
      case .perMonth(let count): $0.tasksPerMonth = count.proto(context)
      case .fromNeed: $0.fromNeed = true
      }
      $0.receiverFactor = receiverFactor.proto(context)
      $0.supervisionShare = supervisionShare.proto(context)
      $0.sharedVisitSaving = sharedVisitSaving.proto(context)
      $0.target = target
      $0.allowed = isAllowed
      $0.carers = carers.proto(context)
    }
  }
}

extension WireAuthorisedCarers: WireScenarioRow {
  /// Who may do a delegated task.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> DelegationInput.Carers {
    DelegationInput.Carers(
      byMonthsToExpiry: byMonthsToExpiry,
      renewedShare: try required(hasRenewedShare, renewedShare, field + ".renewed_share")
        .native(field + ".renewed_share", .share, context),
      plannedPerMonth: try required(
        hasPlannedPerMonth, plannedPerMonth, field + ".planned_per_month"),
      assessorGroup: try Code(assessorGroup, field: field + ".assessor_group"),
      assessorHoursPerMonth: try required(
        hasAssessorHoursPerMonth, assessorHoursPerMonth, field + ".assessor_hours_per_month"),
      hoursPerSignOff: try required(
        hasHoursPerSignOff, hoursPerSignOff, field + ".hours_per_sign_off"),
      courseHours: try required(hasCourseHours, courseHours, field + ".course_hours"),
      taskHoursPerCarer: try required(
        hasTaskHoursPerCarer, taskHoursPerCarer, field + ".task_hours_per_carer"))
  }
}

extension DelegationInput.Carers: ScenarioRow {
  /// The carers as the wire writes them.
  package func proto(_ context: ScenarioContext) -> WireAuthorisedCarers {
    .with {
      $0.byMonthsToExpiry = byMonthsToExpiry
      $0.renewedShare = renewedShare.proto(context)
      $0.plannedPerMonth = plannedPerMonth
      $0.assessorGroup = assessorGroup.text
      $0.assessorHoursPerMonth = assessorHoursPerMonth
      $0.hoursPerSignOff = hoursPerSignOff
      $0.courseHours = courseHours
      $0.taskHoursPerCarer = taskHoursPerCarer
    }
  }
}
