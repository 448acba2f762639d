import Placements
import Vocabulary

// What a learner has done on an enrolment.

extension RecordSnapshot {
  /// The enrolment's placements, those taken back as mistakes left out, in order of identifier.
  func standing(_ enrolment: EnrolmentID) throws -> [Placement] {
    try placements(of: .enrolment(enrolment), knownAt: latestSequence()).filter { !$0.isInError }
  }

  /// The entries of the placement's assessment document, oldest recorded first.
  func assessments(on placement: PlacementID) throws -> [PracticeAssessment] {
    try placementHistory(.assessment, of: placement.asRecord, knownAt: latestSequence())
      .compactMap { kept in
        if case .assessment(let assessment) = kept.fact { assessment } else { nil }
      }
  }

  /// The hours of the placement.
  func entries(on placement: PlacementID) throws -> [HoursEntry] {
    try everyHour(on: placement, knownAt: latestSequence()).map(\.entry)
  }

  /// The last stage recorded for the enrolment; nil before any.
  func lastStage(of enrolment: EnrolmentID) throws -> StageRecord? {
    try placementHistory(.stage, of: enrolment.asRecord, knownAt: latestSequence())
      .compactMap { kept -> StageRecord? in
        if case .stage(let stage) = kept.fact { stage } else { nil }
      }.max { $0.stage < $1.stage }
  }

  /// What the learner of the enrolment has to show for a stage.
  func stageEvidence(of id: EnrolmentID, _ enrolment: Enrolment) throws -> StageEvidence {
    let practice = try standing(id).compactMap { placement -> StageEvidence.Practice? in
      guard
        let area = try practiceArea(placement.terms.area, knownAt: latestSequence())
      else { return nil }
      let achieved = try assessments(on: placement.id).filter { $0.decision == .achieved }
      return StageEvidence.Practice(
        placement: placement, employer: area.organisation,
        practiceMinutes: HoursTotals(try entries(on: placement.id)).practiceMinutes,
        achieved: Set(achieved.map(\.component)))
    }
    return StageEvidence(
      enrolment: enrolment, reached: try lastStage(of: id)?.stage ?? 0, practice: practice)
  }
}
