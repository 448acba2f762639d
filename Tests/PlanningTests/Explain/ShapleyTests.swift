import Planning
import Testing

@Suite struct ShapleyTests {
  private let luck = Luck(seed: 20_260_401)

  /// A game with thresholds and products, so that players' worth depends on who came before.
  private func worth(_ set: UInt64, _ players: Int) -> [Double] {
    let members = (0..<players).filter { set >> UInt64($0) & 1 == 1 }
    let sum = members.reduce(0.0) { $0 + Double($1 + 1) }
    return [100 - sum * sum / 7, Double(max(0, members.count - 2)), 5]
  }

  @Test("shares sum to the whole change, exact or sampled", arguments: [1, 2, 5, 8, 9, 12])
  func efficiency(_ players: Int) {
    let found = Shapley.shares(players: players, permutations: 20, luck: luck) {
      worth($0, players)
    }
    let whole = worth((1 << UInt64(players)) - 1, players)
    let none = worth(0, players)
    for measure in 0..<3 {
      let sum = found.shares.reduce(0) { $0 + $1[measure] }
      #expect(abs(sum - (whole[measure] - none[measure])) < 1e-9 * max(1, abs(whole[measure])))
    }
    #expect(found.isExact == (players <= 8))
    if players <= 8 { #expect(found.evaluations == 1 << players) }
  }

  @Test("players that add the same to every set have the same share, one that adds nothing has 0")
  func symmetryAndDummy() {
    let found = Shapley.shares(players: 4, luck: luck) { set in
      let (a, b, c) = (set & 1 == 1, set & 2 == 2, set & 4 == 4)
      return [(a && b ? 12.0 : a || b ? 3 : 0) * (c ? 2 : 1)]
    }
    #expect(abs(found.shares[0][0] - found.shares[1][0]) < 1e-12)
    #expect(found.shares[3][0] == 0)
    #expect(found.shares[2][0] > 0)
  }

  @Test("the glove game has its published value: two thirds of the way to the scarce glove")
  func gloves() {
    // Player 0 has the only left glove; a pair is worth 1: Shapley 2/3, 1/6, 1/6.
    let found = Shapley.shares(players: 3, luck: luck) { set in
      [set & 1 == 1 && set & 6 != 0 ? 1 : 0]
    }
    for (share, value) in zip(found.shares, [2.0 / 3, 1.0 / 6, 1.0 / 6]) {
      #expect(abs(share[0] - value) < 1e-12)
    }
  }

  @Test("sampled shares lie within their stated errors of the exact ones and repeat with the seed")
  func sampled() {
    // Nine players of whom the last adds nothing: the exact shares are those of eight.
    func value(_ set: UInt64) -> [Double] { [worth(set & 255, 8)[0]] }
    let exact = Shapley.shares(players: 8, luck: luck, value: value)
    let found = Shapley.shares(players: 9, permutations: 200, luck: luck, value: value)
    for player in 0..<8 {
      let error = found.standardError(player: player, measure: 0) ?? 0
      #expect(error > 0)
      #expect(abs(found.shares[player][0] - exact.shares[player][0]) < 4 * error)
    }
    #expect(found.shares[8][0] == 0)
    #expect(Shapley.shares(players: 9, permutations: 200, luck: luck, value: value) == found)
  }

  @Test("no player, or more than 64, has no share", arguments: [0, 65])
  func outside(_ players: Int) {
    #expect(Shapley.shares(players: players, luck: luck) { _ in [1] }.shares.isEmpty)
  }
}

@Suite struct ProductSplitTests {
  @Test("T18: need 1,000 × 1.2 × 1.1 × 0.95 is 1,254 and its shares sum to 254")
  func needOfThreeFactors() {
    let shares = ProductSplit.shares(base: 1_000, before: [1, 1, 1], after: [1.2, 1.1, 0.95])
    for (share, value) in zip(shares, [204.603_668, 106.958_347, -57.562_015]) {
      #expect(abs(share - value) < 5e-7)
    }
    #expect(abs(shares.reduce(0, +) - 254) < 1e-9 * 254)
  }

  @Test("the order of the factors changes no share")
  func order() {
    let forward = ProductSplit.shares(base: 80, before: [1, 2, 0.5], after: [1.3, 1.7, 0.9])
    let backward = ProductSplit.shares(base: 80, before: [0.5, 2, 1], after: [0.9, 1.7, 1.3])
    for (left, right) in zip(forward, backward.reversed()) { #expect(abs(left - right) < 1e-12) }
  }

  private static let products: [(base: Double, before: [Double], after: [Double])] = [
    (10, [1, 1], [0, 3]), (10, [0, 2], [1, 2]), (0, [1, 1], [2, 3]), (10, [1, 1], [1, 1]),
    (1e6, [1, 1, 1], [1 + 1e-12, 1, 1]), (5, [1, 1, 1], [0, 0, 0]),
    (7, [0.2, 3, 1], [4, 0.01, 1]),
  ]

  @Test("shares sum to the change whatever the factors, zeros among them", arguments: products)
  func adds(_ base: Double, _ before: [Double], _ after: [Double]) {
    let change = after.reduce(base, *) - before.reduce(base, *)
    let sum = ProductSplit.shares(base: base, before: before, after: after).reduce(0, +)
    #expect(abs(sum - change) < 1e-9 * max(1, base))
  }

  @Test("a product that loses a factor to 0 shares it by Shapley")
  func zero() {
    // 6 × (1, 1) to 6 × (0, 2): orders give (−6, 0) and (−12, +6).
    let shares = ProductSplit.shares(base: 6, before: [1, 1], after: [0, 2])
    #expect(abs(shares[0] + 9) < 1e-12)
    #expect(abs(shares[1] - 3) < 1e-12)
  }
}
