import Access
import Credentials
import Learning
import Passports
import Vocabulary

/// What one attestation wrote into passports.
package struct AttestTally: Hashable, Sendable {
  /// Learners whose passports were written to.
  package var learnerCount = 0
  /// Achievements written.
  package var achievementCount = 0
  /// Acceptances written, one for each achievement and employer.
  package var acceptanceCount = 0

  /// A tally of nothing.
  package init() {}

  /// The tally that ``note`` spells, nothing where it spells none.
  package init(note: String) {
    let numbers = note.split(separator: " ").compactMap { wholeNumber($0) }
    guard numbers.count >= 3 else { return }
    (learnerCount, achievementCount, acceptanceCount) = (numbers[0], numbers[1], numbers[2])
  }

  /// The tally as the audit trail keeps it: `learners 20 achievements 20 acceptances 60`.
  var note: String {
    "learners \(learnerCount) achievements \(achievementCount) acceptances \(acceptanceCount)"
  }
}

/// Writes what a cohort gives into the passports of those who completed it, each once.
///
/// One change holds for each learner and standard the achievement, one attestation in the name of
/// the body that ran the course, and one acceptance in the name of each employer that is a member
/// of the network on the day. They are facts of the passport like any other.
struct CohortAttesting {
  /// The most facts that one change may write.
  static let mostFacts = 100_000

  let records: any RecordChange
  let call: Call
  let cohort: Cohort
  let now: Instant
  private let organisation: OrganisationID
  private let duty: Attestation.Duty
  private let standards: [TopicStandard]
  private let accepting: [OrganisationID]
  private let desk: SigningDesk?
  private var chance: any RandomNumberGenerator
  private(set) var tally = AttestTally()

  /// Attesting by the caller, whose organisation runs the cohort.
  ///
  /// - Throws: ``ServiceError`` `ROLE_NOT_ALLOWED` for a duty under which nobody vouches.
  init(
    _ records: any RecordChange, _ call: Call, cohort: Cohort, now: Instant,
    _ desk: SigningDesk?, chance: any RandomNumberGenerator
  ) throws {
    self.records = records
    self.call = call
    self.cohort = cohort
    self.now = now
    self.desk = desk
    self.chance = chance
    organisation = try call.organisation
    guard let duty = Attestation.Duty(call.caller.duty) else {
      throw AccessDenied(rule: Denial.notInTable, worker: nil, purpose: nil)
    }
    self.duty = duty
    let known = try records.latestSequence()
    guard let topic = try records.topic(cohort.topic, knownAt: known) else {
      throw ServiceError.absent("topic", field: "cohort_id")
    }
    standards = topic.standards
    let network = try cohort.network.map { try records.requireNetwork($0, field: "cohort_id") }
    let own = organisation
    // What the body itself taught needs no acceptance there.
    accepting = (network?.accepting(on: LondonTime.date(of: now)) ?? []).filter { $0 != own }
  }

  /// Writes for each of `learners` who completed and was not attested yet.
  ///
  /// - Throws: ``ServiceError`` `LIMIT_REACHED` where that would be too many facts at once.
  mutating func attest(_ learners: [Learner]) throws {
    let today = LondonTime.date(of: now)
    let waiting = learners.compactMap { learner -> (WorkerID, CivilDate)? in
      guard let state = learner.state(on: today), state.hasSeat, state.achievements.isEmpty,
        let completed = state.completedOn
      else { return nil }
      return (learner.worker, completed)
    }
    let each = standards.count * (2 + accepting.count)
    guard waiting.count <= Self.mostFacts / max(1, each) else {
      throw ServiceError(
        .failedPrecondition, .limitReached, field: "worker_ids",
        "must be at most \(Self.mostFacts / max(1, each)) learners at once; got \(waiting.count)")
    }
    for (worker, completed) in waiting { try attest(worker, completed) }
  }

  private mutating func attest(_ worker: WorkerID, _ completed: CivilDate) throws {
    var facts = try records.facts(call, about: worker, purpose: nil, at: now)
    // A seat makes the worker a learner of the body that runs the course, for this alone.
    facts.enrols = true
    _ = try records.permit(.recordAchievement, call, about: facts, noun: "learner")
    var written: [FactID] = []
    for standard in standards {
      let id: FactID = newID()
      try records.record(
        standard.achievement(completedOn: completed, at: organisation), id: id, of: worker,
        by: organisation, source: .direct)
      try records.record(
        Attestation(fact: id, organisation: organisation, byRole: duty, signedAt: now),
        id: newID(), of: worker, by: organisation)
      for member in accepting {
        try records.record(
          EmployerAcceptance(
            achievement: id, organisation: member, answer: .accepted, bridge: nil, from: now),
          id: newID(), of: worker, by: organisation)
      }
      try records.issueIfAble(id, of: worker, by: organisation, desk)
      written.append(id)
    }
    try records.record(
      .attested(written), on: LondonTime.date(of: now), of: worker, in: cohort.id,
      by: organisation)
    tally.learnerCount += 1
    tally.achievementCount += written.count
    tally.acceptanceCount += written.count * accepting.count
  }

  private mutating func newID() -> FactID {
    OpaqueID(using: &chance)
  }
}
