extension CredentialsQuery {
  /// The longest query that is read, in bytes.
  package static let maximumBytes = 65_536

  /// The query that `json`, the value of `dcql_query`, states; members that the standard does not
  /// name are passed over.
  ///
  /// - Throws: ``CredentialFault`` `query_malformed` at the member that is missing or of another
  ///   form, and the faults of ``init(credentials:choices:)``, ``CredentialQuery`` and
  ///   ``ClaimQuery``.
  package init(json: JSONValue) throws(CredentialFault) {
    var credentials: [CredentialQuery] = []
    for item in try json.filledArray("credentials") {
      credentials.append(try CredentialQuery(json: item))
    }
    var choices: [Choice] = []
    if json["credential_sets"] != nil {
      for item in try json.filledArray("credential_sets") {
        choices.append(try Choice(json: item))
      }
    }
    try self.init(credentials: credentials, choices: choices)
  }

  /// The query as the value of `dcql_query`; what has its default value is left out.
  package var json: JSONValue {
    var members = [JSONMember("credentials", .array(credentials.map(\.json)))]
    if !choices.isEmpty {
      members.append(JSONMember("credential_sets", .array(choices.map(\.json))))
    }
    return .object(members)
  }
}

extension CredentialsQuery.Choice {
  fileprivate init(json: JSONValue) throws(CredentialFault) {
    var options: [[QueryName]] = []
    for option in try json.filledArray("options") {
      options.append(try option.names("options"))
    }
    self.init(options: options, isRequired: try json.flag("required", else: true))
  }

  fileprivate var json: JSONValue {
    let required = isRequired ? [] : [JSONMember("required", .bool(false))]
    return .object(required + [JSONMember("options", .array(options.map(JSONValue.names)))])
  }
}

extension CredentialQuery {
  fileprivate init(json: JSONValue) throws(CredentialFault) {
    let name = try QueryName(json.string("id"))
    let format = try json.string("format")
    guard let meta = json["meta"], meta.members != nil else {
      throw CredentialFault(.queryMalformed, "meta")
    }
    let authorities = json["trusted_authorities"]
    let kind: Kind
    if isSame(format, UnverifiedPresentation.tokenType), authorities == nil {
      var types: [String] = []
      for type in try meta.filledArray("vct_values") {
        guard let text = type.text else { throw CredentialFault(.queryMalformed, "vct_values") }
        types.append(text)
      }
      kind = .sdjwt(types: types)
    } else {
      kind = .foreign(format: format, meta: meta, authorities: authorities)
    }
    var claims: [ClaimQuery] = []
    if json["claims"] != nil {
      for item in try json.filledArray("claims") { claims.append(try ClaimQuery(json: item)) }
    }
    var claimSets: [[QueryName]] = []
    if json["claim_sets"] != nil {
      for item in try json.filledArray("claim_sets") {
        claimSets.append(try item.names("claim_sets"))
      }
    }
    try self.init(
      id: name, kind: kind, allowsSeveral: json.flag("multiple", else: false),
      needsHolderBinding: json.flag("require_cryptographic_holder_binding", else: true),
      claims: claims, claimSets: claimSets)
  }

  fileprivate var json: JSONValue {
    var members = [JSONMember("id", .string(id.description))]
    switch kind {
    case .sdjwt(let types):
      let values = JSONValue.array(types.map(JSONValue.string))
      members.append(JSONMember("format", .string(UnverifiedPresentation.tokenType)))
      members.append(JSONMember("meta", .object([JSONMember("vct_values", values)])))
    case .foreign(let format, let meta, let authorities):
      members.append(JSONMember("format", .string(format)))
      members.append(JSONMember("meta", meta))
      if let authorities { members.append(JSONMember("trusted_authorities", authorities)) }
    }
    if allowsSeveral { members.append(JSONMember("multiple", .bool(true))) }
    if !needsHolderBinding {
      members.append(JSONMember("require_cryptographic_holder_binding", .bool(false)))
    }
    if !claims.isEmpty { members.append(JSONMember("claims", .array(claims.map(\.json)))) }
    if !claimSets.isEmpty {
      members.append(JSONMember("claim_sets", .array(claimSets.map(JSONValue.names))))
    }
    return .object(members)
  }
}

extension ClaimQuery {
  fileprivate init(json: JSONValue) throws(CredentialFault) {
    var name: QueryName?
    if json["id"] != nil { name = try QueryName(json.string("id")) }
    let values = json["values"] == nil ? [] : try json.filledArray("values")
    try self.init(id: name, path: ClaimPath(json: json["path"]), values: values)
  }

  fileprivate var json: JSONValue {
    var members: [JSONMember] = []
    if let id { members.append(JSONMember("id", .string(id.description))) }
    members.append(JSONMember("path", path.json))
    if !values.isEmpty { members.append(JSONMember("values", .array(values))) }
    return .object(members)
  }
}

extension ClaimPath {
  /// The path that a claims path pointer states: texts, whole numbers from 0 and nulls.
  ///
  /// - Throws: ``CredentialFault`` `query_malformed` at `path`.
  package init(json: JSONValue?) throws(CredentialFault) {
    guard let items = json?.items else { throw CredentialFault(.queryMalformed, "path") }
    var steps: [Step] = []
    for item in items {
      switch item {
      case .string(let name): steps.append(.member(name))
      case .integer(let number):
        guard let index = Int(exactly: number), index >= 0 else {
          throw CredentialFault(.queryMalformed, "path")
        }
        steps.append(.element(index))
      case .null: steps.append(.everyElement)
      default: throw CredentialFault(.queryMalformed, "path")
      }
    }
    self.init(steps)
  }

  /// The path as a claims path pointer.
  package var json: JSONValue {
    .array(
      steps.map { step in
        switch step {
        case .member(let name): .string(name)
        case .element(let index): .integer(Int64(index))
        case .everyElement: .null
        }
      })
  }
}

extension JSONValue {
  fileprivate static func names(_ names: [QueryName]) -> JSONValue {
    .array(names.map { .string($0.description) })
  }

  fileprivate func filledArray(_ name: String) throws(CredentialFault) -> [JSONValue] {
    guard let items = self[name]?.items, !items.isEmpty else {
      throw CredentialFault(.queryMalformed, name)
    }
    return items
  }

  fileprivate func string(_ name: String) throws(CredentialFault) -> String {
    guard let text = self[name]?.text else { throw CredentialFault(.queryMalformed, name) }
    return text
  }

  fileprivate func flag(_ name: String, else fallback: Bool) throws(CredentialFault) -> Bool {
    guard let value = self[name] else { return fallback }
    guard let flag = value.flag else { throw CredentialFault(.queryMalformed, name) }
    return flag
  }

  fileprivate func names(_ place: String) throws(CredentialFault) -> [QueryName] {
    guard let items else { throw CredentialFault(.queryMalformed, place) }
    var names: [QueryName] = []
    for item in items {
      guard let text = item.text else { throw CredentialFault(.queryMalformed, place) }
      names.append(try QueryName(text))
    }
    return names
  }
}
