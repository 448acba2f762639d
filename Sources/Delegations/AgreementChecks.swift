import Passports
import ReferenceData
import Vocabulary

// B6, C7, F7 and phase G: what is read in the agreement.
extension DelegationCase {
  /// B6: it asks for nothing beyond the set steps.
  func checkSetSteps(_ chain: AgreementChain, _ inspection: inout Inspection) {
    inspection.rely(on: chain.agreement.id.asRecord)
    inspection.settle(.taskRequiresJudgement, chain.terms.setStepsOnly)
  }

  /// C7: willing and able. What is not accepted yet is G2's; a refusal blocks all the same.
  func checkWillingness(
    _ chain: AgreementChain, isRefused: Bool, _ inspection: inout Inspection
  ) {
    let life = chain.life
    let hasDeclined = life.hasCome(life.workerDeclinedAt, &inspection)
    let isUnwilling = life.hasCome(life.unwillingAt, &inspection)
    if hasDeclined || isUnwilling { inspection.blame(chain.agreement.id.asRecord) }
    let isFree = !isRefused && !hasDeclined && !isUnwilling
    guard !isFree || life.hasCome(life.workerAcceptedAt, &inspection) else {
      inspection.skip()
      return
    }
    chain.agreement.cite(&inspection) { if case .acceptedByWorker = $0 { true } else { false } }
    inspection.settle(.workerDeclined, isFree)
  }

  /// F7: where an order is involved it is in force, and as when confirmed and as the worker saw it.
  ///
  /// Without an agreement only an order that is not in force can be told.
  func checkOrder(
    _ chain: AgreementChain?, _ ground: Groundwork, _ visit: Visit,
    _ inspection: inout Inspection
  ) {
    let isAsked = involvesOrder(visit.planTask)
    let order = isAsked ? order(visit, &inspection) : nil
    if let order { inspection.rely(on: orders[order].id) }
    guard let chain else {
      if isAsked, order == nil {
        inspection.settle(.prescriptionNotCurrent, false, "no order is in force")
      }
      inspection.skip()
      return
    }
    guard isAsked, let order else {
      inspection.settle(.prescriptionNotCurrent, !isAsked, "no order is in force")
      return
    }
    let version = orders[order].fact.version
    var isAsConfirmed = true
    if ground.rules.reconfirms(.order) {
      isAsConfirmed = chain.agreement.confirmed(&inspection)?.versions.order == version
    }
    let isAsSeen = question.offered.orderVersion.map { $0 == version } ?? true
    inspection.settle(
      .prescriptionNotCurrent, isAsConfirmed && isAsSeen,
      "version \(version) is in force, " + (isAsSeen ? "another was confirmed" : "another was seen")
    )
  }

  /// The order of the plan's task in force then: of several versions the latest.
  func order(_ visit: Visit, _ inspection: inout Inspection) -> Int? {
    guard let planTask = visit.planTask,
      let reference = planTasks[planTask].fact.orderReference
    else { return nil }
    return Self.newest(of: orders, \.version, &inspection) { $0.reference == reference }
  }

  /// G2 to G10; an agreement itself ended or withdrawn leaves G7 to G10 unasked.
  func checkTerms(
    _ chain: AgreementChain, _ ground: Groundwork, _ visit: Visit, isBlocked: Bool,
    _ inspection: inout Inspection
  ) {
    let life = chain.life
    let closed = life.closed(&inspection)
    checkLife(chain, closed, blocks: isBlocked ? ground.lives : [], &inspection)
    guard inspection.goesOn else { return }
    switch closed {
    case .withdrawn, .expired, .ended: return
    default: break
    }
    checkScope(chain, ground, visit, &inspection)
    checkReview(chain, ground, &inspection)
    checkChanges(chain, ground, visit, &inspection)
    inspection.rely(on: chain.agreement.id.asRecord)
    if let source = chain.terms.passedOnFrom { inspection.blame(source.asRecord) }
    inspection.settle(.subdelegationNotAllowed, chain.terms.passedOnFrom == nil)
  }

