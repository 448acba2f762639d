import Delegations
import Passports
import ReferenceData
import Roles
import Vocabulary

extension RandomCase {
  mutating func organisation() -> OrganisationID {
    numbers.pick([SampleIDs.employer, SampleIDs.employer, SampleIDs.otherEmployer])
  }

  mutating func tasks() -> TaskScope {
    numbers.pick([.any, .any, .only([sound.intervention]), .only([])])
  }

  mutating func changeWorker() throws {
    switch numbers.number(0...8) {
    case 0: asked.engagements.append(dated(engagement()))
    case 1: asked.engagements = [dated(engagement()), dated(engagement())]
    case 2:
      asked.bars.append(
        dated(
          WorkerBar(
            organisation: numbers.oneIn(2) ? nil : organisation(), tasks: tasks())))
    case 3:
      asked.workerRegistrations.append(
        dated(
          RegistrationStanding(
            number: numbers.pick(["NMC/W", "NMC/X"]),
            status: numbers.pick(Registration.Status.allCases),
            excluded: numbers.oneIn(5) ? [sound.intervention] : [])))
    case 4:
      asked.requiredIdentity = numbers.pick(Worker.IdentityLevel.allCases)
      asked.worker = Worker(
        id: SampleIDs.worker, identityLevel: numbers.pick(Worker.IdentityLevel.allCases),
        isSynthetic: true)
    case 5: asked.requiredChecks = requiredChecks()
    case 6:
      asked.refusals.append(
        dated(Refusal(by: numbers.pick(Party.allCases), reason: .notConfident)))
    default:
      asked.practice = (0..<numbers.number(0...3)).map { _ in
        PracticeEntry(
          id: freshID(), performedAt: near(),
          outcome: numbers.pick(PracticeEntry.Outcome.allCases))
      }
    }
  }

  private mutating func requiredChecks() -> [RequiredCheck]? {
    switch numbers.number(0...3) {
    case 0: return nil
    case 1: return []
    default:
      return (0..<numbers.number(1...2)).map { _ in
        let kind = numbers.pick(EmploymentCheck.Kind.allCases)
        let held = numbers.oneIn(5) ? .identity : kind
        return RequiredCheck(
          kind: kind, held: (0..<numbers.number(1...2)).map { _ in dated(held) })
      }
    }
  }

  /// Lets some of what is read at a moment be read otherwise later.
  mutating func foresee() throws {
    for _ in 0..<numbers.number(1...3) {
      let now = asked
      switch numbers.number(0...5) {
      case 0: asked.requiredIdentity = numbers.pick(Worker.IdentityLevel.allCases)
      case 1: asked.requiredChecks = requiredChecks()
      case 2: asked.achievements.removeAll { _ in numbers.oneIn(2) }
      case 3:
        let local = asked.localRules.filter(\.needsAdoption).map(\.id)
        asked.policy.adoptedRules = Set(local.filter { _ in numbers.oneIn(2) })
      default: try changeCompetence()
      }
      let reading = LaterReading(of: asked, from: near())
      asked = now
      if asked.later.allSatisfy({ $0.from != reading.from }) { asked.later.append(reading) }
    }
  }

  private mutating func engagement() -> WorkerEngagement {
    let names: Set<StandardCode> = [sound.intervention]
    let isHosted = numbers.oneIn(3)
    return WorkerEngagement(
      organisation: organisation(),
      legalBasis: isHosted ? numbers.pick(Engagement.LegalBasis.allCases) : .employment,
      isLearner: numbers.oneIn(8),
      party: numbers.oneIn(3) ? numbers.pick(WorkerEngagement.JointParty.allCases) : nil,
      role: nil, receives: numbers.pick([.yes, .yes, .yes, .supervisedOnly, .no]),
      roleTasks: numbers.oneIn(4) ? [] : names, ownTasks: numbers.oneIn(3) ? names : [],
      lineManager: numbers.oneIn(2) ? nil : "manager",
      hostAgreements: (0..<numbers.number(0...2)).map { _ in dated(SampleIDs.record(90)) })
  }

