package import Access
package import Vocabulary

/// What became of the items of a batch, in the order they came.
package struct BatchReport: Sendable {
  /// A receipt for each item that stands, an error for each that was refused.
  package let results: [Result<Receipt, ServiceError>]

  /// A report of these results.
  package init(results: [Result<Receipt, ServiceError>]) {
    self.results = results
  }

  /// How many items stand.
  package var recordedCount: Int {
    results.count { if case .success = $0 { true } else { false } }
  }

  /// How many were refused.
  package var refusedCount: Int { results.count - recordedCount }
}

/// The limits of a batch.
enum BatchLimit {
  /// The most items of one stream.
  static let items = 10_000
  /// The most items that share one durable change: enough that the cost of a commit vanishes, few
  /// enough that other callers hardly wait.
  static let chunk = 256
}

extension Service {
  /// Carries out changes as they come, many to a commit; each stands or falls alone.
  ///
  /// An item that could not be read is refused in its place. A fault of the service itself ends the
  /// stream: what was carried out stands, and the same items sent again are answered as replays.
  ///
  /// - Throws: ``ServiceError`` `LIST_TOO_LONG` at the item after the ten thousandth.
  func batch<Item: Sendable>(
    _ items: some AsyncSequence<Result<Item, ServiceError>, any Error>, _ call: Call,
    prepare: (Item) -> PreparedChange
  ) async throws -> BatchReport {
    var results: [Result<Receipt, ServiceError>] = []
    var chunk: [Result<PreparedChange, ServiceError>] = []
    for try await item in items {
      guard results.count + chunk.count < BatchLimit.items else { throw Self.batchTooLong }
      chunk.append(item.map(prepare))
      if chunk.count == BatchLimit.chunk {
        results += try await carryOut(chunk, call)
        chunk = []
      }
    }
    results += try await carryOut(chunk, call)
    return BatchReport(results: results)
  }

  /// One durable change for the whole of `chunk`, then the log of what was denied in it.
  private func carryOut(
    _ chunk: [Result<PreparedChange, ServiceError>], _ call: Call
  ) async throws -> [Result<Receipt, ServiceError>] {
    guard chunk.contains(where: { (try? $0.get()) != nil }) else {
      return chunk.map { $0.flatMap { _ in .failure(.absent("item")) } }
    }
    let outcomes: [ItemOutcome]
    do {
      outcomes = try await records.write(shouldStart: call.shouldStart) { records in
        // The number of the commit is taken out here, where no item's savepoint can undo it.
        _ = try records.sequence()
        // No item changes how the caller stands to anybody, so that is read once a worker.
        var known: [WorkerID: RelationFacts] = [:]
        let outcomes = try chunk.map { item in
          try Self.carryOut(item, call, in: records) { worker, now in
            if let facts = known[worker] { return facts }
            let facts = try records.facts(call, about: worker, purpose: nil, at: now)
            known[worker] = facts
            return facts
          }
        }
        guard outcomes.contains(where: \.hasWritten) else {
          throw NothingWritten(outcomes: outcomes)
        }
        return outcomes
      }
    } catch let nothing as NothingWritten {
      outcomes = nothing.outcomes
    }
    try await log(outcomes.compactMap(\.denial), of: call)
    return outcomes.map(\.result)
  }

  /// One item in a savepoint of its own.
  private static func carryOut(
    _ item: Result<PreparedChange, ServiceError>, _ call: Call, in records: any RecordChange,
    _ relations: PreparedChange.Relations
  ) throws -> ItemOutcome {
    do {
      let change = try item.get()
      let receipt = try records.savepoint {
        let answer = try carryOut(change.header, call, in: records) {
          try change.body($0, relations)
        }
        if change.header.isValidationOnly { throw ValidatedOnly(answer: answer) }
        return answer.receipt
      }
      return ItemOutcome(result: .success(receipt), hasWritten: !receipt.wasReplayed)
    } catch let done as ValidatedOnly {
      return ItemOutcome(result: .success(done.answer.receipt))
    } catch let denial as AccessDenied {
      return ItemOutcome(result: .failure(denial.refusal), denial: denial)
    } catch let error as ServiceError where error.isAboutTheRequest {
      return ItemOutcome(result: .failure(error))
    }
  }

  /// Keeps what was denied where the workers can see it.
  func log(_ denials: [AccessDenied], of call: Call) async throws {
    let at = now()
    let entries = denials.compactMap { $0.entry(of: call, id: newID(Noun.Access.self), at: at) }
    guard !entries.isEmpty else { return }
    try await records.write(shouldStart: { true }) { records in
      for entry in entries { try records.record(entry) }
    }
  }

  private static var batchTooLong: ServiceError {
    ServiceError(
      .invalidArgument, .listTooLong,
      "must be at most \(BatchLimit.items) items a stream; those before stand")
  }
}

/// What became of one item inside the running change.
private struct ItemOutcome: Sendable {
  let result: Result<Receipt, ServiceError>
  var denial: AccessDenied?
  var hasWritten = false
}

/// Carries the outcomes out of a change that is not worth a commit.
private struct NothingWritten: Error {
  let outcomes: [ItemOutcome]
}

extension ServiceError {
  /// Whether the item is at fault, and not the service or its state as a whole.
  fileprivate var isAboutTheRequest: Bool {
    switch code {
    case .internalFault, .unavailable, .deadlineExceeded, .unauthenticated: false
    default: reason != .storageFull
    }
  }
}
