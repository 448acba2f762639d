import ReferenceData
import Vocabulary

// Phase B but B6, which reads the agreement: may the task be delegated here at all?
extension DelegationCase {
  /// B1 to B5.
  func checkProhibitions(
    _ ground: Groundwork, _ visit: Visit, _ inspection: inout Inspection
  ) {
    let setting = question.setting
    let exclusion = catalogue.excludedTask(covering: ground.task.code, in: setting.nation)
    inspection.settle(
      .interventionNotDelegable, exclusion == nil && ground.task.delegable != .no,
      exclusion.map { "excluded by \($0.code): \($0.description)" } ?? "")

    let hasStarted = ground.task.validFrom.map { inspection.isReached($0) } ?? true
    let hasEnded = ground.task.validTo.map { inspection.isReached($0) } ?? false
    inspection.settle(
      .interventionNotInForce, hasStarted && !hasEnded, "in \(catalogue.version)")

    inspection.settle(
      .nationRuleBlock, ground.rules.allows(setting.nation.rawValue, by: .nationScope),
      setting.nation.title)
    inspection.settle(
      .settingNotPermitted, ground.rules.allows(setting.kind.rawValue, by: .settingScope),
      setting.kind.rawValue)

    var isFree = true
    for hold in holds where stops(hold.fact, visit) && inspection.holds(hold.period) {
      isFree = false
      inspection.blame(hold.id)
    }
    inspection.settle(.safetyHoldActive, isFree)
  }

  // A hold on one device spares another that is known to be at hand.
  private func stops(_ hold: Hold, _ visit: Visit) -> Bool {
    switch hold {
    case .intervention(let task, let device):
      task == question.intervention
        && (device == nil || visit.device == nil || device == visit.device)
    case .service(let organisation): organisation == question.setting.organisation
    case .worker, .person, .pairing: false
    }
  }
}
