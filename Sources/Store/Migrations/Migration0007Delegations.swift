extension Migrations {
  static let migration0007Delegations = Migration(
    number: 7, name: "Delegations", sql: people + agreements + facts + decisions + evidence)

  private static let people = """
    -- A person who is cared for: an opaque identifier and the number that stands for it in other
    -- tables. There is no column for a name, a number of the health service or a diagnosis.
    CREATE TABLE person (
      key INTEGER NOT NULL PRIMARY KEY,
      -- Random, 128 bits.
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;

    -- The person's own key, sealed; deleting this row makes the birth date unreadable.
    CREATE TABLE person_key_seal (
      person INTEGER NOT NULL PRIMARY KEY REFERENCES person (key),
      sealed BLOB NOT NULL
    ) STRICT;

    -- The date of birth, sealed under the person's key; no row where nobody told it.
    CREATE TABLE person_birth (
      person INTEGER NOT NULL PRIMARY KEY REFERENCES person (key),
      sealed BLOB NOT NULL
    ) STRICT;

    -- How two records stand to each other, once from each side.
    CREATE TABLE person_link (
      person INTEGER NOT NULL REFERENCES person (key),
      other INTEGER NOT NULL REFERENCES person (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      recorded_to INTEGER CHECK (recorded_to > recorded_from),
      -- 1 perhaps one person, 4 two people.
      state INTEGER NOT NULL CHECK (state IN (1, 4)),
      PRIMARY KEY (person, other, recorded_from),
      -- A record is no duplicate of itself.
      CHECK (person <> other)
    ) STRICT, WITHOUT ROWID;
    -- Two records stand in one way to each other at a time.
    CREATE UNIQUE INDEX person_link_current ON person_link (person, other)
    WHERE recorded_to IS NULL;


    """

  private static let agreements = """
    -- What registrants delegate to a worker for a person; never changed. What happens to it later
    -- is a fact of its own.
    CREATE TABLE agreement (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      worker INTEGER NOT NULL REFERENCES worker (key),
      person INTEGER NOT NULL REFERENCES person (key),
      intervention INTEGER NOT NULL REFERENCES term (key),
      -- The edition of the catalogue it was made under, and a bit for each age band that the
      -- intervention covered there; null where the program knew no such edition.
      catalogue INTEGER NOT NULL REFERENCES term (key),
      edition_ages INTEGER,
      delegating_organisation INTEGER NOT NULL REFERENCES organisation (key),
      employer INTEGER NOT NULL REFERENCES organisation (key),
      valid_from_ms INTEGER NOT NULL,
      -- As drafted; a renewal moves it by an event.
      valid_to_ms INTEGER CHECK (valid_to_ms > valid_from_ms),
      drafted_at_ms INTEGER NOT NULL,
      recorded_by INTEGER NOT NULL REFERENCES organisation (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- The other terms, in a versioned form.
      body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 65536)
    ) STRICT;
    -- Answers "may this worker do this for this person" and "what does this worker do".
    CREATE INDEX agreement_by_worker ON agreement (worker, person, intervention);
    -- Answers "who may do this for this person".
    CREATE INDEX agreement_by_person ON agreement (person, intervention);
    -- Answers "which agreements does this body employ for", and "delegate".
    CREATE INDEX agreement_by_employer ON agreement (employer);
    CREATE INDEX agreement_by_delegating_organisation ON agreement (delegating_organisation);

    -- Everyone whom an agreement names as a delegator, successors included.
    CREATE TABLE agreement_delegator (
      agreement INTEGER NOT NULL REFERENCES agreement (key),
      worker INTEGER NOT NULL REFERENCES worker (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      PRIMARY KEY (worker, agreement)
    ) STRICT, WITHOUT ROWID;


    """

  private static let facts = """
    -- All that is recorded about delegated care. Such facts are many-shaped, always read whole by
    -- whom they are about, and never searched by what they say: that is in the body.
    CREATE TABLE delegation_fact (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL CHECK (length(id) = 16),
      -- 1-7 of a person, 8-17 of a worker, 18-27 of a body, 28 a hold, 29 between bodies,
      -- 30 an event of an agreement.
      kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 30),
      -- What of its kind, where that is looked for: how a performance (16) went, which event.
      word INTEGER,
      -- Whom it is about.
      worker INTEGER REFERENCES worker (key),
      person INTEGER REFERENCES person (key),
      intervention INTEGER REFERENCES term (key),
      organisation INTEGER REFERENCES organisation (key),
      agreement INTEGER REFERENCES agreement (key),
      -- When it holds.
      valid_from_ms INTEGER NOT NULL,
      valid_to_ms INTEGER CHECK (valid_to_ms > valid_from_ms),
      -- When it next needs somebody: its end or its review, the earlier; the new end of a renewal.
      due_ms INTEGER,
      recorded_by INTEGER NOT NULL REFERENCES organisation (key),
      source INTEGER NOT NULL CHECK (source BETWEEN 1 AND 4),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- The recorded time of that commit.
      recorded_at_ms INTEGER NOT NULL,
      -- The commit that closed it; null while it is current.
      recorded_to INTEGER CHECK (recorded_to > recorded_from),
      reason TEXT CHECK (length(reason) BETWEEN 1 AND 200),
      -- The post that let a permissive fact start in the past.
      approver TEXT CHECK (length(approver) BETWEEN 1 AND 100),
      -- What it says, in a versioned form.
      body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 65536),
      -- A version of a fact each time.
      UNIQUE (id, recorded_from),
      CHECK (kind NOT BETWEEN 1 AND 7 OR (person IS NOT NULL AND worker IS NULL)),
      CHECK (kind NOT BETWEEN 8 AND 17 OR worker IS NOT NULL),
      CHECK (kind NOT BETWEEN 18 AND 27 OR (organisation IS NOT NULL AND worker IS NULL)),
      -- A hold stops something.
      CHECK (kind <> 28 OR coalesce(worker, person, intervention, organisation) IS NOT NULL),
      CHECK (kind <> 29 OR coalesce(worker, person, intervention, organisation) IS NULL),
      CHECK ((kind = 30) = (agreement IS NOT NULL)),
      CHECK (kind <> 30 OR coalesce(worker, person, intervention, organisation) IS NULL),
      CHECK ((kind IN (16, 30)) = (word IS NOT NULL))
    ) STRICT;
    -- One current version of a fact.
    CREATE UNIQUE INDEX delegation_fact_current ON delegation_fact (id) WHERE recorded_to IS NULL;
    -- Answers "what is known of this worker"; performances by task and time.
    CREATE INDEX delegation_fact_by_worker
    ON delegation_fact (worker, kind, intervention, valid_from_ms) WHERE worker IS NOT NULL;
    -- Answers "what is known of this person".
    CREATE INDEX delegation_fact_by_person ON delegation_fact (person, kind)
    WHERE person IS NOT NULL;
    -- Answers "what did this body set".
    CREATE INDEX delegation_fact_by_organisation ON delegation_fact (organisation, kind, person)
    WHERE organisation IS NOT NULL;
    -- Answers "is this task held everywhere".
    CREATE INDEX delegation_fact_by_held_task ON delegation_fact (intervention)
    WHERE kind = 28 AND intervention IS NOT NULL;
    -- Answers "what happened to this agreement".
    CREATE INDEX delegation_fact_by_agreement ON delegation_fact (agreement)
    WHERE agreement IS NOT NULL;
    -- Answers "what falls due".
    CREATE INDEX delegation_fact_by_due ON delegation_fact (due_ms) WHERE due_ms IS NOT NULL;

    -- The parties of an agreement between bodies.
    CREATE TABLE delegation_party (
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      fact INTEGER NOT NULL REFERENCES delegation_fact (key) ON DELETE CASCADE,
      PRIMARY KEY (organisation, fact)
    ) STRICT, WITHOUT ROWID;
    -- Answers "who are the parties", for a deleted row's sake.
    CREATE INDEX delegation_party_by_fact ON delegation_party (fact);


    """

  private static let decisions = """
    -- Every answer that was given, chained by hash; never changed but to erase what it says.
    CREATE TABLE decision (
      -- Its place in the chain, from 1 without gaps.
      number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      recorded_at_ms INTEGER NOT NULL,
      -- SHA-256 over salt and content.
      commitment BLOB NOT NULL CHECK (length(commitment) = 32),
      -- The hash of the answer before; zeros before the first.
      previous BLOB NOT NULL UNIQUE CHECK (length(previous) = 32),
      hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
      -- Whom it was about.
      worker INTEGER REFERENCES worker (key),
      person INTEGER REFERENCES person (key),
      asked_by INTEGER REFERENCES organisation (key),
      verdict INTEGER CHECK (verdict BETWEEN 1 AND 3),
      salt BLOB CHECK (length(salt) = 32),
      -- Question, answer and basis, in a versioned form.
      content BLOB CHECK (length(content) BETWEEN 1 AND 1048576),
      erased_at_ms INTEGER,
      erasure_reason TEXT CHECK (length(erasure_reason) BETWEEN 1 AND 200),
      -- It is kept whole or erased whole, with a reason.
      CHECK ((content IS NULL) = (salt IS NULL)),
      CHECK ((content IS NULL) = (worker IS NULL)),
      CHECK ((content IS NULL) = (person IS NULL)),
      CHECK ((content IS NULL) = (verdict IS NULL)),
      CHECK ((content IS NULL) = (erased_at_ms IS NOT NULL)),
      CHECK ((content IS NULL) = (erasure_reason IS NOT NULL)),
      CHECK (content IS NOT NULL OR asked_by IS NULL)
    ) STRICT;
    -- Answers "what was decided about this worker".
    CREATE INDEX decision_by_worker ON decision (worker, number) WHERE worker IS NOT NULL;
    -- Answers "what was decided about this person".
    CREATE INDEX decision_by_person ON decision (person, number) WHERE person IS NOT NULL;

    -- The records that a passed check of an answer relied on, for looking back from a record.
    CREATE TABLE decision_reliance (
      record BLOB NOT NULL CHECK (length(record) = 16),
      decision INTEGER NOT NULL REFERENCES decision (number),
      PRIMARY KEY (record, decision)
    ) STRICT, WITHOUT ROWID;
    -- Answers "what did this answer rely on", for its erasure.
    CREATE INDEX decision_reliance_by_decision ON decision_reliance (decision);

    -- What a look-back found of an answer.
    CREATE TABLE decision_finding (
      key INTEGER NOT NULL PRIMARY KEY,
      decision INTEGER NOT NULL REFERENCES decision (number),
      -- The record that the look-back started from.
      cause BLOB NOT NULL CHECK (length(cause) = 16),
      verdict INTEGER NOT NULL CHECK (verdict BETWEEN 1 AND 3),
      -- Codes between bars, in the order of the table of checks.
      reasons TEXT NOT NULL,
      -- The last commit that the look-back saw.
      sequence INTEGER NOT NULL,
      at_ms INTEGER NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;
    -- Answers "what was found of this answer".
    CREATE INDEX decision_finding_by_decision ON decision_finding (decision);


    """

  private static let evidence = """
    -- The person whom practice was done with, the device, and the moment where it is known.
    ALTER TABLE evidence ADD COLUMN person BLOB CHECK (length(person) = 16);
    ALTER TABLE evidence ADD COLUMN device TEXT CHECK (length(device) BETWEEN 1 AND 80);
    ALTER TABLE evidence ADD COLUMN occurred_at_ms INTEGER;
    """
}
