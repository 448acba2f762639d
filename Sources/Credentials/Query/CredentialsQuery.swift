/// What a verifier asks for, in the Digital Credentials Query Language (OpenID4VP 1.0 section 6).
package struct CredentialsQuery: Hashable, Sendable {
  /// A need and the sets of credentials any of which meets it, the preferred first.
  package struct Choice: Hashable, Sendable {
    /// Names of credential queries; every one of an option is needed.
    package let options: [[QueryName]]
    /// Whether the request fails without it.
    package let isRequired: Bool

    /// The need that one of `options` meets.
    package init(options: [[QueryName]], isRequired: Bool = true) {
      self.options = options
      self.isRequired = isRequired
    }
  }

  /// The credentials asked for.
  package let credentials: [CredentialQuery]
  /// How they may stand for each other; empty where all are needed.
  package let choices: [Choice]

  /// The most credential queries, needs, and options of one need.
  package static let most = 64

  /// The query for `credentials`.
  ///
  /// - Throws: ``CredentialFault`` `query_malformed` at `credentials` unless there are 1 to 64 with
  ///   names all different, and at `credential_sets` for more than 64 needs, a need without an
  ///   option or with more than 64, an empty option or a name that no credential query has.
  package init(
    credentials: [CredentialQuery], choices: [Choice] = []
  ) throws(CredentialFault) {
    let names = Set(credentials.map(\.id))
    guard (1...Self.most).contains(credentials.count), names.count == credentials.count else {
      throw CredentialFault(.queryMalformed, "credentials")
    }
    let isSound = choices.allSatisfy { choice in
      (1...Self.most).contains(choice.options.count)
        && choice.options.allSatisfy { option in
          !option.isEmpty && option.count <= Self.most && option.allSatisfy(names.contains)
        }
    }
    guard choices.count <= Self.most, isSound else {
      throw CredentialFault(.queryMalformed, "credential_sets")
    }
    self.credentials = credentials
    self.choices = choices
  }

  /// The needs, those without a choice among them: where ``choices`` is empty every credential is
  /// a need of its own.
  package var needs: [Choice] {
    choices.isEmpty ? credentials.map { Choice(options: [[$0.id]]) } : choices
  }
}

/// What a set of credentials answers to a query.
package struct QueryAnswer: Hashable, Sendable {
  /// A credential to present.
  package struct Pick: Hashable, Sendable {
    /// The credential query it answers.
    package let query: QueryName
    /// Its position among the candidates.
    package let candidate: Int
    /// The claims to show.
    package let disclosing: [ClaimPath]
  }

  /// What to present, in the order of the needs; one credential may answer several queries.
  package let picks: [Pick]
  /// The required needs that nothing meets. A wallet presents nothing where there is one; for a
  /// plan of what a person still lacks these are the gaps.
  package let gaps: [CredentialsQuery.Choice]

  /// Whether every required need is met.
  package var isComplete: Bool { gaps.isEmpty }
}

extension CredentialsQuery {
  /// What `candidates` answer: of each need the first option that can be met whole, each of its
  /// queries by the first candidate that answers it, or by all where several are allowed.
  package func answer(from candidates: [QueryCandidate]) -> QueryAnswer {
    var found: [QueryName: [QueryAnswer.Pick]] = [:]
    for query in credentials {
      let picks = candidates.enumerated().compactMap { index, candidate in
        query.answer(by: candidate).map { paths in
          QueryAnswer.Pick(query: query.id, candidate: index, disclosing: paths)
        }
      }
      found[query.id] = query.allowsSeveral ? picks : Array(picks.prefix(1))
    }
    func isMet(_ name: QueryName) -> Bool { found[name]?.isEmpty == false }
    var picks: [QueryAnswer.Pick] = []
    var gaps: [Choice] = []
    for need in needs {
      if let option = need.options.first(where: { $0.allSatisfy(isMet) }) {
        picks += option.flatMap { found[$0] ?? [] }.filter { !picks.contains($0) }
      } else if need.isRequired {
        gaps.append(need)
      }
    }
    return QueryAnswer(picks: picks, gaps: gaps)
  }
}
