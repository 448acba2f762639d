import Delegations
package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordWorkerFactRequest: WireFactRecord {}

extension WireRecordWorkerFactRequest {
  /// What is to be recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordWorkerFact.Request {
    let header = try header()
    let worker: WorkerID = try requiredID(workerID, "worker_id")
    guard let fact else { throw noFact() }
    let said = try under(fact.field) { () throws(ServiceError) in try fact.native(of: worker) }
    return RecordWorkerFact.Request(header: header, draft: try draft(said))
  }
}

extension WireRecordWorkerFactRequest.OneOf_Fact {
  var field: String {
    switch self {
    case .assessorAuthorisation: "assessor_authorisation"
    case .assessorConflict: "assessor_conflict"
    case .practiceConditions: "practice_conditions"
    case .delegatorScope: "delegator_scope"
    case .delegatorPresence: "delegator_presence"
    case .workTerms: "work_terms"
    case .bar: "bar"
    case .refusal: "refusal"
    case .practice: "practice"
    case .mappingUse: "mapping_use"
    }
  }

  func native(of worker: WorkerID) throws(ServiceError) -> DelegationFact {
    switch self {
    case .assessorAuthorisation(let role): .assessorRole(of: worker, try role.native())
    case .assessorConflict(let conflict):
      .assessorConflict(of: worker, with: try requiredID(conflict.workerID, "worker_id"))
    case .practiceConditions(let conditions):
      .practiceConditions(of: worker, try conditions.native())
    case .delegatorScope(let scope):
      .delegatorScope(of: worker, try required(scope.hasTasks, scope.tasks))
    case .delegatorPresence(let presence):
      .presence(of: worker, at: try requiredID(presence.organisationID, "organisation_id"))
    case .workTerms(let terms): .workTerms(of: worker, try terms.native())
    case .bar(let bar): .bar(of: worker, try bar.native())
    case .refusal(let refusal): try refusal.native(of: worker)
    case .practice(let entry): .practice(of: worker, try entry.native())
    case .mappingUse(let use): .mappingUse(of: worker, try use.native())
    }
  }
}
