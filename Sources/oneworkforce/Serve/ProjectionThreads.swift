import Dispatch

/// Runs projections, comparisons and explanations, which compute for seconds without a pause,
/// beside the common threads instead of on them.
final class ProjectionThreads: TaskExecutor {
  private let queue = DispatchQueue(label: "oneworkforce.projections", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
