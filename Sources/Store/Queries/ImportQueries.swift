import Access
package import Passports
package import Roles
package import Vocabulary

// What an organisation wrote itself and compares with newer files: narrow, and never a way round a
// sight.

extension StoreSnapshot {
  package func importedFacts(
    of worker: WorkerID, by organisation: OrganisationID, source: SourceSystem
  ) throws -> ImportedFacts {
    let known = try latestSequence()
    guard let family = try family(of: worker, knownAt: known) else {
      return ImportedFacts(achievements: [], registrations: [])
    }
    let all = try facts(of: family, knownAt: known)
    let own = all.filter { $0.origin.recordedBy == organisation && $0.origin.source == source }
    let superseded = try supersededFacts(among: all)
    return ImportedFacts(
      achievements: try achievements(own.filter { !superseded.contains($0.key) }),
      registrations: try registrations(own))
  }

  package func engagements(
    of worker: WorkerID, at organisation: OrganisationID
  ) throws -> [Recorded<Engagement>] {
    let known = try latestSequence()
    guard let family = try family(of: worker, knownAt: known) else { return [] }
    let own = try facts(of: family, knownAt: known).filter {
      $0.kind == .engagement && $0.origin.recordedBy == organisation
    }
    return try engagements(own).filter { $0.fact.organisation == organisation }
  }

  private func supersededFacts(among facts: [FactRow]) throws -> Set<FactKey> {
    let events = facts.filter { $0.kind == .event }
    let targets = Dictionary(events.map { ($0.key, $0.about) }) { first, _ in first }
    var superseded: Set<FactKey> = []
    try eachRow(of: FactKind.event.table, "kind", for: events) { key, row in
      guard let about = targets[key].flatMap({ $0 }),
        try row.value(2, Numbered.event) == .superseded
      else { return }
      superseded.insert(FactKey(worker: key.worker, number: about))
    }
    return superseded
  }
}

extension StoreChange {
  package func add(_ identifier: WorkerIdentifier, to worker: WorkerID) throws {
    let kept = try recordingFamily(of: worker).kept
    guard let identity = try identity(of: kept.key, knownAt: latestSequence()) else { return }
    let wider = try WorkerIdentity(
      givenName: identity.givenName, familyName: identity.familyName,
      birthDate: identity.birthDate, identifiers: identity.identifiers + [identifier])
    try record(wider, level: kept.level, of: worker)
  }
}
