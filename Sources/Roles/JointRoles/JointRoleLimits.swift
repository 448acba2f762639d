import Planning
package import ReferenceData
package import Vocabulary

/// An agreement between bodies, as far as a joint role reads it.
package struct BodyAgreement: Hashable, Sendable {
  /// Its form.
  package enum Kind: String, Sendable, CaseIterable {
    case memorandum = "MOU"
    case section75 = "S75"
    case section113 = "S113"
    case serviceLevel = "SLA"
    case delegationProtocol = "DELEGATION_PROTOCOL"
    case host = "HOST"

    /// Whether such an agreement lets somebody work at a host on terms of `basis`.
    package func covers(_ basis: Engagement.LegalBasis) -> Bool {
      switch self {
      case .host: true
      case .section113: basis == .section113
      case .section75: basis == .section75
      case .serviceLevel: basis == .secondment
      case .memorandum, .delegationProtocol: false
      }
    }
  }

  /// Its record.
  package let record: RecordID
  /// Its form.
  package let kind: Kind
  /// Who made it.
  package let parties: Set<OrganisationID>
  /// When it is in force.
  package let period: InstantPeriod

  /// An agreement of these parts.
  package init(
    record: RecordID, kind: Kind, parties: Set<OrganisationID>, period: InstantPeriod
  ) {
    self.record = record
    self.kind = kind
    self.parties = parties
    self.period = period
  }
}

/// Full-time share and hours a week together; both are always shown.
package struct JointRoleLoad: Hashable, Sendable {
  /// The sum of full-time shares, each on its own base.
  package let fullTime: ExactNumber
  /// Minutes a week.
  package let minutesPerWeek: ExactNumber

  /// `1.1 FTE, 41 hours a week`.
  package var words: String {
    let hours = minutesPerWeek.over(60)?.decimal ?? "(\(minutesPerWeek))/60"
    return "\(fullTime.decimal) FTE, \(hours) hours a week"
  }
}

/// Work of one person, or of one post, during some days.
package struct Commitment: Hashable, Sendable {
  /// The days.
  package let period: DatePeriod
  /// Who does it; nil while the post is vacant.
  package let worker: WorkerID?
  /// The share of full time.
  package let fullTime: ExactNumber
  /// Minutes a week.
  package let minutesPerWeek: ExactNumber
  /// Whether somebody approved more than full time.
  package let isFullTimeExempt: Bool
  /// Whether the holder opted out of the weekly limit by then.
  package let isHoursExempt: Bool

  /// The same work, told of `other`: another record of the same person.
  package func done(by other: WorkerID) -> Commitment {
    Commitment(
      period: period, worker: other, fullTime: fullTime, minutesPerWeek: minutesPerWeek,
      isFullTimeExempt: isFullTimeExempt, isHoursExempt: isHoursExempt)
  }

  fileprivate var withoutApproval: Commitment {
    Commitment(
      period: period, worker: worker, fullTime: fullTime, minutesPerWeek: minutesPerWeek,
      isFullTimeExempt: false, isHoursExempt: isHoursExempt)
  }
}

extension JointRole {
  /// What the role asks of whom by the versions all have accepted.
  package var commitments: [Commitment] {
    windows.flatMap { $0.terms.commitments(during: $0.period) }
  }
}

extension JointRoleTerms {
  /// What the terms ask of whom during `period`, cut where a party or holder changes.
  package func commitments(during period: DatePeriod) -> [Commitment] {
    let bounds = holdings.flatMap { [$0.period.start, $0.period.end].compactMap(\.self) }
    return parties.flatMap { party -> [Commitment] in
      guard party.kind.isWorkedAt, let whole = party.period.intersection(period) else { return [] }
      let cuts = Set(bounds.filter { $0 > whole.start && whole.contains($0) }).sorted()
      let starts = [whole.start] + cuts
      let ends = cuts.map(Optional.some) + [whole.end]
      return zip(starts, ends).compactMap { start, end in
        DatePeriod(from: start, to: end).map { piece in
          Commitment(
            period: piece, worker: holder(on: start), fullTime: party.fullTime,
            minutesPerWeek: party.minutesPerWeek,
            isFullTimeExempt: parts.fullTimeExemption != nil,
            isHoursExempt: parts.hoursOptOutOn.map { $0 <= start } ?? false)
        }
      }
    }
  }

