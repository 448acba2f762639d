package import Delegations
package import OneWorkforceProtos
import SwiftProtobuf
package import Vocabulary

// An agreement read back from an answer, for documents that a client makes.

extension WireDelegation {
  /// The agreement with its terms and events.
  ///
  /// - Throws: ``ServiceError`` naming what a later version of the service may have added.
  package func native() throws(ServiceError) -> Agreement {
    var read: [AgreementEvent] = []
    for event in events { read.append(try event.native()) }
    return Agreement(
      id: try requiredID(id, "id"),
      draftedAt: try requiredInstant(hasDraftedAt, draftedAt, "drafted_at"),
      terms: try nativeTerms(), events: read)
  }

  /// The terms under the catalogue that they name.
  private func nativeTerms() throws(ServiceError) -> AgreementTerms {
    var draft = terms
    draft.catalogueVersion = ""
    let read = try draft.native()
    return try AgreementTerms(
      worker: read.worker, person: read.person, intervention: read.intervention,
      catalogueVersion: terms.catalogueVersion,
      delegatingOrganisation: read.delegatingOrganisation, employer: read.employer,
      delegators: read.delegators, accountability: read.accountability,
      answersFor: read.answersFor, scope: read.scope, setStepsOnly: read.setStepsOnly,
      passedOnFrom: read.passedOnFrom, period: read.period, supervision: read.supervision,
      escalation: read.escalation)
  }
}

extension WireDelegationEvent {
  func native() throws(ServiceError) -> AgreementEvent {
    let what = if let beginning = try nativeBeginning() { beginning } else { try nativeUpkeep() }
    return AgreementEvent(
      id: try requiredID(id, "events.id"), at: try requiredInstant(hasAt, at, "events.at"),
      recordedAt: try requiredInstant(hasRecordedAt, recordedAt, "events.recorded_at"),
      what: what)
  }

  /// What happened while the agreement was made or stopped; nil for another kind.
  private func nativeBeginning() throws(ServiceError) -> AgreementEvent.What? {
    switch kind {
    case "SIGNED": .signed(by: try delegator(), confirmed: try confirmed.native())
    case "ACCEPTED_BY_WORKER": .acceptedByWorker(willingAndAble: willingAndAble)
    case "ACCEPTED_BY_EMPLOYER":
      .acceptedByEmployer(try support.native(), lineManager: lineManager)
    case "DECLINED":
      .declined(by: try party(), reason: try requiredChoice(cause, "events.cause"))
    case "SUSPENDED": .suspended(by: try party())
    case "RESUMED": .resumed(by: try party())
    case "WITHDRAWN":
      .withdrawn(
        Withdrawal(category: try requiredChoice(cause, "events.cause"), by: try party()))
    default: nil
    }
  }

  private func nativeUpkeep() throws(ServiceError) -> AgreementEvent.What {
    switch kind {
    case "CLEARED": return .cleared(by: clearedBy)
    case "REVIEWED":
      return .reviewed(nextReviewBy: try optionalDate(nextReviewBy, "events.next_review_by"))
    case "RENEWED":
      return .renewed(end: try optionalInstant(hasEndsAt, endsAt, "events.ends_at"))
    case "RECONFIRMED": return .reconfirmed(by: try delegator(), try confirmed.native())
    case "SUCCEEDED": return .succeeded(by: try delegator())
    case "ENDED": return .ended(cause: try requiredChoice(cause, "events.cause"))
    case "SUPERVISED":
      return .supervised(
        SupervisionCheck(
          kind: try requiredChoice(supervisionKind, "events.supervision_kind"),
          finding: try requiredChoice(supervisionFinding, "events.supervision_finding")))
    default:
      throw ServiceError(
        .invalidArgument, .enumUnknown, field: "events.kind",
        "must be a kind of event that this version knows; got \(quoted(kind))")
    }
  }

  private func delegator() throws(ServiceError) -> WorkerID {
    try requiredID(delegatorID, "events.delegator_id")
  }

  private func party() throws(ServiceError) -> Party { try requiredChoice(by, "events.by") }
}
