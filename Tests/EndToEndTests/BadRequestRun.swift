import RPCServer
import TestSupport
import Testing

/// A run of bad requests against a live server, which must say of each what its table says.
actor BadRequestRun {
  private let live: LiveServer
  private(set) var sent = 0
  private var looks: Int64 = 0

  init(_ live: LiveServer) {
    self.live = live
  }

  /// Sends every row of `rows` and compares the refusal a client reads with the row.
  func refuses<Message, Answer>(
    _ method: String, _ rows: [BadRequest<Message>], of valid: Message,
    _ send: @Sendable (Message) async throws -> Answer
  ) async throws {
    for row in rows {
      let refusal = try await told { try await send(row.spoiled(valid)) }
      let story: Comment = "\(method), \(row): \(String(describing: refusal))"
      #expect(refusal?.code == row.code.rpcCode, story)
      #expect(refusal?.reason == row.reason.rawValue, story)
      #expect(refusal?.field == row.field, story)
      let violations = row.code == .invalidArgument ? row.field.map { [$0] } ?? [] : []
      #expect(refusal?.violations == violations, story)
      #expect(refusal?.code != .internalError && refusal?.code != .unknown, story)
      sent += 1
      // A denied look at a worker is kept, for the worker to see; nothing else is.
      if row.code == .notFound || row.code == .permissionDenied { looks += 1 }
    }
  }

  /// Runs `body`; afterwards the server still answers and nothing was written by it.
  func leavingNothing(_ body: () async throws -> Void) async throws {
    let before = try await live.commitSequence()
    try await body()
    let written = try await live.commitSequence() - before
    #expect(written <= looks, "\(written) commits came of refused requests")
    #expect(try await live.health.check(.init()).status == .serving)
  }
}
