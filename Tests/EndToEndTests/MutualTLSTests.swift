import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import OneWorkforceProtos
import Organisations
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

@Suite("Mutual TLS over the socket") struct MutualTLSTests {
  static let home: OrganisationID = testID(901)
  static let rota = "urn:oneworkforce:organisation:\(home):duty:manager"

  @Test("a known service's certificate signs it in; an unknown one, another's or none does not")
  func certificates() async throws {
    try await withTemporaryFolder { folder in
      let forge = try CertificateForge(in: folder)
      let known = try forge.client("known", uri: Self.rota)
      let unknown = try forge.client("unknown", uri: "spiffe://elsewhere.example/service")
      let other = try CertificateForge(in: folder + "/other", called: "Another authority")
      let foreign = try other.client("foreign", uri: Self.rota)
      try await withServer(try await Self.settings(folder, forge)) { server, port in
        try await server.service.records.write(shouldStart: { true }) {
          try $0.record(anOrganisation(id: Self.home))
        }
        #expect(try await Self.ask(port, forge, known) == nil)
        let refusal = try await Self.ask(port, forge, unknown)
        #expect(refusal?.code == .unauthenticated)
        #expect(refusal?.reason == "CREDENTIALS_INVALID")
        #expect(try await Self.ask(port, forge, foreign)?.code == .unavailable)
        #expect(try await Self.ask(port, forge, nil)?.code == .unavailable)
        // Those that failed took nobody else with them.
        #expect(try await Self.ask(port, forge, known) == nil)
      }
    }
  }

  @Test("a client that speaks plainly to a TLS port gets no answer")
  func plaintext() async throws {
    try await withTemporaryFolder { folder in
      let forge = try CertificateForge(in: folder)
      let known = try forge.client("known", uri: Self.rota)
      try await withServer(try await Self.settings(folder, forge)) { _, port in
        let connection = try await RawConnection.open(to: port)
        try await connection.say(clientPreface)
        await connection.end()
        #expect(settingsFrame(in: connection.heard) == nil)
        #expect(try await Self.ask(port, forge, known)?.code != .unavailable)
      }
    }
  }

  /// What the home's own staff list is refused with, or nil where it is answered.
  private static func ask(
    _ port: Int, _ forge: CertificateForge, _ pair: CertificateForge.Pair?
  ) async throws -> Refusal? {
    try await withClient(
      to: port, security: security(forge, pair),
      configure: { $0.http2.authority = "localhost" }
    ) { client in
      try await told {
        var options = CallOptions.defaults
        // A connection that can't be made is not waited for.
        options.waitForReady = false
        return try await WirePassportService.Client(wrapping: client).findWorkers(
          .with {
            $0.ownStaff = true
            $0.purpose = .staffManagement
          }, options: options)
      }
    }
  }

  private static func security(
    _ forge: CertificateForge, _ pair: CertificateForge.Pair?
  ) -> Transport.TransportSecurity {
    let roots = TLSConfig.TrustRootsSource.certificates([
      .file(path: forge.authorities, format: .pem)
    ])
    guard let pair else { return .tls { $0.trustRoots = roots } }
    return .mTLS(
      certificateChain: [.file(path: pair.certificate, format: .pem)],
      privateKey: .file(path: pair.key, format: .pem)
    ) { $0.trustRoots = roots }
  }

  /// A real service's settings: mutual TLS on a loopback port, no tokens.
  private static func settings(
    _ folder: String, _ forge: CertificateForge
  ) async throws -> ServeSettings {
    let server = try forge.server()
    let identities = """
      {"authority": "test authority", "identities": [{"uri": "\(rota)",
       "organisation": "\(home)", "duty": "manager", "subject": "rota system"}]}
      """
    try Data(identities.utf8).write(to: URL(fileURLWithPath: folder + "/identities.json"))
    let key = folder + "/sealing-key"
    try Data((1...32).map { UInt8($0) }).write(to: URL(fileURLWithPath: key))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    let reader = try await SettingsReader(
      flags: [
        "listen.port": "0", "data.directory": folder + "/store", "key.file": key,
        "tls.certificate": server.certificate, "tls.key": server.key,
        "tls.authorities": forge.authorities, "certificates.file": folder + "/identities.json",
      ], environment: [:], file: nil)
    return try ServeSettings(reader, environment: [:])
  }
}
