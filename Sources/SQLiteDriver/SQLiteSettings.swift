/// What may be chosen about a store on disk; every durability setting is fixed and not among these.
package struct SQLiteSettings: Sendable {
  /// Connections that read on threads of their own, 2 to 4.
  package let readers: Int
  /// Connections on which callers read for a moment on their own threads, 1 to 16: one for each
  /// thread that is to read so at once.
  package let lentReaders: Int
  /// Page cache of each connection that reads, in KiB; every commit of another empties it.
  package let cacheKibibytes: Int
  /// Page cache of the connection that writes, in KiB: the one cache that lasts.
  package let writerCacheKibibytes: Int
  /// Changes that may share one commit, 1 to 256.
  package let batchLimit: Int
  /// When the write-ahead log goes back into the database file.
  package let checkpoints: CheckpointPolicy
  /// Free bytes without which a store that ran out of space does not try to write again.
  package let reserveBytes: Int64
  /// The free bytes of the file system that holds a path; nil where it can't be told.
  package let freeBytes: @Sendable (String) -> Int64?

  /// The settings a service runs with.
  package init(
    readers: Int = 3, lentReaders: Int = 1, cacheKibibytes: Int = 8_192,
    writerCacheKibibytes: Int = 65_536, batchLimit: Int = 256,
    checkpoints: CheckpointPolicy = CheckpointPolicy(), reserveBytes: Int64 = 64 << 20,
    freeBytes: @escaping @Sendable (String) -> Int64? = DataDirectory.freeBytes
  ) {
    self.readers = min(max(readers, 2), 4)
    self.lentReaders = min(max(lentReaders, 1), 16)
    self.cacheKibibytes = min(max(cacheKibibytes, 256), 4 << 20)
    self.writerCacheKibibytes = min(max(writerCacheKibibytes, 256), 4 << 20)
    self.batchLimit = min(max(batchLimit, 1), 256)
    self.checkpoints = checkpoints
    self.reserveBytes = reserveBytes
    self.freeBytes = freeBytes
  }
}

/// How many frames (pages of 4 KiB) of write-ahead log may gather.
package struct CheckpointPolicy: Hashable, Sendable {
  /// Frames since the last checkpoint after which an idle writer runs one.
  package let idleFrames: Int
  /// Frames since the last checkpoint after which one runs between two commits, idle or not.
  package let busyFrames: Int
  /// Frames in the log at which somebody must look: a long read keeps it from being reused.
  package let alarmFrames: Int

  /// The policy a service runs with.
  package init(idleFrames: Int = 4_000, busyFrames: Int = 16_000, alarmFrames: Int = 64_000) {
    self.idleFrames = idleFrames
    self.busyFrames = busyFrames
    self.alarmFrames = alarmFrames
  }

  /// Whether to run a checkpoint now.
  func isDue(framesSinceLast frames: Int, isIdle: Bool) -> Bool {
    frames >= (isIdle ? idleFrames : busyFrames)
  }
}
