package import Vocabulary

extension OrganisationReading {
  /// Whose policy rows hold at `asker`: its own, and those of the boards of its systems. A system
  /// carries its board's code.
  package func policyOwners(
    for asker: OrganisationID, on day: CivilDate, knownAt known: CommitSequence
  ) throws -> Set<OrganisationID> {
    var owners: Set = [asker]
    for area in try places(of: asker, on: day, knownAt: known) {
      guard let code = try system(around: area, knownAt: known)?.code else { continue }
      let board = OrganisationIdentifier(scheme: .ods, normalised: code)
      owners.formUnion(try organisations(identifiedBy: board, knownAt: known))
    }
    return owners
  }

  private func system(around area: PlaceID, knownAt known: CommitSequence) throws -> Place? {
    var place = try place(area, knownAt: known)
    // A neighbourhood lies in a place and a place in a system.
    for _ in Place.Kind.allCases where place?.kind != .system {
      place = try place?.parent.flatMap { try self.place($0, knownAt: known) }
    }
    return place
  }
}
