import Foundation
import GRPCCore
import OneWorkforceProtos
import SQLiteDriver
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

@Suite("The service over the socket") struct ServiceStoryTests {
  @Test("anybody may ask for the health, of the whole and of each service")
  func health() async throws {
    try await withLiveServer { live in
      for service in ["", "oneworkforce.v1.PassportService", "oneworkforce.v1.OperatorService"] {
        let answer = try await live.health.check(.with { $0.service = service })
        #expect(answer.status == .serving, "\(service)")
      }
      let refusal = try await told { try await live.health.check(.with { $0.service = "None" }) }
      #expect(refusal?.code == .notFound)
    }
  }

  @Test("anybody may read the contracts of a demonstration, in both versions of the protocol")
  func reflection() async throws {
    try await withLiveServer { live in
      let names = try await Grpc_Reflection_V1_ServerReflection.Client(wrapping: live.client)
        .serverReflectionInfo { writer in
          try await writer.write(.with { $0.listServices = "*" })
        } onResponse: { response in
          var names: [String] = []
          for try await answer in response.messages {
            names += answer.listServicesResponse.service.map(\.name)
          }
          return names
        }
      let earlier = try await Grpc_Reflection_V1alpha_ServerReflection.Client(wrapping: live.client)
        .serverReflectionInfo { writer in
          try await writer.write(.with { $0.listServices = "*" })
        } onResponse: { response in
          var names: [String] = []
          for try await answer in response.messages {
            names += answer.listServicesResponse.service.map(\.name)
          }
          return names
        }
      #expect(names == earlier)
      #expect(names.contains("oneworkforce.v1.PassportService"))
    }
  }

  @Test("a body changes under the version that was read, and under no older one")
  func etag() async throws {
    try await withTown { town in
      let (live, board) = (town.live, try town.live.signedIn(.steward, of: steward))
      let made = try await live.registry.recordOrganisation(
        .with {
          $0.requestID = newRequestID()
          $0.organisation.name = "Willow Bank"
          $0.organisation.kind = .careProvider
          $0.organisation.sector = .socialCare
          $0.organisation.openedOn = "2015-04-01"
          $0.organisation.synthetic = true
        }, metadata: board
      ).receipt
      func rename(_ name: String, etag: String) async throws -> WireReceipt {
        try await live.registry.updateOrganisation(
          .with {
            $0.requestID = newRequestID()
            $0.organisation.id = made.id
            $0.organisation.etag = etag
            $0.organisation.name = name
            $0.updateMask.paths = ["name"]
          }, metadata: board
        ).receipt
      }
      let renamed = try await rename("Willow Court", etag: made.etag)
      let late = try await told { try await rename("Willow Park", etag: made.etag) }
      #expect(late?.code == .aborted)
      #expect(late?.reason == "ETAG_MISMATCH")
      let now = try await live.registry.getOrganisation(
        .with { $0.organisationID = made.id }, metadata: board
      ).organisation
      #expect(now.name == "Willow Court")
      #expect(now.etag == renamed.etag)
    }
  }

  @Test("a copy made while serving serves again elsewhere, people's names included")
  func backup() async throws {
    try await withTemporaryFolder { folder in
      let rosa = try await withTown(in: folder) { town in
        let rosa = try await town.register(town.homeManager)
        let operators = try town.live.signedIn(.operator, of: steward)
        let request = WireCreateBackupRequest.with {
          $0.requestID = newRequestID()
          $0.name = "evening"
        }
        let copy = try await town.live.operations.createBackup(request, metadata: operators)
        #expect(copy.fileName.hasPrefix("evening/"))
        #expect(copy.byteCount > 0)
        let again = try await town.live.operations.createBackup(request, metadata: operators)
        #expect(again.receipt.replayed && again.sha256 == copy.sha256)
        // What comes after the copy is not in it.
        _ = try await town.register(town.homeManager, family: "Late", born: "1980-01-01")
        return rosa
      }
      _ = try await SQLiteStore.verifyBackup(folder + "/store-backups/evening")
      _ = try await SQLiteStore.restore(
        from: folder + "/store-backups/evening", into: folder + "/again/store")
      try FileManager.default.copyItem(
        atPath: folder + "/store-demonstration", toPath: folder + "/again/store-demonstration")
      try await withLiveServer(in: folder + "/again") { live in
        let town = Town(live: live)
        let staff = try await live.passports.findWorkers(
          .with {
            $0.ownStaff = true
            $0.purpose = .staffManagement
          }, metadata: town.homeManager)
        #expect(staff.workerIds == [rosa])
        let passport = try await live.passports.getPassport(
          .with { $0.purpose = .ownRecord }, metadata: town.holder(rosa))
        #expect(passport.identity.givenName == "Rosa")
      }
    }
  }

  @Test("200 calls at once over one connection are all answered")
  func crowd() async throws {
    try await withLiveServer { live in
      let operators = try live.signedIn(.operator, of: steward)
      let answered = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<200 {
          group.addTask {
            try await live.operations.getServiceStatus(.init(), metadata: operators).writable
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(answered == 200)
    }
  }
}
