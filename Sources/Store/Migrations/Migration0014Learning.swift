extension Migrations {
  static let migration0014Learning = Migration(
    number: 14, name: "Networks, topics, cohorts and their learners", sql: networks + cohorts)

  private static let networks = """
    -- Providers that teach together; never changed.
    CREATE TABLE learning_network (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
      lead INTEGER NOT NULL REFERENCES organisation (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;
    -- Answers "which networks does this body lead".
    CREATE INDEX learning_network_by_lead ON learning_network (lead);

    -- One body's time in a network.
    CREATE TABLE learning_member (
      network INTEGER NOT NULL REFERENCES learning_network (key),
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      valid_from INTEGER NOT NULL,
      valid_to INTEGER CHECK (valid_to > valid_from),
      -- 1 sends staff and accepts, 2 teaches only.
      part INTEGER NOT NULL CHECK (part BETWEEN 1 AND 2),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- The commit that closed it; null while it is current.
      recorded_to INTEGER CHECK (recorded_to > recorded_from),
      PRIMARY KEY (network, organisation, valid_from, recorded_from)
    ) STRICT, WITHOUT ROWID;
    -- One current version of a membership.
    CREATE UNIQUE INDEX learning_member_current
    ON learning_member (network, organisation, valid_from) WHERE recorded_to IS NULL;
    -- Answers "which networks is this body in".
    CREATE INDEX learning_member_by_organisation ON learning_member (organisation, network);

    -- What is taught; never changed.
    CREATE TABLE learning_topic (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      owner INTEGER NOT NULL REFERENCES organisation (key),
      network INTEGER REFERENCES learning_network (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- Title, areas and standards, in a versioned form.
      body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 65536)
    ) STRICT;
    -- Answers "what does this body teach", and "what does this network".
    CREATE INDEX learning_topic_by_owner ON learning_topic (owner);
    CREATE INDEX learning_topic_by_network ON learning_topic (network) WHERE network IS NOT NULL;


    """

  private static let cohorts = """
    -- One run of a topic; never changed.
    CREATE TABLE cohort (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      topic INTEGER NOT NULL REFERENCES learning_topic (key),
      network INTEGER REFERENCES learning_network (key),
      valid_from INTEGER NOT NULL,
      -- The first day after it; a course ends.
      valid_to INTEGER NOT NULL CHECK (valid_to > valid_from),
      seats INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 10000),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- Name, target mix and teachers, in a versioned form.
      body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 65536)
    ) STRICT;
    -- Answers "which cohorts does this body run", and "which run in this network".
    CREATE INDEX cohort_by_organisation ON cohort (organisation);
    CREATE INDEX cohort_by_network ON cohort (network) WHERE network IS NOT NULL;

    -- What happened to a learner, in the order it was recorded; never changed.
    CREATE TABLE learner_event (
      cohort INTEGER NOT NULL REFERENCES cohort (key),
      worker INTEGER NOT NULL REFERENCES worker (key),
      number INTEGER NOT NULL CHECK (number > 0),
      -- 1 enrolled, 2 release planned, 3 released, 4 attended, 5 completed, 6 rated,
      -- 7 dropped out, 8 attested.
      kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 8),
      happened_on INTEGER NOT NULL,
      -- Who sends the learner.
      employer INTEGER REFERENCES organisation (key),
      recorded_by INTEGER NOT NULL REFERENCES organisation (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- The recorded time of that commit.
      recorded_at_ms INTEGER NOT NULL,
      -- What it says, in a versioned form.
      body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 65536),
      PRIMARY KEY (cohort, worker, number),
      CHECK ((kind = 1) = (employer IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    -- Answers "which cohorts was this worker in".
    CREATE INDEX learner_event_by_worker ON learner_event (worker, cohort) WHERE kind = 1;
    -- Answers "which cohorts had staff of this body".
    CREATE INDEX learner_event_by_employer ON learner_event (employer, cohort)
    WHERE employer IS NOT NULL;
    """
}
