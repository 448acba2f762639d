import Placements
import Testing
import Vocabulary

@Suite("A learner's hours") struct HoursTests {
  @Test("a night over the clock change is counted as it passed, not as the clock showed it")
  func clockChange() throws {
    let spring = try Made.hours("2026-03-28T22:00:00Z", "2026-03-29T07:00:00+01:00")
    #expect(spring.minutes == 8 * 60)
    let autumn = try Made.hours("2026-10-24T22:00:00+01:00", "2026-10-25T07:00:00Z")
    #expect(autumn.minutes == 10 * 60)
  }

  @Test("a shift over Sunday's midnight is split at Monday in London")
  func split() throws {
    let summer = try Made.hours("2026-06-07T20:00:00Z", "2026-06-08T06:00:00Z")
    let parts = summer.minutesByWeek.map { "\($0.monday) \($0.minutes)" }
    #expect(parts == ["2026-06-01 180", "2026-06-08 420"])
    let toMidnight = try Made.hours("2026-06-07T20:00:00Z", "2026-06-07T23:00:00Z")
    #expect(toMidnight.minutesByWeek.map(\.minutes) == [180])
  }

  @Test("weeks agree with an independent count of every minute, across both clock changes")
  func independent() throws {
    var chance = FixedChance(seed: 2)
    // The changes of 2026 and a Monday, written down from the calendar, in minutes since 1970.
    let summer = try (
      Made.moment("2026-03-29T01:00:00Z").minute, Made.moment("2026-10-25T01:00:00Z").minute
    )
    let monday = try Made.moment("2026-01-05T00:00:00Z").minute
    for _ in 0..<30 {
      var ledger: [HoursEntry] = []
      var slow: [Int64: Int] = [:]
      for change in [summer.0, summer.1] {
        var at = change - Int64.random(in: 0..<14_400, using: &chance)
        while at < change + 14_400 {
          let end = at + Int64.random(in: 1...1_440, using: &chance)
          ledger.append(
            try HoursEntry(
              placement: Made.id(300), from: Instant(milliseconds: at * 60_000),
              to: Instant(milliseconds: end * 60_000), kind: .practice,
              verifiedBy: Made.supervisor))
          for minute in at..<end {
            let local = minute + (minute >= summer.0 && minute < summer.1 ? 60 : 0)
            slow[(local - monday) / 10_080, default: 0] += 1
          }
          at = end + Int64.random(in: 0..<900, using: &chance)
        }
      }
      var fast: [Int64: Int] = [:]
      for part in ledger.flatMap(\.minutesByWeek) {
        let week = (Int64(part.monday.dayNumber) * 1_440 - monday) / 10_080
        fast[week, default: 0] += part.minutes
      }
      #expect(fast == slow)
      #expect(HoursTotals(ledger).practiceMinutes == slow.values.reduce(0, +))
    }
  }

