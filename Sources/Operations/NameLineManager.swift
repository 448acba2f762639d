package import Access
import Delegations
package import Roles
package import Vocabulary

/// Names the line manager of some of the caller's people, or of its side of a joint role.
package enum NameLineManager {
  /// Whom it is for.
  package enum Managed: Hashable, Sendable {
    /// People engaged with the caller's organisation, 1 to 200.
    case workers([WorkerID])
    /// The caller's side of a joint role.
    case role(JointRoleID)
  }

  /// Who manages whom.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Whom it is for.
    package let managed: Managed
    /// Who manages.
    package let manager: LineManager

    /// A request with these parts.
    package init(header: ChangeHeader, managed: Managed, manager: LineManager) {
      self.header = header
      self.managed = managed
      self.manager = manager
    }
  }

  /// The receipt, of the first record or of the role.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` for a worker whom the caller's organisation does
  ///   not engage, and for a manager whom the body named does not engage on the first day;
  ///   `STATE_FORBIDS` where the role is over.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      let outcome =
        switch request.managed {
        case .workers(let workers):
          try name(request.manager, of: workers, call, at: now, in: records) { service.newID() }
        case .role(let role):
          try name(
            request.manager, in: role, call, at: now, in: records, event: service.newID())
        }
      try records.requireEngaged(request.manager, field: "line_manager.worker_id")
      return outcome
    }
  }

  private static func name(
    _ manager: LineManager, of workers: [WorkerID], _ call: Call, at now: Instant,
    in records: any RecordChange, newID: () -> RecordID
  ) throws -> ChangeOutcome {
    let own = try call.organisation
    let rule = try records.permit(
      .keepJointRole, call, about: RelationFacts(organisation: own)
    ).rule
    var first: RecordID?
    for (index, worker) in workers.enumerated() {
      guard try records.facts(call, about: worker, purpose: nil, at: now).employs else {
        throw ServiceError.absent("worker", field: "worker_ids[\(index)]")
      }
      let management = try LineManagement(
        id: newID(), worker: worker, employer: own, manager: manager)
      try records.record(management, by: own)
      first = first ?? management.id
    }
    guard let first else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "worker_ids", "must name a worker or a role")
    }
    return ChangeOutcome(id: first, rule: rule, note: "workers \(workers.count)")
  }

  private static func name(
    _ manager: LineManager, in id: JointRoleID, _ call: Call, at now: Instant,
    in records: any RecordChange, event: RecordID
  ) throws -> ChangeOutcome {
    let (role, rule) = try records.permit(.keepJointRole, call, on: id, at: now)
    try role.requireOpen(on: LondonTime.date(of: now))
    guard !role.everyHolder.contains(manager.worker) else {
      throw ServiceError.contradiction(
        "line_manager.worker_id", "must not be a holder of the role")
    }
    try records.record(.managed(manager), id: event, of: id, by: call.organisation)
    return ChangeOutcome(id: id, rule: rule)
  }
}
