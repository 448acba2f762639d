package import Access
import Crypto
import Synchronization
package import Vocabulary

/// Turns a bearer token (a JWT in compact form) of a pinned issuer into a ``Caller``.
///
/// The received bytes are checked with swift-crypto, after a strict reading of the whole token:
/// a token that two readers could understand differently is refused. A token that was accepted is
/// remembered by its SHA-256 digest, so that a busy client costs one signature check and not one
/// a call; its times are checked on every call.
package final class BearerTokenVerifier: SignInVerifier {
  /// The most accepted tokens that are remembered.
  package static let mostRemembered = 4_096

  private struct Accepted: Sendable {
    let caller: Caller
    let lifetime: TokenLifetime
    let longestMilliseconds: Int64
  }

  private struct State: Sendable {
    var issuers: [String: TrustedIssuer]
    var accepted = RecentCache<SHA256Digest, Accepted>(capacity: mostRemembered)
    var generation = 0
  }

  private let state: Mutex<State>

  /// A verifier that believes `issuers` and nobody else.
  ///
  /// - Throws: ``ServiceError`` `invalidArgument`, `DUPLICATE_ITEM` where two have one name.
  package init(issuers: [TrustedIssuer]) throws(ServiceError) {
    var named: [String: TrustedIssuer] = [:]
    for issuer in issuers where named.updateValue(issuer, forKey: issuer.name) != nil {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "issuers",
        "must name each issuer once; got \(quoted(issuer.name)) twice")
    }
    state = Mutex(State(issuers: named))
  }

  /// The caller that `bearerToken` proves at `now`; a certificate proves nothing here.
  ///
  /// - Throws: ``ServiceError`` `unauthenticated` with reason `CREDENTIALS_MISSING` or
  ///   `CREDENTIALS_INVALID`.
  package func caller(
    bearerToken: String?, certificate: [UInt8]?, at now: Instant
  ) async throws -> Caller {
    guard let bearerToken else {
      throw ServiceError(.unauthenticated, .credentialsMissing, "a bearer token is required")
    }
    return try caller(bearerToken, at: now)
  }

  /// The caller that `token` proves at `now`.
  ///
  /// - Throws: ``ServiceError`` `unauthenticated` with reason `CREDENTIALS_INVALID`.
  package func caller(_ token: String, at now: Instant) throws(ServiceError) -> Caller {
    let digest = SHA256.hash(data: Array(token.utf8))
    let (remembered, issuers, generation) = state.withLock {
      ($0.accepted.value(for: digest), $0.issuers, $0.generation)
    }
    if let remembered {
      try remembered.lifetime.check(at: now, longestMilliseconds: remembered.longestMilliseconds)
      return remembered.caller
    }
    let accepted = try verified(token, issuers, at: now)
    state.withLock {
      // Keys that changed meanwhile may no longer accept it: let the next call check again.
      if $0.generation == generation { $0.accepted.keep(accepted, for: digest) }
    }
    return accepted.caller
  }

  /// Checks the tokens of the issuer `name` with `keys` from now on; every remembered token is
  /// forgotten, so that one signed with a withdrawn key is refused at its next use.
  ///
  /// - Throws: ``ServiceError`` `notFound`, `RECORD_NOT_FOUND` where no such issuer is trusted.
  package func rotate(_ name: String, to keys: KeySet) throws(ServiceError) {
    guard let issuer = state.withLock({ $0.issuers[name] }) else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "issuer", "no issuer is called \(quoted(name))")
    }
    let rotated = try issuer.rotating(to: keys)
    state.withLock {
      $0.issuers[name] = rotated
      $0.accepted = RecentCache(capacity: Self.mostRemembered)
      $0.generation &+= 1
    }
  }

  private func verified(
    _ text: String, _ issuers: [String: TrustedIssuer], at now: Instant
  ) throws(ServiceError) -> Accepted {
    let token = try UnverifiedToken(text)
    guard let issuer = token.claims["iss"]?.string.flatMap({ issuers[$0] }) else {
      throw credentialsRefusal("unknown issuer")
    }
    try checkSignature(of: token, by: issuer)
    try checkAudience(token.claims["aud"], of: issuer)
    try checkTokenID(token.claims["jti"])
    let lifetime = try TokenLifetime(token.claims)
    let longest = issuer.longestLifetimeMilliseconds
    try lifetime.check(at: now, longestMilliseconds: longest)
    let caller = try Caller(token.claims, from: issuer)
    return Accepted(caller: caller, lifetime: lifetime, longestMilliseconds: longest)
  }
}

private func checkSignature(
  of token: UnverifiedToken, by issuer: TrustedIssuer
) throws(ServiceError) {
  guard issuer.algorithms.contains(token.algorithm) else {
    throw credentialsRefusal("token algorithm is not accepted from its issuer")
  }
  guard let key = issuer.keys[token.keyName] else {
    throw credentialsRefusal("unknown signing key")
  }
  guard key.algorithm == token.algorithm else {
    throw credentialsRefusal("token algorithm is not its key's")
  }
  guard key.accepts(token.signature, over: token.signedBytes) else {
    throw credentialsRefusal("token signature is wrong")
  }
}

private func checkAudience(
  _ claim: StrictJSON?, of issuer: TrustedIssuer
) throws(ServiceError) {
  let named = claim?.items?.map(\.string) ?? [claim?.string]
  guard named.contains(issuer.audience), !named.contains(nil) else {
    throw credentialsRefusal("token is for another audience")
  }
}

private func checkTokenID(_ claim: StrictJSON?) throws(ServiceError) {
  guard let claim else { return }
  guard let text = claim.string, (1...200).contains(text.utf8.count) else {
    throw credentialsRefusal("token claim `jti` is not a text of 1 to 200 bytes")
  }
}
