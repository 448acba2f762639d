import Planning
import Roles
import Vocabulary

// Terms of joint roles and what happens to them.

extension JointRoleEvent.What: StoredBody {
  func write(to body: inout BodyWriter) {
    switch self {
    case .drafted(let terms):
      body.put(1)
      body.put(terms)
    case .imported(let terms):
      body.put(2)
      body.put(terms)
    case .proposed(let terms, let from):
      body.put(3)
      body.put(terms)
      body.put(from)
    case .accepted(let version, let post):
      body.put(4)
      body.put(version)
      body.put(post)
    case .managed(let manager):
      body.put(5)
      body.put(manager)
    case .ended(let day, let reason):
      body.put(6)
      body.put(day)
      body.put(reason)
    }
  }

  init(from body: inout BodyReader) throws {
    switch try body.read(Int.self) {
    case 1: self = .drafted(try body.read())
    case 2: self = .imported(try body.read())
    case 3: self = .proposed(try body.read(), from: try body.read())
    case 4: self = .accepted(version: try body.read(), post: try body.read())
    case 5: self = .managed(try body.read())
    case 6: self = .ended(on: try body.read(), reason: try body.read())
    default: throw damaged("an event of a joint role is of an unknown kind")
    }
  }
}

extension JointRoleTerms: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(parts.title)
    body.put(parts.purpose)
    body.put(parts.lead)
    body.put(parts.period)
    body.put(parts.origin)
    body.put(parts.backing)
    body.put(parts.postKind)
    body.put(parts.place)
    body.put(parts.homeGroup)
    body.put(parts.role)
    body.put(parts.interventions)
    body.put(parts.template)
    body.put(parts.holdings)
    body.put(parts.parties)
    body.put(parts.rotation)
    body.put(parts.fullTimeExemption)
    body.put(parts.hoursOptOutOn)
  }

  init(from body: inout BodyReader) throws {
    var parts = Parts(
      title: try body.read(), purpose: try body.read(), lead: try body.read(),
      period: try body.read(), origin: try body.read(), postKind: PostCode(listed: ""), parties: [])
    parts.backing = try body.read()
    parts.postKind = try body.read()
    parts.place = try body.read()
    parts.homeGroup = try body.read()
    parts.role = try body.read()
    parts.interventions = try body.read()
    parts.template = try body.read()
    parts.holdings = try body.read()
    parts.parties = try body.read()
    parts.rotation = try body.read()
    parts.fullTimeExemption = try body.read()
    parts.hoursOptOutOn = try body.read()
    try self.init(parts)
  }
}

extension JointRoleTerms.Origin: StoredBody {
  func write(to body: inout BodyWriter) {
    switch self {
    case .new: body.put(1)
    case .replaces(let post):
      body.put(2)
      body.put(post)
    case .existing(let post):
      body.put(3)
      body.put(post)
    }
  }

  init(from body: inout BodyReader) throws {
    switch try body.read(Int.self) {
    case 1: self = .new
    case 2: self = .replaces(try body.read())
    case 3: self = .existing(try body.read())
    default: throw damaged("a joint role is of an unknown origin")
    }
  }
}

extension JointRoleTerms.Backing: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(sponsor)
    body.put(fund)
    body.put(endsOn)
  }

  init(from body: inout BodyReader) throws {
    try self.init(sponsor: body.read(), fund: body.read(), endsOn: body.read())
  }
}

extension JointRoleTerms.Holding: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(worker)
    body.put(period)
  }

  init(from body: inout BodyReader) throws {
    self.init(worker: try body.read(), period: try body.read())
  }
}

extension JointRoleTerms.Leg: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(organisation)
    body.put(location)
    body.put(period)
  }

  init(from body: inout BodyReader) throws {
    try self.init(organisation: body.read(), location: body.read(), period: body.read())
  }
}

extension JointRoleTerms.Exemption: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(approver)
    body.put(reason)
  }

  init(from body: inout BodyReader) throws {
    try self.init(approver: body.read(), reason: body.read())
  }
}

extension JointRoleParty: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(parts.organisation)
    body.put(parts.kind)
    body.put(parts.period)
    body.put(parts.costShare)
    body.put(parts.fundingShare)
    body.put(parts.legalBasis)
    body.put(parts.engagements)
    body.put(parts.fullTimeEquivalent)
    body.put(parts.contractedMinutesPerWeek)
    body.put(parts.pay)
    body.put(parts.consultedOn)
    body.put(parts.continuityDate)
    body.put(parts.lineManagers)
    body.put(parts.professionalLead)
    body.put(parts.indemnity)
    body.put(parts.agreements)
    body.put(parts.group)
  }

  init(from body: inout BodyReader) throws {
    var parts = Parts(
      organisation: try body.read(), kind: try body.read(), period: try body.read(),
      costShare: try body.read(), fundingShare: try body.read(), legalBasis: try body.read())
    parts.engagements = try body.read()
    parts.fullTimeEquivalent = try body.read()
    parts.contractedMinutesPerWeek = try body.read()
    parts.pay = try body.read()
    parts.consultedOn = try body.read()
    parts.continuityDate = try body.read()
    parts.lineManagers = try body.read()
    parts.professionalLead = try body.read()
    parts.indemnity = try body.read()
    parts.agreements = try body.read()
    parts.group = try body.read()
    try self.init(parts)
  }
}

extension JointPartyKind: StoredWord {
  static let numbering = Numbering<Self>(.homeEmployer, .host, .funder)
}

extension Engagement.LegalBasis: StoredWord {
  static let numbering = Numbered.legalBasis
}

extension PayTerms: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(framework)
    body.put(point)
  }

  init(from body: inout BodyReader) throws {
    try self.init(framework: body.read(), point: body.read())
  }
}

extension PayTerms.Framework: StoredWord {
  static let numbering = Numbering<Self>(
    .agendaForChange, .nationalJointCouncil, .careSector, .other)
}

extension LineManager: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(worker)
    body.put(organisation)
    body.put(post)
    body.put(period)
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      worker: body.read(), organisation: body.read(), post: body.read(), period: body.read())
  }
}

extension FullTimeEquivalent: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(Int(numerator))
    body.put(Int(denominator))
    body.put(Int(baseMinutesPerWeek))
  }

  init(from body: inout BodyReader) throws {
    try self.init(
      Int32(clamping: body.read(Int.self)), over: Int32(clamping: body.read(Int.self)),
      baseMinutesPerWeek: Int32(clamping: body.read(Int.self)), field: "fte")
  }
}

extension Fraction: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(numerator)
    body.put(denominator)
  }

  init(from body: inout BodyReader) throws {
    try self.init(body.read(), over: body.read(), field: "share")
  }
}

/// What a row of `role_template` says beside its columns.
struct TemplateBody: StoredBody {
  let title: String
  let role: RoleCode
  let interventions: Set<StandardCode>
  let copiedFrom: RecordID?
  let forbidden: Set<StandardCode>
  let localProtocol: String?

  init(_ template: RoleTemplate) {
    title = template.title
    role = template.role
    interventions = template.interventions
    copiedFrom = template.copiedFrom
    forbidden = template.forbidden
    localProtocol = template.localProtocol
  }

  func write(to body: inout BodyWriter) {
    body.put(title)
    body.put(role)
    body.put(interventions)
    body.put(copiedFrom)
    body.put(forbidden)
    body.put(localProtocol)
  }

  init(from body: inout BodyReader) throws {
    title = try body.read()
    role = try body.read()
    interventions = try body.read()
    copiedFrom = try body.read()
    forbidden = try body.read()
    localProtocol = try body.read()
  }
}
