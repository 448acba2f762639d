package import Access
package import Planning
package import Vocabulary

/// Sets an import against an earlier one, residual printed, and lets a named person accept it as
/// the plan's baseline.
package enum ReconcileImport {
  /// What is to be reconciled.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The plan.
    package let plan: PlanID
    /// The version of the plan that was read.
    package let etag: Etag
    /// The import.
    package let imported: WorkforceImportID
    /// The import it is set against; nil for its own files of the month before.
    package let earlier: WorkforceImportID?
    /// Who accepts it as the plan's baseline: a post; nil for nobody yet.
    package let acceptedBy: String?

    /// A request with these parts.
    package init(
      header: ChangeHeader, plan: PlanID, etag: Etag, imported: WorkforceImportID,
      earlier: WorkforceImportID?, acceptedBy: String?
    ) {
      self.header = header
      self.plan = plan
      self.etag = etag
      self.imported = imported
      self.earlier = earlier
      self.acceptedBy = acceptedBy
    }
  }

  /// Opening + joiners − leavers + moves in − moves out = closing, for one group.
  package struct Line: Hashable, Sendable {
    /// What is counted.
    package enum Unit: String, Sendable {
      /// People.
      case headcount = "HEADCOUNT"
      /// Full-time equivalents.
      case fte = "FTE"
    }

    /// The place.
    package let place: PlanPlaceCode
    /// The group.
    package let group: GroupCode
    /// What is counted.
    package let unit: Unit
    /// The figures, with what is left over.
    package let check: Reconciliation
    /// The movements behind them, where files have them.
    package let movements: StaffMovements?
  }

  /// The receipt and the lines.
  package struct Report: Sendable {
    /// The receipt; nil where nobody accepts it, and nothing is written.
    package let receipt: Receipt?
    /// One line a place and group, in order.
    package let lines: [Line]
    /// Whether the import is the plan's baseline from now on.
    package let isAccepted: Bool
  }

  /// The reconciliation; a flow that no file told counts as nothing and stays in the residual.
  ///
  /// - Throws: ``ServiceError``: not found, naming `plan_id`, `import_id` or `earlier_import_id`;
  ///   `STATE_FORBIDS`, `ETAG_MISMATCH`; `FIELD_REQUIRED`, naming `earlier_import_id`, where the
  ///   import has no month before to be set against and nobody accepts it so: the first return of a
  ///   place has none.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let (later, earlier) = try await service.read(call) { records in
      _ = try records.plan(request.plan, call, for: .keepPlan, at: now)
      return (
        try records.known(request.imported, of: request.plan, field: "import_id"),
        try request.earlier.map {
          try records.known($0, of: request.plan, field: "earlier_import_id")
        }
      )
    }
    let lines = try earlier.map { try between($0.totals, later.totals) } ?? ownMonths(later.totals)
    guard !lines.isEmpty || request.acceptedBy != nil else {
      throw ServiceError(
        .failedPrecondition, .fieldRequired, field: "earlier_import_id",
        "the import holds no month before: name an earlier import to set it against")
    }
    guard let post = request.acceptedBy else {
      return Report(receipt: nil, lines: lines, isAccepted: false)
    }
    let receipt = try await service.change(request.header, call) { records in
      let (standing, rule) = try records.planToChange(
        request.plan, etag: request.etag, call, at: now)
      try records.record(
        baseline: request.imported, of: standing.plan.id,
        acceptedBy: boundedText(post, field: "accepted_by", limit: 100))
      return ChangeOutcome(id: request.plan, rule: rule)
    }
    return Report(receipt: receipt, lines: lines, isAccepted: !receipt.wasValidatedOnly)
  }

  /// Two imports of a year apart, in people.
  private static func between(
    _ earlier: WorkforceTotals, _ later: WorkforceTotals
  ) throws(ServiceError) -> [Line] {
    var lines: [Line] = []
    let keys = Set((earlier.rows + later.rows).map { Key(place: $0.place, group: $0.group) })
    for key in keys.sorted(by: { ($0.place, $0.group) < ($1.place, $1.group) }) {
      let (before, after) = (
        earlier.row(key.place, key.group), later.row(key.place, key.group)
      )
      lines.append(
        Line(
          place: key.place, group: key.group, unit: .headcount,
          check: try Reconciliation(
            opening: before?.headcount ?? 0, joiners: after?.starters?.count ?? 0,
            leavers: after?.leavers?.count ?? 0, closing: after?.headcount ?? 0,
            field: "import_id"),
          movements: nil))
    }
    return lines
  }

  /// The two months of one import, in FTE: what came and went makes the change, so the month before
  /// is the later one less the change.
  private static func ownMonths(_ totals: WorkforceTotals) throws(ServiceError) -> [Line] {
    var lines: [Line] = []
    for row in totals.rows {
      guard let movements = row.movements else { continue }
      lines.append(
        Line(
          place: row.place, group: row.group, unit: .fte,
          check: try Reconciliation(
            opening: max(0, row.fte - movements.change), movements, closing: row.fte,
            field: "import_id"),
          movements: movements))
    }
    return lines
  }

  private struct Key: Hashable {
    let place: PlanPlaceCode
    let group: GroupCode
  }
}

extension RecordSnapshot {
  fileprivate func known(
    _ id: WorkforceImportID, of plan: PlanID, field: String
  ) throws -> WorkforceImport {
    guard let imported = try workforceImport(id), imported.plan == plan else {
      throw ServiceError.absent("import", field: field)
    }
    return imported
  }
}
