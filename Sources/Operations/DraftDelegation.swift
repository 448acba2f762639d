package import Access
package import Delegations
package import ReferenceData
package import Vocabulary

/// Drafts a delegation agreement, in the name of the organisation that delegates.
package enum DraftDelegation {
  /// What is to be drafted.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The terms, under the catalogue in use.
    package let terms: AgreementTerms
    /// The nation whose list of excluded tasks is heard.
    package let nation: Nation

    /// A request with these parts.
    package init(header: ChangeHeader, terms: AgreementTerms, nation: Nation) {
      self.header = header
      self.terms = terms
      self.nation = nation
    }
  }

  /// What was drafted.
  package struct Report: Sendable {
    /// The receipt, of the agreement.
    package let receipt: Receipt
    /// The next days on which the clock change leaves nothing of its hours, at most ten.
    package let emptyDays: [CivilDate]
  }

  /// The receipt of the draft, which delegates nothing until it is signed and accepted.
  ///
  /// - Throws: ``ServiceError`` `DELEGATION_TASK_EXCLUDED` for a task that is never delegated,
  ///   `DELEGATION_WITHOUT_PLAN` where no current plan of the person names it; otherwise naming the
  ///   field at fault under `terms`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let (id, now) = (service.newID(Noun.Agreement.self), service.now())
    let receipt = try await service.change(request.header, call) { records in
      var own = RelationFacts(organisation: call.caller.organisation)
      own.ownAgreement = request.terms.delegatingOrganisation == call.caller.organisation
      let rule = try records.permit(
        .proposeDelegation, call, about: own, noun: "organisation",
        field: "terms.delegating_organisation_id"
      ).rule
      try request.terms.requireDelegable(in: request.nation)
      try records.requireParties(of: request.terms, at: now)
      try records.add(request.terms, id: id, draftedAt: now, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
    return Report(receipt: receipt, emptyDays: request.terms.emptyDays(from: now))
  }
}

extension AgreementTerms {
  /// Refuses a task that nobody may delegate, or that the catalogue in use does not have.
  fileprivate func requireDelegable(in nation: Nation) throws(ServiceError) {
    let catalogue = InterventionCatalogue.shipped
    if let excluded = catalogue.excludedTask(covering: intervention, in: nation) {
      throw ServiceError(
        .failedPrecondition, .delegationTaskExcluded, field: "terms.intervention_code",
        "must not be a task excluded there; \(quoted(excluded.code.text)) covers it")
    }
    guard let task = catalogue.find(intervention) else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "terms.intervention_code",
        "must be a task of the catalogue; got \(quoted(intervention.text))")
    }
    guard task.delegable != .no else {
      throw ServiceError(
        .failedPrecondition, .delegationTaskExcluded, field: "terms.intervention_code",
        "must be a task that may be delegated; got \(quoted(intervention.text))")
    }
    guard catalogueVersion == catalogue.version else {
      throw .contradiction(
        "terms.catalogue_version", "must be the one in use, \(catalogue.version)")
    }
  }
}

extension RecordSnapshot {
  /// Refuses terms that name somebody unknown, or a task that no current plan of the person names.
  fileprivate func requireParties(of terms: AgreementTerms, at now: Instant) throws {
    let known = try latestSequence()
    guard try worker(terms.worker, knownAt: known) != nil else {
      throw ServiceError.absent("worker", field: "terms.worker_id")
    }
    guard try person(terms.person, knownAt: known) != nil else {
      throw ServiceError.absent("person", field: "terms.person_id")
    }
    try requireOrganisation(terms.employer, field: "terms.employer_id")
    for (index, delegator) in terms.delegators.enumerated()
    where try worker(delegator, knownAt: known) == nil {
      throw ServiceError.absent("worker", field: "terms.delegator_ids[\(index)]")
    }
    if let source = terms.passedOnFrom, try agreement(source, knownAt: known) == nil {
      throw ServiceError.absent("agreement", field: "terms.passed_on_from_id")
    }
    let hasPlan = try delegationRecords(
      about: .person(terms.person), of: .planTask, begunIn: nil, knownAt: known
    ).contains {
      guard case .planTask(_, let task) = $0.record.fact else { return false }
      return task.intervention == terms.intervention && $0.record.period.contains(now)
        && LondonTime.date(of: now) <= task.reviewBy
    }
    guard hasPlan else {
      throw ServiceError(
        .failedPrecondition, .delegationWithoutPlan, field: "terms.person_id",
        "must have a current care plan that names \(quoted(terms.intervention.text))")
    }
  }
}
