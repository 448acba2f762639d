import ReferenceData
import Vocabulary

/// Whether a criminal record check may be used again: the same workforce, type and level, and
/// nothing new since.
enum DBSPolicy {
  /// What stops a check, and the rules that were asked.
  struct Verdict {
    var faults: [Fault] = []
    var rules: [AppliedRule] = []
    var usesPlaceholder = false
  }

  /// What the asker's policy says of `dbs`.
  static func verdict(
    on dbs: DBSCheck, of recorded: Recorded<EmploymentCheck>, in judgement: Judgement
  ) -> Verdict {
    var verdict = Verdict()
    matchLevel(dbs, &verdict, in: judgement)
    matchWorkforce(dbs, &verdict, in: judgement)
    if hasNewInformation(since: dbs.issuedOn, in: judgement) {
      verdict.faults.append(
        Fault(
          .missing, .checkNewInformation,
          "Apply for a new certificate: the Update Service has new information.",
          by: .newEmployer, rules: [updateRule]))
    } else {
      verdict.faults += lookUpFaults(on: dbs, of: recorded, in: judgement)
    }
    return verdict
  }

  private static let updateRule = AppliedRule(own: "DBS-UPDATE-SERVICE", "no new information")

  private static func matchLevel(
    _ dbs: DBSCheck, _ verdict: inout Verdict, in judgement: Judgement
  ) {
    let key = PolicyKey(FrameworkCode(listed: "DBS"), .allowedLevels)
    let allowed = [key, PolicyDefaults.levels(in: judgement.asker.organisation.sector)]
      .compactMap { judgement.policy.ruling(on: $0, judgement.day) }
    judge(dbs.level.rawValue, by: allowed, "level", &verdict)
  }

  private static func matchWorkforce(
    _ dbs: DBSCheck, _ verdict: inout Verdict, in judgement: Judgement
  ) {
    let key = PolicyKey(FrameworkCode(listed: "DBS"), .allowedWorkforces)
    let general = judgement.policy.ruling(on: key, judgement.day)
    let bySector = judgement.policy.ruling(
      on: PolicyDefaults.workforces(in: judgement.asker.organisation.sector), judgement.day)
    // The published list says which workforces there are, not which one this work is in.
    let isSaid =
      bySector?.resolution.isNotSet == false
      || general?.resolution.decisive.map { $0.layer < .national } == true
    guard isSaid else {
      verdict.faults.append(
        Fault(
          .unknown, .intervalNotSet,
          "Set which workforce, adult or child, the check must be for: nobody has.",
          by: .policyOwner, rules: general?.rules ?? []))
      return
    }
    let rulings = [bySector, general].compactMap(\.self)
    judge(dbs.workforce.rawValue, by: rulings, "workforce", &verdict)
  }

  private static func judge(
    _ value: String, by rulings: [Ruling], _ what: String, _ verdict: inout Verdict
  ) {
    for ruling in rulings {
      guard let allowed = ruling.items else { continue }
      verdict.rules += ruling.rules
      verdict.usesPlaceholder =
        verdict.usesPlaceholder || ruling.resolution.isDecidedByPlaceholder
      guard !allowed.contains(value.lowercased()) else { continue }
      verdict.faults.append(
        Fault(
          .missing, .checkWrongWorkforce,
          "Apply for a certificate of the right \(what): \(allowed.joined(separator: " or ")).",
          by: .newEmployer, rules: ruling.rules))
    }
  }

  // New information bars every certificate issued before it was found, whoever looked; taking the
  // record of the look-up back does not lift it.
  private static func hasNewInformation(
    since issued: CivilDate, in judgement: Judgement
  ) -> Bool {
    judgement.facts.checks.contains { recorded in
      guard let last = recorded.fact.dbs?.lastStatus, last.status == .newInformation else {
        return false
      }
      return issued <= last.on && last.on <= judgement.day
        && judgement.standing(of: recorded.origin.id) != .superseded
    }
  }

  // The employer who saw the certificate may go by it; another needs the Update Service.
  private static func lookUpFaults(
    on dbs: DBSCheck, of recorded: Recorded<EmploymentCheck>, in judgement: Judgement
  ) -> [Fault] {
    let last = dbs.lastStatus.flatMap { $0.on <= judgement.day ? $0.status : nil }
    if last == .noNewInformation { return [] }
    if last == nil, judgement.isAsker(recorded.origin.recordedBy) { return [] }
    return [
      Fault(
        .unknown, .lookUpTooOld,
        dbs.onUpdateService
          ? "Ask the Update Service, with the worker's consent."
          : "Apply for a new certificate: the worker does not subscribe to the Update Service.",
        by: .newEmployer, rules: [updateRule])
    ]
  }
}
