package import Vocabulary

/// Something that happened to a joint role; its state is computed from all of these.
package struct JointRoleEvent: Hashable, Sendable {
  /// What happened.
  package enum What: Hashable, Sendable {
    /// It was drafted: version 1 of its terms, which no party has accepted.
    case drafted(JointRoleTerms)
    /// It was taken in as it is, an existing post or lent staff: version 1, in force without
    /// anybody's acceptance.
    case imported(JointRoleTerms)
    /// The next version of its terms was put to the parties, to hold from a day.
    case proposed(JointRoleTerms, from: CivilDate)
    /// A party's own organisation accepted a version; `post` is who signed for it.
    case accepted(version: Int, post: String)
    /// A party named its line manager.
    case managed(LineManager)
    /// It was ended, from a day, for a reason.
    case ended(on: CivilDate, reason: String)
  }

  /// Its record.
  package let id: RecordID
  /// The organisation that did it.
  package let by: OrganisationID
  /// When it was recorded.
  package let recordedAt: Instant
  /// What happened.
  package let what: What

  /// An event of these parts.
  package init(id: RecordID, by: OrganisationID, recordedAt: Instant, what: What) {
    self.id = id
    self.by = by
    self.recordedAt = recordedAt
    self.what = what
  }
}

/// A post that two or more bodies share, with all that happened to it.
package struct JointRole: Hashable, Sendable {
  /// How a role stands on a day.
  package enum State: String, Sendable, CaseIterable {
    /// Some party has not accepted.
    case draft = "DRAFT"
    /// All have, and it has not begun.
    case agreed = "AGREED"
    /// In force on its first terms.
    case active = "ACTIVE"
    /// In force on later terms.
    case changed = "CHANGED"
    /// Over.
    case ended = "ENDED"
  }

  /// One version of the terms.
  package struct Version: Hashable, Sendable {
    /// Its number, from 1.
    package let number: Int
    /// What it says.
    package let terms: JointRoleTerms
    /// From when it was to hold.
    package let proposedFrom: CivilDate
    /// Who accepted it.
    package let acceptedBy: Set<OrganisationID>
    /// From when it holds; nil while a party has not accepted, and for one that a later version
    /// overtook before all had.
    package let agreedFrom: CivilDate?
  }

  /// Its identifier.
  package let id: JointRoleID
  /// What happened, oldest first; the first drafts or imports it.
  package let events: [JointRoleEvent]
  /// Every version of its terms, oldest first; one at least.
  package let versions: [Version]

  /// The role that these events tell, oldest first.
  ///
  /// - Throws: ``ServiceError`` naming no field where the first event gives no terms.
  package init(id: JointRoleID, events: [JointRoleEvent]) throws(ServiceError) {
    self.id = id
    self.events = events
    versions = Self.versions(of: events)
    guard !versions.isEmpty else {
      throw ServiceError(.internalFault, .internalFault, "a joint role has no terms")
    }
  }

  /// Whether it was taken in as it was.
  package var isImported: Bool {
    events.contains { if case .imported = $0.what { true } else { false } }
  }

  /// The newest version, accepted or not.
  package var latest: Version { versions[versions.count - 1] }

  /// The first day on which it is over by hand, or nil; the last word counts.
  package var endedOn: CivilDate? {
    events.reversed().lazy.compactMap { event -> CivilDate? in
      if case .ended(let day, _) = event.what { day } else { nil }
    }.first
  }

  /// How it stands on `day`.
  package func state(on day: CivilDate) -> State {
    if let endedOn, endedOn <= day { return .ended }
    let agreed = versions.filter { $0.agreedFrom != nil }
    guard !agreed.isEmpty else { return .draft }
    let begun = agreed.filter { $0.agreedFrom.map { $0 <= day } ?? false }
    guard let current = begun.last else { return .agreed }
    if let end = current.terms.period.end, end <= day { return .ended }
    return begun.count > 1 ? .changed : .active
  }

  /// The terms in force on `day`, with the line managers named since; nil where it is not in force.
  package func terms(on day: CivilDate) -> JointRoleTerms? {
    windows.first { $0.period.contains(day) }?.terms
  }

  /// The stretches in which one version is in force, in order, with the line managers named since.
  package var windows: [(version: Int, terms: JointRoleTerms, period: DatePeriod)] {
    windows(of: versions.filter { $0.agreedFrom != nil })
  }

  /// As ``windows``, as though all had accepted the newest version today.
  package func windows(
    ifAgreedOn day: CivilDate
  ) -> [(version: Int, terms: JointRoleTerms, period: DatePeriod)] {
    let newest = latest
    let settled = Version(
      number: newest.number, terms: newest.terms, proposedFrom: newest.proposedFrom,
      acceptedBy: newest.acceptedBy,
      agreedFrom: newest.agreedFrom ?? max(newest.proposedFrom, day))
    return windows(of: versions.dropLast().filter { $0.agreedFrom != nil } + [settled])
  }

  private func windows(
    of agreed: [Version]
  ) -> [(version: Int, terms: JointRoleTerms, period: DatePeriod)] {
    agreed.enumerated().compactMap { index, version in
      guard let from = version.agreedFrom else { return nil }
      // A later version that holds from an earlier day leaves nothing of this one after that day.
      let overtaken = agreed[(index + 1)...].compactMap(\.agreedFrom).min()
      let end = [overtaken, version.terms.period.end, endedOn].compactMap(\.self).min()
      return DatePeriod(from: max(from, version.terms.period.start), to: end).map {
        (version.number, managed(version), $0)
      }
    }.sorted { $0.period.start < $1.period.start }
  }
}

