import Access
package import Credentials
package import Operations
import Passports
package import Vocabulary

/// A care home that signs what it attests, in a service with a log key and two operator keys: where
/// stories about credentials begin.
package struct SigningHome: Sendable {
  /// The home, its worker and the service.
  package let care: CareHome

  /// What operations are given.
  package var service: Service { care.service }
  /// Where the service is known.
  package let addresses: PublicAddresses

  /// A home with an issue and a status key, and the service's keys.
  package static func open() async throws -> SigningHome {
    let care = try await CareHome.open()
    let home = SigningHome(
      care: care, addresses: try PublicAddresses("https://passport.example"))
    for use in [KeyUse.log, .operator, .operator] { try await home.makeKey(use) }
    for use in [KeyUse.issue, .status] { try await home.makeKey(use, of: care.home) }
    return home
  }

  /// What signing now needs.
  package var desk: SigningDesk {
    SigningDesk(addresses: addresses, now: service.now(), chance: service.chance)
  }

  /// A call by a steward of `organisation`, of the home where none is named.
  package func steward(_ method: String, of organisation: OrganisationID? = nil) throws -> Call {
    try care.test.call(method, .steward, of: organisation ?? care.home)
  }

  /// A call by an operator.
  package func operatorCall(_ method: String) throws -> Call {
    try care.test.call(method, .operator, of: care.trust)
  }

  /// Makes a key of `organisation`, or of the service; its identifier.
  @discardableResult
  package func makeKey(
    _ use: KeyUse, of organisation: OrganisationID? = nil
  ) async throws -> SigningKeyID {
    let call =
      use.isOfService
      ? try operatorCall("CreateSigningKey") : try steward("CreateSigningKey", of: organisation)
    let receipt = try await CreateSigningKey.run(
      CreateSigningKey.Request(header: care.test.header("\(use)"), use: use, expires: nil),
      call, in: service)
    return try SigningKeyID(receipt.id, field: "id")
  }

  /// The keys of `owner`, in order of identifier.
  package func keys(of owner: KeyOwner) async throws -> [SigningKey] {
    try await service.records.read { records in
      try records.signingKeys(
        of: owner, after: nil, limit: 100, knownAt: records.latestSequence()
      ).map(\.key)
    }
  }

  /// Records an achievement of the worker, attested by the home; its fact.
  @discardableResult
  package func attest(_ draft: AchievementDraft? = nil) async throws -> FactID {
    let receipt = try await RecordAchievement.run(
      RecordAchievement.Request(
        header: care.test.header(), worker: care.worker, achievement: draft ?? aDraft(),
        isAttested: true),
      care.manager("RecordAchievement"), in: service)
    return try FactID(receipt.id, field: "id")
  }

  /// The credentials about `fact`, oldest first.
  package func credentials(of fact: FactID) async throws -> [KeptCredential] {
    try await service.records.read { try $0.credentials(of: fact, knownAt: $0.latestSequence()) }
  }

  /// The operators' keys, which a verifier holds outside every list.
  package func anchor() async throws -> TrustAnchor? {
    let operators = try await keys(of: .service).filter { $0.use == .operator }
    return TrustAnchor(operators: operators.map(\.publicKey), lowestSequence: 0)
  }

  /// The newest trust list, verified.
  package func trustList() async throws -> TrustList {
    let list = try await GetTrustList.run(care.manager("GetTrustList"), in: service)
    guard let anchor = try await anchor() else {
      throw ServiceError(.internalFault, .internalFault, "there are no two operators")
    }
    return try TrustList(tokens: list.tokens, anchor: anchor, at: service.now())
  }

  /// The home's entry of the trust list.
  package func entry() async throws -> TrustEntry? {
    try await trustList().standing(for: addresses.issuer(care.home), at: service.now())
  }
}
