package import Access
package import Planning
package import Vocabulary

/// Keeps the totals of files that were counted; the rows are dropped within the call.
package enum ImportWorkforce {
  /// What is to be counted, before the files have come.
  package struct Order: Sendable {
    /// The change's name and body; the body lacks the files.
    package let header: ChangeHeader
    /// The plan.
    package let plan: PlanID
    /// The day the files show.
    package let asOf: CivilDate
    /// The place whose staff they are, as the plan calls it.
    package let place: PlanPlaceCode
    /// The groups of the files' codes, in upper case, where they are not the standard ones.
    package let groups: [BaselineFile: [String: GroupCode]]
    /// Whose rows are counted, in upper case; empty for the caller's own codes or every row.
    package let areas: Set<String>
    /// The share of employers or people covered; nil where nobody said.
    package let coverage: Double?
    /// Where the files come from, in words.
    package let source: String
    /// Whether the files are invented for a demonstration.
    package let isSynthetic: Bool

    /// An order with these parts.
    package init(
      header: ChangeHeader, plan: PlanID, asOf: CivilDate, place: PlanPlaceCode,
      groups: [BaselineFile: [String: GroupCode]] = [:], areas: Set<String> = [],
      coverage: Double?, source: String, isSynthetic: Bool
    ) {
      self.header = header
      self.plan = plan
      self.asOf = asOf
      self.place = place
      self.groups = groups
      self.areas = areas
      self.coverage = coverage
      self.source = source
      self.isSynthetic = isSynthetic
    }
  }

  /// What the files came to.
  package struct Counted: Sendable {
    /// The totals; nil where nothing was counted.
    package let totals: WorkforceTotals?
    /// What the files say beside them.
    package let published: PublishedFigures
    /// Rows read.
    package let rowCount: Int
    /// Rows left out because of an error.
    package let refusedCount: Int
    /// What is wrong or worth a look, as far as it is listed; none repeats a personal value.
    package let findings: [BaselineFinding]
    /// Errors found, listed or not.
    package let errorCount: Int
    /// Warnings found, listed or not.
    package let warningCount: Int
    /// SHA-256 over the files as received.
    package let digest: [UInt8]

    /// Counts with these parts.
    package init(
      totals: WorkforceTotals?, published: PublishedFigures = .none, rowCount: Int,
      refusedCount: Int, findings: [BaselineFinding], errorCount: Int, warningCount: Int,
      digest: [UInt8]
    ) {
      self.totals = totals
      self.published = published
      self.rowCount = rowCount
      self.refusedCount = refusedCount
      self.findings = findings
      self.errorCount = errorCount
      self.warningCount = warningCount
      self.digest = digest
    }
  }

  /// What an import did, or would do.
  package struct Report: Sendable {
    /// The receipt; nil where errors kept everything from being written.
    package let receipt: Receipt?
    /// The totals as they are kept; nil where nobody was counted.
    package let totals: WorkforceTotals?
    /// The counts.
    package let counted: Counted
  }

  /// Lets the caller begin, before any file is read: the codes by which public files know its
  /// organisation.
  ///
  /// - Throws: ``ServiceError``: not found, naming `header.plan_id`; `CODE_UNKNOWN`, naming
  ///   `header.place`, where the plan's scenario has no such place; `STATE_FORBIDS` where the plan
  ///   is frozen.
  package static func open(
    _ order: Order, _ call: Call, in service: Service
  ) async throws -> [String] {
    let now = service.now()
    let (kept, codes) = try await service.read(call) { records in
      do {
        let standing = try records.plan(order.plan, call, for: .keepPlan, at: now).standing
        try standing.requireDraft()
      } catch let error as ServiceError where error.field != nil {
        throw error.within("header")
      }
      let body = try call.caller.organisation.flatMap {
        try records.organisation($0, knownAt: records.latestSequence())
      }
      let codes = body?.identifiers.filter { $0.scheme == .ods }.map(\.value) ?? []
      return (try records.scenario(nil, of: order.plan), codes)
    }
    if let scenario = try kept.map({ try service.planning.codec.scenario($0.bytes) }) {
      guard scenario.parts.places.contains(where: { $0.code == order.place }) else {
        throw ServiceError(
          .invalidArgument, .codeUnknown, field: "header.place",
          "no place of the plan has the code \(quoted(order.place.text))")
      }
    }
    return codes
  }

  /// What was kept: the totals alone, or nothing where any row is in error.
  ///
  /// The same files under the same request are kept once; a dry run finds what would be found.
  ///
  /// - Throws: ``ServiceError`` as ``open(_:_:in:)``.
  package static func run(
    _ order: Order, _ counted: Counted, _ call: Call, in service: Service
  ) async throws -> Report {
    guard let read = counted.totals, counted.errorCount == 0 else {
      return Report(receipt: nil, totals: counted.totals, counted: counted)
    }
    let totals = try read.ordered(order)
    let (id, now) = (service.newID(PlanNoun.Import.self), service.now())
    let imported = WorkforceImport(
      id: id, plan: order.plan, totals: totals, published: counted.published,
      rowCount: counted.rowCount,
      countedCount: counted.rowCount - counted.refusedCount, filesDigest: counted.digest,
      isSynthetic: order.isSynthetic)
    // The same name with other files is recognised by their digest.
    let header = ChangeHeader(
      request: order.header.request, isValidationOnly: order.header.isValidationOnly,
      body: order.header.body + counted.digest)
    let receipt = try await service.change(header, call) { records in
      let (standing, rule) = try records.plan(order.plan, call, for: .keepPlan, at: now)
      try standing.requireDraft()
      try records.record(imported)
      return ChangeOutcome(id: id, rule: rule, note: "rows=\(counted.rowCount)")
    }
    return Report(receipt: receipt, totals: totals, counted: counted)
  }
}

extension WorkforceTotals {
  /// The totals under the day, words and coverage of an order.
  fileprivate func ordered(_ order: ImportWorkforce.Order) throws(ServiceError) -> WorkforceTotals {
    try WorkforceTotals(
      rows: rows, asOf: order.asOf, source: order.source, period: period,
      coverage: order.coverage ?? coverage, exclusions: exclusions, field: "header")
  }
}
