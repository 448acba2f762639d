package import Placements
import ReferenceData
package import Vocabulary

/// A learner's placement as one printable page: who, where and when, hours by rule, and what was
/// assessed. It is a record, and decides nothing.
package struct PlacementRecord: Hashable, Sendable {
  /// What stands on the page.
  package struct Content: Sendable {
    /// The learner.
    package var learner: WorkerID
    /// The programme's name.
    package var programme: String
    /// The part of the programme.
    package var part: Int
    /// The area.
    package var area: PracticeArea
    /// How the area's audit stands.
    package var audit: PracticeArea.Audit
    /// How the placement stands.
    package var state: PlacementState
    /// The days agreed.
    package var period: DatePeriod
    /// What was to be learnt.
    package var outcomes: [String]
    /// The base of attendance in minutes.
    package var baseMinutes: Int
    /// Who supervises and assesses.
    package var staff: [StaffAssignment]
    /// Its hours.
    package var entries: [HoursEntry]
    /// Entries of the assessment document.
    package var assessments: [PracticeAssessment]
    /// What it still needs of the document.
    package var missing: [MissingComponent]

    /// A page's content.
    package init(
      learner: WorkerID, programme: String, part: Int, area: PracticeArea,
      audit: PracticeArea.Audit, state: PlacementState, period: DatePeriod, outcomes: [String],
      baseMinutes: Int, staff: [StaffAssignment], entries: [HoursEntry],
      assessments: [PracticeAssessment], missing: [MissingComponent]
    ) {
      self.learner = learner
      self.programme = programme
      self.part = part
      self.area = area
      self.audit = audit
      self.state = state
      self.period = period
      self.outcomes = outcomes
      self.baseMinutes = baseMinutes
      self.staff = staff
      self.entries = entries
      self.assessments = assessments
      self.missing = missing
    }
  }

  /// The file, in UTF-8; the same content, names and day give the same bytes.
  package let html: String

  /// The page of `content`.
  package init(
    _ content: Content, names: PartyNames, isSynthetic: Bool, printedOn day: CivilDate
  ) {
    let view = PlacementRecordView(content: content, names: names)
    html =
      Page(
        noun: "record", title: "Placement record: " + names.name(of: content.learner),
        summary: view.summary,
        sections: [view.placement, view.people, view.hours, view.weeks, view.assessment],
        banner: isSynthetic
          ? "SYNTHETIC: made up for a demonstration. It says nothing of a real person." : nil,
        footer: .paragraph("Made by OneWorkforce, printed \(Wording.day(day)).")
      ).html
  }
}

/// The parts of a placement record.
struct PlacementRecordView {
  let content: PlacementRecord.Content
  let names: PartyNames

  private var totals: HoursTotals { HoursTotals(content.entries) }

  var summary: HTMLText {
    .paragraph(
      """
      \(names.name(of: content.learner)) at \(content.area.name), \(days(content.period)): \
      \(Self.plain(content.state.rawValue)). \
      \(Self.time(totals.practiceMinutes + totals.simulatedMinutes)) of verified practice.
      """, class: "lead")
  }

  var placement: Page.Section {
    var terms: [HTMLText.Term] = [
      ("Programme", "\(content.programme), part \(content.part)"),
      ("Where", HTMLText("\(content.area.name), \(names.name(of: content.area.organisation))")),
      ("Kind of place", HTMLText(DelegationWording.setting(content.area.setting))),
      ("When", HTMLText(days(content.period))),
      ("State", HTMLText(Self.plain(content.state.rawValue))),
      ("Audit of the area", HTMLText(audit)),
    ]
    if !content.outcomes.isEmpty {
      terms.append(("To be learnt", HTMLText(content.outcomes.joined(separator: "; "))))
    }
    terms.append(
      ("Staffing", "The learner is supernumerary: not counted in staffing numbers (PL-04)."))
    return Page.Section(id: "placement", title: "The placement", body: .terms(terms))
  }

  private var audit: String {
    let through = content.area.auditHoldsThrough.map { ", in date through \(Wording.day($0))" }
    return Self.plain(content.audit.rawValue) + (through ?? ", none is recorded")
  }

  var people: Page.Section {
    let rows = content.staff.map { assignment in
      HTMLTable.Row(
        HTMLText(Self.plain(assignment.role.rawValue)),
        [HTMLText(names.name(of: assignment.worker)), HTMLText(days(assignment.period))])
    }
    return Page.Section(
      id: "people", title: "Who supervises and assesses",
      body: rows.isEmpty
        ? .paragraph("Nobody is named yet.")
        : HTMLTable(
          id: "people-table", caption: "A supervisor never assesses the same learner (PL-05)",
          rowHead: "Part", columns: [.words("Who"), .words("When")], rows: rows
        ).html)
  }

