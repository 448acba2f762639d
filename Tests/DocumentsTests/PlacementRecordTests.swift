import Documents
import Foundation
import Placements
import Testing
import Vocabulary

/// A placement of a few weeks over the spring change, for tests and for looking at.
enum PlacementSample {
  static let learner = WorkerID(high: 1, low: 1)
  static let supervisor = WorkerID(high: 1, low: 2)
  static let assessor = WorkerID(high: 1, low: 3)
  static let home = OrganisationID(high: 2, low: 1)

  static func day(_ text: String) throws -> CivilDate { try CivilDate(text, field: "day") }

  static func content(learnerHours: Bool = true) throws -> PlacementRecord.Content {
    let placement = PlacementID(high: 3, low: 1)
    let days = try DatePeriod(from: day("2026-03-02"), to: day("2026-05-04"), field: "days")
    func entry(
      _ from: String, _ to: String, _ kind: HoursEntry.Kind = .practice, verified: Bool = true
    ) throws -> HoursEntry {
      try HoursEntry(
        placement: placement, from: Instant(from, field: "a"), to: Instant(to, field: "b"),
        kind: kind, verifiedBy: verified ? supervisor : nil)
    }
    let entries = try [
      entry("2026-03-28T22:00:00Z", "2026-03-29T07:30:00+01:00"),
      entry("2026-03-30T08:00:00+01:00", "2026-03-30T16:00:00+01:00"),
      entry("2026-04-01T08:00:00+01:00", "2026-04-01T16:00:00+01:00", .simulated),
      entry("2026-04-02T08:00:00+01:00", "2026-04-02T16:00:00+01:00", .sick),
      entry("2026-04-03T08:00:00+01:00", "2026-04-03T16:00:00+01:00", verified: false),
    ]
    let area = try PracticeArea(
      organisation: home, name: "Willow <Bank>", setting: .careHome, location: nil,
      sector: .socialCare, specialty: SpecialtyCode(listed: "DEMENTIA"),
      auditedOn: day("2026-01-10"), auditHoldsThrough: day("2027-01-09"), capacity: [],
      weeklyMinutesMost: nil, period: DatePeriod(from: day("2026-01-01")))
    return PlacementRecord.Content(
      learner: learner, programme: "Nursing (adult)", part: 1, area: area, audit: .current,
      state: .active, period: days, outcomes: ["Moves people safely", "Gives medicines"],
      baseMinutes: 1_800,
      staff: [
        StaffAssignment(worker: supervisor, role: .practiceSupervisor, period: days),
        StaffAssignment(worker: assessor, role: .practiceAssessor, period: days),
      ], entries: learnerHours ? entries : [],
      assessments: [
        try PracticeAssessment(
          placement: placement, component: .proficiency, item: "insulin by pen", level: nil,
          decision: .achieved, by: assessor, on: day("2026-04-10"),
          achievement: FactID(high: 4, low: 4))
      ],
      missing: [MissingComponent(component: .finalInterview, count: 1, placement: placement)])
  }

  static func page(learnerHours: Bool = true) throws -> PlacementRecord {
    PlacementRecord(
      try content(learnerHours: learnerHours),
      names: PartyNames(
        workers: [learner: "Dee", supervisor: "Sam", assessor: "Ana"],
        organisations: [home: "Willow Care"]),
      isSynthetic: true, printedOn: try day("2026-05-05"))
  }
}

@Suite("The record of a placement") struct PlacementRecordTests {
  @Test("it is well formed, with one heading, its parts and a banner for what is made up")
  func whole() throws {
    let html = try PlacementSample.page().html
    let page = try StrictHTML(html)
    #expect(page.elements.filter { $0.name == "h1" }.map(\.text) == ["Placement record: Dee"])
    #expect(
      page.elements.filter { $0.name == "h2" }.map(\.text).filter { $0 != "Contents" }.suffix(5)
        == ["The placement", "Who supervises and assesses", "Hours", "Week by week", "Assessment"])
    #expect(html.contains("SYNTHETIC"))
    #expect(html.contains("Willow &lt;Bank&gt;"))
    #expect(!html.contains("<script"))
  }

  @Test("hours are elapsed, by week and by kind, and the rule is told with its status")
  func hours() throws {
    let html = try PlacementSample.page().html
    // Nine and a half hours by the clock, eight and a half by the sun.
    #expect(html.contains("24 h 30 min of verified practice"))
    #expect(html.contains("16 h 30 min"))
    #expect(html.contains("24 h is asked by PL-08 (local policy, University of Gloucestershire)"))
    #expect(html.contains("Not verified: counts for nothing"))
    #expect(html.contains("final interview"))
    let empty = try PlacementSample.page(learnerHours: false).html
    #expect(empty.contains("No hours are recorded."))
  }

  @Test("the same content gives the same bytes; the page is kept where a folder is named")
  func bytes() throws {
    let html = try PlacementSample.page().html
    #expect(try PlacementSample.page().html == html)
    if let folder = ProcessInfo.processInfo.environment["ONEWORKFORCE_PAGES"] {
      try html.write(toFile: folder + "/placement.html", atomically: true, encoding: .utf8)
    }
  }
}
