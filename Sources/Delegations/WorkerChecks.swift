import Passports
import ReferenceData
import Vocabulary

// Phase C but C6 and C7: the worker, wherever the agreement stands.
extension DelegationCase {
  /// The engagements that count at the employer then, each once, the lowest record first.
  func engagementsHere(_ inspection: inout Inspection) -> [Int] {
    var found: [Int] = []
    for index in engagements.indices
    where engagements[index].fact.counts(at: question.setting.organisation)
      && inspection.holds(engagements[index].period)
    {
      found.append(index)
    }
    if found.count > 1 { found.sort { engagements[$0].id < engagements[$1].id } }
    return found
  }

  /// C1.
  func checkEngaged(_ engagement: Int?, _ inspection: inout Inspection) {
    if let engagement { inspection.rely(on: engagements[engagement].id) }
    inspection.settle(.workerNotEngaged, engagement != nil)
  }

  /// C2 to C4: identity, bars, the employer's checks.
  func checkWorker(_ inspection: inout Inspection) {
    inspection.rely(on: question.worker.asRecord)
    let required = requiredIdentity ?? .verified
    let level = worker?.identityLevel ?? .none
    inspection.settle(
      .workerIdentityUnverified, required.rank <= level.rank,
      "\(level.rawValue); \(required.rawValue) is required")
    checkBars(&inspection)
    checkChecks(&inspection)
  }

  /// C5: the role may receive delegated tasks, and it or the engagement names this one.
  func checkRole(_ engagement: Int, _ visit: Visit, _ inspection: inout Inspection) {
    let fact = engagements[engagement].fact
    let receives =
      switch fact.receives {
      case .yes: true
      case .supervisedOnly: visit.support >= .helpAtHand
      case .no: false
      }
    inspection.rely(on: engagements[engagement].id)
    inspection.settle(
      .roleExcludesIntervention,
      receives
        && (fact.roleTasks.contains(question.intervention)
          || fact.ownTasks.contains(question.intervention)),
      receives ? "" : "the role may receive delegated tasks: \(fact.receives.rawValue)")
  }

  // C3: a lapse alone bars nobody.
  private func checkBars(_ inspection: inout Inspection) {
    var isFree = true
    for bar in bars
    where bar.fact.tasks.covers(question.intervention)
      && (bar.fact.organisation ?? question.setting.organisation) == question.setting.organisation
      && inspection.holds(bar.period)
    {
      isFree = false
      inspection.blame(bar.id)
    }
    for registration in workerRegistrations
    where registration.fact.status == .suspended || registration.fact.status == .struckOff
      || registration.fact.excluded.contains(question.intervention)
    {
      guard inspection.holds(registration.period) else { continue }
      isFree = false
      inspection.blame(registration.id)
    }
    inspection.settle(.workerSuspended, isFree)
  }

  // C4: an employer that has set no list has not said that none is needed.
  private func checkChecks(_ inspection: inout Inspection) {
    guard let requiredChecks else {
      inspection.settle(.workerCheckLapsed, false, "the employer has set no list of checks")
      return
    }
    var missing: [String] = []
    for check in requiredChecks {
      var isHeld = false
      for held in check.held where held.fact == check.kind && inspection.holds(held.period) {
        isHeld = true
        inspection.rely(on: held.id)
      }
      if !isHeld { missing.append(check.kind.rawValue) }
    }
    if !missing.isEmpty { inspection.blame(question.worker.asRecord) }
    inspection.settle(
      .workerCheckLapsed, missing.isEmpty,
      "missing or out of date: " + missing.sorted().joined(separator: ", "))
  }
}

extension Worker.IdentityLevel {
  fileprivate var rank: Int {
    switch self {
    case .none: 0
    case .basic: 1
    case .verified: 2
    }
  }
}
