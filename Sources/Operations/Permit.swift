package import Access
package import Vocabulary

extension RecordSnapshot {
  /// What the caller may do, decided from facts of this very snapshot; a denial is thrown, and says
  /// that there is no such `noun` where the relation is missing.
  ///
  /// - Throws: ``AccessDenied`` where the access table does not allow it.
  package func permit(
    _ action: Action, _ call: Call, about facts: RelationFacts, noun: String = "worker",
    field: String? = nil
  ) throws -> (rule: RuleID, sight: Sight?) {
    switch decide(call.caller, action, about: facts) {
    case .allow(let rule, let sight):
      return (rule, sight)
    case .deny(let rule):
      throw AccessDenied(
        rule: rule, worker: facts.worker, purpose: facts.purpose, noun: noun, field: field)
    }
  }

  /// How the caller stands to `worker` at `instant`, with the purpose they give.
  package func facts(
    _ call: Call, about worker: WorkerID, purpose: Purpose?, at instant: Instant
  ) throws -> RelationFacts {
    var facts = try relations(of: call.caller.organisation, to: worker, at: instant)
    facts.worker = worker
    facts.organisation = call.caller.organisation
    facts.purpose = purpose
    if let organisation = call.caller.organisation {
      switch call.caller.duty {
      case .assessor: facts.assesses = try assesses(organisation, at: instant)
      case .auditor: facts.agreed = try audits(organisation, at: instant)
      case .delegator: facts.delegates = try delegates(organisation, to: worker, at: instant)
      default: break
      }
    }
    return facts
  }
}

/// A denial on its way out of a snapshot or change: logged for the worker, then told as little as
/// the caller may know.
package struct AccessDenied: Error, Hashable, Sendable {
  /// The rule that denied.
  package let rule: RuleID
  /// Whose passport was asked for, where one was.
  package let worker: WorkerID?
  /// The purpose given.
  package let purpose: Purpose?
  /// What the caller is told there is none of, where the relation is missing.
  package let noun: String
  /// The field that named it, or nil.
  package let field: String?

  /// A denial by `rule`.
  package init(
    rule: RuleID, worker: WorkerID?, purpose: Purpose?, noun: String = "worker",
    field: String? = nil
  ) {
    self.rule = rule
    self.worker = worker
    self.purpose = purpose
    self.noun = noun
    self.field = field
  }

  /// What the caller is told: that the duty never carries the action or the purpose, which tells
  /// nothing of any worker, or else what they would be told of a worker that does not exist.
  package var refusal: ServiceError {
    switch rule {
    case Denial.notInTable:
      ServiceError(
        .permissionDenied, .roleNotAllowed, "this duty does not carry this action")
    case Denial.purpose:
      ServiceError(
        .permissionDenied, .purposeNotAllowed, field: "purpose",
        "must be a published purpose that belongs to the caller's duty")
    default:
      .absent(noun, field: field)
    }
  }

  /// The look to log, where a passport was asked for.
  func entry(of call: Call, id: AccessID, at now: Instant) -> AccessEntry? {
    guard let worker else { return nil }
    return AccessEntry(
      id: id, worker: worker, at: now, subject: call.caller.subject,
      organisation: call.caller.organisation, duty: call.caller.duty, method: call.method,
      purpose: purpose, groups: [], wasAllowed: false, rule: rule, grant: nil)
  }
}

extension ServiceError {
  /// What is said of a thing that does not exist and of one the caller may not know of alike.
  package static func absent(_ noun: String, field: String? = nil) -> ServiceError {
    ServiceError(
      .notFound, .recordNotFound, field: field,
      "there is no such \(noun), or this caller may not know of it")
  }
}
