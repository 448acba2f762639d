package import OneWorkforceProtos
package import Placements
package import Vocabulary

extension WirePracticeAssessment {
  /// The entry.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> PracticeAssessment {
    guard achievementID.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "achievement_id",
        "must be empty: the service names what comes of it")
    }
    return try PracticeAssessment(
      placement: requiredID(placementID, "placement_id"),
      component: requiredChoice(component, "component"), item: item,
      level: hasLevel ? level.native() : nil, decision: requiredChoice(decision, "decision"),
      by: requiredID(assessorID, "assessor_id"), on: requiredDate(assessedOn, "assessed_on"),
      achievement: nil)
  }
}

extension PracticeAssessment {
  /// The entry as the wire writes it.
  package func proto() -> WirePracticeAssessment {
    .with {
      $0.placementID = placement.description
      $0.component = component.rawValue
      $0.item = item ?? ""
      if let level { $0.level = level.proto() }
      $0.decision = decision.rawValue
      $0.assessorID = by.description
      $0.assessedOn = on.description
      $0.achievementID = achievement?.description ?? ""
    }
  }
}

extension MissingComponent {
  /// What is missing, as the wire writes it.
  package func proto() -> WireMissingComponent {
    .with {
      $0.component = component.rawValue
      $0.count = Int32(clamping: count)
      $0.placementID = placement?.description ?? ""
    }
  }
}
