import OneWorkforceProtos
import Vocabulary

// Rows that several tables share, spoiling the part of the message they are given.

typealias Part<Message, Value> = any WritableKeyPath<Message, Value> & Sendable

extension BadWrites {
  static func requestRows<Message>(_ id: Part<Message, String>) -> [BadRequest<Message>] {
    [
      BadRequest("no request_id", .fieldRequired, "request_id") { $0[keyPath: id] = "" },
      BadRequest("a request_id that is no UUID", .idMalformed, "request_id") {
        $0[keyPath: id] = "request-1"
      },
    ]
  }

  static func workerRows<Message>(
    _ id: Part<Message, String>, _ field: String = "worker_id"
  ) -> [BadRequest<Message>] {
    [
      BadRequest("no \(field)", .fieldRequired, field) { $0[keyPath: id] = "" },
      BadRequest("a \(field) that is no UUID", .idMalformed, field) {
        $0[keyPath: id] = "worker'; DROP TABLE worker; --"
      },
      BadRequest("a \(field) that is not there", .recordNotFound, nil, code: .notFound) {
        $0[keyPath: id] = someID
      },
    ]
  }

  static func factRows<Message>(
    _ id: Part<Message, String>, _ field: String
  ) -> [BadRequest<Message>] {
    [
      BadRequest("no \(field)", .fieldRequired, field) { $0[keyPath: id] = "" },
      BadRequest("a \(field) that is no UUID", .idMalformed, field) {
        $0[keyPath: id] = String(repeating: "f", count: 36)
      },
      BadRequest("a \(field) that is not there", .recordNotFound, nil, code: .notFound) {
        $0[keyPath: id] = someID
      },
    ]
  }

  static func causeRows<Message>(_ cause: Part<Message, String>) -> [BadRequest<Message>] {
    [
      BadRequest("no cause", .fieldRequired, "cause") { $0[keyPath: cause] = "" },
      BadRequest("a cause in free text", .enumUnknown, "cause") {
        $0[keyPath: cause] = "she was rude to a visitor"
      },
    ]
  }

  static func engagementRows<Message>(
    _ part: Part<Message, WireEngagement>
  ) -> [BadRequest<Message>] {
    [
      BadRequest("another organisation", .fieldsContradict, "engagement.organisation_id") {
        $0[keyPath: part].organisationID = someID
      },
      BadRequest("no kind", .enumUnspecified, "engagement.kind") {
        $0[keyPath: part].kind = .unspecified
      },
      BadRequest("a manager's placement", .fieldsContradict, "engagement.kind") {
        $0[keyPath: part].kind = .placement
      },
      BadRequest("no legal basis", .fieldRequired, "engagement.legal_basis") {
        $0[keyPath: part].legalBasis = ""
      },
      BadRequest("an unknown legal basis", .enumUnknown, "engagement.legal_basis") {
        $0[keyPath: part].legalBasis = "HANDSHAKE"
      },
      BadRequest("an unknown role", .codeUnknown, "engagement.role_code") {
        $0[keyPath: part].roleCode = "WIZARD"
      },
      BadRequest("a malformed role", .codeMalformed, "engagement.role_code") {
        $0[keyPath: part].roleCode = "care worker"
      },
      BadRequest("an unknown job role", .codeUnknown, "engagement.asc_wds_job_role") {
        $0[keyPath: part].ascWdsJobRole = 9_999
      },
      BadRequest("no first day", .fieldRequired, "engagement.from") {
        $0[keyPath: part].from = ""
      },
      BadRequest("an end before the start", .intervalReversed, "engagement.to") {
        $0[keyPath: part].to = "2025-01-05"
      },
      BadRequest("three times full time", .valueOutOfRange, "engagement.fte") {
        $0[keyPath: part].fte = .with {
          $0.numerator = 3
          $0.denominator = 1
          $0.baseMinutesPerWeek = 2_250
        }
      },
      BadRequest("a share over nothing", .valueOutOfRange, "engagement.fte") {
        $0[keyPath: part].fte = .with { $0.numerator = 1 }
      },
      BadRequest(
        "more minutes than a week", .valueOutOfRange, "engagement.contracted_minutes_per_week"
      ) { $0[keyPath: part].contractedMinutesPerWeek = 10_081 },
    ]
  }

  static func achievementRows<Message>(
    _ part: Part<Message, WireAchievement>, _ parent: String
  ) -> [BadRequest<Message>] {
    [
      BadRequest("no standard", .fieldRequired, parent + ".standard") {
        $0[keyPath: part].standard = ""
      },
      BadRequest("an unknown standard", .codeUnknown, parent + ".standard") {
        $0[keyPath: part].standard = "CSTF-NOTHING-9"
      },
      BadRequest("a standard of 65 characters", .codeMalformed, parent + ".standard") {
        $0[keyPath: part].standard = String(repeating: "A", count: 65)
      },
      BadRequest("no kind", .enumUnspecified, parent + ".kind") {
        $0[keyPath: part].kind = .unspecified
      },
      BadRequest("level 21", .valueOutOfRange, parent + ".level.level") {
        $0[keyPath: part].level = .with {
          $0.scale = "EPA-5"
          $0.level = 21
        }
      },
      BadRequest("a level on no scale", .fieldRequired, parent + ".level.scale") {
        $0[keyPath: part].level.level = 3
      },
      BadRequest("no progress", .enumUnspecified, parent + ".progress") {
        $0[keyPath: part].progress = .unspecified
      },
      BadRequest("achieved on no day", .fieldsContradict, parent + ".completed_on") {
        $0[keyPath: part].completedOn = ""
      },
      BadRequest("achieved tomorrow", .valueOutOfRange, parent + ".completed_on") {
        $0[keyPath: part].completedOn = "2199-01-01"
      },
      BadRequest("over before it began", .intervalReversed, parent + ".holds_through") {
        $0[keyPath: part].holdsThrough = "2025-11-02"
      },
      BadRequest(
        "gained at a body that is not there", .recordNotFound, parent + ".gained_at_id",
        code: .notFound
      ) { $0[keyPath: part].gainedAtID = someID },
      BadRequest(
        "an assessor's malformed number", .identifierMalformed,
        parent + ".assessor.registration_number"
      ) {
        $0[keyPath: part].assessor = .with {
          $0.regulator = .nmc
          $0.registrationNumber = "??"
          $0.signedAt = .moment("2025-11-03")
        }
      },
    ] + achievementScopeRows(part, parent)
  }

  private static func achievementScopeRows<Message>(
    _ part: Part<Message, WireAchievement>, _ parent: String
  ) -> [BadRequest<Message>] {
    [
      BadRequest(
        "a person nobody is signed off for", .fieldsContradict,
        parent + ".scopes.person_reference"
      ) {
        $0[keyPath: part].portability = .personSpecific
      },
      BadRequest("some ages and any", .fieldsContradict, parent + ".scopes.ages") {
        $0[keyPath: part].scopes.ages = ["ADULT"]
        $0[keyPath: part].scopes.anyAge = true
      },
      BadRequest("an unknown setting", .enumUnknown, parent + ".scopes.settings") {
        $0[keyPath: part].scopes.settings = ["SHIP"]
      },
      BadRequest("11 devices", .listTooLong, parent + ".scopes.devices") {
        $0[keyPath: part].scopes.devices = (1...11).map { "Pump \($0)" }
      },
      BadRequest("an unknown mode", .enumUnknown, parent + ".mode") {
        $0[keyPath: part].mode = "TELEPATHY"
      },
    ]
  }
}
