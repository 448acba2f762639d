package import Access
package import Partnerships
import Vocabulary

/// Says that a worker holds a post for a time.
package enum AppointToPost {
  /// Who holds what when.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The appointment.
    package let appointment: Appointment

    /// A request with these parts.
    package init(header: ChangeHeader, appointment: Appointment) {
      self.header = header
      self.appointment = appointment
    }
  }

  /// The receipt, of the appointment.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, which may be
  ///   `appointment.rests_on_organisation_id` for a body elsewhere; `FIELDS_CONTRADICT`, naming
  ///   `appointment.valid_from`, where the post does not exist on the first day.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (service.newID(Noun.Appointment.self), service.now())
    return try await service.change(request.header, call) { records in
      try records.requireDuty(.recordAccountability, call)
      let appointment = request.appointment
      let (kept, post) = try records.knownPost(appointment.post, field: "appointment.post_id")
      let rule = try records.permitRecording(
        call, for: post, recordedBy: kept.recordedBy, at: now, field: "appointment.post_id")
      guard try records.worker(appointment.holder, knownAt: records.latestSequence()) != nil else {
        throw ServiceError.absent("worker", field: "appointment.worker_id")
      }
      if let body = appointment.restsOn {
        try records.requireOrganisation(body, field: "appointment.rests_on_organisation_id")
        try records.requireNearby(body, call, at: now)
      }
      guard post.period.contains(appointment.period.start) else {
        throw ServiceError.contradiction(
          "appointment.valid_from", "must be a day on which the post exists")
      }
      try records.record(.appointment(appointment), id: id.asRecord, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}

extension RecordSnapshot {
  // A post shows on which days its holder is engaged with the body it rests on, so that body is the
  // caller's own or sits in a place that the caller's organisation serves.
  fileprivate func requireNearby(
    _ body: OrganisationID, _ call: Call, at now: Instant
  ) throws {
    guard try body != call.organisation, try sharedPlace(with: body, call, at: now) == nil else {
      return
    }
    throw ServiceError.absent(
      "organisation", field: "appointment.rests_on_organisation_id")
  }
}
