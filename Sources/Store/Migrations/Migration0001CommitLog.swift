extension Migrations {
  static let migration0001CommitLog = Migration(
    number: 1, name: "Commit log",
    sql: """
      -- One row: the number and recorded time of the latest change.
      CREATE TABLE commit_counter (
        -- There is only ever row 1.
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        -- Counts changes; 0 before any.
        sequence INTEGER NOT NULL CHECK (sequence >= 0),
        -- Milliseconds since 1970 in UTC; never goes back.
        recorded_at_ms INTEGER NOT NULL
      ) STRICT;
      INSERT INTO commit_counter (id, sequence, recorded_at_ms) VALUES (1, 0, 0);

      -- A row for each change, in the order in which they became known.
      CREATE TABLE commit_log (
        -- The change's number, from 1 without gaps.
        sequence INTEGER NOT NULL PRIMARY KEY CHECK (sequence > 0),
        -- The recorded time of all that the change wrote.
        recorded_at_ms INTEGER NOT NULL
      ) STRICT;

      -- Answers "what was the last change known at that moment".
      CREATE INDEX commit_log_by_time ON commit_log (recorded_at_ms);
      """)
}
