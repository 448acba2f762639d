import Delegations
import Organisations
import Passports
import ReferenceData
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Agreements in the store")
struct AgreementRecordTests {
  @Test("an agreement comes back with its terms and all that happened to it")
  func roundTrip() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let terms = try DelegationFacts.terms()
    let id = try await desk.agree(terms)
    let drafted = try await desk.latest()
    let (agreement, etag) = try await desk.records.read {
      (try $0.agreement(id, knownAt: drafted), try $0.agreementEtag(id))
    }
    #expect(agreement?.terms == terms)
    #expect(agreement?.draftedAt == moment(-1))
    #expect(agreement?.events.map(\.what) == Array(try DelegationFacts.whats().prefix(3)))
    #expect(agreement?.events.map(\.at) == [moment(0), moment(0), moment(0)])
    #expect(etag == Etag(drafted))
    try await desk.say(.agreementEvent(id, .suspended(by: .employer)), id: 50)
    let (then, now, later) = try await desk.records.read {
      (
        try $0.agreement(id, knownAt: drafted),
        try $0.agreement(id, knownAt: $0.latestSequence()), try $0.agreementEtag(id)
      )
    }
    #expect(then == agreement)
    #expect(now?.events.last?.what == .suspended(by: .employer))
    #expect(try await later == Etag(desk.latest()))
  }

  @Test("agreements are found by whoever holds them, page by page")
  func holders() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let first = try await desk.agree(id: 1)
    let second = try await desk.agree(id: 2, isAccepted: false)
    let successor = WorkerID(high: 3, low: 10)
    try await desk.records.write { try $0.add(aWorker(id: successor), identity: anIdentity()) }
    try await desk.say(.agreementEvent(second, .succeeded(by: successor)), id: 1)
    let holders: [(AgreementHolder, [AgreementID])] = [
      (.worker(desk.worker), [first, second]), (.person(DelegationFacts.person), [first, second]),
      (.delegator(DelegationFacts.nurse), [first, second]), (.delegator(successor), [second]),
      (.employer(desk.home), [first, second]), (.employer(desk.trust), []),
      (.delegatingOrganisation(desk.trust), [first, second]),
      (.place(testID(1), on: testDay), []), (.worker(testID(77)), []),
    ]
    for (holder, wanted) in holders {
      let found = try await desk.records.read {
        try $0.agreements(holder, after: nil, limit: 9, knownAt: $0.latestSequence())
      }
      #expect(found.map(\.id) == wanted, "\(holder)")
    }
    let page = try await desk.records.read {
      try $0.agreements(
        .worker(desk.worker), after: first, limit: 1, knownAt: $0.latestSequence())
    }
    #expect(page.map(\.id) == [second])
  }

  @Test("what ends or falls due is listed with the agreement it takes along, earliest first")
  func lapsing() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let id = try await desk.agree(DelegationFacts.terms(until: moment(200)))
    let person = DelegationFacts.person
    let task = DelegationFacts.eyeDrops
    try await desk.say(
      .stability(
        of: person, StabilityStatus(intervention: task, result: .stable, reviewBy: day(4))),
      id: 1)
    try await desk.say(.order(of: person, CareOrder(reference: "o", version: 1)), id: 2, to: 9)
    try await desk.say(.delegatorScope(of: DelegationFacts.nurse, .any), id: 3, to: 12)
    try await desk.say(.agreementEvent(id, .reviewed(nextReviewBy: day(20))), id: 4)
    try await desk.say(
      .stability(
        of: person,
        StabilityStatus(
          intervention: StandardCode(listed: "FEED-NG"), result: .stable, reviewBy: day(5))),
      id: 5)
    try await desk.records.write { change in
      try change.record(
        anEngagement(with: desk.home, to: day(30)), id: testID(6), of: desk.worker,
        by: desk.home, source: .direct, replacing: nil)
      try change.record(
        Achievement(
          standard: task, kind: .competence, progress: .achieved, completedOn: day(-5),
          holdsThrough: day(39), gainedAt: desk.home), id: testID(7), of: desk.worker,
        by: desk.home, source: .direct)
    }
    func causes(
      _ holder: AgreementHolder, to days: Int, after cursor: LapsingCursor? = nil, limit: Int = 99
    ) async throws -> [Lapsing] {
      try await desk.records.read {
        try $0.lapsing(
          holder, from: moment(0), to: moment(days), after: cursor, limit: limit,
          knownAt: $0.latestSequence())
      }
    }
    let all = try await causes(.employer(desk.home), to: 300)
    #expect(
      all.map(\.cause) == [
        .stability, .order, .delegatorScope, .agreementReview, .engagement, .competence,
        .agreementEnd,
      ])
    #expect(Set(all.map(\.agreement)) == [id])
    #expect(all.first?.at == LondonTime.end(of: day(4)))
    #expect(all[5].at == LondonTime.end(of: day(39)))
    #expect(try await causes(.worker(desk.worker), to: 10).map(\.cause) == [.stability, .order])
    let second = try await causes(.person(person), to: 300, after: all[0].cursor, limit: 1)
    #expect(second == [all[1]])
    // A renewal moves the end, and what is over takes nothing along.
    try await desk.say(.agreementEvent(id, .renewed(end: moment(250))), id: 8)
    let renewed = try await causes(.delegator(DelegationFacts.nurse), to: 300)
    #expect(renewed.last?.at == moment(250))
    try await desk.say(.agreementEvent(id, .ended(cause: .replaced)), id: 9)
    #expect(try await causes(.employer(desk.home), to: 300) == [])
  }

  @Test("only workers engaged there with a proposed agreement may be asked for a visit")
  func candidates() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    func found() async throws -> [WorkerID] {
      try await desk.records.read {
        try $0.delegationCandidates(
          for: DelegationFacts.person, DelegationFacts.eyeDrops, at: desk.home, on: testNoon,
          after: nil, limit: 9, knownAt: $0.latestSequence())
      }
    }
    try await desk.agree(id: 1, isAccepted: false)
    try await desk.records.write {
      try $0.record(
        anEngagement(with: desk.home), id: testID(6), of: desk.worker, by: desk.home,
        source: .direct, replacing: nil)
    }
    #expect(try await found() == [])
    try await desk.agree(id: 2)
    #expect(try await found() == [desk.worker])
    let elsewhere = try await desk.records.read {
      try $0.delegationCandidates(
        for: DelegationFacts.person, DelegationFacts.eyeDrops, at: desk.trust, on: testNoon,
        after: nil, limit: 9, knownAt: $0.latestSequence())
    }
    #expect(elsewhere == [])
  }

  @Test("authorised carers are counted by task and month of the last end, each worker once")
  func carers() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let place = PlaceID(high: 20, low: 1)
    try await desk.records.write { change in
      try change.record(
        Place(
          id: place, name: "Larch", kind: .system, parent: nil, code: nil, pieces: [],
          isSynthetic: true))
      try change.record(desk.home, sitsIn: place, for: DatePeriod(from: day(-900)))
    }
    try await desk.agree(DelegationFacts.terms(until: moment(40)), id: 1)
    try await desk.agree(DelegationFacts.terms(until: moment(100)), id: 2)
    try await desk.agree(DelegationFacts.terms(until: nil), id: 3, isAccepted: false)
    func counted() async throws -> [AuthorisedCarers] {
      try await desk.records.read {
        try $0.authorisedCarers(
          under: .place(place, on: testDay), at: testNoon, knownAt: $0.latestSequence())
      }
    }
    let june = CivilDate(year: 2026, month: 6, day: 1)
    let once = AuthorisedCarers(
      intervention: DelegationFacts.eyeDrops, endsIn: june, count: 1)
    #expect(try await counted() == [once])
    let id = AgreementID(high: 7, low: 2)
    try await desk.say(.agreementEvent(id, .renewed(end: nil)), id: 1)
    #expect(try await counted().map(\.endsIn) == [nil])
    try await desk.say(
      .agreementEvent(id, .withdrawn(Withdrawal(category: .administrative, by: .employer))), id: 2)
    #expect(
      try await counted().map(\.endsIn) == [CivilDate(year: 2026, month: 4, day: 1)])
  }

  @Test("relations of delegated care show only what is recorded and in force")
  func relations() async throws {
    let desk = try await Desk.open()
    try await desk.addDelegationPeople()
    let person = DelegationFacts.person
    let id = try await desk.agree()
    try await desk.say(.episode(of: person, CareEpisode(organisation: desk.home)), id: 1, to: 5)
    try await desk.records.write { change in
      try change.record(
        anEngagement(with: desk.trust), id: testID(6), of: DelegationFacts.nurse,
        by: desk.trust, source: .direct, replacing: nil)
      try change.record(
        aRegistration(), id: testID(7), of: DelegationFacts.nurse, by: desk.trust,
        source: .direct)
    }
    let (home, trust, nurse) = (desk.home, desk.trust, DelegationFacts.nurse)
    let shown = try await desk.records.read { read in
      [
        try read.caresFor(home, person, at: moment(4)), try read.ownsAgreement(trust, id),
        try read.delegates(trust, to: desk.worker, at: moment(1)),
        try read.isRegistrant(nurse, of: trust, at: testNoon),
      ]
    }
    #expect(shown == [true, true, true, true])
    let hidden = try await desk.records.read { read in
      [
        try read.caresFor(home, person, at: moment(5)),
        try read.caresFor(trust, person, at: moment(4)), try read.ownsAgreement(home, id),
        try read.delegates(home, to: desk.worker, at: moment(1)),
        try read.delegates(trust, to: desk.worker, at: moment(400)),
        try read.isRegistrant(nurse, of: home, at: testNoon),
        try read.isRegistrant(desk.worker, of: trust, at: testNoon),
      ]
    }
    #expect(hidden.allSatisfy { !$0 })
    try await desk.say(.agreementEvent(id, .declined(by: .worker, reason: .noTime)), id: 2)
    let after = try await desk.records.read {
      try $0.delegates(trust, to: desk.worker, at: moment(1))
    }
    #expect(!after)
  }
}
