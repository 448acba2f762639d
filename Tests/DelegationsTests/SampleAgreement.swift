import Delegations
import Passports
import ReferenceData
import Vocabulary

/// An agreement whose parts a test may change: D, which N made with W and E on 15 January 2027,
/// unless said otherwise.
struct SampleAgreement {
  var id = SampleIDs.agreement
  var catalogueVersion: String?
  var delegatingOrganisation = SampleIDs.healthService
  var employer: OrganisationID?
  var delegators = [SampleIDs.nurse]
  var accountability = AgreementTerms.Accountability.anyOne
  var scope = AgreementScope.unlimited
  var setStepsOnly = true
  var passedOnFrom: AgreementID?
  var draftedAt: Instant
  var period: InstantPeriod
  var support = Support.contact
  var intervalDays: Int? = 90
  var escalation: [EscalationContact]
  /// When the delegators signed; nil: they have not.
  var signedAt: Instant?
  /// What the worker said on accepting; nil: nothing yet.
  var isWorkerWilling: Bool? = true
  var isAcceptedByEmployer = true
  /// The last review, and the last day before the next.
  var review: (at: Instant, next: CivilDate?)?
  /// The last supervision check.
  var supervisedAt: Instant?
  /// The versions that every delegator confirmed; nil: those in force in the case.
  var confirmed: ConfirmedVersions?
  /// What else happened, in any order.
  var further: [AgreementEvent.What] = []
  /// When the further events happened.
  var furtherAt: Instant

  /// D of AC-01.
  init() throws {
    draftedAt = try moment("2027-01-15T12:30:00Z")
    period = InstantPeriod(from: try moment("2027-01-15T14:00:00Z"))
    escalation = [
      try EscalationContact(
        contact: "district nurses, 020 7946 0000", period: try days("2020-01-01"))
    ]
    signedAt = try moment("2027-01-15T13:00:00Z")
    review = (try moment("2027-02-01T10:00:00Z"), try day("2027-04-15"))
    supervisedAt = try moment("2027-02-20T10:00:00Z")
    furtherAt = try moment("2027-02-25T10:00:00Z")
  }

  /// The agreement on what `sound` asks.
  func agreement(on sound: SoundCase) throws -> Agreement {
    Agreement(
      id: id, draftedAt: draftedAt,
      terms: try AgreementTerms(
        worker: SampleIDs.worker, person: SampleIDs.person, intervention: sound.intervention,
        catalogueVersion: catalogueVersion ?? sound.catalogue.version,
        delegatingOrganisation: delegatingOrganisation, employer: employer ?? sound.organisation,
        delegators: delegators, accountability: accountability, answersFor: .decision,
        scope: scope, setStepsOnly: setStepsOnly, passedOnFrom: passedOnFrom, period: period,
        supervision: try SupervisionPlan(support: support, intervalDays: intervalDays),
        escalation: escalation),
      events: try events(on: sound))
  }

  private func events(on sound: SoundCase) throws -> [AgreementEvent] {
    let versions =
      try confirmed
      ?? ConfirmedVersions(
        order: sound.orderReference == nil ? nil : sound.orderVersion, plan: 2, instructions: 1,
        device: sound.device)
    var happened: [(Instant, AgreementEvent.What)] = []
    if let signedAt {
      happened += delegators.map { (signedAt, .signed(by: $0, confirmed: versions)) }
    }
    let accepted = (signedAt ?? draftedAt).adding(milliseconds: 600_000)
    if let isWorkerWilling {
      happened.append((accepted, .acceptedByWorker(willingAndAble: isWorkerWilling)))
    }
    if isAcceptedByEmployer {
      let package = try SupportPackage(
        minutesPerWeek: 140, training: [sound.intervention], fundingPencePerYear: 100_000,
        funder: SampleIDs.healthService, payStepPencePerHour: 40, freedMinutesPerWeek: 140)
      happened.append(
        (accepted, .acceptedByEmployer(package, lineManager: "team leader, Larch House")))
    }
    if let review { happened.append((review.at, .reviewed(nextReviewBy: review.next))) }
    if let supervisedAt {
      let check = SupervisionCheck(kind: .directObservation, finding: .satisfactory)
      happened.append((supervisedAt, .supervised(check)))
    }
    happened += further.map { (furtherAt, $0) }
    return happened.enumerated().map { index, event in
      AgreementEvent(
        id: RecordID(high: id.high + 200, low: id.low * 100 + UInt64(index)), at: event.0,
        recordedAt: event.0, what: event.1)
    }
  }
}
