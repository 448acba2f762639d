package import Vocabulary

/// A task that is not delegated, whoever asks.
package struct ExcludedTask: Hashable, Sendable {
  /// `EX-IV`.
  package let code: StandardCode
  /// What it is, in the words of the table.
  package let description: String
  /// Where the exclusion comes from and applies, in words.
  package let provenance: Provenance
  /// The interventions it covers, by code; its own code where no intervention of ours is meant.
  package let interventions: [StandardCode]
  /// The nations in which it covers them; none for a rule of another country.
  package let nations: Set<Nation>
  /// Where ``interventions`` and ``nations`` come from: mapped by this project.
  package let matchingProvenance: Provenance

  /// An exclusion of these parts.
  package init(
    code: StandardCode, description: String, provenance: Provenance,
    interventions: [StandardCode], nations: Set<Nation>, matchingProvenance: Provenance
  ) {
    self.code = code
    self.description = description
    self.provenance = provenance
    self.interventions = interventions
    self.nations = nations
    self.matchingProvenance = matchingProvenance
  }

  /// Whether it covers `intervention` in `nation`.
  package func covers(_ intervention: StandardCode, in nation: Nation) -> Bool {
    nations.contains(nation) && interventions.contains(intervention)
  }
}

/// The excluded tasks shipped with the service.
package enum ExcludedTasks {
  /// In the order of the table.
  package static let all: [ExcludedTask] = TableText.rows(TableText.excludedTasks) { row in
    let code: StandardCode = try row.code("code")
    guard let matching = matchings[code] else { throw TableFault(column: "code") }
    return ExcludedTask(
      code: code, description: try row.text("description"),
      provenance: try row.provenance(sources: "source_ids", jurisdiction: "jurisdiction"),
      interventions: matching.interventions, nations: matching.nations,
      matchingProvenance: matching.provenance)
  }

  /// The excluded task named `code`, or nil.
  package static func find(_ code: StandardCode) -> ExcludedTask? {
    all.first { $0.code == code }
  }

  /// The first exclusion that covers `intervention` in `nation`, or nil.
  ///
  /// `intervention` may be one that no catalogue has, such as `EX-IV`.
  package static func covering(
    _ intervention: StandardCode, in nation: Nation
  ) -> ExcludedTask? {
    all.first { $0.covers(intervention, in: nation) }
  }

  // The table says in words what it covers; this pairs the words with codes.
  private struct Matching {
    let code: StandardCode
    let interventions: [StandardCode]
    let nations: Set<Nation>
    let provenance: Provenance
  }

  private static let matchings = Dictionary(
    TableText.rows(TableText.excludedTaskMatching) { row in
      Matching(
        code: try row.code("code"), interventions: try row.codes("interventions"),
        nations: Set(try row.words("nations")),
        provenance: try row.provenance(sources: "source", note: "note"))
    }.map { ($0.code, $0) }
  ) { first, _ in first }
}
