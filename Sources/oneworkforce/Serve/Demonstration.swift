import Access
import Foundation
import Operations
import SignIn
import Vocabulary

/// What a demonstration has that a real service does not: keys made on the spot and ready-made
/// tokens for people and bodies that are synthetic, and say so.
enum Demonstration {
  /// The `iss` of its tokens.
  static let issuer = "https://demonstration.oneworkforce.invalid"
  /// The `aud` of its tokens.
  static let audience = "oneworkforce-demonstration"

  /// Where its sealing key lies: beside the store, whose folder holds nothing else.
  static func sealingKeyPath(_ settings: ServeSettings) -> String {
    settings.dataDirectory + "-demonstration/sealing-key"
  }

  /// Where its issuer's key lies.
  static func issuerKeyPath(_ settings: ServeSettings) -> String {
    settings.dataDirectory + "-demonstration/issuer-key"
  }

  /// A token that makes its bearer `duty` of `organisation`, or the holder of `worker`, for a day.
  static func token(
    _ issuer: TokenIssuer, subject: String, duty: Duty, organisation: OrganisationID?,
    worker: WorkerID? = nil, lifetimeSeconds: Int64 = 86_400
  ) throws -> String {
    let caller = try Caller(
      subject: subject, issuer: issuer.name, duty: duty, organisation: organisation,
      worker: worker, way: .bearerToken)
    return try issuer.token(
      for: caller, issued: SystemClock.now(), lifetimeSeconds: lifetimeSeconds,
      id: UUID().uuidString)
  }

  /// The demonstration's system in `server`, then the tokens for it as lines of `NAME=VALUE`.
  static func prepare(_ server: Server, _ settings: ServeSettings) async throws -> [String] {
    guard let issuer = server.demonstrationIssuer, let folder = settings.referenceDirectory else {
      return []
    }
    let system = try await DemonstrationSystem.load(into: server.service, from: folder)
    return try tokens(issuer, system)
  }

  private static func tokens(
    _ issuer: TokenIssuer, _ system: DemonstrationSystem
  ) throws -> [String] {
    var lines = DemonstrationSystem.Body.allCases.compactMap { body in
      system.bodies[body].map { "ORGANISATION_\(name(body))=\($0)" }
    }
    func add(_ duty: Duty, _ body: DemonstrationSystem.Body) throws {
      guard let organisation = system.bodies[body] else { return }
      let token = try token(
        issuer, subject: "\(body.rawValue)-\(duty.rawValue)", duty: duty, organisation: organisation
      )
      lines.append("TOKEN_\(name(body))_\(duty.rawValue.uppercased())=\(token)")
    }
    for body in [DemonstrationSystem.Body.hospital, .careHome, .homeCare] {
      try add(.manager, body)
      try add(.verifier, body)
    }
    try add(.trainer, .college)
    for body in [DemonstrationSystem.Body.board, .hospital, .homeCare] { try add(.planner, body) }
    try add(.board, .board)
    try add(.steward, .board)
    try add(.auditor, .board)
    try add(.operator, .board)
    return lines
  }

  // `careHome` as the shell writes it: `CARE_HOME`.
  private static func name(_ body: DemonstrationSystem.Body) -> String {
    body.rawValue.reduce(into: "") { $0 += $1.isUppercase ? "_\($1)" : $1.uppercased() }
  }
}