  // G2 to G6; `blocks` are the agreements among which one is withdrawn for safety.
  private func checkLife(
    _ chain: AgreementChain, _ closed: AgreementState?, blocks: [AgreementLife],
    _ inspection: inout Inspection
  ) {
    let (life, agreement) = (chain.life, chain.agreement)
    let isAccepted = life.isAccepted(&inspection) && closed != .declined
    if isAccepted {
      agreement.cite(&inspection) {
        switch $0 {
        case .acceptedByWorker, .acceptedByEmployer: true
        default: false
        }
      }
    } else {
      inspection.blame(agreement.id.asRecord)
    }
    inspection.settle(.delegationNotAccepted, isAccepted)

    inspection.rely(on: agreement.id.asRecord)
    let hasStarted = inspection.isReached(agreement.terms.period.start)
    inspection.settle(
      .delegationNotStarted, hasStarted, "starts \(agreement.terms.period.start)")

    inspection.rely(on: agreement.id.asRecord)
    inspection.settle(
      .delegationExpired, closed != .expired && closed != .ended,
      (closed?.rawValue ?? "") + (life.close.map { " since \($0.at)" } ?? ""))

    inspection.rely(on: agreement.id.asRecord)
    inspection.settle(.delegationSuspended, closed != nil || !life.isPaused(&inspection))

    inspection.rely(on: agreement.id.asRecord)
    if closed == .withdrawn { inspection.blame(agreement.id.asRecord) }
    for life in blocks where life.isBlockedForSafety(&inspection) {
      inspection.blame(life.agreement.id.asRecord)
    }
    inspection.settle(.delegationWithdrawn, closed != .withdrawn && blocks.isEmpty)
  }

  /// Whether a safety withdrawal of any agreement of the three stands.
  func isBlockedForSafety(_ ground: Groundwork, _ inspection: inout Inspection) -> Bool {
    var isBlocked = false
    for life in ground.lives where life.isBlockedForSafety(&inspection) { isBlocked = true }
    return isBlocked
  }

  // G8: the earlier of the review's own date and the rule's interval since it, or since the start.
  private func checkReview(
    _ chain: AgreementChain, _ ground: Groundwork, _ inspection: inout Inspection
  ) {
    inspection.rely(on: chain.agreement.id.asRecord)
    var last: (at: Instant, next: CivilDate?)?
    for event in chain.agreement.events {
      guard case .reviewed(let next) = event.what, inspection.isReached(event.at) else { continue }
      if let known = last {
        guard known.at <= event.at else { continue }
        // Of two reviews at one instant the stricter counts.
        let stricter = [known.next, next].compactMap { $0 }.min()
        last = (event.at, known.at == event.at ? stricter : next)
      } else {
        last = (event.at, next)
      }
    }
    let limit = ground.rules.delegationReview
    let base = LondonTime.date(of: last?.at ?? chain.terms.period.start)
    let byRule = limit.lastDay(from: base)
    let due = [last?.next, byRule].compactMap { $0 }.min()
    if let last {
      chain.agreement.cite(&inspection, at: last.at) {
        if case .reviewed = $0 { true } else { false }
      }
    }
    let isInDate = due.map { inspection.isInDate(through: $0) } ?? true
    inspection.settle(
      .delegationReviewOverdue, isInDate && !limit.isUnset,
      due.map { "was due by \($0)" } ?? "the interval has no value")
  }

  // G9: nothing that needs re-confirmation differs from what was confirmed.
  private func checkChanges(
    _ chain: AgreementChain, _ ground: Groundwork, _ visit: Visit,
    _ inspection: inout Inspection
  ) {
    guard let planTask = visit.planTask else {
      inspection.skip()
      return
    }
    let task = planTasks[planTask]
    inspection.rely(on: task.id)
    let confirmed = chain.agreement.confirmed(&inspection)
    if let confirmed { inspection.rely(on: confirmed.event.id) }
    let versions = confirmed?.versions
    var changed: [ReconfirmedChange] = []
    if let order = order(visit, &inspection) {
      inspection.rely(on: orders[order].id)
      if versions?.order != orders[order].fact.version { changed.append(.order) }
    }
    if versions?.plan != task.fact.version { changed.append(.plan) }
    if versions?.device != task.fact.device { changed.append(.device) }
    if versions?.instructions != task.fact.instructionsVersion { changed.append(.instructions) }
    changed.removeAll { !ground.rules.reconfirms($0) }
    inspection.settle(
      .delegationSuperseded, changed.isEmpty,
      "changed since confirmed: \(changed.map(\.rawValue).joined(separator: ", "))")
  }
}

extension Agreement {
  /// Cites the events of a kind that have happened, or those of one instant.
  func cite(
    _ inspection: inout Inspection, at instant: Instant? = nil,
    where isMeant: (AgreementEvent.What) -> Bool
  ) {
    guard inspection.isReporting else { return }
    for event in events
    where isMeant(event.what) && (instant.map { event.at == $0 } ?? (event.at <= inspection.at)) {
      inspection.rely(on: event.id)
    }
  }
}
