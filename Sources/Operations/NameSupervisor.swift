package import Access
package import Placements
import Vocabulary

/// Names a supervisor or assessor of a placement.
package enum NameSupervisor {
  /// Whom, for which placement.
  package struct Request: Sendable {
    /// The placement.
    package let act: PlacementAct
    /// Who, in which role, when.
    package let assignment: StaffAssignment

    /// A request with these parts.
    package init(act: PlacementAct, assignment: StaffAssignment) {
      self.act = act
      self.assignment = assignment
    }
  }

  /// The receipt, of the placement.
  ///
  /// - Throws: ``ServiceError`` `PLACEMENT_SUPERVISOR_IS_ASSESSOR` where one person would be both
  ///   for a learner; `STATE_FORBIDS` or `LIMIT_REACHED` for somebody outside what they are
  ///   recorded as ready for; otherwise naming the field under `assignment`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let today = service.today
    return try await service.act(request.act, call) { sided, ids, records in
      let (placement, assignment) = (sided.placement, request.assignment)
      guard placement.state.isOpen else {
        throw ServiceError.stateForbids(
          "placement_id", "must be open; it is \(placement.state.rawValue)")
      }
      let known = try records.latestSequence()
      let others = try records.placements(of: .worker(sided.enrolment.learner), knownAt: known)
        .filter { $0.id != placement.id && !$0.isInError }
      let aliases = try records.aliases(of: assignment.worker, among: [placement] + others)
      try ServiceError.under("assignment") { () throws(ServiceError) in
        try assignment.requireApart(on: placement, others: others, aliases: aliases)
      }
      try records.requireReady(assignment, on: sided)
      try records.append(
        PlacementEvent(.named(assignment), on: today), to: placement.id, &ids,
        by: call.organisation)
    }
  }
}

extension RecordSnapshot {
  /// Refuses somebody whom neither side of the placement has recorded as ready for it.
  fileprivate func requireReady(
    _ assignment: StaffAssignment, on sided: SidedPlacement
  ) throws {
    let known = try latestSequence()
    let ready = try everyPlacementFact(.supervisor, of: .worker(assignment.worker), knownAt: known)
      .compactMap { kept -> PracticeSupervisor? in
        if case .supervisor(let supervisor) = kept.fact { supervisor } else { nil }
      }.filter { $0.organisation == sided.host || $0.organisation == sided.provider }
    let held = try daysHeld(by: assignment.worker, besides: sided.placement.id)
    var refusal = ServiceError.absent("supervisor", field: "worker_id")
    for supervisor in ready {
      do {
        try supervisor.requireReady(for: assignment, beside: held)
        return
      } catch { refusal = error }
    }
    throw refusal.within("assignment")
  }

  /// The days on which somebody has learners on other placements, one period a placement and role;
  /// a placement that is only asked for may yet be offered, and counts.
  private func daysHeld(
    by worker: WorkerID, besides placement: PlacementID
  ) throws -> [DatePeriod] {
    let known = try latestSequence()
    let named = try everyPlacementFact(.event, of: .worker(worker), knownAt: known)
    let ids = Set(
      named.compactMap { kept -> PlacementID? in
        if case .event(let id, _) = kept.fact { id } else { nil }
      }
    ).subtracting([placement])
    let there = try ids.sorted().compactMap { try self.placement($0, knownAt: known) }
    let person = try aliases(of: worker, among: there)
    return there.flatMap { other in
      other.staff.filter { person.contains($0.worker) }.compactMap { assignment in
        let days = other.state == .requested ? other.terms.period : other.occupied
        guard let occupied = days, occupied.overlaps(assignment.period) else { return nil }
        let ends = [occupied.end, assignment.period.end].compactMap(\.self)
        return DatePeriod(
          from: max(occupied.start, assignment.period.start), to: ends.min())
      }
    }
  }
}

extension RecordSnapshot {
  /// Of everybody whom `placements` name, the identifiers of the same person as `worker`, whose own
  /// is one of them: records that were merged are one person.
  func aliases(of worker: WorkerID, among placements: [Placement]) throws -> Set<WorkerID> {
    let person = try keptRecord(of: worker)
    let named = Set(placements.flatMap { [$0.terms.learner] + $0.staff.map(\.worker) })
    return try named.filter { try keptRecord(of: $0) == person }.union([worker])
  }
}
