@testable import Access
import Organisations
import Passports
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Passports in the store")
struct PassportRecordTests {
  @Test("nothing is read of a worker who does not exist")
  func nobody() async throws {
    let desk = try await Desk.open()
    let sight = desk.sight(of: testID(99))
    let found = try await desk.records.read { snapshot in
      try snapshot.passport(sight, knownAt: snapshot.latestSequence())
    }
    #expect(found == nil)
  }

  @Test("a change that has read a passport sees what it writes next, and not what falls")
  func readsItsOwnWrites() async throws {
    let desk = try await Desk.open()
    let twin = WorkerID(high: 4, low: 4)
    let counts = try await desk.records.write { change in
      func count() throws -> Int? {
        try change.passport(desk.sight(), knownAt: change.sequence())?.achievements.count
      }
      func achieve(_ id: UInt64, _ worker: WorkerID) throws {
        try change.record(
          anAchievement(), id: testID(id), of: worker, by: desk.home, source: .direct)
      }
      var counts = [try count()]
      try achieve(80, desk.worker)
      counts.append(try count())
      try? change.savepoint {
        try achieve(81, desk.worker)
        counts.append(try count())
        throw ServiceError(.internalFault, .internalFault, "this part falls")
      }
      counts.append(try count())
      try change.add(aWorker(id: twin), identity: anIdentity())
      try achieve(82, twin)
      counts.append(try count())
      try change.merge(twin, into: desk.worker)
      return counts + [try count()]
    }
    #expect(counts == [0, 1, 2, 1, 1, 2])
  }

  @Test("every kind of fact comes back as it was recorded")
  func roundTrip() async throws {
    let desk = try await Desk.open()
    let scopes = try AchievementScopes(
      ages: [.adult], person: "P-17", devices: ["Nutricia Flocare", "Enteral"], settings: [])
    let achievements = [
      try anAchievement(assessor: anAssessor(worker: testID(40)), scopes: scopes),
      try anAchievement("CARE-CERT-2025", kind: .careCertificate, completedOn: nil),
      try Achievement(
        standard: StandardCode(listed: "MED-CORE"), kind: .competence,
        level: ProficiencyLevel(scale: FrameworkCode(listed: "EPA-5"), level: 4),
        progress: .achieved, completedOn: day(-5), holdsThrough: day(300), gainedAt: desk.trust,
        portability: .localSignOff, mode: .blended),
    ]
    let ids = (1...9).map { FactID(high: 8, low: $0) }
    let dbs = try aCheck(kind: .criminalRecord, dbs: aDBSCheck())
    let work = try aCheck(kind: .rightToWork, holdsThrough: day(100))
    let evidence = try someEvidence(
      of: ids[0], assessor: anAssessor(), digest: Array(repeating: 7, count: 32))
    let event = try StatusEvent(
      fact: ids[0], kind: .superseded, effectiveFrom: moment(-1), cause: .replaced,
      replacement: ids[2])
    let signature = Attestation(
      fact: ids[0], organisation: desk.trust, byRole: .trainer, signedAt: moment(-2))
    let answer = try EmployerAcceptance(
      achievement: ids[0], organisation: desk.home, answer: .acceptedWithBridge,
      bridge: StandardCode(listed: "CSTF-FS-1"), from: moment(0))
    try await desk.records.write { change in
      for (id, achievement) in zip(ids, achievements) {
        try change.record(
          achievement, id: id, of: desk.worker, by: desk.home, source: .trainingFile)
      }
      try change.record(dbs, id: ids[3], of: desk.worker, by: desk.home, source: .direct)
      try change.record(work, id: ids[4], of: desk.worker, by: desk.home, source: .ascWDS)
      try change.record(evidence, id: ids[5], of: desk.worker, by: desk.home, source: .direct)
      try change.record(event, id: ids[6], of: desk.worker, by: desk.home)
      try change.record(signature, id: ids[7], of: desk.worker, by: desk.home)
      try change.record(answer, id: ids[8], of: desk.worker, by: desk.home)
      for (index, registration) in Self.registrations.enumerated() {
        try change.record(
          registration, id: FactID(high: 7, low: UInt64(index)), of: desk.worker, by: desk.trust,
          source: .esr)
      }
    }
    let passport = try await desk.passport()
    #expect(passport.achievements.map(\.fact) == achievements)
    #expect(passport.achievements.map(\.origin.id) == Array(ids.prefix(3)))
    #expect(passport.checks.map(\.fact) == [dbs, work])
    #expect(passport.evidence.map(\.fact) == [evidence])
    #expect(passport.events.map(\.fact) == [event])
    #expect(passport.attestations.map(\.fact) == [signature])
    #expect(passport.acceptances.map(\.fact) == [answer])
    #expect(passport.registrations.map(\.fact) == Self.registrations)
    #expect(Set(passport.organisations.keys) == [desk.home, desk.trust])
    #expect(try passport.identity == anIdentity())
    let origin = passport.achievements[0].origin
    #expect(origin.recordedAt == testNoon)
    #expect(origin.source == .trainingFile)
    #expect(origin.worker == desk.worker)
    #expect(origin.sequence == CommitSequence(2))
  }

