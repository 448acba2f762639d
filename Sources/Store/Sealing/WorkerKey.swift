import Crypto
package import Vocabulary

/// One worker's own key: every identity field of that worker is sealed under it, so that deleting
/// the one row that holds it makes them all unreadable, in backups too.
package struct WorkerKey: Sendable, CustomStringConvertible {
  private let key: SymmetricKey

  private init(_ bytes: [UInt8]) {
    key = SymmetricKey(data: bytes)
  }

  /// A new key; production passes the system's cryptographic generator.
  package static func generate(using generator: inout some RandomNumberGenerator) -> WorkerKey {
    WorkerKey(randomBytes(32, using: &generator))
  }

  /// `plain` sealed for `cell`: version, nonce, ciphertext, tag; 29 bytes longer than `plain`.
  package func seal(
    _ plain: [UInt8], as cell: SealedCell, using generator: inout some RandomNumberGenerator
  ) throws -> [UInt8] {
    try Seal.closed(plain, under: key, as: cell, using: &generator)
  }

  /// What was sealed for `cell`.
  ///
  /// - Throws: ``ServiceError`` with code `internalFault` where the bytes were damaged, belong to
  ///   another cell or were sealed under another key.
  package func open(_ sealed: [UInt8], as cell: SealedCell) throws(ServiceError) -> [UInt8] {
    try Seal.opened(sealed, under: key, as: cell)
  }

  /// `text` sealed for `cell`, as UTF-8.
  package func seal(
    _ text: String, as cell: SealedCell, using generator: inout some RandomNumberGenerator
  ) throws -> [UInt8] {
    try seal(Array(text.utf8), as: cell, using: &generator)
  }

  /// The text that was sealed for `cell`, kept out of print.
  ///
  /// - Throws: ``ServiceError`` as ``open(_:as:)`` does.
  package func openText(
    _ sealed: [UInt8], as cell: SealedCell
  ) throws(ServiceError) -> Sensitive<String> {
    Sensitive(String(decoding: try open(sealed, as: cell), as: UTF8.self))
  }

  /// Says what it is, never its bytes.
  package var description: String { "worker key" }
}

extension WorkerKey {
  /// 16 bytes that stand for the worker where `label` asks, and tell nothing of the worker or of
  /// what stands for them elsewhere. Once the key is gone nobody can make them again.
  package func pseudonym(for label: String) -> [UInt8] {
    let derived = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, info: Array("oneworkforce/pseudonym/1/\(label)".utf8),
      outputByteCount: 16)
    return derived.withUnsafeBytes { Array($0) }
  }

  /// This key sealed for `cell` under the ring's current key, whose id stands before the seal.
  package func sealed(
    under ring: KeyRing, as cell: SealedCell, using generator: inout some RandomNumberGenerator
  ) throws -> [UInt8] {
    let bytes = key.withUnsafeBytes { Array($0) }
    return ring.current.id
      + (try Seal.closed(bytes, under: ring.current.key, as: cell, using: &generator))
  }

  /// The key that was sealed for `cell` under any key of `ring`.
  ///
  /// - Throws: ``ServiceError`` with code `internalFault`, which names the sealing key where the
  ///   ring lacks it.
  package static func open(
    _ sealed: [UInt8], with ring: KeyRing, as cell: SealedCell
  ) throws(ServiceError) -> WorkerKey {
    guard sealed.count > 8 else {
      throw Seal.refusal(cell, "is not in a sealed form that this program knows")
    }
    let sealing = try ring.key(named: sealed.prefix(8), for: cell)
    return WorkerKey(try Seal.opened(Array(sealed.dropFirst(8)), under: sealing.key, as: cell))
  }

  /// Whether the key sealed as `sealed` still waits to be sealed again under the ring's current
  /// key.
  package static func needsRotation(_ sealed: [UInt8], to ring: KeyRing) -> Bool {
    !sealed.prefix(8).elementsEqual(ring.current.id)
  }
}
