import Passports
import Placements
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Programmes, placements and hours in the store")
struct PlacementRecordTests {
  private static let learnerType = LearnerTypeCode(listed: "PHARMACY-FOUNDATION")

  /// One fact of every kind, with all that it can say.
  private static func facts(_ desk: Desk) throws -> [PlacementFact] {
    let days = try #require(DatePeriod(from: day(0), to: day(60)))
    let placement: PlacementID = testID(7)
    let events: [PlacementEvent.What] = [
      .offered, .accepted, .started, .completed(by: desk.worker),
      .failed(by: desk.worker, reason: "absent"), .cancelled(.providerLeft),
      .named(
        StaffAssignment(worker: desk.worker, role: .academicAssessor, period: days)),
      .adjusted(baseMinutes: 60, reason: "illness"), .engaged(testID(8)),
    ]
    let others: [PlacementFact] = try [
      .programme(
        Programme(
          organisation: desk.trust, code: TrainingProgrammeCode(listed: "PHARM"),
          name: "Foundation", award: .pharmacist, regulator: .gphc, learnerType: learnerType,
          months: 12, parts: 2,
          hours: ProgrammeHours(
            programmeMinutes: 1, practiceMinutes: 2, simulatedMinutesMost: 3,
            weeklyMinutesMost: 4), completionPercent: 90, period: days)),
      .enrolment(
        Enrolment(
          programme: testID(1), learner: desk.worker, cohort: "2026", period: days,
          employer: desk.home)),
      .area(
        PracticeArea(
          organisation: desk.home, name: "Pharmacy", setting: .clinic, location: "Brent",
          sector: .health, specialty: SpecialtyCode(listed: "COMMUNITY"), auditedOn: day(-1),
          auditHoldsThrough: day(300),
          capacity: [AreaCapacity(learnerType: learnerType, places: 2, period: days)],
          weeklyMinutesMost: 2_250, period: DatePeriod(from: day(-9)))),
      .supervisor(
        PracticeSupervisor(
          worker: desk.worker, organisation: desk.home,
          roles: [.practiceSupervisor, .practiceAssessor], learnersMost: 2, minutesPerWeek: 60,
          period: days)),
      .offer(
        PlacementOffer(
          area: testID(3), learnerType: learnerType, places: 2, period: days,
          supervisionMinutesPerWeek: 60)),
      .request(
        PlacementRequest(
          enrolment: testID(2), part: 2, period: days,
          specialty: SpecialtyCode(listed: "COMMUNITY"), sector: .health, setting: .clinic,
          supervisionMinutesPerWeek: 30)),
      .placement(
        PlacementTerms(
          learner: desk.worker, enrolment: testID(2), area: testID(3), learnerType: learnerType,
          part: 2, period: days, allocatedMinutes: 600, outcomes: ["one", "two"],
          request: testID(6), offer: testID(5), predecessor: testID(9))),
      .assessment(
        PracticeAssessment(
          placement: placement, component: .medicinesManagement, item: "round",
          level: ProficiencyLevel(scale: FrameworkCode(listed: "EPA-5"), level: 4),
          decision: .achieved, by: desk.worker, on: day(3), achievement: testID(10))),
      .stage(StageRecord(enrolment: testID(2), stage: 2, by: desk.worker, on: day(4))),
    ]
    return others + events.map { .event(placement, PlacementEvent($0, on: day(1))) }
  }

  @Test("every kind of fact comes back as it was recorded")
  func roundTrip() async throws {
    let desk = try await Desk.open()
    let facts = try Self.facts(desk)
    try await desk.records.write { change in
      for (index, fact) in facts.enumerated() {
        try change.record(fact, id: testID(100 + UInt64(index)), by: desk.home)
      }
    }
    for (index, fact) in facts.enumerated() {
      let kept = try await desk.records.read {
        try $0.placementFact(testID(100 + UInt64(index)), knownAt: $0.latestSequence())
      }
      #expect(kept?.fact == fact)
      #expect(kept?.recordedBy == desk.home)
      #expect(kept?.recordedAt == testNoon)
    }
    #expect(Set(facts.map(\.kind)) == Set(PlacementFact.Kind.allCases))
  }

