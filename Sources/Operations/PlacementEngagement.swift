import Passports
import Placements
import Roles
import Vocabulary

/// Identifiers as they are needed, from one generator.
struct FreshIDs {
  private var generator: any RandomNumberGenerator

  init(_ generator: any RandomNumberGenerator) {
    self.generator = generator
  }

  /// The next one.
  mutating func next<Noun>(_: Noun.Type = Noun.self) -> OpaqueID<Noun> {
    OpaqueID(using: &generator)
  }
}

// What happens to a placement, and the engagement that it is in the learner's passport: entered
// once, seen there too.

extension RecordChange {
  /// Appends `event` to the placement.
  func append(
    _ event: PlacementEvent, to placement: PlacementID, _ ids: inout FreshIDs,
    by organisation: OrganisationID
  ) throws {
    try record(.event(placement, event), id: ids.next(), by: organisation)
  }

  /// Records that the learner of `sided` began at its area on `day`. An apprentice at their own
  /// employer is there by their employment, anybody else on an honorary footing.
  func beginEngagement(
    of sided: SidedPlacement, on day: CivilDate, _ ids: inout FreshIDs,
    by organisation: OrganisationID
  ) throws {
    let isOwn = sided.enrolment.employer == sided.host
    let engagement = try Engagement(
      organisation: sided.host, kind: .placement, legalBasis: isOwn ? .employment : .honorary,
      role: nil, period: DatePeriod(from: day, to: sided.placement.terms.period.end, field: "on"))
    let id: FactID = ids.next()
    try record(
      engagement, id: id, of: sided.enrolment.learner, by: organisation, source: .direct,
      replacing: nil)
    try append(
      PlacementEvent(.engaged(id), on: day), to: sided.placement.id, &ids, by: organisation)
  }

  /// Ends the engagement of `placement` on `day`, where it would last longer.
  func endEngagement(
    of placement: Placement, on day: CivilDate, _ ids: inout FreshIDs,
    by organisation: OrganisationID
  ) throws {
    guard let known = placement.engagement,
      let found = try engagement(known, knownAt: latestSequence())
    else { return }
    let period = found.fact.period
    let last = max(day, period.start.adding(days: 1))
    guard period.end.map({ last < $0 }) ?? true else { return }
    let shorter = try Engagement(
      organisation: found.fact.organisation, kind: .placement, legalBasis: found.fact.legalBasis,
      role: nil, period: DatePeriod(from: period.start, to: last, field: "on"))
    let id: FactID = ids.next()
    try record(
      shorter, id: id, of: placement.terms.learner, by: organisation, source: .direct,
      replacing: known)
    try append(PlacementEvent(.engaged(id), on: day), to: placement.id, &ids, by: organisation)
  }

  /// Takes back the engagement of a placement that should never have been recorded.
  func revokeEngagement(
    of placement: Placement, _ ids: inout FreshIDs, by organisation: OrganisationID
  ) throws {
    guard let known = placement.engagement,
      let found = try engagement(known, knownAt: latestSequence())
    else { return }
    try record(
      StatusEvent(
        fact: known, kind: .revoked, effectiveFrom: LondonTime.start(of: found.fact.period.start),
        cause: .recordedInError),
      id: ids.next(), of: placement.terms.learner, by: organisation)
  }
}
