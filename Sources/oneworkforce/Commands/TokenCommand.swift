import Access
import ArgumentParser
import Foundation
import SignIn
import Vocabulary

/// Signs a bearer token with an issuer key of your own, for pilots and demonstrations.
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Sign a bearer token with an issuer key of your own.",
    discussion: """
      A production service is given the keys of its issuers and needs none of this. \
      --new-key makes a key and prints its JWKS document for the issuers file.
      """)

  @Option(help: "The file of the issuer's private key, 32 bytes, readable by its owner alone.")
  var key: String
  @Flag(help: "Make the key if the file is not there, and print the JWKS document.")
  var newKey = false
  @Option(help: "The iss of the token.") var issuer = Demonstration.issuer
  @Option(help: "The aud of the token.") var audience = Demonstration.audience
  @Option(help: "Who bears it.") var subject = "somebody"
  @Option(help: "The duty: holder, verifier, manager, trainer, assessor, steward, and so on.")
  var duty: String?
  @Option(help: "The organisation that gave the duty.") var organisation: String?
  @Option(help: "The worker, for a holder.") var worker: String?
  @Option(help: "How long it lasts, in seconds.") var lifetime: Int64 = 3_600

  func run() async throws {
    try await reporting {
      let bytes =
        newKey
        ? try KeyFiles.demonstration(at: key, make: KeyFiles.newSigningKey)
        : try KeyFiles.secret(at: key)
      let signer = try TokenIssuer(name: issuer, audience: audience, privateKey: bytes)
      if newKey { print(String(decoding: signer.jwks, as: UTF8.self)) }
      guard let duty else { return }
      guard let duty = Duty(rawValue: duty) else {
        let words = Duty.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--duty must be one of \(words)")
      }
      print(
        try Demonstration.token(
          signer, subject: subject, duty: duty,
          organisation: try organisation.map { try OrganisationID($0, field: "organisation") },
          worker: try worker.map { try WorkerID($0, field: "worker") }, lifetimeSeconds: lifetime))
    }
  }
}
