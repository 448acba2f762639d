import Access
import OneWorkforceProtos
import Operations
import Testing
import Vocabulary
import WireFormat

/// What a batch answers on the wire.
@Suite struct BatchReportTests {
  @Test("results keep their order, and an error names its status, reason, field and sentence")
  func results() {
    let receipt = Receipt(
      id: "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a10", etag: Etag(CommitSequence(7)),
      sequence: CommitSequence(7), recordedAt: Instant(milliseconds: 1_773_741_600_000))
    let error = ServiceError(.invalidArgument, .codeUnknown, field: "achievement.standard", "no")
    let response = WireBatchRecordAchievementsResponse(
      BatchReport(results: [.failure(error), .success(receipt)]), status: { _ in 3 })
    #expect(response.recordedCount == 1)
    #expect(response.refusedCount == 1)
    #expect(response.results[0].error.statusCode == 3)
    #expect(response.results[0].error.reason == "CODE_UNKNOWN")
    #expect(response.results[0].error.field == "achievement.standard")
    #expect(response.results[1].receipt.id == receipt.id)
    #expect(response.results[1].receipt.commitSequence == 7)
  }
}
