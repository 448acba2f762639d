import Crypto
import Foundation
import Vocabulary
import X509
@testable import oneworkforce

/// An authority of a test's own, and the server and clients it vouches for, as PEM files.
struct CertificateForge {
  private let folder: String
  private let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
  private let name: DistinguishedName

  /// The PEM file of the authority's certificate.
  var authorities: String { folder + "/authority.pem" }

  /// A certificate and its key, as files.
  struct Pair {
    let certificate: String
    let key: String
  }

  /// An authority whose files go to `folder`.
  init(in folder: String, called name: String = "Test authority") throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    self.folder = folder
    self.name = try DistinguishedName { CommonName(name) }
    let extensions = try Certificate.Extensions {
      Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
      Critical(KeyUsage(keyCertSign: true))
    }
    let certificate = try certificate(for: key.publicKey, self.name, extensions)
    try write(certificate.serializeAsPEM().pemString, to: authorities)
  }

  /// The server's pair, for `localhost`.
  func server() throws -> Pair {
    try pair(
      "server",
      Certificate.Extensions {
        try ExtendedKeyUsage([.serverAuth])
        SubjectAlternativeNames([.dnsName("localhost")])
      })
  }

  /// A client's pair, for the service that `uri` names.
  func client(_ file: String, uri: String) throws -> Pair {
    try pair(
      file,
      Certificate.Extensions {
        try ExtendedKeyUsage([.clientAuth])
        SubjectAlternativeNames([.uniformResourceIdentifier(uri)])
      })
  }

  private func pair(_ file: String, _ extensions: Certificate.Extensions) throws -> Pair {
    let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
    let subject = try DistinguishedName { CommonName(file) }
    let certificate = try certificate(for: key.publicKey, subject, extensions)
    let pair = Pair(certificate: folder + "/\(file).pem", key: folder + "/\(file)-key.pem")
    try write(certificate.serializeAsPEM().pemString, to: pair.certificate)
    try write(key.serializeAsPEM().pemString, to: pair.key)
    return pair
  }

  private func certificate(
    for publicKey: Certificate.PublicKey, _ subject: DistinguishedName,
    _ extensions: Certificate.Extensions
  ) throws -> Certificate {
    let now = Date(timeIntervalSince1970: Double(SystemClock.now().milliseconds / 1_000))
    return try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: publicKey,
      notValidBefore: now.addingTimeInterval(-3_600),
      notValidAfter: now.addingTimeInterval(86_400), issuer: name, subject: subject,
      signatureAlgorithm: .ecdsaWithSHA256, extensions: extensions, issuerPrivateKey: key)
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }
}
