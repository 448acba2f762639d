import Delegations
import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

extension AgreementEvent {
  /// The event as the wire writes it.
  func proto() -> WireDelegationEvent {
    .with {
      $0.id = id.description
      $0.at = at.proto()
      $0.recordedAt = recordedAt.proto()
      what.fill(&$0)
    }
  }
}

extension AgreementEvent.What {
  /// Writes what happened into `event`: its kind, and what goes with that.
  fileprivate func fill(_ event: inout WireDelegationEvent) {
    switch self {
    case .signed(let delegator, let confirmed):
      event.kind = "SIGNED"
      event.delegatorID = delegator.description
      event.confirmed = confirmed.proto()
    case .acceptedByWorker(let willingAndAble):
      event.kind = "ACCEPTED_BY_WORKER"
      event.willingAndAble = willingAndAble
    case .acceptedByEmployer(let support, let lineManager):
      event.kind = "ACCEPTED_BY_EMPLOYER"
      event.support = support.proto()
      event.lineManager = lineManager
    case .declined(let party, let reason):
      event.kind = "DECLINED"
      event.by = party.rawValue
      event.cause = reason.rawValue
    case .suspended(let party):
      event.kind = "SUSPENDED"
      event.by = party.rawValue
    case .resumed(let party):
      event.kind = "RESUMED"
      event.by = party.rawValue
    case .withdrawn(let withdrawal):
      event.kind = "WITHDRAWN"
      event.by = withdrawal.by.rawValue
      event.cause = withdrawal.category.rawValue
    case .cleared(let post):
      event.kind = "CLEARED"
      event.clearedBy = post
    default: fillUpkeep(&event)
    }
  }

  private func fillUpkeep(_ event: inout WireDelegationEvent) {
    switch self {
    case .reviewed(let next):
      event.kind = "REVIEWED"
      event.nextReviewBy = next?.description ?? ""
    case .renewed(let end):
      event.kind = "RENEWED"
      if let end { event.endsAt = end.proto() }
    case .reconfirmed(let delegator, let confirmed):
      event.kind = "RECONFIRMED"
      event.delegatorID = delegator.description
      event.confirmed = confirmed.proto()
    case .succeeded(let delegator):
      event.kind = "SUCCEEDED"
      event.delegatorID = delegator.description
    case .ended(let cause):
      event.kind = "ENDED"
      event.cause = cause.rawValue
    case .supervised(let check):
      event.kind = "SUPERVISED"
      event.supervisionKind = check.kind.rawValue
      event.supervisionFinding = check.finding.rawValue
    default: break
    }
  }
}
