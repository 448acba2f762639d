package import Access
import ReferenceData
package import Vocabulary

/// The judgement of a passport. Pure: the same facts, asker, policy and instants always give the
/// same report, in whatever order the facts come.
///
/// The rules, with what each leaves out, are explained in `Readiness.md` beside this module.
package enum Readiness {
  /// What `facts` are worth for all that `asks` names, at the instant `at`.
  ///
  /// - Parameters:
  ///   - facts: The passport as known at commit `sequence`.
  ///   - asks: What the asker asks, in order: a role profile's requirements, or checks.
  ///   - asker: The employer in whose work the passport is to count.
  ///   - policy: The policy that holds for the asker.
  ///   - inSight: The groups the caller may see; what they don't hold can't be told.
  ///   - at: The instant asked about.
  ///   - asKnownAt: The instant as of which the facts are known.
  ///   - sequence: The last commit that was seen.
  /// - Returns: One finding a requirement, in the order of `asks`; never an error, for a refusal is
  ///   a finding.
  package static func judge(
    _ facts: PassportFacts, asks: [Requirement], asker: Asker, policy: EffectivePolicy,
    inSight: Set<FieldGroup>, at: Instant, asKnownAt: Instant, sequence: CommitSequence
  ) -> ReadinessReport {
    let judgement = Judgement(facts, asker: asker, policy: policy, at: at, inSight: inSight)
    let findings = asks.map { judgement.worth(of: $0).finding(for: $0) }
    let verdict = verdict(on: findings)
    return ReadinessReport(
      verdict: verdict, findings: findings, itemsToRepeat: itemsToRepeat(by: findings),
      coverage: coverage(by: findings),
      validUntil: verdict == .ready ? firstEnd(of: findings) : nil,
      basis: Basis(
        at: at, asKnownAt: asKnownAt, sequence: sequence,
        referenceData: ReferenceDataVersion.text, policy: policy.version))
  }

  private static func verdict(on findings: [Finding]) -> ReadinessReport.Verdict {
    var verdict = ReadinessReport.Verdict.ready
    for index in findings.indices where findings[index].requirement.force == .mandatory {
      let outcome = findings[index].outcome
      if outcome.isKnownToFail { return .notReady }
      if !outcome.isMet { verdict = .cannotTell }
    }
    return verdict
  }

  private static func firstEnd(of findings: [Finding]) -> Instant? {
    var first: Instant?
    for index in findings.indices where findings[index].requirement.force == .mandatory {
      first = earlier(first, findings[index].validUntil)
    }
    return first
  }

  private static func coverage(by findings: [Finding]) -> ReadinessReport.Coverage {
    var (met, unknown, total) = (0, 0, 0)
    for index in findings.indices where findings[index].outcome != .notApplicable {
      let outcome = findings[index].outcome
      total += 1
      if outcome.isMet { met += 1 } else if !outcome.isKnownToFail { unknown += 1 }
    }
    return ReadinessReport.Coverage(met: met, unknown: unknown, total: total)
  }

  // What only can't be told, waits for a review or for the asker's own answer is not done again.
  private static func itemsToRepeat(by findings: [Finding]) -> [StandardCode] {
    var items: [StandardCode] = []
    for index in findings.indices where findings[index].asksForMore {
      let finding = findings[index]
      let asked = finding.requirement.subject.standard.map { [$0] } ?? []
      items += finding.missingParts.isEmpty ? asked : finding.missingParts
    }
    return unique(items)
  }
}

extension Finding {
  fileprivate var asksForMore: Bool {
    requirement.force == .mandatory && outcome.isKnownToFail && outcome != .suspended
      && !reasons.contains(.localSignOffNeeded)
  }
}

extension Requirement.Subject {
  /// The standard asked for, the newest where several would do; nil for what is no standard.
  fileprivate var standard: StandardCode? {
    switch self {
    case .standard(let code), .begun(let code): code
    case .careCertificate(let versions):
      versions.first.flatMap { year in
        CareCertificate.versions.first { $0.year == year }?.code
      }
    case .registration, .check, .outsidePassport: nil
    }
  }
}

extension Judgement {
  /// What the passport is worth for `requirement`, as far as it is in sight.
  func worth(of requirement: Requirement) -> Worth {
    let hidden = !seesAll && !requirement.subject.fieldGroups.isSubset(of: inSight)
    // Registrations and checks come from one group; without it nothing is even looked at.
    if hidden, requirement.subject.standard == nil { return .notShared }
    let worth = unguardedWorth(of: requirement)
    guard worth.outcome.isMet else { return hidden ? .notShared : worth }
    return facts.worker.possibleDuplicates.isEmpty ? worth : worth.inDoubt
  }

  private func unguardedWorth(of requirement: Requirement) -> Worth {
    switch requirement.subject {
    case .standard(let code):
      if let version = CareCertificate.versions.first(where: { $0.code == code }) {
        return CareCertificatePolicy.worth(ofVersions: [version.year], in: self)
      }
      return StandardPolicy.worth(of: code, level: requirement.minimumLevel, in: self)
    case .careCertificate(let versions):
      return CareCertificatePolicy.worth(ofVersions: versions, in: self)
    case .begun(let code): return StandardPolicy.begun(code, in: self)
    case .registration(let regulators, let part):
      return RegistrationPolicy.worth(regulators, part: part, in: self)
    case .check(let kind): return CheckPolicy.worth(of: kind, in: self)
    case .outsidePassport(let what): return .outside(what)
    }
  }
}

extension Worth {
  /// The answer where a group is not shared: the same whatever the group holds.
  fileprivate static let notShared = Worth(
    outcome: .unknown, reasons: [.notShared],
    nextAction: "Ask the worker to share this part of the passport.", nextOwner: .worker)

  fileprivate static func outside(_ what: String) -> Worth {
    Worth(
      outcome: .unknown, reasons: [.outsidePassport],
      nextAction: "Settle outside the passport: \(what).", nextOwner: .newEmployer)
  }

  /// The same, where the record may be two people's.
  fileprivate var inDoubt: Worth {
    var worth = self
    worth.outcome = .unknown
    worth.reasons = [.identityConflict] + reasons
    worth.nextAction = "Resolve whether two records are one person, then ask again."
    worth.nextOwner = .recordsTeam
    return worth
  }
}

extension Requirement.Subject {
  /// The groups in which what is asked for is looked for.
  package var fieldGroups: Set<FieldGroup> {
    switch self {
    case .standard(let code), .begun(let code): Self.fieldGroups(of: code)
    case .careCertificate: [.training]
    case .registration: [.registrations]
    case .check: [.employmentChecks]
    case .outsidePassport: []
    }
  }

  private static func fieldGroups(of code: StandardCode) -> Set<FieldGroup> {
    if CareCertificate.version(of: code) != nil || code.text == "CARE-CERT" { return [.training] }
    switch StandardCatalogue.framework(of: code) {
    case CSTFSubjects.framework, ASCWDSTrainingCategories.framework: return [.training]
    case StandardCatalogue.interventions: return [.competences]
    default: return [.training, .qualifications, .competences]
    }
  }
}
