import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

// Rows that several tables of the registry share, spoiling the part of the message they are given.

extension BadRegistry {
  static func idRows<Message>(
    _ id: Part<Message, String>, _ field: String
  ) -> [BadRequest<Message>] {
    [
      BadRequest("no \(field)", .fieldRequired, field) { $0[keyPath: id] = "" },
      BadRequest("a \(field) that is no UUID", .idMalformed, field) {
        $0[keyPath: id] = "RYJ'; DROP TABLE organisation; --"
      },
      BadRequest("a \(field) that is not there", .recordNotFound, field, code: .notFound) {
        $0[keyPath: id] = BadWrites.someID
      },
    ]
  }

  static func dayRows<Message>(
    _ day: Part<Message, String>, _ field: String
  ) -> [BadRequest<Message>] {
    [
      BadRequest("no \(field)", .fieldRequired, field) { $0[keyPath: day] = "" },
      BadRequest("a \(field) that no calendar has", .dateInvalid, field) {
        $0[keyPath: day] = "2025-02-29"
      },
      BadRequest("a \(field) of another century", .dateInvalid, field) {
        $0[keyPath: day] = "1066-10-14"
      },
    ]
  }

  static func maskRows<Message>(
    _ mask: Part<Message, Google_Protobuf_FieldMask>
  ) -> [BadRequest<Message>] {
    [
      BadRequest("an empty mask", .updateMaskInvalid, "update_mask") {
        $0[keyPath: mask].paths = []
      },
      BadRequest("an unknown path", .updateMaskInvalid, "update_mask") {
        $0[keyPath: mask].paths = ["name", "colour"]
      },
      BadRequest("a path for everything", .updateMaskInvalid, "update_mask") {
        $0[keyPath: mask].paths = ["*"]
      },
      BadRequest("a path twice", .updateMaskInvalid, "update_mask") {
        $0[keyPath: mask].paths = ["name", "name"]
      },
      BadRequest("a thousand paths", .updateMaskInvalid, "update_mask") {
        $0[keyPath: mask].paths = Array(repeating: "name", count: 1_000)
      },
    ]
  }

  static func pageRows<Message>(
    _ size: Part<Message, Int32>, _ token: Part<Message, String>
  ) -> [BadRequest<Message>] {
    [
      BadRequest("a page below zero", .pageSizeOutOfRange, "page_size") {
        $0[keyPath: size] = -1
      },
      BadRequest("a page of 1,001", .pageSizeOutOfRange, "page_size") {
        $0[keyPath: size] = 1_001
      },
      BadRequest("a token made up", .pageTokenInvalid, "page_token") {
        $0[keyPath: token] = "00ff"
      },
      BadRequest("a token of 1,025 characters", .pageTokenInvalid, "page_token") {
        $0[keyPath: token] = String(repeating: "0", count: 1_025)
      },
    ]
  }

  static func bodyRows<Message>(_ body: Part<Message, WireOrganisation>) -> [BadRequest<Message>] {
    [
      BadRequest("no name", .fieldRequired, "organisation.name") { $0[keyPath: body].name = " " },
      BadRequest("a name of 201 characters", .fieldTooLong, "organisation.name") {
        $0[keyPath: body].name = String(repeating: "a", count: 201)
      },
      BadRequest("a name of two lines", .characterNotAllowed, "organisation.name") {
        $0[keyPath: body].name = "Larch\nHouse"
      },
      BadRequest("no kind", .enumUnspecified, "organisation.kind") {
        $0[keyPath: body].kind = .unspecified
      },
      BadRequest("a kind of a later version", .enumUnknown, "organisation.kind") {
        $0[keyPath: body].kind = .UNRECOGNIZED(77)
      },
      BadRequest("no sector", .enumUnspecified, "organisation.sector") {
        $0[keyPath: body].sector = .unspecified
      },
      BadRequest("a first day that no month has", .dateInvalid, "organisation.opened_on") {
        $0[keyPath: body].openedOn = "2015-04-31"
      },
      BadRequest("a last day before the first", .intervalReversed, "organisation.closed_on") {
        $0[keyPath: body].closedOn = "2015-04-01"
      },
      BadRequest(
        "a memorandum signed on no day", .dateInvalid, "organisation.training_memorandum_since"
      ) {
        $0[keyPath: body].trainingMemorandumSince = "yes"
      },
    ]
  }

