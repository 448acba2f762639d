package import OneWorkforceProtos
import Vocabulary

/// Requests to the presentation service that must be refused, by rpc. Each spoils one thing of the
/// request of the same name in ``ValidPresentations``.
package enum BadPresentations {
  /// How many rows the tables have.
  package static var count: Int {
    disputeEntry.count + answerDispute.count + listDisputes.count + requestErasure.count
      + decideErasure.count + eraseWorker.count
  }

  /// A dispute.
  package static let disputeEntry: [BadRequest<WireDisputeEntryRequest>] =
    BadWrites.requestRows(\.requestID) + BadPartnerships.idRows(\.factID, "fact_id")
    + BadPartnerships.wordRows(\.ground, "ground") + freeTextRows(\.statement, "statement")

  /// An answer.
  package static let answerDispute: [BadRequest<WireAnswerDisputeRequest>] =
    BadWrites.requestRows(\.requestID) + BadPartnerships.idRows(\.disputeID, "dispute_id")
    + BadPartnerships.wordRows(\.outcome, "outcome") + freeTextRows(\.note, "note")
    + [
      BadRequest("a state that is no answer", .enumUnknown, "outcome") { $0.outcome = "OPEN" }
    ]

  /// A page of disputes.
  package static let listDisputes: [BadRequest<WireListDisputesRequest>] = [
    BadRequest("a page below none", .pageSizeOutOfRange, "page_size") { $0.pageSize = -1 },
    BadRequest("a page too long", .pageSizeOutOfRange, "page_size") { $0.pageSize = 1_001 },
    BadRequest("a token of nobody's", .pageTokenInvalid, "page_token") { $0.pageToken = "00ff" },
  ]

  /// A request to be erased.
  package static let requestErasure: [BadRequest<WireRequestErasureRequest>] =
    BadWrites.requestRows(\.requestID)
    + BadPartnerships.idRows(\.organisationID, "organisation_id")

  /// A decision.
  package static let decideErasure: [BadRequest<WireDecideErasureRequest>] =
    BadWrites.requestRows(\.requestID) + BadPartnerships.idRows(\.workerID, "worker_id")
    + BadPartnerships.wordRows(\.ground, "ground")
    + BadPartnerships.textRows(\.reference, "reference", 100)
    + BadPartnerships.textRows(\.decidedBy, "decided_by", 100)
    + BadPartnerships.dayRows(\.decidedOn, "decided_on")
    + [
      BadRequest("a day that lies ahead", .valueOutOfRange, "decided_on") {
        $0.decidedOn = "2126-03-18"
      }
    ]

  /// An erasure.
  package static let eraseWorker: [BadRequest<WireEraseWorkerRequest>] =
    BadWrites.requestRows(\.requestID) + BadPartnerships.idRows(\.decisionID, "decision_id")

  /// The rows of a text that may be left out, of one line and at most 500 characters.
  private static func freeTextRows<Message>(
    _ text: Part<Message, String>, _ field: String
  ) -> [BadRequest<Message>] {
    [
      BadRequest("too long a \(field)", .fieldTooLong, field) {
        $0[keyPath: text] = String(repeating: "a", count: 501)
      },
      BadRequest("a \(field) of two lines", .characterNotAllowed, field) {
        $0[keyPath: text] = "one\ntwo"
      },
    ]
  }
}
