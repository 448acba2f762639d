package import Vocabulary

/// A fact about programmes and placements, hours aside.
package enum PlacementFact: Hashable, Sendable {
  case programme(Programme)
  case enrolment(Enrolment)
  case area(PracticeArea)
  case supervisor(PracticeSupervisor)
  case offer(PlacementOffer)
  case request(PlacementRequest)
  case placement(PlacementTerms)
  case event(PlacementID, PlacementEvent)
  case assessment(PracticeAssessment)
  case stage(StageRecord)

  /// Which of the kinds a fact is.
  package enum Kind: Int64, Sendable, CaseIterable {
    case programme = 1
    case enrolment = 2
    case area = 3
    case supervisor = 4
    case offer = 5
    case request = 6
    case placement = 7
    case event = 8
    case assessment = 9
    case stage = 10
  }

  /// Which kind it is.
  package var kind: Kind {
    switch self {
    case .programme: .programme
    case .enrolment: .enrolment
    case .area: .area
    case .supervisor: .supervisor
    case .offer: .offer
    case .request: .request
    case .placement: .placement
    case .event: .event
    case .assessment: .assessment
    case .stage: .stage
    }
  }

  /// The record that it belongs to: an enrolment to its programme, an offer and a placement to
  /// their area, a request and a stage to their enrolment, an event and an assessment to their
  /// placement.
  package var parent: RecordID? {
    switch self {
    case .programme, .area, .supervisor: nil
    case .enrolment(let enrolment): enrolment.programme.asRecord
    case .offer(let offer): offer.area.asRecord
    case .request(let request): request.enrolment.asRecord
    case .placement(let terms): terms.area.asRecord
    case .event(let placement, _): placement.asRecord
    case .assessment(let assessment): assessment.placement.asRecord
    case .stage(let stage): stage.enrolment.asRecord
    }
  }

  /// A second record that it belongs to: the enrolment of a placement.
  package var enrolment: EnrolmentID? {
    if case .placement(let terms) = self { terms.enrolment } else { nil }
  }

  /// The learner or supervisor it is about.
  package var worker: WorkerID? {
    switch self {
    case .enrolment(let enrolment): enrolment.learner
    case .supervisor(let supervisor): supervisor.worker
    case .placement(let terms): terms.learner
    // Whom they name is found by it.
    case .event(_, let event):
      if case .named(let assignment) = event.what { assignment.worker } else { nil }
    default: nil
    }
  }
}

/// A fact as it is kept.
package struct KeptPlacementFact: Hashable, Sendable {
  /// Its identifier.
  package let id: RecordID
  /// What it says.
  package let fact: PlacementFact
  /// The body that recorded it.
  package let recordedBy: OrganisationID
  /// When.
  package let recordedAt: Instant
  /// The commit.
  package let sequence: CommitSequence

  /// A fact as kept.
  package init(
    id: RecordID, fact: PlacementFact, recordedBy: OrganisationID, recordedAt: Instant,
    sequence: CommitSequence
  ) {
    self.id = id
    self.fact = fact
    self.recordedBy = recordedBy
    self.recordedAt = recordedAt
    self.sequence = sequence
  }
}

/// What facts are read by.
package enum PlacementSubject: Hashable, Sendable {
  /// All of the kind.
  case all
  /// Those that the body recorded.
  case recordedBy(OrganisationID)
  /// Those about a learner or supervisor.
  case worker(WorkerID)
  /// Those that belong to a record: ``PlacementFact/parent``.
  case parent(RecordID)
  /// Placements of an enrolment.
  case enrolment(EnrolmentID)
}

/// Reading programmes, placements and hours on one snapshot.
package protocol PlacementReading {
  /// The fact, or nil where it was not current at `known`.
  func placementFact(
    _ id: RecordID, knownAt known: CommitSequence
  ) throws -> KeptPlacementFact?
  /// The version of a record: the last commit that wrote it, or that something happened to it.
  func placementEtag(_ id: RecordID) throws -> Etag?
  /// Facts of `kind` about `subject` after `cursor` in order of identifier, at most `limit`.
  func placementFacts(
    _ kind: PlacementFact.Kind, of subject: PlacementSubject, after cursor: RecordID?, limit: Int,
    knownAt known: CommitSequence
  ) throws -> [KeptPlacementFact]
  /// Facts of `kind` that belong to `parent`, oldest recorded first.
  func placementHistory(
    _ kind: PlacementFact.Kind, of parent: RecordID, knownAt known: CommitSequence
  ) throws -> [KeptPlacementFact]
  /// What happened to each of the placements about `subject`, oldest recorded first.
  func placementEvents(
    of subject: PlacementSubject, knownAt known: CommitSequence
  ) throws -> [PlacementID: [PlacementEvent]]
  /// The learner's entries that overlap `[from, to)`, in order of start.
  func hours(
    of learner: WorkerID, from: Instant, to: Instant, knownAt known: CommitSequence
  ) throws -> [KeptHours]
  /// The placement's entries after `cursor` in order of start, at most `limit`.
  func hours(
    on placement: PlacementID, after cursor: Instant?, limit: Int, knownAt known: CommitSequence
  ) throws -> [KeptHours]
  /// The entry, or nil where it was not current at `known`.
  func hoursEntry(_ id: HoursEntryID, knownAt known: CommitSequence) throws -> KeptHours?
}

