import ReferenceData
import Testing
import Vocabulary

@Suite("The form of register numbers")
struct NumberRegisterTests {
  struct Bad: Sendable {
    let register: NumberRegister
    let text: String
    let reason: ErrorReason

    init(
      _ register: NumberRegister, _ text: String, _ reason: ErrorReason = .identifierMalformed
    ) {
      self.register = register
      self.text = text
      self.reason = reason
    }
  }

  static let bad: [Bad] = [
    Bad(.gmc, "", .fieldRequired),
    Bad(.gmc, String(repeating: "1", count: 41), .fieldTooLong),
    Bad(.gmc, "   "),
    Bad(.gmc, "123456"),
    Bad(.gmc, "12345678"),
    Bad(.gmc, "L1234567"),
    Bad(.gmc, "M123456"),
    Bad(.nmc, "71A2998"),
    Bad(.nmc, "7AA2998E"),
    Bad(.nmc, "71A29981"),
    Bad(.nmc, "71A2998E\n"),
    Bad(.hcpc, "PH"),
    Bad(.hcpc, "PH000000"),
    Bad(.hcpc, "XX123"),
    Bad(.hcpc, "PH1234567"),
    Bad(.socialWorkEngland, "SW"),
    Bad(.socialWorkEngland, "SW1234567"),
    Bad(.socialWorkEngland, "ſW123"),
    Bad(.gphc, "1234567"),
    Bad(.gphc, "212345"),
    Bad(.cqc, "2-123456789"),
    Bad(.cqc, "1-1234567"),
    Bad(.cqc, "1-1234567890123"),
    Bad(.ascwdsWorkplace, "A2123456"),
    Bad(.ascwdsWorkplace, "1123456"),
    Bad(.nationalInsurance, "BG123456A"),
    Bad(.nationalInsurance, "ZZ123456A"),
    Bad(.nationalInsurance, "DA123456A"),
    Bad(.nationalInsurance, "AO123456A"),
    Bad(.nationalInsurance, "AB123456E"),
    Bad(.nationalInsurance, "AB12345A"),
    Bad(.dbsCertificate, "F123456789012"),
    Bad(.dbsCertificate, "12345678901"),
    Bad(.dbsCertificate, "1234567890123"),
    Bad(.rightToWorkShareCode, "R12345678"),
    Bad(.rightToWorkShareCode, "W1234567"),
    Bad(.gmc, "１２３４５６７"),
  ]

  @Test("a malformed number is refused by name of its field", arguments: bad)
  func refused(_ row: Bad) {
    let error = #expect(throws: ServiceError.self) {
      try WellFormedNumber(row.text, register: row.register, field: "number")
    }
    #expect(error?.reason == row.reason)
    #expect(error?.field == "number")
  }

  @Test(
    "a refusal never repeats a National Insurance number, certificate number or share code",
    arguments: [
      NumberRegister.nationalInsurance, .dbsCertificate, .rightToWorkShareCode,
    ])
  func secrets(register: NumberRegister) {
    let error = #expect(throws: ServiceError.self) {
      try WellFormedNumber("QQ12345XYZ", register: register, field: "number")
    }
    #expect(error?.message.contains("QQ12345") == false)
  }

  struct Good: Sendable {
    let register: NumberRegister
    let text: String
    let kept: String

    init(_ register: NumberRegister, _ text: String, _ kept: String) {
      self.register = register
      self.text = text
      self.kept = kept
    }
  }

  static let good: [Good] = [
    Good(.gmc, "1234567", "1234567"),
    Good(.gmc, "l123456", "L123456"),
    Good(.nmc, "71a2998e", "71A2998E"),
    Good(.nmc, "71 A2998 E", "71A2998E"),
    Good(.hcpc, "PH1", "PH1"),
    Good(.hcpc, "ph012345", "PH12345"),
    Good(.hcpc, "ODP00123", "ODP123"),
    Good(.hcpc, "SL123456", "SL123456"),
    Good(.socialWorkEngland, "SW000123", "SW123"),
    Good(.socialWorkEngland, "sw 123", "SW123"),
    Good(.gphc, "2123456", "2123456"),
    Good(.cqc, "1-12345678", "1-12345678"),
    Good(.cqc, "1-123456789012", "1-123456789012"),
    Good(.ascwdsWorkplace, "j1001234", "J1001234"),
    Good(.nationalInsurance, "ab 12 34 56 c", "AB123456C"),
    Good(.nationalInsurance, "AB123456", "AB123456"),
    Good(.dbsCertificate, "000123456789", "000123456789"),
    Good(.rightToWorkShareCode, "w12 3ab cd9", "W123ABCD9"),
  ]

  @Test("a well-formed number is kept in one spelling", arguments: good)
  func accepted(_ row: Good) throws {
    let number = try WellFormedNumber(row.text, register: row.register, field: "number")
    #expect(number.text == row.kept)
    #expect(number.register == row.register)
  }

  @Test("an unverified pattern is told with the number")
  func patternStatus() throws {
    let worker = try WellFormedNumber("SW1", register: .socialWorkEngland, field: "number")
    #expect(worker.patternStatus == .recalledUnverified)
    let nurse = try WellFormedNumber("71A2998E", register: .nmc, field: "number")
    #expect(nurse.patternStatus == .published)
  }

  @Test("every register has a pattern that can be read", arguments: NumberRegister.allCases)
  func patterns(register: NumberRegister) {
    let rows = PolicyTable.shipped.rows(for: register.patternKey)
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0.value != .notSet })
  }

  @Test("where the table has no pattern, no number is well formed")
  func noPattern() {
    let empty = PolicyTable(rows: [], version: PolicyVersion(listed: "empty"))
    #expect(throws: ServiceError.self) {
      try WellFormedNumber("1234567", register: .gmc, in: empty, field: "number")
    }
  }
}
