package import Planning
package import Vocabulary

/// What a body is in a joint role. Employing, hosting and funding are separate links.
package enum JointPartyKind: String, Sendable, CaseIterable {
  /// It holds a contract with the person.
  case homeEmployer = "HOME_EMPLOYER"
  /// The work is done there on another's contract.
  case host = "HOST"
  /// It pays and neither employs nor hosts.
  case funder = "FUNDER"

  /// Whether the person works there.
  package var isWorkedAt: Bool { self != .funder }
}

/// Who manages somebody, where that manager is engaged, and on which days.
package struct LineManager: Hashable, Sendable {
  /// The manager.
  package let worker: WorkerID
  /// The body that engages the manager; it may be another than the one managed for.
  package let organisation: OrganisationID
  /// The manager's post, 1 to 100 characters.
  package let post: String
  /// The days.
  package let period: DatePeriod

  /// A manager with a post.
  ///
  /// - Throws: ``ServiceError`` naming `post`.
  package init(
    worker: WorkerID, organisation: OrganisationID, post: String, period: DatePeriod
  ) throws(ServiceError) {
    self.worker = worker
    self.organisation = organisation
    self.post = try boundedText(post, field: "post", limit: 100)
    self.period = period
  }

  /// The same manager on those days of `other` that it manages, or nil.
  func during(_ other: DatePeriod) -> LineManager? {
    period.intersection(other).map { LineManager(self, period: $0) }
  }

  private init(_ manager: LineManager, period: DatePeriod) {
    worker = manager.worker
    organisation = manager.organisation
    post = manager.post
    self.period = period
  }
}

/// The pay of one party: kept as that party has it, and never mapped to another's.
package struct PayTerms: Hashable, Sendable {
  /// The pay frameworks told apart.
  package enum Framework: String, Sendable, CaseIterable {
    /// Agenda for Change.
    case agendaForChange = "AFC"
    /// National Joint Council.
    case nationalJointCouncil = "NJC"
    /// An independent provider's own.
    case careSector = "CARE_SECTOR"
    /// Any other.
    case other = "OTHER"
  }

  /// The framework.
  package let framework: Framework
  /// The point or band as the party writes it, 1 to 50 characters.
  package let point: String

  /// Pay on a framework.
  ///
  /// - Throws: ``ServiceError`` naming `pay_point`.
  package init(framework: Framework, point: String) throws(ServiceError) {
    self.framework = framework
    self.point = try boundedText(point, field: "pay_point", limit: 50)
  }
}

