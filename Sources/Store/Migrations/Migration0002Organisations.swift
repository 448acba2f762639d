extension Migrations {
  static let migration0002Organisations = Migration(
    number: 2, name: "Organisations and places",
    sql: """
      -- Codes and other short texts that many rows name; a key never stands for another text.
      CREATE TABLE term (
        key INTEGER NOT NULL PRIMARY KEY,
        text TEXT NOT NULL UNIQUE CHECK (text <> '')
      ) STRICT;

      -- A body's public identifier and the number that stands for it in other tables.
      CREATE TABLE organisation (
        key INTEGER NOT NULL PRIMARY KEY,
        -- Random, 128 bits.
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16)
      ) STRICT;

      -- What is known of a body, from one commit until the next word on it.
      CREATE TABLE organisation_version (
        organisation INTEGER NOT NULL REFERENCES organisation (key),
        -- The commit that made it known.
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        -- The commit that closed it; null while it is current.
        recorded_to INTEGER CHECK (recorded_to > recorded_from),
        name TEXT NOT NULL CHECK (name <> ''),
        kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 11),
        sector INTEGER NOT NULL CHECK (sector BETWEEN 1 AND 6),
        -- Its first day, and the day after its last.
        valid_from INTEGER NOT NULL,
        valid_to INTEGER CHECK (valid_to > valid_from),
        -- The day from which it is party to the staff movement memorandum.
        memorandum_since INTEGER,
        is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),
        PRIMARY KEY (organisation, recorded_from)
      ) STRICT, WITHOUT ROWID;
      -- One current version of a body.
      CREATE UNIQUE INDEX organisation_current ON organisation_version (organisation)
      WHERE recorded_to IS NULL;

      -- Public identifiers of one version of a body.
      CREATE TABLE organisation_identifier (
        organisation INTEGER NOT NULL,
        recorded_from INTEGER NOT NULL,
        -- In the order given.
        position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 9),
        scheme INTEGER NOT NULL CHECK (scheme BETWEEN 1 AND 7),
        value TEXT NOT NULL CHECK (value <> ''),
        PRIMARY KEY (organisation, recorded_from, position),
        -- Each identifier once.
        UNIQUE (scheme, value, organisation, recorded_from),
        -- It belongs to a version.
        FOREIGN KEY (organisation, recorded_from)
          REFERENCES organisation_version (organisation, recorded_from) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;

      -- One body answers for another from a day on.
      CREATE TABLE succession (
        predecessor INTEGER NOT NULL REFERENCES organisation (key),
        successor INTEGER NOT NULL REFERENCES organisation (key),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        recorded_to INTEGER CHECK (recorded_to > recorded_from),
        kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
        valid_from INTEGER NOT NULL,
        PRIMARY KEY (predecessor, successor, recorded_from),
        -- No body succeeds itself.
        CHECK (predecessor <> successor)
      ) STRICT, WITHOUT ROWID;

      -- An area's public identifier and the number that stands for it in other tables.
      CREATE TABLE place (
        key INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16)
      ) STRICT;

      -- What is known of an area, from one commit until the next word on it.
      CREATE TABLE place_version (
        place INTEGER NOT NULL REFERENCES place (key),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        recorded_to INTEGER CHECK (recorded_to > recorded_from),
        name TEXT NOT NULL CHECK (name <> ''),
        kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
        -- The area it lies in.
        parent INTEGER REFERENCES place (key),
        code TEXT CHECK (code <> ''),
        is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),
        PRIMARY KEY (place, recorded_from),
        -- Just a system (1) lies in no other area.
        CHECK ((kind = 1) = (parent IS NULL)),
        CHECK (parent <> place)
      ) STRICT, WITHOUT ROWID;
      -- One current version of an area.
      CREATE UNIQUE INDEX place_current ON place_version (place) WHERE recorded_to IS NULL;
      -- Answers "what lies in it".
      CREATE INDEX place_by_parent ON place_version (parent) WHERE parent IS NOT NULL;

      -- The published areas that one version of an area is made of.
      CREATE TABLE place_piece (
        place INTEGER NOT NULL,
        recorded_from INTEGER NOT NULL,
        -- In the order given.
        position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 399),
        kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 2),
        -- An ONS code.
        code TEXT NOT NULL CHECK (length(code) = 9),
        -- The days it belongs to the area.
        valid_from INTEGER NOT NULL,
        valid_to INTEGER CHECK (valid_to > valid_from),
        PRIMARY KEY (place, recorded_from, position),
        -- It belongs to a version.
        FOREIGN KEY (place, recorded_from)
          REFERENCES place_version (place, recorded_from) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;

      -- A body sits in an area for some days; it may sit in several.
      CREATE TABLE organisation_place (
        organisation INTEGER NOT NULL REFERENCES organisation (key),
        place INTEGER NOT NULL REFERENCES place (key),
        valid_from INTEGER NOT NULL,
        valid_to INTEGER CHECK (valid_to > valid_from),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        recorded_to INTEGER CHECK (recorded_to > recorded_from),
        PRIMARY KEY (organisation, place, valid_from, recorded_from)
      ) STRICT, WITHOUT ROWID;
      -- Answers "who sits in it".
      CREATE INDEX organisation_place_by_place ON organisation_place (place);

      -- A policy row that a body set.
      CREATE TABLE policy_row (
        -- Counts in the order of recording.
        key INTEGER NOT NULL PRIMARY KEY,
        owner INTEGER NOT NULL REFERENCES organisation (key),
        recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
        recorded_to INTEGER CHECK (recorded_to > recorded_from),
        framework TEXT NOT NULL CHECK (framework <> ''),
        -- Empty for the whole framework.
        subject TEXT NOT NULL,
        -- Empty where the subject has none.
        level TEXT NOT NULL,
        parameter TEXT NOT NULL,
        -- Empty where it is not set.
        value TEXT NOT NULL,
        unit TEXT NOT NULL,
        -- How the value came to be known.
        status TEXT NOT NULL,
        -- Source codes between bars.
        sources TEXT NOT NULL,
        jurisdiction TEXT,
        note TEXT,
        source_text TEXT NOT NULL,
        -- Who answers for it, in words.
        owner_text TEXT NOT NULL,
        layer TEXT NOT NULL,
        replaces INTEGER NOT NULL CHECK (replaces IN (0, 1)),
        -- The days it holds; null for always and for ever.
        valid_from INTEGER,
        valid_to INTEGER
      ) STRICT;
      -- Answers "what did this body set".
      CREATE INDEX policy_row_by_owner ON policy_row (owner, framework, subject);
      """)
}