  // MARK: competence

  mutating func changeCompetence() throws {
    switch numbers.number(0...7) {
    case 0, 1, 2: try addCompetence()
    case 3: try replaceCompetence()
    case 4: try addMapping()
    case 5:
      try addCompetence()
      try addMapping()
    case 6: changePrerequisite()
    default: try changeAssessor()
    }
  }

  private mutating func statement() -> StandardCode {
    let prerequisites = sound.catalogue.find(sound.intervention)?.prerequisites ?? []
    let local = [StandardCode(listed: "LOCAL-A"), StandardCode(listed: "LOCAL-B")]
    return numbers.pick(
      [sound.intervention, sound.intervention] + local + prerequisites.prefix(1))
  }

  private mutating func addCompetence() throws {
    let code = numbers.oneIn(2) ? sound.intervention : statement()
    asked.achievements.append(try achievement(of: code))
  }

  private mutating func replaceCompetence() throws {
    asked.achievements.removeAll { $0.statement == sound.intervention }
    if numbers.oneIn(4) { return }
    let code = numbers.oneIn(2) ? sound.intervention : statement()
    asked.achievements.append(try achievement(of: code))
  }

  private mutating func achievement(of code: StandardCode) throws -> HeldAchievement {
    var held = sound.competence
    held.id = freshID()
    for _ in 0..<numbers.number(0...3) { changeDraft(&held) }
    let drafted = held.achievement(of: code, device: sound.device)
    guard numbers.oneIn(3) else { return drafted }
    let evidence = drafted.evidence.map { changed($0) }
    return drafted.with(evidence: evidence + (numbers.oneIn(2) ? evidence.prefix(1) : []))
  }

  private mutating func changeDraft(_ held: inout SampleCompetence) {
    switch numbers.number(0...13) {
    case 0: held.level = numbers.pick([nil, 2, 3, 4, 5])
    case 1: held.ages = numbers.pick([nil, [], [.adult], [.child], [.adult, .child]])
    case 2: held.person = numbers.pick([nil, SampleIDs.person, SampleIDs.otherPerson])
    case 3: held.devices = numbers.pick([nil, [], ["pen device"], ["pump", "pen device"]])
    case 4: held.settings = numbers.pick([nil, [], [.ownHome], [.careHome, .ownHome]])
    case 5:
      held.gainedAt = SampleIDs.otherEmployer
      held.acceptances = (0..<numbers.number(0...2)).map { _ in
        dated(
          HeldAchievement.Acceptance(
            organisation: organisation(),
            answer: numbers.pick(HeldAchievement.Acceptance.Answer.allCases),
            isBridgeDone: numbers.oneIn(2)))
      }
    case 6:
      held.decidedBy = numbers.pick([
        nil, .worker(SampleIDs.worker), .registrant("NMC/X"), .registrant("NMC/ASSESSOR"),
      ])
    case 7:
      held.decidedAt = near()
      held.validFrom = numbers.oneIn(2) ? held.decidedAt : near()
    case 8: held.ends = near()
    case 9: held.isAchieved = false
    case 10, 11:
      held.restrictions.append(
        HeldAchievement.Restriction(
          id: freshID(), kind: numbers.oneIn(2) ? .revoked : .suspended, period: period()))
    case 12: held.observations = numbers.number(0...6)
    default:
      held.hasTheory = numbers.oneIn(2)
      held.passage = HeldAchievement.Passage(
        rule: RuleID(listed: "EQ-01"), isRecognised: !numbers.oneIn(3),
        isConditionMet: !numbers.oneIn(3))
    }
  }

  private mutating func changed(_ evidence: CountedEvidence) -> CountedEvidence {
    guard numbers.oneIn(3) else { return evidence }
    return CountedEvidence(
      id: evidence.id, kind: numbers.oneIn(4) ? .simulation : evidence.kind,
      occurredAt: numbers.oneIn(3) ? near() : evidence.occurredAt,
      isPassed: !numbers.oneIn(6),
      assessor: numbers.pick([evidence.assessor, nil, .registrant("NMC/ASSESSOR")]),
      person: numbers.pick([evidence.person, evidence.person, nil, SampleIDs.otherPerson]),
      device: numbers.pick([evidence.device, evidence.device, nil, "pump"]),
      setting: numbers.pick([evidence.setting, evidence.setting, nil, .careHome]))
  }

