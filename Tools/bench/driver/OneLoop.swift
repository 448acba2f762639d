import NIOCore
import NIOPosix

/// Runs the callers on the one thread that carries their connections, so that the client takes as
/// little as may be of the processors it shares with the server it measures.
final class OneLoop: TaskExecutor {
  private let loop: any EventLoop

  /// The loop of `group`, which has one.
  init(_ group: MultiThreadedEventLoopGroup) {
    loop = group.next()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
