package import Vocabulary

/// A plan: whose it is, what it plans for and how far ahead. It holds totals and no worker.
package struct Plan: Hashable, Sendable {
  /// Its identifier.
  package let id: PlanID
  /// What it is called, 1 to 200 characters.
  package let title: String
  /// The organisation that keeps it.
  package let organisation: OrganisationID
  /// The system or place it belongs to; nil for an organisation's own.
  package let place: PlaceID?
  /// The areas it plans for, at most 400, each once.
  package let plannedPlaces: [PlaceID]
  /// Point 0 is the first day of this month.
  package let start: PlanMonth
  /// How far it runs: 12 to 360 months, whole years.
  package let horizonMonths: Int
  /// Whether it was made up for a demonstration.
  package let isSynthetic: Bool

  /// A plan whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package init(
    id: PlanID, title: String, organisation: OrganisationID, place: PlaceID?,
    plannedPlaces: [PlaceID], start: PlanMonth, horizonMonths: Int, isSynthetic: Bool
  ) throws(ServiceError) {
    guard (12...360).contains(horizonMonths), horizonMonths.isMultiple(of: 12) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "horizon_months",
        "must be 12 to 360 in whole years; got \(quoted("\(horizonMonths)"))")
    }
    guard plannedPlaces.count <= 400 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "planned_place_ids",
        "must be at most 400; got \(plannedPlaces.count)")
    }
    guard Set(plannedPlaces).count == plannedPlaces.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "planned_place_ids", "must name each area once")
    }
    self.id = id
    self.title = try boundedText(title, field: "title")
    self.organisation = organisation
    self.place = place
    self.plannedPlaces = plannedPlaces
    self.start = start
    self.horizonMonths = horizonMonths
    self.isSynthetic = isSynthetic
  }
}

/// A plan and how it stands by all that is recorded of it.
package struct PlanStanding: Hashable, Sendable {
  /// The plan.
  package let plan: Plan
  /// When it was created.
  package let createdAt: Instant
  /// The version that a change must name; runs do not change it.
  package let etag: Etag
  /// The newest version of its scenario; nil while it has none.
  package let scenarioVersion: Int?
  /// The imports that a named person accepted as its baseline, the latest first.
  package let baselines: [WorkforceImportID]
  /// When and with what it was frozen; nil while it is a draft.
  package let freezing: PlanFreezing?

  /// A standing with these parts.
  package init(
    plan: Plan, createdAt: Instant, etag: Etag, scenarioVersion: Int?,
    baselines: [WorkforceImportID], freezing: PlanFreezing?
  ) {
    self.plan = plan
    self.createdAt = createdAt
    self.etag = etag
    self.scenarioVersion = scenarioVersion
    self.baselines = baselines
    self.freezing = freezing
  }
}

/// That a plan was frozen with one of its runs: it never changes again.
package struct PlanFreezing: Hashable, Sendable {
  /// The run.
  package let run: PlanRunID
  /// Who decided: a post, 1 to 100 characters.
  package let decidedBy: String
  /// When.
  package let at: Instant

  /// A freezing with these parts.
  ///
  /// - Throws: ``ServiceError`` naming `decided_by`.
  package init(run: PlanRunID, decidedBy: String, at: Instant) throws(ServiceError) {
    self.run = run
    self.decidedBy = try boundedText(decidedBy, field: "decided_by", limit: 100)
    self.at = at
  }
}

/// A version of a plan's scenario as it is kept: bytes that never change.
package struct KeptScenario: Hashable, Sendable {
  /// Its number within the plan, from 1 without gaps.
  package let version: Int
  /// The scenario as ``PlanCodec`` writes it.
  package let bytes: [UInt8]
  /// SHA-256 of ``bytes``.
  package let digest: [UInt8]
  /// The release of the data its populations come from.
  package let dataVersion: String

  /// A version with these parts.
  package init(version: Int, bytes: [UInt8], digest: [UInt8], dataVersion: String) {
    self.version = version
    self.bytes = bytes
    self.digest = digest
    self.dataVersion = dataVersion
  }
}