  /// Share of full time and hours on `day`; nil where the sum is too large to be told exactly.
  package func load(on day: CivilDate) -> JointRoleLoad? {
    let present = parties(on: day).filter(\.kind.isWorkedAt)
    guard let fullTime = ExactNumber.sum(present.map(\.fullTime)),
      let minutes = ExactNumber.sum(present.map(\.minutesPerWeek))
    else { return nil }
    return JointRoleLoad(fullTime: fullTime, minutesPerWeek: minutes)
  }
}

/// What a joint role may be refused for, on the published codes.
package struct JointRoleFault: Hashable, Sendable {
  /// Which rule.
  package let fault: WriteFault
  /// The field of the terms at fault.
  package let field: String
  /// What is wrong, as the end of a sentence about the field.
  package let message: String
  /// The first day on which it is.
  package let day: CivilDate

  /// As an error; `parent` names the terms.
  package func error(within parent: String) -> ServiceError {
    ServiceError(
      .failedPrecondition, ErrorReason(rawValue: fault.rawValue) ?? .stateForbids,
      field: parent + "." + field, message)
  }
}

/// The four limits, checked for every instant of a role's days.
package struct JointRoleLimits: Hashable, Sendable {
  /// The most full time one person may work in joint roles, in whole posts.
  package let maximumFullTime: Int
  /// The most minutes a week on average.
  package let maximumMinutesPerWeek: Int

  /// The limits of the reference data: `max_total_fte_default`, a placeholder, and
  /// `max_average_weekly_hours`; 1 and 48 hours where the table says neither.
  package static let shipped = JointRoleLimits(
    maximumFullTime: whole("max_total_fte_default") ?? 1,
    maximumMinutesPerWeek: (whole("max_average_weekly_hours") ?? 48) * 60)

  /// Limits of these sizes.
  package init(maximumFullTime: Int, maximumMinutesPerWeek: Int) {
    self.maximumFullTime = maximumFullTime
    self.maximumMinutesPerWeek = maximumMinutesPerWeek
  }

  private static func whole(_ parameter: String) -> Int? {
    JointRoleRules.find(parameter).flatMap { rule in
      wholeNumber(rule.value.prefix { $0 != "." })
    }
  }

  /// Everything wrong with `terms` in force during `period`, in the order of the published codes;
  /// `others` are what its holders do in their other joint roles.
  package func faults(
    of terms: JointRoleTerms, during period: DatePeriod, others: [Commitment],
    agreements: [BodyAgreement]
  ) -> [JointRoleFault] {
    let own = terms.commitments(during: period)
    let holders = Set(own.compactMap(\.worker)).sorted()
    // What was approved for another role was approved without this one.
    let rest = others.map(\.withoutApproval)
    let groups =
      [Work(own: own, others: [])]
      + holders.map { holder in
        Work(
          own: own.filter { $0.worker == holder }, others: rest.filter { $0.worker == holder })
      }
    return [groups.lazy.compactMap(fullTimeFault).first, groups.lazy.compactMap(hoursFault).first]
      .compactMap(\.self)
      + terms.partiesWithoutAgreement(agreements, during: period)
      + terms.partiesWithoutManager(during: period)
  }

  /// What one person, or one post, does in the role and beside it.
  private struct Work {
    let own: [Commitment]
    let others: [Commitment]
  }

  private func fullTimeFault(_ work: Work) -> JointRoleFault? {
    firstDay(
      of: work,
      where: { day, present in
        guard let sum = ExactNumber.sum(present.map(\.fullTime)) else { return true }
        return sum.exceeds(maximumFullTime) && !present.contains(where: \.isFullTimeExempt)
      }
    ).map { day, load in
      JointRoleFault(
        fault: .jointRoleFteExceeded, field: "parties.fte",
        message: "must sum to at most \(maximumFullTime) FTE at every instant, or name an approver "
          + "and a reason; on \(day) it is \(load)", day: day)
    }
  }

  private func hoursFault(_ work: Work) -> JointRoleFault? {
    firstDay(
      of: work,
      where: { day, present in
        guard let sum = ExactNumber.sum(present.map(\.minutesPerWeek)) else { return true }
        return sum.exceeds(maximumMinutesPerWeek) && !present.contains(where: \.isHoursExempt)
      }
    ).map { day, load in
      JointRoleFault(
        fault: .jointRoleHoursExceeded, field: "parties.contracted_minutes_per_week",
        message: "must sum to at most \(maximumMinutesPerWeek / 60) hours a week at every instant, "
          + "or record the holder's opt-out; on \(day) it is \(load)", day: day)
    }
  }

  // Sums rise only where something begins, so the first days of commitments are every instant. On a
  // day without the role itself the others are what they were agreed to be.
  private func firstDay(
    of work: Work, where isTooMuch: (CivilDate, [Commitment]) -> Bool
  ) -> (CivilDate, String)? {
    for day in Set((work.own + work.others).map(\.period.start)).sorted() {
      let own = work.own.filter { $0.period.contains(day) }
      let present = own + work.others.filter { $0.period.contains(day) }
      guard !own.isEmpty, isTooMuch(day, present) else { continue }
      guard let fullTime = ExactNumber.sum(present.map(\.fullTime)),
        let minutes = ExactNumber.sum(present.map(\.minutesPerWeek))
      else { return (day, "too large to be summed exactly") }
      return (day, JointRoleLoad(fullTime: fullTime, minutesPerWeek: minutes).words)
    }
    return nil
  }
}

