import Passports
import Roles
import Vocabulary

// The engagement a row of the worker file stands for, and how it meets the one on record.

extension ImportStaffRecords.Terms {
  /// Kind and legal basis; nil for other terms, which the file does not name.
  var engagement: (kind: Engagement.Kind, basis: Engagement.LegalBasis)? {
    switch self {
    case .permanent, .temporary: (.employment, .employment)
    case .bank: (.employment, .bank)
    case .agency: (.deployment, .agency)
    case .other: nil
    }
  }
}

extension ImportStaffRecords.Intake {
  /// Records what the row says of the worker's engagement; whether anything was written.
  ///
  /// A file corrects what files said, and never what somebody recorded by hand.
  mutating func engage(_ worker: WorkerID, _ row: ImportStaffRecords.WorkerRow) throws -> Bool {
    let all = try records.engagements(of: worker, at: organisation)
    let last = all.last { $0.origin.source == .ascWDS }
    guard let wanted = try engagement(row, since: last?.fact.openSince) else {
      warnOfTerms(row)
      return false
    }
    guard let last else {
      let own = all.filter { $0.fact.isInForce(on: today) }
      guard own.isEmpty else {
        if !own.contains(where: { $0.fact.agrees(with: wanted) }) { warnOfKept(row) }
        return false
      }
      try record(wanted, of: worker, replacing: nil)
      return true
    }
    guard last.fact != wanted else { return false }
    try record(wanted, of: worker, replacing: wanted.follows(last.fact) ? nil : last.origin.id)
    return true
  }

  /// Ends the engagement that files gave the worker; whether anything was written.
  mutating func end(_ worker: WorkerID, _ row: ImportStaffRecords.RemovalRow) throws -> Bool {
    let all = try records.engagements(of: worker, at: organisation)
    guard let last = all.last(where: { $0.origin.source == .ascWDS && $0.fact.period.end == nil })
    else { return false }
    let start = last.fact.period.start
    let ended = try last.fact.ending(DatePeriod(from: start, to: max(today, start.adding(days: 1))))
    guard let ended else { return false }
    try record(ended, of: worker, replacing: last.origin.id)
    warn(
      .workers, row.line, "STATUS", .leavingDateMissing,
      "the file has no leaving date: the engagement ends on the day of the import; record the last "
        + "day by itself where it was another")
    return true
  }

  mutating func warnOfTerms(_ row: ImportStaffRecords.WorkerRow) {
    warn(
      .workers, row.line, "EMPLSTATUS", .termsUnknown,
      "EMPLSTATUS 7 does not say on which terms: no engagement was recorded; record it by itself")
  }

  private mutating func warnOfKept(_ row: ImportStaffRecords.WorkerRow) {
    warn(
      .workers, row.line, "", .engagementKept,
      "an engagement recorded by hand is in force and stays as it is; correct it by itself")
  }

  private func engagement(
    _ row: ImportStaffRecords.WorkerRow, since start: CivilDate?
  ) throws -> Engagement? {
    guard let terms = row.terms.engagement else { return nil }
    return try Engagement(
      organisation: organisation, kind: terms.kind, legalBasis: terms.basis, role: nil,
      ascWDSJobRole: row.jobRole, period: DatePeriod(from: row.startDate ?? start ?? today),
      contractedMinutesPerWeek: row.contractedMinutes)
  }

  private mutating func record(
    _ engagement: Engagement, of worker: WorkerID, replacing earlier: FactID?
  ) throws {
    try records.record(
      engagement, id: newID(), of: worker, by: organisation, source: .ascWDS, replacing: earlier)
    countFact(of: worker)
  }
}

extension Engagement {
  fileprivate var openSince: CivilDate? { period.end == nil ? period.start : nil }

  fileprivate func isInForce(on day: CivilDate) -> Bool { period.contains(day) }

  /// Whether this is work taken up again after `earlier` had ended.
  fileprivate func follows(_ earlier: Engagement) -> Bool {
    earlier.period.end.map { period.start >= $0 } ?? false
  }

  /// Whether a record made by hand says all that `other`, from a file, says.
  fileprivate func agrees(with other: Engagement) -> Bool {
    ascWDSJobRole == other.ascWDSJobRole && period.start == other.period.start
      && legalBasis == other.legalBasis
  }

  /// The same engagement for `period`, or nil where there is none.
  fileprivate func ending(_ period: DatePeriod?) throws -> Engagement? {
    guard let period else { return nil }
    return try Engagement(
      organisation: organisation, kind: kind, legalBasis: legalBasis, role: role,
      ascWDSJobRole: ascWDSJobRole, period: period, fullTimeEquivalent: fullTimeEquivalent,
      contractedMinutesPerWeek: contractedMinutesPerWeek)
  }
}
