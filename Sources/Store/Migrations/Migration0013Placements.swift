extension Migrations {
  static let migration0013Placements = Migration(
    number: 13, name: "Placements",
    sql: """
      -- All that is recorded about programmes and placements but hours. Such facts are many-shaped,
      -- read by whom or what they belong to, and never searched by what they say.
      CREATE TABLE placement_fact (
        key INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL CHECK (length(id) = 16),
        -- 1 programme, 2 enrolment, 3 area, 4 supervisor, 5 offer, 6 request, 7 placement, 8 event
        -- of a placement, 9 assessment, 10 stage of an apprenticeship.
        kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 10),
        -- The learner, or who supervises.
        worker INTEGER REFERENCES worker (key),
        -- The record it belongs to, by identifier.
        parent BLOB CHECK (length(parent) = 16),
        -- The enrolment of a placement.
        enrolment BLOB CHECK (length(enrolment) = 16),
        recorded_by INTEGER NOT NULL REFERENCES organisation (key),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        -- The recorded time of that commit.
        recorded_at_ms INTEGER NOT NULL,
        -- The commit that closed it; null while it is current.
        recorded_to INTEGER CHECK (recorded_to > recorded_from),
        -- What it says, in a versioned form.
        body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 65536),
        -- A version of a fact each time.
        UNIQUE (id, recorded_from),
        -- Programmes, areas and supervisors belong to nothing; all else does.
        CHECK ((kind IN (1, 3, 4)) = (parent IS NULL)),
        CHECK ((kind = 7) = (enrolment IS NOT NULL)),
        CHECK (kind NOT IN (2, 4, 7) OR worker IS NOT NULL)
      ) STRICT;
      -- One current version of a fact.
      CREATE UNIQUE INDEX placement_fact_current ON placement_fact (id) WHERE recorded_to IS NULL;
      -- Answers "what belongs to this record".
      CREATE INDEX placement_fact_by_parent ON placement_fact (parent, kind)
      WHERE parent IS NOT NULL;
      -- Answers "which placements has this enrolment".
      CREATE INDEX placement_fact_by_enrolment ON placement_fact (enrolment)
      WHERE enrolment IS NOT NULL;
      -- Answers "what is this person learning", and "whom do they supervise".
      CREATE INDEX placement_fact_by_worker ON placement_fact (worker, kind)
      WHERE worker IS NOT NULL;
      -- Answers "what did this body record of the kind", and "which are there".
      CREATE INDEX placement_fact_by_recorder ON placement_fact (kind, recorded_by);

      -- A learner's hours, one row a stretch and version, the learner's own together.
      CREATE TABLE hours_entry (
        learner INTEGER NOT NULL REFERENCES worker (key),
        -- Whole minutes since 1970.
        start_minute INTEGER NOT NULL,
        end_minute INTEGER NOT NULL,
        id BLOB NOT NULL CHECK (length(id) = 16),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        -- The commit that closed it; null while it is current.
        recorded_to INTEGER CHECK (recorded_to > recorded_from),
        -- The recorded time of the first.
        recorded_at_ms INTEGER NOT NULL,
        placement BLOB NOT NULL CHECK (length(placement) = 16),
        -- 1 practice, 2 simulated, 3 sick, 4 study, 5 made up.
        kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),
        -- Who verified it; null while nobody has.
        verified_by INTEGER REFERENCES worker (key),
        recorded_by INTEGER NOT NULL REFERENCES organisation (key),
        PRIMARY KEY (learner, start_minute, id, recorded_from),
        CHECK (end_minute > start_minute)
      ) STRICT, WITHOUT ROWID;
      -- One current version of an entry; answers "which entry is this".
      CREATE UNIQUE INDEX hours_entry_current ON hours_entry (id) WHERE recorded_to IS NULL;
      """)
}
