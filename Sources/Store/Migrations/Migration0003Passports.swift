extension Migrations {
  static let migration0003Passports = Migration(
    number: 3, name: "Passports", sql: workers + facts + factDetails)

  private static let workers = """
    -- A worker's public identifier and the number that stands for it in other tables.
    CREATE TABLE worker (
      key INTEGER NOT NULL PRIMARY KEY,
      -- Random, 128 bits; nothing about a person can be read from it.
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;

    -- The worker's own key, sealed; deleting this row makes all that is sealed under it unreadable.
    CREATE TABLE worker_key_seal (
      worker INTEGER NOT NULL PRIMARY KEY REFERENCES worker (key),
      sealed BLOB NOT NULL
    ) STRICT;

    -- Who a worker is, sealed under the worker's key; apart from all facts.
    CREATE TABLE worker_identity (
      worker INTEGER NOT NULL REFERENCES worker (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      recorded_to INTEGER CHECK (recorded_to > recorded_from),
      -- How well the identity is known.
      level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
      -- Names, birth date and identifiers but the National Insurance number.
      sealed BLOB NOT NULL,
      PRIMARY KEY (worker, recorded_from)
    ) STRICT, WITHOUT ROWID;
    -- One current identity of a worker.
    CREATE UNIQUE INDEX worker_identity_current ON worker_identity (worker)
    WHERE recorded_to IS NULL;

    -- Keyed hashes by which a sealed identity is found.
    CREATE TABLE worker_blind_index (
      -- 1 surname and birth date, 2 identifier, 3 National Insurance number.
      purpose INTEGER NOT NULL CHECK (purpose BETWEEN 1 AND 3),
      hash BLOB NOT NULL CHECK (length(hash) = 16),
      worker INTEGER NOT NULL REFERENCES worker (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      recorded_to INTEGER CHECK (recorded_to > recorded_from),
      PRIMARY KEY (hash, purpose, worker, recorded_from)
    ) STRICT, WITHOUT ROWID;
    -- Answers "what of this worker is indexed".
    CREATE INDEX worker_blind_index_by_worker ON worker_blind_index (worker);

    -- How two records stand to each other, once from each side.
    CREATE TABLE worker_link (
      worker INTEGER NOT NULL REFERENCES worker (key),
      other INTEGER NOT NULL REFERENCES worker (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      recorded_to INTEGER CHECK (recorded_to > recorded_from),
      -- 1 perhaps one person, 2 merged into the other, 3 keeps the other's facts, 4 two people.
      state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
      PRIMARY KEY (worker, other, recorded_from),
      -- A record is no duplicate of itself.
      CHECK (worker <> other)
    ) STRICT, WITHOUT ROWID;
    -- Two records stand in one way to each other at a time.
    CREATE UNIQUE INDEX worker_link_current ON worker_link (worker, other)
    WHERE recorded_to IS NULL;


    """

  private static let facts = """
    -- Every fact about a worker: what it is, who recorded it and when it became known. What it says
    -- is the row with the same worker and number in the table of its kind.
    CREATE TABLE fact (
      worker INTEGER NOT NULL REFERENCES worker (key),
      -- Counts the worker's facts from 1 in the order of recording.
      number INTEGER NOT NULL CHECK (number > 0),
      -- Random, 128 bits.
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      -- 1 registration, 2 check, 3 training, 4 Care Certificate, 5 qualification, 6 competence,
      -- 7 evidence, 8 status event, 9 attestation, 10 acceptance, 11 engagement, 12 continuity.
      kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 12),
      -- The earlier fact of the worker that this one is about.
      about INTEGER,
      recorded_by INTEGER NOT NULL REFERENCES organisation (key),
      -- The kind of system it came from.
      source INTEGER NOT NULL CHECK (source BETWEEN 1 AND 4),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- The recorded time of that commit, kept here so that a passport is read without the log.
      recorded_at_ms INTEGER NOT NULL,
      -- The commit that closed it; null while it is current.
      recorded_to INTEGER CHECK (recorded_to >= recorded_from),
      PRIMARY KEY (worker, number),
      -- Just evidence, events, attestations and acceptances are about another fact.
      CHECK ((kind BETWEEN 7 AND 10) = (about IS NOT NULL)),
      -- That fact was there before.
      CHECK (about < number),
      -- And is the same worker's.
      FOREIGN KEY (worker, about) REFERENCES fact (worker, number)
    ) STRICT, WITHOUT ROWID;


    """

  private static let factDetails = """
    -- A professional registration as somebody saw it.
    CREATE TABLE registration (
      worker INTEGER NOT NULL,
      number INTEGER NOT NULL,
      regulator INTEGER NOT NULL CHECK (regulator BETWEEN 1 AND 5),
      -- The registration number, sealed under the worker's key.
      sealed_number BLOB,
      -- The part of the register.
      part INTEGER REFERENCES term (key),
      status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 7),
      valid_from INTEGER NOT NULL,
      valid_to INTEGER CHECK (valid_to > valid_from),
      checked_at_ms INTEGER NOT NULL,
      check_source INTEGER NOT NULL CHECK (check_source BETWEEN 1 AND 5),
      PRIMARY KEY (worker, number),
      FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
    ) STRICT, WITHOUT ROWID;

    -- The keyed hash of a registration's regulator and number, for finding an assessor's.
    CREATE TABLE registration_blind_index (
      hash BLOB NOT NULL CHECK (length(hash) = 16),
      worker INTEGER NOT NULL,
      number INTEGER NOT NULL,
      PRIMARY KEY (hash, worker, number),
      FOREIGN KEY (worker, number) REFERENCES registration (worker, number)
    ) STRICT, WITHOUT ROWID;

    -- That an employer made a check; there is no column for what a certificate or a health record
    -- says.
    CREATE TABLE employment_check (
      worker INTEGER NOT NULL,
      number INTEGER NOT NULL,
      kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 10),
      method INTEGER NOT NULL CHECK (method BETWEEN 1 AND 6),
      checked_on INTEGER NOT NULL,
      -- The last day it holds.
      holds_through INTEGER CHECK (holds_through >= checked_on),
      dbs_level INTEGER CHECK (dbs_level BETWEEN 1 AND 4),
      dbs_workforce INTEGER CHECK (dbs_workforce BETWEEN 1 AND 4),
      -- The certificate number, sealed under the worker's key.
      dbs_sealed_number BLOB,
      dbs_issued_on INTEGER,
      dbs_on_update_service INTEGER CHECK (dbs_on_update_service IN (0, 1)),
      dbs_last_status INTEGER CHECK (dbs_last_status BETWEEN 1 AND 3),
      dbs_last_status_on INTEGER,
      PRIMARY KEY (worker, number),
      -- Just a criminal record check (6) has a DBS part.
      CHECK ((kind = 6) = (dbs_level IS NOT NULL)),
      CHECK ((dbs_level IS NULL) = (dbs_workforce IS NULL)),
      CHECK ((dbs_level IS NULL) = (dbs_issued_on IS NULL)),
      CHECK ((dbs_level IS NULL) = (dbs_on_update_service IS NULL)),
      CHECK (dbs_level IS NOT NULL OR dbs_sealed_number IS NULL),
      -- A look-up has a status and a day.
      CHECK ((dbs_last_status IS NULL) = (dbs_last_status_on IS NULL)),
      -- Just a right to work (2) has an end of its own.
      CHECK (holds_through IS NULL OR kind = 2),
      FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
    ) STRICT, WITHOUT ROWID;

    -- Training, qualification, Care Certificate or competence; which of them is the fact's kind.
    CREATE TABLE achievement (
      worker INTEGER NOT NULL,
      number INTEGER NOT NULL,
      standard INTEGER NOT NULL REFERENCES term (key),
      -- A level and the scale it is on.
      level_scale INTEGER REFERENCES term (key),
      level INTEGER CHECK (level BETWEEN 1 AND 20),
      -- Null while in progress.
      completed_on INTEGER,
      -- The last day it holds by its own word.
      holds_through INTEGER CHECK (holds_through >= completed_on),
      gained_at INTEGER NOT NULL REFERENCES organisation (key),
      portability INTEGER NOT NULL CHECK (portability BETWEEN 1 AND 3),
      mode INTEGER CHECK (mode BETWEEN 1 AND 4),
      PRIMARY KEY (worker, number),
      CHECK ((level IS NULL) = (level_scale IS NULL)),
      FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
    ) STRICT, WITHOUT ROWID;

    -- What an achievement covers, where that is limited.
    CREATE TABLE achievement_scope (
      worker INTEGER NOT NULL,
      number INTEGER NOT NULL,
      -- A bit for each age band; null for any.
      ages INTEGER,
      -- The employer's opaque reference for the one person it is for.
      person TEXT CHECK (person <> ''),
      -- A device a line, none for no device; null for any.
      devices TEXT,
      -- A bit for each setting; null for any.
      settings INTEGER,
      PRIMARY KEY (worker, number),
      FOREIGN KEY (worker, number) REFERENCES achievement (worker, number)
    ) STRICT, WITHOUT ROWID;

    -- Who decided about an achievement, or assessed evidence of one.
    CREATE TABLE fact_assessor (
      worker INTEGER NOT NULL,
      number INTEGER NOT NULL,
      -- The assessor's own passport.
      assessor BLOB CHECK (length(assessor) = 16),
      regulator INTEGER CHECK (regulator BETWEEN 1 AND 5),
      -- The assessor's registration number, sealed under the key of the worker assessed.
      sealed_number BLOB,
      signed_at_ms INTEGER NOT NULL,
      PRIMARY KEY (worker, number),
      -- Register and number come together.
      CHECK ((regulator IS NULL) = (sealed_number IS NULL)),
      FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
    ) STRICT, WITHOUT ROWID;

    -- What shows an achievement.
    CREATE TABLE evidence (
      worker INTEGER NOT NULL,
      number INTEGER NOT NULL,
      kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7),
      occurred_on INTEGER NOT NULL,
      outcome INTEGER NOT NULL CHECK (outcome BETWEEN 1 AND 2),
      setting INTEGER CHECK (setting BETWEEN 1 AND 8),
      -- SHA-256 of a document kept elsewhere.
      digest BLOB CHECK (length(digest) = 32),
      PRIMARY KEY (worker, number),
      FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
    ) STRICT, WITHOUT ROWID;

    -- Something that happened to a fact.
    CREATE TABLE status_event (
      worker INTEGER NOT NULL,
      number INTEGER NOT NULL,
      kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
      -- From when it holds; may lie before it was recorded.
      effective_from_ms INTEGER NOT NULL,
      cause INTEGER NOT NULL CHECK (cause BETWEEN 1 AND 9),
      -- The newer fact.
      replacement BLOB REFERENCES fact (id),
      PRIMARY KEY (worker, number),
      -- Just a supersession (4) names a newer fact.
      CHECK ((kind = 4) = (replacement IS NOT NULL)),
      FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
    ) STRICT, WITHOUT ROWID;

    -- A body's word that a fact is right.
    CREATE TABLE attestation (
      worker INTEGER NOT NULL,
      number INTEGER NOT NULL,
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      by_role INTEGER NOT NULL CHECK (by_role BETWEEN 1 AND 4),
      signed_at_ms INTEGER NOT NULL,
      PRIMARY KEY (worker, number),
      FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
    ) STRICT, WITHOUT ROWID;

    -- An employer's answer about an achievement gained elsewhere.
    CREATE TABLE acceptance (
      worker INTEGER NOT NULL,
      number INTEGER NOT NULL,
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      answer INTEGER NOT NULL CHECK (answer BETWEEN 1 AND 3),
      -- The standard that bridges the gap.
      bridge INTEGER REFERENCES term (key),
      -- From when the answer holds.
      valid_from_ms INTEGER NOT NULL,
      PRIMARY KEY (worker, number),
      -- Just an acceptance with a bridge (2) names one.
      CHECK ((answer = 2) = (bridge IS NOT NULL)),
      FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
    ) STRICT, WITHOUT ROWID;
    """
}
