/// A need as a role profile states it, in plain values, from which a query is compiled: so that
/// matching a person's gaps and asking a wallet follow one set of rules.
package struct QueryRequirement: Hashable, Sendable {
  /// One credential that a need, or an alternative of it, takes.
  package struct Item: Hashable, Sendable {
    /// The types (`vct`) any of which will do.
    package let types: [String]
    /// The claims to be shown, with their values where only some will do.
    package let claims: [ClaimQuery]

    /// A credential of one of `types` that shows `claims`.
    package init(types: [String], claims: [ClaimQuery]) {
      self.types = types
      self.claims = claims
    }
  }

  /// The ways to meet the need, the preferred first; every item of one is needed.
  package let alternatives: [[Item]]
  /// Whether the need must be met.
  package let isRequired: Bool

  /// The need that any of `alternatives` meets.
  package init(alternatives: [[Item]], isRequired: Bool = true) {
    self.alternatives = alternatives
    self.isRequired = isRequired
  }
}

extension CredentialsQuery {
  /// The query that asks for `requirements`: equal items are asked for once, under the names `q1`,
  /// `q2` and so on in the order of their first use, and `credential_sets` appears only where a
  /// need has alternatives or may stay unmet.
  ///
  /// - Throws: ``CredentialFault`` `query_malformed` where a requirement has no alternative or an
  ///   empty one, an item has no type, or there are more of anything than a query may have.
  package init(requirements: [QueryRequirement]) throws(CredentialFault) {
    var positions: [QueryRequirement.Item: QueryName] = [:]
    var credentials: [CredentialQuery] = []
    var choices: [Choice] = []
    for requirement in requirements {
      var options: [[QueryName]] = []
      for alternative in requirement.alternatives {
        var option: [QueryName] = []
        for item in alternative {
          if let known = positions[item] {
            option.append(known)
            continue
          }
          let name = try QueryName("q\(credentials.count + 1)")
          credentials.append(
            try CredentialQuery(id: name, kind: .sdjwt(types: item.types), claims: item.claims))
          positions[item] = name
          option.append(name)
        }
        options.append(option)
      }
      choices.append(Choice(options: options, isRequired: requirement.isRequired))
    }
    let isPlain = choices.allSatisfy { $0.isRequired && $0.options.count == 1 }
    let checked = try CredentialsQuery(credentials: credentials, choices: choices)
    self = isPlain ? try CredentialsQuery(credentials: credentials) : checked
  }
}
