import ReferenceData
import Vocabulary

/// Whether those who signed were fit to sign, tested at the moment they signed.
enum AssessorPolicy {
  /// What stops `achievement` because of who signed it or who saw its evidence.
  ///
  /// An assessor who was not fit takes the item they signed with them and no other. Where evidence
  /// is recorded, at least one item that was passed must remain.
  static func faults(
    of achievement: Recorded<Achievement>, in judgement: Judgement
  ) -> [Fault] {
    var faults: [Fault] = []
    faults.add(achievement.fact.assessor.flatMap { fault(of: $0, in: judgement) })
    faults.add(evidenceFault(of: achievement, in: judgement))
    return faults
  }

  private static func fault(of assessor: Assessor, in judgement: Judgement) -> Fault? {
    if isWorker(assessor, in: judgement) {
      return Fault(
        .missing, .assessorConflict, "Be assessed by somebody else.", by: .newEmployer,
        rules: [AppliedRule(own: "ASSESSOR-IS-ANOTHER", "not the worker")])
    }
    guard let regulator = assessor.regulator, let number = assessor.registrationNumber else {
      return nil
    }
    let known =
      judgement.facts.assessorRegistrations[
        AssessorKey(regulator: regulator, number: number)] ?? []
    switch RegistrationPolicy.state(of: known, at: assessor.signedAt, in: judgement) {
    case .effective, .conditions: return nil
    case .suspended, .ended, .removed: return notEffective(assessor)
    case .none
    where known.contains { $0.fact.period.start > LondonTime.date(of: assessor.signedAt) }:
      return notEffective(assessor)
    case .none, .unknown: return unknown(assessor)
    }
  }

  private static func isWorker(_ assessor: Assessor, in judgement: Judgement) -> Bool {
    if assessor.worker == judgement.facts.worker.id { return true }
    // Registrations that are not in sight must not show through.
    guard let number = assessor.registrationNumber, judgement.inSight.contains(.registrations)
    else { return false }
    return judgement.facts.registrations.contains {
      $0.fact.regulator == assessor.regulator && $0.fact.number == number
    }
  }

  private static func notEffective(_ assessor: Assessor) -> Fault {
    Fault(
      .missing, .assessorRegistrationNotEffective,
      "Be assessed again: who signed was not on the register on "
        + "\(LondonTime.date(of: assessor.signedAt)).", by: .newEmployer, rules: [rule])
  }

  private static func unknown(_ assessor: Assessor) -> Fault {
    Fault(
      .unknown, .registrationStatusUnknown,
      "Record whether who signed was on the register on "
        + "\(LondonTime.date(of: assessor.signedAt)).", by: .newEmployer, rules: [rule])
  }

  private static let rule = AppliedRule(
    own: "ASSESSOR-REGISTERED", "effective at the moment of signing")

  // Evidence that was taken back still says that evidence was asked for, so taking the bad item
  // back never makes the achievement count.
  private static func evidenceFault(
    of achievement: Recorded<Achievement>, in judgement: Judgement
  ) -> Fault? {
    let items = judgement.evidence(of: achievement.origin.id)
    guard !items.isEmpty else { return nil }
    let passed = items.filter {
      $0.fact.outcome == .pass && $0.fact.occurredOn <= judgement.day
        && judgement.standing(of: $0.origin.id) == .inForce
    }
    let faults = passed.map { $0.fact.assessor.flatMap { fault(of: $0, in: judgement) } }
    if faults.contains(nil) { return nil }
    let found = faults.compactMap(\.self).sorted { $0.reason.rawValue < $1.reason.rawValue }
    return found.first { !$0.outcome.isKnownToFail } ?? found.first ?? noneLeft
  }

  private static let noneLeft = Fault(
    .missing, .recordIncomplete, "Complete the evidence: none that was passed is left.",
    by: .currentEmployer,
    rules: [AppliedRule(own: "EVIDENCE-PASSED", "one item at least")])
}