  @Test("facts are found by what they belong to, page by page, in order of identifier")
  func found() async throws {
    let desk = try await Desk.open()
    let facts = try Self.facts(desk)
    try await desk.records.write { change in
      for (index, fact) in facts.enumerated() {
        try change.record(fact, id: testID(100 + UInt64(index)), by: desk.home)
      }
    }
    let subjects: [(PlacementFact.Kind, PlacementSubject, Int)] = [
      (.programme, .all, 1), (.programme, .recordedBy(desk.home), 1),
      (.programme, .recordedBy(desk.trust), 0), (.enrolment, .worker(desk.worker), 1),
      (.enrolment, .parent(testID(1)), 1), (.placement, .parent(testID(3)), 1),
      (.placement, .enrolment(testID(2)), 1), (.placement, .enrolment(testID(4)), 0),
      (.event, .parent(testID(7)), 9), (.event, .worker(desk.worker), 1),
      (.stage, .parent(testID(2)), 1), (.offer, .recordedBy(testID(77)), 0),
      (.placement, .worker(testID(77)), 0),
    ]
    for (kind, subject, count) in subjects {
      let found = try await desk.records.read {
        try $0.placementFacts(
          kind, of: subject, after: nil, limit: 100, knownAt: $0.latestSequence())
      }
      #expect(found.count == count, "\(kind) \(subject)")
      #expect(found.map(\.id) == found.map(\.id).sorted())
    }
    let events = try await desk.records.read { records in
      try records.placementHistory(
        .event, of: testID(7), knownAt: records.latestSequence()
      ).map(\.fact)
    }
    #expect(events == Array(facts.suffix(9)))
    let page = try await desk.records.read { records in
      try records.placementFacts(
        .event, of: .parent(testID(7)), after: nil, limit: 4, knownAt: records.latestSequence())
    }
    let rest = try await desk.records.read { records in
      try records.placementFacts(
        .event, of: .parent(testID(7)), after: page.last?.id, limit: 100,
        knownAt: records.latestSequence())
    }
    #expect(page.count == 4 && rest.count == 5)
  }

  @Test("placements of an area come with their own events, as one by one, as known then")
  func withEvents() async throws {
    let desk = try await Desk.open()
    let terms = try Self.facts(desk)[6]
    let events = try Self.facts(desk).suffix(9)
    let (first, second): (PlacementID, PlacementID) = (testID(7), testID(8))
    try await desk.records.write { change in
      for placement in [first, second] {
        try change.record(terms, id: placement.asRecord, by: desk.home)
      }
      for (index, fact) in events.prefix(3).enumerated() {
        try change.record(fact, id: testID(100 + UInt64(index)), by: desk.home)
      }
    }
    let then = try await desk.latest()
    try await desk.records.write { change in
      let cancelled = PlacementEvent(.cancelled(.providerLeft), on: day(2))
      try change.record(.event(second, cancelled), id: testID(120), by: desk.home)
    }
    for subject in [
      PlacementSubject.parent(testID(3)), .enrolment(testID(2)), .worker(desk.worker),
    ] {
      let (before, after, alone) = try await desk.records.read { records in
        let known = try records.latestSequence()
        return (
          try records.placements(of: subject, knownAt: then),
          try records.placements(of: subject, knownAt: known),
          try [first, second].sorted().compactMap { try records.placement($0, knownAt: known) }
        )
      }
      #expect(after == alone, "\(subject)")
      let told = after.first { $0.id == first }?.events.map(\.what)
      #expect(told == [.offered, .accepted, .started])
      #expect(after.first { $0.id == second }?.state == .cancelled)
      #expect(before.first { $0.id == second }?.events.isEmpty == true)
    }
  }

  @Test("a new version closes the earlier one, which stays readable as it was known")
  func versions() async throws {
    let desk = try await Desk.open()
    let area = try Self.facts(desk)[2]
    guard case .area(let first) = area else { return }
    try await desk.records.write { try $0.record(area, id: testID(3), by: desk.home) }
    let then = try await desk.latest()
    let closed = try first.closed(from: day(30))
    try await desk.records.write { try $0.record(.area(closed), id: testID(3), by: desk.home) }
    let (before, after) = try await desk.records.read { records in
      (
        try records.practiceArea(testID(3), knownAt: then),
        try records.practiceArea(testID(3), knownAt: records.latestSequence())
      )
    }
    #expect(before == first)
    #expect(after?.period.end == day(30))
    let etag = try await desk.records.read { try $0.placementEtag(testID(3)) }
    #expect(try await etag == Etag(desk.latest()))
  }