  private mutating func changePrerequisite() {
    let codes = sound.catalogue.find(sound.intervention)?.prerequisites ?? []
    guard !codes.isEmpty else { return }
    let code = numbers.pick(codes)
    asked.achievements.removeAll { $0.statement == code }
    for _ in 0..<numbers.number(0...2) {
      var held = sound.competence
      held.id = freshID()
      changeDraft(&held)
      let same = Prerequisites.find(code)?.metBy ?? []
      let local = StandardCode(listed: "LOCAL-A")
      asked.achievements.append(held.achievement(of: numbers.pick([code, code, local] + same)))
    }
  }

  private mutating func addMapping() throws {
    let (from, to) = (statement(), statement())
    let strengths: [Equivalence.Strength] = [
      .full, .full, .full, .partial, .informs, .notRecognised,
    ]
    for _ in 0..<numbers.number(1...2) {
      let mapping = StatementMapping(
        rule: RuleID(listed: numbers.pick(["MAP-1", "MAP-2", "MAP-3"])),
        from: numbers.oneIn(3) ? StandardCode(listed: "LOCAL-A") : from,
        to: numbers.oneIn(2) ? sound.intervention : to, strength: numbers.pick(strengths),
        uses: numbers.pick([
          [.competence, .prerequisite], [.competence], [.prerequisite], [.coding],
        ]), isApproved: !numbers.oneIn(6),
        maximumAgeMonths: numbers.pick([nil, nil, 1, 2, 12]),
        minimumLevel: numbers.pick([nil, nil, 4, 5]),
        condition: numbers.oneIn(5) ? "seen doing it" : "", isConditionMet: numbers.oneIn(2),
        arePartsDone: numbers.oneIn(2))
      asked.mappings.append(dated(mapping))
    }
  }

  private mutating func changeAssessor() throws {
    let id = numbers.pick([SampleIDs.assessorID, .registrant("NMC/ASSESSOR")])
    let old = asked.assessors[id] ?? asked.assessors[SampleIDs.assessorID]
    guard let old else { return }
    var achievements = old.achievements
    if numbers.oneIn(2) {
      var own = sound.assessorsCompetence
      own.id = freshID()
      changeDraft(&own)
      if numbers.oneIn(2) { achievements = [] }
      achievements.append(
        own.achievement(of: numbers.oneIn(4) ? statement() : sound.intervention))
    }
    var authorisations = old.authorisations
    if numbers.oneIn(3) {
      authorisations = [
        dated(
          AssessorAuthorisation(
            kind: numbers.pick(AssessorAuthorisation.Kind.allCases), tasks: tasks()))
      ]
    }
    var registrations = old.registrations
    if numbers.oneIn(3) {
      registrations.append(
        dated(
          RegistrationStanding(
            number: numbers.pick(["NMC/ASSESSOR", "NMC/OTHER"]),
            status: numbers.pick(Registration.Status.allCases))))
    }
    let conflicts =
      numbers.oneIn(3)
      ? [dated(numbers.pick([SampleIDs.worker, SampleIDs.otherWorker]))] : old.conflicts
    asked.assessors[id] = AssessorStanding(
      achievements: achievements, authorisations: authorisations, registrations: registrations,
      conflicts: conflicts)
  }
}

extension HeldAchievement {
  /// The same with other evidence.
  func with(evidence: [CountedEvidence]) -> HeldAchievement {
    HeldAchievement(
      id: id, statement: statement, level: level, scopes: scopes, gainedAt: gainedAt,
      decidedBy: decidedBy, decidedAt: decidedAt, validFrom: validFrom, ends: ends,
      isAchieved: isAchieved, restrictions: restrictions, evidence: evidence,
      acceptances: acceptances, passage: passage)
  }
}
