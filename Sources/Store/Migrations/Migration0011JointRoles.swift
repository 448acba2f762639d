extension Migrations {
  static let migration0011JointRoles = Migration(
    number: 11, name: "Joint roles, line managers and role templates", sql: roles + managers)

  private static let roles = """
    -- A post that several bodies share: an identifier and the number that stands for it.
    CREATE TABLE joint_role (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;

    -- All that happened to a joint role, oldest first; never changed. How it stands is computed.
    CREATE TABLE joint_role_event (
      key INTEGER NOT NULL PRIMARY KEY,
      role INTEGER NOT NULL REFERENCES joint_role (key),
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      recorded_by INTEGER NOT NULL REFERENCES organisation (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      recorded_at_ms INTEGER NOT NULL,
      -- What happened, in a versioned form.
      body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 65536)
    ) STRICT;
    -- Answers "what happened to this role".
    CREATE INDEX joint_role_event_by_role ON joint_role_event (role, key);

    -- Whom a joint role names, so that it is found by them; what it says of them is in its events.
    CREATE TABLE joint_role_party (
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      role INTEGER NOT NULL REFERENCES joint_role (key),
      PRIMARY KEY (organisation, role)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE joint_role_person (
      worker INTEGER NOT NULL REFERENCES worker (key),
      -- 1 a holder, 2 a line manager.
      part INTEGER NOT NULL CHECK (part IN (1, 2)),
      role INTEGER NOT NULL REFERENCES joint_role (key),
      PRIMARY KEY (worker, part, role)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE joint_role_place (
      place BLOB NOT NULL CHECK (length(place) = 16),
      role INTEGER NOT NULL REFERENCES joint_role (key),
      PRIMARY KEY (place, role)
    ) STRICT, WITHOUT ROWID;

    -- The engagements that a joint role brought into its holders' passports.
    CREATE TABLE joint_role_engagement (
      role INTEGER NOT NULL REFERENCES joint_role (key),
      fact BLOB NOT NULL CHECK (length(fact) = 16),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      recorded_to INTEGER CHECK (recorded_to > recorded_from),
      PRIMARY KEY (role, fact)
    ) STRICT, WITHOUT ROWID;


    """

  private static let managers = """
    -- That an employer named the line manager of one of its people; a later word counts for its
    -- days, and none is changed.
    CREATE TABLE line_management (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      worker INTEGER NOT NULL REFERENCES worker (key),
      employer INTEGER NOT NULL REFERENCES organisation (key),
      manager INTEGER NOT NULL REFERENCES worker (key),
      -- The body that engages the manager.
      manager_organisation INTEGER NOT NULL REFERENCES organisation (key),
      post TEXT NOT NULL CHECK (post <> ''),
      valid_from INTEGER NOT NULL,
      valid_to INTEGER CHECK (valid_to > valid_from),
      recorded_by INTEGER NOT NULL REFERENCES organisation (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;
    -- Answers "who manages this body's people" and "whom does this worker manage".
    CREATE INDEX line_management_by_employer ON line_management (employer, key);
    CREATE INDEX line_management_by_manager ON line_management (manager, key);

    -- A blended role that a body defines; a copy is a row of its own.
    CREATE TABLE role_template (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- What it includes and forbids, in a versioned form.
      body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 65536)
    ) STRICT;
    -- Answers "which templates has this body".
    CREATE INDEX role_template_by_organisation ON role_template (organisation, id);
    """
}
