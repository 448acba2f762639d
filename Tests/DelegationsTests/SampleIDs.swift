import Delegations
import Vocabulary

/// The fixed names of the people, bodies and records of ``SoundCase``.
enum SampleIDs {
  /// W, who asks.
  static let worker = WorkerID(high: 1, low: 1)
  /// Somebody else.
  static let otherWorker = WorkerID(high: 1, low: 2)
  /// N, who delegates.
  static let nurse = WorkerID(high: 2, low: 1)
  /// N2, who may join.
  static let secondNurse = WorkerID(high: 2, low: 2)
  /// A, who assesses.
  static let assessor = WorkerID(high: 3, low: 1)
  /// A as the decision knows them.
  static let assessorID = AssessorID.worker(assessor)

  /// P, who is cared for.
  static let person = PersonID(high: 4, low: 1)
  /// Another person.
  static let otherPerson = PersonID(high: 4, low: 2)

  /// E, who gives the care.
  static let employer = OrganisationID(high: 5, low: 1)
  /// Another employer.
  static let otherEmployer = OrganisationID(high: 5, low: 2)
  /// The health service that N works for.
  static let healthService = OrganisationID(high: 6, low: 1)

  /// D.
  static let agreement = AgreementID(high: 7, low: 1)
  /// Another agreement on the same three.
  static let secondAgreement = AgreementID(high: 7, low: 2)

  /// W's competence.
  static let competence = RecordID(high: 8, low: 1)
  /// A's own competence.
  static let assessorsCompetence = RecordID(high: 8, low: 2)

  /// Any other record, by number.
  static func record(_ number: UInt64) -> RecordID { RecordID(high: 9, low: number) }
}

/// The moment that `text` spells, with its offset.
func moment(_ text: String) throws -> Instant { try Instant(text, field: "test") }

/// The day that `text` spells.
func day(_ text: String) throws -> CivilDate { try CivilDate(text, field: "test") }

/// From the start of `first` in London, through the whole of `last`, or without an end.
func days(_ first: String, through last: String? = nil) throws -> InstantPeriod {
  let end = try last.map { LondonTime.end(of: try day($0)) }
  return try InstantPeriod(from: LondonTime.start(of: try day(first)), to: end, field: "test")
}
