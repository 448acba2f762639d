extension Migrations {
  static let migration0008PublishedFigures = Migration(
    number: 8, name: "Published figures and people of imports",
    sql: """
      -- A figure of an import about an area, a cohort or posts, beside its totals and in none.
      CREATE TABLE workforce_figure (
        import INTEGER NOT NULL REFERENCES workforce_import (key),
        -- In the order of the files.
        position INTEGER NOT NULL CHECK (position >= 0),
        -- 1 funded FTE, 2 filled FTE, 3 joiners, 4 leavers, 5 indicator, 6 people of a cohort.
        measure INTEGER NOT NULL CHECK (measure BETWEEN 1 AND 6),
        -- As the file prints them.
        area TEXT NOT NULL CHECK (area <> ''),
        about TEXT NOT NULL CHECK (about <> ''),
        -- The group of the plan that is meant; null where nobody said.
        staff_group INTEGER REFERENCES term (key),
        period TEXT NOT NULL,
        value REAL NOT NULL CHECK (value >= 0),
        -- The people it was counted among, and the share of people it covers.
        among REAL CHECK (among >= 0),
        coverage REAL CHECK (coverage BETWEEN 0 AND 1),
        PRIMARY KEY (import, position)
      ) STRICT, WITHOUT ROWID;

      -- Projected people of an area in an import, one row a variant.
      CREATE TABLE workforce_people (
        import INTEGER NOT NULL REFERENCES workforce_import (key),
        -- The ONS code.
        area TEXT NOT NULL CHECK (length(area) = 9),
        -- 1 principal, then the variants in the order of the packaged file.
        variant INTEGER NOT NULL CHECK (variant BETWEEN 1 AND 9),
        title TEXT NOT NULL,
        basis TEXT NOT NULL CHECK (basis <> ''),
        first_year INTEGER NOT NULL CHECK (first_year BETWEEN 1990 AND 2100),
        -- Nineteen bands a year, each eight bytes, little end first, IEEE 754 double precision.
        people BLOB NOT NULL CHECK (length(people) > 0 AND length(people) % 152 = 0),
        PRIMARY KEY (import, area, variant)
      ) STRICT, WITHOUT ROWID;
      """)
}
