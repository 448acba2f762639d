import Synchronization
import Vocabulary

/// A token bucket for each caller: what they may spend a second, and what they may have saved up.
///
/// The memory is bounded: of callers not heard from while many others were, the bucket is
/// forgotten, which fills it.
final class CallRates: Sendable {
  /// Whom a bucket belongs to.
  enum Payer: Hashable, Sendable {
    case caller(issuer: String, subject: String)
    /// A caller of a method open to all, by address.
    case address(String)
  }

  private struct Bucket {
    var saved: Double
    var filled: Duration
  }

  private struct State {
    var recent: [Payer: Bucket] = [:]
    var older: [Payer: Bucket] = [:]
  }

  private let costPerSecond: Double
  private let mostSaved: Double
  private let mostPayers: Int
  private let state = Mutex(State())

  /// Buckets that fill by `costPerSecond` up to `savedCost`, for at most `mostPayers` callers.
  init(costPerSecond: Int, savedCost: Int, mostPayers: Int = 16_384) {
    self.costPerSecond = Double(max(1, costPerSecond))
    mostSaved = Double(max(1, savedCost))
    self.mostPayers = mostPayers
  }

  /// How many buckets are remembered.
  var payers: Int { state.withLock { $0.recent.count + $0.older.count } }

  /// Takes `cost` from the bucket of `payer` at `uptime`; a cost above what can be saved counts as
  /// a whole bucket, so that no method is impossible.
  ///
  /// - Throws: ``ServiceError`` `resourceExhausted`, `RATE_LIMITED` with the time to come back.
  func charge(_ payer: Payer, cost: Int, at uptime: Duration) throws(ServiceError) {
    let cost = min(Double(max(0, cost)), mostSaved)
    let missing = state.withLock { state in
      var bucket =
        state.recent[payer] ?? state.older.removeValue(forKey: payer)
        ?? Bucket(saved: mostSaved, filled: uptime)
      let gained = max(0, (uptime - bucket.filled) / .seconds(1)) * costPerSecond
      bucket = Bucket(saved: min(mostSaved, bucket.saved + gained), filled: uptime)
      let missing = cost - bucket.saved
      if missing <= 0 { bucket.saved -= cost }
      if state.recent.count >= mostPayers / 2, state.recent[payer] == nil {
        state.older = state.recent
        state.recent = [:]
      }
      state.recent[payer] = bucket
      return missing
    }
    guard missing <= 0 else {
      throw ServiceError(
        .resourceExhausted, .rateLimited, "this caller asks too often; nothing was done",
        retryAfterMilliseconds: Int((missing / costPerSecond * 1_000).rounded(.up)))
    }
  }
}
