import Crypto

/// The order in which the indices of a list are given out: each of the 2^20 once, and none to be
/// guessed from those before it without the key.
///
/// A balanced Feistel network on 20 bits. Its rounds are tables filled once by HMAC-SHA-256 under
/// the list's key, so that an index costs sixteen look-ups. An index given by a counter would tell
/// how many credentials were issued, and whose were issued together.
package struct StatusIndexPermutation: Sendable {
  /// How many indices there are: 2^20.
  package static let count: UInt32 = 1 << 20

  private static let rounds = 16
  private static let half: UInt32 = 1 << 10
  /// `rounds` tables of 1,024 numbers of 10 bits.
  private let tables: [UInt16]

  /// The order under `key`, 32 random bytes that are one list's alone; nil for another length.
  package init?(key: [UInt8]) {
    guard key.count == 32 else { return nil }
    let secret = SymmetricKey(data: key)
    var tables: [UInt16] = []
    tables.reserveCapacity(Self.rounds * Int(Self.half))
    var block: UInt32 = 0
    while tables.count < Self.rounds * Int(Self.half) {
      let number = (0..<4).map { UInt8(truncatingIfNeeded: block >> UInt32(24 - 8 * $0)) }
      let code = HMAC<SHA256>.authenticationCode(
        for: Array("status index permutation 1".utf8) + number, using: secret)
      let bytes = Array(code)
      for place in stride(from: 0, to: bytes.count, by: 2) {
        tables.append((UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])) & 1_023)
      }
      block += 1
    }
    self.tables = tables
  }

  /// The index that is given out as number `turn`, or nil from 2^20 on: the list is full.
  package func index(atTurn turn: UInt32) -> UInt32? {
    guard turn < Self.count else { return nil }
    var (left, right) = (turn >> 10, turn & 1_023)
    for round in 0..<Self.rounds {
      (left, right) = (right, left ^ table(round, right))
    }
    return left << 10 | right
  }

  /// The turn at which `index` is given out, or nil for no index of a list.
  package func turn(ofIndex index: UInt32) -> UInt32? {
    guard index < Self.count else { return nil }
    var (left, right) = (index >> 10, index & 1_023)
    for round in (0..<Self.rounds).reversed() {
      (left, right) = (right ^ table(round, left), left)
    }
    return left << 10 | right
  }

  private func table(_ round: Int, _ value: UInt32) -> UInt32 {
    UInt32(tables[round << 10 | Int(value)])
  }
}
