package import Vocabulary

/// One value of a list of standing rules, such as the hours of a placement.
package struct StandingRule: Hashable, Sendable {
  /// `PL-01`; findings name it.
  package let id: RuleID
  /// What it limits.
  package let parameter: String
  /// The value, a number or words as ``unit`` says.
  package let value: String
  /// The unit: `hours`, `FTE`, `bool`, `text`, …
  package let unit: String
  /// Where it comes from and applies.
  package let provenance: Provenance

  fileprivate static func table(_ text: String) -> [StandingRule] {
    TableText.rows(text) { row in
      StandingRule(
        id: try row.code("id"), parameter: try row.text("parameter"),
        value: try row.text("value"), unit: try row.text("unit"),
        provenance: try row.provenance(
          sources: "source_ids", jurisdiction: "jurisdiction", note: "note"))
    }
  }
}

/// Rules on placements of learners.
package enum PlacementRules {
  /// In the order of the table.
  package static let all = StandingRule.table(TableText.placementRules)

  /// The rule on `parameter`, or nil.
  package static func find(_ parameter: String) -> StandingRule? {
    all.first { $0.parameter == parameter }
  }
}

/// Rules on posts that two employers share.
package enum JointRoleRules {
  /// In the order of the table.
  package static let all = StandingRule.table(TableText.jointRoleRules)

  /// The rule on `parameter`, or nil.
  package static func find(_ parameter: String) -> StandingRule? {
    all.first { $0.parameter == parameter }
  }
}
