import Access
import Delegations
import ReferenceData
import Vocabulary

// What of a person's plan and orders is in force, and who may sign for it.

extension DelegationCase {
  /// The plan task in force at `instant` for the task asked about: the latest version, then the
  /// lowest name.
  func planTask(at instant: Instant) -> Dated<CarePlanTask>? {
    planTasks.filter { $0.holds(at: instant) && $0.fact.intervention == question.intervention }
      .min { (-$0.fact.version, $0.id) < (-$1.fact.version, $1.id) }
  }

  /// What a delegator who signs at `instant` confirms: the versions in force.
  func versionsInForce(at instant: Instant) throws(ServiceError) -> ConfirmedVersions {
    let task = planTask(at: instant)?.fact
    let order = orders.filter { $0.holds(at: instant) && $0.fact.reference == task?.orderReference }
      .map(\.fact.version).max()
    return try ConfirmedVersions(
      order: order, plan: task?.version, instructions: task?.instructionsVersion,
      device: task?.device)
  }
}

extension ConfirmedVersions {
  /// The versions in a sentence.
  var words: String {
    let numbers = [("order", order), ("plan", plan), ("instructions", instructions)]
    let said = numbers.compactMap { name, number in number.map { "\(name) \($0)" } }
    return quoted((said + [device].compactMap(\.self)).joined(separator: ", "))
  }
}

extension RecordSnapshot {
  /// Refuses to sign in the name of somebody who is not the caller's registrant.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `field`.
  func requireRegistrant(
    _ worker: WorkerID, _ call: Call, at instant: Instant, field: String = "delegator_id"
  ) throws {
    guard try isRegistrant(worker, of: call.organisation, at: instant) else {
      throw ServiceError.stateForbids(
        field, "must be engaged with the delegating organisation and on a register")
    }
  }
}
