package import Delegations
import ReferenceData
package import Vocabulary

/// A worker's record of delegated tasks: what they were signed off for, by whom, on what evidence,
/// until when.
///
/// Evidence is portable, authority is not: the record opens no door by itself, and it names no
/// person who was cared for.
package struct CompetencyRecord: Hashable, Sendable {
  /// The file, in UTF-8; the same achievements, names and date give the same bytes.
  package let html: String

  /// The record of `worker` with `achievements`, as they stood at `instant`.
  ///
  /// `titles` names statements; one without a title is shown by its code.
  package init(
    of worker: WorkerID, achievements: [HeldAchievement], at instant: Instant,
    titles: [StandardCode: String], names: PartyNames, isSynthetic: Bool
  ) {
    let view = CompetencyRecordView(
      achievements: achievements, instant: instant, titles: titles, names: names)
    html =
      Page(
        noun: "record", title: "Record of delegated tasks: " + names.name(of: worker),
        summary: view.summary, sections: [view.overview, view.evidence, view.reading],
        banner: isSynthetic
          ? "SYNTHETIC: made up for a demonstration. It says nothing of a real person." : nil,
        footer: .paragraph("Made by OneWorkforce as it stood \(DelegationWording.moment(instant)).")
      ).html
  }
}

/// The parts of a record.
struct CompetencyRecordView {
  let achievements: [HeldAchievement]
  let instant: Instant
  let titles: [StandardCode: String]
  let names: PartyNames

  init(
    achievements: [HeldAchievement], instant: Instant, titles: [StandardCode: String],
    names: PartyNames
  ) {
    self.achievements = achievements.sorted {
      ($0.statement, $0.decidedAt, $0.id) < ($1.statement, $1.decidedAt, $1.id)
    }
    self.instant = instant
    self.titles = titles
    self.names = names
  }

  var summary: HTMLText {
    let count = achievements.filter { standing($0) == "in date" }.count
    return .paragraph(
      """
      \(Wording.count(count, "sign-off", "sign-offs")) in date of \
      \(achievements.count), as known \(DelegationWording.moment(instant)).
      """, class: "lead")
  }

  var overview: Page.Section {
    let rows = achievements.map { held in
      HTMLTable.Row(
        HTMLText(title(held.statement)),
        [
          HTMLText(standing(held)), HTMLText(held.level.map { "EPA level \($0)" } ?? "no level"),
          HTMLText(scope(held)), HTMLText(Wording.day(LondonTime.date(of: held.decidedAt))),
          HTMLText(held.decidedBy.map(assessor) ?? "not recorded"),
          HTMLText(names.name(of: held.gainedAt)), HTMLText(DelegationWording.end(held.ends)),
        ])
    }
    return Page.Section(
      id: "sign-offs", title: "What was signed off",
      body: rows.isEmpty
        ? .paragraph("Nothing is recorded.")
        : HTMLTable(
          id: "sign-off-table", caption: "Sign-offs, with what they cover", rowHead: "Task",
          columns: [
            .words("Standing"), .words("Level"), .words("Covers"), .words("Assessed"),
            .words("By"), .words("At"), .words("Holds until"),
          ], rows: rows
        ).html)
  }

  var evidence: Page.Section {
    let blocks = achievements.filter { !$0.evidence.isEmpty }.map { held in
      HTMLTable.Block(
        HTMLText(title(held.statement)),
        held.evidence.sorted { ($0.occurredAt, $0.id) < ($1.occurredAt, $1.id) }.map { shown in
          HTMLTable.Row(
            HTMLText(Wording.day(LondonTime.date(of: shown.occurredAt))),
            [
              HTMLText(shown.kind.rawValue.lowercased().replacing("_", with: " ")),
              shown.isPassed ? "passed" : "not passed",
              HTMLText(shown.assessor.map(assessor) ?? "nobody"),
              shown.person == nil ? "no" : "yes",
            ])
        })
    }
    return Page.Section(
      id: "evidence", title: "What shows it",
      body: blocks.isEmpty
        ? .paragraph("No evidence is recorded.")
        : HTMLTable(
          id: "evidence-table", caption: "Evidence, the earliest first", rowHead: "Day",
          columns: [
            .words("Kind"), .words("Outcome"), .words("Assessed by"), .words("With one person"),
          ], blocks: blocks
        ).html)
  }

  var reading: Page.Section {
    Page.Section(
      id: "reading", title: "How to read this",
      body: .list([
        "A sign-off is evidence, not authority: a registrant delegates each task for each person.",
        "A new employer accepts it, accepts it with a bridge, or has the worker assessed again.",
        "Rules of the task may end a sign-off earlier than its own date; each check says which.",
        "A sign-off for one person counts for that person, whose name stays with the employer.",
      ]))
  }

  private func title(_ code: StandardCode) -> String { titles[code] ?? code.text }

  private func assessor(_ assessor: AssessorID) -> String {
    switch assessor {
    case .worker(let worker): names.name(of: worker)
    case .registrant(let number): number
    }
  }

  /// What an achievement is at the instant, by its own record alone.
  private func standing(_ held: HeldAchievement) -> String {
    guard held.isAchieved else { return "in progress" }
    let restrictions = held.restrictions.filter { $0.period.contains(instant) }.map(\.kind)
    if restrictions.contains(.revoked) { return "revoked" }
    if restrictions.contains(.suspended) { return "suspended" }
    if instant < held.validFrom { return "starts later" }
    return held.ends.map { instant < $0 } == false ? "ended" : "in date"
  }

  private func scope(_ held: HeldAchievement) -> String {
    let scopes = held.scopes
    let ages = scopes.ages.map { ages in
      ages.isEmpty ? "no age" : Wording.list(ages.map { $0.rawValue.lowercased() }.sorted())
    }
    let settings = scopes.settings.map { settings in
      settings.isEmpty
        ? "no setting" : Wording.list(settings.map(DelegationWording.setting).sorted())
    }
    let devices = scopes.devices.map { $0.isEmpty ? "no device" : Wording.list($0) }
    let parts = [ages, devices, settings, scopes.person.map { _ in "one person only" }]
      .compactMap { $0 }
    return parts.isEmpty ? "any" : parts.joined(separator: "; ")
  }
}
