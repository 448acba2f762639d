import Delegations
import Passports
import ReferenceData
import Vocabulary

extension RandomCase {
  mutating func changeOrganisation() throws {
    switch numbers.number(0...6) {
    case 0:
      asked.taskPolicies.append(
        dated(
          TaskPolicy(
            organisation: organisation(), tasks: tasks(), isSupported: numbers.oneIn(2))))
    case 1:
      let cover = Indemnity(
        organisation: organisation(), tasks: tasks(),
        excluded: numbers.oneIn(2) ? [sound.intervention] : [])
      asked.indemnities = (numbers.oneIn(2) ? asked.indemnities : []) + [dated(cover)]
    case 2:
      asked.providerRegistrations = [
        dated(
          ProviderRegistration(
            organisation: organisation(), isExempt: numbers.oneIn(2), tasks: tasks()))
      ]
    case 3:
      asked.interOrganisation = [
        dated(
          try InterOrganisationAgreement(
            kind: numbers.pick(InterOrganisationAgreement.Kind.allCases),
            parties: [
              numbers.pick([SampleIDs.healthService, SampleIDs.otherEmployer]),
              SampleIDs.employer,
            ],
            tasks: tasks()))
      ]
    case 4:
      let support = RotaSupport(
        organisation: organisation(),
        person: numbers.pick([nil, SampleIDs.person, SampleIDs.otherPerson]),
        support: numbers.pick(Support.allCases))
      asked.rota = (numbers.oneIn(2) ? asked.rota : []) + [dated(support)]
    default: asked.holds.append(dated(hold()))
    }
  }

  private mutating func hold() -> Hold {
    let worker = numbers.pick([SampleIDs.worker, SampleIDs.otherWorker])
    let person = numbers.pick([SampleIDs.person, SampleIDs.otherPerson])
    switch numbers.number(0...4) {
    case 0: return .intervention(taskOrOther(), device: numbers.pick([nil, "pump", "pen device"]))
    case 1: return .service(organisation())
    case 2: return .worker(worker)
    case 3: return .person(person)
    default: return .pairing(worker, person)
    }
  }

  // MARK: rules

  mutating func changeRules() {
    switch numbers.number(0...6) {
    case 0, 1, 2: for _ in 0..<numbers.number(1...2) { asked.localRules.append(rule()) }
    case 3:
      let own = asked.catalogue.rules(applyingTo: sound.intervention)
      for _ in 0..<numbers.number(1...4) where !own.isEmpty {
        asked.policy.disabledRules.insert(numbers.pick(own).id)
      }
    case 4: asked.policy.maximumMappingSteps = numbers.number(0...3)
    case 5:
      asked.policy.leapDayBirthday = numbers.pick(
        DelegationPolicy.LeapDayBirthday.allCases)
      asked.policy.noticeDays = numbers.pick([0, 1, 28, 400])
    default: changeCatalogue()
    }
  }

  private mutating func rule() -> InterventionRule {
    let parameter = numbers.pick(InterventionParameter.allCases)
    let layer = numbers.pick(PolicyLayer.allCases)
    let isComparator = layer == .national && numbers.oneIn(4)
    let status: ValueStatus =
      isComparator
      ? .publishedOtherJurisdiction : layer == .projectDefault ? .placeholder : .localPolicy
    let id = RuleID(
      listed: "TEST/\(parameter.rawValue)/\(layer.rawValue)/\(numbers.number(1...9))")
    if layer == .localSystem, numbers.oneIn(2) { asked.policy.adoptedRules.insert(id) }
    let prerequisite = StandardCode(listed: "MED-CORE")
    let (first, last) = (nearDay(), nearDay())
    return InterventionRule(
      id: id,
      intervention: numbers.pick([sound.intervention, sound.intervention, nil, prerequisite]),
      parameter: parameter, value: numbers.oneIn(6) ? .notSet : value(of: parameter),
      provenance: Provenance(status), layer: layer,
      nation: numbers.pick([nil, nil, .england, .wales]), replaces: numbers.oneIn(5),
      validFrom: numbers.oneIn(4) ? first : nil, validTo: numbers.oneIn(4) ? last : nil)
  }

