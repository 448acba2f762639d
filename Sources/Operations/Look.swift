import Access
import Vocabulary

// Looks at passports: what was seen is logged before it leaves, what was denied before it is
// refused.

extension Sight {
  /// The look under this sight, to be logged before its answer leaves.
  func look(of call: Call, id: AccessID, at now: Instant) -> AccessEntry {
    AccessEntry(
      id: id, worker: worker, at: now, subject: call.caller.subject,
      organisation: call.caller.organisation, duty: call.caller.duty, method: call.method,
      purpose: purpose, groups: groups, wasAllowed: true, rule: rule, grant: grant)
  }
}

extension Call {
  /// A look at `worker` that `rule` allowed and that opened no group of fields.
  func glance(
    at worker: WorkerID, purpose: Purpose?, rule: RuleID, id: AccessID, at now: Instant
  ) -> AccessEntry {
    AccessEntry(
      id: id, worker: worker, at: now, subject: caller.subject, organisation: caller.organisation,
      duty: caller.duty, method: method, purpose: purpose, groups: [], wasAllowed: true,
      rule: rule, grant: nil)
  }
}

extension Service {
  /// As ``read(_:_:)``, where the caller states a purpose: one that is none of the published ones
  /// is refused for what it is, once the denial is logged.
  func look<Value: Sendable>(
    _ call: Call, for purpose: StatedPurpose,
    _ body: @escaping @Sendable (any RecordSnapshot) throws -> Value
  ) async throws -> Value {
    do {
      return try await read(call, briefly: true, body)
    } catch let refusal as ServiceError {
      throw refusal.told(purpose)
    }
  }

  /// Keeps `looks` where their workers can see them; their answers wait for this.
  func record(_ looks: [AccessEntry], of call: Call) async throws {
    guard !looks.isEmpty else { return }
    try await records.write(shouldStart: call.shouldStart) { records in
      for look in looks { try records.record(look) }
    }
  }
}

extension ServiceError {
  /// The same refusal, or what is wrong with `purpose` where that is why.
  func told(_ purpose: StatedPurpose) -> ServiceError {
    if case .failure(let fault) = purpose, reason == .purposeNotAllowed { fault } else { self }
  }
}