  private static let registrations = [
    aRegistration(), aRegistration(regulator: .hcpc, number: nil, status: .unknown),
  ]

  @Test("a group that is not in sight is not read", arguments: FieldGroup.allCases)
  func groups(_ group: FieldGroup) async throws {
    let desk = try await Desk.open()
    try await fill(desk)
    let passport = try await desk.passport(desk.sight([group]))
    #expect((passport.identity != nil) == (group == .identity))
    #expect(passport.registrations.isEmpty == (group != .registrations))
    #expect(passport.checks.isEmpty == (group != .employmentChecks))
    let wanted: [Achievement.Kind] =
      switch group {
      case .training: [.training, .careCertificate]
      case .qualifications: [.qualification]
      case .competences: [.competence]
      default: []
      }
    #expect(passport.achievements.map(\.fact.kind) == wanted)
    let seen = Set(
      passport.achievements.map(\.origin.id) + passport.registrations.map(\.origin.id)
        + passport.checks.map(\.origin.id))
    #expect(Set(passport.attestations.map(\.fact.fact)) == seen)
    let engagements = try await desk.records.read {
      try $0.engagements(desk.sight([group]), knownAt: $0.latestSequence())
    }
    #expect(engagements.isEmpty == (group != .employment))
  }

  @Test("a body that may see its own records sees those it wrote or signed, with what befell them")
  func attestedOnly() async throws {
    let desk = try await Desk.open()
    let own = try await desk.achieve(anAchievement(), id: 1, by: desk.trust)
    let signed = try await desk.achieve(anAchievement("CSTF-FS-1"), id: 2)
    let foreign = try await desk.achieve(anAchievement("CSTF-MH-1"), id: 3)
    try await desk.records.write { change in
      let signature = Attestation(
        fact: signed, organisation: desk.trust, byRole: .assessor, signedAt: moment(-1))
      try change.record(signature, id: testID(50), of: desk.worker, by: desk.trust)
      for (index, fact) in [own, foreign].enumerated() {
        let event = try StatusEvent(
          fact: fact, kind: .revoked, effectiveFrom: moment(-1), cause: .recordedInError)
        try change.record(
          event, id: FactID(high: 5, low: UInt64(index)), of: desk.worker, by: desk.home)
      }
    }
    let passport = try await desk.passport(desk.sight(onlyAttestedBy: desk.trust))
    #expect(passport.achievements.map(\.origin.id) == [own, signed])
    #expect(passport.events.map(\.fact.fact) == [own])
    let words = try await desk.records.read { snapshot in
      try [own, signed, foreign].map { try snapshot.attested($0, by: desk.trust) }
    }
    #expect(words == [true, true, false])
  }

