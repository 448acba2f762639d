package import Vocabulary

/// Who answers for what in an area on a day: two views of one record, the council's duties and the
/// NHS's functions, beside what partners agreed among themselves.
package struct AccountabilityMap: Hashable, Sendable {
  /// One accountability and who fills its post.
  package struct Line: Hashable, Sendable {
    /// Its name.
    package let id: AccountabilityID
    /// What it says.
    package let accountability: Accountability
    /// The post that answers.
    package let post: Post
    /// Who is in post, each once, in order of identifier.
    package let holders: [WorkerID]
    /// Whether all of them are there for the time being.
    package let isInterim: Bool
    /// The first day on which nobody was; nil while somebody is.
    package let vacantSince: CivilDate?
  }

  /// A duty of a place that not just one filled post answers for.
  package struct Gap: Hashable, Sendable {
    /// What is missing.
    package enum Kind: String, Sendable, CaseIterable {
      /// No post answers for it.
      case noPost = "NO_POST"
      /// Every post that answers for it is vacant.
      case vacant = "VACANT"
      /// Several posts answer for all of it.
      case several = "SEVERAL"
    }

    /// The place.
    package let place: PlaceID
    /// The duty.
    package let duty: AccountableDuty
    /// What is missing.
    package let kind: Kind
  }

  /// How many places are led by posts of a kind.
  package struct LeadCount: Hashable, Sendable {
    /// The kind.
    package let kind: Post.Kind
    /// Posts in which somebody is.
    package let count: Int
    /// How many of them are held for the time being.
    package let interimCount: Int
  }

  /// The day.
  package let day: CivilDate
  /// What is recorded, in order of place, duty and name.
  package let lines: [Line]
  /// What is missing, in order of place and duty.
  package let gaps: [Gap]
  /// Places' leads by kind of post, in the order of the kinds; computed, never taken from a text.
  package let leads: [LeadCount]
  /// Powers lent that have begun by the day, in order of name; those that ended stay listed.
  package let powers: [PowerStanding]
  /// Plans that several bodies own, in order of plan.
  package let plans: [PlanApproval]
  /// People in post, each once, whatever number of posts and engagements they hold.
  package let headcount: Int
  /// Bodies whose posts answer, each once, whatever number of places they are in.
  package let bodyCount: Int

  /// The map of `places` on `day`.
  ///
  /// - Parameters:
  ///   - places: The places that must each have their duties answered for.
  ///   - records: All that is recorded about the area and its posts.
  ///   - holdings: When each post is held, worked out with the engagements it rests on.
  ///   - duties: Only these; empty for all.
  package init(
    of places: [PlaceID], on day: CivilDate, _ records: PartnershipRecords,
    holdings: [PostID: [Holding]], duties: Set<AccountableDuty> = []
  ) {
    self.day = day
    let wanted = duties.isEmpty ? Set(AccountableDuty.allCases) : duties
    let lines = records.accountabilities.filter { _, line in
      line.period.contains(day) && wanted.contains(line.duty)
    }.compactMap { id, line in
      records.posts[line.post].map { post in
        Line(id, line, post, holdings[line.post] ?? [], on: day)
      }
    }.sorted { $0.order < $1.order }
    self.lines = lines
    gaps = places.sorted().flatMap { place in
      AccountableDuty.allCases.filter { $0.isExpectedOfPlaces && wanted.contains($0) }
        .compactMap { Gap(place, $0, lines) }
    }
    let leading = lines.filter {
      $0.accountability.duty == .placeLeadership && $0.vacantSince == nil
    }
    leads = Post.Kind.allCases.compactMap { kind in
      let found = leading.filter { $0.post.kind == kind }
      return found.isEmpty
        ? nil
        : LeadCount(
          kind: kind, count: found.count, interimCount: found.filter(\.isInterim).count)
    }
    powers = records.powerStandings.filter { $0.state(on: day) != .notYet }
    plans = records.owners.keys.sorted().compactMap { records.approval(of: $0) }
    headcount = Set(lines.flatMap(\.holders)).count
    bodyCount = Set(lines.map(\.post.body)).count
  }

  /// Places that nobody leads: no post, or only vacant ones.
  package var placesWithoutLead: [PlaceID] {
    gaps.filter { $0.duty == .placeLeadership && $0.kind != .several }.map(\.place)
  }
}

extension AccountabilityMap.Line {
  /// The line `id` as it stands on `day`.
  init(
    _ id: AccountabilityID, _ line: Accountability, _ post: Post, _ holdings: [Holding],
    on day: CivilDate
  ) {
    self.id = id
    accountability = line
    self.post = post
    let filled = FilledPost(post, holdings, on: day)
    holders = filled.holders.map(\.holder).sorted()
    isInterim = filled.vacantSince == nil && filled.holders.allSatisfy(\.isInterim)
    vacantSince = filled.vacantSince
  }

  fileprivate var order: (PlaceID, Int, AccountabilityID) {
    let rank = AccountableDuty.allCases.firstIndex(of: accountability.duty) ?? 0
    return (accountability.place, rank, id)
  }
}

extension AccountabilityMap.Gap {
  /// The gap of `duty` in `place`; nil where one filled post answers for all of it. A line about a
  /// part of the duty does not answer for the whole.
  fileprivate init?(
    _ place: PlaceID, _ duty: AccountableDuty, _ lines: [AccountabilityMap.Line]
  ) {
    let whole = lines.filter {
      $0.accountability.place == place && $0.accountability.duty == duty
        && $0.accountability.subject == nil
    }
    let kind: Kind
    if whole.isEmpty {
      kind = .noPost
    } else if whole.allSatisfy({ $0.vacantSince != nil }) {
      kind = .vacant
    } else if Set(whole.map(\.accountability.post)).count > 1 {
      kind = .several
    } else {
      return nil
    }
    self.init(place: place, duty: duty, kind: kind)
  }
}

/// Who fills a post on a day.
package struct FilledPost: Hashable, Sendable {
  /// Who is in it, each once.
  package let holders: [Holding]
  /// Who was in it before and is not now, the latest first, with the day they were gone.
  package let former: [Former]
  /// The first day on which nobody was in it; nil while somebody is.
  package let vacantSince: CivilDate?

  /// Somebody who left a post.
  package struct Former: Hashable, Sendable {
    /// Who it was.
    package let holder: WorkerID
    /// The first day they were gone.
    package let leftOn: CivilDate
  }

  /// How `post` is filled on `day` by those who `held` it. A post that is abolished is vacant from
  /// its end.
  package init(_ post: Post, _ held: [Holding], on day: CivilDate) {
    let holdings = held.map { $0.within(post.period) }
    let now = holdings.filter { $0.covers(day) }
    var each: [WorkerID: Holding] = [:]
    // Somebody who is appointed for good and for the time being is there for good.
    for holding in now.sorted(by: { $0.id < $1.id })
    where each[holding.holder].map({ $0.isInterim && !holding.isInterim }) ?? true {
      each[holding.holder] = holding
    }
    holders = each.keys.sorted().compactMap { each[$0] }
    former = holdings.filter { each[$0.holder] == nil }.compactMap { holding in
      holding.end(by: day).map { Former(holder: holding.holder, leftOn: $0) }
    }.sorted { ($1.leftOn, $0.holder) < ($0.leftOn, $1.holder) }
    guard holders.isEmpty else {
      vacantSince = nil
      return
    }
    vacantSince = holdings.compactMap { $0.end(by: day) }.reduce(post.period.start, max)
  }
}
