package import Access
package import Placements
package import Vocabulary

/// Puts a learner on a programme, or corrects that.
package enum EnrolLearner {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The enrolment.
    package let enrolment: Enrolment
    /// The enrolment that this corrects; nil: a new one.
    package let replacing: EnrolmentID?

    /// A request with these parts.
    package init(header: ChangeHeader, enrolment: Enrolment, replacing: EnrolmentID?) {
      self.header = header
      self.enrolment = enrolment
      self.replacing = replacing
    }
  }

  /// The receipt, of the enrolment.
  ///
  /// - Throws: ``ServiceError`` `RECORD_EXISTS` where the learner is on the programme on one of the
  ///   days already; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, now) = (request.replacing ?? service.newID(Noun.Enrolment.self), service.now())
    return try await service.change(request.header, call) { records in
      let known = try records.latestSequence()
      let enrolment = request.enrolment
      guard let programme = try records.programme(enrolment.programme, knownAt: known) else {
        throw ServiceError.absent("programme", field: "enrolment.programme_id")
      }
      let rule = try records.permitSide(
        of: [programme.organisation], call, noun: "programme", field: "enrolment.programme_id")
      try requireLearner(enrolment.learner, call, at: now, in: records)
      if let employer = enrolment.employer {
        try records.requireOrganisation(employer, field: "enrolment.employer_id")
      }
      if let replaced = request.replacing {
        let earlier = try records.enrolment(replaced, knownAt: known)
        guard earlier?.programme == enrolment.programme, earlier?.learner == enrolment.learner
        else { throw ServiceError.absent("enrolment", field: "enrolment_id") }
      }
      try requireOnce(enrolment, id, in: records)
      try records.record(.enrolment(enrolment), id: id.asRecord, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }

  /// A learner is one of the caller's own people: engaged there, as a learner or otherwise.
  private static func requireLearner(
    _ learner: WorkerID, _ call: Call, at now: Instant, in records: any RecordSnapshot
  ) throws {
    let facts = try records.relations(of: call.organisation, to: learner, at: now)
    guard facts.enrols || facts.employs else {
      throw ServiceError.absent("worker", field: "enrolment.learner_id")
    }
  }

  private static func requireOnce(
    _ enrolment: Enrolment, _ id: EnrolmentID, in records: any RecordSnapshot
  ) throws {
    let others = try records.everyPlacementFact(
      .enrolment, of: .worker(enrolment.learner), knownAt: records.latestSequence())
    for kept in others where kept.id != id.asRecord {
      guard case .enrolment(let other) = kept.fact, other.programme == enrolment.programme,
        other.period.overlaps(enrolment.period)
      else { continue }
      throw ServiceError(
        .alreadyExists, .recordExists, field: "enrolment.learner_id",
        "must not be on the programme on these days already")
    }
  }
}
