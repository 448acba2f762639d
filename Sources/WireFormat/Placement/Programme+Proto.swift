import OneWorkforceProtos
import Placements
import Vocabulary

extension WireProgramme {
  /// The programme of a provider that the operation names where the wire names none.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  func native() throws(ServiceError) -> Programme {
    try Programme(
      organisation: optionalID(organisationID, "organisation_id") ?? unnamed,
      code: TrainingProgrammeCode(code, field: "code"), name: name,
      award: requiredChoice(award, "award"), regulator: requiredChoice(regulator, "regulator"),
      learnerType: LearnerTypeCode(learnerType, field: "learner_type"), months: Int(months),
      parts: parts == 0 ? 1 : Int(parts),
      hours: ProgrammeHours(
        programmeMinutes: hasProgrammeMinutes ? Int(programmeMinutes) : nil,
        practiceMinutes: hasPracticeMinutes ? Int(practiceMinutes) : nil,
        simulatedMinutesMost: hasSimulatedMinutesMost ? Int(simulatedMinutesMost) : nil,
        weeklyMinutesMost: hasWeeklyMinutesMost ? Int(weeklyMinutesMost) : nil),
      completionPercent: hasCompletionPercent ? Int(completionPercent) : nil,
      period: datePeriod(startsOn, endsOn, "starts_on", "ends_on"))
  }
}

/// Stands for a body until the operation names the caller's.
let unnamed = OrganisationID(high: 0, low: 0)

extension Programme {
  /// The programme as the wire writes it.
  func proto() -> WireProgramme {
    .with {
      $0.organisationID = organisation.description
      $0.code = code.text
      $0.name = name
      $0.award = award.rawValue
      $0.regulator = regulator.rawValue
      $0.learnerType = learnerType.text
      $0.months = Int32(clamping: months)
      $0.parts = Int32(clamping: parts)
      if let minutes = hours.programmeMinutes { $0.programmeMinutes = Int32(clamping: minutes) }
      if let minutes = hours.practiceMinutes { $0.practiceMinutes = Int32(clamping: minutes) }
      if let most = hours.simulatedMinutesMost { $0.simulatedMinutesMost = Int32(clamping: most) }
      if let most = hours.weeklyMinutesMost { $0.weeklyMinutesMost = Int32(clamping: most) }
      if let percent = completionPercent { $0.completionPercent = Int32(clamping: percent) }
      $0.startsOn = period.start.description
      $0.endsOn = period.end?.description ?? ""
    }
  }
}

extension WireEnrolment {
  /// The enrolment.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  func native() throws(ServiceError) -> Enrolment {
    try Enrolment(
      programme: requiredID(programmeID, "programme_id"),
      learner: requiredID(learnerID, "learner_id"), cohort: cohort,
      period: datePeriod(startsOn, endsOn, "starts_on", "ends_on"),
      employer: optionalID(employerID, "employer_id"))
  }
}

extension Enrolment {
  /// The enrolment as the wire writes it.
  func proto() -> WireEnrolment {
    .with {
      $0.programmeID = programme.description
      $0.learnerID = learner.description
      $0.cohort = cohort
      $0.startsOn = period.start.description
      $0.endsOn = period.end?.description ?? ""
      $0.employerID = employer?.description ?? ""
    }
  }
}
