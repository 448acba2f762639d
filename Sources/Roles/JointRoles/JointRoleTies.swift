package import Passports
package import Vocabulary

/// What a joint role says of its holder's work for one body during some days: what the decision
/// about delegated tasks reads, and what becomes an engagement in the holder's passport.
package struct JointTie: Hashable, Sendable {
  /// The days, on all of which the rest holds.
  package let period: DatePeriod
  /// The role.
  package let role: JointRoleID
  /// The holder.
  package let worker: WorkerID
  /// The party, with the line managers named since.
  package let party: JointRoleParty
  /// The bodies that employ the holder in the role on those days.
  package let employers: Set<OrganisationID>
  /// The line manager, or nil.
  package let manager: LineManager?
  /// The role profile, or nil.
  package let profile: RoleCode?
  /// The interventions that the role includes.
  package let interventions: Set<StandardCode>
  /// Whether the work rotates.
  package let isRotation: Bool

  /// Whether `engagement` is the holder's tie to the party: named by it, or shared work there.
  package func isTold(by engagement: Recorded<Engagement>) -> Bool {
    guard engagement.fact.organisation == party.organisation else { return false }
    if party.parts.engagements.contains(engagement.origin.id) { return true }
    switch engagement.fact.kind {
    case .jointPost, .secondment, .rotation, .deployment: return true
    case .employment, .placement, .volunteering: return false
    }
  }
}

extension JointRole {
  /// The holders' ties to employers and hosts by all agreed versions, cut wherever anything
  /// changes, in order of the first day and the body.
  package var ties: [JointTie] {
    windows.flatMap { window in
      window.terms.parties.filter(\.kind.isWorkedAt).flatMap { party in
        window.terms.holdings.flatMap { holding -> [JointTie] in
          guard
            let days = party.period.intersection(window.period)?.intersection(holding.period)
          else { return [] }
          return days.cut(at: window.terms.bounds(of: party)).map {
            tie($0, party, holding.worker, window.terms)
          }
        }
      }
    }.sorted { ($0.period.start, $0.party.organisation) < ($1.period.start, $1.party.organisation) }
  }

  private func tie(
    _ period: DatePeriod, _ party: JointRoleParty, _ worker: WorkerID, _ terms: JointRoleTerms
  ) -> JointTie {
    let employers = terms.parties(on: period.start).filter { $0.kind == .homeEmployer }
    return JointTie(
      period: period, role: id, worker: worker, party: party,
      employers: Set(employers.map(\.organisation)),
      manager: party.lineManagers.first { $0.period.contains(period.start) },
      profile: terms.parts.role, interventions: terms.parts.interventions,
      isRotation: !terms.parts.rotation.isEmpty)
  }

  /// The engagements that the role brings into its holders' passports, so that nobody types them
  /// again: one for each stretch with the same terms, none where the party names its own or has no
  /// hand in the role itself.
  package var engagements: [JointEngagement] {
    var found: [JointEngagement] = []
    let bodies = consenting
    for tie in ties
    where tie.party.parts.engagements.isEmpty && bodies.contains(tie.party.organisation) {
      guard let next = JointEngagement(tie) else { continue }
      let last = found.lastIndex {
        $0.worker == next.worker && $0.engagement.organisation == next.engagement.organisation
      }
      if let last, let joined = found[last].joined(to: next) {
        found[last] = joined
      } else {
        found.append(next)
      }
    }
    return found
  }
}

/// An engagement that a joint role brings into a holder's passport.
package struct JointEngagement: Hashable, Sendable {
  /// The holder.
  package let worker: WorkerID
  /// The engagement.
  package let engagement: Engagement

  /// The engagement of `worker`.
  package init(worker: WorkerID, engagement: Engagement) {
    self.worker = worker
    self.engagement = engagement
  }

  fileprivate init?(_ tie: JointTie) {
    let kind: Engagement.Kind =
      tie.isRotation
      ? .rotation
      : tie.party.kind == .host && tie.party.parts.legalBasis == .secondment
        ? .secondment : .jointPost
    guard
      let engagement = try? Engagement(
        organisation: tie.party.organisation, kind: kind, legalBasis: tie.party.parts.legalBasis,
        role: tie.profile, period: tie.period,
        fullTimeEquivalent: tie.party.parts.fullTimeEquivalent,
        contractedMinutesPerWeek: tie.party.parts.contractedMinutesPerWeek)
    else { return nil }
    worker = tie.worker
    self.engagement = engagement
  }

  /// One engagement for both stretches where the second goes on from the first on its terms.
  fileprivate func joined(to next: JointEngagement) -> JointEngagement? {
    guard engagement.period.end == next.engagement.period.start,
      let period = DatePeriod(from: engagement.period.start, to: next.engagement.period.end),
      let whole = engagement.during(period), whole == next.engagement.during(period)
    else { return nil }
    return JointEngagement(worker: worker, engagement: whole)
  }
}

extension Engagement {
  fileprivate func during(_ period: DatePeriod) -> Engagement? {
    try? Engagement(
      organisation: organisation, kind: kind, legalBasis: legalBasis, role: role,
      ascWDSJobRole: ascWDSJobRole, period: period, fullTimeEquivalent: fullTimeEquivalent,
      contractedMinutesPerWeek: contractedMinutesPerWeek)
  }
}

extension JointRoleTerms {
  fileprivate func bounds(of party: JointRoleParty) -> [CivilDate] {
    let managers = party.lineManagers.map(\.period)
    return (managers + parties.map(\.period)).flatMap { [$0.start, $0.end].compactMap(\.self) }
  }
}

extension Period {
  /// The interval in pieces, cut at those of `bounds` inside it.
  func cut(at bounds: [Bound]) -> [Period] where Bound: Comparable {
    let cuts = Set(bounds.filter { $0 > start && contains($0) }).sorted()
    return zip([start] + cuts, cuts.map(Optional.some) + [end]).compactMap {
      Period(from: $0, to: $1)
    }
  }
}
