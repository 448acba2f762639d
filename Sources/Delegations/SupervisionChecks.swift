import ReferenceData
import Vocabulary

// Phase J: the help that is there, and the checks that look after the task.
extension DelegationCase {
  /// J1: at least the help that the agreement asks for.
  func checkSupport(
    _ chain: AgreementChain, _ visit: Visit, _ inspection: inout Inspection
  ) {
    let needed = chain.terms.supervision.support
    if inspection.isReporting {
      for entry in rota
      where isRotaHere(entry.fact) && needed <= entry.fact.support
        && entry.holds(at: inspection.at)
      {
        inspection.rely(on: entry.id)
      }
    }
    inspection.settle(
      .supervisionUnavailable, needed <= visit.support,
      "\(needed.rawValue) is needed; \(visit.support.rawValue) is there")
  }

  /// J2: in date to the latest of what the start and each check give.
  func checkSupervision(
    _ chain: AgreementChain, _ ground: Groundwork, _ inspection: inout Inspection
  ) {
    let limit = ground.rules.firstSupervision
    inspection.rely(on: chain.agreement.id.asRecord)
    let due = supervisionDue(chain, ground, &inspection)
    let isInDate = due.map { inspection.isInDate(through: $0) } ?? true
    if inspection.isReporting {
      chain.agreement.cite(&inspection) { if case .supervised = $0 { true } else { false } }
    }
    inspection.settle(
      .supervisionCheckOverdue,
      isInDate && !limit.isUnset && !ground.rules.supervisionInterval.isUnset,
      due.map { "was due by \($0)" } ?? "the interval has no value")
  }

  /// The last day by which the next check is due, or nil: no limit is known.
  func supervisionDue(
    _ chain: AgreementChain, _ ground: Groundwork, _ inspection: inout Inspection
  ) -> CivilDate? {
    let start = LondonTime.date(of: chain.terms.period.start)
    guard var due = ground.rules.firstSupervision.lastDay(from: start) else { return nil }
    for event in chain.agreement.events {
      guard case .supervised = event.what, inspection.isReached(event.at) else { continue }
      let day = LondonTime.date(of: event.at)
      let byPlan = chain.terms.supervision.intervalDays.map { day.adding(days: $0) }
      let byRule = ground.rules.supervisionInterval.lastDay(from: day)
      // Neither the plan nor a rule limits how far the next check may lie.
      guard let next = [byPlan, byRule].compactMap({ $0 }).min() else { return nil }
      due = max(due, next)
    }
    return due
  }

  /// J3: no hold on the worker, the person or the two together.
  func checkIncidents(_ inspection: inout Inspection) {
    var isFree = true
    for hold in holds where stopsPeople(hold.fact) && inspection.holds(hold.period) {
      isFree = false
      inspection.blame(hold.id)
    }
    inspection.settle(.incidentHold, isFree)
  }

  private func stopsPeople(_ hold: Hold) -> Bool {
    switch hold {
    case .worker(let worker): worker == question.worker
    case .person(let person): person == question.person
    case .pairing(let worker, let person):
      worker == question.worker && person == question.person
    case .intervention, .service: false
    }
  }

  /// J4: somebody to call then.
  func checkEscalation(_ chain: AgreementChain, _ inspection: inout Inspection) {
    inspection.rely(on: chain.agreement.id.asRecord)
    var hasContact = false
    for contact in chain.terms.escalation where inspection.holds(contact.period) {
      hasContact = true
    }
    inspection.settle(.escalationRouteMissing, hasContact)
  }
}
