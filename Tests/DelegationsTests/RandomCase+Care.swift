import Delegations
import Passports
import ReferenceData
import Vocabulary

extension RandomCase {
  mutating func changePerson() throws {
    switch numbers.number(0...9) {
    case 0: try changeBirth()
    case 1, 2: asked.planTasks.append(dated(try planTask()))
    case 3: asked.planTasks = [dated(try planTask()), dated(try planTask())]
    case 4:
      asked.orders.append(
        dated(
          try CareOrder(
            reference: numbers.pick(["ORDER-1", "ORDER-2"]),
            version: numbers.number(2...4))))
    case 5, 6: asked.consents.append(dated(try consent()))
    case 7:
      asked.consents = []
      for _ in 0..<numbers.number(1...2) { asked.consents.append(dated(try consent())) }
    case 8:
      asked.stability.append(
        dated(
          StabilityStatus(
            intervention: taskOrOther(),
            result: numbers.pick(StabilityStatus.Result.allCases), reviewBy: nearDay())))
    default:
      asked.risks.append(
        dated(
          RiskAssessment(
            intervention: taskOrOther(), result: numbers.pick(RiskAssessment.Result.allCases),
            reviewBy: nearDay())))
    }
  }

  mutating func taskOrOther() -> StandardCode {
    numbers.oneIn(4) ? StandardCode(listed: "OBS-BGM") : sound.intervention
  }

  private mutating func changeBirth() throws {
    let today = LondonTime.date(of: at).parts
    let births = [
      nil, CivilDate(year: today.year - 18, month: today.month, day: min(today.day, 28)),
      CivilDate(year: today.year - 18, month: 2, day: 29),
      LondonTime.date(of: at).adding(months: -18 * 12).adding(days: numbers.number(-1...2)),
      CivilDate(year: 2008, month: 2, day: 29).map(shifted),
      CivilDate(year: 2015, month: 6, day: 1).map(shifted),
    ]
    asked.person = CaredForPerson(
      id: SampleIDs.person, birthDate: numbers.pick(births), isSynthetic: true)
  }

  private mutating func planTask() throws -> CarePlanTask {
    try CarePlanTask(
      intervention: taskOrOther(), version: numbers.number(1...3),
      instructionsVersion: numbers.pick([1, 1, 2, nil]),
      device: numbers.pick(["pen device", "pen device", "pump", nil]),
      dose: numbers.pick([
        nil, try Dose(thousandths: 4_000, unit: "units"),
        try Dose(thousandths: 9_000, unit: "units"),
      ]), orderReference: numbers.pick(["ORDER-1", "ORDER-1", "ORDER-2", nil]),
      emergencyInstruction: numbers.pick([nil, "page 3", "page 4"]), reviewBy: nearDay())
  }

  private mutating func consent() throws -> ConsentRecord {
    try ConsentRecord(
      intervention: numbers.oneIn(3) ? nil : taskOrOther(),
      basis: numbers.pick(ConsentRecord.Basis.allCases),
      basisReference: numbers.oneIn(3) ? nil : "basis",
      capacity: numbers.pick([nil, .has, .lacks]),
      state: numbers.pick([.given, .given, .given, .refused, .withdrawn]),
      reviewBy: numbers.oneIn(3) ? nil : nearDay(),
      workers: numbers.pick([[], [], [SampleIDs.worker], [SampleIDs.otherWorker]]))
  }

  // MARK: agreements

  mutating func changeAgreement() throws {
    switch numbers.number(0...6) {
    case 0, 1: try addAgreement(isAlone: false)
    case 2, 3: try addAgreement(isAlone: true)
    case 4, 5: try addEvents()
    default: changeDelegator()
    }
  }

  private mutating func addAgreement(isAlone: Bool) throws {
    var drafted = sound.agreement
    drafted.id =
      numbers.oneIn(2)
      ? SampleIDs.secondAgreement : AgreementID(high: 7, low: 3 + numbers.next() % 3)
    for _ in 0..<numbers.number(1...4) { try changeDraft(&drafted) }
    let agreement = try drafted.agreement(on: sound)
    asked.agreements = isAlone ? [agreement] : asked.agreements + [agreement]
    // One name is one agreement.
    var seen: Set<AgreementID> = []
    asked.agreements = asked.agreements.reversed().filter { seen.insert($0.id).inserted }
  }

