import Access
import Learning
import Vocabulary

// How a caller stands to networks, topics and cohorts.

extension RecordSnapshot {
  /// The rule that lets the caller read what is published of joint learning: names, dates, seats.
  func permitLearningList(_ call: Call, at instant: Instant) throws -> RuleID {
    var facts = RelationFacts(worker: call.caller.worker, organisation: call.caller.organisation)
    if call.caller.duty == .auditor, let organisation = call.caller.organisation {
      facts.agreed = try audits(organisation, at: instant)
    }
    return try permit(.readJointWork, call, about: facts).rule
  }

  /// The rule that lets the caller keep joint learning of `organisation`.
  func permitKeepingLearning(
    of organisation: OrganisationID, _ call: Call, noun: String, field: String
  ) throws -> RuleID {
    try permit(
      .keepJointWork, call, about: RelationFacts(organisation: organisation), noun: noun,
      field: field
    ).rule
  }

  /// The network `id`.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `field`.
  func requireNetwork(_ id: NetworkID, field: String = "network_id") throws -> NetworkStanding {
    guard let found = try network(id, knownAt: latestSequence()) else {
      throw ServiceError.absent("network", field: field)
    }
    return found
  }

  /// The cohort `id`.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `cohort_id`.
  func requireCohort(_ id: CohortID) throws -> Cohort {
    guard let found = try cohort(id, knownAt: latestSequence()) else {
      throw ServiceError.absent("cohort", field: "cohort_id")
    }
    return found
  }

  /// Refuses a body that neither leads the network nor is a member on the day.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `network_id`.
  func requirePart(
    of organisation: OrganisationID, in network: NetworkID?, on day: CivilDate
  ) throws {
    guard let network else { return }
    let standing = try requireNetwork(network)
    guard standing.network.lead == organisation || standing.hasMember(organisation, on: day)
    else { throw ServiceError.absent("network", field: "network_id") }
  }

  /// The rule by which the caller's organisation keeps the learner: it runs the cohort, or sends
  /// the learner.
  ///
  /// - Throws: ``AccessDenied`` naming `field`, as for a learner who does not exist.
  func permitKeeping(
    _ learner: LearnerState, of cohort: Cohort, worker: WorkerID, _ call: Call, field: String
  ) throws -> RuleID {
    let own = try call.organisation
    let isTheirs = cohort.organisation == own || learner.enrolment.employer == own
    var facts = RelationFacts(organisation: isTheirs ? own : nil)
    facts.worker = worker
    return try permit(.keepJointWork, call, about: facts, noun: "learner", field: field).rule
  }

  /// The learner `worker` of the cohort and how they stand on the day.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `field`.
  func requireLearner(
    _ worker: WorkerID, in cohort: Cohort, on day: CivilDate, field: String
  ) throws -> LearnerState {
    let found = try learner(worker, in: cohort.id, knownAt: latestSequence())
    guard let state = found?.state(on: day) else {
      throw ServiceError.absent("learner", field: field)
    }
    return state
  }
}

extension Service {
  /// The day of the service's clock in London.
  var today: CivilDate { LondonTime.date(of: now()) }
}

extension CivilDate {
  /// This day, once it is no later than `today`.
  ///
  /// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `field`.
  func past(today: CivilDate, field: String) throws(ServiceError) -> CivilDate {
    guard self <= today else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: field,
        "must not be after today, \(today); got \(quoted("\(self)"))")
    }
    return self
  }
}
