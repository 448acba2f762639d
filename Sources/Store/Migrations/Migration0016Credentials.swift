extension Migrations {
  static let migration0016Credentials = Migration(
    number: 16, name: "Keys, credentials, statuses, log and trust",
    sql: keys + issued + log + trust)

  private static let keys = """
    -- A key that a body, or the service itself, signs with.
    CREATE TABLE signing_key (
      key INTEGER NOT NULL PRIMARY KEY,
      -- Random, 128 bits.
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      -- Null for the service's own.
      organisation INTEGER REFERENCES organisation (key),
      -- 1 issue, 2 status, 3 share, 4 log, 5 operator.
      use INTEGER NOT NULL CHECK (use BETWEEN 1 AND 5),
      -- x and y of a key on P-256, or an Ed25519 key. No two keys are the same.
      public_key BLOB NOT NULL UNIQUE CHECK (length(public_key) IN (32, 64)),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- The log (4) and the trust list (5) are the service's.
      CHECK ((use >= 4) = (organisation IS NULL)),
      -- Only the log has an Ed25519 key.
      CHECK ((use = 4) = (length(public_key) = 32))
    ) STRICT;
    -- Answers "which keys has this body".
    CREATE INDEX signing_key_by_organisation ON signing_key (organisation, use);

    -- The private part, sealed under the service's key encryption key; gone once the key is retired
    -- or compromised.
    CREATE TABLE signing_key_secret (
      signing_key INTEGER NOT NULL PRIMARY KEY REFERENCES signing_key (key),
      sealed BLOB NOT NULL
    ) STRICT;

    -- What became of a key, from one commit until the next word on it.
    CREATE TABLE signing_key_version (
      signing_key INTEGER NOT NULL REFERENCES signing_key (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      recorded_to INTEGER CHECK (recorded_to > recorded_from),
      recorded_at_ms INTEGER NOT NULL,
      not_before_ms INTEGER NOT NULL,
      expires_ms INTEGER NOT NULL CHECK (expires_ms > not_before_ms),
      retired_at_ms INTEGER,
      compromised_at_ms INTEGER,
      -- Leaves in the log when the compromise was recorded.
      log_size_then INTEGER CHECK (log_size_then >= 0),
      PRIMARY KEY (signing_key, recorded_from),
      CHECK ((compromised_at_ms IS NULL) = (log_size_then IS NULL))
    ) STRICT, WITHOUT ROWID;
    -- One current version of a key.
    CREATE UNIQUE INDEX signing_key_current ON signing_key_version (signing_key)
    WHERE recorded_to IS NULL;

    -- The key that the service keeps for a worker and signs with under a share alone, sealed under
    -- the worker's own key.
    CREATE TABLE holder_key (
      worker INTEGER NOT NULL PRIMARY KEY REFERENCES worker (key),
      sealed BLOB NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;


    """

  private static let issued = """
    -- A list of the statuses of one issuer's credentials of a class.
    CREATE TABLE status_list (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      issuer INTEGER NOT NULL REFERENCES organisation (key),
      -- 1 seen within minutes, 2 within the hour.
      class INTEGER NOT NULL CHECK (class BETWEEN 1 AND 2),
      -- Counts the issuer's lists of the class from 1.
      epoch INTEGER NOT NULL CHECK (epoch > 0),
      -- The key of the order in which entries are given out, sealed under the service's key
      -- encryption key: without it nobody tells which credentials were issued together.
      sealed_order BLOB NOT NULL,
      -- How many entries were given out. Only ever counts up: no entry is used twice.
      given_out INTEGER NOT NULL CHECK (given_out BETWEEN 0 AND 1048576),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      UNIQUE (issuer, class, epoch)
    ) STRICT;
    -- Answers "which lists began since that commit".
    CREATE INDEX status_list_by_commit ON status_list (recorded_from);

    -- How an entry of a list stands, from one commit until the next word on it. An entry that has
    -- no row is valid.
    CREATE TABLE status_entry (
      list INTEGER NOT NULL REFERENCES status_list (key),
      entry INTEGER NOT NULL CHECK (entry BETWEEN 0 AND 1048575),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      recorded_to INTEGER CHECK (recorded_to > recorded_from),
      -- 0 valid, 1 revoked, 2 suspended, 3 superseded.
      status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 3),
      PRIMARY KEY (list, entry, recorded_from)
    ) STRICT, WITHOUT ROWID;
    -- One current status of an entry.
    CREATE UNIQUE INDEX status_entry_current ON status_entry (list, entry)
    WHERE recorded_to IS NULL;
    -- Answers "when did this list change last".
    CREATE INDEX status_entry_by_list ON status_entry (list, recorded_from);
    -- Answers "which lists changed since that commit".
    CREATE INDEX status_entry_by_commit ON status_entry (recorded_from, list);

    -- A list as it was last signed: made from the entries, and replaced where they change or the
    -- token ages.
    CREATE TABLE status_token (
      list INTEGER NOT NULL PRIMARY KEY REFERENCES status_list (key),
      -- The commit of the latest change that it tells.
      version INTEGER NOT NULL REFERENCES commit_log (sequence),
      signed_at_ms INTEGER NOT NULL,
      signing_key INTEGER NOT NULL REFERENCES signing_key (key),
      token BLOB NOT NULL
    ) STRICT;

    -- A credential that was signed about a fact.
    CREATE TABLE credential (
      key INTEGER NOT NULL PRIMARY KEY,
      -- SHA-256 of what was signed.
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
      worker INTEGER NOT NULL,
      -- The worker's fact that it says.
      number INTEGER NOT NULL,
      -- The number of the type in the published list of types.
      type INTEGER NOT NULL CHECK (type BETWEEN 1 AND 13),
      issuer INTEGER NOT NULL REFERENCES organisation (key),
      signing_key INTEGER NOT NULL REFERENCES signing_key (key),
      list INTEGER NOT NULL REFERENCES status_list (key),
      entry INTEGER NOT NULL CHECK (entry BETWEEN 0 AND 1048575),
      not_before_ms INTEGER NOT NULL,
      expires_ms INTEGER CHECK (expires_ms > not_before_ms),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      recorded_at_ms INTEGER NOT NULL,
      -- The credential with all its disclosures, sealed under the worker's own key.
      sealed BLOB NOT NULL,
      -- An entry tells of one credential.
      UNIQUE (list, entry),
      FOREIGN KEY (worker, number) REFERENCES fact (worker, number)
    ) STRICT;
    -- Answers "which credentials are about this fact" and "which has this worker".
    CREATE INDEX credential_by_fact ON credential (worker, number);


    """

  private static let log = """
    -- The leaves of the log, from number 0 without gaps; never changed and never deleted.
    CREATE TABLE log_leaf (
      number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 0),
      leaf BLOB NOT NULL CHECK (length(leaf) = 50),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;

    -- The hashes of complete subtrees of 256, 256^2… leaves, so that a root or a proof reads few
    -- leaves.
    CREATE TABLE log_node (
      -- The power of 256.
      level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 7),
      -- Counts the subtrees of the level from 0.
      number INTEGER NOT NULL CHECK (number >= 0),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (level, number)
    ) STRICT, WITHOUT ROWID;

    -- What opens a leaf. Deleting the row turns the leaf into noise and leaves the tree as it is.
    CREATE TABLE log_entry_key (
      number INTEGER NOT NULL PRIMARY KEY REFERENCES log_leaf (number),
      event INTEGER NOT NULL CHECK (event BETWEEN 1 AND 12),
      -- What it happened to.
      subject BLOB NOT NULL CHECK (length(subject) = 32),
      -- Counts from 0 what can happen again, such as a suspension; 0 for what happens once.
      occasion INTEGER NOT NULL CHECK (occasion >= 0),
      -- Whose credential or share it is.
      worker INTEGER REFERENCES worker (key),
      -- The leaf's own key, sealed under the worker's where there is one.
      secret BLOB NOT NULL,
      -- The log holds an event once.
      UNIQUE (subject, event, occasion),
      CHECK ((worker IS NULL) = (length(secret) = 32))
    ) STRICT;
    -- Answers "what opens leaves about this worker", for one that is erased.
    CREATE INDEX log_entry_key_by_worker ON log_entry_key (worker) WHERE worker IS NOT NULL;

    -- What a witness said of a head of the log.
    CREATE TABLE log_cosignature (
      size INTEGER NOT NULL CHECK (size > 0),
      witness TEXT NOT NULL CHECK (witness <> ''),
      -- The head with the log's line and the witness's.
      note BLOB NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      PRIMARY KEY (size, witness)
    ) STRICT, WITHOUT ROWID;


    """

  private static let trust = """
    -- What the registry lets a body say, from one commit until the next word on that type.
    CREATE TABLE entitlement (
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      type INTEGER NOT NULL CHECK (type BETWEEN 1 AND 13),
      -- 0 where the body may not say it, whatever bodies of its kind may.
      is_allowed INTEGER NOT NULL CHECK (is_allowed IN (0, 1)),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      recorded_to INTEGER CHECK (recorded_to > recorded_from),
      -- A code a line; null for any.
      subjects TEXT CHECK (subjects <> ''),
      longest_validity_days INTEGER CHECK (longest_validity_days BETWEEN 1 AND 36600),
      -- The days on which it may be said.
      valid_from INTEGER NOT NULL,
      valid_to INTEGER CHECK (valid_to > valid_from),
      PRIMARY KEY (organisation, type, recorded_from)
    ) STRICT, WITHOUT ROWID;
    -- One current word on a body and a type.
    CREATE UNIQUE INDEX entitlement_current ON entitlement (organisation, type)
    WHERE recorded_to IS NULL;

    -- A trust list as it was signed.
    CREATE TABLE trust_list (
      -- Higher than that of the list before.
      number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
      issued_at_ms INTEGER NOT NULL,
      expires_ms INTEGER NOT NULL CHECK (expires_ms > issued_at_ms),
      -- SHA-256 of its entries, which tells whether there is anything new to say.
      entries_digest BLOB NOT NULL CHECK (length(entries_digest) = 32),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;

    -- The bytes of a trust list: the token of each operator key, and the parts that tokens name.
    CREATE TABLE trust_list_piece (
      list INTEGER NOT NULL REFERENCES trust_list (number),
      is_part INTEGER NOT NULL CHECK (is_part IN (0, 1)),
      position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 4095),
      bytes BLOB NOT NULL,
      PRIMARY KEY (list, is_part, position)
    ) STRICT;
    """
}
