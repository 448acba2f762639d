import Delegations
import Organisations
import Passports
import ReferenceData
import Roles
import Testing
import Vocabulary

@Suite("A passport as the decision reads it")
struct PassportLayoutTests {
  private let worker = WorkerID(high: 1, low: 1)
  private let home = OrganisationID(high: 2, low: 1)
  private let trust = OrganisationID(high: 2, low: 2)

  @Test("a restriction of a registration ends where a later look finds the entry in force")
  func lifted() throws {
    let rows: [(status: Registration.Status, from: Int, checked: Int, lifts: Bool)] = [
      (.effective, 20, 20, true), (.conditions, 20, 20, true), (.unknown, 20, 20, false),
      // An earlier look lifts nothing.
      (.effective, 20, 5, false),
    ]
    for row in rows {
      let passport = try passport(registrations: [
        registration(.suspended, from: 0, checked: 10),
        registration(row.status, from: row.from, checked: row.checked),
      ])
      let suspended = passport.registrationStandings(excluding: []).first {
        $0.fact.status == .suspended
      }
      #expect(suspended?.period.start == start(0))
      #expect(suspended?.period.end == (row.lifts ? start(row.from) : nil), "\(row)")
    }
  }

  @Test("what nobody saw in the register is unknown, but a restriction told by anyone counts")
  func sources() throws {
    let rows: [(Registration.Status, Registration.CheckSource, Registration.Status)] = [
      (.effective, .registerPage, .effective), (.effective, .staffFile, .unknown),
      (.conditions, .selfDeclared, .unknown), (.lapsed, .staffFile, .lapsed),
      (.struckOff, .selfDeclared, .struckOff),
    ]
    for (status, source, wanted) in rows {
      let passport = try passport(registrations: [
        registration(status, from: 0, checked: 1, source: source)
      ])
      let standings = passport.registrationStandings(excluding: [])
      #expect(standings.map(\.fact.status) == [wanted])
      #expect(standings.map(\.fact.number) == ["NMC/12A3456E"])
    }
  }

  @Test("conditions of practice exclude tasks only as long as they last")
  func conditions() throws {
    let task = StandardCode(listed: "MED-EYE")
    let passport = try passport(registrations: [registration(.conditions, from: 0, checked: 1)])
    let period = try InstantPeriod(from: start(10), to: start(20), field: "period")
    let other = try PracticeConditions(registration: "NMC/99Z9999Z", excluded: [task])
    let own = try PracticeConditions(registration: "NMC/12A3456E", excluded: [task])
    let standings = passport.registrationStandings(excluding: [
      Dated(own, id: RecordID(high: 1, low: 1), period: period, recordedAt: start(0)),
      Dated(other, id: RecordID(high: 1, low: 2), period: period, recordedAt: start(0)),
    ])
    #expect(standings.map(\.fact.excluded) == [[], [task], []])
    #expect(standings.map(\.period.start) == [start(0), start(10), start(20)])
    #expect(standings.last?.period.end == nil)
  }

  @Test("a revoked, a replaced and a suspended fact hold as long as events leave them")
  func events() throws {
    let rows: [([(StatusEvent.Kind, Int)], [(Int, Int?)])] = [
      ([], [(0, nil)]), ([(.revoked, 30)], [(0, 30)]), ([(.superseded, 30)], [(0, 30)]),
      ([(.suspended, 10)], [(0, 10)]),
      ([(.suspended, 10), (.reinstated, 20)], [(0, 10), (20, nil)]),
      ([(.suspended, 10), (.reinstated, 10)], [(0, 10)]),
      ([(.suspended, 10), (.reinstated, 20), (.revoked, 30)], [(0, 10), (20, 30)]),
      ([(.revoked, -5)], []),
    ]
    for (events, wanted) in rows {
      let check = try EmploymentCheck(
        kind: .references, method: .seenOriginal, checkedOn: day(0), holdsThrough: nil, dbs: nil)
      var passport = PassportFacts(
        worker: Worker(id: worker, identityLevel: .basic, isSynthetic: true))
      passport.checks = [Recorded(check, origin: origin(1))]
      passport.events = try events.enumerated().map { index, event in
        Recorded(
          try StatusEvent(
            fact: FactID(high: 9, low: 1), kind: event.0, effectiveFrom: start(event.1),
            cause: .replaced,
            replacement: event.0 == .superseded ? FactID(high: 9, low: 99) : nil),
          origin: origin(UInt64(index) + 50))
      }
      let held = passport.requiredChecks([.references], counting: [:]).first?.held ?? []
      #expect(held.map(\.period.start) == wanted.map { start($0.0) }, "\(events)")
      #expect(held.map(\.period.end) == wanted.map { $0.1.map(start) }, "\(events)")
    }
  }