  @Test("a week holds 48 hours, the lowest limit wins, illness is no work")
  func weekly() throws {
    let week = try (1...4).map {
      try Made.hours("2026-06-0\($0)T07:00:00Z", "2026-06-0\($0)T19:00:00Z")
    }
    let cases: [(HoursEntry.Kind, Int?, Int?, Bool)] = [
      // 48 hours are in the week: one minute of work more is too much.
      (.practice, nil, nil, true), (.study, nil, nil, true), (.sick, nil, nil, false),
    ]
    for (kind, programme, area, isRefused) in cases {
      let more = try Made.hours("2026-06-05T07:00:00Z", "2026-06-05T07:01:00Z", kind)
      let refusal = fit(more, week, .lowest(programme: programme, area: area))
      #expect((refusal != nil) == isRefused, "\(kind)")
      if isRefused { #expect(refusal?.reason == .placementWeeklyHoursExceeded) }
    }
    let third = Array(week.prefix(3))
    let short = try Made.hours("2026-06-05T07:00:00Z", "2026-06-05T08:00:00Z")
    #expect(fit(short, third, .lowest(programme: nil, area: nil)) == nil)
    let trust = fit(short, third, .lowest(programme: 2_400, area: 36 * 60))
    #expect(trust?.message.contains("at most 2160 by the area") == true)
    #expect(WeeklyLimit.lowest(programme: 2_000, area: 2_160).source == "the programme")
    #expect(WeeklyLimit.lowest(programme: 5_000, area: nil).source == "PL-09")
  }

  @Test("48 hours fit in the weeks of both clock changes, and not a minute more")
  func changingWeeks() throws {
    for (sunday, offset) in [("2026-03-29", "+01:00"), ("2026-10-25", "Z")] {
      let change = try Made.day(sunday)
      let week = try (-6 ... -3).map { back in
        let day = change.adding(days: back)
        return try Made.hours("\(day)T06:00:00Z", "\(day)T17:00:00Z")
      }
      // 44 hours so far; four more over the change.
      let night = try HoursEntry(
        placement: Made.id(300), from: Made.moment("\(sunday)T00:00:00Z"),
        to: Made.moment("\(sunday)T04:00:00Z"), kind: .practice, verifiedBy: nil)
      let limit = WeeklyLimit.lowest(programme: nil, area: nil)
      #expect(fit(night, week, limit) == nil, "\(sunday)")
      let minute = try Made.hours("\(sunday)T09:00:00\(offset)", "\(sunday)T09:01:00\(offset)")
      #expect(fit(minute, week + [night], limit)?.reason == .placementWeeklyHoursExceeded)
    }
  }

  @Test("entries of a learner never overlap; the one may begin as the other ends")
  func overlap() throws {
    let held = try Made.hours("2026-06-01T07:00:00Z", "2026-06-01T15:00:00Z")
    let limit = WeeklyLimit.lowest(programme: nil, area: nil)
    let after = try Made.hours("2026-06-01T15:00:00Z", "2026-06-01T16:00:00Z")
    #expect(fit(after, [held], limit) == nil)
    let over = try Made.hours("2026-06-01T14:59:00Z", "2026-06-01T16:00:00Z", .sick)
    #expect(fit(over, [held], limit)?.reason == .recordExists)
  }

  @Test(
    "an entry has whole minutes, an end after its start, and a day at most",
    arguments: [
      ("2026-06-01T07:00:30Z", "2026-06-01T08:00:00Z", "starts_at"),
      ("2026-06-01T07:00:00Z", "2026-06-01T08:00:00.001Z", "ends_at"),
      ("2026-06-01T07:00:00Z", "2026-06-01T07:00:00Z", "ends_at"),
      ("2026-06-01T07:00:00Z", "2026-06-02T07:01:00Z", "ends_at"),
    ])
  func refused(_ row: (String, String, String)) {
    let refusal = #expect(throws: ServiceError.self) { try Made.hours(row.0, row.1) }
    #expect(refusal?.field == row.2)
  }

  private func fit(
    _ entry: HoursEntry, _ beside: [HoursEntry], _ limit: WeeklyLimit
  ) -> ServiceError? {
    do {
      try entry.requireFit(beside: beside, limit: limit)
      return nil
    } catch { return error }
  }
}

extension Instant {
  fileprivate var minute: Int64 { milliseconds / 60_000 }
}

@Suite("Totals of hours by rule") struct HoursTotalTests {
  @Test("only what is verified is practice; illness and study never are; made-up hours are")
  func kinds() throws {
    let totals = HoursTotals(
      try [
        Made.hours("2026-06-01T08:00:00Z", "2026-06-01T16:00:00Z"),
        Made.hours("2026-06-02T08:00:00Z", "2026-06-02T12:00:00Z", .madeUp),
        Made.hours("2026-06-03T08:00:00Z", "2026-06-03T16:00:00Z", verified: false),
        Made.hours("2026-06-04T08:00:00Z", "2026-06-04T16:00:00Z", .sick),
        Made.hours("2026-06-05T08:00:00Z", "2026-06-05T09:00:00Z", .study),
        Made.hours("2026-06-06T08:00:00Z", "2026-06-06T10:00:00Z", .simulated),
      ])
    #expect(totals.practiceMinutes == 720)
    #expect(totals.simulatedMinutes == 120)
    #expect(totals.studyMinutes == 60)
    #expect(totals.sickMinutes == 480)
    #expect(totals.unverifiedMinutes == 480)
  }

