package import Access
package import Vocabulary

/// Takes in the staff files of the caller's own organisation, in one change.
package enum ImportStaffRecords {
  /// What to do where some rows are in error.
  package enum Mode: String, Sendable, CaseIterable {
    /// Any error and nothing is written.
    case allOrNothing = "ALL_OR_NOTHING"
    /// Good rows are written, others listed.
    case goodRows = "GOOD_ROWS"
  }

  /// What is to be taken in.
  package struct Request: Sendable {
    /// The change's name; its body names the files by their digest.
    package let header: ChangeHeader
    /// What to do where some rows are in error.
    package let mode: Mode
    /// Whether the people in the files are invented for a demonstration.
    package let isSynthetic: Bool
    /// The good rows of the files, and the counts of what was found in them.
    package let files: Files
    /// SHA-256 over the files as received.
    package let digest: [UInt8]

    /// A request with these parts.
    package init(
      header: ChangeHeader, mode: Mode, isSynthetic: Bool, files: Files, digest: [UInt8]
    ) {
      self.header = header
      self.mode = mode
      self.isSynthetic = isSynthetic
      self.files = files
      self.digest = digest
    }
  }

  /// What an import did, or would do.
  package struct Report: Sendable {
    /// The receipt; nil where errors kept everything from being written.
    package let receipt: Receipt?
    /// The counts, those of the files included; the same at every replay.
    package let tally: Tally
    /// What the records had to say about rows that are good in themselves; empty in a replay.
    package let findings: [Finding]

    /// A report of these parts.
    package init(receipt: Receipt?, tally: Tally, findings: [Finding]) {
      self.receipt = receipt
      self.tally = tally
      self.findings = findings
    }
  }

  /// Refuses a caller who may not import at all, before any file is read.
  ///
  /// - Throws: ``ServiceError`` `ROLE_NOT_ALLOWED`.
  package static func requirePermit(_ call: Call) throws(ServiceError) {
    let place = RelationFacts(organisation: call.caller.organisation)
    if case .deny(let rule) = decide(call.caller, .importStaff, about: place) {
      throw AccessDenied(rule: rule, worker: nil, purpose: nil).refusal
    }
  }

  /// What the import did: everything in one change, or nothing.
  ///
  /// The same files again change nothing, whatever their request is called. With `validate_only`
  /// everything is found that would be found, and nothing stays.
  ///
  /// - Throws: ``ServiceError`` `ROLE_NOT_ALLOWED`, `REQUEST_ID_REUSED`.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    do {
      return try await service.records.write(shouldStart: call.shouldStart) { records in
        let report = try carryOut(request, call, now, service.chance(), in: records)
        if request.header.isValidationOnly { throw Stopped(report: report) }
        return report
      }
    } catch let stopped as Stopped {
      return stopped.report
    } catch let denial as AccessDenied {
      throw denial.refusal
    }
  }

  private static func carryOut(
    _ request: Request, _ call: Call, _ now: Instant, _ chance: any RandomNumberGenerator,
    in records: any RecordChange
  ) throws -> Report {
    var findings: [Finding] = []
    let answer = try Service.carryOut(request.header, call, in: records) { records in
      let place = RelationFacts(organisation: call.caller.organisation)
      let permit = try records.permit(.importStaff, call, about: place)
      var intake = Intake(
        records, call, organisation: try call.organisation, at: now, chance: chance,
        isSynthetic: request.isSynthetic)
      try intake.take(request.files)
      findings = intake.findings
      let tally = intake.tally(with: request.files, digest: request.digest)
      if request.mode == .allOrNothing, tally.errorCount > 0 {
        throw Stopped(
          report: Report(receipt: nil, tally: tally.withNothingWritten, findings: findings))
      }
      return ChangeOutcome(id: request.header.request, rule: permit.rule, note: tally.note)
    }
    return Report(receipt: answer.receipt, tally: Tally(note: answer.note), findings: findings)
  }

  /// Carries the report out of a change that must leave no trace.
  private struct Stopped: Error {
    let report: Report
  }
}
