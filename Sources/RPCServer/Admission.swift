import Synchronization
import Vocabulary

/// Lets a bounded number of calls in, lets a bounded number more wait a moment, and refuses the
/// rest at once: load shed early costs little, while load shed at the deadline feeds itself.
final class Admission: Sendable {
  private typealias Turn = CheckedContinuation<Bool, Never>

  private struct State {
    var inFlight = 0
    var lastNumber = 0
    /// Those who wait, first come first.
    var queue: [(number: Int, turn: Turn)] = []
  }

  private let most: Int
  private let mostQueued: Int
  private let longestWait: Duration
  private let clock: CallClock
  private let state = Mutex(State())

  /// An admission of `most` calls at once with `mostQueued` waiting up to `longestWait`.
  init(most: Int, mostQueued: Int, longestWait: Duration, clock: CallClock) {
    self.most = most
    self.mostQueued = mostQueued
    self.longestWait = longestWait
    self.clock = clock
  }

  /// How many calls are inside.
  var inFlight: Int { state.withLock { $0.inFlight } }

  /// How many calls wait.
  var queued: Int { state.withLock { $0.queue.count } }

  /// Returns once the call may go in; whoever enters must ``leave()``.
  ///
  /// - Throws: ``ServiceError`` `resourceExhausted`, `OVERLOADED` with the time to come back.
  func enter() async throws(ServiceError) {
    if takePlace() { return }
    let isAdmitted = await withCheckedContinuation { (turn: Turn) in
      guard let number = line(up: turn) else { return }
      Task {
        // A wait cut short only refuses the call sooner.
        try? await clock.wait(longestWait)
        giveUp(number)
      }
    }
    guard isAdmitted else { throw overloaded }
  }

  /// Gives the place back: to the first who waits, if any.
  func leave() {
    let next = state.withLock { state -> Turn? in
      guard state.queue.isEmpty else { return state.queue.removeFirst().turn }
      state.inFlight -= 1
      return nil
    }
    next?.resume(returning: true)
  }

  private func takePlace() -> Bool {
    state.withLock { state in
      guard state.inFlight < most else { return false }
      state.inFlight += 1
      return true
    }
  }

  /// The number by which `turn` waits, or nil where its answer is already given.
  private func line(up turn: Turn) -> Int? {
    let (number, answer) = state.withLock { state -> (Int?, Bool?) in
      if state.inFlight < most {
        state.inFlight += 1
        return (nil, true)
      }
      guard state.queue.count < mostQueued else { return (nil, false) }
      state.lastNumber &+= 1
      state.queue.append((state.lastNumber, turn))
      return (state.lastNumber, nil)
    }
    if let answer { turn.resume(returning: answer) }
    return number
  }

  private func giveUp(_ number: Int) {
    let turn = state.withLock { state -> Turn? in
      guard let index = state.queue.firstIndex(where: { $0.number == number }) else { return nil }
      return state.queue.remove(at: index).turn
    }
    turn?.resume(returning: false)
  }
}

private let overloaded = ServiceError(
  .resourceExhausted, .overloaded, "the service is full; nothing was done",
  retryAfterMilliseconds: 200)
