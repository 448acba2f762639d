import Learning
import Passports
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Networks, topics, cohorts and learners in the store") struct LearningRecordTests {
  private let network = NetworkID(high: 11, low: 1)
  private let topic = TopicID(high: 12, low: 1)
  private let cohort = CohortID(high: 13, low: 1)

  @Test("a network comes back as it was known then, a membership that ended since included")
  func networks() async throws {
    let desk = try await Desk.open()
    let open = NetworkMembership(
      organisation: desk.home, part: .employer, period: DatePeriod(from: day(0)))
    let teacher = NetworkMembership(
      organisation: desk.trust, part: .teacher,
      period: try DatePeriod(from: day(1), to: day(9), field: "period"))
    try await desk.records.write { change in
      try change.add(LearningNetwork(id: network, name: "Brent learns", lead: desk.trust))
      try change.record(open, in: network)
      try change.record(teacher, in: network)
    }
    let then = try await desk.latest()
    let ended = NetworkMembership(
      organisation: desk.home, part: .employer,
      period: try DatePeriod(from: day(0), to: day(30), field: "period"))
    try await desk.records.write { try $0.record(ended, in: network) }
    let (before, after, listed, none) = try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      return (
        try snapshot.network(network, knownAt: then), try snapshot.network(network, knownAt: known),
        try snapshot.networks(of: desk.home, after: nil, limit: 5, knownAt: known),
        try snapshot.networks(of: desk.home, after: network, limit: 5, knownAt: known)
      )
    }
    #expect(before?.memberships == [open, teacher])
    #expect(after?.memberships == [ended, teacher])
    #expect(listed == [after].compactMap(\.self))
    #expect(none.isEmpty)
  }

  @Test("topics and cohorts come back whole, by owner, network and period")
  func cohorts() async throws {
    let desk = try await Desk.open()
    let (topic, cohort) = (try aTopic(desk), try aCohort(desk))
    try await settle(desk)
    let other = OrganisationID(high: 99, low: 99)
    let week = try DatePeriod(from: day(-1), to: day(6), field: "to")
    let after = try DatePeriod(from: day(40), to: day(50), field: "to")
    try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      func list(_ scope: CohortScope) throws -> [Cohort] {
        try snapshot.cohorts(scope, after: nil, limit: 5, knownAt: known)
      }
      #expect(try snapshot.topic(self.topic, knownAt: known) == topic)
      #expect(
        try snapshot.topics(of: desk.trust, in: network, after: nil, limit: 5, knownAt: known)
          == [topic])
      #expect(
        try snapshot.topics(of: other, in: nil, after: nil, limit: 5, knownAt: known).isEmpty)
      #expect(try snapshot.cohort(self.cohort, knownAt: known) == cohort)
      #expect(try list(.organisation(desk.trust)) == [cohort])
      #expect(try list(.organisation(desk.home)).isEmpty)
      #expect(try list(.network(network)) == [cohort])
      #expect(try list(.run(by: desk.trust, overlapping: week)) == [cohort])
      #expect(try list(.run(by: desk.trust, overlapping: after)).isEmpty)
      #expect(try list(.worker(desk.worker)).isEmpty)
    }
  }

  @Test("every event of a learner comes back in order, and as it was known then")
  func events() async throws {
    let desk = try await Desk.open()
    try await settle(desk)
    let all = try Self.events(desk)
    var known: [CommitSequence] = []
    for (index, event) in all.enumerated() {
      try await desk.records.write { change in
        try change.record(
          event, on: day(index), of: desk.worker, in: cohort, by: desk.trust)
      }
      known.append(try await desk.latest())
    }
    let latest = known.last ?? CommitSequence(0)
    try await desk.records.read { [known] snapshot in
      for (index, then) in known.enumerated() {
        let learner = try snapshot.learner(desk.worker, in: cohort, knownAt: then)
        #expect(learner?.events.map(\.what) == Array(all.prefix(index + 1)))
        #expect(learner?.events.map(\.sequence) == Array(known.prefix(index + 1)))
      }
      let learner = try snapshot.learner(desk.worker, in: cohort, knownAt: latest)
      #expect(learner?.events.map(\.on) == all.indices.map { day($0) })
      #expect(try snapshot.learners(of: cohort, knownAt: latest) == [learner].compactMap(\.self))
      #expect(try snapshot.cohortEtag(cohort) == Etag(latest))
      let found = try snapshot.cohorts(
        .worker(desk.worker), after: nil, limit: 5, knownAt: latest)
      #expect(found.map(\.id) == [cohort])
      let sent = CohortScope.employers([desk.home], overlapping: DatePeriod(from: day(-99)))
      #expect(try snapshot.cohorts(sent, after: nil, limit: 5, knownAt: latest).count == 1)
      #expect(try snapshot.cohorts(sent, after: nil, limit: 5, knownAt: known[0]).count == 1)
      let others = CohortScope.employers([desk.trust], overlapping: DatePeriod(from: day(-99)))
      #expect(try snapshot.cohorts(others, after: nil, limit: 5, knownAt: latest).isEmpty)
    }
  }

  @Test("a record merged into another is one learner, under the record that is kept")
  func merged() async throws {
    let desk = try await Desk.open()
    try await settle(desk)
    let kept = WorkerID(high: 3, low: 4)
    let seat = LearnerEvent.What.enrolled(Enrolment(employer: desk.home, sector: .socialCare))
    try await desk.records.write { change in
      try change.add(aWorker(id: kept), identity: anIdentity())
      try change.record(seat, on: day(0), of: desk.worker, in: cohort, by: desk.trust)
      try change.markPossibleDuplicate(desk.worker, kept)
    }
    try await desk.records.write { try $0.merge(desk.worker, into: kept) }
    try await desk.records.write {
      try $0.record(.completed, on: day(1), of: desk.worker, in: cohort, by: desk.trust)
    }
    let learners = try await desk.records.read {
      try $0.learners(of: cohort, knownAt: $0.latestSequence())
    }
    #expect(learners.map(\.worker) == [kept])
    #expect(learners.first?.events.map(\.what) == [seat, .completed])
  }

  @Test("what names nobody known is refused, and a body counts its staff, learners aside")
  func refusals() async throws {
    let desk = try await Desk.open()
    let noCohort = CohortID(high: 13, low: 9)
    let error = await #expect(throws: ServiceError.self) {
      try await desk.records.write {
        try $0.record(.completed, on: day(0), of: desk.worker, in: noCohort, by: desk.trust)
      }
    }
    #expect((error?.reason, error?.field) == (.recordNotFound, "cohort_id"))
    try await desk.records.write { change in
      try change.record(
        anEngagement(with: desk.home), id: testID(1), of: desk.worker, by: desk.home,
        source: .direct, replacing: nil)
      try change.record(
        anEngagement(with: desk.trust, kind: .placement), id: testID(2), of: desk.worker,
        by: desk.trust, source: .direct, replacing: nil)
    }
    let counts = try await desk.records.read {
      try $0.staffCounts(of: [desk.home, desk.trust], at: testNoon)
    }
    #expect(counts == [desk.home: 1])
  }

  private func settle(_ desk: Desk) async throws {
    try await desk.records.write { change in
      try change.add(LearningNetwork(id: network, name: "Brent learns", lead: desk.trust))
      try change.add(aTopic(desk))
      try change.add(aCohort(desk))
    }
  }

  private func aTopic(_ desk: Desk) throws -> LearningTopic {
    try LearningTopic(
      id: topic, owner: desk.trust, network: network, title: "Frailty",
      areas: [.digital, .jointDevelopment],
      standards: [
        TopicStandard(
          standard: StandardCode(listed: "CSTF-MH-2"), kind: .training,
          portability: .localSignOff, mode: .blended),
        TopicStandard(
          standard: StandardCode(listed: "CARE-CERT-2025"), kind: .careCertificate,
          portability: .portable),
      ])
  }

  private func aCohort(_ desk: Desk) throws -> Cohort {
    try Cohort(
      id: cohort, organisation: desk.trust, topic: topic, network: network, name: "Spring",
      period: DatePeriod(from: day(-5), to: day(30), field: "ends_on"), seats: 20,
      targetMix: TargetMix([.health: 1, .socialCare: 2]),
      teachers: [
        CohortTeacher(kind: .university, organisation: desk.trust, name: nil),
        CohortTeacher(kind: .peopleWhoUseServices, organisation: nil, name: "Carers' group"),
      ])
  }

  /// One event of every kind, each with every part said and then with the parts that may be left
  /// out left out.
  private static func events(_ desk: Desk) throws -> [LearnerEvent.What] {
    let rise = try Ratings.BeforeAfter(before: 1, after: 5, field: "skill")
    return [
      .enrolled(Enrolment(employer: desk.home, sector: .voluntary)),
      .releasePlanned(try PlannedRelease(minutes: 600_000, backfill: .notArranged)),
      .released(try ActualRelease(minutes: 90, backfilledMinutes: 30)),
      .released(try ActualRelease(minutes: 0, backfilledMinutes: nil)),
      .attended(minutes: 0), .attended(minutes: 600_000), .completed,
      .rated(try Ratings(confidence: rise, skill: rise)),
      .rated(try Ratings(confidence: nil, skill: rise)),
      .attested([FactID(high: 1, low: 2), FactID(high: .max, low: .max)]),
    ] + DropOut.allCases.map { .droppedOut($0) }
  }
}
