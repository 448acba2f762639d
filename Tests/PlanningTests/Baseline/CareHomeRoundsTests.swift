import Planning
import Testing
import Vocabulary

@Suite("Care home rounds as demand (U23)")
struct CareHomeRoundsTests {
  /// 276 homes in 46 networks, as printed for North West London (Integrating care, CIPFA 2022);
  /// which home lies where is synthetic.
  static func homes() throws -> CareHomeRounds {
    try CareHomeRounds(
      (0..<276).map {
        CareHomeRounds.Home(
          code: "HOME-\(padded($0, 3))", network: "PCN-\($0 % 46)",
          lead: $0 == 5 ? nil : "LEAD-\($0 % 46)")
      })
  }

  @Test("276 homes have 14,352 rounds in 52 weeks, six homes a network (V4)")
  func rounds() throws {
    let rounds = try Self.homes()
    #expect(rounds.rounds() == 14_352)
    #expect(Set(rounds.homesByNetwork.values) == [6] && rounds.homesByNetwork.count == 46)
    #expect(rounds.withoutLead == ["HOME-005"])
  }

  @Test("when one lead's competence lapses, six homes are uncovered from that day on")
  func lapse() throws {
    let rounds = try Self.homes()
    let lapses = ["LEAD-7": try CivilDate("2026-09-01", field: "")]
    let before = rounds.uncovered(on: try CivilDate("2026-08-31", field: ""), lapses: lapses)
    let from = rounds.uncovered(on: try CivilDate("2026-09-01", field: ""), lapses: lapses)
    #expect(before == ["HOME-005"])
    #expect(Set(from).subtracting(before).count == 6)
  }

  @Test("a resident admitted on Thursday 6 April 2023 has a plan by 19 April, past Easter")
  func planDue() throws {
    let due = CareHomeRounds.planDue(admitted: try CivilDate("2023-04-06", field: ""))
    #expect(due.description == "2023-04-19")
  }

  static let holidays: [(Int, [String])] = [
    (
      2020,
      [
        "2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25", "2020-08-31",
        "2020-12-25", "2020-12-28",
      ]
    ),
    (
      2022,
      [
        "2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03",
        "2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27",
      ]
    ),
    (
      2023,
      [
        "2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29",
        "2023-08-28", "2023-12-25", "2023-12-26",
      ]
    ),
    (
      2026,
      [
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31",
        "2026-12-25", "2026-12-28",
      ]
    ),
    (
      2027,
      [
        "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30",
        "2027-12-27", "2027-12-28",
      ]
    ),
  ]

  @Test("bank holidays are those of gov.uk for England", arguments: holidays)
  func bankHolidays(_ year: Int, _ days: [String]) {
    #expect(WorkingDays.bankHolidays(of: year).map(\.description) == days)
  }

  @Test("Easter Sunday falls where the tables have it")
  func easter() {
    let days = [1900, 1961, 2000, 2024, 2038, 2099].compactMap {
      WorkingDays.easterSunday(of: $0)?.description
    }
    #expect(
      days == [
        "1900-04-15", "1961-04-02", "2000-04-23", "2024-03-31", "2038-04-25", "2099-04-12",
      ])
  }

  @Test("as activities, the rounds at the start are the rounds counted, and grow with the old")
  func activities() throws {
    let rounds = try Self.homes()
    let people = (0..<PeopleBand.count).map { Double(1_000 + $0) }
    let source = try ValueProvenance(
      grade: .elicited, source: "synthetic", isSynthetic: true, field: "")
    let hours = try PlanValue(exactly: 2.5, provenance: source, field: "")
    let made = try rounds.activities(
      at: PlanPlaceCode(listed: "NWL"), by: GroupCode(listed: "COMMUNITY-NURSE"), people: people,
      admissionsPerYear: try PlanValue(exactly: 900, provenance: source, field: ""),
      roundHours: hours, planHours: hours, source: source, field: "rounds")
    let yearly = made.map { activity in
      zip(activity.yearlyRates, people).reduce(0) { $0 + $1.0.centre * $1.1 }
    }
    #expect(abs(yearly[0] - 14_352) < 1e-6 && abs(yearly[1] - 900) < 1e-6)
    #expect(made[0].yearlyRates[12].centre == 0 && made[0].yearlyRates[13].centre > 0)
    #expect(made.map(\.code.text) == ["CARE-HOME-ROUND", "CARE-HOME-PLAN"])
  }

  @Test("a home twice, or one with no network, is refused by name")
  func badHomes() {
    let home = CareHomeRounds.Home(code: "H", network: "N", lead: nil)
    #expect {
      _ = try CareHomeRounds([home, home])
    } throws: { ($0 as? ServiceError)?.reason == .duplicateItem }
    #expect {
      _ = try CareHomeRounds([CareHomeRounds.Home(code: "H", network: "", lead: nil)])
    } throws: { ($0 as? ServiceError)?.field == "homes[0].network" }
  }
}