  static func identifierRows<Message>(
    _ identifiers: Part<Message, [WireOrganisationIdentifier]>
  ) -> [BadRequest<Message>] {
    let list = "organisation.identifiers"
    return [
      BadRequest("11 identifiers", .listTooLong, list) {
        $0[keyPath: identifiers] = Array(repeating: $0[keyPath: identifiers][0], count: 11)
      },
      BadRequest("an identifier twice", .duplicateItem, list + "[1]") {
        $0[keyPath: identifiers].append($0[keyPath: identifiers][0])
      },
      BadRequest("no scheme", .fieldRequired, list + "[0].scheme") {
        $0[keyPath: identifiers][0].scheme = ""
      },
      BadRequest("an unknown scheme", .enumUnknown, list + "[0].scheme") {
        $0[keyPath: identifiers][0].scheme = "DUNS"
      },
      BadRequest("no value", .fieldRequired, list + "[0].value") {
        $0[keyPath: identifiers][0].value = ""
      },
      BadRequest("a CQC number too short", .identifierMalformed, list + "[0].value") {
        $0[keyPath: identifiers][0].value = "1-12"
      },
      BadRequest("a workplace without its letter", .identifierMalformed, list + "[0].value") {
        $0[keyPath: identifiers][0].scheme = "ASC_WDS_WORKPLACE"
        $0[keyPath: identifiers][0].value = "1001234"
      },
      BadRequest("an ONS code of eight", .identifierMalformed, list + "[0].value") {
        $0[keyPath: identifiers][0].scheme = "ONS"
        $0[keyPath: identifiers][0].value = "E0900000"
      },
      BadRequest("an ODS code of 51 characters", .fieldTooLong, list + "[0].value") {
        $0[keyPath: identifiers][0].scheme = "ODS"
        $0[keyPath: identifiers][0].value = String(repeating: "R", count: 51)
      },
      BadRequest("an ODS code in other letters", .characterNotAllowed, list + "[0].value") {
        $0[keyPath: identifiers][0].scheme = "ODS"
        $0[keyPath: identifiers][0].value = "РЙ1"
      },
    ]
  }

  static func pieceRows<Message>(
    _ pieces: Part<Message, [WirePlacePiece]>
  ) -> [BadRequest<Message>] {
    [
      BadRequest("401 pieces", .listTooLong, "place.pieces") {
        $0[keyPath: pieces] = Array(repeating: $0[keyPath: pieces][0], count: 401)
      },
      BadRequest("a piece twice at a time", .duplicateItem, "place.pieces") {
        $0[keyPath: pieces].append($0[keyPath: pieces][0])
      },
      BadRequest("a piece of no kind", .fieldRequired, "place.pieces[0].kind") {
        $0[keyPath: pieces][0].kind = ""
      },
      BadRequest("a piece of an unknown kind", .enumUnknown, "place.pieces[0].kind") {
        $0[keyPath: pieces][0].kind = "WARD"
      },
      BadRequest("a piece with no code", .fieldRequired, "place.pieces[0].code") {
        $0[keyPath: pieces][0].code = ""
      },
      BadRequest("a piece of another country", .codeMalformed, "place.pieces[0].code") {
        $0[keyPath: pieces][0].code = "W06000001"
      },
      BadRequest("an authority as a sub-ICB location", .codeMalformed, "place.pieces[0].code") {
        $0[keyPath: pieces][0].kind = "SUB_ICB_LOCATION"
      },
      BadRequest("a piece from no day", .fieldRequired, "place.pieces[0].from") {
        $0[keyPath: pieces][0].from = ""
      },
      BadRequest("a piece that ends before it begins", .intervalReversed, "place.pieces[0].to") {
        $0[keyPath: pieces][0].to = "2020-01-01"
      },
    ]
  }
}