  @Test("hours are found by the learner's weeks and by placement, over the edges of a week")
  func hours() async throws {
    let desk = try await Desk.open()
    let placement: PlacementID = testID(7)
    try await desk.records.write { change in
      try change.record(Self.facts(desk)[6], id: placement.asRecord, by: desk.home)
    }
    let entries = try (0..<6).map { index in
      try HoursEntry(
        placement: placement, from: moment(index),
        to: moment(index).adding(milliseconds: 8 * 3_600_000), kind: .practice,
        verifiedBy: index.isMultiple(of: 2) ? desk.worker : nil)
    }
    try await desk.records.write { change in
      for (index, entry) in entries.enumerated() {
        try change.record(
          entry, id: testID(200 + UInt64(index)), isNew: true, of: desk.worker, by: desk.home)
      }
    }
    let (week, all, page) = try await desk.records.read { records in
      let known = try records.latestSequence()
      return (
        try records.hours(
          of: desk.worker, from: moment(1).adding(milliseconds: 3_600_000), to: moment(3),
          knownAt: known),
        try records.everyHour(on: placement, knownAt: known),
        try records.hours(on: placement, after: moment(2), limit: 2, knownAt: known)
      )
    }
    // The one that began before the window and reaches into it counts.
    #expect(week.map(\.entry) == Array(entries[1...2]))
    #expect(all.map(\.entry) == entries)
    #expect(page.map(\.entry) == Array(entries[3...4]))
  }

  @Test("a learner who was recorded twice keeps the hours of both records")
  func merged() async throws {
    let desk = try await Desk.open()
    let (twin, placement): (WorkerID, PlacementID) = (testID(44), testID(7))
    let entries = try (0..<2).map { index in
      try HoursEntry(
        placement: placement, from: moment(index),
        to: moment(index).adding(milliseconds: 3_600_000), kind: .practice, verifiedBy: nil)
    }
    let days = try #require(DatePeriod(from: day(0), to: day(60)))
    try await desk.records.write { change in
      try change.add(aWorker(id: twin), identity: anIdentity())
      try change.record(
        .placement(
          PlacementTerms(
            learner: twin, enrolment: testID(2), area: testID(3), learnerType: Self.learnerType,
            part: 1, period: days, allocatedMinutes: 600, outcomes: [], request: nil, offer: nil,
            predecessor: nil)), id: placement.asRecord, by: desk.home)
      try change.record(entries[0], id: testID(200), isNew: true, of: twin, by: desk.home)
    }
    try await desk.records.write { try $0.merge(twin, into: desk.worker) }
    try await desk.records.write { change in
      try change.record(entries[1], id: testID(201), isNew: true, of: twin, by: desk.home)
    }
    let (onPlacement, ofLearner, placements) = try await desk.records.read { records in
      let known = try records.latestSequence()
      return (
        try records.everyHour(on: placement, knownAt: known),
        try records.hours(of: desk.worker, from: moment(0), to: moment(3), knownAt: known),
        try records.placements(of: .worker(desk.worker), knownAt: known)
      )
    }
    #expect(onPlacement.map(\.entry) == entries)
    #expect(ofLearner.map(\.entry) == entries)
    #expect(placements.map(\.id) == [placement])
  }

  @Test("the schema refuses facts without what their kind belongs to")
  func constraints() async throws {
    let desk = try await Desk.open()
    for kind in [2, 4, 5, 6, 7, 8, 9, 10, 11] {
      await #expect(throws: ServiceError.self) {
        try await desk.driver.write { sql in
          try sql.execute(
            """
            INSERT INTO placement_fact (id, kind, recorded_by, recorded_from, recorded_at_ms, body)
            VALUES (zeroblob(16), \(kind), 1, 1, 0, x'01')
            """, [])
        }
      }
    }
  }
}
