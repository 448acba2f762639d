import Passports
import ReferenceData
import Roles
import Testing
import Vocabulary

@Suite("A role profile")
struct RoleProfileTests {
  private func asks(_ role: String) throws -> [Requirement] {
    try #require(RoleProfiles.find(RoleCode(listed: role))).asks(careCertificates: [2025, 2015])
  }

  @Test("of a care worker asks for the Care Certificate and the listed standards behind its codes")
  func careWorker() throws {
    let asks = try asks("CARE-WORKER")
    #expect(asks.map(\.code.text) == ["CARE-CERT", "IPC-L2", "BLS-ADULT", "MH-L2", "CSTF-SA-2"])
    #expect(
      asks.map(\.subject) == [
        .careCertificate(recognisedVersions: [2025, 2015]),
        .standard(StandardCode(listed: "CSTF-IPC-2")),
        .standard(StandardCode(listed: "CSTF-RESUS-2A")),
        .standard(StandardCode(listed: "CSTF-MH-2")),
        .standard(StandardCode(listed: "CSTF-SA-2")),
      ])
    #expect(asks.allSatisfy { $0.force == .mandatory })
    #expect(asks[1].provenance.status == .placeholder)
  }

  @Test("asks of a beginner only that the certificate is begun")
  func newToCare() throws {
    #expect(try asks("NEW-TO-CARE").map(\.subject) == [.begun(StandardCode(listed: "CARE-CERT"))])
  }

  @Test("wishes for what it recommends and bars nothing by it")
  func recommended() throws {
    #expect(try asks("PERSONAL-ASSISTANT").map(\.force) == [.desirable])
  }

  @Test("asks for the register it names, or any")
  func registrations() throws {
    #expect(
      try asks("REGISTERED-NURSE").map(\.subject) == [
        .registration([.nmc], part: Code(listed: "RN"))
      ])
    #expect(try asks("OT").map(\.subject) == [.registration([.hcpc], part: nil)])
    #expect(
      try asks("SOCIAL-WORKER").map(\.subject) == [.registration([.socialWorkEngland], part: nil)])
    #expect(try asks("ACP").map(\.subject).first == .registration([], part: nil))
  }

  @Test("leaves to a person what no passport can show")
  func outside() throws {
    let roles = ["SPLW", "TRUSTED-ASSESSOR", "PRACTICE-ASSESSOR", "DHA-ASSESSOR"]
    for role in roles {
      let outside = try asks(role).filter {
        if case .outsidePassport = $0.subject { true } else { false }
      }
      #expect(outside.count == 1, "\(role)")
    }
  }

  @Test("of every role asks at least what its table lists, each code once")
  func everyRole() {
    for profile in RoleProfiles.all {
      let asks = profile.asks(careCertificates: [2025])
      #expect(asks.count >= profile.requirements.count)
      #expect(Set(asks.map(\.code)).count == asks.count)
    }
  }
}
