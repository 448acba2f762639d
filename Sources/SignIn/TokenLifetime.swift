import Vocabulary

/// When a token may be used, from its `exp`, `nbf` and `iat`.
struct TokenLifetime: Hashable, Sendable {
  let notBefore: Instant?
  let issued: Instant?
  let expires: Instant

  /// How far the clocks of issuer and service may be apart.
  static let skewMilliseconds: Int64 = 60_000

  /// The lifetime that `claims` state.
  ///
  /// - Throws: ``ServiceError`` with reason `CREDENTIALS_INVALID` where `exp` is missing or one of
  ///   the three is not whole seconds of the years 1970 to 2100.
  init(_ claims: [String: StrictJSON]) throws(ServiceError) {
    guard let expires = try Self.moment("exp", claims) else {
      throw credentialsRefusal("token has no expiry")
    }
    self.expires = expires
    notBefore = try Self.moment("nbf", claims)
    issued = try Self.moment("iat", claims)
  }

  /// Refuses a token that is not in force at `now` or was meant to live longer than
  /// `longestMilliseconds`; one without `iat` counts from `now`.
  func check(at now: Instant, longestMilliseconds: Int64) throws(ServiceError) {
    let latest = now.adding(milliseconds: Self.skewMilliseconds)
    guard now < expires.adding(milliseconds: Self.skewMilliseconds) else {
      throw credentialsRefusal("token expired")
    }
    guard notBefore ?? latest <= latest else { throw credentialsRefusal("token not yet valid") }
    guard issued ?? latest <= latest else { throw credentialsRefusal("token issued in the future") }
    guard expires <= (issued ?? latest).adding(milliseconds: longestMilliseconds) else {
      throw credentialsRefusal("token lives longer than its issuer may grant")
    }
  }

  private static func moment(
    _ name: String, _ claims: [String: StrictJSON]
  ) throws(ServiceError) -> Instant? {
    guard let claim = claims[name] else { return nil }
    guard let seconds = claim.wholeNumber, (0...4_133_980_799).contains(seconds) else {
      throw credentialsRefusal("token claim \(quoted(name)) is not a moment in whole seconds")
    }
    return Instant(milliseconds: 0).adding(milliseconds: seconds * 1_000)
  }
}