// MARK: - Versions

extension JointRole {
  private static func versions(of events: [JointRoleEvent]) -> [Version] {
    var versions: [Version] = []
    for event in events {
      let today = LondonTime.date(of: event.recordedAt)
      switch event.what {
      case .drafted(let terms):
        versions.append(open(terms, from: terms.period.start, number: 1))
      case .imported(let terms):
        versions.append(
          Version(
            number: 1, terms: terms, proposedFrom: terms.period.start,
            acceptedBy: Set(terms.parties.map(\.organisation)),
            agreedFrom: terms.period.start))
      case .proposed(let terms, let from):
        versions.append(open(terms, from: from, number: versions.count + 1))
      case .accepted(let number, _):
        guard number == versions.count, let last = versions.last else { continue }
        let acceptedBy = last.acceptedBy.union([event.by])
        let isAgreed = askedToAccept(last, after: versions.dropLast()).isSubset(of: acceptedBy)
        // No party is bound before the last of them agreed.
        let from = isAgreed ? last.agreedFrom ?? max(last.proposedFrom, today) : nil
        versions[versions.count - 1] = Version(
          number: number, terms: last.terms, proposedFrom: last.proposedFrom,
          acceptedBy: acceptedBy, agreedFrom: from)
      case .managed, .ended: continue
      }
    }
    return versions
  }

  private static func open(
    _ terms: JointRoleTerms, from: CivilDate, number: Int
  ) -> Version {
    Version(
      number: number, terms: terms, proposedFrom: max(from, terms.period.start), acceptedBy: [],
      agreedFrom: nil)
  }

  /// Whoever is a party by the version, and whoever it takes something from.
  private static func askedToAccept(
    _ version: Version, after earlier: some Sequence<Version>
  ) -> Set<OrganisationID> {
    let before = earlier.filter { $0.agreedFrom != nil }.last.map { agreed in
      agreed.terms.parties.filter { $0.period.end.map { $0 > version.proposedFrom } ?? true }
    }
    return Set((version.terms.parties + (before ?? [])).map(\.organisation))
  }

  /// The bodies that must accept the newest version, and have not yet.
  package var awaited: Set<OrganisationID> {
    latest.agreedFrom == nil
      ? Self.askedToAccept(latest, after: versions.dropLast()).subtracting(latest.acceptedBy) : []
  }

  /// The bodies that have a hand in the role themselves: those that accepted any version, and the
  /// one that took it in. Only for these does the role bring engagements.
  var consenting: Set<OrganisationID> {
    Set(
      events.filter { event in
        switch event.what {
        case .accepted, .imported: true
        case .drafted, .proposed, .managed, .ended: false
        }
      }.map(\.by))
  }

  /// Whether `organisation` is a party of a role that was taken in without it, and has not said
  /// that the role is its own too.
  package func isUnconfirmed(by organisation: OrganisationID) -> Bool {
    isImported && latest.terms.parties.contains { $0.organisation == organisation }
      && !consenting.contains(organisation)
  }

  /// Every body that is or was a party by any version.
  package var everyParty: Set<OrganisationID> {
    Set(versions.flatMap(\.terms.parties).map(\.organisation))
  }

  /// The bodies that are parties on `day` or will be, by what all have accepted; while nothing is
  /// accepted by all, those that the newest version names. A body whose days are over, and one that
  /// a proposal merely names, is none.
  package func keepers(on day: CivilDate) -> Set<OrganisationID> {
    let agreed = versions.filter { $0.agreedFrom != nil }
    let current = agreed.lastIndex { $0.agreedFrom.map { $0 <= day } ?? false } ?? 0
    let inForce = agreed.isEmpty ? [latest] : Array(agreed[current...])
    return Set(
      inForce.flatMap { version in
        version.terms.parties.filter { party in
          guard let end = party.period.end else { return true }
          return end > day || end == version.terms.period.end
        }.map(\.organisation)
      })
  }

  /// Every worker whom any version names as a holder.
  package var everyHolder: Set<WorkerID> {
    Set(versions.flatMap(\.terms.holdings).map(\.worker))
  }

  /// The terms of `version` with the line managers that parties named after it was put to them.
  private func managed(_ version: Version) -> JointRoleTerms {
    var number = 0
    var parties = version.terms.parties
    for event in events {
      switch event.what {
      case .drafted, .imported, .proposed: number += 1
      case .managed(let manager) where number >= version.number:
        parties = parties.map { party in
          guard party.organisation == event.by, party.kind.isWorkedAt else { return party }
          return party.managed(by: party.lineManagers.replaced(by: manager))
        }
      case .managed, .accepted, .ended: continue
      }
    }
    return version.terms.with(parties)
  }

  /// The newest version's terms with the line managers named since.
  package var latestTerms: JointRoleTerms { managed(latest) }
}

extension [LineManager] {
  /// These managers with `newer` in their place on its days.
  package func replaced(by newer: LineManager) -> [LineManager] {
    let kept = flatMap { manager -> [LineManager] in
      let before = DatePeriod(from: manager.period.start, to: newer.period.start)
      let after = newer.period.end.map { DatePeriod(from: $0) }
      return [before, after].compactMap { $0.flatMap(manager.during) }
    }
    return (kept + [newer]).sorted { $0.period.start < $1.period.start }
  }
}
