import Vocabulary

/// An agreement with the delegators who must be sound together: a whole that passes or fails.
struct AgreementChain {
  let life: AgreementLife
  /// Under ANY_ONE one of them, under ALL each.
  let delegators: [WorkerID]

  var agreement: Agreement { life.agreement }
  var terms: AgreementTerms { life.agreement.terms }
}

extension DelegationCase {
  /// The chains of every agreement that is no draft then, by agreement, then by delegator.
  func agreementChains(
    _ ground: Groundwork, _ inspection: inout Inspection
  ) -> [AgreementChain] {
    var chains: [AgreementChain] = []
    for life in ground.lives where life.isSigned(&inspection) {
      let delegators = life.agreement.delegators(&inspection)
      switch life.agreement.terms.accountability {
      case .all: chains.append(AgreementChain(life: life, delegators: delegators))
      case .anyOne:
        for delegator in delegators {
          chains.append(AgreementChain(life: life, delegators: [delegator]))
        }
      }
    }
    return chains
  }

  /// All that reads the agreement, on `chain` alone: what blocks from elsewhere is left out.
  func checkAgreement(
    _ chain: AgreementChain, _ ground: Groundwork, _ visit: Visit,
    _ inspection: inout Inspection
  ) {
    checkSetSteps(chain, &inspection)
    checkWillingness(chain, isRefused: false, &inspection)
    guard inspection.goesOn else { return }
    checkOrder(chain, ground, visit, &inspection)
    checkTerms(chain, ground, visit, isBlocked: false, &inspection)
    guard inspection.goesOn else { return }
    checkDelegators(chain, &inspection)
    checkBodies(chain, &inspection)
    checkSupport(chain, visit, &inspection)
    checkSupervision(chain, ground, &inspection)
    checkEscalation(chain, &inspection)
  }
}

extension Agreement {
  /// Who delegates then: those named and those who have joined, each once, the lowest first.
  func delegators(_ inspection: inout Inspection) -> [WorkerID] {
    var delegators = terms.delegators
    for event in events {
      guard case .succeeded(let by) = event.what, inspection.isReached(event.at),
        !delegators.contains(by)
      else { continue }
      delegators.append(by)
    }
    return delegators.count > 1 ? delegators.sorted() : delegators
  }

  /// The versions last confirmed by then by somebody who delegates then, with the event that did;
  /// nil: none were.
  func confirmed(
    _ inspection: inout Inspection
  ) -> (versions: ConfirmedVersions, event: AgreementEvent)? {
    var latest: (versions: ConfirmedVersions, event: AgreementEvent)?
    for event in events {
      let versions: ConfirmedVersions
      let by: WorkerID
      switch event.what {
      case .signed(let signer, let confirmed): (by, versions) = (signer, confirmed)
      case .reconfirmed(let signer, let confirmed): (by, versions) = (signer, confirmed)
      default: continue
      }
      guard inspection.isReached(event.at),
        terms.delegators.contains(by) || delegators(&inspection).contains(by)
      else { continue }
      if let latest, (event.at, event.id) < (latest.event.at, latest.event.id) { continue }
      latest = (versions, event)
    }
    return latest
  }
}