  private mutating func value(of parameter: InterventionParameter) -> InterventionRule.Value {
    switch parameter.form {
    case .interval:
      return numbers.oneIn(2)
        ? .days(numbers.pick([1, 5, 10, 30, 60, 90, 365])) : .months(numbers.pick([1, 2, 12, 24]))
    case .count: return .count(numbers.number(0...6))
    case .truth: return .truth(numbers.oneIn(2))
    case .list:
      let words = parameter.closedWords ?? ["pen device", "pump", "OWN_HOME", "CARE_HOME"]
      return .list(words.filter { _ in !numbers.oneIn(3) })
    case .words: return .words("as told")
    }
  }

  private mutating func changeCatalogue() {
    guard var task = asked.catalogue.find(sound.intervention) else { return }
    switch numbers.number(0...6) {
    case 0: task.delegable = numbers.pick(Intervention.Delegable.allCases)
    case 1: task.validFrom = nearDay()
    case 2: task.validTo = nearDay()
    case 3: task.ageScope = numbers.pick([[], [.adult], [.child], [.adult, .child]])
    case 4: task.isPersonSpecific.toggle()
    case 5: task.minimumLevel = numbers.number(2...5)
    default: task.riskTier = numbers.pick(Intervention.RiskTier.allCases)
    }
    let old = asked.catalogue
    let others = old.interventions.filter { task.prerequisites.contains($0.code) }
    let codes = [task.code] + task.prerequisites
    asked.catalogue = InterventionCatalogue(
      interventions: [task] + others,
      rules: old.rules.filter { $0.intervention.map(codes.contains) ?? true },
      excludedTasks: old.excludedTasks, version: old.version)
    var edition = task
    edition.ageScope = numbers.pick([[.adult], [.child], [.adult, .child]])
    asked.editions = ["edition-1": edition]
  }

  // MARK: the question

  mutating func changeQuestion() throws {
    let asks = asked.question
    var (offered, location, nation, kind) = (
      asks.offered, asks.setting.location, asks.setting.nation, asks.setting.kind
    )
    var (mode, known, task) = (asks.mode, asks.asKnownAt, asks.intervention)
    switch numbers.number(0...11) {
    case 0:
      offered = try OfferedFacts(
        device: numbers.pick([nil, "pump", "pen device"]),
        orderVersion: numbers.pick([nil, 3, 4]),
        support: numbers.pick([nil, .helpAtHand, .watching]))
    case 1: location = numbers.pick([nil, "flat 2"])
    case 2: nation = numbers.pick(Nation.allCases)
    case 3: kind = numbers.pick([.ownHome, .careHome])
    case 4: mode = .planning
    case 5:
      mode = numbers.pick(DelegationQuestion.Mode.allCases)
      known = mode == .live && numbers.oneIn(2) ? at : nil
    case 6: asked.staleMilliseconds = Int64(numbers.pick([1, 3_599_999, 3_600_000, 14_400_000]))
    case 7:
      asked.now = at.adding(
        milliseconds: Int64(numbers.pick([-300_001, -300_000, 300_000, 300_001])))
    case 8: asked.policy.windowRule[.high] = .startOnly
    case 9: asked.policy.windowRule = [.low: .wholeWindow, .medium: .wholeWindow]
    case 10 where numbers.oneIn(8):
      task = StandardCode(listed: numbers.pick(["EX-IV", "NO-SUCH-TASK", "EX-JUDGEMENT"]))
    case 10 where numbers.oneIn(4):
      asked.person = CaredForPerson(
        id: SampleIDs.person, birthDate: nil, possibleDuplicates: [SampleIDs.otherPerson],
        isSynthetic: true)
    default: break
    }
    asked.question = try DelegationQuestion(
      worker: asks.worker, intervention: task, person: asks.person,
      setting: try VisitSetting(
        kind: kind, organisation: asks.setting.organisation, location: location, nation: nation),
      time: asks.time, asKnownAt: known, mode: mode, minimumSequence: asks.minimumSequence,
      offered: offered)
  }
}
