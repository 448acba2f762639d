package import Learning
package import Vocabulary

// Appending networks, topics, cohorts and what happens to learners.

extension StoreChange: LearningWriting {
  package func add(_ network: LearningNetwork) throws {
    try writing.execute(
      "INSERT INTO learning_network (id, name, lead, recorded_from) VALUES (?, ?, ?, ?)",
      [.id(network.id), .text(network.name), cell(network.lead), sequenceCell()])
  }

  package func record(_ membership: NetworkMembership, in network: NetworkID) throws {
    let key = try existingKey(of: network)
    let body = try newKey(of: membership.organisation)
    try close(
      "learning_member", where: "network = ? AND organisation = ? AND valid_from = ?",
      [.integer(key), .integer(body), .day(membership.period.start)])
    try writing.execute(
      """
      INSERT INTO learning_member (network, organisation, valid_from, valid_to, part, recorded_from)
      VALUES (\(Dialect.marks(6)))
      """,
      [
        .integer(key), .integer(body), .day(membership.period.start), .day(membership.period.end),
        Numbered.networkPart.cell(membership.part), sequenceCell(),
      ])
  }

  package func add(_ topic: LearningTopic) throws {
    try writing.execute(
      """
      INSERT INTO learning_topic (id, owner, network, recorded_from, body)
      VALUES (\(Dialect.marks(5)))
      """,
      [
        .id(topic.id), cell(topic.owner), networkCell(topic.network), sequenceCell(),
        .blob(BodyWriter.body { $0.put(TopicBody(topic)) }),
      ])
  }

  package func add(_ cohort: Cohort) throws {
    let topic = try sql.first(
      "SELECT key FROM learning_topic WHERE id = ?", [.id(cohort.topic)]
    ) { try $0.integer(0) }
    guard let topic else { throw Self.none("topic", field: "topic_id") }
    try writing.execute(
      """
      INSERT INTO cohort (id, organisation, topic, network, valid_from, valid_to, seats,
        recorded_from, body)
      VALUES (\(Dialect.marks(9)))
      """,
      [
        .id(cohort.id), cell(cohort.organisation), .integer(topic), networkCell(cohort.network),
        .day(cohort.period.start), .day(cohort.period.end), .number(cohort.seats), sequenceCell(),
        .blob(BodyWriter.body { $0.put(CohortBody(cohort)) }),
      ])
  }

  package func record(
    _ event: LearnerEvent.What, on day: CivilDate, of worker: WorkerID, in cohort: CohortID,
    by organisation: OrganisationID
  ) throws {
    guard let cohort = try cohortKey(cohort) else { throw Self.none("cohort", field: "cohort_id") }
    let learner = SQLValue.integer(try recordingFamily(of: worker).kept.key)
    let stored = event.stored
    try writing.execute(
      """
      INSERT INTO learner_event (cohort, worker, number, kind, happened_on, employer, recorded_by,
        recorded_from, recorded_at_ms, body)
      SELECT ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM learner_event
      WHERE cohort = ? AND worker = ?
      """,
      [
        .integer(cohort), learner, .integer(stored.kind.rawValue), .day(day),
        cell(stored.employer), cell(organisation), sequenceCell(), .moment(stamp().recordedAt),
        .blob(stored.body), .integer(cohort), learner,
      ])
  }
}

// MARK: - Parts

extension StoreChange {
  private func existingKey(of network: NetworkID) throws -> Int64 {
    guard let key = try networkKey(network) else {
      throw Self.none("network", field: "network_id")
    }
    return key
  }

  private func networkCell(_ network: NetworkID?) throws -> SQLValue {
    .number(try network.map { try existingKey(of: $0) })
  }

  private static func none(_ noun: String, field: String) -> ServiceError {
    ServiceError(.notFound, .recordNotFound, field: field, "there is no such \(noun)")
  }
}
