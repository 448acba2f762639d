import Vocabulary

/// All records as one snapshot sees them; it lives as long as the body it was given to.
package class StoreSnapshot {
  let sql: any SQLReading
  let keys: RecordKeys
  let now: Instant
  var words: SeenWords
  /// The last commit, once it was asked for.
  var latest: CommitSequence?
  /// Workers' own keys opened so far; nil for one that was erased.
  var openedKeys: [Int64: WorkerKey?] = [:]
  /// Whether what is read may have been written by this very change.
  var readsOwnWrites: Bool { false }
  /// What was read last of workers and their facts; one passport is asked for several times.
  var lastRead = LastRead()
  /// What was read of people whom decisions are about; many visits are of the same few.
  var delegationMemo = DelegationMemo()
  /// What was read of placements; an import's many hours are of the same few.
  var placementMemo = PlacementMemo()
  /// What reads share of the registry; nil where this one must not.
  var registry: RegistryCache?
  /// What this read shares, once it has asked.
  var seenRegistry: SeenRegistry?

  init(
    sql: any SQLReading, keys: RecordKeys, now: Instant, words: SeenWords,
    registry: RegistryCache? = nil
  ) {
    self.registry = registry
    self.sql = sql
    self.keys = keys
    self.now = now
    self.words = words
  }
}

// MARK: - Words

extension StoreSnapshot {
  /// The number that stands for `text`, or nil where no row has ever named it.
  func key(of text: String) throws -> Int64? {
    if let key = words.key(of: text) { return key }
    let key = try sql.first("SELECT key FROM term WHERE text = ?", [.text(text)]) {
      try $0.integer(0)
    }
    if let key { words.learn(text, key) }
    return key
  }

  func term(_ key: Int64) throws -> String {
    if let text = words.term(key) { return text }
    let text = try sql.first("SELECT text FROM term WHERE key = ?", [.integer(key)]) {
      try $0.text(0)
    }
    guard let text else { throw damaged("a term is missing") }
    words.learn(text, key)
    return text
  }

  func code<List>(_ key: Int64) throws -> Code<List> {
    Code(listed: try term(key))
  }

  /// The number that stands for the body, or nil where no row has ever named it.
  func key(of id: OrganisationID) throws -> Int64? {
    if let key = words.key(of: id) { return key }
    let key = try sql.first("SELECT key FROM organisation WHERE id = ?", [.id(id)]) {
      try $0.integer(0)
    }
    if let key { words.learn(id, key) }
    return key
  }

  /// The number that stands for a caller's subject, or nil where no row has ever named it.
  func key(ofSubject text: String) throws -> Int64? {
    if let key = words.key(ofSubject: text) { return key }
    let key = try sql.first("SELECT key FROM subject WHERE text = ?", [.text(text)]) {
      try $0.integer(0)
    }
    if let key { words.learn(subject: text, key) }
    return key
  }

  func organisationID(_ key: Int64) throws -> OrganisationID {
    if let id = words.organisation(key) { return id }
    let id: OrganisationID? = try sql.first(
      "SELECT id FROM organisation WHERE key = ?", [.integer(key)]
    ) { try $0.id(0) }
    guard let id else { throw damaged("a body is missing") }
    words.learn(id, key)
    return id
  }
}

/// `make`'s value; its refusal of what we stored ourselves is our fault, not the caller's.
func stored<Value>(_ make: () throws -> Value) throws -> Value {
  do {
    return try make()
  } catch let error as ServiceError where error.code == .invalidArgument {
    throw damaged("`\(error.field ?? "a value")` does not pass its checks")
  }
}
