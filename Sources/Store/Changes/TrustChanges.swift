package import Credentials
import Vocabulary

// Recording what bodies may say, and publishing it.

extension StoreChange {
  package func record(_ entitlement: IssuerEntitlement) throws {
    let subject: [SQLValue] = [
      try cell(entitlement.organisation), .number(entitlement.type.rawValue),
    ]
    try close("entitlement", where: "organisation = ? AND type = ?", subject)
    try writing.execute(
      """
      INSERT INTO entitlement (organisation, type, is_allowed, subjects, longest_validity_days,
        valid_from, valid_to, recorded_from)
      VALUES (\(Dialect.marks(8)))
      """,
      subject + [
        .truth(entitlement.isAllowed), .words(entitlement.subjects?.joined(separator: "\n")),
        .number(entitlement.longestValidityDays), .day(entitlement.period.start),
        .day(entitlement.period.end), sequenceCell(),
      ])
  }

  package func publish(_ list: PublishedTrustList) throws {
    try writing.execute(
      """
      INSERT INTO trust_list (number, issued_at_ms, expires_ms, entries_digest, recorded_from)
      VALUES (\(Dialect.marks(5)))
      """,
      [
        .integer(list.number), .moment(list.issuedAt), .moment(list.expires),
        .blob(list.entriesDigest), sequenceCell(),
      ])
    for (areParts, pieces) in [(false, list.tokens), (true, list.parts)] {
      for (position, bytes) in pieces.enumerated() {
        try writing.execute(
          "INSERT INTO trust_list_piece (list, is_part, position, bytes) VALUES (?, ?, ?, ?)",
          [.integer(list.number), .truth(areParts), .number(position), .blob(bytes)])
      }
    }
  }
}
