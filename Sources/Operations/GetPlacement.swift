import Access
package import Placements
package import Vocabulary

/// A placement with its totals, attendance and assessments.
package enum GetPlacement {
  /// How the placement stands.
  package struct Report: Sendable {
    /// The placement.
    package let view: PlacementView
    /// Its area.
    package let area: AreaView?
    /// Its hours.
    package let totals: HoursTotals
    /// Attendance held against its rule.
    package let attendance: RuleFinding
    /// Entries of the assessment document, oldest recorded first.
    package let assessments: [PracticeAssessment]
    /// What it still needs of the document.
    package let missing: [MissingComponent]
    /// The programme's name.
    package let programme: String
  }

  /// The report.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `placement_id`, also where the caller
  ///   may not know of it.
  package static func run(
    _ id: PlacementID, _ call: Call, in service: Service
  ) async throws -> Report {
    let (now, today) = (service.now(), service.today)
    return try await service.read(call) { records in
      let sided = try records.sided(id)
      _ = try records.permitLearner(
        sided.enrolment.learner, sides: [sided.host, sided.provider], call, at: now,
        noun: "placement", field: "placement_id")
      let totals = HoursTotals(try records.entries(on: id))
      let assessments = try records.assessments(on: id)
      let area = try records.placementFact(
        sided.placement.terms.area.asRecord, knownAt: records.latestSequence())
      let usesDocument = sided.programme.regulator == .nmc
      return Report(
        view: try records.view(of: sided.placement, on: today),
        area: area.flatMap { AreaView($0, on: today) }, totals: totals,
        attendance: totals.attendance(ofBase: sided.placement.baseMinutes),
        assessments: assessments,
        missing: usesDocument
          ? MissingComponent.of([sided.placement], assessments).filter { $0.placement != nil } : [],
        programme: sided.programme.name)
    }
  }
}
