import OneWorkforceProtos
import TestSupport
import Testing
import Vocabulary
import WireFormat

/// Every row of the table of bad requests about presentations that a conversion can see.
@Suite("Bad requests about presentations are refused by field") struct BadPresentationsTests {
  @Test("disputes") func disputes() {
    refused(BadPresentations.disputeEntry, of: ValidPresentations.disputeEntry) {
      _ = try $0.native()
    }
    refused(BadPresentations.answerDispute, of: ValidPresentations.answerDispute) {
      _ = try $0.native()
    }
    refused(BadPresentations.listDisputes, of: .init()) { _ = try $0.native() }
  }

  @Test("erasures") func erasures() {
    refused(BadPresentations.requestErasure, of: ValidPresentations.requestErasure) {
      _ = try $0.native()
    }
    refused(BadPresentations.decideErasure, of: ValidPresentations.decideErasure) {
      _ = try $0.native()
    }
    refused(BadPresentations.eraseWorker, of: ValidPresentations.eraseWorker) {
      _ = try $0.native()
    }
  }

  /// What only the records, the clock or the seal of pages can tell is asked over the socket.
  private func refused<Message>(
    _ rows: [BadRequest<Message>], of valid: Message, _ read: (Message) throws -> Void
  ) {
    #expect(throws: Never.self) { try read(valid) }
    for row in rows
    where row.code == .invalidArgument && row.reason != .pageTokenInvalid
      && row.reason != .valueOutOfRange
    {
      let refusal = #expect(throws: ServiceError.self, "\(row)") { try read(row.spoiled(valid)) }
      #expect(refusal?.code == row.code, "\(row)")
      #expect(refusal?.reason == row.reason, "\(row)")
      #expect(refusal?.field == row.field, "\(row)")
    }
  }
}
