extension Migrations {
  static let migration0015Partnerships = Migration(
    number: 15, name: "Posts, powers, funds and owners of plans",
    sql: """
      -- All that is recorded of posts that answer, lent powers, funds and jointly owned plans. Such
      -- facts are few, always read whole by what they are about, and never searched by what they
      -- say: that is in the body.
      CREATE TABLE partnership_fact (
        key INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL CHECK (length(id) = 16),
        -- 1 post, 2 appointment, 3 accountability, 4 power, 5 ending, 6 decision, 7 fund,
        -- 8 payment, 9 variance, 10 proposed rule, 11 answer to it, 12 owners of a plan,
        -- 13 answer to it.
        kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 13),
        -- Who holds the post.
        worker INTEGER REFERENCES worker (key),
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
        CHECK ((kind = 2) = (worker IS NOT NULL))
      ) STRICT;
      -- One current version of a fact.
      CREATE UNIQUE INDEX partnership_fact_current ON partnership_fact (id)
      WHERE recorded_to IS NULL;
      -- Answers "which posts does this worker hold", for a worker that is erased.
      CREATE INDEX partnership_fact_by_worker ON partnership_fact (worker)
      WHERE worker IS NOT NULL;

      -- What a fact is about: a body, place, post, power, fund, plan or worker, by identifier.
      CREATE TABLE partnership_subject (
        subject BLOB NOT NULL CHECK (length(subject) = 16),
        fact INTEGER NOT NULL REFERENCES partnership_fact (key) ON DELETE CASCADE,
        PRIMARY KEY (subject, fact)
      ) STRICT, WITHOUT ROWID;
      -- Answers "what is this fact about", for a deleted row's sake.
      CREATE INDEX partnership_subject_by_fact ON partnership_subject (fact);
      """)
}
