package import Access
import Credentials
import Logging
package import Operations
import SQLiteDriver
package import Store
import Synchronization
package import Vocabulary
import WireFormat

/// A service over a real store in memory, with a clock and chance that the test sets.
package struct TestService: Sendable {
  /// The moment every test begins unless it says another: 10:00 London on 17 March 2026.
  package static let start = Instant(milliseconds: 1_773_741_600_000)

  /// What operations are given.
  package let service: Service
  /// The records beneath, for tests that look there.
  package let store: RecordStore
  /// The clock; move it with ``TestClock/advance(milliseconds:)`` or ``TestClock/set(_:)``.
  package let clock: TestClock

  /// A service with an empty store in memory.
  package init(
    at start: Instant = TestService.start, seed: UInt64 = 1,
    populations: any PopulationShelf = NoPopulations()
  ) throws {
    try self.init(
      driver: SQLiteStore.inMemory(at: start), at: start, seed: seed, populations: populations)
  }

  /// A service over `driver`.
  package init(
    driver: any Driver, at start: Instant = TestService.start, seed: UInt64 = 1,
    populations: any PopulationShelf = NoPopulations()
  ) throws {
    let clock = TestClock(start)
    let numbers = Mutex(SeededNumbers(seed: seed))
    let box = NumberBox(numbers)
    let key = try KeyEncryptionKey(bytes: Array(1...32))
    store = RecordStore(
      driver: driver, keys: KeyRing(current: key), now: { clock.now },
      chance: { SeededNumbers(seed: box.next()) })
    self.clock = clock
    service = Service(
      records: StoreRecords(store), now: { clock.now },
      chance: { SeededNumbers(seed: box.next()) }, pages: PageTokenSeal(under: key),
      digest: { SHA256Stream() },
      planning: PlanningTools(codec: ProtobufPlans(), populations: populations),
      addresses: try PublicAddresses("https://passport.example"), logger: Logger(label: "test"))
  }

  /// A call by a person of `organisation` under `duty`.
  package func call(
    _ method: String, _ duty: Duty, of organisation: OrganisationID, subject: String = "desk"
  ) throws -> Call {
    Call(
      caller: try Caller(
        subject: subject, issuer: "https://issuer.example", duty: duty, organisation: organisation,
        worker: nil, way: .bearerToken),
      method: method)
  }

  /// A call by the holder of `worker`.
  package func holder(_ method: String, _ worker: WorkerID) throws -> Call {
    Call(
      caller: try Caller(
        subject: "holder", issuer: "https://issuer.example", duty: .holder, organisation: nil,
        worker: worker, way: .bearerToken),
      method: method)
  }

  /// The header of a new change; `body` stands for what it says.
  package func header(_ body: String = "", validateOnly: Bool = false) -> ChangeHeader {
    ChangeHeader(
      request: service.newID(Noun.Request.self), isValidationOnly: validateOnly,
      body: Array(body.utf8))
  }
}

/// A clock that stands still until it is moved.
package final class TestClock: Sendable {
  private let time: Mutex<Instant>

  /// A clock that shows `start`.
  package init(_ start: Instant) {
    time = Mutex(start)
  }

  /// What it shows.
  package var now: Instant { time.withLock { $0 } }

  /// Shows `instant` from now on.
  package func set(_ instant: Instant) {
    time.withLock { $0 = instant }
  }

  /// Moves on.
  package func advance(milliseconds: Int64) {
    time.withLock { $0 = $0.adding(milliseconds: milliseconds) }
  }
}

private final class NumberBox: Sendable {
  private let numbers: Mutex<SeededNumbers>

  init(_ numbers: consuming Mutex<SeededNumbers>) {
    self.numbers = numbers
  }

  func next() -> UInt64 {
    numbers.withLock { $0.next() }
  }
}
