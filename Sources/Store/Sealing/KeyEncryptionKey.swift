import Crypto
package import Vocabulary

/// The key that seals every worker's own key; it comes from a file or credential, never an
/// argument.
package struct KeyEncryptionKey: Sendable, CustomStringConvertible {
  /// The first eight bytes of the key's SHA-256: it names the key and tells nothing else of it.
  package let id: [UInt8]
  let key: SymmetricKey

  /// The key with just these 32 bytes.
  ///
  /// - Throws: ``ServiceError`` where there are not 32, or all are the same byte.
  package init(bytes: [UInt8]) throws(ServiceError) {
    guard bytes.count == 32, Set(bytes).count > 1 else {
      throw ServiceError(
        .failedPrecondition, .notServing,
        "a key encryption key must be 32 random bytes; got \(bytes.count) "
          + (bytes.count == 32 ? "equal bytes" : "bytes"))
    }
    id = Array(Checksum.of(bytes).prefix(8))
    key = SymmetricKey(data: bytes)
  }

  /// A new key; production passes the system's cryptographic generator.
  package static func newBytes(using generator: inout some RandomNumberGenerator) -> [UInt8] {
    randomBytes(32, using: &generator)
  }

  /// The key's name, never its bytes.
  package var description: String { "key \(hexadecimal(id))" }
}

/// The keys that open, and the one of them that seals: what a rotation needs while it lasts.
package struct KeyRing: Sendable {
  /// The key that new seals use.
  package let current: KeyEncryptionKey
  private let all: [KeyEncryptionKey]

  /// A ring that seals under `current` and also opens what `older` keys sealed.
  package init(current: KeyEncryptionKey, older: [KeyEncryptionKey] = []) {
    self.current = current
    all = [current] + older
  }

  func key(named id: some Collection<UInt8>, for cell: SealedCell) throws(ServiceError)
    -> KeyEncryptionKey
  {
    guard let key = all.first(where: { $0.id.elementsEqual(id) }) else {
      let loaded = all.map { hexadecimal($0.id) }.joined(separator: ", ")
      throw Seal.refusal(
        cell, "was sealed under key \(hexadecimal(id)); the keys loaded are \(loaded)")
    }
    return key
  }
}
