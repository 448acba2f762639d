extension Migrations {
  static let migration0006Planning = Migration(
    number: 6, name: "Plans, runs, returns and totals", sql: plans + runs + returns + totals)

  private static let plans = """
    -- A plan: whose it is and how far ahead. Nothing in this file has a column for a worker.
    CREATE TABLE plan (
      key INTEGER NOT NULL PRIMARY KEY,
      -- Random, 128 bits.
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      -- The system or place it belongs to; null for an organisation's own.
      place INTEGER REFERENCES place (key),
      title TEXT NOT NULL CHECK (title <> ''),
      -- Point 0, in months since January of year 0.
      start_month INTEGER NOT NULL,
      -- Whole years.
      horizon_months INTEGER NOT NULL
        CHECK (horizon_months BETWEEN 12 AND 360 AND horizon_months % 12 = 0),
      is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),
      created_at_ms INTEGER NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;
    -- Answers "which plans does this body keep".
    CREATE INDEX plan_by_organisation ON plan (organisation);
    -- Answers "which plans belong to this area".
    CREATE INDEX plan_by_place ON plan (place) WHERE place IS NOT NULL;

    -- The areas a plan plans for.
    CREATE TABLE plan_area (
      plan INTEGER NOT NULL REFERENCES plan (key),
      -- In the order given.
      position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 399),
      place INTEGER NOT NULL REFERENCES place (key),
      PRIMARY KEY (plan, position),
      -- Each area once.
      UNIQUE (plan, place)
    ) STRICT, WITHOUT ROWID;

    -- A version of a plan's scenario; versions are added and never changed.
    CREATE TABLE plan_scenario (
      plan INTEGER NOT NULL REFERENCES plan (key),
      version INTEGER NOT NULL CHECK (version > 0),
      -- SHA-256 of the bytes.
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      bytes BLOB NOT NULL,
      -- The release of the data its populations come from.
      data_version INTEGER NOT NULL REFERENCES term (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      PRIMARY KEY (plan, version)
    ) STRICT;

    """

  private static let runs = """
    -- A run of a plan, as it was begun.
    CREATE TABLE plan_run (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      plan INTEGER NOT NULL,
      scenario_version INTEGER NOT NULL,
      -- Whether it pulled the levers beside it in place of the scenario's own.
      sets_levers INTEGER NOT NULL CHECK (sets_levers IN (0, 1)),
      title TEXT NOT NULL,
      -- SHA-256 of the scenario that ran, levers pulled.
      scenario_digest BLOB NOT NULL CHECK (length(scenario_digest) = 32),
      -- The 64 bits of the seed.
      seed INTEGER NOT NULL,
      draws INTEGER NOT NULL CHECK (draws BETWEEN 0 AND 100000),
      model_version INTEGER NOT NULL REFERENCES term (key),
      data_version INTEGER NOT NULL REFERENCES term (key),
      start_month INTEGER NOT NULL,
      horizon_months INTEGER NOT NULL,
      is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),
      started_at_ms INTEGER NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- It ran a version that is kept.
      FOREIGN KEY (plan, scenario_version) REFERENCES plan_scenario (plan, version)
    ) STRICT;
    -- Answers "which runs has this plan", newest last; a commit begins one run of a plan at most.
    CREATE UNIQUE INDEX plan_run_by_plan ON plan_run (plan, recorded_from);

    -- A lever that a run pulled in place of the scenario's own.
    CREATE TABLE plan_run_lever (
      run INTEGER NOT NULL REFERENCES plan_run (key),
      lever INTEGER NOT NULL REFERENCES term (key),
      size REAL NOT NULL,
      PRIMARY KEY (run, lever)
    ) STRICT, WITHOUT ROWID;

    -- A gap in FTE whose passing a run counts.
    CREATE TABLE plan_run_threshold (
      run INTEGER NOT NULL REFERENCES plan_run (key),
      -- Ascending.
      position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 8),
      fte REAL NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT, WITHOUT ROWID;

    -- How a run ended; it ends once.
    CREATE TABLE plan_run_ending (
      run INTEGER NOT NULL PRIMARY KEY REFERENCES plan_run (key),
      ended_at_ms INTEGER NOT NULL,
      -- SHA-256 over the parts of the result; null where it failed.
      digest BLOB CHECK (length(digest) = 32),
      -- Why it could not be done: a code, a published reason, a field and a sentence.
      code TEXT,
      reason TEXT,
      field TEXT,
      message TEXT,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- It has a result or a reason, never both.
      CHECK ((digest IS NULL) = (message IS NOT NULL)),
      CHECK ((message IS NULL) = (code IS NULL)),
      CHECK ((message IS NULL) = (reason IS NULL)),
      CHECK (field IS NULL OR message IS NOT NULL)
    ) STRICT;

    -- A part of a run's result; put together in order they are the whole.
    CREATE TABLE plan_run_part (
      run INTEGER NOT NULL REFERENCES plan_run_ending (run),
      position INTEGER NOT NULL CHECK (position >= 0),
      bytes BLOB NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT;

    -- That a plan was frozen with one of its runs; once, and for ever.
    CREATE TABLE plan_freezing (
      plan INTEGER NOT NULL PRIMARY KEY REFERENCES plan (key),
      run INTEGER NOT NULL REFERENCES plan_run_ending (run),
      -- A post.
      decided_by TEXT NOT NULL CHECK (decided_by <> ''),
      at_ms INTEGER NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;

    """

  private static let returns = """
    -- What a body handed in for an area.
    CREATE TABLE plan_return (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      organisation INTEGER NOT NULL REFERENCES organisation (key),
      place INTEGER NOT NULL REFERENCES place (key),
      title TEXT NOT NULL CHECK (title <> ''),
      submitted_at_ms INTEGER NOT NULL,
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      -- The commit that brought a later return in its place.
      recorded_to INTEGER CHECK (recorded_to >= recorded_from)
    ) STRICT;
    -- Answers "what was handed in for this area".
    CREATE INDEX plan_return_by_place ON plan_return (place, organisation);

    -- A line of a return.
    CREATE TABLE plan_return_line (
      plan_return INTEGER NOT NULL REFERENCES plan_return (key),
      -- As the sender counts.
      number INTEGER NOT NULL CHECK (number > 0),
      -- 1 need, 2 claim, 3 offer.
      kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
      staff_group INTEGER NOT NULL REFERENCES term (key),
      -- Null where it is not said.
      count REAL CHECK (count >= 0),
      -- 1 headcount, 2 FTE, 3 posts.
      unit INTEGER NOT NULL CHECK (unit BETWEEN 1 AND 3),
      year INTEGER CHECK (year BETWEEN 2000 AND 2100),
      source INTEGER CHECK (source BETWEEN 1 AND 4),
      programme INTEGER REFERENCES term (key),
      note TEXT NOT NULL,
      PRIMARY KEY (plan_return, number),
      -- A need names no source, and everything else names one.
      CHECK ((kind = 1) = (source IS NULL)),
      CHECK (programme IS NULL OR source IS NOT NULL)
    ) STRICT, WITHOUT ROWID;

    -- That a plan was merged from a return.
    CREATE TABLE plan_merge (
      plan INTEGER NOT NULL REFERENCES plan (key),
      position INTEGER NOT NULL CHECK (position >= 0),
      plan_return INTEGER NOT NULL REFERENCES plan_return (key),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      PRIMARY KEY (plan, position),
      -- Each return once.
      UNIQUE (plan, plan_return)
    ) STRICT, WITHOUT ROWID;

    """

  private static let totals = """
    -- Totals that were imported for a plan; the rows they were counted from are nowhere.
    CREATE TABLE workforce_import (
      key INTEGER NOT NULL PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      plan INTEGER NOT NULL REFERENCES plan (key),
      -- The day the files show.
      as_of INTEGER NOT NULL,
      -- Where they come from and what their flows cover, in words.
      source TEXT NOT NULL CHECK (source <> ''),
      period TEXT NOT NULL,
      -- The share of employers or people covered; null where nobody said.
      coverage REAL CHECK (coverage BETWEEN 0 AND 1),
      -- How many rows were read, and how many of them were counted.
      row_count INTEGER NOT NULL CHECK (row_count >= 0),
      counted_count INTEGER NOT NULL CHECK (counted_count BETWEEN 0 AND row_count),
      -- SHA-256 over the files as received.
      files_digest BLOB NOT NULL CHECK (length(files_digest) = 32),
      is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence)
    ) STRICT;
    -- Answers "what was imported for this plan".
    CREATE INDEX workforce_import_by_plan ON workforce_import (plan);

    -- Who is left out of an import, in words.
    CREATE TABLE workforce_exclusion (
      import INTEGER NOT NULL REFERENCES workforce_import (key),
      position INTEGER NOT NULL CHECK (position >= 0),
      text TEXT NOT NULL CHECK (text <> ''),
      PRIMARY KEY (import, position)
    ) STRICT, WITHOUT ROWID;

    -- One group at one place of an import. Null is unknown, never 0.
    CREATE TABLE workforce_total (
      import INTEGER NOT NULL REFERENCES workforce_import (key),
      -- Codes of the plan.
      place INTEGER NOT NULL REFERENCES term (key),
      staff_group INTEGER NOT NULL REFERENCES term (key),
      people_of_unknown_age REAL NOT NULL CHECK (people_of_unknown_age >= 0),
      fte REAL NOT NULL CHECK (fte >= 0),
      -- How many people's hours that FTE is.
      people_with_hours REAL NOT NULL CHECK (people_with_hours >= 0),
      -- Of the twelve months before, and open posts on the day; each beside the staff of the
      -- employers that told it.
      starters REAL CHECK (starters >= 0),
      starters_among REAL CHECK (starters_among >= 0),
      leavers REAL CHECK (leavers >= 0),
      leavers_among REAL CHECK (leavers_among >= 0),
      vacancies REAL CHECK (vacancies >= 0),
      vacancies_among REAL CHECK (vacancies_among >= 0),
      -- Whether the import tells of movements between two months.
      has_movements INTEGER NOT NULL CHECK (has_movements IN (0, 1)),
      PRIMARY KEY (import, place, staff_group),
      CHECK ((starters IS NULL) = (starters_among IS NULL)),
      CHECK ((leavers IS NULL) = (leavers_among IS NULL)),
      CHECK ((vacancies IS NULL) = (vacancies_among IS NULL))
    ) STRICT, WITHOUT ROWID;

    -- Counts of one group at one place of an import, by kind.
    CREATE TABLE workforce_count (
      import INTEGER NOT NULL,
      place INTEGER NOT NULL,
      staff_group INTEGER NOT NULL,
      -- 1 people by age band, 2 joiners by origin, 3 ways in, 4 ways out of two months.
      kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
      -- The band, origin or way.
      item INTEGER NOT NULL CHECK (item BETWEEN 1 AND 12),
      count REAL NOT NULL CHECK (count >= 0),
      PRIMARY KEY (import, place, staff_group, kind, item),
      FOREIGN KEY (import, place, staff_group)
        REFERENCES workforce_total (import, place, staff_group)
    ) STRICT, WITHOUT ROWID;

    -- That a named person accepted an import as a plan's baseline; until then it is in no total.
    CREATE TABLE plan_baseline (
      plan INTEGER NOT NULL REFERENCES plan (key),
      import INTEGER NOT NULL REFERENCES workforce_import (key),
      -- A post.
      accepted_by TEXT NOT NULL CHECK (accepted_by <> ''),
      recorded_from INTEGER NOT NULL REFERENCES commit_log (sequence),
      PRIMARY KEY (plan, import)
    ) STRICT, WITHOUT ROWID;
    """
}
