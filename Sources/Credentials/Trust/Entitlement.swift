/// What an issuer may say: one type of credential, about some subjects, for so long, in a period.
package struct Entitlement: Hashable, Sendable {
  /// The type: the credential's `vct`.
  package let type: String
  /// The subjects it may say it about, or nil for any.
  package let subjects: [String]?
  /// The longest time from a credential's beginning to its end in seconds, or nil for any.
  package let longestValidity: Int64?
  /// Seconds since 1970 from which the issuer may say it.
  package let from: Int64
  /// Seconds since 1970 from which it may no more, or nil.
  package let to: Int64?

  /// An entitlement; nil where the type is empty, subjects are given and none is listed, or a time
  /// is out of range.
  package init?(
    _ type: String, subjects: [String]? = nil, longestValidity: Int64? = nil, from: Int64,
    to: Int64? = nil
  ) {
    let times = [from] + [to, longestValidity].compactMap(\.self)
    guard !type.isEmpty, subjects?.isEmpty != true, times.allSatisfy(TokenTime.supported.contains)
    else { return nil }
    self.type = type
    self.subjects = subjects
    self.longestValidity = longestValidity
    self.from = from
    self.to = to
  }

  /// The entitlement as the list writes it.
  ///
  /// - Throws: ``TrustFault/entryMalformed``.
  init(json: JSONValue) throws(TrustFault) {
    var subjects: [String]?
    if let list = json["subjects"] {
      let texts = list.items?.map(\.text)
      subjects = texts?.compactMap(\.self)
      guard let texts, subjects?.count == texts.count else { throw .entryMalformed }
    }
    guard let type = json["vct"]?.text,
      let validity = TokenTime.readOptional(json["max_validity"]),
      let from = TokenTime.read(json["from"]), let to = TokenTime.readOptional(json["to"]),
      let read = Entitlement(
        type, subjects: subjects, longestValidity: validity, from: from, to: to)
    else { throw .entryMalformed }
    self = read
  }

  /// The entitlement as the list writes it.
  var json: JSONValue {
    var members = [JSONMember("vct", .string(type))]
    if let subjects {
      members.append(JSONMember("subjects", .array(subjects.map { .string($0) })))
    }
    if let longestValidity { members.append(JSONMember("max_validity", .integer(longestValidity))) }
    members.append(JSONMember("from", .integer(from)))
    if let to { members.append(JSONMember("to", .integer(to))) }
    return .object(members)
  }

  /// Nil where `statement` is within this entitlement, else how it is not.
  func refusal(of statement: Statement) -> Refusal? {
    guard isSame(type, statement.type) else { return .type }
    if let subjects {
      guard let subject = statement.subject, subjects.contains(where: { isSame($0, subject) })
      else { return .subject }
    }
    guard statement.from >= from, to.map({ statement.from < $0 }) != false else {
      return .period
    }
    if let longestValidity {
      guard let expires = statement.expires else { return .validity }
      let (length, overflow) = expires.subtractingReportingOverflow(statement.from)
      guard !overflow, length <= longestValidity else { return .validity }
    }
    return nil
  }

  /// What a credential says, as far as entitlement asks.
  package struct Statement: Hashable, Sendable {
    /// Its `vct`, or an `aka_vcts` value that is relied on.
    package let type: String
    /// Its subject, where the type has one: a code of a standard.
    package let subject: String?
    /// When it was said, in seconds since 1970: its `nbf`.
    package let from: Int64
    /// Its `exp` in seconds since 1970, or nil.
    package let expires: Int64?

    /// What a credential says.
    package init(type: String, subject: String?, from: Int64, expires: Int64?) {
      self.type = type
      self.subject = subject
      self.from = from
      self.expires = expires
    }
  }

  /// Why an issuer may not say something, the nearest miss last; the raw value is the code that
  /// reports carry.
  package enum Refusal: String, Hashable, Sendable, CaseIterable {
    /// The registry has suspended the issuer.
    case suspended = "issuer_suspended"
    /// Another body had taken its place by then.
    case succeeded = "issuer_succeeded"
    /// It may not issue this type.
    case type = "issuer_type_not_allowed"
    /// It may issue this type, but not about this subject.
    case subject = "issuer_subject_not_allowed"
    /// It might, but not at that time.
    case period = "issuer_period_not_allowed"
    /// It might, but not for so long.
    case validity = "issuer_validity_not_allowed"
  }
}
