import Foundation
import Synchronization

/// Jobs on their way to the threads that do them, in the order they came.
final class JobQueue<Job: Sendable>: Sendable {
  fileprivate struct State {
    var waiting: [Job] = []
    var isClosed = false
    /// Threads that found nothing and have not been called since.
    var idleThreads = 0
  }

  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)

  /// Puts `job` in the queue; false, and nothing done, once the queue is closed.
  func add(_ job: Job) -> Bool {
    let (isAccepted, wakesOne) = state.withLock { state in
      guard !state.isClosed else { return (false, false) }
      state.waiting.append(job)
      // A thread at work looks again before it waits: only one that waits is called.
      guard state.idleThreads > 0 else { return (true, false) }
      state.idleThreads -= 1
      return (true, true)
    }
    if wakesOne { arrivals.signal() }
    return isAccepted
  }

  /// The oldest jobs, at most `limit`; waits for one. Empty once the queue is closed and drained.
  func take(atMost limit: Int) -> [Job] {
    while true {
      let (jobs, isClosed) = state.withLock { state in
        let jobs = state.takeFirst(limit)
        if jobs.isEmpty, !state.isClosed { state.idleThreads += 1 }
        return (jobs, state.isClosed)
      }
      if !jobs.isEmpty || isClosed { return jobs }
      arrivals.wait()
    }
  }

  var count: Int { state.withLock { $0.waiting.count } }

  /// Takes no more jobs; those waiting are still done by the `threads` that serve the queue.
  func close(threads: Int) {
    state.withLock { $0.isClosed = true }
    for _ in 0..<threads { arrivals.signal() }
  }
}

extension JobQueue.State {
  /// The oldest jobs, at most `limit`, which wait no more.
  fileprivate mutating func takeFirst(_ limit: Int) -> [Job] {
    if waiting.count <= limit {
      defer { waiting = [] }
      return waiting
    }
    let jobs = Array(waiting.prefix(limit))
    waiting.removeFirst(limit)
    return jobs
  }
}

/// Runs `body` on a thread of its own, off the cooperative pool; `group`, if given, ends with it.
func startThread(
  named name: String, in group: DispatchGroup? = nil, _ body: @escaping @Sendable () -> Void
) {
  group?.enter()
  let thread = Thread {
    body()
    group?.leave()
  }
  thread.name = name
  thread.start()
}

/// The value of `body`, run on a thread of its own.
func onOwnThread<Value: Sendable>(
  named name: String, _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    startThread(named: name) {
      continuation.resume(with: Result { try body() }.mapError(outward))
    }
  }
}
