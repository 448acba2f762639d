package import Vocabulary

/// One level of a scale of proficiency.
package struct ProficiencyLevel: Hashable, Sendable {
  /// The scale: `EPA-5`.
  package let scale: FrameworkCode
  /// The scale's name.
  package let scaleName: String
  /// From 1, higher is more.
  package let level: Int
  /// What the level is called.
  package let label: String
  /// Where it comes from.
  package let provenance: Provenance
}

/// The scales of proficiency; levels of different scales are never converted into each other.
package enum ProficiencyLevels {
  /// In the order of the table.
  package static let all: [ProficiencyLevel] = TableText.rows(TableText.proficiencyLevels) { row in
    ProficiencyLevel(
      scale: try row.code("scale"), scaleName: try row.text("scale_name"),
      level: try row.number("level"), label: try row.text("label"),
      provenance: try row.provenance(sources: "source_ids"))
  }

  /// The scale on which this service judges competence: entrustment and supervision.
  package static let operatingScale = FrameworkCode(listed: "EPA-5")

  /// The levels of `scale` from low to high; none where the scale is unknown.
  package static func levels(of scale: FrameworkCode) -> [ProficiencyLevel] {
    all.filter { $0.scale == scale }
  }
}
