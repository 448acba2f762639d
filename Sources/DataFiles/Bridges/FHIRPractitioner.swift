package import Credentials
package import Organisations
package import Passports
import ReferenceData
package import Vocabulary

/// A worker as FHIR R4 has staff: a bundle of one Practitioner and a PractitionerRole for each
/// post, with the identifiers of UK Core. One way out of a passport, never the record.
///
/// FHIR's dates are inclusive at both ends, ours are not at the second. A register's status other
/// than in force has no place in a qualification and is left out, as is what was signed off for
/// one person only.
package struct FHIRPractitioner: Sendable {
  /// A post held.
  package struct Post: Hashable, Sendable {
    /// The post's identifier.
    package let id: RecordID
    /// Who employs.
    package let employer: OrganisationID
    /// The role profile.
    package let role: RoleCode
    /// What the post is called.
    package let title: String
    /// From when to when.
    package let period: DatePeriod

    /// A post.
    package init(
      id: RecordID, employer: OrganisationID, role: RoleCode, title: String, period: DatePeriod
    ) {
      self.id = id
      self.employer = employer
      self.role = role
      self.title = title
      self.period = period
    }
  }

  /// Whose bundle it is; one invented for a demonstration is marked as test data.
  package let worker: Worker
  /// Who that is, or nil where it is not in sight.
  package let identity: WorkerIdentity?
  /// Registrations in sight.
  package let registrations: [Registration]
  /// Achievements that stand, in sight.
  package let achievements: [Achievement]
  /// Posts in sight.
  package let posts: [Post]
  /// The bodies that achievements and posts name.
  package let organisations: [OrganisationID: Organisation]
  /// The address under which code lists are described; the list's name follows it.
  package let lists: String

  /// The facts that an export may show, already chosen: nothing here asks who is looking, or what
  /// was suspended.
  package init(
    worker: Worker, identity: WorkerIdentity?, registrations: [Registration],
    achievements: [Achievement], posts: [Post], organisations: [OrganisationID: Organisation],
    lists: String
  ) {
    self.worker = worker
    self.identity = identity
    self.registrations = registrations
    self.achievements = achievements
    self.posts = posts
    self.organisations = organisations
    self.lists = lists
  }

  /// The bundle at `instant`, of type `collection`.
  package func bundle(at instant: Instant) -> JSONValue {
    let resources = [practitioner] + posts.map(role)
    let ids = [worker.id.description] + posts.map(\.id.description)
    return .object([
      JSONMember("resourceType", .string("Bundle")), JSONMember("type", .string("collection")),
      JSONMember("timestamp", .string("\(instant)")),
      JSONMember(
        "entry",
        .array(
          zip(ids, resources).map { id, resource in
            .object([
              JSONMember("fullUrl", .string("urn:uuid:\(id)")), JSONMember("resource", resource),
            ])
          })),
    ])
  }

  private var practitioner: JSONValue {
    var members = head("Practitioner", id: worker.id.description)
    let numbers = identifiers
    if !numbers.isEmpty { members.append(JSONMember("identifier", .array(numbers))) }
    if let identity {
      members.append(JSONMember("name", .array([name(of: identity)])))
      if let birthDate = identity.birthDate {
        members.append(JSONMember("birthDate", .string("\(birthDate)")))
      }
    }
    let qualifications =
      registrations.compactMap(qualification)
      + achievements.compactMap(
        qualification)
    if !qualifications.isEmpty {
      members.append(JSONMember("qualification", .array(qualifications)))
    }
    return .object(members)
  }

  private func name(of identity: WorkerIdentity) -> JSONValue {
    var members = [JSONMember("use", .string("official"))]
    if let family = identity.familyName { members.append(JSONMember("family", .string(family))) }
    members.append(JSONMember("given", .array([.string(identity.givenName)])))
    return .object(members)
  }

  /// The numbers of the four regulators that UK Core names, each once. No other number of a person
  /// leaves: an ESR or National Insurance number is nobody else's business.
  private var identifiers: [JSONValue] {
    let registered = registrations.compactMap { registration in
      registration.number.map { (Self.system(of: registration.regulator), $0) }
    }
    let known = (identity?.identifiers ?? []).map { (Self.system(of: $0.scheme), $0.value) }
    var seen: Set<[String]> = []
    return (registered + known).compactMap { system, value in
      guard let system, seen.insert([system, value]).inserted else { return nil }
      return Self.identifier(system, value)
    }
  }

  private func qualification(_ registration: Registration) -> JSONValue? {
    guard registration.status == .effective else { return nil }
    let regulator = registration.regulator
    var members: [JSONMember] = []
    if let number = registration.number, let system = Self.system(of: regulator) {
      members.append(JSONMember("identifier", .array([Self.identifier(system, number)])))
    }
    let text = JSONMember("text", .string("Registration with the \(Self.name(of: regulator))"))
    let part = registration.part.map {
      JSONMember("coding", .array([coding("register-part", $0.text)]))
    }
    members += [
      JSONMember("code", .object([part, text].compactMap(\.self))),
      JSONMember("period", Self.period(registration.period)),
      JSONMember("issuer", .object([JSONMember("display", .string(Self.name(of: regulator)))])),
    ]
    return .object(members)
  }

  private func qualification(_ achievement: Achievement) -> JSONValue? {
    guard let completedOn = achievement.completedOn, achievement.portability != .personSpecific
    else { return nil }
    let standard = achievement.standard
    let title = StandardCatalogue.find(standard)?.title ?? standard.text
    var period = [JSONMember("start", .string("\(completedOn)"))]
    if let last = achievement.holdsThrough {
      period.append(JSONMember("end", .string("\(last)")))
    }
    let code = JSONValue.object([
      JSONMember("coding", .array([coding("standard", standard.text)])),
      JSONMember("text", .string(title)),
    ])
    let members = [
      JSONMember("code", code), JSONMember("period", .object(period)),
      member("issuer", of: achievement.gainedAt),
    ]
    return .object(members.compactMap(\.self))
  }

  private func role(_ post: Post) -> JSONValue {
    let code = JSONValue.object([
      JSONMember("coding", .array([coding("role", post.role.text)])),
      JSONMember("text", .string(post.title)),
    ])
    let members = [
      JSONMember("period", Self.period(post.period)),
      JSONMember(
        "practitioner", .object([JSONMember("reference", .string("urn:uuid:\(worker.id)"))])),
      member("organization", of: post.employer), JSONMember("code", .array([code])),
    ]
    return .object(
      head("PractitionerRole", id: post.id.description) + members.compactMap(\.self))
  }

  /// A body by its code and name, by its name alone where it has no code that FHIR knows; nil where
  /// it is not in sight.
  private func member(_ name: String, of id: OrganisationID) -> JSONMember? {
    guard let body = organisations[id] else { return nil }
    let code = body.identifiers.first { $0.scheme == .ods }.map {
      JSONMember(
        "identifier", Self.identifier("https://fhir.nhs.uk/Id/ods-organization-code", $0.value))
    }
    let members = [code, JSONMember("display", .string(body.name))]
    return JSONMember(name, .object(members.compactMap(\.self)))
  }

  private func head(_ type: String, id: String) -> [JSONMember] {
    let profile = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-\(type)"
    var meta = [JSONMember("profile", .array([.string(profile)]))]
    if worker.isSynthetic { meta.append(JSONMember("security", .array([Self.testData]))) }
    return [
      JSONMember("resourceType", .string(type)), JSONMember("id", .string(id)),
      JSONMember("meta", .object(meta)),
    ]
  }

  /// HL7's mark for data about nobody.
  private static let testData = JSONValue.object([
    JSONMember("system", .string("http://terminology.hl7.org/CodeSystem/v3-ActReason")),
    JSONMember("code", .string("HTEST")),
  ])

  private func coding(_ list: String, _ code: String) -> JSONValue {
    .object([
      JSONMember("system", .string(lists + list)), JSONMember("code", .string(code)),
    ])
  }

  private static func identifier(_ system: String, _ value: String) -> JSONValue {
    .object([JSONMember("system", .string(system)), JSONMember("value", .string(value))])
  }

  /// A period whose end is its last day.
  private static func period(_ period: DatePeriod) -> JSONValue {
    var members = [JSONMember("start", .string("\(period.start)"))]
    if let end = period.end {
      members.append(JSONMember("end", .string("\(end.adding(days: -1))")))
    }
    return .object(members)
  }

  private static func system(of scheme: WorkerIdentifier.Scheme) -> String? {
    Registration.Regulator(rawValue: scheme.rawValue).flatMap(system)
  }

  /// The naming system of UK Core; Social Work England has none there.
  private static func system(of regulator: Registration.Regulator) -> String? {
    switch regulator {
    case .gmc: "https://fhir.hl7.org.uk/Id/gmc-number"
    case .nmc: "https://fhir.hl7.org.uk/Id/nmc-number"
    case .hcpc: "https://fhir.hl7.org.uk/Id/hcpc-number"
    case .gphc: "https://fhir.hl7.org.uk/Id/gphc-number"
    case .socialWorkEngland: nil
    }
  }

  private static func name(of regulator: Registration.Regulator) -> String {
    switch regulator {
    case .gmc: "General Medical Council"
    case .nmc: "Nursing and Midwifery Council"
    case .hcpc: "Health and Care Professions Council"
    case .gphc: "General Pharmaceutical Council"
    case .socialWorkEngland: "Social Work England"
    }
  }
}
