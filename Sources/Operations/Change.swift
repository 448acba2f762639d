package import Access
package import Vocabulary

/// What every change carries: its name, whether it is only to be checked, and what it said.
package struct ChangeHeader: Hashable, Sendable {
  /// The name the caller gave it.
  package let request: RequestID
  /// Whether everything is to be checked and nothing written.
  package let isValidationOnly: Bool
  /// The request as it came, so that the same name with another body is recognised.
  package let body: [UInt8]

  /// A header with these parts.
  package init(request: RequestID, isValidationOnly: Bool, body: [UInt8]) {
    self.request = request
    self.isValidationOnly = isValidationOnly
    self.body = body
  }
}

/// What the body of a change hands back: the record it made or changed, and the rule that let it.
package struct ChangeOutcome: Sendable {
  /// The record.
  package let id: String
  /// The rule that allowed the change.
  package let rule: RuleID
  /// Counts and digests for the audit trail, as short text.
  package let note: String

  /// The change made or changed `id` under `rule`.
  package init(id: some CustomStringConvertible, rule: RuleID, note: String = "") {
    self.id = id.description
    self.rule = rule
    self.note = note
  }
}

extension Service {
  /// Carries out a change exactly once: durable, audited, and answered alike at every replay.
  ///
  /// `body` decides access on the change's own snapshot through
  /// ``RecordSnapshot/permit(_:_:about:)`` and throws what it refuses. With `isValidationOnly`
  /// everything runs and nothing stays.
  package func change(
    _ header: ChangeHeader, _ call: Call,
    _ body: @escaping @Sendable (any RecordChange) throws -> ChangeOutcome
  ) async throws -> Receipt {
    try await notedChange(header, call, body).receipt
  }

  /// As ``change(_:_:_:)``, with the note that the first carrying out left beside its receipt.
  func notedChange(
    _ header: ChangeHeader, _ call: Call,
    _ body: @escaping @Sendable (any RecordChange) throws -> ChangeOutcome
  ) async throws -> ChangeAnswer {
    do {
      return try await records.write(shouldStart: call.shouldStart) { records in
        let answer = try Self.carryOut(header, call, in: records, body)
        if header.isValidationOnly { throw ValidatedOnly(answer: answer) }
        return answer
      }
    } catch let done as ValidatedOnly {
      return done.answer
    } catch let denial as AccessDenied {
      try await record(denial, of: call)
      throw denial.refusal
    }
  }

  /// One change inside a running write; batches call it for each of their items.
  static func carryOut(
    _ header: ChangeHeader, _ call: Call, in records: any RecordChange,
    _ body: (any RecordChange) throws -> ChangeOutcome
  ) throws -> ChangeAnswer {
    let key = RequestKey(call.caller, method: call.method, request: header.request)
    if let earlier = try records.earlierChange(key, body: header.body) {
      var receipt = earlier.receipt
      receipt.wasReplayed = true
      return ChangeAnswer(receipt: receipt, note: earlier.note)
    }
    let outcome = try body(records)
    let sequence = try records.sequence()
    let receipt = Receipt(
      id: outcome.id, etag: Etag(sequence), sequence: sequence,
      recordedAt: try records.recordedAt(),
      wasValidatedOnly: header.isValidationOnly)
    try records.record(
      ChangeEntry(
        key: key, organisation: call.caller.organisation, duty: call.caller.duty,
        rule: outcome.rule, receipt: receipt, note: outcome.note),
      body: header.body)
    return ChangeAnswer(receipt: receipt, note: outcome.note)
  }

  /// Keeps a denial where the worker can see it.
  func record(_ denial: AccessDenied, of call: Call) async throws {
    guard let entry = denial.entry(of: call, id: newID(Noun.Access.self), at: now()) else { return }
    try await records.write(shouldStart: { true }) { try $0.record(entry) }
  }
}

/// A receipt, and the note that the first carrying out left beside it.
struct ChangeAnswer: Sendable {
  let receipt: Receipt
  let note: String
}

/// Carries the answer of a change that was only to be checked out of its savepoint.
struct ValidatedOnly: Error {
  let answer: ChangeAnswer
}
