package import Placements
package import Vocabulary

// Recording programmes, placements and hours.

extension StoreChange: PlacementWriting {
  package func record(
    _ fact: PlacementFact, id: RecordID, by organisation: OrganisationID
  ) throws {
    let body = PlacementBody.bytes(of: fact)
    guard body.count <= Self.longestPlacementBody else {
      throw ServiceError(
        .invalidArgument, .listTooLong,
        "a fact must be at most \(Self.longestPlacementBody) bytes long")
    }
    placementMemo = PlacementMemo()
    try close("placement_fact", where: "id = ?", [.id(id)])
    try writing.execute(
      """
      INSERT INTO placement_fact (id, kind, worker, parent, enrolment, recorded_by, recorded_from,
        recorded_at_ms, body)
      VALUES (\(Dialect.marks(9)))
      """,
      [
        .id(id), .integer(fact.kind.rawValue),
        .number(try fact.worker.map { try recordingFamily(of: $0).kept.key }), .id(fact.parent),
        .id(fact.enrolment), cell(organisation), sequenceCell(), .moment(stamp().recordedAt),
        .blob(body),
      ])
  }

  package func record(
    _ entry: HoursEntry, id: HoursEntryID, isNew: Bool, of learner: WorkerID,
    by organisation: OrganisationID
  ) throws {
    guard let end = entry.period.end else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "ends_at", "must be given")
    }
    if !isNew { try close("hours_entry", where: "id = ?", [.id(id)]) }
    try writing.execute(
      """
      INSERT INTO hours_entry (learner, start_minute, end_minute, id, recorded_from,
        recorded_at_ms, placement, kind, verified_by, recorded_by)
      VALUES (\(Dialect.marks(10)))
      """,
      [
        .integer(recordingFamily(of: learner).kept.key), .integer(entry.period.start.minute),
        .integer(end.minute), .id(id), sequenceCell(), .moment(stamp().recordedAt),
        .id(entry.placement), Numbered.hours.cell(entry.kind),
        .number(try entry.verifiedBy.map { try recordingFamily(of: $0).kept.key }),
        cell(organisation),
      ])
  }

  /// In bytes; hundreds of outcomes and capacities fit in.
  private static let longestPlacementBody = 65_536
}
