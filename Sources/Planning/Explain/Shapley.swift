/// Shares of a change among its causes by Shapley: what each adds, averaged over the orders in
/// which they may come.
package struct ShapleyShares: Hashable, Sendable {
  /// What each player adds to each measure: `[player][measure]`. Over players they sum to the whole
  /// change, to rounding.
  package let shares: [[Double]]
  /// Standard errors of sampled ``shares``; empty where they are exact.
  package let standardErrors: [[Double]]
  /// How many different sets of players were evaluated.
  package let evaluations: Int

  /// Whether no error of sampling is in them.
  package var isExact: Bool { standardErrors.isEmpty }

  /// The error of a player's share of a measure; nil where it is exact.
  package func standardError(player: Int, measure: Int) -> Double? {
    guard standardErrors.indices.contains(player),
      standardErrors[player].indices.contains(measure)
    else { return nil }
    return standardErrors[player][measure]
  }
}

/// The Shapley value of a game of at most 64 players.
package enum Shapley {
  /// Up to so many players every set is evaluated: 256 at most.
  package static let mostExactPlayers = 8

  /// The shares of `players` in what `value` of a set of them comes to.
  ///
  /// A set is a bit mask, player 0 the lowest bit. Every set is evaluated once. To 8 players the
  /// shares are exact; beyond, they are means over `permutations` orders drawn from `luck`, which
  /// still sum to the whole change, with the standard error of each mean. `value` gives one number
  /// a measure, always as many. 64 players at most count; of more none has a share.
  ///
  /// - Throws: what `value` throws.
  package static func shares<Failure: Error>(
    players: Int, permutations: Int = 100, luck: Luck,
    value: (UInt64) throws(Failure) -> [Double]
  ) throws(Failure) -> ShapleyShares {
    guard (1...64).contains(players) else {
      return ShapleyShares(shares: [], standardErrors: [], evaluations: 0)
    }
    var game = Game(players: players)
    return players <= mostExactPlayers
      ? try game.exact(value)
      : try game.sampled(max(permutations, 2), luck, value)
  }
}

/// A game whose sets are evaluated once each.
private struct Game {
  let players: Int
  private var known: [UInt64: [Double]] = [:]

  init(players: Int) {
    self.players = players
  }

  private mutating func worth<Failure: Error>(
    _ set: UInt64, _ value: (UInt64) throws(Failure) -> [Double]
  ) throws(Failure) -> [Double] {
    if let found = known[set] { return found }
    let worth = try value(set)
    known[set] = worth
    return worth
  }

  mutating func exact<Failure: Error>(
    _ value: (UInt64) throws(Failure) -> [Double]
  ) throws(Failure) -> ShapleyShares {
    let weights = orderWeights()
    let measures = try worth(0, value).count
    var shares = Array(repeating: Array(repeating: 0.0, count: measures), count: players)
    for player in 0..<players {
      let bit = UInt64(1) << UInt64(player)
      for set in 0..<(UInt64(1) << UInt64(players)) where set & bit == 0 {
        let weight = weights[set.nonzeroBitCount]
        let (with, without) = (try worth(set | bit, value), try worth(set, value))
        for (measure, pair) in zip(with, without).enumerated() where measure < measures {
          shares[player][measure] += weight * (pair.0 - pair.1)
        }
      }
    }
    return ShapleyShares(shares: shares, standardErrors: [], evaluations: known.count)
  }

  /// By the size of the set that came before: the share of orders in which it did.
  private func orderWeights() -> [Double] {
    var weights = [1 / Double(players)]
    for size in 1..<max(players, 2) {
      weights.append(weights[size - 1] * Double(size) / Double(players - size))
    }
    return weights
  }

  mutating func sampled<Failure: Error>(
    _ permutations: Int, _ luck: Luck, _ value: (UInt64) throws(Failure) -> [Double]
  ) throws(Failure) -> ShapleyShares {
    let measures = try worth(0, value).count
    let none = Array(repeating: Array(repeating: 0.0, count: measures), count: players)
    var (sums, squares) = (none, none)
    for permutation in 1...permutations {
      var (set, before) = (UInt64(0), try worth(0, value))
      for player in order(permutation, luck) {
        set |= UInt64(1) << UInt64(player)
        let after = try worth(set, value)
        for measure in 0..<min(measures, after.count, before.count) {
          let step = after[measure] - before[measure]
          sums[player][measure] += step
          squares[player][measure] += step * step
        }
        before = after
      }
    }
    let count = Double(permutations)
    let errors = zip(sums, squares).map { sums, squares in
      zip(sums, squares).map { sum, square in
        (max(0, square - sum * sum / count) / (count * (count - 1))).squareRoot()
      }
    }
    return ShapleyShares(
      shares: sums.map { $0.map { $0 / count } }, standardErrors: errors,
      evaluations: known.count)
  }

  /// Players in the order of the permutation of this number, counted from 1.
  private func order(_ permutation: Int, _ luck: Luck) -> [Int] {
    var order = Array(0..<players)
    for position in stride(from: players - 1, to: 0, by: -1) {
      let uniform = luck.uniform(
        Self.name, draw: UInt32(truncatingIfNeeded: permutation),
        index: UInt32(truncatingIfNeeded: position))
      order.swapAt(position, min(Int(uniform * Double(position + 1)), position))
    }
    return order
  }

  private static let name = ParameterName("explain/permutation")
}
