import Credentials
import Vocabulary

/// All records while one change writes them; everything it reads includes what it wrote.
///
/// Facts are only ever appended: what a new one replaces has its recorded interval closed and is
/// read as before by whoever asks for what was known then.
package final class StoreChange: StoreSnapshot {
  let writing: any SQLWriting
  private let chance: any RandomNumberGenerator
  private let sharedRegistry: RegistryCache
  override var readsOwnWrites: Bool { true }
  /// The orders in which lists give out entries, as far as this change opened them.
  var statusOrders: [StatusListID: StatusIndexPermutation] = [:]
  private var taken: ChangeStamp?
  private lazy var generator: any RandomNumberGenerator = chance

  init(
    sql: any SQLWriting, keys: RecordKeys, now: Instant, words: SeenWords,
    registry: RegistryCache, chance: any RandomNumberGenerator
  ) {
    writing = sql
    sharedRegistry = registry
    self.chance = chance
    super.init(sql: sql, keys: keys, now: now, words: words)
  }

  /// The number and time of this change; the first call takes them.
  func stamp() throws -> ChangeStamp {
    if let taken { return taken }
    let stamp = try CommitLog.stamp(writing, at: now)
    taken = stamp
    latest = stamp.sequence
    return stamp
  }

  /// The number of this change as a cell.
  func sequenceCell() throws -> SQLValue {
    .sequence(try stamp().sequence)
  }

  /// Says, before anything of it can be seen, that this change writes to the registry.
  func noteRegistryChange() throws {
    sharedRegistry.noteChange(at: try stamp().sequence)
  }

  /// The value of `draw` with this change's generator.
  func drawing<Value>(_ draw: (inout any RandomNumberGenerator) throws -> Value) rethrows -> Value {
    try draw(&generator)
  }
}

// MARK: - Words

extension StoreChange {
  /// The number that stands for `text`, given out now where it is new.
  func newKey(of text: String) throws -> Int64 {
    if let key = try key(of: text) { return key }
    let key = try inserted("INSERT INTO term (text) VALUES (?) RETURNING key", [.text(text)])
    words.learn(text, key)
    return key
  }

  /// The cell of `code`, or null.
  func cell<List>(_ code: Code<List>?) throws -> SQLValue {
    .number(try code.map { try newKey(of: $0.text) })
  }

  /// The number that stands for the body, given out now where it is new.
  func newKey(of id: OrganisationID) throws -> Int64 {
    if let key = try key(of: id) { return key }
    let key = try inserted("INSERT INTO organisation (id) VALUES (?) RETURNING key", [.id(id)])
    words.learn(id, key)
    return key
  }

  /// The cell of the body, or null.
  func cell(_ id: OrganisationID?) throws -> SQLValue {
    .number(try id.map { try newKey(of: $0) })
  }

  /// The key a statement with RETURNING gave out.
  func inserted(_ statement: String, _ arguments: [SQLValue]) throws -> Int64 {
    let key = try writing.first(statement, arguments) { try $0.integer(0) }
    guard let key else { throw damaged("an insertion gave no key") }
    return key
  }

  /// Closes the current version that `condition` finds, so that this change can add another.
  ///
  /// What this very change wrote was never seen by anyone and goes altogether.
  func close(_ table: String, where condition: String, _ arguments: [SQLValue]) throws {
    let sequence = try sequenceCell()
    lastRead.forget()
    try writing.execute(
      "DELETE FROM \(table) WHERE \(condition) AND recorded_from = ?", arguments + [sequence])
    try writing.execute(
      "UPDATE \(table) SET recorded_to = ? WHERE \(condition) AND recorded_to IS NULL",
      [sequence] + arguments)
  }
}
