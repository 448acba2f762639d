package import Vacancies
import Vocabulary

// Recording vacancies, courses, teams and permissions to be found.

extension StoreChange: VacancyWriting {
  package func record(_ record: JobRecord) throws {
    let (columns, body) = record.fact.stored
    try close("job_record", where: "id = ?", [.id(record.id)])
    try writing.execute(
      """
      INSERT INTO job_record (id, kind, worker, organisation, place, term, word, uses, adult_from,
        valid_from_ms, valid_to_ms, recorded_by, recorded_from, recorded_at_ms, end_reason, body)
      VALUES (\(Dialect.marks(16)))
      """,
      [
        .id(record.id), .integer(columns.kind.rawValue),
        .number(try columns.worker.map { try recordingFamily(of: $0).kept.key }),
        cell(columns.organisation), .number(try columns.place.map { try existingKey(of: $0) }),
        .number(try columns.term.map { try newKey(of: $0) }), columns.word, columns.uses,
        .day(columns.adultFrom), .moment(record.period.start), .moment(record.period.end),
        cell(record.recordedBy), sequenceCell(), .moment(stamp().recordedAt),
        .words(record.endReason), .blob(body),
      ])
  }

  private func existingKey(of place: PlaceID) throws -> Int64 {
    guard let key = try placeKey(place) else {
      throw ServiceError(.notFound, .recordNotFound, field: "place_id", "there is no such place")
    }
    return key
  }
}
