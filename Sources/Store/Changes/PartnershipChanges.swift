package import Partnerships
package import Vocabulary

// Appending facts of partnerships: a later version closes the one before.

extension StoreChange: PartnershipWriting {
  package func record(
    _ fact: PartnershipFact, id: RecordID, by organisation: OrganisationID
  ) throws {
    let kind = PartnershipKind(of: fact)
    let earlier = try sql.first(
      "SELECT kind FROM partnership_fact WHERE id = ? AND recorded_to IS NULL", [.id(id)]
    ) { try $0.integer(0) }
    if let earlier {
      guard earlier == kind.rawValue else {
        throw ServiceError(.notFound, .recordNotFound, "there is no such record of this kind")
      }
      try close("partnership_fact", where: "id = ?", [.id(id)])
    }
    let body = fact.storedBody
    guard body.count <= 65_536 else {
      throw ServiceError(.invalidArgument, .listTooLong, "a fact must be at most 65536 bytes long")
    }
    let key = try inserted(
      """
      INSERT INTO partnership_fact (id, kind, worker, recorded_by, recorded_from, recorded_at_ms,
        body)
      VALUES (\(Dialect.marks(7))) RETURNING key
      """,
      [
        .id(id), .integer(kind.rawValue),
        .number(try fact.worker.map { try recordingFamily(of: $0).kept.key }),
        cell(organisation), sequenceCell(), .moment(stamp().recordedAt), .blob(body),
      ])
    for subject in fact.subjects.sorted() {
      try writing.execute(
        "INSERT INTO partnership_subject (subject, fact) VALUES (?, ?)",
        [.id(subject), .integer(key)])
    }
  }
}
