package import Access
package import Placements
package import Vocabulary

/// Records who may supervise or assess learners of the caller's organisation.
package enum RecordSupervisor {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Who, what and when; for the caller's organisation.
    package let supervisor: PracticeSupervisor
    /// The record that this corrects; nil: a new one.
    package let replacing: SupervisorID?

    /// A request with these parts.
    package init(
      header: ChangeHeader, supervisor: PracticeSupervisor, replacing: SupervisorID?
    ) {
      self.header = header
      self.replacing = replacing
      self.supervisor = supervisor
    }
  }

  /// The receipt, of the record.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `supervisor.worker_id`, for somebody
  ///   whom the caller's organisation does not engage; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (request.replacing ?? service.newID(Noun.Supervisor.self), service.now())
    return try await service.change(request.header, call) { records in
      let own = try call.organisation
      let rule = try records.permitSide(
        of: [own], call, noun: "organisation", field: "supervisor.worker_id")
      var supervisor = request.supervisor
      supervisor.organisation = own
      guard try records.relations(of: own, to: supervisor.worker, at: now).employs else {
        throw ServiceError.absent("worker", field: "supervisor.worker_id")
      }
      if let replaced = request.replacing {
        let earlier = try records.placementFact(
          replaced.asRecord, knownAt: records.latestSequence())
        guard case .supervisor(let before) = earlier?.fact, before.organisation == own,
          before.worker == supervisor.worker
        else { throw ServiceError.absent("supervisor", field: "supervisor_id") }
      }
      try records.record(.supervisor(supervisor), id: id.asRecord, by: own)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
