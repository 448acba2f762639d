import ReferenceData
import Vocabulary

extension Inspection {
  /// Whether any of `chains` passes `check`, alone.
  @inline(__always)
  mutating func anyPasses<Chain>(
    _ chains: [Chain], _ check: (Chain, inout Inspection) -> Void
  ) -> Bool {
    for chain in chains {
      var alone = aside()
      check(chain, &alone)
      heed(alone)
      if alone.firstFailure == nil { return true }
    }
    return false
  }

  /// The chain to report among `chains`, whose order settles ties: the passing one that lasts
  /// longest or, where none passes, of those with the fewest `steps` the one whose first failure
  /// comes latest. Nil: there is no chain.
  @inline(__always)
  mutating func choose<Chain>(
    among chains: [Chain], steps: (Chain) -> Int = { _ in 0 },
    _ check: (Chain, inout Inspection) -> Void
  ) -> Chain? {
    // A single one is reported however it fares, and asked about time when it is.
    if chains.count <= 1 { return chains.first }
    var passing: (chain: Chain, ends: Instant?)?
    var failing: (chain: Chain, steps: Int, first: DelegationReason)?
    for chain in chains {
      var alone = aside()
      check(chain, &alone)
      heed(alone)
      if let first = alone.firstFailure {
        let count = steps(chain)
        if let best = failing, count > best.steps || count == best.steps && first <= best.first {
          continue
        }
        failing = (chain, count, first)
      } else {
        let ends = alone.firstFailureLater { check(chain, &$0) }
        if let best = passing, !Self.outlasts(ends, best.ends) { continue }
        passing = (chain, ends)
      }
    }
    return passing?.chain ?? failing?.chain
  }

  /// The first later instant at which `check` fails; nil: none is known.
  func firstFailureLater(_ check: (inout Inspection) -> Void) -> Instant? {
    var next = changesAt
    while let at = next, at <= Instant.supported.upperBound {
      var later = Inspection(at: at)
      check(&later)
      if later.firstFailure != nil { return at }
      next = later.changesAt
    }
    return nil
  }

  private static func outlasts(_ end: Instant?, _ other: Instant?) -> Bool {
    guard let other else { return false }
    return end.map { other < $0 } ?? true
  }
}
