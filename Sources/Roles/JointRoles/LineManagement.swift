package import Vocabulary

/// That an employer named the line manager of one of its people, who may be another employer's.
package struct LineManagement: Hashable, Sendable {
  /// Its record.
  package let id: RecordID
  /// Who is managed.
  package let worker: WorkerID
  /// The body they are managed for.
  package let employer: OrganisationID
  /// Who manages.
  package let manager: LineManager

  /// `worker` of `employer` is managed by `manager`.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT`, naming `line_manager.worker_id`, where
  ///   somebody would manage themselves.
  package init(
    id: RecordID, worker: WorkerID, employer: OrganisationID, manager: LineManager
  ) throws(ServiceError) {
    guard manager.worker != worker else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "line_manager.worker_id",
        "must not be the worker managed")
    }
    self.id = id
    self.worker = worker
    self.employer = employer
    self.manager = manager
  }
}

/// One of a body's people as line management sees them: by joint roles and by what was named.
package struct ManagedTie: Hashable, Sendable {
  /// Who is managed, and for which body.
  package struct Key: Hashable, Sendable, Comparable {
    /// Who is managed.
    package let worker: WorkerID
    /// The body they are managed for.
    package let employer: OrganisationID

    /// `worker` at `employer`.
    package init(worker: WorkerID, employer: OrganisationID) {
      self.worker = worker
      self.employer = employer
    }

    /// By employer, then by worker.
    package static func < (left: Key, right: Key) -> Bool {
      (left.employer, left.worker) < (right.employer, right.worker)
    }
  }

  /// Why somebody is unmanaged.
  package enum Cause: String, Sendable, CaseIterable {
    /// Nobody is named for the day.
    case nobodyNamed = "NOBODY_NAMED"
    /// Whoever is named is not engaged with the body they manage from.
    case managerLeft = "MANAGER_LEFT"
  }

  /// Who, for which body.
  package let key: Key
  /// The joint role that says so, or nil.
  package let role: JointRoleID?
  /// The managers, apart from one another, in order.
  package let managers: [LineManager]

  /// A tie of these parts.
  package init(key: Key, role: JointRoleID?, managers: [LineManager]) {
    self.key = key
    self.role = role
    self.managers = managers
  }

  /// The ties that `named`, oldest recorded first, and `roles` tell on `day`; a joint role's own
  /// word on its holder stands beside what was named of the worker.
  package static func all(
    named: [LineManagement], roles: [JointRole], on day: CivilDate
  ) -> [ManagedTie] {
    var managers: [Key: [LineManager]] = [:]
    for word in named {
      let key = Key(worker: word.worker, employer: word.employer)
      managers[key] = (managers[key] ?? []).replaced(by: word.manager)
    }
    let plain = managers.map { ManagedTie(key: $0, role: nil, managers: $1) }
    let joint = roles.flatMap { role in
      role.ties.filter { $0.period.contains(day) }.map { tie in
        ManagedTie(
          key: Key(worker: tie.worker, employer: tie.party.organisation), role: role.id,
          managers: tie.party.lineManagers)
      }
    }
    return (plain + joint).sorted {
      ($0.key, $0.role?.description ?? "") < ($1.key, $1.role?.description ?? "")
    }
  }

  /// Who manages on `day`, whether still engaged or not.
  package func manager(on day: CivilDate) -> LineManager? {
    managers.first { $0.period.contains(day) }
  }

  /// Why nobody manages on `day`, or nil where somebody does; `isEngaged` tells whether a manager
  /// is engaged with the body they manage from on that day.
  package func cause(
    on day: CivilDate, isEngaged: (LineManager) throws -> Bool
  ) rethrows -> Cause? {
    guard let manager = manager(on: day) else { return .nobodyNamed }
    return try isEngaged(manager) ? nil : .managerLeft
  }
}