// MARK: - Agreements and line managers

extension JointRoleTerms {
  /// Hosts that no agreement with a home employer covers on some day of `period`.
  func partiesWithoutAgreement(
    _ agreements: [BodyAgreement], during period: DatePeriod
  ) -> [JointRoleFault] {
    parties.enumerated().compactMap { index, party in
      guard party.kind == .host, let days = party.period.intersection(period) else { return nil }
      let covers = hostCovers(of: party, in: agreements).map(\.period)
      guard let gap = days.inLondon.firstGap(in: covers) else { return nil }
      let day = LondonTime.date(of: gap)
      return JointRoleFault(
        fault: .jointRolePartyWithoutAgreement, field: "parties[\(index)].agreement_ids",
        message: "must name agreements with a home employer that cover all of the host's days; "
          + "none covers \(day)", day: day)
    }
  }

  /// Those of `agreements` that let the host `party` work with a home employer's people: it names
  /// them, both are party to them and their form fits its terms in law.
  package func hostCovers(
    of party: JointRoleParty, in agreements: [BodyAgreement]
  ) -> [BodyAgreement] {
    let employers = Set(
      parties.filter { $0.kind == .homeEmployer && $0.period.overlaps(party.period) }
        .map(\.organisation))
    return agreements.filter {
      party.parts.agreements.contains($0.record) && $0.parties.contains(party.organisation)
        && !$0.parties.isDisjoint(with: employers) && $0.kind.covers(party.parts.legalBasis)
    }
  }

  /// Employers and hosts that nobody manages for on some day of `period`.
  func partiesWithoutManager(during period: DatePeriod) -> [JointRoleFault] {
    parties.enumerated().compactMap { index, party in
      guard party.kind.isWorkedAt, let days = party.period.intersection(period),
        let day = days.firstGap(in: party.lineManagers.map(\.period))
      else { return nil }
      return JointRoleFault(
        fault: .jointRoleNoLineManager, field: "parties[\(index)].line_managers",
        message: "must name a line manager for all of the party's days; nobody on \(day)", day: day)
    }
  }
}

extension Period {
  /// The first moment of this interval that lies in none of `covers`, or nil.
  func firstGap(in covers: [Period]) -> Bound? {
    var reached = start
    while true {
      if let end, reached >= end { return nil }
      // The farthest end of whatever covers the point reached.
      let here = covers.filter { $0.contains(reached) }
      guard !here.isEmpty else { return reached }
      let ends = here.compactMap(\.end)
      guard ends.count == here.count, let farthest = ends.max() else { return nil }
      reached = farthest
    }
  }
}

extension JointRoleTerms {
  /// Refuses a new role that nobody stands behind, or whose money ends before it begins (R-96): on
  /// its first day, or on `day` where that is later.
  ///
  /// - Throws: ``ServiceError`` `FIELD_REQUIRED`, naming `backing`, or `FIELDS_CONTRADICT`, naming
  ///   `backing.ends_on`.
  package func requireBacking(from day: CivilDate? = nil) throws(ServiceError) {
    if case .existing = parts.origin { return }
    guard let backing = parts.backing else {
      throw ServiceError(
        .failedPrecondition, .fieldRequired, field: "backing",
        "must name the sponsor, the fund and the end of the money before a new role goes live")
    }
    let first = max(period.start, day ?? period.start)
    guard backing.endsOn > first else {
      throw ServiceError(
        .failedPrecondition, .fieldsContradict, field: "backing.ends_on",
        "must lie after the first day of the role, \(first); got \(quoted("\(backing.endsOn)"))")
    }
  }
}
