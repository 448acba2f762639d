package import OneWorkforceProtos
package import Planning
package import Vocabulary

extension WireTrainingProgramme: WireScenarioRow {
  /// The programme; one value of a monthly list stands for every month.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> ProgrammeInput {
    try ProgrammeInput(
      code: try Code(code, field: field + ".code"), name: try optionalName(name, field + ".name"),
      months: Int(months),
      attrition: try required(hasAttrition, attrition, field + ".attrition")
        .native(field + ".attrition", .share, context),
      registeredShare: try required(
        hasRegisteredShare, registeredShare, field + ".registered_share"),
      lagMonths: Int(lagMonths),
      intakes: try intakes.natives(field + ".intakes", atMost: 12, context),
      placementHours: byMonth(placementHours, months), students: byMonth(students, months),
      destinations: try destinations.natives(field + ".destinations", atMost: 1_000, context),
      elsewhere: try required(hasElsewhere, elsewhere, field + ".elsewhere"),
      entryAges: try agesOfEntry(entryAges, field + ".entry_ages"), field: field)
  }
}

extension ProgrammeInput: ScenarioRow {
  /// The programme as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireTrainingProgramme {
    .with {
      $0.code = code.text
      $0.name = name
      $0.months = Int32(clamping: months)
      $0.attrition = attrition.proto(context)
      $0.registeredShare = registeredShare
      $0.lagMonths = Int32(clamping: lagMonths)
      $0.intakes = intakes.protos(context)
      $0.placementHours = short(placementHours)
      $0.students = short(students)
      $0.destinations = destinations.protos(context)
      $0.elsewhere = elsewhere
      $0.entryAges = entryAges.shares.values
    }
  }
}

extension WireProgrammeIntake: WireScenarioRow {
  /// The intake.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> ProgrammeInput.Intake {
    ProgrammeInput.Intake(
      month: Int(month), planned: try required(hasPlanned, planned, field + ".planned"),
      applicants: try required(hasApplicants, applicants, field + ".applicants"))
  }
}

extension ProgrammeInput.Intake: ScenarioRow {
  /// The intake as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireProgrammeIntake {
    .with {
      $0.month = Int32(clamping: month)
      $0.planned = planned
      $0.applicants = applicants
    }
  }
}

extension WireProgrammeDestination: WireScenarioRow {
  /// The destination.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> ProgrammeInput.Destination {
    ProgrammeInput.Destination(
      place: try Code(place, field: field + ".place"),
      group: try Code(group, field: field + ".group"),
      share: try required(hasShare, share, field + ".share"))
  }
}

extension ProgrammeInput.Destination: ScenarioRow {
  /// The destination as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireProgrammeDestination {
    .with {
      $0.place = place.text
      $0.group = group.text
      $0.share = share
    }
  }
}

extension WireStudentSupervision: WireScenarioRow {
  /// The supervision.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> SupervisionInput {
    try SupervisionInput(
      place: try Code(place, field: field + ".place"),
      group: try Code(group, field: field + ".group"),
      supervisorShare: try required(
        hasSupervisorShare, supervisorShare, field + ".supervisor_share"),
      hoursPerFTE: try required(hasHoursPerFte, hoursPerFte, field + ".hours_per_fte"),
      field: field)
  }
}

extension SupervisionInput: ScenarioRow {
  /// The supervision as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireStudentSupervision {
    .with {
      $0.place = place.text
      $0.group = group.text
      $0.supervisorShare = supervisorShare
      $0.hoursPerFte = hoursPerFTE
    }
  }
}

extension WirePlacementArea: WireScenarioRow {
  /// The area; a placement hour costs an hour where no load is given.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> PlacementArea {
    try requireAtMost(1_000, programmes.count, field + ".programmes")
    var codes: [ProgrammeCode] = []
    for (index, code) in programmes.enumerated() {
      codes.append(try Code(code, field: "\(field).programmes[\(index)]"))
    }
    return try PlacementArea(
      place: try Code(place, field: field + ".place"), programmes: codes,
      simulationHoursPerMonth: simulationHoursPerMonth, load: hasLoad ? load : 1, field: field)
  }
}

extension PlacementArea: ScenarioRow {
  /// The area as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WirePlacementArea {
    .with {
      $0.place = place.text
      $0.programmes = programmes.map(\.text)
      $0.simulationHoursPerMonth = simulationHoursPerMonth
      $0.load = load
    }
  }
}

extension WireApprenticeRelease: WireScenarioRow {
  /// The release.
  package func native(
    _ field: String, _ context: ScenarioContext
  ) throws(ServiceError) -> ApprenticeRelease {
    try ApprenticeRelease(
      place: try Code(place, field: field + ".place"),
      group: try Code(group, field: field + ".group"),
      apprenticeShare: try required(
        hasApprenticeShare, apprenticeShare, field + ".apprentice_share"),
      releasedShare: try required(hasReleasedShare, releasedShare, field + ".released_share"),
      field: field)
  }
}

extension ApprenticeRelease: ScenarioRow {
  /// The release as the wire writes it.
  package func proto(_ context: ScenarioContext) -> WireApprenticeRelease {
    .with {
      $0.place = place.text
      $0.group = group.text
      $0.apprenticeShare = apprenticeShare
      $0.releasedShare = releasedShare
    }
  }
}
