/// Workers that share numbered pieces of work.
///
/// What they leave does not depend on their number nor on who ends first: results carry their
/// number, and the error of the lowest numbered piece that failed is the one thrown.
enum Crew {
  /// Does pieces 0 to `count`, at most `workers` at a time, and hands each result to `receive`, on
  /// the caller's task, as it comes.
  ///
  /// - Throws: what the work throws, and `CancellationError` when the caller's task is cancelled;
  ///   no new piece begins then.
  static func share<Value: Sendable>(
    _ count: Int, workers: Int, isolation: isolated (any Actor)? = #isolation,
    work: @escaping @Sendable (Int) throws -> Value, receive: (Int, Value) -> Void
  ) async throws {
    typealias Piece = (index: Int, result: Result<Value, any Error>)
    var failure: (index: Int, error: any Error)?
    await withTaskGroup(of: Piece.self) { group in
      var next = 0
      while next < min(max(workers, 1), count) {
        let index = next
        group.addTask { (index, Result { try work(index) }) }
        next += 1
      }
      while let piece = await group.next() {
        switch piece.result {
        case .success(let value):
          receive(piece.index, value)
        case .failure(let error):
          if piece.index < failure?.index ?? .max { failure = (piece.index, error) }
        }
        guard next < count, failure == nil else { continue }
        let index = next
        group.addTask { (index, Result { try work(index) }) }
        next += 1
      }
    }
    if let failure { throw failure.error }
    try Task.checkCancellation()
  }
}