  private mutating func changeDraft(_ draft: inout SampleAgreement) throws {
    switch numbers.number(0...15) {
    case 0: draft.catalogueVersion = numbers.pick(["edition-1", "edition-2"])
    case 1:
      draft.delegatingOrganisation = numbers.pick([
        SampleIDs.employer, SampleIDs.otherEmployer,
      ])
    case 2: draft.employer = organisation()
    case 3:
      draft.delegators = numbers.pick([
        [SampleIDs.secondNurse], [SampleIDs.nurse, SampleIDs.secondNurse],
        [SampleIDs.secondNurse, SampleIDs.nurse],
      ])
      addNurse()
    case 4: draft.accountability = .all
    case 5, 6: draft.scope = try scope()
    case 7: draft.setStepsOnly = false
    case 8: draft.passedOnFrom = SampleIDs.agreement
    case 9:
      draft.period = period()
      if numbers.oneIn(2) { draft.signedAt = near() }
    case 10: draft.support = numbers.pick([.contact, .helpAtHand, .watching])
    case 11: draft.intervalDays = numbers.pick([nil, 1, 3, 14, 120])
    case 12:
      draft.escalation = []
      for _ in 0..<numbers.number(0...2) {
        draft.escalation.append(try EscalationContact(contact: "desk", period: period()))
      }
    case 13:
      draft.isWorkerWilling = numbers.pick([nil, true, false])
      draft.isAcceptedByEmployer = !numbers.oneIn(3)
    case 14:
      draft.review = (near(), nearDay())
      draft.supervisedAt = numbers.oneIn(2) ? nil : near()
    default:
      draft.confirmed = try versions()
    }
  }

  private mutating func scope() throws -> AgreementScope {
    let minutes = [0, 60, 90, 120, 480, 600, 1_320, 1_439]
    let from = numbers.pick(minutes)
    let to = numbers.pick(minutes.filter { $0 != from })
    return try AgreementScope(
      settings: numbers.pick([nil, nil, [.ownHome], []]),
      locations: numbers.pick([nil, nil, nil, ["flat 2"]]),
      hours: numbers.oneIn(2)
        ? LocalHours(
          fromMinute: from, toMinute: to,
          repeatedHour: numbers.pick(LocalHours.RepeatedHour.allCases)) : nil,
      maximumDose: numbers.oneIn(6) ? Dose(thousandths: 4_000, unit: "units") : nil,
      devices: numbers.pick([nil, nil, ["pen device"], ["pump"]]))
  }

  private mutating func versions() throws -> ConfirmedVersions {
    try ConfirmedVersions(
      order: numbers.pick([nil, 3, 3, 4]), plan: numbers.pick([nil, 2, 2, 3]),
      instructions: numbers.pick([nil, 1, 1, 2]),
      device: numbers.pick([nil, "pen device", "pen device", "pump"]))
  }

  private mutating func addNurse() {
    let nurse = SampleIDs.secondNurse
    if asked.delegators[nurse] == nil {
      sound.addDelegator(nurse, registered: sound.established, to: &asked)
    }
  }

  private mutating func addEvents() throws {
    guard let agreement = asked.agreements.last else { return }
    var events = agreement.events
    for _ in 0..<numbers.number(1...3) {
      let at = near()
      events.append(
        AgreementEvent(id: freshID(), at: at, recordedAt: at, what: try happening()))
    }
    asked.agreements[asked.agreements.count - 1] = Agreement(
      id: agreement.id, draftedAt: agreement.draftedAt, terms: agreement.terms, events: events)
  }

  private mutating func happening() throws -> AgreementEvent.What {
    let party = numbers.pick(Party.allCases)
    switch numbers.number(0...12) {
    case 0: return .suspended(by: party)
    case 1: return .resumed(by: party)
    case 2, 3:
      return .withdrawn(
        Withdrawal(category: numbers.pick(Withdrawal.Category.allCases), by: party))
    case 4: return .cleared(by: "a named person")
    case 5: return .reviewed(nextReviewBy: numbers.oneIn(3) ? nil : nearDay())
    case 6: return .renewed(end: numbers.oneIn(3) ? nil : near())
    case 7: return .ended(cause: .noLongerNeeded)
    case 8: return .declined(by: numbers.pick([.worker, .employer]), reason: .noTime)
    case 9: return .supervised(SupervisionCheck(kind: .call, finding: .satisfactory))
    case 10:
      addNurse()
      return .succeeded(by: SampleIDs.secondNurse)
    case 11:
      return .signed(by: SampleIDs.secondNurse, confirmed: try versions())
    default: return .reconfirmed(by: SampleIDs.nurse, try versions())
    }
  }

  private mutating func changeDelegator() {
    let nurse = numbers.pick([SampleIDs.nurse, SampleIDs.secondNurse])
    guard let old = asked.delegators[nurse] else { return }
    var (registrations, scopes, presence) = (old.registrations, old.scopes, old.presence)
    switch numbers.number(0...3) {
    case 0:
      registrations.append(
        dated(
          RegistrationStanding(
            number: numbers.pick([registrations.first?.fact.number ?? "NMC/Y", "NMC/Z"]),
            status: numbers.pick(Registration.Status.allCases),
            excluded: numbers.oneIn(4) ? [sound.intervention] : [])))
    case 1: registrations = registrations.map { dated($0.fact) }
    case 2: scopes = (0..<numbers.number(0...2)).map { _ in dated(tasks()) }
    default:
      presence = (0..<numbers.number(0...2)).map { _ in
        dated(numbers.pick([SampleIDs.healthService, SampleIDs.otherEmployer]))
      }
    }
    asked.delegators[nurse] = DelegatorStanding(
      registrations: registrations, scopes: scopes, presence: presence)
  }
}
