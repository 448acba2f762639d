package import Vocabulary

/// The records of the service over any engine: reads on one snapshot, changes all or nothing.
package struct RecordStore: Sendable {
  private let driver: any Driver
  private let keys: RecordKeys
  private let now: @Sendable () -> Instant
  private let chance: @Sendable () -> any RandomNumberGenerator
  private let words = WordCache()
  private let registry = RegistryCache()

  /// Records kept by `driver`, identities sealed under `keys`.
  ///
  /// `chance` gives the generator that one change draws keys and nonces from; production gives the
  /// system's cryptographic one.
  package init(
    driver: any Driver, keys: KeyRing, now: @escaping @Sendable () -> Instant,
    chance: @escaping @Sendable () -> any RandomNumberGenerator
  ) {
    self.driver = driver
    self.keys = RecordKeys(ring: keys)
    self.now = now
    self.chance = chance
  }

  /// The value of `body` on one consistent snapshot.
  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (StoreSnapshot) throws -> Value
  ) async throws -> Value {
    let (value, learnt) = try await driver.read(onSnapshot(body))
    words.learn(learnt)
    return value
  }

  /// As ``read(_:)``, for a body that looks at a few people and does nothing else: it may run on
  /// the caller's own thread, and may run twice.
  package func readBriefly<Value: Sendable>(
    _ body: @escaping @Sendable (StoreSnapshot) throws -> Value
  ) async throws -> Value {
    let (value, learnt) = try await driver.readBriefly(onSnapshot(body))
    words.learn(learnt)
    return value
  }

  private func onSnapshot<Value: Sendable>(
    _ body: @escaping @Sendable (StoreSnapshot) throws -> Value
  ) -> @Sendable (any SQLReading) throws -> (Value, WordTable) {
    { [keys, now, words, registry] sql in
      let snapshot = StoreSnapshot(
        sql: sql, keys: keys, now: now(), words: SeenWords(known: words.current),
        registry: registry)
      let value = try body(snapshot)
      snapshot.shareRegistry()
      return (value, snapshot.words.learnt)
    }
  }

  /// The value of `body` once its change is durable; a body that throws leaves no trace.
  ///
  /// `shouldStart` is asked just before the body runs; false drops it with `DEADLINE_PASSED`.
  package func write<Value: Sendable>(
    shouldStart: @escaping @Sendable () -> Bool = { true },
    _ body: @escaping @Sendable (StoreChange) throws -> Value
  ) async throws -> Value {
    let (value, learnt) = try await driver.write(shouldStart: shouldStart) {
      [keys, now, chance, words, registry] sql in
      let change = StoreChange(
        sql: sql, keys: keys, now: now(), words: SeenWords(known: words.current),
        registry: registry, chance: chance())
      return (try body(change), change.words.learnt)
    }
    // Only now: keys that a failed change gave out are given out again.
    words.learn(learnt)
    return value
  }
}

extension RecordStore {
  /// Overwrites everything that was deleted, as ``Driver/overwriteDeleted()`` says.
  package func overwriteDeleted() async throws {
    try await driver.overwriteDeleted()
  }
}

/// What seals and what finds sealed values.
struct RecordKeys: Sendable {
  let ring: KeyRing
  let index: BlindIndex

  init(ring: KeyRing) {
    self.ring = ring
    index = BlindIndex(under: ring.current)
  }
}
