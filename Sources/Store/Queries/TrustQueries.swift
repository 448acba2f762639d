package import Credentials
package import Vocabulary

// What bodies may say, and the signed list that tells it.

extension StoreSnapshot {
  package func entitlements(
    of organisation: OrganisationID, knownAt known: CommitSequence
  ) throws -> [KeptEntitlement] {
    guard let body = try key(of: organisation) else { return [] }
    return try sql.rows(
      """
      SELECT t.type, t.is_allowed, t.subjects, t.longest_validity_days, t.valid_from, t.valid_to,
        t.recorded_from
      FROM entitlement t WHERE t.organisation = ? AND \(Dialect.known("t")) ORDER BY t.type
      """, [.integer(body), .sequence(known), .sequence(known)]
    ) { row in
      guard let type = PassportType(rawValue: try row.exact(0)) else {
        throw damaged("an entitlement is of an unknown type")
      }
      let entitlement = try stored {
        try IssuerEntitlement(
          organisation: organisation, type: type, isAllowed: row.truth(1),
          subjects: row.optional(2, row.text).map { $0.split(separator: "\n").map(String.init) },
          longestValidityDays: row.optional(3, row.exact), period: row.days(4))
      }
      return KeptEntitlement(entitlement: entitlement, sequence: try row.sequence(6))
    }
  }

  package func trustList() throws -> PublishedTrustList? {
    let list = try sql.first(
      """
      SELECT number, issued_at_ms, expires_ms, entries_digest FROM trust_list
      ORDER BY number DESC LIMIT 1
      """, []
    ) { row in
      (
        number: try row.integer(0), issuedAt: try row.moment(1), expires: try row.moment(2),
        digest: try row.blob(3)
      )
    }
    guard let list else { return nil }
    return PublishedTrustList(
      number: list.number, issuedAt: list.issuedAt, expires: list.expires,
      entriesDigest: list.digest, tokens: try pieces(of: list.number, areParts: false),
      parts: try pieces(of: list.number, areParts: true))
  }

  private func pieces(of list: Int64, areParts: Bool) throws -> [[UInt8]] {
    try sql.rows(
      "SELECT bytes FROM trust_list_piece WHERE list = ? AND is_part = ? ORDER BY position",
      [.integer(list), .truth(areParts)]
    ) { try $0.blob(0) }
  }
}
