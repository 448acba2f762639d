import NIOCore
import NIOPosix
import Testing

@testable import oneworkforce

@Suite("Tasks on the loops of connections") struct LoopExecutorTests {
  @Test("a task runs on a loop, comes back to one, and leaves it for work that may take long")
  func places() async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    let loops = Array(group.makeIterator())
    @Sendable func isOnLoop() -> Bool { loops.contains { $0.inEventLoop } }
    let executor = LoopExecutor(group)
    let seen = await withTaskExecutorPreference(executor) {
      var seen = [isOnLoop()]
      await withTaskExecutorPreference(globalConcurrentExecutor) { seen.append(isOnLoop()) }
      seen.append(isOnLoop())
      await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 {
          group.addTask {
            await Task.yield()
            return isOnLoop()
          }
        }
        for await isHome in group { seen.append(isHome) }
      }
      return seen
    }
    #expect(seen == [true, false] + Array(repeating: true, count: 9))
    try await group.shutdownGracefully()
  }

  @Test(
    "half the processors carry connections, and at least one",
    arguments: zip(1...5, [1, 1, 1, 2, 2]))
  func count(_ processors: Int, _ loops: Int) {
    #expect(LoopExecutor.loopCount(processors: processors) == loops)
  }
}
