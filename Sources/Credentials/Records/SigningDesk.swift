package import Vocabulary

/// What signing needs beside the records: addresses, the moment, and chance for salts.
package struct SigningDesk: Sendable {
  /// Where the service is known outside.
  package let addresses: PublicAddresses
  /// When it is signed.
  package let now: Instant
  /// A generator of chance; cryptographic in production.
  package let chance: @Sendable () -> any RandomNumberGenerator

  /// A desk with these parts.
  package init(
    addresses: PublicAddresses, now: Instant,
    chance: @escaping @Sendable () -> any RandomNumberGenerator
  ) {
    self.addresses = addresses
    self.now = now
    self.chance = chance
  }
}
