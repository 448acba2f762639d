import Passports
import Testing
import Vocabulary

@Suite("What callers write")
struct PassportPolicyTests {
  struct BadNumber: CustomTestStringConvertible {
    let scheme: WorkerIdentifier.Scheme
    let value: String
    let reason: ErrorReason

    init(_ scheme: WorkerIdentifier.Scheme, _ value: String, _ reason: ErrorReason) {
      self.scheme = scheme
      self.value = value
      self.reason = reason
    }

    var testDescription: String { "\(scheme.rawValue) \(value)" }
  }

  static let bad: [BadNumber] = [
    BadNumber(.gmc, "", .fieldRequired),
    BadNumber(.gmc, "123456", .identifierMalformed),
    BadNumber(.nmc, "71A2998", .identifierMalformed),
    BadNumber(.hcpc, "XX1234", .identifierMalformed),
    BadNumber(.socialWorkEngland, "SW1234567", .identifierMalformed),
    BadNumber(.gphc, "1234567", .identifierMalformed),
    BadNumber(.gmc, String(repeating: "1", count: 41), .fieldTooLong),
    BadNumber(.nationalInsurance, "BG123456A", .identifierMalformed),
    BadNumber(.nationalInsurance, "QQ123456C", .identifierMalformed),
    BadNumber(.esr, "   ", .fieldRequired),
    BadNumber(.esr, "12\u{0}34", .characterNotAllowed),
    BadNumber(.ascWDSWorker, "HOME-A", .identifierMalformed),
    BadNumber(.ascWDSWorker, "/7", .identifierMalformed),
  ]

  @Test("a number without the form of its register is refused by name of the field", arguments: bad)
  func refused(_ row: BadNumber) {
    let error = refusal { () throws(ServiceError) in
      _ = try PassportPolicy.identifier(
        row.scheme, row.value,
        organisation: row.scheme.isOfOneOrganisation ? OrganisationID(high: 2, low: 1) : nil,
        field: "identifiers")
    }
    #expect(error?.reason == row.reason)
    #expect(error?.field == "identifiers.value")
    if row.scheme == .nationalInsurance {
      #expect(error?.message.contains(row.value) == false)
    }
  }

  @Test("a number is kept in its register's normal form")
  func normalForms() throws {
    let rows: [(WorkerIdentifier.Scheme, String, String)] = [
      (.nmc, "71a 2998e", "71A2998E"), (.hcpc, "OT000123", "OT123"),
      (.socialWorkEngland, "sw000123", "SW123"), (.nationalInsurance, "ab 12 34 56 c", "AB123456C"),
    ]
    for (scheme, text, normal) in rows {
      let identifier = try PassportPolicy.identifier(
        scheme, text, organisation: nil, field: "identifiers")
      #expect(identifier.value == normal)
    }
    #expect(
      try PassportPolicy.certificateNumber("000123456789", field: "dbs") == "000123456789")
  }

  @Test("an employer's own number needs its employer, and a register's number has none")
  func organisations() {
    let body = OrganisationID(high: 2, low: 1)
    for (scheme, organisation, reason) in [
      (.esr, nil, .fieldRequired), (.gmc, body, .fieldNotAllowed),
    ] as [(WorkerIdentifier.Scheme, OrganisationID?, ErrorReason)] {
      let error = refusal { () throws(ServiceError) in
        _ = try PassportPolicy.identifier(
          scheme, "1234567", organisation: organisation, field: "identifiers")
      }
      #expect(error?.reason == reason)
      #expect(error?.field == "identifiers.organisation_id")
    }
  }

  @Test("a certificate number is not repeated in its refusal")
  func certificate() {
    let error = refusal { () throws(ServiceError) in
      _ = try PassportPolicy.certificateNumber("F0001234567", field: "dbs.certificate_number")
    }
    #expect(error?.reason == .identifierMalformed)
    #expect(error?.message.contains("F0001234567") == false)
  }

  @Test("a code no table names is refused")
  func codes() {
    #expect(PassportPolicy.isKnown("CSTF-IPC-2"))
    #expect(PassportPolicy.isKnown("CARE-CERT-2015/7"))
    let standard = refusal { () throws(ServiceError) in
      _ = try PassportPolicy.known(StandardCode("CSTF-XYZ"), field: "standard")
    }
    #expect(standard?.reason == .codeUnknown)
    let role = refusal { () throws(ServiceError) in
      _ = try PassportPolicy.known(RoleCode("ASTRONAUT"), field: "role")
    }
    #expect(role?.reason == .codeUnknown)
  }

  @Test("a day that has not come is refused, today is not")
  func future() throws {
    let now = instant("2026-06-01T22:30:00Z")
    try PassportPolicy.checkPast(try date("2026-06-01"), now: now, field: "completed_on")
    let error = refusal { () throws(ServiceError) in
      try PassportPolicy.checkPast(
        CivilDate("2026-06-02", field: "x"), now: now, field: "completed_on")
    }
    #expect(error?.reason == .valueOutOfRange)
    #expect(error?.field == "completed_on")
  }

  @Test("an achievement before its worker's birth is refused")
  func beforeBirth() throws {
    var passport = PassportBuilder()
    try passport.achieve(ipc, on: "1990-01-01")
    let achievement = passport.facts.achievements[0].fact
    let born = try date("1990-01-01")
    let error = refusal { () throws(ServiceError) in
      try PassportPolicy.checkPlausible(
        achievement, bornOn: born, now: instant("2026-06-01T12:00:00Z"))
    }
    #expect(error?.reason == .fieldsContradict)
  }

  @Test("a reinstatement may not be back-dated, a revocation may")
  func backDating() throws {
    let now = instant("2026-06-01T12:00:00Z")
    for kind in [StatusEvent.Kind.reinstated, .revoked, .suspended] {
      let event = try StatusEvent(
        fact: FactID(high: 1, low: 1), kind: kind, effectiveFrom: instant("2026-05-01T12:00:00Z"),
        cause: .investigationClosed)
      let error = refusal { () throws(ServiceError) in
        try PassportPolicy.checkBackDating(event, now: now)
      }
      #expect(error?.reason == (kind == .reinstated ? .backdatedGrantBlocked : nil))
    }
  }
}

func refusal(_ body: () throws(ServiceError) -> Void) -> ServiceError? {
  do {
    try body()
    return nil
  } catch { return error }
}
