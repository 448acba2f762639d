import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

@Suite("Passports over the socket") struct PassportStoryTests {
  @Test("a code opens a passport for the body it names until the worker takes it back")
  func share() async throws {
    try await withTown { town in
      let live = town.live
      let rosa = try await town.register(town.trustManager)
      _ = try await live.passports.recordAchievement(
        town.training(of: rosa), metadata: town.trustManager)
      let grant = try await town.grant(rosa)
      let question = town.question(about: grant.code)

      let stranger = try live.signedIn(.verifier, of: town.trust)
      let other = try await told {
        try await live.passports.verifyPassport(question, metadata: stranger)
      }
      #expect(other?.code == .notFound)

      let report = try await live.passports.verifyPassport(question, metadata: town.homeVerifier)
      #expect(report.workerID == rosa)
      let infection = report.report.findings.first { $0.requirement.contains("IPC") }
      #expect(infection?.reliedOn.isEmpty == false)

      _ = try await live.access.withdrawDisclosure(
        .with {
          $0.requestID = newRequestID()
          $0.grantID = grant.id
        }, metadata: town.holder(rosa))
      let refused = try await told {
        try await live.passports.verifyPassport(question, metadata: town.homeVerifier)
      }
      #expect(refused?.code == .notFound)
      #expect(refused?.reason == "RECORD_NOT_FOUND")

      let looks = try await live.access.listAccesses(.init(), metadata: town.holder(rosa)).accesses
      let verifications = looks.filter { $0.method == "VerifyPassport" }
      #expect(verifications.map(\.allowed) == [false, true, false])
      #expect(verifications.allSatisfy { $0.purpose == .preEmploymentCheck && !$0.ruleID.isEmpty })
    }
  }

  @Test("a request said again gives the same answer, and another under its name is refused")
  func replay() async throws {
    try await withTown { town in
      let rosa = try await town.register(town.homeManager)
      let request = town.training(of: rosa)
      let passports = town.live.passports
      let first = try await passports.recordAchievement(request, metadata: town.homeManager).receipt
      let before = try await town.live.commitSequence()
      var again = try await passports.recordAchievement(request, metadata: town.homeManager).receipt
      #expect(again.replayed)
      again.replayed = false
      #expect(again == first)
      var changed = request
      changed.achievement.completedOn = "2025-11-04"
      let refusal = try await told {
        try await passports.recordAchievement(changed, metadata: town.homeManager)
      }
      #expect(refusal?.code == .invalidArgument)
      #expect(refusal?.reason == "REQUEST_ID_REUSED")
      #expect(refusal?.violations == ["request_id"])
      #expect(try await town.live.commitSequence() == before)
      #expect(try await town.achievements(of: rosa).count == 1)
    }
  }

  @Test("a change that is only to be checked says what it would and writes nothing")
  func validateOnly() async throws {
    try await withTown { town in
      let rosa = try await town.register(town.homeManager)
      let before = try await town.live.commitSequence()
      var request = town.training(of: rosa)
      request.validateOnly = true
      let receipt = try await town.live.passports.recordAchievement(
        request, metadata: town.homeManager
      ).receipt
      #expect(receipt.validatedOnly)
      request.achievement.standard = "CSTF-NOTHING-9"
      let spoiled = request
      let refusal = try await told {
        try await town.live.passports.recordAchievement(spoiled, metadata: town.homeManager)
      }
      #expect(refusal?.reason == "CODE_UNKNOWN")
      #expect(try await town.live.commitSequence() == before)
      #expect(try await town.achievements(of: rosa).isEmpty)
    }
  }

  @Test("a batch of changes stands item by item, and a batch of looks answers each")
  func batches() async throws {
    try await withTown { town in
      let rosa = try await town.register(town.homeManager)
      let bad = town.training(of: rosa, on: "2025-02-30")
      let items = [town.training(of: rosa), bad, town.training(of: rosa, on: "2025-11-04")]
      let answer = try await town.live.passports.batchRecordAchievements(
        metadata: town.homeManager
      ) { writer in
        for item in items { try await writer.write(item) }
      }
      #expect(answer.recordedCount == 2)
      #expect(answer.refusedCount == 1)
      #expect(answer.results.map(\.receipt.id.isEmpty) == [false, true, false])
      #expect(answer.results[1].error.reason == "DATE_INVALID")
      #expect(answer.results[1].error.field == "achievement.completed_on")

      let unknown = newRequestID()
      let reports = try await town.live.passports.batchVerifyPassport(
        .with {
          $0.workerIds = [rosa, unknown]
          $0.roleCode = "CARE-WORKER"
          $0.purpose = .staffManagement
        }, metadata: town.homeManager
      ) { response in
        var reports: [WireBatchVerifyPassportResponse] = []
        for try await report in response.messages { reports.append(report) }
        return reports
      }
      #expect(reports.map(\.workerID) == [rosa, unknown])
      #expect(reports[0].verified.report.requirementCount > 0)
      #expect(reports[1].error.reason == "RECORD_NOT_FOUND")
    }
  }
}
