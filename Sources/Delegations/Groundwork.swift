import Passports
import ReferenceData
import Vocabulary

/// What of a case stays the same from instant to instant while the same rules are in force: the
/// task, its rules, the chains and the lives of the agreements.
final class Groundwork {
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

  fileprivate init(
    task: Intervention, rules: RulesInForce, rulesChangeOn: CivilDate?,
    competences: [AssessedChain], prerequisites: [Prerequisite], lives: [AgreementLife],
    personReference: String
  ) {
    self.task = task
    self.rules = rules
    self.rulesChangeOn = rulesChangeOn
    self.competences = competences
    self.prerequisites = prerequisites
    self.lives = lives
    self.personReference = personReference
  }
}

extension DelegationCase {
  /// The ground to stand on while the rules of `day` are in force.
  func groundwork(_ task: Intervention, on day: CivilDate) -> Groundwork {
    let rules = RulesInForce(rules(on: question.intervention, day))
    let personReference = question.person.description
    let ways = CompetenceWays(achievements, mappings)
    var prerequisites: [Groundwork.Prerequisite] = []
    prerequisites.reserveCapacity(task.prerequisites.count)
    for code in task.prerequisites {
      let chains = competenceChains(to: Prerequisites.targets(of: code), by: ways, day)
      prerequisites.append(Groundwork.Prerequisite(code: code, chains: chains))
    }
    let needs = EvidenceNeeds(rules: rules, personReference: personReference)
    var competences: [AssessedChain] = []
    for chain in competenceChains(to: [task.code], by: ways, day) {
      competences.append(AssessedChain(chain: chain, assessment: assessment(of: chain, needs)))
    }
    return Groundwork(
      task: task, rules: rules, rulesChangeOn: rulesChange(after: day), competences: competences,
      prerequisites: prerequisites, lives: lives(), personReference: personReference)
  }

  private func lives() -> [AgreementLife] {
    var lives: [AgreementLife] = []
    for index in agreements.indices where isAsked(of: agreements[index]) {
      guard !agreements[..<index].contains(agreements[index]) else { continue }
      let gap = firstGap(under: agreements[index])
      lives.append(AgreementLife(of: agreements[index], endedBy: gap))
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
