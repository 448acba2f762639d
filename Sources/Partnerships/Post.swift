package import Vocabulary

/// A post of a body, whoever holds it.
package struct Post: Hashable, Sendable {
  /// What kind of post it is, so that leads can be counted by kind.
  package enum Kind: String, Sendable, CaseIterable {
    /// A council's chief executive.
    case councilChiefExecutive = "COUNCIL_CHIEF_EXECUTIVE"
    /// A director of a council.
    case councilDirector = "COUNCIL_DIRECTOR"
    /// A trust's chief executive.
    case trustChiefExecutive = "TRUST_CHIEF_EXECUTIVE"
    /// A chief executive of an NHS board.
    case boardChiefExecutive = "BOARD_CHIEF_EXECUTIVE"
    /// A director of an NHS board.
    case boardDirector = "BOARD_DIRECTOR"
    /// A director whom a council and an NHS body share.
    case jointDirector = "JOINT_DIRECTOR"
    /// A clinical lead.
    case clinicalLead = "CLINICAL_LEAD"
    /// Somebody who manages a team.
    case teamManager = "TEAM_MANAGER"
    /// An elected member of a council.
    case electedMember = "ELECTED_MEMBER"
    /// Any other post.
    case other = "OTHER"
  }

  /// What it is called, 1 to 200 characters.
  package let title: String
  /// The body whose post it is.
  package let body: OrganisationID
  /// Its kind.
  package let kind: Kind
  /// The days it exists.
  package let period: DatePeriod

  /// A post with these parts.
  ///
  /// - Throws: ``ServiceError`` naming `title`.
  package init(
    title: String, body: OrganisationID, kind: Kind, period: DatePeriod
  ) throws(ServiceError) {
    self.title = try boundedText(title, field: "title")
    self.body = body
    self.kind = kind
    self.period = period
  }
}

/// A person's time in a post. A new end is a new version; the one before stays readable.
package struct Appointment: Hashable, Sendable {
  /// The post.
  package let post: PostID
  /// Who holds it.
  package let holder: WorkerID
  /// The days.
  package let period: DatePeriod
  /// Whether it is for the time being, until somebody is appointed for good.
  package let isInterim: Bool
  /// The body whose engagement of the holder it rests on; without one in force nobody is in post.
  /// Nil where it rests on none.
  package let restsOn: OrganisationID?

  /// An appointment with these parts.
  package init(
    post: PostID, holder: WorkerID, period: DatePeriod, isInterim: Bool = false,
    restsOn: OrganisationID? = nil
  ) {
    self.post = post
    self.holder = holder
    self.period = period
    self.isInterim = isInterim
    self.restsOn = restsOn
  }

  /// The same appointment with its end on `day`, the first day the holder is gone.
  ///
  /// - Throws: ``ServiceError`` `INTERVAL_REVERSED`, naming `field`, unless it follows the start;
  ///   `STATE_FORBIDS` where the appointment is over by then: to leave never gives more time.
  package func ended(on day: CivilDate, field: String) throws(ServiceError) -> Appointment {
    if let end = period.end, end <= day {
      throw ServiceError(
        .failedPrecondition, .stateForbids, field: field,
        "the appointment ended on \(end); got \(quoted("\(day)"))")
    }
    return Appointment(
      post: post, holder: holder, period: try DatePeriod(from: period.start, to: day, field: field),
      isInterim: isInterim, restsOn: restsOn)
  }
}

/// The days on which somebody really is in a post: the days of the appointment on which the
/// engagement it rests on is in force too.
package struct Holding: Hashable, Sendable {
  /// The appointment.
  package let id: AppointmentID
  /// Who holds the post.
  package let holder: WorkerID
  /// Whether it is for the time being.
  package let isInterim: Bool
  /// The days, in order.
  package let periods: [DatePeriod]

  /// The holding of `appointment`; `engagements` are the periods of the engagement it rests on,
  /// and are not looked at where it rests on none.
  package init(_ id: AppointmentID, _ appointment: Appointment, engagements: [DatePeriod]) {
    self.id = id
    holder = appointment.holder
    isInterim = appointment.isInterim
    let whole = appointment.period
    periods =
      appointment.restsOn == nil
      ? [whole]
      : engagements.sorted { $0.start < $1.start }.compactMap { whole.shared(with: $0) }
  }

  private init(_ holding: Holding, periods: [DatePeriod]) {
    id = holding.id
    holder = holding.holder
    isInterim = holding.isInterim
    self.periods = periods
  }

  /// The part of it that lies in `whole`.
  package func within(_ whole: DatePeriod) -> Holding {
    Holding(self, periods: periods.compactMap { $0.shared(with: whole) })
  }

  /// Whether the holder is in post on `day`.
  package func covers(_ day: CivilDate) -> Bool { periods.contains { $0.contains(day) } }

  /// The latest day up to `day` on which the holder was gone; nil where there was none.
  package func end(by day: CivilDate) -> CivilDate? {
    periods.compactMap(\.end).filter { $0 <= day }.max()
  }
}

extension Period {
  /// The moments that lie in both; nil where none does.
  package func shared(with other: Period) -> Period? {
    let ends = [end, other.end].compactMap(\.self)
    return Period(from: max(start, other.start), to: ends.min())
  }
}
