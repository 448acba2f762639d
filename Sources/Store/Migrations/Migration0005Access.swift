extension Migrations {
  static let migration0005Access = Migration(
    number: 5, name: "Access and replay",
    sql: """
      -- A caller's name as its issuer gives it.
      CREATE TABLE subject (
        key INTEGER NOT NULL PRIMARY KEY,
        text TEXT NOT NULL UNIQUE CHECK (text <> '')
      ) STRICT;

      -- A worker's permission for one body to look.
      CREATE TABLE share_grant (
        worker INTEGER NOT NULL REFERENCES worker (key),
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        verifier INTEGER NOT NULL REFERENCES organisation (key),
        -- A bit for each field group; never none.
        groups INTEGER NOT NULL CHECK (groups BETWEEN 1 AND 127),
        purpose INTEGER NOT NULL CHECK (purpose BETWEEN 1 AND 7),
        starts_at_ms INTEGER NOT NULL,
        ends_at_ms INTEGER NOT NULL CHECK (ends_at_ms > starts_at_ms),
        -- The keyed hash of its code; the code itself is nowhere. Two grants never share a code.
        code_hash BLOB NOT NULL UNIQUE CHECK (length(code_hash) = 16),
        -- How often a code had to be derived anew because another grant had it.
        code_attempt INTEGER NOT NULL CHECK (code_attempt BETWEEN 0 AND 99),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        PRIMARY KEY (worker, id)
      ) STRICT, WITHOUT ROWID;

      -- That a worker took a grant back; once.
      CREATE TABLE share_grant_withdrawal (
        share_grant BLOB NOT NULL PRIMARY KEY REFERENCES share_grant (id),
        at_ms INTEGER NOT NULL,
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
      ) STRICT, WITHOUT ROWID;

      -- That a body may audit or assess for a time.
      CREATE TABLE organisation_mandate (
        organisation INTEGER NOT NULL REFERENCES organisation (key),
        -- 1 to audit, 2 to assess.
        kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 2),
        starts_at_ms INTEGER NOT NULL,
        ends_at_ms INTEGER CHECK (ends_at_ms > starts_at_ms),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        PRIMARY KEY (organisation, kind, starts_at_ms, recorded_from)
      ) STRICT, WITHOUT ROWID;

      -- Every look at a passport and every attempt, newest first. The worker may not exist: an
      -- attempt at an invented identifier is kept too, so there is no reference.
      CREATE TABLE access_log (
        worker BLOB NOT NULL CHECK (length(worker) = 16),
        at_ms INTEGER NOT NULL,
        id BLOB NOT NULL CHECK (length(id) = 16),
        subject INTEGER NOT NULL REFERENCES subject (key),
        organisation INTEGER REFERENCES organisation (key),
        duty INTEGER NOT NULL CHECK (duty BETWEEN 1 AND 12),
        method INTEGER NOT NULL REFERENCES term (key),
        purpose INTEGER CHECK (purpose BETWEEN 1 AND 7),
        -- A bit for each group seen.
        groups INTEGER NOT NULL CHECK (groups BETWEEN 0 AND 127),
        was_allowed INTEGER NOT NULL CHECK (was_allowed IN (0, 1)),
        rule INTEGER NOT NULL REFERENCES term (key),
        share_grant BLOB CHECK (length(share_grant) = 16),
        PRIMARY KEY (worker, at_ms DESC, id),
        -- Who was denied saw nothing.
        CHECK (was_allowed = 1 OR groups = 0)
      ) STRICT, WITHOUT ROWID;

      -- Who changed what under which rule, with the answer for when the same request comes again.
      CREATE TABLE change_log (
        issuer INTEGER NOT NULL REFERENCES term (key),
        subject INTEGER NOT NULL REFERENCES subject (key),
        method INTEGER NOT NULL REFERENCES term (key),
        request BLOB NOT NULL CHECK (length(request) = 16),
        -- SHA-256 of what was asked, its first 16 bytes.
        body_hash BLOB NOT NULL CHECK (length(body_hash) = 16),
        organisation INTEGER REFERENCES organisation (key),
        duty INTEGER NOT NULL CHECK (duty BETWEEN 1 AND 12),
        rule INTEGER NOT NULL REFERENCES term (key),
        -- The record made or changed: the bytes of its UUID, or a text where it has none.
        record_id BLOB CHECK (length(record_id) = 16),
        record_text TEXT,
        -- The record's version; null where it is that of this very commit.
        etag TEXT,
        sequence INTEGER NOT NULL REFERENCES commit_log (sequence),
        note TEXT CHECK (length(note) BETWEEN 1 AND 1000),
        -- A request is carried out once.
        PRIMARY KEY (subject, issuer, method, request),
        CHECK ((record_id IS NULL) <> (record_text IS NULL))
      ) STRICT, WITHOUT ROWID;
      -- Answers "what did this commit do".
      CREATE INDEX change_log_by_sequence ON change_log (sequence);
      """)
}