  @Test("a check counts by its method, its own end and the employer's months, the earlier")
  func checks() throws {
    let rows: [(EmploymentCheck.Method, Int?, Int?, CivilDate??)] = [
      (.seenOriginal, nil, nil, .some(nil)), (.selfDeclared, nil, nil, nil),
      (.shareCode, 40, nil, day(40)), (.shareCode, nil, 1, day(0).adding(months: 1)),
      (.shareCode, 40, 1, day(0).adding(months: 1)), (.shareCode, 10, 1, day(10)),
    ]
    for (method, ownEnd, months, lastDay) in rows {
      var passport = PassportFacts(
        worker: Worker(id: worker, identityLevel: .basic, isSynthetic: true))
      let check = try EmploymentCheck(
        kind: .rightToWork, method: method, checkedOn: day(0), holdsThrough: ownEnd.map(day),
        dbs: nil)
      passport.checks = [Recorded(check, origin: origin(1))]
      let counting = months.map { [EmploymentCheck.Kind.rightToWork: $0] } ?? [:]
      let held = passport.requiredChecks([.rightToWork], counting: counting).first?.held.first
      #expect(held?.period.end == lastDay.flatMap { $0.map(LondonTime.end(of:)) })
      #expect((held == nil) == (lastDay == nil))
    }
  }

  @Test("training of a body that the memorandum leaves out is barred at a member, unless accepted")
  func passage() throws {
    let surgery = try organisation(trust, .generalPractice, memberSince: nil)
    let member = try organisation(home, .nhsTrust, memberSince: day(-900))
    var passport = PassportFacts(
      worker: Worker(id: worker, identityLevel: .basic, isSynthetic: true))
    let training = try Achievement(
      standard: StandardCode(listed: "CSTF-IPC-2"), kind: .training, progress: .achieved,
      completedOn: day(-10), gainedAt: trust)
    passport.achievements = [Recorded(training, origin: origin(1))]
    passport.organisations = [home: member, trust: surgery]
    let context = CompetenceContext(asker: Asker(member), at: start(0))
    let barred = passport.heldAchievements(context)
    #expect(barred.map(\.passage?.isRecognised) == [false, false])
    #expect(barred.first?.passage?.rule.text == "EQ-02")
    #expect(Set(barred.map(\.statement.text)) == ["CSTF-IPC-2", "IPC-L2"])
    passport.acceptances = [
      Recorded(
        try EmployerAcceptance(
          achievement: FactID(high: 9, low: 1), organisation: home, answer: .accepted, bridge: nil,
          from: start(-2)), origin: origin(2))
    ]
    #expect(passport.heldAchievements(context).allSatisfy { $0.passage == nil })
  }

  @Test("shipped mappings go one way, have lasting names, and none comes of a scope")
  func mappings() {
    let shipped = StatementMapping.shipped
    #expect(Set(shipped.map(\.id)).count == shipped.count)
    #expect(shipped == StatementMapping.between(Equivalences.all))
    let feeding = shipped.first { $0.fact.rule.text == "EQ-10" }
    #expect(feeding?.fact.to.text == "FEED-GASTROSTOMY")
    #expect(feeding?.fact.strength == .partial)
    #expect(feeding?.fact.isApproved == false)
    let coding = shipped.filter { $0.fact.rule.text == "EQ-09" }
    #expect(coding.allSatisfy { $0.fact.uses == [.coding] })
    #expect(!shipped.contains { ["EQ-01", "EQ-02", "EQ-11", "EQ-12"].contains($0.fact.rule.text) })
  }

  // MARK: - Parts

  private func day(_ days: Int) -> CivilDate { CivilDate(dayNumber: 20_529).adding(days: days) }
  private func start(_ days: Int) -> Instant { LondonTime.start(of: day(days)) }

  private func origin(_ number: UInt64) -> FactOrigin {
    FactOrigin(
      id: FactID(high: 9, low: number), worker: worker, recordedBy: home, recordedAt: start(0),
      sequence: CommitSequence(1), source: .direct)
  }

  private func registration(
    _ status: Registration.Status, from: Int, checked: Int,
    source: Registration.CheckSource = .registerPage
  ) -> Registration {
    Registration(
      regulator: .nmc, number: "12A3456E", part: nil, status: status,
      period: DatePeriod(from: day(from)), checkedAt: start(checked), checkSource: source)
  }

  private func passport(registrations: [Registration]) throws -> PassportFacts {
    var passport = PassportFacts(
      worker: Worker(id: worker, identityLevel: .basic, isSynthetic: true))
    passport.registrations = registrations.enumerated().map { index, registration in
      Recorded(registration, origin: origin(UInt64(index) + 1))
    }
    return passport
  }

  private func organisation(
    _ id: OrganisationID, _ kind: OrganisationKind, memberSince: CivilDate?
  ) throws -> Organisation {
    try Organisation(
      id: id, name: "Body", kind: kind, sector: .health, identifiers: [],
      existence: DatePeriod(from: day(-4_000)), trainingMemorandumSince: memberSince,
      isSynthetic: true)
  }
}
