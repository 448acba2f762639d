import Access
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import GRPCProtobuf
import OneWorkforceProtos
import SignIn
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

@Suite("Abuse over the socket") struct AbuseTests {
  @Test("a message over 1 MiB is refused by name; one over the transport's own limit ends its call")
  func oversize() async throws {
    try await withTown { town in
      func send(_ bytes: Int) async throws -> Refusal? {
        try await told {
          try await town.live.passports.recordAchievement(
            .with { $0.requestID = String(repeating: "x", count: bytes) },
            metadata: town.homeManager)
        }
      }
      for megabytes in 1...3 {
        let refusal = try await send(megabytes * 1_048_576)
        #expect(refusal?.code == .invalidArgument, "\(megabytes) MiB")
        #expect(refusal?.reason == "MESSAGE_TOO_LARGE", "\(megabytes) MiB")
        #expect(refusal?.field == "message", "\(megabytes) MiB")
      }
      let over = try await send(5 * 1_048_576)
      #expect(over != nil)
      try await stillServes(town.live)
    }
  }

  @Test("metadata over 8 KiB is refused by name; over what a connection bears, others still serve")
  func metadata() async throws {
    try await withTown { town in
      func send(_ bytes: Int) async throws -> Refusal? {
        var metadata = try town.homeManager
        metadata.addString(String(repeating: "x", count: bytes), forKey: "x-long")
        let fixed = metadata
        return try await told {
          try await town.live.registry.listRoleProfiles(.init(), metadata: fixed)
        }
      }
      let refusal = try await send(8_192)
      #expect(refusal?.code == .invalidArgument)
      #expect(refusal?.reason == "MESSAGE_TOO_LARGE")
      #expect(refusal?.violations == ["metadata"])
      let over = try await send(40_000)
      #expect(over != nil)
      try await stillServes(town.live)
    }
  }

  @Test(
    "a time-out that is none, or too long, is the caller's mistake and ends no process",
    arguments: ["-1S", "1", "S", "1x", "999999999S", "301S", "99999999H", ""])
  func timeout(text: String) async throws {
    try await withTown { town in
      var metadata = try town.homeManager
      metadata.addString(text, forKey: "grpc-timeout")
      let fixed = metadata
      let refusal = try await told {
        try await town.live.registry.listRoleProfiles(.init(), metadata: fixed)
      }
      #expect(refusal?.code == .invalidArgument)
      #expect(refusal?.field == "grpc-timeout")
      try await stillServes(town.live)
    }
  }

  @Test("bytes that are no message are refused in every method, whatever they are")
  func garbage() async throws {
    try await withTown { town in
      let manager = try town.homeManager
      var numbers = SeededNumbers(seed: 7)
      for method in WirePassportService.Method.descriptors + WireRegistryService.Method.descriptors
      {
        // A first byte that names field 0, which no message has.
        let bytes = [0] + (0..<40).map { _ in UInt8.random(in: 0...255, using: &numbers) }
        let refusal = try await told {
          try await send(bytes, to: method, manager, over: town.live.client)
        }
        #expect(
          refusal?.code == .invalidArgument, "\(method.method): \(String(describing: refusal))")
        #expect(refusal?.field == "message", "\(method.method)")
      }
      try await stillServes(town.live)
    }
  }

  @Test("a method that is not there is unimplemented")
  func unknownMethod() async throws {
    try await withTown { town in
      let manager = try town.homeManager
      let methods = [
        ("oneworkforce.v1.PassportService", "EraseEverything"), ("oneworkforce.v2.Other", "List"),
      ]
      for (service, method) in methods {
        let refusal = try await told {
          try await send(
            [], to: MethodDescriptor(fullyQualifiedService: service, method: method), manager,
            over: town.live.client)
        }
        #expect(refusal?.code == .unimplemented, "\(method)")
      }
      try await stillServes(town.live)
    }
  }

  @Test("a compressed request is unimplemented")
  func compressed() async throws {
    try await withTown { town in
      let manager = try town.homeManager
      let refusal = try await withClient(
        to: town.live.port,
        configure: {
          $0.compression = .init(algorithm: .gzip, enabledAlgorithms: [.gzip])
        }
      ) { client in
        try await told {
          try await WireRegistryService.Client(wrapping: client).listOrganisations(
            .with { $0.pageToken = String(repeating: "0", count: 1_000) }, metadata: manager)
        }
      }
      #expect(refusal?.code == .unimplemented)
      try await stillServes(town.live)
    }
  }

  @Test("no token, an old one, one of another key and one that was cut are all refused alike")
  func tokens() async throws {
    try await withTown { town in
      let good = try Demonstration.token(
        town.live.issuer, subject: "somebody", duty: .manager, organisation: town.home)
      let forger = try TokenIssuer(
        name: Demonstration.issuer, audience: Demonstration.audience,
        privateKey: KeyFiles.newSigningKey())
      let manager = try Caller(
        subject: "somebody", issuer: Demonstration.issuer, duty: .manager,
        organisation: town.home, worker: nil, way: .bearerToken)
      let old = try town.live.issuer.token(
        for: manager, issued: SystemClock.now().adding(milliseconds: -7_200_000),
        lifetimeSeconds: 3_600, id: "old")
      let later = try town.live.issuer.token(
        for: manager, issued: SystemClock.now().adding(milliseconds: 7_200_000),
        lifetimeSeconds: 3_600, id: "later")
      let forged = try Demonstration.token(
        forger, subject: "somebody", duty: .manager, organisation: town.home)
      let rows: [(String, Metadata, String)] = [
        ("none", [:], "CREDENTIALS_MISSING"), ("old", bearing(old), "CREDENTIALS_INVALID"),
        ("not yet", bearing(later), "CREDENTIALS_INVALID"),
        ("forged", bearing(forged), "CREDENTIALS_INVALID"),
        ("cut", bearing(String(good.dropLast(8))), "CREDENTIALS_INVALID"),
        ("no JWT", bearing("hello"), "CREDENTIALS_INVALID"),
        ("another scheme", ["authorization": "Basic \(good)"], "CREDENTIALS_INVALID"),
      ]
      for (name, metadata, reason) in rows {
        let refusal = try await told {
          try await town.live.registry.listRoleProfiles(.init(), metadata: metadata)
        }
        #expect(refusal?.code == .unauthenticated, "\(name)")
        #expect(refusal?.reason == reason, "\(name)")
      }
      _ = try await town.live.registry.listRoleProfiles(.init(), metadata: bearing(good))
    }
  }

  private func stillServes(_ live: LiveServer) async throws {
    let serves = await eventually {
      (try? await live.health.check(.init()))?.status == .serving
    }
    #expect(serves)
  }
}

/// Bytes as they are.
private struct Raw: MessageSerializer, MessageDeserializer {
  func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) -> Bytes { Bytes(message) }

  func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) -> [UInt8] {
    bytes.withUnsafeBytes { Array($0) }
  }
}

/// Sends one message of these bytes to `method` and reads whatever comes back.
private func send(
  _ bytes: [UInt8], to method: MethodDescriptor, _ metadata: Metadata,
  over client: GRPCClient<Transport>
) async throws {
  try await client.bidirectionalStreaming(
    request: StreamingClientRequest(metadata: metadata) { try await $0.write(bytes) },
    descriptor: method, serializer: Raw(), deserializer: Raw(), options: .defaults
  ) { response in for try await _ in response.messages {} }
}