/// Writing programmes, placements and hours. Each call appends; what it replaces is closed.
package protocol PlacementWriting: PlacementReading {
  /// Appends a fact; an earlier version under the same identifier is closed.
  func record(_ fact: PlacementFact, id: RecordID, by organisation: OrganisationID) throws
  /// Appends an entry of `learner`; where it is no new one, the earlier version under the same
  /// identifier is closed.
  func record(
    _ entry: HoursEntry, id: HoursEntryID, isNew: Bool, of learner: WorkerID,
    by organisation: OrganisationID
  ) throws
}

extension PlacementReading {
  /// The programme, or nil.
  package func programme(
    _ id: ProgrammeID, knownAt known: CommitSequence
  ) throws -> Programme? {
    let kept = try placementFact(id.asRecord, knownAt: known)
    return if case .programme(let programme) = kept?.fact { programme } else { nil }
  }

  /// The enrolment, or nil.
  package func enrolment(
    _ id: EnrolmentID, knownAt known: CommitSequence
  ) throws -> Enrolment? {
    let kept = try placementFact(id.asRecord, knownAt: known)
    return if case .enrolment(let enrolment) = kept?.fact { enrolment } else { nil }
  }

  /// The area, or nil.
  package func practiceArea(
    _ id: PracticeAreaID, knownAt known: CommitSequence
  ) throws -> PracticeArea? {
    let kept = try placementFact(id.asRecord, knownAt: known)
    return if case .area(let area) = kept?.fact { area } else { nil }
  }

  /// The offer, or nil.
  package func placementOffer(
    _ id: PlacementOfferID, knownAt known: CommitSequence
  ) throws -> PlacementOffer? {
    let kept = try placementFact(id.asRecord, knownAt: known)
    return if case .offer(let offer) = kept?.fact { offer } else { nil }
  }

  /// The request, or nil.
  package func placementRequest(
    _ id: PlacementRequestID, knownAt known: CommitSequence
  ) throws -> PlacementRequest? {
    let kept = try placementFact(id.asRecord, knownAt: known)
    return if case .request(let request) = kept?.fact { request } else { nil }
  }

  /// The placement with all that happened to it, or nil.
  package func placement(
    _ id: PlacementID, knownAt known: CommitSequence
  ) throws -> Placement? {
    guard let kept = try placementFact(id.asRecord, knownAt: known) else { return nil }
    return try placement(kept, knownAt: known)
  }

  /// The placement that `kept` is, with its events; nil where it is no placement.
  package func placement(
    _ kept: KeptPlacementFact, knownAt known: CommitSequence
  ) throws -> Placement? {
    guard case .placement(let terms) = kept.fact else { return nil }
    let events = try placementHistory(.event, of: kept.id, knownAt: known)
      .compactMap { kept -> PlacementEvent? in
        if case .event(_, let event) = kept.fact { event } else { nil }
      }
    return Placement(
      id: PlacementID(high: kept.id.high, low: kept.id.low), terms: terms, events: events)
  }

  /// Every placement about `subject` with its events, in order of identifier.
  package func placements(
    of subject: PlacementSubject, knownAt known: CommitSequence
  ) throws -> [Placement] {
    let kept = try everyPlacementFact(.placement, of: subject, knownAt: known)
    guard !kept.isEmpty else { return [] }
    let events = try placementEvents(of: subject, knownAt: known)
    return kept.compactMap { kept in
      guard case .placement(let terms) = kept.fact else { return nil }
      let id = PlacementID(high: kept.id.high, low: kept.id.low)
      return Placement(id: id, terms: terms, events: events[id] ?? [])
    }
  }

  /// Every fact of `kind` about `subject`, read page by page.
  package func everyPlacementFact(
    _ kind: PlacementFact.Kind, of subject: PlacementSubject, knownAt known: CommitSequence
  ) throws -> [KeptPlacementFact] {
    var all: [KeptPlacementFact] = []
    repeat {
      let page = try placementFacts(
        kind, of: subject, after: all.last?.id, limit: 1_000, knownAt: known)
      all += page
      if page.count < 1_000 { return all }
    } while true
  }

  /// Every entry of the placement, in order of start.
  package func everyHour(
    on placement: PlacementID, knownAt known: CommitSequence
  ) throws -> [KeptHours] {
    var all: [KeptHours] = []
    repeat {
      let page = try hours(
        on: placement, after: all.last?.entry.period.start, limit: 1_000, knownAt: known)
      all += page
      if page.count < 1_000 { return all }
    } while true
  }
}
