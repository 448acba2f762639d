package import ReferenceData
package import Vocabulary

extension StatementMapping {
  /// The mappings of `rules` between statements, whichever organisation uses them, each without a
  /// beginning or an end and with a record named after its rule. Rules between kinds of
  /// organisation are ``HeldAchievement/Passage``s instead, and a scope is no mapping.
  ///
  /// A placeholder is approved by nobody: an employer who takes it records it as its own.
  package static func between(_ rules: [Equivalence]) -> [Dated<StatementMapping>] {
    rules.flatMap { rule in
      ends(of: rule).map { from, to in
        let mapping = StatementMapping(
          rule: rule.id, from: from, to: to, strength: rule.strength,
          uses: rule.use == .coding ? [.coding] : [.competence, .prerequisite],
          isApproved: !rule.provenance.status.isPlaceholder, condition: rule.condition)
        return Dated(
          mapping, id: RecordID(named: "\(rule.id)/\(from)/\(to)"),
          period: InstantPeriod(from: Instant.supported.lowerBound),
          recordedAt: Instant.supported.lowerBound)
      }
    }
  }

  /// The mappings shipped with the service.
  package static let shipped = between(Equivalences.all)

  /// The mapping as it stands for a worker of whom the employer recorded `use`.
  package func used(_ use: MappingUse) -> StatementMapping {
    StatementMapping(
      rule: rule, from: from, to: to, strength: strength, uses: uses, isApproved: isApproved,
      maximumAgeMonths: maximumAgeMonths, minimumLevel: minimumLevel, condition: condition,
      isConditionMet: isConditionMet || use.isConditionMet,
      arePartsDone: arePartsDone || use.arePartsDone)
  }

  private static func ends(of rule: Equivalence) -> [(StandardCode, StandardCode)] {
    guard rule.from.place == .any, rule.to.place == .any else { return [] }
    switch (rule.from.statement, rule.to.statement) {
    case (.standards(let held), .standards(let asked)):
      return held.flatMap { from in asked.map { (from, $0) } }
    case (.standards(let held), .theoryOf(let target)):
      return held.map { ($0, target) }
    default: return []
    }
  }
}

extension OpaqueID {
  /// The identifier of something that the program ships: the same text always has the same one.
  package init(named text: String) {
    // FNV-1a, twice with different beginnings: a name for a row, nothing that guards anything.
    func hash(_ basis: UInt64) -> UInt64 {
      text.utf8.reduce(basis) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
    self.init(high: hash(0xcbf2_9ce4_8422_2325), low: hash(0x9e37_79b9_7f4a_7c15))
  }
}
