package import Vocabulary

/// Totals that were imported for a plan. The rows they were counted from are nowhere.
package struct WorkforceImport: Hashable, Sendable {
  /// Its identifier.
  package let id: WorkforceImportID
  /// The plan.
  package let plan: PlanID
  /// The totals.
  package let totals: WorkforceTotals
  /// What the files say beside them.
  package let published: PublishedFigures
  /// How many rows were read.
  package let rowCount: Int
  /// How many of them were counted.
  package let countedCount: Int
  /// SHA-256 over the files as received.
  package let filesDigest: [UInt8]
  /// Whether the files are invented for a demonstration.
  package let isSynthetic: Bool

  /// An import with these parts.
  package init(
    id: WorkforceImportID, plan: PlanID, totals: WorkforceTotals,
    published: PublishedFigures = .none, rowCount: Int, countedCount: Int, filesDigest: [UInt8],
    isSynthetic: Bool
  ) {
    self.id = id
    self.plan = plan
    self.totals = totals
    self.published = published
    self.rowCount = rowCount
    self.countedCount = countedCount
    self.filesDigest = filesDigest
    self.isSynthetic = isSynthetic
  }
}

/// People whom our own records say are engaged, by role: totals, no worker.
package struct EngagementTotal: Hashable, Sendable {
  /// The role, as a code.
  package let role: String
  /// How many people.
  package let people: Int
  /// Their FTE, as far as engagements say it.
  package let fte: Double

  /// So many people in a role.
  package init(role: String, people: Int, fte: Double) {
    self.role = role
    self.people = people
    self.fte = fte
  }
}

/// Totals of our own passports: the one way from people's records into planning.
package protocol PassportTotals {
  /// Who is engaged by `organisation` on `day`, by role in order of code; learners are not counted.
  func engagementTotals(
    of organisation: OrganisationID, on day: CivilDate
  ) throws -> [EngagementTotal]
  /// Who may do which delegated task at `instant`, in order of task, then of month, those without
  /// an end last.
  func carerTotals(_ whose: CarerScope, at instant: Instant) throws -> [CarerTotal]
}
