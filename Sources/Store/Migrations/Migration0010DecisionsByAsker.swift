extension Migrations {
  static let migration0010DecisionsByAsker = Migration(
    number: 10, name: "Decisions by asker",
    sql: """
      -- Answers "what did this body ask".
      CREATE INDEX decision_by_asker ON decision (asked_by, number) WHERE asked_by IS NOT NULL;
      """)
}
