import Foundation
import GRPCCore
import TestSupport
import Testing
@testable import oneworkforce

@Suite("A client in Python") struct PythonClientTests {
  static let interpreter = ProcessInfo.processInfo.environment["ONEWORKFORCE_PYTHON"]

  @Test(
    "health, reflection, a verify and a refused verify work from grpcio",
    .enabled(if: interpreter != nil, "ONEWORKFORCE_PYTHON names no interpreter; Tools/test sets it")
  )
  func client() async throws {
    let interpreter = try #require(Self.interpreter)
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try await withTown(in: folder) { town in
        let rosa = try await town.register(town.trustManager)
        let code = try await town.grant(rosa).code
        let token = try Demonstration.token(
          town.live.issuer, subject: "python", duty: .verifier, organisation: town.home)
        let process = try ServerProcess.launch(
          [
            Repository.root + "/Tests/EndToEndTests/python/client.py",
            Repository.root + "/Protos", "127.0.0.1:\(town.live.port)", token, code,
          ], of: interpreter, output: folder + "/out", log: folder + "/log")
        let ended = await eventually(within: .seconds(60)) { !process.isRunning }
        try #require(ended)
        let complaints = try String(contentsOfFile: folder + "/log", encoding: .utf8)
        #expect(process.terminationStatus == 0, "\(complaints)")
        let lines = try String(contentsOfFile: folder + "/out", encoding: .utf8)
          .split(separator: "\n").map(String.init)
        let names = [
          "AccessService", "CredentialService", "DelegationService", "LearningService",
          "OperatorService", "PartnershipService", "PassportService", "PlacementService",
          "PlanningService", "PresentationService", "RegistryService", "RoleService",
          "VacancyService",
        ]
        #expect(lines.count == 5, "\(lines)")
        #expect(lines.first == "health SERVING")
        #expect(
          lines.contains("services " + names.map { "oneworkforce.v1." + $0 }.joined(separator: " "))
        )
        #expect(lines.contains { $0.hasPrefix("verified \(rosa) ") })
        #expect(lines.suffix(2) == ["refused NOT_FOUND", "stranger UNAUTHENTICATED"])
      }
    }
  }
}
