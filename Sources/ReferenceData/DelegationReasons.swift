package import Vocabulary

/// What is to be told about one check: the question it asks, and what to say where it fails.
package struct DelegationReasonEntry: Hashable, Sendable {
  /// The check.
  package let reason: DelegationReason
  /// The question it asks.
  package let check: String
  /// What it reads, in words.
  package let dataNeeded: String
  /// The sources of the rule behind it; none where the design made it.
  package let sources: [SourceCode]
  /// What to tell whoever asked.
  package let userMessage: String
  /// What to do next.
  package let nextAction: String
  /// Who does it.
  package let nextOwner: DelegationReason.Owner
}

/// The checks of a delegation with their texts.
package enum DelegationReasons {
  /// In the order of the table, which is that of ``DelegationReason``.
  ///
  /// A row whose label, phase or effect is not the reason's own is refused.
  package static let all: [DelegationReasonEntry] = TableText.rows(TableText.reasonCodes) { row in
    let reason: DelegationReason = try row.word("code")
    guard row["order"] == reason.label, row["phase"] == reason.phase.rawValue,
      row["effect"] == reason.effect.rawValue
    else { throw TableFault(column: "order") }
    return DelegationReasonEntry(
      reason: reason, check: try row.text("check"), dataNeeded: try row.text("data_needed"),
      sources: try row.codes("source_ids"), userMessage: try row.text("user_message"),
      nextAction: try row.text("next_action"), nextOwner: try row.word("next_owner"))
  }

  /// The texts of `reason`; tests hold the table to one row for each.
  package static func entry(for reason: DelegationReason) -> DelegationReasonEntry {
    byReason[reason]
      ?? DelegationReasonEntry(
        reason: reason, check: "", dataNeeded: "", sources: [], userMessage: "", nextAction: "",
        nextOwner: .caller)
  }

  private static let byReason = Dictionary(all.map { ($0.reason, $0) }) { first, _ in first }
}
