import Delegations
import ReferenceData
import Vocabulary

/// Supporting facts that stand or fall together: an achievement with the path that leads to the
/// task, an agreement with its delegators, an engagement.
struct ReferenceChain {
  /// Names the chain, for ties: the lowest is taken.
  let key: [String]
  /// How many mapping rows it goes through.
  var steps = 0
  let results: [CheckResult]

  var isSound: Bool { results.allSatisfy(\.isPassed) }

  /// The place of the first failure in the table.
  var firstFailure: Int {
    let failing = results.filter { !$0.isPassed }.map(\.code).min()
    return failing.flatMap { DelegationReason.allCases.firstIndex(of: $0) } ?? .max
  }
}

extension ReferenceEvaluator {
  /// The chain that is reported: a passing one that lasts longest, else the one with the fewest
  /// steps, then with the latest first failure; ties by key. `again` asks the same chain later and
  /// answers nil where it is gone.
  func reported(
    _ chains: [ReferenceChain], from instant: Instant,
    again: ([String], Instant) -> [CheckResult]?
  ) -> ReferenceChain? {
    let ordered = chains.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    let sound = ordered.filter(\.isSound)
    guard let first = sound.first else {
      return ordered.min { ($0.steps, -$0.firstFailure) < ($1.steps, -$1.firstFailure) }
    }
    if sound.count == 1 { return first }
    let later = changes(after: instant)
    var best = first
    var bestEnd: Instant? = end(of: first.key, later, again)
    for chain in sound.dropFirst() {
      guard let current = bestEnd else { break }
      let end = end(of: chain.key, later, again)
      if end.map({ $0 > current }) ?? true { (best, bestEnd) = (chain, end) }
    }
    return best
  }

  private func end(
    of key: [String], _ later: [Instant], _ again: ([String], Instant) -> [CheckResult]?
  ) -> Instant? {
    later.first { instant in again(key, instant)?.allSatisfy(\.isPassed) != true }
  }
}
