import Vocabulary

extension StoreChange {
  /// Carries out `body` or leaves no trace of it, within this change.
  ///
  /// The change's own number is taken before, so that no part which falls gives it back.
  package func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
    _ = try stamp()
    let (words, openedKeys) = (words, openedKeys)
    try writing.execute("SAVEPOINT part", [])
    do {
      let value = try body()
      try writing.execute("RELEASE part", [])
      return value
    } catch {
      try writing.execute("ROLLBACK TO part", [])
      try writing.execute("RELEASE part", [])
      // What the part gave out or opened is gone with it.
      self.words = words
      self.openedKeys = openedKeys
      lastRead.forget()
      placementMemo = PlacementMemo()
      throw (error as? ConstraintViolation)?.refusal ?? error
    }
  }
}
