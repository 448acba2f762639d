import Access
import Foundation
import SignIn
import Vocabulary

/// The certificates file: which URI of a client certificate stands for which organisation and duty.
struct CertificatesFile: Sendable {
  private struct Contents: Codable {
    var authority: String
    var identities: [Entry]
  }

  private struct Entry: Codable {
    var uri: String
    var organisation: String
    var duty: String
    var subject: String
  }

  /// The verifier that the file at `path` describes.
  ///
  /// - Throws: ``ServiceError`` where it can't be read or holds another shape.
  static func verifier(path: String) throws -> CertificateVerifier {
    guard let data = FileManager.default.contents(atPath: path),
      let contents = try? JSONDecoder().decode(Contents.self, from: data)
    else {
      throw refusal("must be a JSON object with `authority` and `identities`: \(quoted(path))")
    }
    let identities = try contents.identities.map { entry in
      guard let duty = Duty(rawValue: entry.duty) else {
        throw refusal("name an unknown duty: \(quoted(entry.duty))")
      }
      return try CertificateIdentity(
        uri: entry.uri,
        organisation: try OrganisationID(entry.organisation, field: "certificates.organisation"),
        duty: duty, subject: entry.subject)
    }
    return try CertificateVerifier(authority: contents.authority, identities: identities)
  }

  private static func refusal(_ rule: String) -> ServiceError {
    ServiceError(
      .invalidArgument, .valueOutOfRange, field: "certificates.file", "certificates \(rule)")
  }
}
