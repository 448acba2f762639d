import ReferenceData
import Vocabulary

/// What a report rests on: the chains that were chosen.
struct Reliance {
  let visit: Visit
  /// The engagement, as an index.
  let engagement: Int?
  let competence: AssessedChain?
  let agreement: AgreementChain?
}

extension DelegationCase {
  /// Asks every check from B1 to J4 in the order of the table, on the chains to be reported.
  func report(_ ground: Groundwork, _ inspection: inout Inspection) -> Reliance {
    noteRuleChange(ground, &inspection)
    let visit = visit(&inspection)
    let reliance = Reliance(
      visit: visit,
      engagement: inspection.choose(among: engagementsHere(&inspection)) {
        checkEngagement($0, visit, &$1)
      },
      competence: inspection.choose(
        among: ground.competences, steps: { stepCount($0.chain) },
        { checkCompetence($0, ground, visit, &$1) }),
      agreement: inspection.choose(among: agreementChains(ground, &inspection)) {
        checkAgreement($0, ground, visit, &$1)
      })
    reportTaskAndWorker(reliance, ground, &inspection)
    reportCompetence(reliance, ground, &inspection)
    checkPerson(visit, &inspection)
    checkOrder(reliance.agreement, ground, visit, &inspection)
    checkRisk(&inspection)
    reportDelegation(reliance, ground, &inspection)
    reportOrganisations(reliance, ground, &inspection)
    return reliance
  }

  /// Asks until something fails: any chain will do for each whole.
  func findFailure(_ ground: Groundwork, _ inspection: inout Inspection) {
    noteRuleChange(ground, &inspection)
    let visit = visit(&inspection)
    checkProhibitions(ground, visit, &inspection)
    checkWorker(&inspection)
    checkPerson(visit, &inspection)
    checkRisk(&inspection)
    checkEmployer(&inspection)
    checkIncidents(&inspection)
    guard inspection.goesOn else { return }
    inspection.settle(.workerDeclined, !isRefused(by: .worker, &inspection))
    inspection.settle(.delegationWithdrawn, !isBlockedForSafety(ground, &inspection))
    checkPrerequisites(ground, &inspection)
    guard inspection.goesOn else { return }
    let isEngaged = inspection.anyPasses(engagementsHere(&inspection)) {
      checkEngagement($0, visit, &$1)
    }
    inspection.settle(.workerNotEngaged, isEngaged)
    let isDelegated = inspection.anyPasses(agreementChains(ground, &inspection)) {
      checkAgreement($0, ground, visit, &$1)
    }
    inspection.settle(.delegationNone, isDelegated)
    guard inspection.goesOn else { return }
    let isCompetent = inspection.anyPasses(ground.competences) {
      checkCompetence($0, ground, visit, &$1)
    }
    inspection.settle(.competenceNone, isCompetent)
  }

  // The rules are the ground's, so another day's rules need another ground.
  private func noteRuleChange(_ ground: Groundwork, _ inspection: inout Inspection) {
    if let day = ground.rulesChangeOn { _ = inspection.isReached(day) }
  }

  private func checkEngagement(
    _ engagement: Int, _ visit: Visit, _ inspection: inout Inspection
  ) {
    checkRole(engagement, visit, &inspection)
    checkHost(engagement, &inspection)
  }

  private func reportTaskAndWorker(
    _ reliance: Reliance, _ ground: Groundwork, _ inspection: inout Inspection
  ) {
    checkProhibitions(ground, reliance.visit, &inspection)
    if let agreement = reliance.agreement { checkSetSteps(agreement, &inspection) }
    checkEngaged(reliance.engagement, &inspection)
    checkWorker(&inspection)
    if let engagement = reliance.engagement {
      checkRole(engagement, reliance.visit, &inspection)
    }
    checkPrerequisites(ground, &inspection)
    let isRefused = isRefused(by: .worker, &inspection)
    if let agreement = reliance.agreement {
      checkWillingness(agreement, isRefused: isRefused, &inspection)
    } else if isRefused {
      inspection.settle(.workerDeclined, false)
    }
  }

  private func reportCompetence(
    _ reliance: Reliance, _ ground: Groundwork, _ inspection: inout Inspection
  ) {
    guard let competence = reliance.competence else {
      inspection.blame(question.worker.asRecord)
      inspection.settle(.competenceNone, false)
      return
    }
    inspection.rely(on: achievements[competence.chain.achievement].id)
    inspection.settle(.competenceNone, true)
    checkCompetence(competence, ground, reliance.visit, &inspection)
  }

  private func reportDelegation(
    _ reliance: Reliance, _ ground: Groundwork, _ inspection: inout Inspection
  ) {
    guard let agreement = reliance.agreement else {
      inspection.settle(.delegationNone, false)
      return
    }
    inspection.rely(on: agreement.agreement.id.asRecord)
    inspection.settle(.delegationNone, true)
    let isBlocked = isBlockedForSafety(ground, &inspection)
    checkTerms(agreement, ground, reliance.visit, isBlocked: isBlocked, &inspection)
    checkDelegators(agreement, &inspection)
  }

  private func reportOrganisations(
    _ reliance: Reliance, _ ground: Groundwork, _ inspection: inout Inspection
  ) {
    checkEmployer(&inspection)
    if let agreement = reliance.agreement { checkBodies(agreement, &inspection) }
    if let engagement = reliance.engagement { checkHost(engagement, &inspection) }
    if let agreement = reliance.agreement {
      checkSupport(agreement, reliance.visit, &inspection)
      checkSupervision(agreement, ground, &inspection)
    }
    checkIncidents(&inspection)
    if let agreement = reliance.agreement { checkEscalation(agreement, &inspection) }
  }
}
