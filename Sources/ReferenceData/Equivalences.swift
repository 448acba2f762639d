package import Vocabulary

/// A one-way rule that says what a statement gained in one place is worth in another.
package struct Equivalence: Hashable, Sendable {
  /// How far the first statement stands for the second.
  package enum Strength: String, Sendable, CaseIterable {
    /// It counts in full.
    case full = "full"
    /// It counts for the parts that correspond.
    case partial = "partial"
    /// It is shown and counts for nothing.
    case informs = "informs"
    /// It does not count, and no other path between the two ends may be taken.
    case notRecognised = "not_recognised"
  }

  /// What the rule may be used for.
  package enum Use: String, Sendable, CaseIterable {
    /// To judge what somebody can do.
    case competence = "competence"
    /// To translate codes only; it never proves competence.
    case coding = "coding"
  }

  /// `EQ-01`; decisions name it.
  package let id: RuleID
  /// What is held, in the words of the table.
  package let fromText: String
  /// What is asked, in the words of the table.
  package let toText: String
  /// What is held.
  package let from: EquivalenceEnd
  /// What is asked.
  package let to: EquivalenceEnd
  /// How far it counts.
  package let strength: Strength
  /// What it may be used for.
  package let use: Use
  /// What must also hold, in words.
  package let condition: String
  /// Who answers for the rule.
  package let owner: String
  /// Where it comes from.
  package let provenance: Provenance

  /// A rule of these parts, as a table or a local agreement states it.
  package init(
    id: RuleID, fromText: String, toText: String, from: EquivalenceEnd, to: EquivalenceEnd,
    strength: Strength, use: Use, condition: String, owner: String, provenance: Provenance
  ) {
    self.id = id
    self.fromText = fromText
    self.toText = toText
    self.from = from
    self.to = to
    self.strength = strength
    self.use = use
    self.condition = condition
    self.owner = owner
    self.provenance = provenance
  }
}

/// One end of an equivalence: a statement about a worker, and where it was gained or is used.
package struct EquivalenceEnd: Hashable, Sendable {
  /// What the rule speaks of.
  package enum Statement: Hashable, Sendable {
    /// Any one of these standards.
    case standards([StandardCode])
    /// Any standard of a framework.
    case anyOfFramework(FrameworkCode)
    /// Any training at all.
    case anyTraining
    /// The very standard of the other end.
    case sameStandard
    /// The standard of this framework that ``TrainingTopics`` pairs with the other end.
    case sameTopic(FrameworkCode)
    /// The theory component of a standard; practice is still to be shown.
    case theoryOf(StandardCode)
    /// Competence in an intervention with no person named.
    case genericCompetence
    /// Competence in the same intervention with one named person.
    case personSpecificCompetence
    /// Competence assessed with adults.
    case adultScopeCompetence
    /// Competence assessed with children.
    case childScopeCompetence
  }

  /// The kind of organisation at this end.
  package enum Place: String, Sendable, CaseIterable {
    /// Any.
    case any = "any"
    /// An NHS organisation.
    case nhsOrganisation = "nhs_organisation"
    /// A signatory of the StatMand staff movement memorandum.
    case statMandMember = "statmand_member"
    /// A signatory other than that of the first end.
    case anotherStatMandMember = "another_statmand_member"
    /// A GP practice, local authority or other company, which the memorandum leaves out.
    case outsideStatMand = "outside_statmand"
    /// A provider of social care.
    case socialCareProvider = "social_care_provider"
  }

  /// What the rule speaks of.
  package let statement: Statement
  /// Where it is gained or used.
  package let place: Place

  /// An end of these parts.
  package init(_ statement: Statement, at place: Place) {
    self.statement = statement
    self.place = place
  }
}

/// The equivalences shipped with the service.
package enum Equivalences {
  /// In the order of the table.
  package static let all: [Equivalence] = TableText.rows(TableText.equivalences) { row in
    let id: RuleID = try row.code("id")
    guard let matching = matchings[id], row["direction"] == "one_way" else {
      throw TableFault(column: "id")
    }
    return Equivalence(
      id: id, fromText: try row.text("from"), toText: try row.text("to"), from: matching.from,
      to: matching.to, strength: try row.word("strength"), use: matching.use,
      condition: row["condition"], owner: matching.owner,
      provenance: try row.provenance(sources: "source_ids"))
  }

  /// The equivalence named `id`, or nil.
  package static func find(_ id: RuleID) -> Equivalence? {
    all.first { $0.id == id }
  }

  private struct Matching {
    let id: RuleID
    let from: EquivalenceEnd
    let to: EquivalenceEnd
    let use: Equivalence.Use
    let owner: String
  }

  private static let matchings = Dictionary(
    TableText.rows(TableText.equivalenceMatching) { row in
      Matching(
        id: try row.code("id"), from: try end("from", row), to: try end("to", row),
        use: try row.word("use"), owner: try row.text("owner"))
    }.map { ($0.id, $0) }
  ) { first, _ in first }

  private static func end(
    _ side: String, _ row: TableRow
  ) throws(TableFault) -> EquivalenceEnd {
    EquivalenceEnd(try statement(side, row), at: try row.word(side + "_place"))
  }

  private static func statement(
    _ side: String, _ row: TableRow
  ) throws(TableFault) -> EquivalenceEnd.Statement {
    let codes = side + "_codes"
    switch row[side + "_statement"] {
    case "standards": return .standards(try row.codes(codes))
    case "any_of_framework": return .anyOfFramework(try row.code(codes))
    case "any_training": return .anyTraining
    case "same_standard": return .sameStandard
    case "same_topic": return .sameTopic(try row.code(codes))
    case "theory_of": return .theoryOf(try row.code(codes))
    case "generic_competence": return .genericCompetence
    case "person_specific_competence": return .personSpecificCompetence
    case "adult_scope_competence": return .adultScopeCompetence
    case "child_scope_competence": return .childScopeCompetence
    default: throw TableFault(column: side + "_statement")
    }
  }
}

/// A training category and the CSTF subject on the same topic: our pairing, no equivalence.
///
/// Whether one counts for the other is said by an ``Equivalence`` that refers to the topic.
package struct TrainingTopic: Hashable, Sendable {
  /// `ASCWDS-TRAINING/10`.
  package let category: StandardCode
  /// `CSTF-IPC-2`.
  package let subject: StandardCode
  /// Where the pairing comes from: mapped by this project.
  package let provenance: Provenance
}

/// The pairings of training categories and CSTF subjects.
package enum TrainingTopics {
  /// In the order of the table.
  package static let all: [TrainingTopic] = TableText.rows(TableText.trainingTopics) { row in
    TrainingTopic(
      category: ASCWDSTrainingCategories.standard(try row.number("training_category")),
      subject: try row.code("cstf_code"),
      provenance: try row.provenance(sources: "source", note: "note"))
  }

  /// The training category on the topic of `subject`, or nil.
  package static func category(for subject: StandardCode) -> StandardCode? {
    all.first { $0.subject == subject }?.category
  }
}
