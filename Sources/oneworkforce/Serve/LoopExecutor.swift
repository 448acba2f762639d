import NIOCore
import NIOPosix
import Synchronization

/// Runs tasks on the threads that read and write connections, so that a short call is carried from
/// its first byte to its last without waking another thread.
///
/// A task goes on where it was resumed, if that is one of the loops; what another thread resumes,
/// such as the writer of the store, goes to the next loop in turn. Only what is known to be short
/// may run here: the transport moves other calls to the common threads.
final class LoopExecutor: TaskExecutor {
  private let loops: [LoopJobs]
  private let turn = Atomic<UInt>(0)

  /// An executor over the loops of `group`.
  init(_ group: MultiThreadedEventLoopGroup) {
    loops = group.makeIterator().map(LoopJobs.init)
  }

  /// How many threads are to carry connections and short calls: the store's writer, and whatever
  /// takes longer, keep the other half of the `processors`.
  static func loopCount(processors: Int) -> Int { max(1, processors / 2) }

  func enqueue(_ job: consuming ExecutorJob) {
    nextLoop.add(UnownedJob(job), of: self)
  }

  private var nextLoop: LoopJobs {
    if let own = loops.first(where: \.loop.inEventLoop) { return own }
    let number = turn.wrappingAdd(1, ordering: .relaxed).oldValue
    return loops[Int(number % UInt(loops.count))]
  }
}

/// Jobs on their way to one loop, which is called once for all that have gathered.
private final class LoopJobs: Sendable {
  private struct State {
    var waiting: [UnownedJob] = []
    var isLoopCalled = false
  }

  /// After so many rounds the loop looks at its connections and timers first.
  private static let mostRounds = 16
  let loop: any EventLoop
  private let state = Mutex(State())

  init(_ loop: any EventLoop) {
    self.loop = loop
  }

  func add(_ job: UnownedJob, of executor: LoopExecutor) {
    let callsLoop = state.withLock { state in
      state.waiting.append(job)
      defer { state.isLoopCalled = true }
      return !state.isLoopCalled
    }
    if callsLoop { loop.execute { self.run(on: executor) } }
  }

  private func run(on executor: LoopExecutor) {
    let place = executor.asUnownedTaskExecutor()
    var jobs: [UnownedJob] = []
    for _ in 0..<Self.mostRounds {
      state.withLock { state in
        swap(&jobs, &state.waiting)
        state.isLoopCalled = !jobs.isEmpty
      }
      if jobs.isEmpty { return }
      for job in jobs { job.runSynchronously(on: place) }
      jobs.removeAll(keepingCapacity: true)
    }
    loop.execute { self.run(on: executor) }
  }
}
