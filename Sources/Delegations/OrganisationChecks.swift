import Passports
import ReferenceData
import Roles
import Vocabulary

// Phase I: the organisation giving the care, and the bodies it works with.
extension DelegationCase {
  /// I1 to I3: policy, indemnity, registration.
  func checkEmployer(_ inspection: inout Inspection) {
    checkPolicy(&inspection)
    let (organisation, task) = (question.setting.organisation, question.intervention)
    var isCovered = false
    for indemnity in indemnities
    where indemnity.fact.organisation == organisation && indemnity.fact.covers(task)
      && inspection.holds(indemnity.period)
    {
      isCovered = true
      inspection.rely(on: indemnity.id)
    }
    inspection.settle(.orgIndemnityUnconfirmed, isCovered)

    var isRegistered = false
    for registration in providerRegistrations
    where registration.fact.organisation == organisation && registration.fact.tasks.covers(task)
      && inspection.holds(registration.period)
    {
      isRegistered = true
      inspection.rely(on: registration.id)
    }
    inspection.settle(.orgRegistrationMissing, isRegistered)
  }

  // I1: the employer says so, and nowhere the contrary.
  private func checkPolicy(_ inspection: inout Inspection) {
    var isSupported = false
    var isOpposed = false
    for policy in taskPolicies
    where policy.fact.organisation == question.setting.organisation
      && policy.fact.tasks.covers(question.intervention) && inspection.holds(policy.period)
    {
      if policy.fact.isSupported {
        isSupported = true
        inspection.rely(on: policy.id)
      } else {
        isOpposed = true
        inspection.blame(policy.id)
      }
    }
    inspection.settle(.orgPolicyDisallows, isSupported && !isOpposed)
  }

  /// I4: the same body, or an agreement in force between the two.
  func checkBodies(_ chain: AgreementChain, _ inspection: inout Inspection) {
    let (delegating, employer) = (
      chain.terms.delegatingOrganisation, question.setting.organisation
    )
    var isAgreed = delegating == employer
    if !isAgreed {
      for agreement in interOrganisation
      where agreement.fact.parties.contains(delegating) && agreement.fact.parties.contains(employer)
        && agreement.fact.tasks.covers(question.intervention)
        && inspection.holds(agreement.period)
      {
        isAgreed = true
        inspection.rely(on: agreement.id)
      }
    }
    inspection.settle(.orgAgreementMissing, isAgreed)
  }

  /// I5: where the engagement is hosted, a host agreement in force.
  func checkHost(_ engagement: Int, _ inspection: inout Inspection) {
    let fact = engagements[engagement].fact
    inspection.rely(on: engagements[engagement].id)
    var isAgreed = !fact.needsHostAgreement
    if !isAgreed {
      for agreement in fact.hostAgreements where inspection.holds(agreement.period) {
        isAgreed = true
        inspection.rely(on: agreement.id)
      }
    }
    inspection.settle(
      .hostAgreementNotInForce, isAgreed,
      fact.party.map { "party \($0.rawValue)" } ?? fact.legalBasis.rawValue)
  }
}
