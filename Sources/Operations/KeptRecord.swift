import Vocabulary

extension RecordSnapshot {
  /// The record that `worker` is read at: the last into which it was merged, or itself.
  func keptRecord(of worker: WorkerID) throws -> WorkerID {
    let known = try latestSequence()
    var kept = worker
    var climbed: Set = [worker]
    while let next = try self.worker(kept, knownAt: known)?.mergedInto,
      climbed.insert(next).inserted
    {
      kept = next
    }
    return kept
  }
}
