package import Credentials
package import Vocabulary

// Lists of statuses, their entries, and how they were last signed.

extension StoreSnapshot {
  package func statusList(_ id: StatusListID) throws -> KeptStatusList? {
    try statusLists("l.id = ?", [.id(id)]).first
  }

  package func statusLists(
    changedAfter sequence: CommitSequence, limit: Int
  ) throws -> [KeptStatusList] {
    try statusLists(
      """
      l.key IN (
        SELECT list FROM status_entry WHERE recorded_from > ?
        UNION SELECT key FROM status_list WHERE recorded_from > ?)
      """, [.sequence(sequence), .sequence(sequence)], limit: limit)
  }

  package func statuses(
    in list: StatusListID, knownAt known: CommitSequence
  ) throws -> [(index: Int, status: StatusValue)] {
    try sql.rows(
      """
      SELECT e.entry, e.status FROM status_entry e JOIN status_list l ON l.key = e.list
      WHERE l.id = ? AND e.status <> 0 AND \(Dialect.known("e")) ORDER BY e.entry
      """, [.id(list), .sequence(known), .sequence(known)]
    ) { row in
      guard let status = StatusValue(rawValue: try row.exact(1)) else {
        throw damaged("an entry has an unknown status")
      }
      return (index: try row.exact(0), status: status)
    }
  }

  package func signedList(_ id: StatusListID) throws -> SignedStatusList? {
    try sql.first(
      """
      SELECT l.id, t.version, t.signed_at_ms, k.id, t.token
      FROM status_token t JOIN status_list l ON l.key = t.list
      JOIN signing_key k ON k.key = t.signing_key
      WHERE l.id = ?
      """, [.id(id)]
    ) { row in
      SignedStatusList(
        list: try row.id(0), version: try row.sequence(1), signedAt: try row.moment(2),
        signingKey: try row.id(3), token: try row.blob(4))
    }
  }

  private func statusLists(
    _ condition: String, _ arguments: [SQLValue], limit: Int = 1
  ) throws -> [KeptStatusList] {
    try sql.rows(
      """
      SELECT l.id, l.issuer, l.class, l.epoch, coalesce(
        (SELECT max(e.recorded_from) FROM status_entry e WHERE e.list = l.key),
        l.recorded_from) AS version
      FROM status_list l WHERE \(condition) ORDER BY version, l.key LIMIT ?
      """, arguments + [.number(limit)]
    ) { row in
      guard let statusClass = StatusClass(rawValue: try row.exact(2)) else {
        throw damaged("a list is of an unknown class")
      }
      return KeptStatusList(
        id: try row.id(0), issuer: try organisationID(row.integer(1)), statusClass: statusClass,
        epoch: try row.exact(3), version: try row.sequence(4))
    }
  }
}
