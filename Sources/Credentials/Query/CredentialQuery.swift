/// One credential that a verifier asks for (OpenID4VP 1.0 section 6.1).
package struct CredentialQuery: Hashable, Sendable {
  /// Which credentials are asked for.
  package enum Kind: Hashable, Sendable {
    /// SD-JWT credentials of one of these types (`vct`), at least one.
    case sdjwt(types: [String])
    /// Credentials of a format, or certified by authorities, that nobody here has: kept as it was
    /// asked, answered by none.
    case foreign(format: String, meta: JSONValue, authorities: JSONValue?)
  }

  /// The name within the whole query.
  package let id: QueryName
  /// Which credentials.
  package let kind: Kind
  /// Whether more than one credential may answer.
  package let allowsSeveral: Bool
  /// Whether the holder must bind the credential to the request.
  package let needsHolderBinding: Bool
  /// The claims; empty where only what is always visible is asked for.
  package let claims: [ClaimQuery]
  /// Sets of claims by their names, the first that can be met being shown; empty for all claims.
  package let claimSets: [[QueryName]]

  /// The most claims, and the most sets of them, one query may list.
  static let mostClaims = 64

  /// The query for a credential of `kind`.
  ///
  /// - Throws: ``CredentialFault`` `query_malformed` at `meta` for no type or more than 64; at
  ///   `claims` for more than 64, a path or a name twice, or a claim without a name where there
  ///   are claim sets; at `claim_sets` for more than 64, an empty set or a name that no claim has.
  package init(
    id: QueryName, kind: Kind, allowsSeveral: Bool = false, needsHolderBinding: Bool = true,
    claims: [ClaimQuery] = [], claimSets: [[QueryName]] = []
  ) throws(CredentialFault) {
    if case .sdjwt(let types) = kind {
      guard (1...64).contains(types.count), types.allSatisfy({ !$0.isEmpty }) else {
        throw CredentialFault(.queryMalformed, "meta")
      }
    }
    let names = claims.compactMap(\.id)
    guard claims.count <= Self.mostClaims, Set(claims.map(\.path)).count == claims.count,
      Set(names).count == names.count, claimSets.isEmpty || names.count == claims.count
    else { throw CredentialFault(.queryMalformed, "claims") }
    guard claimSets.count <= Self.mostClaims,
      claimSets.allSatisfy({ set in
        !set.isEmpty && set.count <= Self.mostClaims && set.allSatisfy(names.contains)
      })
    else { throw CredentialFault(.queryMalformed, "claim_sets") }
    self.id = id
    self.kind = kind
    self.allowsSeveral = allowsSeveral
    self.needsHolderBinding = needsHolderBinding
    self.claims = claims
    self.claimSets = claimSets
  }

  /// The claims that `candidate` is to show for this query, or nil where it does not answer it.
  ///
  /// With claim sets, those of the first set that can be met whole.
  package func answer(by candidate: QueryCandidate) -> [ClaimPath]? {
    guard case .sdjwt(let types) = kind,
      types.contains(where: { type in candidate.types.contains { isSame($0, type) } }),
      candidate.isBindable || !needsHolderBinding
    else { return nil }
    let sets = claimSets.isEmpty ? [claims] : claimSets.map(claims(named:))
    let met = sets.first { set in set.allSatisfy { $0.isMet(by: candidate.claims) } }
    return met?.map(\.path)
  }

  private func claims(named names: [QueryName]) -> [ClaimQuery] {
    names.flatMap { name in claims.filter { $0.id == name } }
  }
}

/// A credential that may answer a query.
package struct QueryCandidate: Hashable, Sendable {
  /// `vct`, and the equivalent types the asker accepts, which are the caller's to decide.
  package let types: [String]
  /// The claims that can be shown, a JSON object without digests.
  package let claims: JSONValue
  /// Whether it is or can be bound to a request by its holder.
  package let isBindable: Bool

  /// A credential in the hands of its holder.
  package init(_ held: HeldCredential, equivalentTypes: [String] = []) {
    types = [held.issued.type] + equivalentTypes
    claims = held.claims
    isBindable = held.issued.holderKey != nil
  }

  /// A credential that was presented, so that a verifier can see whether it got what it asked for.
  package init(_ presented: VerifiedPresentation, equivalentTypes: [String] = []) {
    types = [presented.type] + equivalentTypes
    claims = presented.claims
    isBindable = presented.isHolderBound
  }
}
