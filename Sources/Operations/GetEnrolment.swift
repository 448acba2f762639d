import Access
package import Placements
package import ReferenceData
package import Vocabulary

/// A learner's enrolment: totals by rule, placements, what the assessment document still needs, and
/// the stage of an apprentice.
package enum GetEnrolment {
  /// How the learner stands.
  package struct Report: Sendable {
    /// The enrolment.
    package let enrolment: Enrolment
    /// All its hours.
    package let totals: HoursTotals
    /// Simulated minutes that count.
    package let countedSimulation: Int
    /// The totals held against the programme's rules.
    package let findings: [RuleFinding]
    /// Its placements.
    package let placements: [PlacementView]
    /// What the assessment document still needs, part by part.
    package let missing: [MissingComponent]
    /// Where the list of components comes from; nil where it does not apply.
    package let missingRule: Provenance?
    /// The stage of an apprentice; 0: none.
    package let stage: Int
    /// What the next stage still needs.
    package let nextStageMissing: [String]
  }

  /// The report.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `enrolment_id`, also where the caller
  ///   may not know of it.
  package static func run(
    _ id: EnrolmentID, _ call: Call, in service: Service
  ) async throws -> Report {
    let (now, today) = (service.now(), service.today)
    return try await service.read(call) { records in
      let (enrolment, programme) = try records.enrolled(id, field: "enrolment_id")
      _ = try records.permitLearner(
        enrolment.learner, sides: [programme.organisation], call, at: now, noun: "enrolment",
        field: "enrolment_id")
      let placements = try records.standing(id)
      let totals = HoursTotals(try placements.flatMap { try records.entries(on: $0.id) })
      let rules = HoursRules(of: programme)
      let isStaged = programme.award == .integratedApprenticeship
      let evidence = isStaged ? try records.stageEvidence(of: id, enrolment) : nil
      let usesDocument = programme.regulator == .nmc
      return Report(
        enrolment: enrolment, totals: totals,
        countedSimulation: totals.countedSimulation(under: rules),
        findings: totals.findings(under: rules),
        placements: try placements.map { try records.view(of: $0, on: today) },
        missing: usesDocument ? try missing(placements, in: records) : [],
        missingRule: usesDocument
          ? PlacementRules.find("pad_mandatory_components")?.provenance : nil,
        stage: evidence?.reached ?? 0,
        nextStageMissing: evidence.map { $0.reached < 4 ? $0.missing(for: $0.reached + 1) : [] }
          ?? [])
    }
  }

  private static func missing(
    _ placements: [Placement], in records: any RecordSnapshot
  ) throws -> [MissingComponent] {
    let counted = placements.filter { $0.state != .cancelled }
    let parts = Dictionary(grouping: counted, by: \.terms.part)
    return try parts.sorted { $0.key < $1.key }.flatMap { _, placements in
      MissingComponent.of(
        placements, try placements.flatMap { try records.assessments(on: $0.id) })
    }
  }
}

/// A placement as it stands on a day, with its version.
package struct PlacementView: Sendable {
  /// The placement.
  package let placement: Placement
  /// How it stands on the day asked about.
  package let state: PlacementState
  /// Its version.
  package let etag: Etag?
}

extension RecordSnapshot {
  /// `placement` as it stands on `day`.
  func view(of placement: Placement, on day: CivilDate) throws -> PlacementView {
    PlacementView(
      placement: placement, state: placement.isInError ? .cancelled : placement.state(on: day),
      etag: try placementEtag(placement.id.asRecord))
  }
}
