package import Passports
package import Vocabulary

/// One entry of a learner's practice assessment document.
package struct PracticeAssessment: Hashable, Sendable {
  /// What is assessed.
  package enum Component: String, Sendable, CaseIterable {
    case professionalValues = "PROFESSIONAL_VALUES"
    case proficiency = "PROFICIENCY"
    case episodeOfCare = "EPISODE_OF_CARE"
    case medicinesManagement = "MEDICINES_MANAGEMENT"
    case initialInterview = "INTERVIEW_INITIAL"
    case midInterview = "INTERVIEW_MID"
    case finalInterview = "INTERVIEW_FINAL"
  }

  /// What was decided.
  package enum Decision: String, Sendable, CaseIterable {
    /// Achieved, or held in the case of an interview. Only an assessor decides this.
    case achieved = "ACHIEVED"
    /// Not achieved. Only an assessor decides this.
    case notAchieved = "NOT_ACHIEVED"
    /// Nothing decided: a supervisor's feedback.
    case feedback = "FEEDBACK"
  }

  /// The placement.
  package let placement: PlacementID
  /// What was assessed.
  package let component: Component
  /// Which proficiency, episode or statement, in a few words or as a code; nil where there is one
  /// only.
  package let item: String?
  /// The level reached, where the component has levels.
  package let level: ProficiencyLevel?
  /// What was decided.
  package let decision: Decision
  /// Who decided or gave feedback.
  package let by: WorkerID
  /// When.
  package let on: CivilDate
  /// The achievement that came of it in the passport, or nil.
  package var achievement: FactID?

  /// An entry.
  ///
  /// - Throws: ``ServiceError`` naming `item`.
  package init(
    placement: PlacementID, component: Component, item: String?, level: ProficiencyLevel?,
    decision: Decision, by: WorkerID, on: CivilDate, achievement: FactID?
  ) throws(ServiceError) {
    self.placement = placement
    self.component = component
    self.item = try optionalText(item ?? "", field: "item", limit: 200)
    self.level = level
    self.decision = decision
    self.by = by
    self.on = on
    self.achievement = achievement
  }

  /// Refuses a decision by somebody who does not assess on `placement` on that day, and one about
  /// a day outside it.
  ///
  /// Interviews may be held by a supervisor; academic assessors decide nothing about practice.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func requireEntitled(on placement: Placement) throws(ServiceError) {
    guard by != placement.terms.learner else {
      throw ServiceError(
        .failedPrecondition, .assessmentSelf, field: "assessor_id",
        "must be somebody other than the learner")
    }
    let assesses = placement.staff(.practiceAssessor, on: on).contains(by)
    let supervises = placement.staff(.practiceSupervisor, on: on).contains(by)
    let mayBeHeld = decision == .feedback || isInterview
    guard assesses || (supervises && mayBeHeld) else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "assessor_id",
        mayBeHeld
          ? "must be a supervisor or the practice assessor of the placement on that day"
          : "must be the practice assessor of the placement on that day")
    }
    guard achievement == nil || (assesses && decision == .achieved) else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "achievement",
        "must come of what the practice assessor decides is achieved")
    }
    guard placement.isActive(on: on) else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: "assessed_on",
        "must be a day on which the placement is active; got \(quoted("\(on)"))")
    }
  }

  private var isInterview: Bool {
    switch component {
    case .initialInterview, .midInterview, .finalInterview: true
    default: false
    }
  }
}

/// A component of the practice assessment document that is still to be achieved.
package struct MissingComponent: Hashable, Sendable {
  /// Which.
  package let component: PracticeAssessment.Component
  /// How many more.
  package let count: Int
  /// The placement it must be achieved on; nil: on any placement of the part.
  package let placement: PlacementID?

  /// So many of a component.
  package init(
    component: PracticeAssessment.Component, count: Int, placement: PlacementID?
  ) {
    self.component = component
    self.count = count
    self.placement = placement
  }

  /// What is missing of rule PL-11 on `placements` of one part: values and three interviews on
  /// each, and two episodes of care, one of medicines management and proficiencies in the part.
  package static func of(
    _ placements: [Placement], _ assessments: [PracticeAssessment]
  ) -> [MissingComponent] {
    let achieved = assessments.filter { $0.decision == .achieved }
    let each: [PracticeAssessment.Component] = [
      .professionalValues, .initialInterview, .midInterview, .finalInterview,
    ]
    let onEach = placements.flatMap { placement in
      each.filter { component in
        !achieved.contains { $0.placement == placement.id && $0.component == component }
      }.map { MissingComponent(component: $0, count: 1, placement: placement.id) }
    }
    let ids = Set(placements.map(\.id))
    let inPart: [(PracticeAssessment.Component, Int)] = [
      (.episodeOfCare, 2), (.medicinesManagement, 1), (.proficiency, 1),
    ]
    let onPart = inPart.compactMap { component, needed -> MissingComponent? in
      let found = achieved.count { ids.contains($0.placement) && $0.component == component }
      return found < needed
        ? MissingComponent(component: component, count: needed - found, placement: nil) : nil
    }
    return onEach + onPart
  }
}
