extension Noun {
  /// A key that a body, or the service itself, signs with.
  package enum SigningKey {}
  /// A list of the statuses of one issuer's credentials.
  package enum StatusList {}
}

/// A key that a body, or the service itself, signs with.
package typealias SigningKeyID = OpaqueID<Noun.SigningKey>
/// A list of the statuses of one issuer's credentials.
package typealias StatusListID = OpaqueID<Noun.StatusList>
