import ReferenceData
import Vocabulary

/// What one fact, or several together, is worth for a requirement: a finding without its
/// requirement.
struct Worth: Hashable {
  var outcome: Finding.Outcome
  var reasons: [FindingReason] = []
  var reliedOn: [ReliedFact] = []
  var rules: [AppliedRule] = []
  var missingParts: [StandardCode] = []
  var nextAction = ""
  var nextOwner = Owner.nobody
  var validUntil: Instant?

  /// The finding this worth makes for `requirement`; where no other rule decided, the requirement
  /// itself is the rule, so that each finding names one.
  func finding(for requirement: Requirement) -> Finding {
    let isRuled = rules.contains(where: \.wasDecisive)
    // A dispute decides nothing: it is told, and who relies on the fact weighs it.
    let isDisputed = reliedOn.contains { $0.dispute == .open }
    return Finding(
      requirement: requirement, outcome: outcome,
      reasons: isDisputed ? reasons + [.entryDisputed] : reasons, reliedOn: reliedOn,
      rules: isRuled ? rules : [AppliedRule(requirement)] + rules, missingParts: missingParts,
      nextAction: nextAction, nextOwner: nextOwner,
      validUntil: outcome.isMet ? validUntil : nil)
  }

  /// The best of several: the better outcome, then the one that lasts longest, then the one whose
  /// facts have the lowest identifiers. The order of `worths` does not matter.
  static func best(of worths: [Worth]) -> Worth? {
    worths.min { left, right in left.isBetter(than: right) }
  }

  private func isBetter(than other: Worth) -> Bool {
    if outcome.rank != other.outcome.rank { return outcome.rank < other.outcome.rank }
    if missingParts.count != other.missingParts.count {
      return missingParts.count < other.missingParts.count
    }
    if lastsUntil != other.lastsUntil { return lastsUntil > other.lastsUntil }
    return reliedOn.map(\.fact).lexicographicallyPrecedes(other.reliedOn.map(\.fact))
  }

  private var lastsUntil: Int64 { validUntil?.milliseconds ?? .max }
}

extension Finding.Outcome {
  // What can't be told may yet be good, so it stands before what is known to fail.
  fileprivate var rank: Int {
    switch self {
    case .met: 0
    case .metByEquivalence: 1
    case .notApplicable: 2
    case .stale: 3
    case .unknown: 4
    case .partial: 5
    case .suspended: 6
    case .expired: 7
    case .revoked: 8
    case .missing: 9
    }
  }

  /// Whether the outcome says that the requirement fails, not merely that it can't be told.
  package var isKnownToFail: Bool { !isMet && self != .unknown && self != .stale }
}

/// One thing that stops a fact from counting.
struct Fault: Hashable {
  let outcome: Finding.Outcome
  let reason: FindingReason
  let action: String
  let owner: Owner
  var rules: [AppliedRule] = []
  var missingParts: [StandardCode] = []

  init(
    _ outcome: Finding.Outcome, _ reason: FindingReason, _ action: String, by owner: Owner,
    rules: [AppliedRule] = [], missingParts: [StandardCode] = []
  ) {
    self.outcome = outcome
    self.reason = reason
    self.action = action
    self.owner = owner
    self.rules = rules
    self.missingParts = missingParts
  }

  /// The fault to report: the first that is known to fail outright, then the first that can't be
  /// told, then the first that leaves parts.
  static func decisive(of faults: [Fault]) -> Fault? {
    faults.first { $0.outcome.isKnownToFail && $0.outcome != .partial }
      ?? faults.first { !$0.outcome.isKnownToFail } ?? faults.first
  }

  /// What a fact with this fault is worth.
  func worth(_ fact: ReliedFact, rules others: [AppliedRule] = []) -> Worth {
    Worth(
      outcome: outcome, reasons: [reason], reliedOn: [fact],
      rules: rules + others.filter { !rules.contains($0) }.map(\.asContext),
      missingParts: missingParts, nextAction: action, nextOwner: owner)
  }
}

extension [Fault] {
  /// Adds `fault` where there is one.
  mutating func add(_ fault: Fault?) {
    if let fault { append(fault) }
  }
}
