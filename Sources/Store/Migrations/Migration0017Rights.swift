extension Migrations {
  static let migration0017Rights = Migration(
    number: 17, name: "Disputes, redeemed shares and erasures", sql: disputes + shares + erasures)

  private static let disputes = """
    -- That a holder marked an entry of their passport as wrong.
    CREATE TABLE dispute (
      worker INTEGER NOT NULL,
      -- The disputed fact.
      number INTEGER NOT NULL,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      ground INTEGER NOT NULL CHECK (ground BETWEEN 1 AND 7),
      -- The holder's own words, sealed under their key.
      sealed_statement BLOB,
      opened_at_ms INTEGER NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      PRIMARY KEY (worker, number, id),
      FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
    ) STRICT, WITHOUT ROWID;

    -- What the body that attested the entry answered; once.
    CREATE TABLE dispute_answer (
      dispute BLOB NOT NULL PRIMARY KEY REFERENCES dispute (id),
      -- 1 the entry stands, 2 it was corrected.
      outcome INTEGER NOT NULL CHECK (outcome BETWEEN 1 AND 2),
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      -- The body's words, sealed under the holder's key.
      sealed_note BLOB,
      at_ms INTEGER NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT, WITHOUT ROWID;


    """

  private static let shares = """
    -- That a verifier redeemed a share code.
    CREATE TABLE share_redemption (
      share_grant BLOB NOT NULL REFERENCES share_grant (id),
      -- The verifier's challenge; one is answered once.
      challenge TEXT NOT NULL CHECK (length(challenge) BETWEEN 22 AND 86),
      at_ms INTEGER NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      PRIMARY KEY (share_grant, challenge)
    ) STRICT, WITHOUT ROWID;

    -- That a body named a share code that opened nothing. Kept for as long as guesses are counted.
    CREATE TABLE share_code_miss (
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      at_ms INTEGER NOT NULL,
      -- Tells those of one moment apart.
      position INTEGER NOT NULL CHECK (position >= 0),
      PRIMARY KEY (organisation, at_ms, position)
    ) STRICT, WITHOUT ROWID;

    -- A challenge that a body has accepted an answer to. Kept for a day.
    CREATE TABLE used_challenge (
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      challenge TEXT NOT NULL CHECK (length(challenge) BETWEEN 22 AND 86),
      at_ms INTEGER NOT NULL,
      PRIMARY KEY (organisation, challenge)
    ) STRICT, WITHOUT ROWID;


    """

  private static let erasures = """
    -- That a holder asked a body to be erased.
    CREATE TABLE erasure_request (
      worker INTEGER NOT NULL REFERENCES worker (key),
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      at_ms INTEGER NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      PRIMARY KEY (worker, id)
    ) STRICT, WITHOUT ROWID;

    -- A decision that a worker is erased; it outlives them and names nobody.
    CREATE TABLE erasure_decision (
      id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
      worker INTEGER NOT NULL REFERENCES worker (key),
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      -- 1 the holder asked, 2 it need be kept no longer, 3 a court or regulator ordered it.
      ground INTEGER NOT NULL CHECK (ground BETWEEN 1 AND 3),
      -- Where the decision is filed.
      reference TEXT NOT NULL CHECK (length(reference) BETWEEN 1 AND 100),
      -- A post.
      decided_by TEXT NOT NULL CHECK (length(decided_by) BETWEEN 1 AND 100),
      decided_on INTEGER NOT NULL,
      -- Who recorded it: another must carry it out.
      recorded_by_subject INTEGER NOT NULL REFERENCES subject (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT, WITHOUT ROWID;
    -- Answers "what was decided about this worker".
    CREATE INDEX erasure_decision_by_worker ON erasure_decision (worker);

    -- What stays of a worker who was erased.
    CREATE TABLE worker_tombstone (
      worker INTEGER NOT NULL PRIMARY KEY REFERENCES worker (key),
      decision BLOB NOT NULL REFERENCES erasure_decision (id),
      erased_at_ms INTEGER NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;
    """
}