  @Test("simulation counts up to 600 hours for a nurse, with the rule and its status beside")
  func simulation() throws {
    let start = try Made.moment("2026-01-12T00:00:00Z")
    let days = try (0..<80).map { index in
      let from = start.adding(milliseconds: Int64(index) * 86_400_000)
      return try HoursEntry(
        placement: Made.id(300), from: from, to: from.adding(milliseconds: 8 * 3_600_000),
        kind: .simulated, verifiedBy: Made.supervisor)
    }
    let totals = HoursTotals(days)
    let rules = HoursRules(of: try Made.programme())
    #expect(totals.simulatedMinutes == 640 * 60)
    #expect(totals.countedSimulation(under: rules) == 600 * 60)
    #expect(rules.simulated?.provenance.status == .recalledUnverified)
    let findings = totals.findings(under: rules)
    #expect(findings.map(\.rule?.text) == ["PL-01", "PL-02"])
    #expect(findings.map(\.ruleMinutes) == [4_600 * 60, 2_300 * 60])
    #expect(findings.map(\.outcome) == [.notMet, .notMet])
    #expect(findings.map(\.provenance?.status) == [.publishedSecondary, .publishedSecondary])
  }

  @Test("a programme may be stricter than the table, never laxer; without either there is no rule")
  func ownHours() throws {
    func rules(_ programme: Int, _ practice: Int, simulated: Int) throws -> HoursRules {
      HoursRules(
        of: try Made.programme(
          hours: ProgrammeHours(
            programmeMinutes: programme * 60, practiceMinutes: practice * 60,
            simulatedMinutesMost: simulated * 60, weeklyMinutesMost: nil)))
    }
    let stricter = try rules(4_800, 2_400, simulated: 0)
    for limit in [stricter.programme, stricter.practice, stricter.simulated] {
      #expect(limit?.rule.text == "PROGRAMME")
    }
    let laxer = try rules(1, 1, simulated: 601)
    #expect(laxer == HoursRules(of: try Made.programme()))
    let entries = try [Made.hours("2026-06-01T08:00:00Z", "2026-06-01T09:00:00Z")]
    #expect(HoursTotals(entries).findings(under: laxer).map(\.outcome) == [.notMet, .notMet])
    let care = HoursRules(of: try Made.programme(.care, Programme.Regulator.none))
    #expect(HoursTotals(entries).findings(under: care).map(\.outcome) == [.noRule, .noRule])
    let associate = HoursRules(of: try Made.programme(.nursingAssociate))
    #expect(associate.practice?.minutes == 1_150 * 60)
  }

  @Test("attendance is 80 % of the base in whole minutes, and adjustments change the base")
  func attendance() throws {
    let hour = try Made.hours("2026-06-01T08:00:00Z", "2026-06-01T08:48:00Z")
    let cases: [(Int, RuleFinding.Outcome)] = [(60, .met), (61, .notMet), (0, .met)]
    for (base, outcome) in cases {
      let finding = HoursTotals([hour]).attendance(ofBase: base)
      #expect(finding.outcome == outcome, "\(base)")
      #expect(finding.provenance?.status == .localPolicy)
    }
    let adjusted = try Made.placement(
      events: Made.begun([
        PlacementEvent(.adjusted(baseMinutes: 9_000, reason: "hours"), on: Made.day("2026-03-02"))
      ]))
    #expect(adjusted.baseMinutes == 9_000)
  }
}