/// One body's side of a joint role.
package struct JointRoleParty: Hashable, Sendable {
  /// What a party says of itself; ``JointRoleParty`` checks it.
  package struct Parts: Hashable, Sendable {
    /// The body.
    package var organisation: OrganisationID
    /// What it is in the role.
    package var kind: JointPartyKind
    /// Its days.
    package var period: DatePeriod
    /// The holder's engagement with it, where one is recorded already; at most 20.
    package var engagements: [FactID] = []
    /// The share of full time worked for it, on its own base; nil for a funder.
    package var fullTimeEquivalent: FullTimeEquivalent?
    /// Contracted minutes a week; nil: as the share of full time says.
    package var contractedMinutesPerWeek: Int?
    /// The share of the role's cost that falls to it.
    package var costShare: Fraction
    /// The share of the role's funding that it brings.
    package var fundingShare: Fraction
    /// Its pay, or nil.
    package var pay: PayTerms?
    /// The terms in law.
    package var legalBasis: Engagement.LegalBasis
    /// The day the officer was consulted, which section 113 asks for first; nil: not said.
    package var consultedOn: CivilDate?
    /// The day continuous service counts from there, as the party says; never an entitlement.
    package var continuityDate: CivilDate?
    /// Line managers; at most 50.
    package var lineManagers: [LineManager] = []
    /// The post of the professional lead, 1 to 100 characters, or nil.
    package var professionalLead: String?
    /// The record of its indemnity, or nil.
    package var indemnity: RecordID?
    /// The records of agreements between bodies that cover it; at most 20.
    package var agreements: [RecordID] = []
    /// The planner's group whose work it is, or nil.
    package var group: GroupCode?

    /// A party of these bare parts; the others are empty.
    package init(
      organisation: OrganisationID, kind: JointPartyKind, period: DatePeriod,
      costShare: Fraction, fundingShare: Fraction, legalBasis: Engagement.LegalBasis
    ) {
      self.organisation = organisation
      self.kind = kind
      self.period = period
      self.costShare = costShare
      self.fundingShare = fundingShare
      self.legalBasis = legalBasis
    }
  }

  /// All that it says.
  package let parts: Parts
  /// The body.
  package var organisation: OrganisationID { parts.organisation }
  /// What it is in the role.
  package var kind: JointPartyKind { parts.kind }
  /// Its days.
  package var period: DatePeriod { parts.period }
  /// Its line managers.
  package var lineManagers: [LineManager] { parts.lineManagers }

  /// A party whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault: a body that is worked at says its share
  ///   of full time and a funder says none; contracted minutes are within a minute of that share
  ///   of its base.
  package init(_ parts: Parts) throws(ServiceError) {
    try Self.checkWork(parts)
    try Self.checkLists(parts)
    var parts = parts
    if let lead = parts.professionalLead {
      parts.professionalLead = try boundedText(lead, field: "professional_lead", limit: 100)
    }
    self.parts = parts
  }

  /// The same party with other line managers.
  func managed(by managers: [LineManager]) -> JointRoleParty {
    var parts = parts
    parts.lineManagers = managers
    return JointRoleParty(checked: parts)
  }

  private init(checked parts: Parts) {
    self.parts = parts
  }

  private static func checkWork(_ parts: Parts) throws(ServiceError) {
    guard parts.kind.isWorkedAt == (parts.fullTimeEquivalent != nil) else {
      throw parts.kind.isWorkedAt
        ? ServiceError(
          .invalidArgument, .fieldRequired, field: "fte",
          "must say the share of full time worked for this party, which may be 0")
        : ServiceError(
          .invalidArgument, .fieldNotAllowed, field: "fte",
          "must be empty for a funder: nobody works there")
    }
    guard let minutes = parts.contractedMinutesPerWeek else { return }
    guard (0...10_080).contains(minutes) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "contracted_minutes_per_week",
        "must be 0 to 10080; got \(quoted("\(minutes)"))")
    }
    let (top, bottom) = parts.fullTimeEquivalent?.minutesPerWeek ?? (0, 1)
    let difference = Int64(minutes) * bottom - top
    guard difference > -bottom, difference < bottom else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "contracted_minutes_per_week",
        "must be within a minute of the share of full time; got \(quoted("\(minutes)"))")
    }
  }

  private static func checkLists(_ parts: Parts) throws(ServiceError) {
    let lists = [
      ("engagement_ids", parts.engagements.count, 20),
      ("agreement_ids", parts.agreements.count, 20),
      ("line_managers", parts.lineManagers.count, 50),
    ]
    for (field, count, limit) in lists where count > limit {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: field,
        "must be at most \(limit) entries; got \(count)")
    }
    guard Set(parts.agreements).count == parts.agreements.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "agreement_ids", "must name each record once")
    }
    guard Set(parts.engagements).count == parts.engagements.count else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "engagement_ids", "must name each record once")
    }
    for (index, manager) in parts.lineManagers.enumerated()
    where parts.lineManagers[..<index].contains(where: { $0.period.overlaps(manager.period) }) {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "line_managers[\(index)]",
        "must not overlap another line manager of this party")
    }
  }

  /// Minutes a week worked for it, as an exact fraction; zero for a funder.
  package var minutesPerWeek: ExactNumber {
    if let minutes = parts.contractedMinutesPerWeek { return ExactNumber(minutes) }
    guard let share = parts.fullTimeEquivalent else { return .zero }
    let (top, bottom) = share.minutesPerWeek
    return ExactNumber(reducing: Int128(top), over: Int128(bottom))
  }

  /// The share of full time worked for it; zero for a funder.
  package var fullTime: ExactNumber { parts.fullTimeEquivalent.map(ExactNumber.init) ?? .zero }
}

extension Period {
  /// The part that lies in both, or nil.
  func intersection(_ other: Period) -> Period? {
    let end = [end, other.end].compactMap(\.self).min()
    return Period(from: Swift.max(start, other.start), to: end)
  }
}
