package import Planning
package import Vocabulary

/// The report of a projection: one HTML file that prints and reads without a script or a network.
///
/// The shortage comes first, then what it is made of, what it does to other sectors, what it costs,
/// who can close it, what is left out, what the figures rest on, and why they changed. A part that
/// nobody computed is said to be missing; what isn't known is "unknown", never 0.
package struct PlanReport: Hashable, Sendable {
  /// The file, in UTF-8; the same projection, parts and date give the same bytes.
  package let html: String

  /// The report of `result` with what else the caller computed, dated `printedOn`.
  ///
  /// - Throws: ``ServiceError`` naming `headline_year` where the plan has no such year end, and
  ///   whatever a chart or an explanation refuses of a result that no run made.
  package init(
    _ result: ProjectionResult, parts: Parts = Parts(), printedOn: CivilDate
  ) throws {
    html = try Self.page(PlanView(result, parts), printedOn: printedOn).html
  }

  private static func page(_ view: PlanView, printedOn: CivilDate) throws -> Page {
    Page(
      title: "Workforce plan: " + view.scenario.parts.title,
      summary: summary(view, printedOn: printedOn),
      sections: [
        try ShortageSection(view: view).section(),
        CapacitySection(view: view).section(),
        try SectorSection(view: view).section(),
        try DelegationSection(view: view).section(),
        try TrainingSection(view: view).section(),
        MoneySection(view: view).section(),
        UnfundedSection(view: view).section(),
        try OwnerSection(view: view).section(),
        ExclusionSection(view: view).section(),
        try ProvenanceSection(view: view).section(),
        try ExplanationSection(view: view).section(),
        NotesSection(view: view).section(),
        BasisSection(view: view, printedOn: printedOn).section(),
      ],
      banner: view.isSynthetic
        ? "SYNTHETIC: made up for a demonstration. It says nothing of a real place."
        : nil,
      footer: .paragraph(
        "\(view.scenario.parts.title). Made by OneWorkforce on \(Wording.day(printedOn))."))
  }

  private static func summary(_ view: PlanView, printedOn: CivilDate) -> HTMLText {
    .paragraph(
      """
      Staff of health and care and the need for them, from \(view.date(year: 0)) to \
      \(view.date(year: view.years)). Printed on \(Wording.day(printedOn)).
      """, class: "lead")
  }
}
