package import Access
package import Credentials
package import Logging
package import Vocabulary

/// What every operation works with: the records, the clock, chance, the seal of page tokens and the
/// digest of files.
///
/// Time and chance are given, so that a test fixes both.
package struct Service: Sendable {
  /// The store.
  package let records: any Records
  /// The clock.
  package let now: @Sendable () -> Instant
  /// A generator of chance; cryptographic in production.
  package let chance: @Sendable () -> any RandomNumberGenerator
  /// Seals where pages end.
  package let pages: any PageSeal
  /// Begins a digest of bytes as they come: SHA-256.
  package let digest: @Sendable () -> any StreamDigest
  /// Gives the policies of those who ask.
  package let policies: any PolicyShelf
  /// What the operations of planning work with beside the records.
  package let planning: PlanningTools
  /// Where the service is known outside; nil where it is not, and then it signs nothing.
  package let addresses: PublicAddresses?
  /// Where notable events go; never a name or a passport's content.
  package let logger: Logger

  /// A service of these parts.
  package init(
    records: any Records, now: @escaping @Sendable () -> Instant,
    chance: @escaping @Sendable () -> any RandomNumberGenerator, pages: any PageSeal,
    digest: @escaping @Sendable () -> any StreamDigest,
    policies: any PolicyShelf = EmptyShelf(), planning: PlanningTools = PlanningTools(),
    addresses: PublicAddresses? = nil,
    logger: Logger
  ) {
    self.records = records
    self.now = now
    self.chance = chance
    self.pages = pages
    self.digest = digest
    self.policies = policies
    self.planning = planning
    self.addresses = addresses
    self.logger = logger
  }

  /// A new random identifier.
  package func newID<Noun>(_: Noun.Type = Noun.self) -> OpaqueID<Noun> {
    var generator = chance()
    return OpaqueID(using: &generator)
  }
}

/// One call: who asks, and whether it is still worth starting.
package struct Call: Sendable {
  /// Who asks, and under which duty.
  package let caller: Caller
  /// The rpc, as the access table and the logs name it.
  package let method: String
  /// False once the caller's deadline has passed; asked before a change begins.
  package let shouldStart: @Sendable () -> Bool

  /// A call by `caller` to `method`.
  package init(
    caller: Caller, method: String, shouldStart: @escaping @Sendable () -> Bool = { true }
  ) {
    self.caller = caller
    self.method = method
    self.shouldStart = shouldStart
  }
}
