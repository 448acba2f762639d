package import Access
import Vocabulary

/// Lets projections run one after another: each caller has one at a time, a few may wait, and
/// the rest are told when to come again. It runs on threads of its own, so that a projection never
/// takes those that other calls need.
package actor ProjectionDesk {
  /// Whose turn it is: a caller as its issuer knows it.
  package struct Seat: Hashable, Sendable {
    private let issuer: String
    private let subject: String

    /// The seat of `caller`.
    package init(_ caller: Caller) {
      issuer = caller.issuer
      subject = caller.subject
    }
  }

  private let mostRunning: Int
  private let mostWaiting: Int
  private nonisolated let threads: (any TaskExecutor)?
  private var running: Set<Seat> = []
  private var waiting: [(seat: Seat, turn: CheckedContinuation<Bool, Never>)] = []

  /// How many run now.
  package var runningCount: Int { running.count }
  /// How many wait now.
  package var waitingCount: Int { waiting.count }

  /// A desk that lets `mostRunning` run at once and `mostWaiting` wait; what runs, and what it
  /// begins, runs on `threads`: nil for the common ones.
  package init(mostRunning: Int = 1, mostWaiting: Int = 8, threads: (any TaskExecutor)? = nil) {
    self.threads = threads
    self.mostRunning = max(1, mostRunning)
    self.mostWaiting = max(0, mostWaiting)
  }

  /// The value of `body` once it is the seat's turn.
  ///
  /// - Throws: ``ServiceError`` `LIMIT_REACHED` where the caller has a projection running or
  ///   waiting, `OVERLOADED` where too many wait; `CancellationError` where the caller went away.
  package nonisolated func run<Value: Sendable>(
    _ seat: Seat, _ body: () async throws -> Value
  ) async throws -> Value {
    try await take(seat)
    do {
      let value = try await withTaskExecutorPreference(threads) { try await body() }
      await leave(seat)
      return value
    } catch {
      await leave(seat)
      throw error
    }
  }

  private func take(_ seat: Seat) async throws {
    guard !running.contains(seat), !waiting.contains(where: { $0.seat == seat }) else {
      throw ServiceError(
        .resourceExhausted, .limitReached,
        "this caller has a projection running: one runs at a time a caller",
        retryAfterMilliseconds: 2_000)
    }
    if running.count < mostRunning {
      running.insert(seat)
      return
    }
    guard waiting.count < mostWaiting else {
      throw ServiceError(
        .resourceExhausted, .overloaded, "too many projections wait; nothing was done",
        retryAfterMilliseconds: 5_000)
    }
    let isMine = await withTaskCancellationHandler {
      await withCheckedContinuation { turn in
        if Task.isCancelled { turn.resume(returning: false) } else { waiting.append((seat, turn)) }
      }
    } onCancel: {
      Task { await self.giveUp(seat) }
    }
    guard isMine else { throw CancellationError() }
  }

  private func leave(_ seat: Seat) {
    running.remove(seat)
    guard running.count < mostRunning, !waiting.isEmpty else { return }
    let next = waiting.removeFirst()
    running.insert(next.seat)
    next.turn.resume(returning: true)
  }

  private func giveUp(_ seat: Seat) {
    guard let place = waiting.firstIndex(where: { $0.seat == seat }) else { return }
    waiting.remove(at: place).turn.resume(returning: false)
  }
}
