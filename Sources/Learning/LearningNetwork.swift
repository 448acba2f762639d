package import Vocabulary

/// Providers that teach together and take each other's word: a community education network.
package struct LearningNetwork: Hashable, Sendable {
  /// Its opaque identifier.
  package let id: NetworkID
  /// What it is called, 1 to 200 characters.
  package let name: String
  /// The body that keeps it and attests in its name.
  package let lead: OrganisationID

  /// A network with a bounded name.
  ///
  /// - Throws: ``ServiceError`` naming `name`.
  package init(id: NetworkID, name: String, lead: OrganisationID) throws(ServiceError) {
    self.id = id
    self.name = try boundedText(name, field: "name")
    self.lead = lead
  }
}

/// One body's time in a network.
package struct NetworkMembership: Hashable, Sendable {
  /// What a member does there.
  package enum Part: String, Sendable, CaseIterable {
    /// Sends staff to learn, and accepts what the network attests while it is a member.
    case employer = "EMPLOYER"
    /// Teaches only, as a university or a group of people who use services does; accepts nothing.
    case teacher = "TEACHER"
  }

  /// The member.
  package let organisation: OrganisationID
  /// What it does there.
  package let part: Part
  /// The days it is a member; the end is the first day it no longer is.
  package let period: DatePeriod

  /// A membership of these parts.
  package init(organisation: OrganisationID, part: Part, period: DatePeriod) {
    self.organisation = organisation
    self.part = part
    self.period = period
  }
}

/// A network with everybody who is or was in it, as known at some commit.
package struct NetworkStanding: Hashable, Sendable {
  /// The most memberships of one network.
  package static let mostMemberships = 2_000

  /// The network.
  package let network: LearningNetwork
  /// The memberships, by organisation and start.
  package let memberships: [NetworkMembership]

  /// The network with these memberships.
  package init(_ network: LearningNetwork, memberships: [NetworkMembership]) {
    self.network = network
    self.memberships = memberships.sorted {
      ($0.organisation, $0.period.start) < ($1.organisation, $1.period.start)
    }
  }

  /// Whether the organisation is a member on the day.
  package func hasMember(_ organisation: OrganisationID, on day: CivilDate) -> Bool {
    memberships.contains { $0.organisation == organisation && $0.period.contains(day) }
  }

  /// The employers that accept what the network attests on the day, each once, in order: those that
  /// are members on it. A body that left on that very day accepts nothing signed then or later.
  package func accepting(on day: CivilDate) -> [OrganisationID] {
    Set(
      memberships.filter { $0.part == .employer && $0.period.contains(day) }.map(\.organisation)
    ).sorted()
  }

  /// The membership that begins where `organisation` joins on `start`.
  ///
  /// - Throws: ``ServiceError`` `BACKDATED_GRANT_BLOCKED` where it starts before `today`, since it
  ///   promises to accept; `RECORD_EXISTS` where the body is a member then or later;
  ///   `LIMIT_REACHED` past ``mostMemberships``.
  package func joined(
    by organisation: OrganisationID, as part: NetworkMembership.Part, on start: CivilDate,
    today: CivilDate
  ) throws(ServiceError) -> NetworkMembership {
    guard start >= today else {
      throw ServiceError(
        .failedPrecondition, .backdatedGrantBlocked, field: "joins_on",
        "must not be before today, \(today); got \(quoted("\(start)"))")
    }
    let period = DatePeriod(from: start)
    guard
      !memberships.contains(where: { $0.organisation == organisation && $0.period.overlaps(period) }
      )
    else {
      throw ServiceError(
        .alreadyExists, .recordExists, field: "network_id",
        "the organisation is a member on \(start) or later")
    }
    guard memberships.count < Self.mostMemberships else {
      throw ServiceError(
        .failedPrecondition, .limitReached, field: "network_id",
        "must have at most \(Self.mostMemberships) memberships")
    }
    return NetworkMembership(organisation: organisation, part: part, period: period)
  }

  /// The membership that `organisation` ends on `end`, and what it becomes. Items signed before
  /// stay accepted: the acceptances stand in the passports.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND` where it is no member that would go on;
  ///   `INTERVAL_REVERSED`, naming `leaves_on`, unless the end follows the start.
  package func left(
    by organisation: OrganisationID, on end: CivilDate
  ) throws(ServiceError) -> (earlier: NetworkMembership, ended: NetworkMembership) {
    let open = memberships.last {
      $0.organisation == organisation && $0.period.end.map { $0 > end } != false
    }
    guard let open else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "organisation_id",
        "there is no such membership that goes on to \(end)")
    }
    let period = try DatePeriod(from: open.period.start, to: end, field: "leaves_on")
    return (
      open, NetworkMembership(organisation: organisation, part: open.part, period: period)
    )
  }
}
