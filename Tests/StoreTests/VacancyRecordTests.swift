import Access
import Organisations
import Passports
import ReferenceData
import Roles
import Store
import TestSupport
import Testing
import Vacancies
import Vocabulary

@Suite("Vacancies, courses, teams and permissions in the store")
struct VacancyRecordTests {
  private let place: PlaceID = testID(11)

  private func desk() async throws -> Desk {
    let desk = try await Desk.open()
    try await desk.records.write { change in
      try change.record(
        Place(
          id: place, name: "North West", kind: .system, parent: nil, code: nil, pieces: [],
          isSynthetic: true))
      try change.record(desk.home, sitsIn: place, for: DatePeriod(from: day(-900)))
    }
    return desk
  }

  private func vacancy(_ desk: Desk, title: String = "Care worker") throws -> Vacancy {
    try Vacancy(
      organisation: desk.home, place: place, role: RoleCode(listed: "CARE-WORKER"), title: title,
      fullTimeEquivalent: FullTimeEquivalent(1, over: 3, baseMinutesPerWeek: 2_220, field: ""),
      count: 7,
      trainable: [
        .init(requirement: StandardCode(listed: "MH-L2"), offer: testID(12)),
        .init(requirement: StandardCode(listed: "IPC-L2")),
      ], attitudes: [AttitudeCode(listed: "KINDNESS")], isForAdultsOnly: true,
      startsOn: day(30))
  }

  private func facts(_ desk: Desk) throws -> [JobFact] {
    [
      .vacancy(try vacancy(desk)),
      .offer(
        try TrainingOffer(
          provider: desk.trust, standard: StandardCode(listed: "CSTF-MH-2"), title: "A module",
          weeks: 3, place: nil)),
      .offer(
        try TrainingOffer(
          provider: desk.trust, standard: StandardCode(listed: "CSTF-MH-2"), title: "B",
          weeks: 520, place: place)),
      .team(
        try Team(
          organisation: desk.home, place: place, name: "Us", members: [desk.worker], minimum: 1,
          ages: [.child])),
      .attitude(
        AttitudeFinding(
          worker: desk.worker, criterion: AttitudeCode(listed: "KINDNESS"), isShown: false,
          seenOn: day(-3))),
      .consent(
        try MatchingConsent(
          worker: desk.worker, uses: [.skillSearch], groups: [.training, .employment],
          adultFrom: day(-100))),
      .consent(
        try MatchingConsent(
          worker: desk.worker, uses: [.vacancies, .skillSearch], groups: [.registrations],
          adultFrom: nil)),
    ]
  }

  private func say(
    _ fact: JobFact, _ number: UInt64, from start: Instant = moment(-10), to end: Instant? = nil,
    reason: String? = nil, in desk: Desk
  ) async throws -> RecordID {
    let id: RecordID = testID(number)
    let record = try JobRecord(
      id: id, fact, period: InstantPeriod(from: start, to: end, field: ""),
      recordedBy: fact.organisation, endReason: reason)
    try await desk.records.write { try $0.record(record) }
    return id
  }

