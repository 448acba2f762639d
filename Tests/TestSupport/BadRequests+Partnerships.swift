package import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

/// Requests to the partnership service that must be refused, by rpc. Each spoils one thing of the
/// request of the same name in ``ValidPartnerships``.
package enum BadPartnerships {
  /// How many rows the tables have.
  package static var count: Int {
    getAccountabilityMap.count + getPost.count + recordPost.count + appointToPost.count
      + leavePost.count + recordAccountability.count + lendPower.count + endPower.count
      + recordDecision.count + getFund.count + listFunds.count + recordFund.count
      + recordPayment.count + recordVariance.count + proposeRiskRule.count + answerRiskRule.count
      + recordPlanOwners.count + approvePlan.count
  }

  /// The rows of an identifier that must be given and known.
  static func idRows<Message>(
    _ id: Part<Message, String>, _ field: String
  ) -> [BadRequest<Message>] {
    [
      BadRequest("no \(field)", .fieldRequired, field) { $0[keyPath: id] = "" },
      BadRequest("a \(field) that is no UUID", .idMalformed, field) { $0[keyPath: id] = "1" },
      BadRequest("a \(field) not there", .recordNotFound, field, code: .notFound) {
        $0[keyPath: id] = BadWrites.someID
      },
    ]
  }

  /// The rows of a text that must be given, of one line and at most `limit` characters.
  static func textRows<Message>(
    _ text: Part<Message, String>, _ field: String, _ limit: Int = 200
  ) -> [BadRequest<Message>] {
    [
      BadRequest("no \(field)", .fieldRequired, field) { $0[keyPath: text] = "  " },
      BadRequest("too long a \(field)", .fieldTooLong, field) {
        $0[keyPath: text] = String(repeating: "a", count: limit + 1)
      },
      BadRequest("a \(field) of two lines", .characterNotAllowed, field) {
        $0[keyPath: text] = "one\ntwo"
      },
    ]
  }

  /// The rows of a word from a list.
  static func wordRows<Message>(
    _ word: Part<Message, String>, _ field: String
  ) -> [BadRequest<Message>] {
    [
      BadRequest("no \(field)", .fieldRequired, field) { $0[keyPath: word] = "" },
      BadRequest("an unknown \(field)", .enumUnknown, field) { $0[keyPath: word] = "MAYBE" },
    ]
  }

  /// The rows of a day that must be given.
  static func dayRows<Message>(
    _ day: Part<Message, String>, _ field: String
  ) -> [BadRequest<Message>] {
    [
      BadRequest("no \(field)", .fieldRequired, field) { $0[keyPath: day] = "" },
      BadRequest("a \(field) that is no day", .dateInvalid, field) {
        $0[keyPath: day] = "2023-02-30"
      },
    ]
  }

  /// The map.
  package static let getAccountabilityMap: [BadRequest<WireGetAccountabilityMapRequest>] =
    idRows(\.placeID, "place_id")
    + [
      BadRequest("an unknown duty", .enumUnknown, "duties[0]") { $0.duties = ["WEATHER"] },
      BadRequest("eleven duties", .listTooLong, "duties") {
        $0.duties = Array(repeating: "HOUSING", count: 11)
      },
      BadRequest("a moment before 2000", .instantInvalid, "as_of") { $0.asOf.seconds = 1 },
      BadRequest("knowledge of the future", .instantInvalid, "as_known_at") {
        $0.asKnownAt.seconds = 4_000_000_000
      },
    ]

  /// A post.
  package static let getPost: [BadRequest<WireGetPostRequest>] =
    idRows(\.postID, "post_id")
    + [
      BadRequest("knowledge of the future", .instantInvalid, "as_known_at") {
        $0.asKnownAt.seconds = 4_000_000_000
      }
    ]

  /// A later version of a post.
  package static let recordPost: [BadRequest<WireRecordPostRequest>] =
    BadWrites.requestRows(\.requestID) + textRows(\.post.title, "post.title")
    + wordRows(\.post.kind, "post.kind") + dayRows(\.post.validFrom, "post.valid_from")
    + [
      BadRequest("no post", .fieldRequired, "post") { $0.clearPost() },
      BadRequest("a version of no record", .fieldNotAllowed, "post.etag") { $0.post.id = "" },
      BadRequest("a record without its version", .fieldRequired, "post.etag") {
        $0.post.etag = ""
      },
      BadRequest("an old version", .etagMismatch, "post.etag", code: .aborted) {
        $0.post.etag = "v0"
      },
      BadRequest("a post not there", .recordNotFound, "post.id", code: .notFound) {
        $0.post.id = BadWrites.someID
      },
      BadRequest("another body's", .fieldsContradict, "post.organisation_id") {
        $0.post.organisationID = BadWrites.someID
      },
      BadRequest("an end before the start", .intervalReversed, "post.valid_to") {
        $0.post.validTo = "2019-01-01"
      },
    ]

  /// Somebody in post.
  package static let appointToPost: [BadRequest<WireAppointToPostRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.appointment.postID, "appointment.post_id")
    + idRows(\.appointment.workerID, "appointment.worker_id")
    + dayRows(\.appointment.validFrom, "appointment.valid_from")
    + [
      BadRequest("no appointment", .fieldRequired, "appointment") { $0.clearAppointment() },
      BadRequest("before the post exists", .fieldsContradict, "appointment.valid_from") {
        $0.appointment.validFrom = "2019-12-31"
      },
      BadRequest("an end on the first day", .intervalReversed, "appointment.valid_to") {
        $0.appointment.validTo = "2024-01-01"
      },
      BadRequest(
        "a body not there", .recordNotFound, "appointment.rests_on_organisation_id",
        code: .notFound
      ) { $0.appointment.restsOnOrganisationID = BadWrites.someID },
    ]

  /// Somebody gone.
  package static let leavePost: [BadRequest<WireLeavePostRequest>] =
    BadWrites.requestRows(\.requestID) + idRows(\.appointmentID, "appointment_id")
    + dayRows(\.leftOn, "left_on")
    + [
      BadRequest("gone on the first day", .intervalReversed, "left_on") {
        $0.leftOn = "2022-07-01"
      }
    ]

  /// What a post answers for.
  package static let recordAccountability: [BadRequest<WireRecordAccountabilityRequest>] =
    BadWrites.requestRows(\.requestID) + wordRows(\.accountability.duty, "accountability.duty")
    + idRows(\.accountability.postID, "accountability.post_id")
    + idRows(\.accountability.accountableToID, "accountability.accountable_to_id")
    + idRows(\.accountability.placeID, "accountability.place_id")
    + dayRows(\.accountability.validFrom, "accountability.valid_from")
    + [
      BadRequest("nothing", .fieldRequired, "accountability") { $0.clearAccountability() },
      BadRequest("a subject of 201 characters", .fieldTooLong, "accountability.subject") {
        $0.accountability.subject = String(repeating: "a", count: 201)
      },
      BadRequest(
        "a record not there", .recordNotFound, "accountability.id", code: .notFound
      ) {
        $0.accountability.id = BadWrites.someID
        $0.accountability.etag = "v1"
      },
    ]
}
