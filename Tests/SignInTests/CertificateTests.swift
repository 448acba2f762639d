import Access
import Crypto
import Foundation
import SignIn
import Testing
import Vocabulary
import X509

@Suite("Client certificates") struct CertificateTests {
  static let uri = "spiffe://rota.example/prod"
  static let organisation = OrganisationID(high: 3, low: 4)

  static func verifier() throws -> CertificateVerifier {
    try CertificateVerifier(
      authority: "demo authority",
      identities: [
        CertificateIdentity(
          uri: uri, organisation: organisation, duty: .rota, subject: "rota system")
      ])
  }

  /// A self-signed leaf; the chain is the transport's business.
  static func certificate(
    names: [GeneralName] = [.uniformResourceIdentifier(uri)], usage: ExtendedKeyUsage.Usage? = nil,
    isAuthority: Bool = false
  ) throws -> [UInt8] {
    let key = Certificate.PrivateKey(try TokenForge.p256())
    let start = Date(timeIntervalSince1970: Double(TokenForge.nowSeconds - 3_600))
    let name = try DistinguishedName { CommonName("rota") }
    var extensions = Certificate.Extensions()
    try extensions.append(Certificate.Extension(SubjectAlternativeNames(names), critical: false))
    if let usage {
      try extensions.append(Certificate.Extension(ExtendedKeyUsage([usage]), critical: true))
    }
    if isAuthority {
      try extensions.append(
        Certificate.Extension(
          BasicConstraints.isCertificateAuthority(maxPathLength: nil), critical: true))
    }
    let certificate = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(bytes: [1]), publicKey: key.publicKey,
      notValidBefore: start, notValidAfter: start.addingTimeInterval(7_200), issuer: name,
      subject: name, signatureAlgorithm: .ecdsaWithSHA256, extensions: extensions,
      issuerPrivateKey: key)
    return Array(try certificate.serializeAsPEM().derBytes)
  }

  @Test("a certificate that names no one service, is no client's or can't be read is refused")
  func refusals() throws {
    let unknown = "certificate names no service known here"
    let rows: [(String, [UInt8], String)] = [
      ("no bytes", [], "certificate can't be read"),
      ("not DER", Array("certificate".utf8), "certificate can't be read"),
      ("no URI", try Self.certificate(names: [.dnsName("rota.example")]), unknown),
      (
        "an unknown URI",
        try Self.certificate(names: [.uniformResourceIdentifier("spiffe://other/prod")]), unknown
      ),
      (
        "two URIs",
        try Self.certificate(names: [
          .uniformResourceIdentifier(Self.uri), .uniformResourceIdentifier("spiffe://other/prod"),
        ]), unknown
      ),
      (
        "the URI as a host name", try Self.certificate(names: [.dnsName(Self.uri)]), unknown
      ),
      (
        "a server's certificate", try Self.certificate(usage: .serverAuth),
        "certificate is not one for clients"
      ),
      (
        "an authority's certificate", try Self.certificate(isAuthority: true),
        "certificate is not one for clients"
      ),
    ]
    for (name, der, message) in rows {
      let error = #expect(throws: ServiceError.self, "\(name)") {
        try Self.verifier().caller(certificate: der, at: TokenForge.now)
      }
      #expect(error?.message == message, "\(name)")
      #expect(error?.reason == .credentialsInvalid)
    }
  }

  @Test("a known service's certificate makes its caller, again and only inside its days")
  func accepted() throws {
    let verifier = try Self.verifier()
    let der = try Self.certificate(usage: .clientAuth)
    for _ in 0..<2 {
      let caller = try verifier.caller(certificate: der, at: TokenForge.now)
      #expect(caller.subject == "rota system")
      #expect(caller.issuer == "demo authority")
      #expect(caller.duty == .rota)
      #expect(caller.organisation == Self.organisation)
      #expect(caller.way == .clientCertificate)
    }
    for shift: Int64 in [-3_600_001, 3_600_001] {
      let error = #expect(throws: ServiceError.self) {
        try verifier.caller(
          certificate: der, at: TokenForge.now.adding(milliseconds: shift))
      }
      #expect(error?.message == "certificate is outside its days")
    }
  }

  @Test("an identity whose URI has another form, or says another duty, can't be configured")
  func identities() throws {
    let own = "urn:oneworkforce:organisation:\(Self.organisation):duty:"
    for (uri, duty) in [
      ("https://rota.example", Duty.rota), ("spiffe://", .rota), (own + "manager", .rota),
      ("", .rota), (own + "holder", .holder),
    ] {
      #expect(throws: ServiceError.self, "\(uri)") {
        try CertificateIdentity(
          uri: uri, organisation: Self.organisation, duty: duty, subject: "rota system")
      }
    }
    _ = try CertificateIdentity(
      uri: own + "rota", organisation: Self.organisation, duty: .rota, subject: "rota system")
  }

  @Test("the desk prefers a token, refuses a bad one beside a good certificate, and needs one")
  func desk() async throws {
    let desk = SignInDesk(
      tokens: try TokenForge.verifier(), certificates: try Self.verifier())
    let der = try Self.certificate()
    let byToken = try await desk.caller(
      bearerToken: try TokenForge.es256(), certificate: der, at: TokenForge.now)
    #expect(byToken.way == .bearerToken)
    let byCertificate = try await desk.caller(
      bearerToken: nil, certificate: der, at: TokenForge.now)
    #expect(byCertificate.way == .clientCertificate)
    let bad = await #expect(throws: ServiceError.self) {
      try await desk.caller(bearerToken: "x", certificate: der, at: TokenForge.now)
    }
    #expect(bad?.reason == .credentialsInvalid)
    let none = await #expect(throws: ServiceError.self) {
      try await desk.caller(bearerToken: nil, certificate: nil, at: TokenForge.now)
    }
    #expect(none?.reason == .credentialsMissing)
  }
}
