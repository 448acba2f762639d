import Access
import Passports
import Roles
import Vocabulary

// Who the files speak of. A file never opens a record that is not the employer's already: what a
// National Insurance number finds elsewhere is a possible duplicate, and stays closed.

extension ImportStaffRecords.Intake {
  /// A row of the worker file that says something.
  mutating func take(_ row: ImportStaffRecords.WorkerRow) throws {
    let number = nationalInsuranceNumber(of: row)
    guard let worker = try worker(of: row.key, number, at: row) else {
      return try add(row, number)
    }
    guard spokenFor.insert(worker).inserted else {
      countUnchanged()
      return warn(
        .workers, row.line, "NINUMBER", .duplicateRow,
        "an earlier row is the same person: recorded once; record a second engagement by itself")
    }
    let hasWritten = try engage(worker, row)
    let hasLearnt = try takeFacts(of: row, worker)
    countUnchanged(unless: hasWritten || hasLearnt)
  }

  /// A row that removes a worker: the engagement ends on the day of the import.
  mutating func take(_ row: ImportStaffRecords.RemovalRow) throws {
    guard let worker = try ownWorker(row.key.identifier(in: organisation), for: .engageWorker)
    else {
      countUnchanged()
      return warn(
        .workers, row.line, "UNIQUEWORKERID", .workerUnknown,
        "the row removes a worker whom this employer does not have here")
    }
    known[row.key] = worker
    countUnchanged(unless: try end(worker, row))
  }

  /// The worker behind a key of the training file, or nil.
  mutating func worker(behind key: ImportStaffRecords.WorkerKey) throws -> WorkerID? {
    if let worker = known[key] { return worker }
    let worker = try ownWorker(key.identifier(in: organisation), for: .recordAchievement)
    known[key] = worker
    return worker
  }

  /// The one record with `identifier` that the caller may do `action` to, or that their
  /// organisation itself has engaged before.
  func ownWorker(_ identifier: WorkerIdentifier, for action: Action) throws -> WorkerID? {
    let sequence = try records.latestSequence()
    let found = try records.workers(identifiedBy: identifier, limit: 20)
      .map { try records.worker($0, knownAt: sequence)?.mergedInto ?? $0 }
    return try Set(found).sorted().first { worker in
      let facts = try records.facts(call, about: worker, purpose: .transfer, at: now)
      if case .allow = decide(call.caller, action, about: facts) { return true }
      return try !records.engagements(of: worker, at: organisation).isEmpty
    }
  }
}

// MARK: - Finding and adding

extension ImportStaffRecords.Intake {
  private mutating func worker(
    of key: ImportStaffRecords.WorkerKey, _ number: WorkerIdentifier?,
    at row: ImportStaffRecords.WorkerRow
  ) throws -> WorkerID? {
    let identifier = key.identifier(in: organisation)
    if let worker = try ownWorker(identifier, for: .engageWorker) {
      known[key] = worker
      return worker
    }
    // A row that gives no engagement joins nobody's record: else the order of rows would matter.
    guard let number, row.terms.engagement != nil,
      let worker = try ownWorker(number, for: .engageWorker)
    else { return nil }
    known[key] = worker
    // From now on the row is found by its own key.
    try records.add(identifier, to: worker)
    countChange(of: worker)
    return worker
  }

  private mutating func add(
    _ row: ImportStaffRecords.WorkerRow, _ number: WorkerIdentifier?
  ) throws {
    guard row.terms.engagement != nil else {
      leftOut.insert(row.key)
      countUnchanged()
      return warnOfTerms(row)
    }
    let worker: WorkerID = newID()
    let identity = try WorkerIdentity(
      givenName: row.displayID, familyName: nil, birthDate: row.birthDate,
      identifiers: [row.key.identifier(in: organisation)] + [number].compactMap(\.self))
    let alike = try records.possibleDuplicates(of: identity)
    try records.add(
      Worker(id: worker, identityLevel: .basic, isSynthetic: isSynthetic), identity: identity)
    for other in alike { try records.markPossibleDuplicate(worker, other) }
    if !alike.isEmpty {
      warn(
        .workers, row.line, "", .possibleDuplicate,
        "somebody like this may be registered already: recorded apart and marked for a decision")
    }
    known[row.key] = worker
    spokenFor.insert(worker)
    countAdded(worker)
    _ = try engage(worker, row)
    _ = try takeFacts(of: row, worker)
  }

  // The number is a match key and nothing else; the file's rule is looser than the issuer's.
  private mutating func nationalInsuranceNumber(
    of row: ImportStaffRecords.WorkerRow
  ) -> WorkerIdentifier? {
    guard let number = row.nationalInsuranceNumber else { return nil }
    do {
      return try PassportPolicy.identifier(
        .nationalInsurance, number, organisation: nil, field: "NINUMBER")
    } catch {
      warn(
        .workers, row.line, "NINUMBER", .identifierNotUsed,
        "NINUMBER is not of the form that is given out; it was not used to find the worker")
      return nil
    }
  }
}

extension ImportStaffRecords.WorkerKey {
  /// The key as an identifier; it means something in the files of `organisation` only.
  func identifier(in organisation: OrganisationID) -> WorkerIdentifier {
    WorkerIdentifier(scheme: .ascWDSWorker, normalised: text, organisation: organisation)
  }
}
