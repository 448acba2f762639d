package import Planning
import ReferenceData
package import Vocabulary

/// One version of what the parties of a joint role agree.
package struct JointRoleTerms: Hashable, Sendable {
  /// Whether a role is new.
  package enum Origin: Hashable, Sendable {
    /// A new role: it needs a sponsor and lasting money before it goes live.
    case new
    /// A new role in place of an existing post, which is named; it needs the same.
    case replaces(String)
    /// An existing post, named: it goes on as it is.
    case existing(String)
  }

  /// Who stands behind a new role, and with which money until when.
  package struct Backing: Hashable, Sendable {
    /// The sponsor's post, 1 to 100 characters.
    package let sponsor: String
    /// The fund, 1 to 100 characters.
    package let fund: String
    /// The first day on which the money has ended.
    package let endsOn: CivilDate

    /// A sponsor with a fund.
    ///
    /// - Throws: ``ServiceError`` naming `sponsor` or `fund`.
    package init(sponsor: String, fund: String, endsOn: CivilDate) throws(ServiceError) {
      self.sponsor = try boundedText(sponsor, field: "sponsor", limit: 100)
      self.fund = try boundedText(fund, field: "fund", limit: 100)
      self.endsOn = endsOn
    }
  }

  /// Who holds the role, on which days; a day without a holder is a vacancy.
  package struct Holding: Hashable, Sendable {
    /// The holder.
    package let worker: WorkerID
    /// The days.
    package let period: DatePeriod

    /// `worker` on the days of `period`.
    package init(worker: WorkerID, period: DatePeriod) {
      self.worker = worker
      self.period = period
    }
  }

  /// One stretch of a rotation.
  package struct Leg: Hashable, Sendable {
    /// The body worked at: an employer or host of the role on those days.
    package let organisation: OrganisationID
    /// Where, 1 to 100 characters, or nil.
    package let location: String?
    /// The days.
    package let period: DatePeriod

    /// A stretch at `organisation`.
    ///
    /// - Throws: ``ServiceError`` naming `location`.
    package init(
      organisation: OrganisationID, location: String?, period: DatePeriod
    ) throws(ServiceError) {
      self.organisation = organisation
      self.location = try location.map { text throws(ServiceError) in
        try boundedText(text, field: "location", limit: 100)
      }
      self.period = period
    }
  }

  /// A recorded exception to a limit.
  package struct Exemption: Hashable, Sendable {
    /// The post that approves, 1 to 100 characters.
    package let approver: String
    /// Why, 1 to 200 characters.
    package let reason: String

    /// An exception that somebody approved for a reason.
    ///
    /// - Throws: ``ServiceError`` naming `approver` or `reason`.
    package init(approver: String, reason: String) throws(ServiceError) {
      self.approver = try boundedText(approver, field: "approver", limit: 100)
      self.reason = try boundedText(reason, field: "reason")
    }
  }

  /// What terms say; ``JointRoleTerms`` checks it.
  package struct Parts: Hashable, Sendable {
    /// Its title, 1 to 100 characters.
    package var title: String
    /// What it is for, 1 to 500 characters.
    package var purpose: String
    /// The party that keeps the record.
    package var lead: OrganisationID
    /// The days of the role.
    package var period: DatePeriod
    /// Whether it is new.
    package var origin: Origin
    /// Who stands behind it, or nil.
    package var backing: Backing?
    /// The kind of post that planners count it under.
    package var postKind: PostCode
    /// The place it serves, or nil.
    package var place: PlaceID?
    /// The planner's group that its holder is counted in, or nil.
    package var homeGroup: GroupCode?
    /// The role profile, or nil.
    package var role: RoleCode?
    /// The interventions of the catalogue that the role includes; at most 50.
    package var interventions: Set<StandardCode> = []
    /// The template it was made from, or nil.
    package var template: RecordID?
    /// Its holders; at most 50.
    package var holdings: [Holding] = []
    /// Its parties, 2 to 20.
    package var parties: [JointRoleParty]
    /// Its rotation, in order; at most 50.
    package var rotation: [Leg] = []
    /// Approval of more than full time, or nil.
    package var fullTimeExemption: Exemption?
    /// The day the holder opted out of the weekly limit, or nil.
    package var hoursOptOutOn: CivilDate?

    /// Terms of these bare parts; the others are empty.
    package init(
      title: String, purpose: String, lead: OrganisationID, period: DatePeriod, origin: Origin,
      postKind: PostCode, parties: [JointRoleParty]
    ) {
      self.title = title
      self.purpose = purpose
      self.lead = lead
      self.period = period
      self.origin = origin
      self.postKind = postKind
      self.parties = parties
    }
  }

  /// All that they say.
  package let parts: Parts
  /// The days of the role.
  package var period: DatePeriod { parts.period }
  /// Its parties.
  package var parties: [JointRoleParty] { parts.parties }
  /// Its holders.
  package var holdings: [Holding] { parts.holdings }

  /// Terms whose parts agree.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault: cost and funding shares sum to exactly 1
  ///   at every instant of the role, which has an employer throughout; a body stands once at a
  ///   time; the lead is a party; holders and legs of a rotation follow one another inside it.
  package init(_ parts: Parts) throws(ServiceError) {
    var parts = parts
    parts.title = try boundedText(parts.title, field: "title", limit: 100)
    parts.purpose = try boundedText(parts.purpose, field: "purpose", limit: 500)
    try Self.checkOrigin(&parts)
    try JointRoleShape(parts).check()
    self.parts = parts
  }

  /// The same terms with other parties, as the line managers named since change them.
  func with(_ parties: [JointRoleParty]) -> JointRoleTerms {
    var parts = parts
    parts.parties = parties
    return JointRoleTerms(checked: parts)
  }

  private init(checked parts: Parts) {
    self.parts = parts
  }

  private static func checkOrigin(_ parts: inout Parts) throws(ServiceError) {
    switch parts.origin {
    case .new: return
    case .replaces(let post):
      parts.origin = .replaces(try boundedText(post, field: "replaces_post", limit: 100))
    case .existing(let post):
      parts.origin = .existing(try boundedText(post, field: "existing_post", limit: 100))
    }
  }

  /// Who holds it on `day`, or nil: vacant.
  package func holder(on day: CivilDate) -> WorkerID? {
    holdings.first { $0.period.contains(day) }?.worker
  }

  /// The parties in force on `day`, in the order of the terms.
  package func parties(on day: CivilDate) -> [JointRoleParty] {
    period.contains(day) ? parties.filter { $0.period.contains(day) } : []
  }

  /// Each day of the role on which a party begins or ends, its first day included, in order: what
  /// the parties say is the same from one to the next.
  package var changeDays: [CivilDate] {
    let bounds = parties.flatMap { [$0.period.start, $0.period.end].compactMap(\.self) }
    return Set(([period.start] + bounds).filter(period.contains)).sorted()
  }
}