  @Test("an assessor's registrations come with what they signed")
  func assessors() async throws {
    let desk = try await Desk.open()
    try await desk.records.write { change in
      try change.add(aWorker(id: testID(41)), identity: anIdentity(familyName: "Shah"))
      try change.record(
        aRegistration(number: "20B4321E", status: .suspended), id: testID(42), of: testID(41),
        by: desk.trust, source: .direct)
    }
    try await desk.achieve(anAchievement(assessor: anAssessor()), id: 1)
    let passport = try await desk.passport(desk.sight([.training]))
    let key = AssessorKey(regulator: .nmc, number: "20B4321E")
    #expect(passport.assessorRegistrations[key]?.map(\.fact.status) == [.suspended])
    #expect(passport.organisations[desk.trust] != nil)
  }

  @Test("a fact is only found at the worker it is about")
  func foreignFacts() async throws {
    let desk = try await Desk.open()
    let fact = try await desk.achieve(anAchievement(), id: 1)
    let evidence = try someEvidence(of: fact, assessor: anAssessor())
    await #expect(throws: ServiceError.self) {
      try await desk.records.write { change in
        try change.add(aWorker(id: testID(60)), identity: anIdentity())
        try change.record(
          evidence, id: testID(61), of: testID(60), by: desk.home, source: .direct)
      }
    }
    let found = try await desk.records.read { try $0.worker(testID(60), knownAt: .init(99)) }
    #expect(found == nil)
  }

  @Test("a second fact under a taken identifier is refused as already there")
  func takenIdentifier() async throws {
    let desk = try await Desk.open()
    try await desk.achieve(anAchievement(), id: 1)
    let error = await #expect(throws: ServiceError.self) {
      try await desk.achieve(anAchievement("CSTF-FS-1"), id: 1)
    }
    #expect(error?.code == .alreadyExists)
  }

  @Test("a single fact is read by its identifier with what befell it")
  func singles() async throws {
    let desk = try await Desk.open()
    try await fill(desk)
    try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      let registration = FactID(high: 6, low: 1)
      let achievement = FactID(high: 6, low: 3)
      #expect(try snapshot.registration(registration, knownAt: known)?.fact == aRegistration())
      #expect(try snapshot.registration(achievement, knownAt: known) == nil)
      #expect(try snapshot.achievement(achievement, knownAt: known)?.fact.kind == .training)
      #expect(try snapshot.achievement(achievement, knownAt: CommitSequence(1)) == nil)
      #expect(try snapshot.subject(of: achievement) == desk.worker)
      #expect(try snapshot.subject(of: testID(999)) == nil)
      #expect(try snapshot.events(of: achievement, knownAt: known).isEmpty)
    }
  }

  /// One fact of each group, each signed by the home.
  private func fill(_ desk: Desk) async throws {
    try await desk.records.write { change in
      let ids = (1...7).map { FactID(high: 6, low: $0) }
      try change.record(
        aRegistration(), id: ids[0], of: desk.worker, by: desk.home, source: .direct)
      try change.record(aCheck(), id: ids[1], of: desk.worker, by: desk.home, source: .direct)
      let kinds: [Achievement.Kind] = [.training, .careCertificate, .qualification, .competence]
      for (id, kind) in zip(ids[2...], kinds) {
        try change.record(
          anAchievement(kind: kind), id: id, of: desk.worker, by: desk.home, source: .direct)
      }
      try change.record(
        anEngagement(with: desk.home), id: ids[6], of: desk.worker, by: desk.home, source: .direct,
        replacing: nil)
      for (index, id) in ids.prefix(6).enumerated() {
        let signature = Attestation(
          fact: id, organisation: desk.home, byRole: .manager, signedAt: moment(0))
        try change.record(
          signature, id: FactID(high: 7, low: UInt64(index)), of: desk.worker, by: desk.home)
      }
    }
  }
}
