extension Migrations {
  static let migration0004Roles = Migration(
    number: 4, name: "Engagements, service and moves",
    sql: """
      -- A worker's tie to one piece of work.
      CREATE TABLE engagement (
        worker INTEGER NOT NULL,
        number INTEGER NOT NULL,
        organisation INTEGER NOT NULL REFERENCES organisation (key),
        -- 6 is a learner's placement.
        kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7),
        legal_basis INTEGER NOT NULL CHECK (legal_basis BETWEEN 1 AND 8),
        role INTEGER REFERENCES term (key),
        asc_wds_job_role INTEGER,
        valid_from INTEGER NOT NULL,
        valid_to INTEGER CHECK (valid_to > valid_from),
        -- A share of full time as an exact fraction, and the minutes of a full-time week there.
        fte_numerator INTEGER CHECK (fte_numerator >= 0),
        fte_denominator INTEGER CHECK (fte_denominator > 0),
        fte_base_minutes INTEGER CHECK (fte_base_minutes > 0),
        -- A week; 0 is a zero-hours contract, null is unknown.
        contracted_minutes INTEGER CHECK (contracted_minutes BETWEEN 0 AND 10080),
        PRIMARY KEY (worker, number),
        CHECK ((fte_numerator IS NULL) = (fte_denominator IS NULL)),
        CHECK ((fte_numerator IS NULL) = (fte_base_minutes IS NULL)),
        FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
      ) STRICT, WITHOUT ROWID;
      -- Answers "whom does this body engage" and "does it engage this worker".
      CREATE INDEX engagement_by_organisation ON engagement (organisation, worker, number);

      -- A stretch of service as a body counts it.
      CREATE TABLE continuity_period (
        worker INTEGER NOT NULL,
        number INTEGER NOT NULL,
        employer INTEGER NOT NULL REFERENCES organisation (key),
        valid_from INTEGER NOT NULL,
        valid_to INTEGER CHECK (valid_to > valid_from),
        PRIMARY KEY (worker, number),
        FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
      ) STRICT, WITHOUT ROWID;

      -- A break inside a stretch of service.
      CREATE TABLE continuity_break (
        worker INTEGER NOT NULL,
        number INTEGER NOT NULL,
        position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 49),
        valid_from INTEGER NOT NULL,
        valid_to INTEGER NOT NULL CHECK (valid_to > valid_from),
        PRIMARY KEY (worker, number, position),
        FOREIGN KEY (worker, number) REFERENCES continuity_period (worker, number)
      ) STRICT, WITHOUT ROWID;

      -- One body's word on one benefit of a stretch of service.
      CREATE TABLE continuity_recognition (
        worker INTEGER NOT NULL,
        number INTEGER NOT NULL,
        position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 49),
        organisation INTEGER NOT NULL REFERENCES organisation (key),
        benefit INTEGER NOT NULL CHECK (benefit BETWEEN 1 AND 5),
        is_recognised INTEGER NOT NULL CHECK (is_recognised IN (0, 1)),
        ground INTEGER NOT NULL CHECK (ground BETWEEN 1 AND 6),
        -- A post.
        decided_by TEXT NOT NULL CHECK (decided_by <> ''),
        PRIMARY KEY (worker, number, position),
        FOREIGN KEY (worker, number) REFERENCES continuity_period (worker, number)
      ) STRICT, WITHOUT ROWID;

      -- A worker's move to an employer, as it was opened.
      CREATE TABLE transfer (
        key INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        worker INTEGER NOT NULL REFERENCES worker (key),
        to_organisation INTEGER NOT NULL REFERENCES organisation (key),
        from_organisation INTEGER REFERENCES organisation (key),
        role INTEGER NOT NULL REFERENCES term (key),
        starts_on INTEGER NOT NULL,
        opened_at_ms INTEGER NOT NULL,
        -- What the judgement at its opening used.
        basis_at_ms INTEGER NOT NULL,
        basis_known_at_ms INTEGER NOT NULL,
        basis_sequence INTEGER NOT NULL,
        reference_data INTEGER NOT NULL REFERENCES term (key),
        policy INTEGER NOT NULL REFERENCES term (key),
        civil_time INTEGER NOT NULL REFERENCES term (key),
        recorded_by INTEGER NOT NULL REFERENCES organisation (key),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
      ) STRICT;
      -- Answers "what moves has this worker".
      CREATE INDEX transfer_by_worker ON transfer (worker);

      -- One thing that must be in order for a move.
      CREATE TABLE transfer_item (
        transfer INTEGER NOT NULL REFERENCES transfer (key),
        -- In the order given.
        position INTEGER NOT NULL CHECK (position >= 0),
        list INTEGER NOT NULL CHECK (list BETWEEN 1 AND 3),
        code INTEGER NOT NULL REFERENCES term (key),
        state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
        explanation TEXT NOT NULL,
        owner INTEGER NOT NULL CHECK (owner BETWEEN 1 AND 8),
        -- Why a blocked entry is blocked.
        cause INTEGER REFERENCES term (key),
        PRIMARY KEY (transfer, position)
      ) STRICT, WITHOUT ROWID;

      -- What somebody decided about an entry of a move; the latest counts.
      CREATE TABLE transfer_ruling (
        transfer INTEGER NOT NULL REFERENCES transfer (key),
        list INTEGER NOT NULL CHECK (list BETWEEN 1 AND 3),
        code INTEGER NOT NULL REFERENCES term (key),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        is_cleared INTEGER NOT NULL CHECK (is_cleared IN (0, 1)),
        -- A post.
        decided_by TEXT NOT NULL CHECK (decided_by <> ''),
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (transfer, list, code, recorded_from)
      ) STRICT, WITHOUT ROWID;
      """)
}
