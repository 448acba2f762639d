package import Access
package import Placements
import Vocabulary

/// Records a stage of an integrated apprenticeship.
package enum RecordStage {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The stage.
    package let stage: StageRecord

    /// A request with these parts.
    package init(header: ChangeHeader, stage: StageRecord) {
      self.header = header
      self.stage = stage
    }
  }

  /// The receipt, of the record.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `stage` and what is missing for it;
  ///   otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let (id, today) = (service.newID(Noun.Record.self), service.today)
    return try await service.change(request.header, call) { records in
      let stage = request.stage
      let (enrolment, programme) = try records.enrolled(stage.enrolment, field: "enrolment_id")
      let rule = try records.permitSide(
        of: [programme.organisation], call, about: enrolment.learner, noun: "enrolment",
        field: "enrolment_id")
      guard programme.award == .integratedApprenticeship else {
        throw ServiceError.stateForbids(
          "stage", "must be of an integrated apprenticeship; the programme is none")
      }
      guard try records.keptRecord(of: stage.by) != records.keptRecord(of: enrolment.learner)
      else {
        throw ServiceError(
          .failedPrecondition, .assessmentSelf, field: "assessor_id",
          "must be somebody other than the learner")
      }
      try requirePast(stage.on, today, field: "on")
      let before = try records.lastStage(of: stage.enrolment)
      guard enrolment.period.contains(stage.on), before.map({ $0.on <= stage.on }) ?? true else {
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "on",
          "must be a day of the enrolment, and not before the stage before; got "
            + quoted("\(stage.on)"))
      }
      try records.stageEvidence(of: stage.enrolment, enrolment)
        .require(stage: stage.stage, on: stage.on)
      try records.record(.stage(stage), id: id, by: call.organisation)
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}

/// Refuses a day that lies ahead.
///
/// - Throws: ``ServiceError`` `VALUE_OUT_OF_RANGE`, naming `field`.
func requirePast(_ day: CivilDate, _ today: CivilDate, field: String) throws(ServiceError) {
  guard day <= today else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: field,
      "must not be after today, \(today); got \(quoted("\(day)"))")
  }
}
