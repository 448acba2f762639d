import Delegations
import OneWorkforceProtos
import ReferenceData
import Vocabulary

extension WireAssessorAuthorisation {
  func native() throws(ServiceError) -> AssessorAuthorisation {
    AssessorAuthorisation(
      kind: try requiredChoice(kind, "kind"), tasks: try required(hasTasks, tasks))
  }
}

extension WirePracticeConditions {
  func native() throws(ServiceError) -> PracticeConditions {
    try PracticeConditions(
      registration: registration, excluded: statementCodes(excludedCodes, "excluded_codes"))
  }
}

extension WireWorkTerms {
  func native() throws(ServiceError) -> WorkTerms {
    try WorkTerms(
      engagement: requiredID(engagementID, "engagement_id"),
      party: optionalChoice(jointParty, "joint_party"),
      tasks: statementCodes(interventionCodes, "intervention_codes"), lineManager: lineManager,
      hostAgreements: uniqueItems(hostAgreementIds, "host_agreement_ids") {
        id, entry throws(ServiceError) in
        try requiredID(id, entry)
      })
  }
}

extension WireWorkerBar {
  func native() throws(ServiceError) -> WorkerBar {
    WorkerBar(
      organisation: try optionalID(organisationID, "organisation_id"),
      tasks: try required(hasTasks, tasks))
  }
}

extension WirePracticeEntry {
  func native() throws(ServiceError) -> PracticeLog {
    PracticeLog(
      intervention: try StandardCode(interventionCode, field: "intervention_code"),
      person: try requiredID(personID, "person_id"),
      outcome: try requiredChoice(outcome, "outcome"),
      decision: try optionalID(decisionID, "decision_id"))
  }
}

extension WireRefusal {
  /// The refusal of `worker`, or of the person, for this pairing.
  func native(of worker: WorkerID) throws(ServiceError) -> DelegationFact {
    .refusal(
      of: worker, for: try requiredID(personID, "person_id"),
      try StandardCode(interventionCode, field: "intervention_code"),
      Refusal(by: try requiredChoice(by, "by"), reason: try requiredChoice(reason, "reason")))
  }
}

extension WireMappingUse {
  func native() throws(ServiceError) -> MappingUse {
    MappingUse(
      organisation: try requiredID(organisationID, "organisation_id"),
      rule: try RuleID(ruleID, field: "rule_id"), isConditionMet: conditionMet,
      arePartsDone: partsDone)
  }
}

extension WireHold {
  /// What is stopped.
  func native() throws(ServiceError) -> Hold {
    switch scope {
    case .intervention(let hold):
      return try under("intervention") { () throws(ServiceError) in
        .intervention(
          try StandardCode(hold.interventionCode, field: "intervention_code"),
          device: try optionalText(hold.device, field: "device", limit: 80))
      }
    case .serviceOrganisationID(let id):
      return .service(try requiredID(id, "service_organisation_id"))
    case .workerID(let id): return .worker(try requiredID(id, "worker_id"))
    case .personID(let id): return .person(try requiredID(id, "person_id"))
    case .pairing(let pair):
      return try under("pairing") { () throws(ServiceError) in
        .pairing(
          try requiredID(pair.workerID, "worker_id"), try requiredID(pair.personID, "person_id"))
      }
    case nil:
      throw ServiceError(.invalidArgument, .fieldRequired, field: "scope", "must be given")
    }
  }
}
