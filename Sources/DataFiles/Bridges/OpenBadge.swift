package import Credentials
package import Passports
import ReferenceData
import Vocabulary

/// An achievement as Open Badges 3.0 (1EdTech) has it: one way out of a passport, never the record.
///
/// What it says is less than the credential it is made from: no status, no holder's key. A reader
/// who needs those asks for the credential.
package struct OpenBadge: Hashable, Sendable {
  /// Who awards it.
  package struct Issuer: Hashable, Sendable {
    /// Its address, such as its `iss`.
    package let id: String
    /// What it is called.
    package let name: String

    /// An awarding body.
    package init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// The badge's own address.
  package let id: String
  /// Who awards it.
  package let issuer: Issuer
  /// Whom it is about: an address that means something to the issuer only.
  package let recipient: String
  private let kind: Achievement.Kind
  private let standard: StandardCode
  private let title: String
  private let completedOn: CivilDate
  private let holdsThrough: CivilDate?
  private let standardAddress: String
  private let digests: [[UInt8]]

  /// The badge of `achievement` with the evidence for it.
  ///
  /// Nil for what is not achieved yet, and for what was signed off for one person only: a badge
  /// travels, and has no place to say that this does not.
  ///
  /// - Parameter standards: the address under which standards are described; a standard's code
  ///   follows it.
  package init?(
    of achievement: Achievement, evidence: [Evidence], id: String, issuer: Issuer,
    recipient: String, standards: String
  ) {
    guard let completedOn = achievement.completedOn, achievement.portability != .personSpecific
    else { return nil }
    self.id = id
    self.issuer = issuer
    self.recipient = recipient
    kind = achievement.kind
    standard = achievement.standard
    title = StandardCatalogue.find(achievement.standard)?.title ?? achievement.standard.text
    self.completedOn = completedOn
    holdsThrough = achievement.holdsThrough
    standardAddress = standards + achievement.standard.text
    digests = evidence.filter { $0.outcome == .pass }.compactMap(\.digest)
  }

  /// The credential, without a proof.
  package var credential: JSONValue {
    var members = [
      JSONMember("@context", .array(Self.contexts)), JSONMember("id", .string(id)),
      JSONMember("type", Self.types("VerifiableCredential", "OpenBadgeCredential")),
      JSONMember(
        "issuer",
        .object([
          JSONMember("id", .string(issuer.id)), JSONMember("type", Self.types("Profile")),
          JSONMember("name", .string(issuer.name)),
        ])),
      JSONMember("name", .string(title)), JSONMember("validFrom", .string("\(start)")),
      JSONMember("awardedDate", .string("\(start)")),
    ]
    if let end { members.append(JSONMember("validUntil", .string("\(end)"))) }
    members.append(
      JSONMember(
        "credentialSubject",
        .object([
          JSONMember("id", .string(recipient)),
          JSONMember("type", Self.types("AchievementSubject")),
          JSONMember("achievement", achievement),
        ])))
    if !digests.isEmpty {
      members.append(JSONMember("evidence", .array(digests.map(Self.evidence))))
    }
    return .object(members)
  }

  /// The claims of the badge as a JWT: the credential with `iss`, `jti`, `sub`, `nbf` and `exp`
  /// beside it, which say the same.
  package var claims: JSONValue {
    var members = credential.members ?? []
    members += [
      JSONMember("iss", .string(issuer.id)), JSONMember("jti", .string(id)),
      JSONMember("sub", .string(recipient)),
      JSONMember("nbf", .integer(TokenTime.seconds(of: start))),
    ]
    if let end { members.append(JSONMember("exp", .integer(TokenTime.seconds(of: end)))) }
    return .object(members)
  }

  private var start: Instant { LondonTime.start(of: completedOn) }

  /// The first moment after the last day it holds.
  private var end: Instant? { holdsThrough.map { LondonTime.start(of: $0.adding(days: 1)) } }

  private var achievement: JSONValue {
    let framework = StandardCatalogue.framework(of: standard).text
    return .object([
      JSONMember("id", .string(standardAddress)), JSONMember("type", Self.types("Achievement")),
      JSONMember("achievementType", .string(achievementType)),
      JSONMember("name", .string(title)), JSONMember("description", .string(title)),
      JSONMember(
        "criteria", .object([JSONMember("id", .string(standardAddress))])),
      JSONMember(
        "alignment",
        .array([
          .object([
            JSONMember("type", Self.types("Alignment")),
            JSONMember("targetCode", .string(standard.text)),
            JSONMember("targetName", .string(title)),
            JSONMember("targetFramework", .string(framework)),
            JSONMember("targetUrl", .string(standardAddress)),
          ])
        ])),
    ])
  }

  /// The word of Open Badges' own list.
  private var achievementType: String {
    switch kind {
    case .training: "CertificateOfCompletion"
    case .careCertificate, .qualification: "Certificate"
    case .competence: "Competency"
    }
  }

  /// Evidence by the SHA-256 of its document: an address of RFC 6920, which shows the document to
  /// nobody.
  private static func evidence(_ digest: [UInt8]) -> JSONValue {
    .object([
      JSONMember("id", .string("ni:///sha-256;\(Base64URL.encode(digest))")),
      JSONMember("type", types("Evidence")),
    ])
  }

  private static func types(_ names: String...) -> JSONValue {
    .array(names.map { .string($0) })
  }

  private static let contexts: [JSONValue] = [
    .string("https://www.w3.org/ns/credentials/v2"),
    .string("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
  ]
}
