import Organisations
import Passports
import ReferenceData
import Vocabulary

// Training, certificates and registrations that rows stand for. What this organisation already
// holds from the same kind of file is compared; what a newer file corrects is superseded, never
// changed.

extension ImportStaffRecords.Intake {
  /// A row of the training file.
  mutating func take(_ row: ImportStaffRecords.TrainingRow) throws {
    guard !leftOut.contains(row.key) else {
      countUnchanged()
      return warn(
        .training, row.line, "UNIQUEWORKERID", .termsUnknown,
        "the worker was left out of the import, and so was their training")
    }
    guard let worker = try worker(behind: row.key) else {
      return refuseUnknown(.training, row.line, "UNIQUEWORKERID")
    }
    let achievement = try Achievement(
      standard: row.standard, kind: .training, progress: .achieved, completedOn: row.completedOn,
      holdsThrough: row.holdsThrough, gainedAt: organisation, mode: row.mode)
    countUnchanged(unless: try keep(achievement, of: worker, from: .ascWDS))
  }

  /// A row of the plain training file.
  mutating func take(_ row: ImportStaffRecords.TrainingRecordRow) throws {
    let identifier: WorkerIdentifier
    do {
      identifier = try PassportPolicy.identifier(
        row.scheme, row.identifier,
        organisation: row.scheme.isOfOneOrganisation ? organisation : nil, field: "WORKER_ID")
    } catch {
      return refuse(
        .trainingRecords, row.line, "WORKER_ID", .formWrong,
        "WORKER_ID must have the form that WORKER_SCHEME gives out")
    }
    guard let worker = try ownWorker(identifier, for: .recordAchievement) else {
      return refuseUnknown(.trainingRecords, row.line, "WORKER_ID")
    }
    guard let place = try place(of: row) else { return }
    let achievement = try Achievement(
      standard: row.standard, kind: .init(of: row.standard), progress: .achieved,
      completedOn: row.completedOn, holdsThrough: row.holdsThrough, gainedAt: place,
      assessor: row.assessor, mode: row.mode)
    countUnchanged(unless: try keep(achievement, of: worker, from: .trainingFile))
  }

  /// What a row of the worker file says beside the engagement; whether anything was written.
  mutating func takeFacts(
    of row: ImportStaffRecords.WorkerRow, _ worker: WorkerID
  ) throws -> Bool {
    var hasWritten = false
    if row.hasBegunCareCertificate {
      // Which version was begun the file does not say; this code stands for either.
      hasWritten = try begin(.anyCareCertificate, .careCertificate, of: worker)
    }
    if row.hasBegunLevel2Certificate {
      let begun = try begin(StandardCatalogue.level2Certificate, .qualification, of: worker)
      hasWritten = begun || hasWritten
    }
    if let part = row.registerPart {
      hasWritten = try keep(part, of: worker) || hasWritten
    }
    return hasWritten
  }
}

// MARK: - Keeping

extension ImportStaffRecords.Intake {
  /// Appends `achievement` unless it is held; one that differs from it only in what a later file
  /// may correct is superseded.
  private mutating func keep(
    _ achievement: Achievement, of worker: WorkerID, from source: SourceSystem
  ) throws -> Bool {
    var held = try held(by: worker, from: source)
    if let same = held.first(where: { $0.fact == achievement }) {
      confirmed.insert(same.origin.id)
      return false
    }
    let id: FactID = newID()
    try records.record(achievement, id: id, of: worker, by: organisation, source: source)
    countFact(of: worker)
    confirmed.insert(id)
    // What another row of the same files says stands beside this one.
    if let index = held.firstIndex(where: {
      achievement.corrects($0.fact) && !confirmed.contains($0.origin.id)
    }) {
      let event = try StatusEvent(
        fact: held[index].origin.id, kind: .superseded, effectiveFrom: now, cause: .replaced,
        replacement: id)
      try records.record(event, id: newID(), of: worker, by: organisation)
      held.remove(at: index)
    }
    held.append(Recorded(achievement, origin: try origin(id, worker, source)))
    self.held[HeldKey(worker: worker, source: source)] = held
    return true
  }

  private mutating func begin(
    _ standard: StandardCode, _ kind: Achievement.Kind, of worker: WorkerID
  ) throws -> Bool {
    let held = try held(by: worker, from: .ascWDS)
    guard !held.contains(where: { $0.fact.standard == standard }) else { return false }
    return try keep(
      Achievement(
        standard: standard, kind: kind, progress: .inProgress, completedOn: nil,
        gainedAt: organisation),
      of: worker, from: .ascWDS)
  }

  // The file has the part and no number: what the register says of it, nobody has asked.
  private mutating func keep(
    _ part: Code<CodeList.RegisterPart>, of worker: WorkerID
  ) throws -> Bool {
    let held = try records.importedFacts(of: worker, by: organisation, source: .ascWDS)
    guard !held.registrations.contains(where: { $0.fact.part == part }) else { return false }
    let seen = Registration(
      regulator: .nmc, number: nil, part: part, status: .unknown, period: DatePeriod(from: today),
      checkedAt: now, checkSource: .staffFile)
    try records.record(seen, id: newID(), of: worker, by: organisation, source: .ascWDS)
    countFact(of: worker)
    return true
  }

  private mutating func held(
    by worker: WorkerID, from source: SourceSystem
  ) throws -> [Recorded<Achievement>] {
    let key = HeldKey(worker: worker, source: source)
    if let held = held[key] { return held }
    let facts = try records.importedFacts(of: worker, by: organisation, source: source)
    held[key] = facts.achievements
    return facts.achievements
  }

  private func origin(
    _ id: FactID, _ worker: WorkerID, _ source: SourceSystem
  ) throws -> FactOrigin {
    FactOrigin(
      id: id, worker: worker, recordedBy: organisation, recordedAt: try records.recordedAt(),
      sequence: try records.sequence(), source: source)
  }

  private mutating func refuseUnknown(_ file: StaffFile, _ line: Int, _ column: String) {
    refuse(
      file, line, column, .workerUnknown,
      "\(column) must be of a worker whom this employer has here")
  }

  /// Where a row's training took place; nil once the row is refused.
  private mutating func place(
    of row: ImportStaffRecords.TrainingRecordRow
  ) throws -> OrganisationID? {
    guard let provider = row.provider else { return organisation }
    let found = try records.organisations(
      identifiedBy: provider, knownAt: records.latestSequence())
    if found.count == 1 { return found.first }
    refuse(
      .trainingRecords, row.line, "PROVIDER_ID", .providerUnknown,
      "PROVIDER_ID must be of just one body of the registry")
    return nil
  }
}

extension Achievement {
  /// Whether this is the same training as `other` with another end, way of learning or assessor.
  fileprivate func corrects(_ other: Achievement) -> Bool {
    standard == other.standard && completedOn == other.completedOn && gainedAt == other.gainedAt
  }
}

extension Achievement.Kind {
  /// The kind of thing that `standard` is.
  fileprivate init(of standard: StandardCode) {
    self =
      switch StandardCatalogue.framework(of: standard) {
      case _ where CareCertificate.version(of: standard) != nil || standard == .anyCareCertificate:
        .careCertificate
      case StandardCatalogue.interventions: .competence
      case StandardCatalogue.qualifications: .qualification
      default: .training
      }
  }
}

extension StandardCode {
  /// The Care Certificate in whichever version.
  fileprivate static let anyCareCertificate = StandardCode(listed: "CARE-CERT")
}
