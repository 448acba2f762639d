extension Migrations {
  static let migration0009PersonMerges = Migration(
    number: 9, name: "Person merges",
    sql: """
      -- How two records stand to each other, once from each side; now also that they are one.
      CREATE TABLE person_link_9 (
        person INTEGER NOT NULL REFERENCES person (key),
        other INTEGER NOT NULL REFERENCES person (key),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        recorded_to INTEGER CHECK (recorded_to > recorded_from),
        -- 1 perhaps one person, 2 merged into the other, 3 keeps the other, 4 two people.
        state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
        PRIMARY KEY (person, other, recorded_from),
        -- A record is no duplicate of itself.
        CHECK (person <> other)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO person_link_9 (person, other, recorded_from, recorded_to, state)
      SELECT person, other, recorded_from, recorded_to, state FROM person_link;
      DROP TABLE person_link;
      ALTER TABLE person_link_9 RENAME TO person_link;
      -- Two records stand in one way to each other at a time.
      CREATE UNIQUE INDEX person_link_current ON person_link (person, other)
      WHERE recorded_to IS NULL;
      -- A record is merged into one other.
      CREATE UNIQUE INDEX person_link_merged ON person_link (person)
      WHERE state = 2 AND recorded_to IS NULL;
      """)
}
