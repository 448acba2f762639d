import Operations
import Organisations
import Passports
import ReferenceData
import Vocabulary

extension ImportStaffRecords.Files {
  /// Keeps what a good row of `file` says and a passport has a use for.
  mutating func add(_ row: Row, of file: StaffFile) {
    let isKept =
      switch file {
      case .workplaces: keep(row.workplace, in: \.workplaces)
      case .workers: keep(row.removal, in: \.removals) || keep(row.worker, in: \.workers)
      case .training: keep(row.training, in: \.training)
      case .trainingRecords: keep(row.trainingRecord, in: \.trainingRecords)
      }
    if !isKept { silentRowCount += 1 }
  }

  private mutating func keep<Kept>(
    _ row: Kept?, in rows: WritableKeyPath<ImportStaffRecords.Files, [Kept]>
  ) -> Bool {
    guard let row else { return false }
    self[keyPath: rows].append(row)
    return true
  }
}

// Each is nil where the row asks for nothing or says nothing a passport keeps.
extension Row {
  private var saysSomething: Bool { ["NEW", "UPDATE"].contains(self["STATUS"]) }

  fileprivate var workplace: ImportStaffRecords.WorkplaceRow? {
    guard saysSomething else { return nil }
    return ImportStaffRecords.WorkplaceRow(
      line: line, key: self["LOCALESTID"].withoutWhitespace, name: self["ESTNAME"],
      provider: filled("PROVNUM"), location: filled("LOCATIONID"))
  }

  fileprivate var removal: ImportStaffRecords.RemovalRow? {
    guard self["STATUS"] == "DELETE", let workerKey else { return nil }
    return ImportStaffRecords.RemovalRow(line: line, key: workerKey)
  }

  fileprivate var worker: ImportStaffRecords.WorkerRow? {
    guard saysSomething, let workerKey, let jobRole = number("MAINJOBROLE"),
      let terms = number("EMPLSTATUS").flatMap(ImportStaffRecords.Terms.init(rawValue:))
    else { return nil }
    return ImportStaffRecords.WorkerRow(
      line: line, key: workerKey, displayID: self["DISPLAYID"],
      nationalInsuranceNumber: filled("NINUMBER")?.withoutWhitespace, birthDate: day("DOB"),
      startDate: day("STARTDATE"), terms: terms, jobRole: jobRole,
      contractedMinutes: contractedMinutes, hasBegunCareCertificate: self["CARECERT"] == "3",
      hasBegunLevel2Certificate: self["L2CARECERT"] == "2", registerPart: registerPart)
  }

  fileprivate var training: ImportStaffRecords.TrainingRow? {
    guard let workerKey, let category = number("CATEGORY"), let done = day("DATECOMPLETED") else {
      return nil
    }
    return ImportStaffRecords.TrainingRow(
      line: line, key: workerKey, standard: ASCWDSTrainingCategories.standard(category),
      completedOn: done, holdsThrough: day("EXPIRYDATE") ?? endByValidity, mode: mode)
  }

  fileprivate var trainingRecord: ImportStaffRecords.TrainingRecordRow? {
    guard let scheme = WorkerIdentifier.Scheme(rawValue: self["WORKER_SCHEME"]),
      let standard = try? StandardCode(self["STANDARD"], field: ""),
      let done = plainDay("COMPLETED_ON")
    else { return nil }
    return ImportStaffRecords.TrainingRecordRow(
      line: line, scheme: scheme, identifier: self["WORKER_ID"].withoutWhitespace,
      standard: standard, completedOn: done, holdsThrough: plainDay("HOLDS_THROUGH"),
      provider: provider, mode: Achievement.Mode(rawValue: self["MODE"]), assessor: assessor)
  }
}

extension Row {
  private func filled(_ column: String) -> String? { isFilled(column) ? self[column] : nil }

  // 999 is unknown; a zero-hours contract is 0 minutes; half hours are 30 minutes.
  private var contractedMinutes: Int? {
    self["ZEROHRCONT"] == "1" ? 0 : halves(self["CONTHOURS"]).map { $0 * 30 }
  }

  private var mode: Achievement.Mode? {
    switch self["HOWDELIVERED"] {
    case "1": .faceToFace
    case "2": .eLearning
    default: nil
    }
  }

  private var registerPart: Code<CodeList.RegisterPart>? {
    let parts = [
      "1": "RN-ADULT", "2": "RN-MENTAL-HEALTH", "3": "RN-LEARNING-DISABILITIES",
      "4": "RN-CHILDREN", "5": "ENROLLED-NURSE",
    ]
    return parts[self["NMCREG"]].map { Code(listed: $0) }
  }

  private var provider: OrganisationIdentifier? {
    OrganisationIdentifier.Scheme(rawValue: self["PROVIDER_SCHEME"]).map {
      OrganisationIdentifier(
        scheme: $0, normalised: self["PROVIDER_ID"].withoutWhitespace.uppercased())
    }
  }

  private var assessor: Assessor? {
    guard let regulator = Registration.Regulator(rawValue: self["ASSESSOR_REGISTER"]),
      let assessorNumber, let day = plainDay("ASSESSED_ON")
    else { return nil }
    return try? Assessor(
      worker: nil, regulator: regulator, registrationNumber: assessorNumber,
      signedAt: LondonTime.start(of: day))
  }
}