  var hours: Page.Section {
    let attendance = totals.attendance(ofBase: content.baseMinutes)
    let rows: [(HTMLText, Int)] = [
      ("Practice, made-up hours included", totals.practiceMinutes),
      ("Simulated practice", totals.simulatedMinutes), ("Study", totals.studyMinutes),
      ("Illness", totals.sickMinutes),
      ("Not verified: counts for nothing", totals.unverifiedMinutes),
    ]
    let table = HTMLTable(
      id: "hours-table", caption: "Elapsed time, to the minute", rowHead: "Kind",
      columns: [.number("Time")],
      rows: rows.map { HTMLTable.Row($0.0, [HTMLText(Self.time($0.1))]) })
    return Page.Section(
      id: "hours", title: "Hours", body: table.html + .paragraph(HTMLText(sentence(attendance))))
  }

  /// `7 h 30 min`.
  static func time(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    return rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min"
  }

  private func sentence(_ attendance: RuleFinding) -> String {
    guard let needed = attendance.ruleMinutes, let rule = attendance.rule else {
      return "No rule on attendance is known."
    }
    let status = attendance.provenance.map { Self.plain($0.status.rawValue) } ?? "not found"
    let whose = attendance.provenance?.jurisdiction.map { ", \($0)" } ?? ""
    return """
      Attendance: \(Self.time(attendance.foundMinutes)) of \(Self.time(content.baseMinutes)); \
      \(Self.time(needed)) is asked by \(rule.text) (\(status)\(whose)): \
      \(attendance.outcome == .met ? "met" : "not met").
      """
  }

  var weeks: Page.Section {
    let parts = content.entries.flatMap { entry in
      entry.minutesByWeek.map { (monday: $0.monday, minutes: $0.minutes, kind: entry.kind) }
    }
    let rows = Dictionary(grouping: parts, by: \.monday).sorted { $0.key < $1.key }.map {
      monday, parts in
      let work = parts.filter(\.kind.isWork).reduce(0) { $0 + $1.minutes }
      return HTMLTable.Row(HTMLText(Wording.day(monday)), [HTMLText(Self.time(work))])
    }
    return Page.Section(
      id: "weeks", title: "Week by week",
      body: rows.isEmpty
        ? .paragraph("No hours are recorded.")
        : HTMLTable(
          id: "weeks-table", caption: "Time by London week, verified or not, illness left out",
          rowHead: "Week from Monday", columns: [.number("Time")], rows: rows
        ).html)
  }

  var assessment: Page.Section {
    let rows = content.assessments.map { entry in
      HTMLTable.Row(
        HTMLText(Self.words(entry.component)),
        [
          HTMLText(entry.item ?? ""), HTMLText(entry.level.map { "\($0.scale) \($0.level)" } ?? ""),
          HTMLText(Self.plain(entry.decision.rawValue)), HTMLText(names.name(of: entry.by)),
          HTMLText(Wording.day(entry.on)), entry.achievement == nil ? "no" : "yes",
        ])
    }
    let table =
      rows.isEmpty
      ? HTMLText.paragraph("Nothing is recorded.")
      : HTMLTable(
        id: "assessment-table", caption: "Decisions and feedback, the oldest first",
        rowHead: "Component",
        columns: [
          .words("Which"), .words("Level"), .words("Decision"), .words("By"), .words("On"),
          .words("In the passport"),
        ], rows: rows
      ).html
    let missing = content.missing.map { HTMLText(Self.words($0.component)) }
    return Page.Section(
      id: "assessment", title: "Assessment",
      body: missing.isEmpty
        ? table : table + .heading(3, "Still to be achieved here") + .list(missing))
  }

  private func days(_ period: DatePeriod) -> String {
    let last = period.end.map { Wording.day($0.adding(days: -1)) }
    return Wording.day(period.start) + " to " + (last ?? "no stated end")
  }

  /// A component of the assessment document as people call it.
  static func words(_ component: PracticeAssessment.Component) -> String {
    switch component {
    case .professionalValues: "professional values"
    case .proficiency: "proficiency"
    case .episodeOfCare: "episode of care"
    case .medicinesManagement: "medicines management"
    case .initialInterview: "initial interview"
    case .midInterview: "interview halfway"
    case .finalInterview: "final interview"
    }
  }

  /// `PRACTICE_ASSESSOR` as people read it.
  static func plain(_ word: String) -> String {
    word.lowercased().replacing("_", with: " ")
  }
}
