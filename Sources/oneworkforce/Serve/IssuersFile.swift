import Access
import Foundation
import SignIn
import Vocabulary

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One issuer of the issuers file: everything about it is pinned there, nothing comes from a token.
struct IssuerEntry: Codable, Sendable {
  /// The exact `iss` of its tokens.
  var issuer: String
  /// The `aud` its tokens must hold.
  var audience: String
  /// A file with its JWKS document, beside the issuers file unless absolute.
  var jwksFile: String?
  /// An https address of its JWKS document, read at the start and every five minutes.
  var jwksURL: String?
  /// `ES256`, `EdDSA`; both if not said.
  var algorithms: [String]?
  /// The duties it may vouch for; all if not said.
  var duties: [String]?
  /// The organisations it may speak for; all if not said.
  var organisations: [String]?
}

/// The issuers file: a JSON list of ``IssuerEntry``.
struct IssuersFile: Sendable {
  /// Its entries.
  let entries: [IssuerEntry]
  private let folder: String

  /// The list in the file at `path`.
  ///
  /// - Throws: ``ServiceError`` where it can't be read or holds another shape.
  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Self.refusal("can't be read: \(quoted(path))")
    }
    do { entries = try JSONDecoder().decode([IssuerEntry].self, from: data) } catch {
      throw Self.refusal("must be a JSON list of issuers: \(quoted(path))")
    }
    folder = (path as NSString).deletingLastPathComponent
  }

  /// The issuers with the keys they have now.
  func trusted() async throws -> [TrustedIssuer] {
    var issuers: [TrustedIssuer] = []
    for entry in entries { issuers.append(try await trusted(entry)) }
    return issuers
  }

  /// The keys of `entry` as its file or address gives them now.
  func keys(of entry: IssuerEntry) async throws -> KeySet {
    try KeySet(jwks: try await document(of: entry))
  }

  private func trusted(_ entry: IssuerEntry) async throws -> TrustedIssuer {
    let algorithms = try entry.algorithms.map { try choices($0, SignatureAlgorithm.self) }
    let duties = try entry.duties.map { try choices($0, Duty.self) }
    let organisations = try entry.organisations.map { texts in
      Set(try texts.map { try OrganisationID($0, field: "issuers.organisations") })
    }
    return try TrustedIssuer(
      name: entry.issuer, audience: entry.audience, keys: try await keys(of: entry),
      algorithms: algorithms ?? Set(SignatureAlgorithm.allCases),
      duties: duties ?? Set(Duty.allCases), organisations: organisations)
  }

  private func choices<Choice>(_ texts: [String], _: Choice.Type) throws -> Set<Choice>
  where Choice: RawRepresentable & Hashable, Choice.RawValue == String {
    Set(
      try texts.map { text in
        guard let choice = Choice(rawValue: text) else {
          throw Self.refusal("name something unknown: \(quoted(text))")
        }
        return choice
      })
  }

  private func document(of entry: IssuerEntry) async throws -> [UInt8] {
    switch (entry.jwksFile, entry.jwksURL) {
    case (let file?, nil):
      let path = file.hasPrefix("/") ? file : folder + "/" + file
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Self.refusal("name a key file that can't be read: \(quoted(path))")
      }
      return Array(data)
    case (nil, let address?):
      return try await fetch(address)
    default:
      throw Self.refusal("must name either jwksFile or jwksURL for \(quoted(entry.issuer))")
    }
  }

  private func fetch(_ address: String) async throws -> [UInt8] {
    guard let url = URL(string: address), url.scheme == "https" else {
      throw Self.refusal("must give an https address: \(quoted(address))")
    }
    var request = URLRequest(url: url, timeoutInterval: 10)
    request.setValue("application/json", forHTTPHeaderField: "Accept")
    let (data, response) = try await URLSession.shared.data(for: request)
    guard (response as? HTTPURLResponse)?.statusCode == 200, data.count <= KeySet.mostBytes else {
      throw Self.refusal("name an address that gives no key document: \(quoted(address))")
    }
    return Array(data)
  }

  private static func refusal(_ rule: String) -> ServiceError {
    ServiceError(.invalidArgument, .valueOutOfRange, field: "issuers.file", "issuers \(rule)")
  }
}
