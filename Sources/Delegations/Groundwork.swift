import Passports
import ReferenceData
import Vocabulary

/// What of a case stays the same from instant to instant while the same rules are in force: the
/// task, its rules, the chains and the lives of the agreements.
struct Groundwork {
  /// What is held of a prerequisite.
  struct Prerequisite {
    let code: StandardCode
    let chains: [CompetenceChain]
  }

  /// The entry of the catalogue.
  let task: Intervention
  /// Its rules.
  let rules: RulesInForce
  /// The first day on which other rules apply, or nil.
  let rulesChangeOn: CivilDate?
  /// From the worker's achievements to the task.
  let competences: [AssessedChain]
  /// Each direct prerequisite, by code.
  let prerequisites: [Prerequisite]
  /// The agreements of the worker, the person and the task, by their names, each once.
  let lives: [AgreementLife]
  /// The person as a sign-off names them.
  let personReference: String

  init(of facts: DelegationCase, task: Intervention, on day: CivilDate) {
    self.task = task
    rules = RulesInForce(of: facts, on: day)
    rulesChangeOn = facts.rulesChange(after: day)
    personReference = facts.question.person.description
    lives = Self.lives(of: facts)
    var prerequisites: [Prerequisite] = []
    for code in task.prerequisites {
      let targets = [code] + (Prerequisites.find(code)?.metBy ?? [])
      let chains = facts.competenceChains(to: targets, day)
      prerequisites.append(Prerequisite(code: code, chains: chains))
    }
    self.prerequisites = prerequisites
    let evidence = EvidenceNeeds(rules: rules, personReference: personReference)
    competences = facts.competenceChains(to: [task.code], day).map { chain in
      AssessedChain(chain: chain, assessment: facts.assessment(of: chain, evidence))
    }
  }

  private static func lives(of facts: DelegationCase) -> [AgreementLife] {
    var lives: [AgreementLife] = []
    for index in facts.agreements.indices where facts.isAsked(of: facts.agreements[index]) {
      guard !facts.agreements[..<index].contains(facts.agreements[index]) else { continue }
      lives.append(AgreementLife(of: facts.agreements[index], in: facts))
    }
    if lives.count > 1 { lives.sort { $0.agreement.id < $1.agreement.id } }
    return lives
  }
}

/// A chain with what its evidence and assessors are worth, which no instant changes.
struct AssessedChain {
  let chain: CompetenceChain
  let assessment: Assessment
}

/// What the visit itself brings at one instant.
struct Visit {
  /// The plan's task in force, as an index; nil: none.
  let planTask: Int?
  /// The device, route or product at hand, or nil: not known.
  let device: String?
  /// The help that is there.
  let support: Support
  /// Whose care it is, or nil: the birth date is not known.
  let ageBand: Intervention.AgeBand?
}

extension DelegationCase {
  /// Whether `agreement` is one of the worker, the person and the intervention asked about.
  func isAsked(of agreement: Agreement) -> Bool {
    agreement.terms.worker == question.worker && agreement.terms.person == question.person
      && agreement.terms.intervention == question.intervention
  }

  /// The visit as it would be then.
  func visit(_ inspection: inout Inspection) -> Visit {
    let planTask = planTask(&inspection)
    return Visit(
      planTask: planTask,
      device: question.offered.device ?? planTask.flatMap { planTasks[$0].fact.device },
      support: support(&inspection), ageBand: ageBand(&inspection))
  }

  // The better of the rota and what the asker says.
  private func support(_ inspection: inout Inspection) -> Support {
    var best = question.offered.support ?? .none
    for index in rota.indices where isRotaHere(rota[index].fact) {
      let support = rota[index].fact.support
      if best < support, inspection.holds(rota[index].period) { best = support }
    }
    return best
  }

  /// Whether an entry of the rota is for this employer and person.
  func isRotaHere(_ entry: RotaSupport) -> Bool {
    entry.organisation == question.setting.organisation
      && (entry.person == nil || entry.person == question.person)
  }

  // Adult from midnight in London on the eighteenth birthday.
  private func ageBand(_ inspection: inout Inspection) -> Intervention.AgeBand? {
    guard let born = person?.birthDate else { return nil }
    let (year, month, day) = born.parts
    let common =
      policy.leapDayBirthday == .march1
      ? CivilDate(year: year + 18, month: 3, day: 1)
      : CivilDate(year: year + 18, month: 2, day: 28)
    guard let birthday = CivilDate(year: year + 18, month: month, day: day) ?? common else {
      return nil
    }
    return inspection.isReached(birthday) ? .adult : .child
  }
}
