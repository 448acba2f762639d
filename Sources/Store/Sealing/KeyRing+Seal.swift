import Vocabulary

// What belongs to the service and to no worker is sealed under the key encryption key itself.

extension KeyRing {
  /// `plain` sealed for `cell` under the current key, whose id stands before the seal.
  func seal(
    _ plain: [UInt8], as cell: SealedCell, using generator: inout some RandomNumberGenerator
  ) throws -> [UInt8] {
    current.id + (try Seal.closed(plain, under: current.key, as: cell, using: &generator))
  }

  /// What was sealed for `cell` under any key of the ring.
  ///
  /// - Throws: ``ServiceError`` with code `internalFault`, which names the sealing key where the
  ///   ring lacks it.
  func open(_ sealed: [UInt8], as cell: SealedCell) throws(ServiceError) -> [UInt8] {
    guard sealed.count > 8 else {
      throw Seal.refusal(cell, "is not in a sealed form that this program knows")
    }
    let sealing = try key(named: sealed.prefix(8), for: cell)
    return try Seal.opened(Array(sealed.dropFirst(8)), under: sealing.key, as: cell)
  }
}
