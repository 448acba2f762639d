package import Access
import Partnerships
package import Vocabulary

/// Says that a holder left a post: a later version of the appointment, with its end.
package enum LeavePost {
  /// Who left when.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The appointment.
    package let appointment: AppointmentID
    /// The first day the holder is gone.
    package let leftOn: CivilDate

    /// A request with these parts.
    package init(header: ChangeHeader, appointment: AppointmentID, leftOn: CivilDate) {
      self.header = header
      self.appointment = appointment
      self.leftOn = leftOn
    }
  }

  /// The receipt, of the appointment.
  ///
  /// - Throws: ``ServiceError``: not found, naming `appointment_id`; `INTERVAL_REVERSED`, naming
  ///   `left_on`, unless that follows the first day; `STATE_FORBIDS` where it is over by then.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let now = service.now()
    return try await service.change(request.header, call) { records in
      try records.requireDuty(.recordAccountability, call)
      let appointment = try records.keptPartnership(
        request.appointment, noun: "appointment", field: "appointment_id"
      ) { fact -> Appointment? in
        if case .appointment(let appointment) = fact { appointment } else { nil }
      }.fact
      let (kept, post) = try records.knownPost(appointment.post, field: "appointment_id")
      let rule = try records.permitRecording(
        call, for: post, recordedBy: kept.recordedBy, at: now, field: "appointment_id")
      let ended = try appointment.ended(on: request.leftOn, field: "left_on")
      try records.record(
        .appointment(ended), id: request.appointment.asRecord, by: call.organisation)
      return ChangeOutcome(id: request.appointment, rule: rule)
    }
  }
}
