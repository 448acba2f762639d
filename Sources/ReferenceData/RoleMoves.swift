package import Vocabulary

/// A step from one kind of work to a role: people go that way, or may.
///
/// No published list gives such steps one by one. Those inside one framework are read from its
/// order by this project; the others are its own defaults, which a system should confirm.
package struct RoleMove: Hashable, Sendable {
  /// Which way the step goes.
  package enum Direction: String, Sendable, CaseIterable {
    /// To more responsibility.
    case up = "up"
    /// To other work of a like kind, often in the other sector.
    case across = "across"
  }

  /// Where it starts: a role profile, or a ``MoveOrigin``.
  package let from: RoleCode
  /// The role it leads to.
  package let to: RoleCode
  /// Which way it goes.
  package let direction: Direction
  /// What is asked for the step beside what the role asks.
  package let steps: [StandardCode]
  /// Where it comes from.
  package let provenance: Provenance

  /// A step of these parts.
  package init(
    from: RoleCode, to: RoleCode, direction: Direction, steps: [StandardCode] = [],
    provenance: Provenance
  ) {
    self.from = from
    self.to = to
    self.direction = direction
    self.steps = steps
    self.provenance = provenance
  }
}

/// Work that no role profile describes and from which people come: housing, homelessness, help
/// without pay.
package struct MoveOrigin: Hashable, Sendable {
  /// `HOUSING-WORK`.
  package let code: RoleCode
  /// What it is.
  package let title: String
  /// The kinds of body whose staff without a role profile do this work, in the words of the
  /// registry; none where no body is known by its kind.
  package let organisationKinds: [String]
  /// The kinds of engagement that are this work wherever they are.
  package let engagementKinds: [String]
  /// Where it comes from.
  package let provenance: Provenance
}

/// The steps between roles shipped with the service.
package enum RoleMoves {
  /// In the order of the table.
  package static let all: [RoleMove] = TableText.rows(TableText.roleMoves) { row in
    RoleMove(
      from: try row.code("from"), to: try row.code("to"), direction: try row.word("direction"),
      steps: try row.codes("steps"),
      provenance: try row.provenance(sources: "sources", note: "note"))
  }

  /// Work that no role profile describes, in the order of the table.
  package static let origins: [MoveOrigin] = TableText.rows(TableText.moveOrigins) { row in
    MoveOrigin(
      code: try row.code("code"), title: try row.text("title"),
      organisationKinds: row.list("organisation_kinds"),
      engagementKinds: row.list("engagement_kinds"),
      provenance: try row.provenance(sources: "source", note: "note"))
  }

  /// The steps from `code`, in the order of the table; none for a code that is not known.
  package static func moves(from code: RoleCode) -> [RoleMove] { byStart[code] ?? [] }

  /// The work named `code`, or nil.
  package static func origin(_ code: RoleCode) -> MoveOrigin? {
    origins.first { $0.code == code }
  }

  private static let byStart = Dictionary(grouping: all, by: \.from)
}

extension RoleProfile {
  /// Whether the role stands between health and care, so that who takes it up needs joint training
  /// first: this project reads that from where the role is found.
  package var isBoundary: Bool { area == .integrated }
}
