package import Vocabulary

/// A stage of an integrated apprenticeship, as recorded for a learner.
///
/// The four stages are a design of this project, after mission row R-51: 1 an employer, 2 practice,
/// 3 rotation to a second area, 4 integrated: practice with two employers.
package struct StageRecord: Hashable, Sendable {
  /// The learner's enrolment.
  package let enrolment: EnrolmentID
  /// 1 to 4.
  package let stage: Int
  /// Who says so.
  package let by: WorkerID
  /// From when.
  package let on: CivilDate

  /// A stage.
  ///
  /// - Throws: ``ServiceError`` naming `stage`.
  package init(
    enrolment: EnrolmentID, stage: Int, by: WorkerID, on: CivilDate
  ) throws(ServiceError) {
    try require(stage, in: 1...4, "stage")
    self.enrolment = enrolment
    self.stage = stage
    self.by = by
    self.on = on
  }
}

/// What an apprentice has to show for a stage.
package struct StageEvidence: Hashable, Sendable {
  /// A placement with what was done on it.
  package struct Practice: Hashable, Sendable {
    /// The placement.
    package let placement: Placement
    /// The body that runs its area.
    package let employer: OrganisationID
    /// Verified minutes of practice there.
    package let practiceMinutes: Int
    /// Components achieved there.
    package let achieved: Set<PracticeAssessment.Component>

    /// Practice on `placement`.
    package init(
      placement: Placement, employer: OrganisationID, practiceMinutes: Int,
      achieved: Set<PracticeAssessment.Component>
    ) {
      self.placement = placement
      self.employer = employer
      self.practiceMinutes = practiceMinutes
      self.achieved = achieved
    }
  }

  /// The enrolment.
  package let enrolment: Enrolment
  /// The last stage recorded; 0 for none.
  package let reached: Int
  /// Placements of the enrolment, those taken back as mistakes left out.
  package let practice: [Practice]

  /// Evidence of these parts.
  package init(enrolment: Enrolment, reached: Int, practice: [Practice]) {
    self.enrolment = enrolment
    self.reached = reached
    self.practice = practice
  }

  /// What is missing for `stage`, each in a phrase; empty where it may be recorded. With `day` only
  /// what had begun, and what was completed, by then is evidence.
  package func missing(for stage: Int, on day: CivilDate? = nil) -> [String] {
    let begun = day.map { day in practice.filter { $0.hasBegun(by: day) } } ?? practice
    let completed = begun.filter {
      (day.map($0.placement.state(on:)) ?? $0.placement.state) == .completed
    }
    var missing: [String] = []
    if stage != reached + 1 { missing.append("stage \(stage - 1) recorded, and none after it") }
    switch stage {
    case 1: if enrolment.employer == nil { missing.append("an employer of the apprentice") }
    case 2:
      if !begun.contains(where: { $0.practiceMinutes > 0 }) {
        missing.append("verified hours of practice")
      }
      if !begun.contains(where: { $0.achieved.contains(.professionalValues) }) {
        missing.append("professional values achieved")
      }
    case 3:
      if Set(completed.map(\.placement.terms.area)).count < 2 {
        missing.append("placements completed at two areas")
      }
    default:
      let employers = Set(completed.filter { $0.practiceMinutes > 0 }.map(\.employer))
      if employers.count < 2 {
        missing.append("verified hours on completed placements with two employers")
      }
      let proficient = Set(begun.filter { $0.achieved.contains(.proficiency) }.map(\.employer))
      if proficient.count < 2 { missing.append("a proficiency achieved with two employers") }
    }
    return missing
  }

  /// Refuses `stage` where its evidence was not there on `day`.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS`, naming `stage` and all that is missing.
  package func require(stage: Int, on day: CivilDate? = nil) throws(ServiceError) {
    let missing = missing(for: stage, on: day)
    guard missing.isEmpty else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "stage",
        "must have its evidence; missing: \(missing.joined(separator: "; "))")
    }
  }
}

extension StageEvidence.Practice {
  /// Whether the learner was there by `day`.
  fileprivate func hasBegun(by day: CivilDate) -> Bool {
    placement.events.contains { $0.what == .started && $0.on <= day }
  }
}
