import Passports
import Vocabulary

extension InstantPeriod {
  /// What is left of it outside `other`, in order.
  func subtracting(_ other: InstantPeriod) -> [InstantPeriod] {
    guard overlaps(other) else { return [self] }
    let before = InstantPeriod(from: start, to: other.start)
    let after = other.end.flatMap { InstantPeriod(from: $0, to: end) }
    return [before, after].compactMap(\.self)
  }

  /// Its pieces between those of `instants` that lie inside it.
  func split(at instants: some Sequence<Instant>) -> [InstantPeriod] {
    let cuts = Set(instants.filter { $0 > start && contains($0) }).sorted()
    return zip([start] + cuts, cuts.map(Optional.some) + [end]).compactMap {
      InstantPeriod(from: $0, to: $1)
    }
  }

  /// As long as both last, or nil where they share no instant.
  func intersection(_ other: InstantPeriod) -> InstantPeriod? {
    let ends = [end, other.end].compactMap(\.self)
    return InstantPeriod(from: Swift.max(start, other.start), to: ends.min())
  }
}

/// What happened to one fact, laid out as times.
struct FactEvents {
  /// When it was taken back for good or replaced by a newer fact, the earlier; nil: neither.
  let end: Instant?
  /// When it was taken back for good, with the event.
  let revocation: (id: RecordID, at: Instant)?
  /// When it was set aside, with the events.
  let suspensions: [(id: RecordID, period: InstantPeriod)]
  /// When it was replaced.
  let supersededAt: Instant?

  /// The events among `events` about the fact.
  init(of fact: FactID, among events: [Recorded<StatusEvent>]) {
    let own = events.filter { $0.fact.fact == fact }
    let revoked = own.filter { $0.fact.kind == .revoked }.min {
      ($0.fact.effectiveFrom, $0.origin.id) < ($1.fact.effectiveFrom, $1.origin.id)
    }
    revocation = revoked.map { ($0.origin.id.asRecord, $0.fact.effectiveFrom) }
    supersededAt = own.filter { $0.fact.kind == .superseded }.map(\.fact.effectiveFrom).min()
    end = [revocation?.at, supersededAt].compactMap(\.self).min()
    let lifted = own.filter { $0.fact.kind == .reinstated }.map(\.fact.effectiveFrom)
    suspensions = own.filter { $0.fact.kind == .suspended }.map { event in
      // A suspension and a reinstatement of one moment leave the fact suspended.
      let from = event.fact.effectiveFrom
      let until = lifted.filter { $0 > from }.min()
      return (
        event.origin.id.asRecord,
        InstantPeriod(from: from, to: until) ?? InstantPeriod(from: from)
      )
    }
  }

  /// The pieces of `period` in which the fact is in force.
  func inForce(_ period: InstantPeriod) -> [InstantPeriod] {
    let held: InstantPeriod? =
      if let end {
        InstantPeriod(from: period.start, to: [end, period.end].compactMap(\.self).min())
      } else { period }
    return suspensions.reduce(held.map { [$0] } ?? []) { pieces, suspension in
      pieces.flatMap { $0.subtracting(suspension.period) }
    }
  }
}
