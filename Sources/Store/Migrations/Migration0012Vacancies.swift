extension Migrations {
  static let migration0012Vacancies = Migration(
    number: 12, name: "Vacancies, courses, teams and permissions to be found",
    sql: """
      -- All that is recorded about vacancies and who may fill them: a version of a record each row.
      -- What is searched for is in columns, the rest in the body.
      CREATE TABLE job_record (
        key INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL CHECK (length(id) = 16),
        -- 1 vacancy, 2 course, 3 team, 4 attitude seen of a worker, 5 permission to be found.
        kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
        -- Whose.
        worker INTEGER REFERENCES worker (key),
        organisation INTEGER REFERENCES organisation (key),
        -- Where, if anywhere.
        place INTEGER REFERENCES place (key),
        -- The role of a vacancy, the standard of a course, the attitude looked for.
        term INTEGER REFERENCES term (key),
        -- Of a permission, a bit for each group of fields; of an attitude, whether it was seen.
        word INTEGER,
        -- Of a permission, a bit for each use.
        uses INTEGER CHECK (uses > 0),
        -- Of a permission, the worker's eighteenth birthday where it is known.
        adult_from INTEGER,
        -- When it holds.
        valid_from_ms INTEGER NOT NULL,
        valid_to_ms INTEGER CHECK (valid_to_ms > valid_from_ms),
        -- Null where the worker did.
        recorded_by INTEGER REFERENCES organisation (key),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        -- The recorded time of that commit.
        recorded_at_ms INTEGER NOT NULL,
        -- The commit that closed it; null while it is current.
        recorded_to INTEGER CHECK (recorded_to > recorded_from),
        end_reason TEXT CHECK (length(end_reason) BETWEEN 1 AND 200),
        -- What else it says, in a versioned form.
        body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 65536),
        -- A version of a record each time.
        UNIQUE (id, recorded_from),
        -- Vacancies, courses and teams are a body's, the rest a worker's.
        CHECK ((kind BETWEEN 1 AND 3) = (organisation IS NOT NULL)),
        CHECK ((kind BETWEEN 4 AND 5) = (worker IS NOT NULL)),
        CHECK ((kind IN (1, 2, 4)) = (term IS NOT NULL)),
        CHECK ((kind BETWEEN 4 AND 5) = (word IS NOT NULL)),
        CHECK ((kind = 5) = (uses IS NOT NULL)),
        CHECK (kind = 5 OR adult_from IS NULL),
        -- A team works somewhere.
        CHECK (kind <> 3 OR place IS NOT NULL)
      ) STRICT;
      -- One current version of a record.
      CREATE UNIQUE INDEX job_record_current ON job_record (id) WHERE recorded_to IS NULL;
      -- Answers "what did this worker permit" and "what was seen of them".
      CREATE INDEX job_record_by_worker ON job_record (worker, kind, term) WHERE worker IS NOT NULL;
      -- Answers "who lets themselves be found", in the order of workers.
      CREATE INDEX job_record_by_permission ON job_record (worker, valid_to_ms) WHERE kind = 5;
      -- Answers "what is published", and "where".
      CREATE INDEX job_record_by_kind ON job_record (kind, id) WHERE kind < 4;
      -- Answers "which courses lead to this".
      CREATE INDEX job_record_by_term ON job_record (term, kind) WHERE kind < 4;
      """)
}