  @Test("every kind of record comes back as it was recorded")
  func roundTrip() async throws {
    let desk = try await desk()
    for (index, fact) in try facts(desk).enumerated() {
      let id = try await say(
        fact, 20 + UInt64(index), to: moment(40), reason: "the end", in: desk)
      let kept = try await desk.records.read {
        try $0.jobRecord(id, knownAt: $0.latestSequence())
      }
      #expect(kept?.record.fact == fact)
      #expect(kept?.record.period.start == moment(-10) && kept?.record.period.end == moment(40))
      #expect(kept?.record.recordedBy == fact.organisation)
      #expect(kept?.record.endReason == "the end")
      #expect(try await kept?.sequence == desk.latest())
    }
    // A text that says nothing names no record.
    #expect(
      try await desk.records.read { try $0.jobRecord(testID(99), knownAt: $0.latestSequence()) }
        == nil)
  }

  @Test("a new version closes the earlier one, which stays readable as known then")
  func versions() async throws {
    let desk = try await desk()
    let id = try await say(.vacancy(vacancy(desk)), 20, in: desk)
    let then = try await desk.latest()
    _ = try await say(.vacancy(vacancy(desk, title: "Night care")), 20, in: desk)
    let now = try await desk.latest()
    let titles = try await desk.records.read { snapshot in
      try [then, now].map { known -> String? in
        guard case .vacancy(let vacancy) = try snapshot.jobRecord(id, knownAt: known)?.record.fact
        else { return nil }
        return vacancy.title
      }
    }
    #expect(titles == ["Care worker", "Night care"])
    let listed = try await desk.records.read {
      try $0.vacancies(
        of: desk.home, in: place, role: RoleCode(listed: "CARE-WORKER"), at: moment(0), after: nil,
        limit: 10, knownAt: now)
    }
    #expect(listed.count == 1)
  }

  @Test("lists hold what is open at the moment, by whose it is, where it is and what it is for")
  func lists() async throws {
    let desk = try await desk()
    let ended = try await say(.vacancy(vacancy(desk)), 20, to: moment(-1), in: desk)
    let open = try await say(.vacancy(vacancy(desk)), 21, in: desk)
    _ = try await say(try facts(desk)[1], 22, to: moment(-1), reason: "no tutor", in: desk)
    let course = try await say(try facts(desk)[2], 23, in: desk)
    let team = try await say(try facts(desk)[3], 24, in: desk)
    try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      func vacancies(
        of body: OrganisationID? = nil, in area: PlaceID? = nil, role: String? = nil,
        at: Instant = moment(0)
      ) throws -> [RecordID] {
        try snapshot.vacancies(
          of: body, in: area, role: role.map { RoleCode(listed: $0) }, at: at, after: nil,
          limit: 10, knownAt: known
        ).map(\.record.id)
      }
      #expect(try vacancies() == [open])
      #expect(try Set(vacancies(at: moment(-2))) == [ended, open])
      #expect(try vacancies(of: desk.trust).isEmpty && vacancies(of: desk.home) == [open])
      #expect(try vacancies(in: place) == [open] && vacancies(in: testID(77)).isEmpty)
      #expect(try vacancies(role: "HCSW").isEmpty)
      let courses = try snapshot.trainingOffers(
        for: [StandardCode(listed: "CSTF-MH-2")], knownAt: known)
      #expect(courses.count == 2 && courses.filter { $0.hasEnded(by: moment(0)) }.count == 1)
      #expect(
        try snapshot.trainingOffers(
          of: desk.trust, at: moment(0), after: nil, limit: 10, knownAt: known
        ).map(\.id.asRecord) == [course])
      #expect(try snapshot.trainingOffers(for: [], knownAt: known).isEmpty)
      #expect(
        try snapshot.teams(in: place, at: moment(0), limit: 10, knownAt: known)
          .map(\.record.id) == [team])
    }
  }

  @Test("candidates are those who consent, each told to lack what they have no trace of")
  func candidates() async throws {
    let desk = try await desk()
    let held: [UInt64: [String]] = [
      1: ["CARE-CERT-2015", "CSTF-IPC-2", "CSTF-RESUS-2A", "CSTF-MH-2", "CSTF-SA-2"],
      2: ["IPC-L2"], 3: [], 4: ["CARE-CERT-2025/16"],
    ]
    try await desk.records.write { change in
      for (number, standards) in held {
        let worker: WorkerID = testID(40 + number)
        try change.add(aWorker(id: worker), identity: anIdentity(familyName: "S\(number)"))
        for (index, standard) in standards.enumerated() {
          try change.record(
            Achievement(
              standard: StandardCode(listed: standard), kind: .training, progress: .achieved,
              completedOn: day(-20), gainedAt: desk.home),
            id: testID(400 + number * 10 + UInt64(index)), of: worker, by: desk.home,
            source: .direct)
        }
        try change.record(
          JobRecord(
            id: testID(800 + number),
            .consent(
              MatchingConsent(
                worker: worker, uses: [.vacancies], groups: [.training],
                adultFrom: number == 3 ? nil : day(0))),
            period: InstantPeriod(
              from: moment(-5), to: number == 4 ? moment(5) : moment(50), field: ""),
            recordedBy: nil))
      }
    }
    let role = try #require(RoleProfiles.find(RoleCode(listed: "CARE-WORKER")))
    func lacking(
      adults: Bool = false, isStrict: Bool = false, at: Instant = moment(0)
    ) async throws -> [UInt64: [Int]] {
      let rules = MatchRules(
        of: try Vacancy(
          organisation: desk.home, place: nil, role: role.code, title: "A",
          fullTimeEquivalent: FullTimeEquivalent(1, over: 1, baseMinutesPerWeek: 1, field: ""),
          count: 1,
          trainable: isStrict
            ? []
            : ["CARE-CERT", "IPC-L2", "BLS-ADULT", "MH-L2", "CSTF-SA-2"].map {
              .init(requirement: StandardCode(listed: $0))
            }, attitudes: [], isForAdultsOnly: adults, startsOn: day(0)),
        asks: role.asks(careCertificates: [2025, 2015]), offers: [], at: at)
      let found = try await desk.records.read {
        try $0.matchCandidates(for: rules, at: at, knownAt: $0.latestSequence())
      }
      return found.reduce(into: [:]) { all, candidate in
        for number in held.keys where candidate.worker == testID(40 + number) {
          all[number] = (0..<5).filter { candidate.lacks($0) }
        }
      }
    }
    #expect(
      try await lacking() == [1: [], 2: [0, 2, 3, 4], 3: [0, 1, 2, 3, 4], 4: [1, 2, 3, 4]])
    #expect(try await Set(lacking(at: moment(6)).keys) == [1, 2, 3])
    #expect(try await lacking(at: moment(-6)).isEmpty)
    #expect(try await Set(lacking(adults: true).keys) == [1, 2, 4])
    #expect(try await lacking(isStrict: true) == [1: []])
    // No permission lasts that long.
    #expect(try await lacking(at: moment(51)).isEmpty)
  }

  @Test("a worker whose record is tied to another is told to lack nothing")
  func tied() async throws {
    let desk = try await desk()
    try await desk.records.write { change in
      try change.add(aWorker(id: testID(50)), identity: anIdentity(familyName: "Tied"))
      try change.markPossibleDuplicate(desk.worker, testID(50))
      try change.record(
        JobRecord(
          id: testID(51),
          .consent(
            MatchingConsent(
              worker: desk.worker, uses: [.vacancies], groups: [.training], adultFrom: nil)),
          period: InstantPeriod(from: moment(-5)), recordedBy: nil))
    }
    let role = try #require(RoleProfiles.find(RoleCode(listed: "CARE-WORKER")))
    let rules = MatchRules(
      of: try vacancy(desk), asks: role.asks(careCertificates: [2025]), offers: [], at: moment(0))
    let adult = try await desk.records.read {
      try $0.matchCandidates(for: rules, at: moment(0), knownAt: $0.latestSequence())
    }
    // That vacancy is for adults, and no birthday is known.
    #expect(adult.isEmpty)
    let open = MatchRules(
      of: try Vacancy(
        organisation: desk.home, place: nil, role: role.code, title: "A",
        fullTimeEquivalent: FullTimeEquivalent(1, over: 1, baseMinutesPerWeek: 1, field: ""),
        count: 1, trainable: [], attitudes: [], isForAdultsOnly: false, startsOn: day(0)),
      asks: role.asks(careCertificates: [2025]), offers: [], at: moment(0))
    let found = try await desk.records.read {
      try $0.matchCandidates(for: open, at: moment(0), knownAt: $0.latestSequence())
    }
    #expect(found.count == 1 && found.allSatisfy { !(0..<5).contains(where: $0.lacks) })
  }
}
