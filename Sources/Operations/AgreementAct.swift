package import Access
package import Delegations
package import Vocabulary

/// What every act on an agreement says: which, as read at which version, from when, and why.
package struct AgreementAct: Sendable {
  /// The change's name and body.
  package let header: ChangeHeader
  /// The agreement.
  package let agreement: AgreementID
  /// The version that was read; nil asks for none, so that a withdrawal never waits.
  package let etag: Etag?
  /// From when the act holds; nil: now.
  package let effectiveFrom: Instant?
  /// The post that approves what is permissive and begins in the past, or nil.
  package let approver: String?
  /// Why, or nil.
  package let reason: String?

  /// An act with these parts.
  package init(
    header: ChangeHeader, agreement: AgreementID, etag: Etag? = nil,
    effectiveFrom: Instant? = nil, approver: String? = nil, reason: String? = nil
  ) {
    self.header = header
    self.agreement = agreement
    self.etag = etag
    self.effectiveFrom = effectiveFrom
    self.approver = approver
    self.reason = reason
  }
}

/// Everybody who must hear that an agreement stopped.
package struct AgreementTeam: Hashable, Sendable {
  /// Who received the delegation.
  package let worker: WorkerID
  /// For whom.
  package let person: PersonID
  /// Who delegated, successors included, in the order named.
  package let delegators: [WorkerID]
  /// Who employs the worker for it.
  package let employer: OrganisationID
  /// Who delegates.
  package let delegatingOrganisation: OrganisationID

  /// The team of `agreement`.
  package init(_ agreement: Agreement) {
    worker = agreement.terms.worker
    person = agreement.terms.person
    delegators = agreement.everyDelegator
    employer = agreement.terms.employer
    delegatingOrganisation = agreement.terms.delegatingOrganisation
  }
}

/// A stop of an agreement, with everybody who must hear of it.
package struct AgreementStop: Sendable {
  /// The receipt of the event.
  package let receipt: Receipt
  /// Whom to tell.
  package let team: AgreementTeam
}
