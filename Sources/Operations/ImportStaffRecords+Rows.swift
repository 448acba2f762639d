package import Organisations
package import Passports
package import Vocabulary

// What the files say, as far as a passport has a use for it. The readers of files check every
// column and hand over just these; ethnicity, nationality, disability, sickness, pay, addresses and
// the like have no field here.

extension ImportStaffRecords {
  /// A worker as an employer's files name them, white space removed.
  package struct WorkerKey: Hashable, Sendable {
    /// LOCALESTID; holds no `/`.
    package let workplace: String
    /// UNIQUEWORKERID.
    package let worker: String

    /// The key of `worker` at `workplace`.
    package init(workplace: String, worker: String) {
      self.workplace = workplace
      self.worker = worker
    }

    /// `LOCALESTID/UNIQUEWORKERID`.
    package var text: String { "\(workplace)/\(worker)" }
  }

  /// A row of the workplace file that says something.
  package struct WorkplaceRow: Hashable, Sendable {
    /// The line it stands on.
    package let line: Int
    /// LOCALESTID.
    package let key: String
    /// ESTNAME.
    package let name: String
    /// PROVNUM.
    package let provider: String?
    /// LOCATIONID.
    package let location: String?

    /// A row with these parts.
    package init(
      line: Int, key: String, name: String, provider: String?, location: String?
    ) {
      self.line = line
      self.key = key
      self.name = name
      self.provider = provider
      self.location = location
    }
  }

  /// On which terms somebody works, as EMPLSTATUS says.
  package enum Terms: Int, Sendable, CaseIterable {
    case permanent = 1
    case temporary = 2
    case bank = 3
    case agency = 4
    case other = 7
  }

  /// A row of the worker file that says something, be the worker new here or not.
  package struct WorkerRow: Hashable, Sendable {
    /// The line it stands on.
    package let line: Int
    /// LOCALESTID and UNIQUEWORKERID.
    package let key: WorkerKey
    /// DISPLAYID: a name or number of the employer's choice.
    package let displayID: String
    /// NINUMBER, only to find the worker by its keyed hash.
    package let nationalInsuranceNumber: String?
    /// DOB, where plausible.
    package let birthDate: CivilDate?
    /// STARTDATE.
    package let startDate: CivilDate?
    /// EMPLSTATUS.
    package let terms: Terms
    /// MAINJOBROLE, a job role code of the bulk files.
    package let jobRole: Int
    /// CONTHOURS as minutes a week, 0 for a zero-hours contract.
    package let contractedMinutes: Int?
    /// Whether CARECERT says that the Care Certificate is begun.
    package let hasBegunCareCertificate: Bool
    /// Whether L2CARECERT says that the Level 2 certificate is begun.
    package let hasBegunLevel2Certificate: Bool
    /// NMCREG as the part of the register.
    package let registerPart: Code<CodeList.RegisterPart>?

    /// A row with these parts.
    package init(
      line: Int, key: WorkerKey, displayID: String, nationalInsuranceNumber: String?,
      birthDate: CivilDate?, startDate: CivilDate?, terms: Terms,
      jobRole: Int, contractedMinutes: Int?, hasBegunCareCertificate: Bool,
      hasBegunLevel2Certificate: Bool, registerPart: Code<CodeList.RegisterPart>?
    ) {
      self.line = line
      self.key = key
      self.displayID = displayID
      self.nationalInsuranceNumber = nationalInsuranceNumber
      self.birthDate = birthDate
      self.startDate = startDate
      self.terms = terms
      self.jobRole = jobRole
      self.contractedMinutes = contractedMinutes
      self.hasBegunCareCertificate = hasBegunCareCertificate
      self.hasBegunLevel2Certificate = hasBegunLevel2Certificate
      self.registerPart = registerPart
    }
  }

  /// A row of the worker file that removes a worker; the file has no column for the last day.
  package struct RemovalRow: Hashable, Sendable {
    /// The line it stands on.
    package let line: Int
    /// LOCALESTID and UNIQUEWORKERID.
    package let key: WorkerKey

    /// A row with these parts.
    package init(line: Int, key: WorkerKey) {
      self.line = line
      self.key = key
    }
  }

  /// A row of the training file that has a day of completion.
  package struct TrainingRow: Hashable, Sendable {
    /// The line it stands on.
    package let line: Int
    /// LOCALESTID and UNIQUEWORKERID.
    package let key: WorkerKey
    /// CATEGORY as a standard, `ASCWDS-TRAINING/<code>`.
    package let standard: StandardCode
    /// DATECOMPLETED.
    package let completedOn: CivilDate
    /// EXPIRYDATE, or what VALIDITY makes of it: the last day it holds.
    package let holdsThrough: CivilDate?
    /// HOWDELIVERED.
    package let mode: Achievement.Mode?

    /// A row with these parts.
    package init(
      line: Int, key: WorkerKey, standard: StandardCode, completedOn: CivilDate,
      holdsThrough: CivilDate?, mode: Achievement.Mode?
    ) {
      self.line = line
      self.key = key
      self.standard = standard
      self.completedOn = completedOn
      self.holdsThrough = holdsThrough
      self.mode = mode
    }
  }

  /// A row of the plain training file.
  package struct TrainingRecordRow: Hashable, Sendable {
    /// The line it stands on.
    package let line: Int
    /// What the worker is known by.
    package let scheme: WorkerIdentifier.Scheme
    /// The number, in the form the file gives.
    package let identifier: String
    /// Any standard of the service's lists.
    package let standard: StandardCode
    /// The day it was completed.
    package let completedOn: CivilDate
    /// The last day it holds by its own word.
    package let holdsThrough: CivilDate?
    /// Where it was gained; nil: at the caller's organisation.
    package let provider: OrganisationIdentifier?
    /// How it was learnt.
    package let mode: Achievement.Mode?
    /// Who assessed.
    package let assessor: Assessor?

    /// A row with these parts.
    package init(
      line: Int, scheme: WorkerIdentifier.Scheme, identifier: String, standard: StandardCode,
      completedOn: CivilDate, holdsThrough: CivilDate?, provider: OrganisationIdentifier?,
      mode: Achievement.Mode?, assessor: Assessor?
    ) {
      self.line = line
      self.scheme = scheme
      self.identifier = identifier
      self.standard = standard
      self.completedOn = completedOn
      self.holdsThrough = holdsThrough
      self.provider = provider
      self.mode = mode
      self.assessor = assessor
    }
  }

  /// The good rows of all files sent, and what was found in the others.
  package struct Files: Sendable {
    /// Rows of the workplace file.
    package var workplaces: [WorkplaceRow] = []
    /// Rows of the worker file.
    package var workers: [WorkerRow] = []
    /// Rows of the worker file that remove a worker.
    package var removals: [RemovalRow] = []
    /// Rows of the training file.
    package var training: [TrainingRow] = []
    /// Rows of the plain training file.
    package var trainingRecords: [TrainingRecordRow] = []
    /// Rows that ask for nothing, or say nothing a passport keeps.
    package var silentRowCount = 0
    /// Rows in error.
    package var refusedRowCount = 0
    /// Errors found in the files.
    package var errorCount = 0
    /// Warnings found in the files.
    package var warningCount = 0

    /// No rows.
    package init() {}
  }
}
