package import Access
package import Vocabulary

/// An issuer whose tokens are believed, with everything about it pinned: its keys, the audience it
/// must name, its algorithms and what it may say.
///
/// Nothing of this ever comes from a token.
package struct TrustedIssuer: Sendable {
  /// The exact `iss` of its tokens.
  package let name: String
  /// The `aud` its tokens must hold: the name this service goes by at this issuer.
  package let audience: String
  /// The keys its tokens are checked with.
  package let keys: KeySet
  /// The algorithms it may use.
  package let algorithms: Set<SignatureAlgorithm>
  /// The longest time from issue to expiry, in milliseconds.
  package let longestLifetimeMilliseconds: Int64
  /// The duties it may vouch for.
  package let duties: Set<Duty>
  /// The organisations it may speak for; nil is every one. An employer's own issuer should be held
  /// to that employer.
  package let organisations: Set<OrganisationID>?

  /// Twelve hours: the session limit of the national identity services.
  package static let usualLifetimeMilliseconds: Int64 = 12 * 3_600_000

  /// An issuer called `name`, held to what the parameters say.
  ///
  /// - Throws: ``ServiceError`` `invalidArgument` where a name is not a bounded text, no algorithm
  ///   or duty is allowed, or the lifetime is not 1 second to 30 days.
  package init(
    name: String, audience: String, keys: KeySet,
    algorithms: Set<SignatureAlgorithm> = Set(SignatureAlgorithm.allCases),
    longestLifetimeMilliseconds: Int64 = usualLifetimeMilliseconds,
    duties: Set<Duty> = Set(Duty.allCases), organisations: Set<OrganisationID>? = nil
  ) throws(ServiceError) {
    self.name = try boundedText(name, field: "issuer")
    self.audience = try boundedText(audience, field: "audience")
    guard !algorithms.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "algorithms", "must hold at least one algorithm")
    }
    guard !duties.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "duties", "must hold at least one duty")
    }
    guard (1_000...30 * 86_400_000).contains(longestLifetimeMilliseconds) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "longest_lifetime",
        "must be 1 second to 30 days; got \(longestLifetimeMilliseconds) milliseconds")
    }
    self.keys = keys
    self.algorithms = algorithms
    self.longestLifetimeMilliseconds = longestLifetimeMilliseconds
    self.duties = duties
    self.organisations = organisations
  }

  /// The same issuer with the keys it uses from now on.
  package func rotating(to keys: KeySet) throws(ServiceError) -> TrustedIssuer {
    try TrustedIssuer(
      name: name, audience: audience, keys: keys, algorithms: algorithms,
      longestLifetimeMilliseconds: longestLifetimeMilliseconds, duties: duties,
      organisations: organisations)
  }
}
