package import Access
package import Placements
import Vocabulary

/// Asks for a placement of one learner.
package enum RequestPlacement {
  /// What is asked for.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The request.
    package let request: PlacementRequest

    /// A request with these parts.
    package init(header: ChangeHeader, request: PlacementRequest) {
      self.header = header
      self.request = request
    }
  }

  /// The receipt, of the request.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let id = service.newID(Noun.PlacementRequest.self)
    return try await service.change(request.header, call) { records in
      let asked = request.request
      let (enrolment, programme) = try records.enrolled(
        asked.enrolment, field: "request.enrolment_id")
      let rule = try records.permitSide(
        of: [programme.organisation], call, about: enrolment.learner, noun: "enrolment",
        field: "request.enrolment_id")
      try enrolment.require(asked.period, part: asked.part, of: programme, under: "request")
      try records.record(.request(asked), id: id.asRecord, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}

extension Enrolment {
  /// Refuses days outside the enrolment and a part that the programme has not.
  ///
  /// - Throws: ``ServiceError`` naming the field under `parent`.
  func require(
    _ days: DatePeriod, part: Int, of programme: Programme, under parent: String
  ) throws(ServiceError) {
    guard period.covers(days) else {
      throw .contradiction("\(parent).ends_on", "must lie inside the days of the enrolment")
    }
    guard part <= programme.parts else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "\(parent).part",
        "must be a part of the programme, 1 to \(programme.parts); got \(quoted("\(part)"))")
    }
  }
}
