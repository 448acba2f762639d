import GRPCCore
import OneWorkforceProtos
import Testing

@testable import RPCServer

@Suite("Brief methods") struct BriefMethodsTests {
  @Test("each of them is served, and what may take long is none of them")
  func names() {
    let served = WirePassportService.Method.descriptors
    let brief = served.filter(BriefMethods.contains).map(\.method)
    #expect(Set(brief) == BriefMethods.passports)
    for long in ["ImportStaffRecords", "FindWorkers", "ListExpiring", "BatchVerifyPassport"] {
      #expect(served.contains { $0.method == long } && !brief.contains(long))
    }
  }

  @Test("a check of delegated care is brief, and a list of them is not")
  func delegations() {
    let served = WireDelegationService.Method.descriptors
    let brief = served.filter(BriefMethods.contains).map(\.method)
    #expect(Set(brief) == BriefMethods.delegations)
    for long in ["BatchCheckDelegation", "FindAuthorisedWorkers", "LookBack", "DescribeCover"] {
      #expect(served.contains { $0.method == long } && !brief.contains(long))
    }
  }

  @Test("recording and verifying hours is brief, and what reads many placements is not")
  func placements() {
    let served = WirePlacementService.Method.descriptors
    let brief = served.filter(BriefMethods.contains).map(\.method)
    #expect(Set(brief) == BriefMethods.placements)
    for long in ["DescribePlacements", "ListUnmet", "GetEnrolment"] {
      #expect(served.contains { $0.method == long } && !brief.contains(long))
    }
  }

  @Test("a method of another service is not brief because its name is")
  func otherServices() {
    let stranger = MethodDescriptor(
      fullyQualifiedService: "example.v1.PassportService", method: "VerifyPassport")
    #expect(!BriefMethods.contains(stranger))
    #expect(BriefMethods.contains(Grpc_Health_V1_Health.Method.Check.descriptor))
    #expect(!BriefMethods.contains(Grpc_Health_V1_Health.Method.Watch.descriptor))
  }
}
