import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

// Rows that several tables of reads share, spoiling the part of the message they are given.

/// An identifier that no service gives out in tests.
let unknownID = "ffffffff-ffff-4fff-8fff-ffffffffffff"

extension BadReads {
  /// All rows of `parts`, in order; a sum of so many is more than the compiler can type at once.
  static func rows<Message>(_ parts: [BadRequest<Message>]...) -> [BadRequest<Message>] {
    parts.flatMap { $0 }
  }

  static func selectorRows<Message>(
    _ part: Part<Message, WireWorkerSelector>
  ) -> [BadRequest<Message>] {
    [
      BadRequest("a selector that names nobody", .fieldRequired, "worker") {
        $0[keyPath: part].by = nil
      },
      BadRequest("no worker in the selector", .fieldRequired, "worker.worker_id") {
        $0[keyPath: part].workerID = ""
      },
      BadRequest("a worker that is no UUID", .idMalformed, "worker.worker_id") {
        $0[keyPath: part].workerID = "Rosa Marques"
      },
      BadRequest("a worker that is not there", .recordNotFound, nil, code: .notFound) {
        $0[keyPath: part].workerID = unknownID
      },
      BadRequest("an empty share code", .codeMalformed, "worker.share_code") {
        $0[keyPath: part].shareCode = ""
      },
      BadRequest("a share code with a slip", .codeMalformed, "worker.share_code") {
        $0[keyPath: part].shareCode = "00000-00001-0"
      },
      BadRequest("a share code nobody gave", .recordNotFound, nil, code: .notFound) {
        $0[keyPath: part].shareCode = "00000-00001-1"
      },
    ]
  }

  static func purposeRows<Message>(_ part: Part<Message, WirePurpose>) -> [BadRequest<Message>] {
    [
      BadRequest("no purpose", .enumUnspecified, "purpose") { $0[keyPath: part] = .unspecified },
      BadRequest("a purpose of a later version", .enumUnknown, "purpose") {
        $0[keyPath: part] = .UNRECOGNIZED(99)
      },
      BadRequest(
        "a purpose of another duty", .purposeNotAllowed, "purpose", code: .permissionDenied
      ) { $0[keyPath: part] = .audit },
    ]
  }

  static func roleRows<Message>(_ part: Part<Message, String>) -> [BadRequest<Message>] {
    [
      BadRequest("no role", .fieldRequired, "role_code") { $0[keyPath: part] = "" },
      BadRequest("a role with a space", .codeMalformed, "role_code") {
        $0[keyPath: part] = "CARE WORKER"
      },
      BadRequest("a role of 65 characters", .codeMalformed, "role_code") {
        $0[keyPath: part] = String(repeating: "R", count: 65)
      },
      BadRequest("a role of no profile", .codeUnknown, "role_code") {
        $0[keyPath: part] = "WIZARD"
      },
    ]
  }

  static func momentRows<Message>(
    _ part: Part<Message, Google_Protobuf_Timestamp>, _ field: String
  ) -> [BadRequest<Message>] {
    [
      BadRequest("\(field) before 2000", .instantInvalid, field) {
        $0[keyPath: part] = Google_Protobuf_Timestamp(seconds: 946_684_799)
      },
      BadRequest("\(field) beyond counting", .instantInvalid, field) {
        $0[keyPath: part] = Google_Protobuf_Timestamp(seconds: .max)
      },
      BadRequest("\(field) with odd nanoseconds", .instantInvalid, field) {
        $0[keyPath: part] = Google_Protobuf_Timestamp(seconds: 1_773_748_800, nanos: -1)
      },
    ]
  }

  static func futureRows<Message>(
    _ part: Part<Message, Google_Protobuf_Timestamp>
  ) -> [BadRequest<Message>] {
    [
      BadRequest("as known in the future", .instantInvalid, "as_known_at") {
        $0[keyPath: part] = Google_Protobuf_Timestamp(seconds: 4_000_000_000)
      }
    ]
  }

  static func pageRows<Message>(
    _ size: Part<Message, Int32>, _ token: Part<Message, String>
  ) -> [BadRequest<Message>] {
    [
      BadRequest("a page size below zero", .pageSizeOutOfRange, "page_size") {
        $0[keyPath: size] = -1
      },
      BadRequest("a page size of 1001", .pageSizeOutOfRange, "page_size") {
        $0[keyPath: size] = 1_001
      },
      BadRequest("a token made up", .pageTokenInvalid, "page_token") {
        $0[keyPath: token] = "AAAA"
      },
      BadRequest("a token of 1025 characters", .pageTokenInvalid, "page_token") {
        $0[keyPath: token] = String(repeating: "A", count: 1_025)
      },
    ]
  }

  static func moveRows<Message>(_ part: Part<Message, String>) -> [BadRequest<Message>] {
    [
      BadRequest("no move", .fieldRequired, "transfer_id") { $0[keyPath: part] = "" },
      BadRequest("a move that is no UUID", .idMalformed, "transfer_id") {
        $0[keyPath: part] = "the move"
      },
      BadRequest("a move that is not there", .recordNotFound, "transfer_id", code: .notFound) {
        $0[keyPath: part] = unknownID
      },
    ]
  }

  static func organisationRows<Message>(
    _ part: Part<Message, String>, _ field: String
  ) -> [BadRequest<Message>] {
    [
      BadRequest("no \(field)", .fieldRequired, field) { $0[keyPath: part] = "" },
      BadRequest("a \(field) that is no UUID", .idMalformed, field) {
        $0[keyPath: part] = "Alder Court"
      },
      BadRequest("a \(field) that is not there", .recordNotFound, field, code: .notFound) {
        $0[keyPath: part] = unknownID
      },
    ]
  }
}
