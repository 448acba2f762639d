import Access
import Organisations
import Passports
import Vocabulary

extension ImportStaffRecords {
  /// Good rows on their way into the records, inside one change.
  struct Intake {
    let records: any RecordChange
    let call: Call
    let organisation: OrganisationID
    let now: Instant
    let isSynthetic: Bool
    private var chance: any RandomNumberGenerator
    private(set) var findings: [Finding] = []
    private var counts = Tally()
    /// Who stands behind each key of the files.
    var known: [WorkerKey: WorkerID] = [:]
    /// Workers the files name that were left out with a warning.
    var leftOut: Set<WorkerKey> = []
    /// Workers that a row of the worker file has spoken for.
    var spokenFor: Set<WorkerID> = []
    /// What is held of each worker from each kind of file.
    var held: [HeldKey: [Recorded<Achievement>]] = [:]
    /// Facts that a row of these files stands for.
    var confirmed: Set<FactID> = []
    private var added: Set<WorkerID> = []
    private var changed: Set<WorkerID> = []

    struct HeldKey: Hashable {
      let worker: WorkerID
      let source: SourceSystem
    }

    init(
      _ records: any RecordChange, _ call: Call, organisation: OrganisationID, at now: Instant,
      chance: any RandomNumberGenerator, isSynthetic: Bool
    ) {
      self.records = records
      self.call = call
      self.organisation = organisation
      self.now = now
      self.chance = chance
      self.isSynthetic = isSynthetic
    }

    var today: CivilDate { LondonTime.date(of: now) }

    /// Every row in the order of the files.
    mutating func take(_ files: Files) throws {
      try compare(files.workplaces)
      for row in files.workers { try take(row) }
      for row in files.removals { try take(row) }
      for row in files.training { try take(row) }
      for row in files.trainingRecords { try take(row) }
    }

    /// What was counted here and in the files.
    func tally(with files: Files, digest: [UInt8]) -> Tally {
      var tally = counts
      tally.workersAdded = added.count
      tally.workersChanged = changed.subtracting(added).count
      tally.rowsUnchanged += files.silentRowCount
      tally.rowsRefused += files.refusedRowCount
      tally.errorCount += files.errorCount
      tally.warningCount += files.warningCount
      tally.digest = digest.hexadecimal
      return tally
    }
  }
}

// MARK: - Counting

extension ImportStaffRecords.Intake {
  typealias Finding = ImportStaffRecords.Finding
  typealias FindingCode = ImportStaffRecords.FindingCode

  mutating func newID<Noun>(_: Noun.Type = Noun.self) -> OpaqueID<Noun> {
    OpaqueID(using: &chance)
  }

  mutating func countAdded(_ worker: WorkerID) { added.insert(worker) }

  mutating func countFact(of worker: WorkerID) {
    counts.factsAdded += 1
    changed.insert(worker)
  }

  mutating func countChange(of worker: WorkerID) { changed.insert(worker) }

  /// A row after which the records say what they said before.
  mutating func countUnchanged(unless hasWritten: Bool = false) {
    if !hasWritten { counts.rowsUnchanged += 1 }
  }

  mutating func warn(
    _ file: StaffFile, _ line: Int, _ column: String, _ code: FindingCode, _ sentence: String
  ) {
    counts.warningCount += 1
    findings.append(
      Finding(
        file: file, line: line, column: column, code: code, sentence: sentence, isError: false))
  }

  /// A row that can't be taken.
  mutating func refuse(
    _ file: StaffFile, _ line: Int, _ column: String, _ code: FindingCode, _ sentence: String
  ) {
    counts.errorCount += 1
    counts.rowsRefused += 1
    findings.append(
      Finding(
        file: file, line: line, column: column, code: code, sentence: sentence, isError: true))
  }
}

// MARK: - Workplaces

extension ImportStaffRecords.Intake {
  /// Workplaces are compared with the registry and never change it.
  mutating func compare(_ rows: [ImportStaffRecords.WorkplaceRow]) throws {
    guard let own = try records.organisation(organisation, knownAt: records.latestSequence())
    else { return }
    for row in rows {
      // A body of several workplaces has a name of its own.
      if rows.count == 1, row.name != own.name {
        differs(row, "ESTNAME", "the name of the caller's organisation")
      }
      compare(row, "LOCALESTID", row.key, own, .local)
      compare(row, "PROVNUM", row.provider, own, .cqcProvider)
      compare(row, "LOCATIONID", row.location, own, .cqcLocation)
      countUnchanged()
    }
  }

  private mutating func compare(
    _ row: ImportStaffRecords.WorkplaceRow, _ column: String, _ value: String?,
    _ own: Organisation, _ scheme: OrganisationIdentifier.Scheme
  ) {
    let listed = own.identifiers.filter { $0.scheme == scheme }.map(\.value)
    guard let value, !listed.isEmpty, !listed.contains(value) else { return }
    differs(row, column, "the \(scheme.rawValue) identifiers of the caller's organisation")
  }

  private mutating func differs(
    _ row: ImportStaffRecords.WorkplaceRow, _ column: String, _ what: String
  ) {
    warn(
      .workplaces, row.line, column, .registryDiffers,
      "\(column) differs from the registry, \(what); the registry was not changed")
  }
}
