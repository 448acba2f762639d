package import Vocabulary

/// Reading delegated care on one snapshot.
///
/// A case opens passports without a sight: what it reads is judged and never shown, and an answer
/// names records only.
package protocol DelegationReading {
  /// Everything that the decision on `question` reads, as known at `known`, in one go; who or what
  /// is not known stays nil in it.
  func delegationCase(
    for question: DelegationQuestion, now: Instant, knownAt known: CommitSequence
  ) throws -> DelegationCase
  /// The person, or nil; a record that was merged is told under its own name, with the birth date
  /// and possible duplicates of the one that stays.
  func person(_ id: PersonID, knownAt known: CommitSequence) throws -> CaredForPerson?
  /// The agreement with all that happened to it, or nil. It names the person as the record that
  /// stays.
  func agreement(_ id: AgreementID, knownAt known: CommitSequence) throws -> Agreement?
  /// The version of the agreement: the last commit that wrote of it.
  func agreementEtag(_ id: AgreementID) throws -> Etag?
  /// Agreements after `cursor` in order of identifier, at most `limit`.
  func agreements(
    _ whose: AgreementHolder, after cursor: AgreementID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [Agreement]
  /// The fact of that name, or nil where it was not current at `known`.
  func delegationRecord(
    _ id: RecordID, knownAt known: CommitSequence
  ) throws -> KeptDelegationRecord?
  /// Facts about `subject`, agreement events aside, oldest recorded first; practice logs only
  /// where the subject is a worker or a person.
  func delegationRecords(
    about subject: DelegationSubject, knownAt known: CommitSequence
  ) throws -> [KeptDelegationRecord]
  /// As ``delegationRecords(about:knownAt:)``, of one kind and begun in `period`, where that is
  /// given: what else is recorded, however much, is not read.
  func delegationRecords(
    about subject: DelegationSubject, of kind: DelegationRecordKind, begunIn period: InstantPeriod?,
    knownAt known: CommitSequence
  ) throws -> [KeptDelegationRecord]

  /// What lapses in `[from, to)` and the agreements it takes with it, earliest first, at most
  /// `limit`, after `cursor`.
  func lapsing(
    _ whose: AgreementHolder, from: Instant, to: Instant, after cursor: LapsingCursor?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [Lapsing]
  /// Workers engaged with `organisation` at `instant` who have an agreement for this person and
  /// task, drafts aside, in order of identifier, after `cursor`, at most `limit`. All others would
  /// be denied.
  func delegationCandidates(
    for person: PersonID, _ intervention: StandardCode, at organisation: OrganisationID,
    on instant: Instant, after cursor: WorkerID?, limit: Int, knownAt known: CommitSequence
  ) throws -> [WorkerID]
  /// How many workers have one of these agreements accepted and in force at `instant`, by task and
  /// month in which the last of their agreements for the task ends; counts only.
  func authorisedCarers(
    under whose: AgreementHolder, at instant: Instant, knownAt known: CommitSequence
  ) throws -> [AuthorisedCarers]

  /// The kept answer, or nil.
  func decision(_ id: DecisionID) throws -> KeptDecision?
  /// Kept answers that relied on the record, in the order of the chain, after link `number`.
  func decisions(
    relyingOn record: RecordID, after number: Int64, limit: Int
  ) throws -> [KeptDecision]
  /// Kept answers that `choice` finds, in the order of the chain, after link `number`.
  func decisions(
    _ choice: DecisionChoice, after number: Int64, limit: Int
  ) throws -> [KeptDecision]
  /// The last link of the chain, or nil.
  func decisionChainHead() throws -> DecisionLink?
  /// Links after `number`, in order, at most `limit`.
  func decisionChain(after number: Int64, limit: Int) throws -> [DecisionLink]
  /// Whether every link from `first` to `last` follows from the one before and, where content is
  /// kept, commits to it; the number of the first that does not, or nil.
  func firstBrokenLink(from first: Int64, to last: Int64) throws -> Int64?
  /// What look-backs found of the answer, oldest first.
  func findings(on decision: DecisionID) throws -> [DecisionFinding]

  // Facts for the access rules; as known now.

  /// Whether the organisation delegates to the worker: an agreement of theirs is open.
  func delegates(_ organisation: OrganisationID, to worker: WorkerID, at instant: Instant) throws
    -> Bool
  /// Whether the worker is engaged with the organisation and on a register without a bar.
  func isRegistrant(
    _ worker: WorkerID, of organisation: OrganisationID, at instant: Instant
  ) throws -> Bool
  /// Whether the organisation is the one that delegates by the agreement.
  func ownsAgreement(_ organisation: OrganisationID, _ agreement: AgreementID) throws -> Bool
  /// Whether a care episode of the person with the organisation is in force.
  func caresFor(_ organisation: OrganisationID, _ person: PersonID, at instant: Instant) throws
    -> Bool
}

/// Writing delegated care. Each call appends under the running change; what it corrects is closed,
/// never changed.
package protocol DelegationWriting: DelegationReading {
  /// Adds a person, the birth date sealed under a key of their own.
  func add(_ person: CaredForPerson) throws
  /// Marks two records as possibly one person.
  func markPossibleDuplicate(_ one: PersonID, _ other: PersonID) throws
  /// Settles that two records are different people.
  func separate(_ one: PersonID, _ other: PersonID) throws
  /// Settles that two records are one person: facts and agreements of the duplicate, and of all
  /// that was merged into it, are read at the kept one, and its doubts become the kept one's.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`; `STATE_FORBIDS` where they are one already.
  func merge(_ duplicate: PersonID, into kept: PersonID) throws
  /// Appends a fact; its name is ``DelegationRecord/id``. Where `replacing` names an earlier one
  /// about the same subject and of the same kind, that one's recorded interval is closed.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` where it names nobody known, or `replacing` no
  ///   such current fact.
  func record(_ record: DelegationRecord, replacing: RecordID?) throws
  /// Closes a fact that was recorded in error and brings nothing in its place.
  func close(_ record: RecordID) throws
  /// Appends an agreement, drafted now.
  func add(
    _ terms: AgreementTerms, id: AgreementID, draftedAt: Instant, by organisation: OrganisationID
  ) throws
  /// Appends an answer to the chain; its link. It is durable once the change is.
  func record(_ decision: DecisionRecord) throws -> DecisionLink
  /// Appends what a look-back found of an answer.
  func record(_ finding: DecisionFinding, on decision: DecisionID) throws
  /// Erases the content and salt of an answer, keeping name, instant, links and `reason`.
  func eraseContent(of decision: DecisionID, reason: String) throws
}

/// Which kept answers; every part that is given must hold.
package struct DecisionChoice: Hashable, Sendable {
  /// About the worker.
  package let worker: WorkerID?
  /// About the person.
  package let person: PersonID?
  /// Asked for by the organisation.
  package let askedBy: OrganisationID?
  /// Recorded at or after.
  package let from: Instant?
  /// Recorded before.
  package let to: Instant?

  /// A choice of these parts.
  package init(
    worker: WorkerID? = nil, person: PersonID? = nil, askedBy: OrganisationID? = nil,
    from: Instant? = nil, to: Instant? = nil
  ) {
    self.worker = worker
    self.person = person
    self.askedBy = askedBy
    self.from = from
    self.to = to
  }
}

/// Whose agreements.
package enum AgreementHolder: Hashable, Sendable {
  /// Those that the worker receives.
  case worker(WorkerID)
  /// Those for the person.
  case person(PersonID)
  /// Those that name the worker as a delegator, successors included.
  case delegator(WorkerID)
  /// Those of the organisation that employs for them.
  case employer(OrganisationID)
  /// Those of the organisation that delegates.
  case delegatingOrganisation(OrganisationID)
  /// Those of employers that sit in the area on the day.
  case place(PlaceID, on: CivilDate)
}

/// What facts are read by.
package enum DelegationSubject: Hashable, Sendable {
  /// A worker.
  case worker(WorkerID)
  /// A person.
  case person(PersonID)
  /// An organisation; facts that also name a worker or a person are left out.
  case organisation(OrganisationID)
  /// A task, in general: holds.
  case intervention(StandardCode)
}

/// The kinds of facts that are read alone.
package enum DelegationRecordKind: Sendable {
  /// Tasks of a person's care plan.
  case planTask
  /// What workers did.
  case practice
  /// Rules of a person's plan, an employer or a system.
  case rule
  /// An employer's mappings of statements.
  case mapping
}

/// Something that ends or falls due, with an agreement it takes with it.
package struct Lapsing: Hashable, Sendable {
  /// What ends.
  package enum Cause: String, Sendable, CaseIterable {
    case competence = "COMPETENCE"
    case registration = "REGISTRATION"
    case engagement = "ENGAGEMENT"
    case careEpisode = "CARE_EPISODE"
    case consent = "CONSENT"
    case order = "ORDER"
    case planTask = "PLAN_TASK"
    case stability = "STABILITY"
    case riskAssessment = "RISK_ASSESSMENT"
    case delegatorScope = "DELEGATOR_SCOPE"
    case delegatorPresence = "DELEGATOR_PRESENCE"
    case agreementEnd = "AGREEMENT_END"
    case agreementReview = "AGREEMENT_REVIEW"
    case employer = "EMPLOYER"
  }

  /// When.
  package let at: Instant
  /// What.
  package let cause: Cause
  /// Its record.
  package let record: RecordID
  /// The agreement it takes with it.
  package let agreement: AgreementID
  /// Who receives the delegation.
  package let worker: WorkerID
  /// For whom.
  package let person: PersonID
  /// What for.
  package let intervention: StandardCode

  /// A lapse of these parts.
  package init(
    at: Instant, cause: Cause, record: RecordID, agreement: AgreementID, worker: WorkerID,
    person: PersonID, intervention: StandardCode
  ) {
    self.at = at
    self.cause = cause
    self.record = record
    self.agreement = agreement
    self.worker = worker
    self.person = person
    self.intervention = intervention
  }

  /// The place in the list just after it.
  package var cursor: LapsingCursor { LapsingCursor(at: at, record: record, agreement: agreement) }
}

/// Where a page of lapses ended.
package struct LapsingCursor: Hashable, Sendable, Comparable {
  /// When the last listed one is.
  package let at: Instant
  /// Its record.
  package let record: RecordID
  /// Its agreement.
  package let agreement: AgreementID

  /// The place just after this entry.
  package init(at: Instant, record: RecordID, agreement: AgreementID) {
    self.at = at
    self.record = record
    self.agreement = agreement
  }

  /// The order of the list.
  package static func < (left: LapsingCursor, right: LapsingCursor) -> Bool {
    (left.at, left.record, left.agreement) < (right.at, right.record, right.agreement)
  }
}

/// How many workers may do a task, by when that ends. It names no worker.
package struct AuthorisedCarers: Hashable, Sendable {
  /// The task.
  package let intervention: StandardCode
  /// The first day of the London month in which the last agreement ends; nil: none ends.
  package let endsIn: CivilDate?
  /// Workers, each once a task.
  package let count: Int

  /// A total of these parts.
  package init(intervention: StandardCode, endsIn: CivilDate?, count: Int) {
    self.intervention = intervention
    self.endsIn = endsIn
    self.count = count
  }
}
