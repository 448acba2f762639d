@testable import Access
import Passports
import Planning
import Roles
import Store
import TestSupport
import Testing
import Vocabulary

@Suite("Joint roles, line managers and templates in the store")
struct JointRoleRecordTests {
  private func terms(_ desk: Desk) throws -> JointRoleTerms {
    let period = try #require(DatePeriod(from: day(0), to: day(900)))
    let half = try Fraction(1, over: 2, field: "share")
    func party(_ body: OrganisationID, _ kind: JointPartyKind) throws -> JointRoleParty {
      var parts = JointRoleParty.Parts(
        organisation: body, kind: kind, period: period, costShare: half, fundingShare: half,
        legalBasis: kind == .host ? .section113 : .employment)
      parts.engagements = [testID(5)]
      parts.fullTimeEquivalent = try FullTimeEquivalent(
        1, over: 3, baseMinutesPerWeek: 2_250, field: "fte")
      parts.contractedMinutesPerWeek = 750
      parts.pay = try PayTerms(framework: .nationalJointCouncil, point: "scp 24")
      parts.consultedOn = day(-3)
      parts.continuityDate = day(-4_000)
      parts.lineManagers = [
        try LineManager(
          worker: testID(71), organisation: desk.trust, post: "matron", period: period)
      ]
      parts.professionalLead = "director of nursing"
      parts.indemnity = testID(6)
      parts.agreements = [testID(7), testID(8)]
      parts.group = GroupCode(listed: "CARE-COORD")
      return try JointRoleParty(parts)
    }
    var parts = JointRoleTerms.Parts(
      title: "Joint care co-ordinator", purpose: "one plan", lead: desk.home, period: period,
      origin: .replaces("ward clerk"), postKind: PostCode(listed: "CARE-COORD"),
      parties: [try party(desk.home, .homeEmployer), try party(desk.trust, .host)])
    parts.backing = try JointRoleTerms.Backing(
      sponsor: "chief nurse", fund: "shared fund", endsOn: day(900))
    parts.place = testID(9)
    parts.homeGroup = GroupCode(listed: "CARE-COORD")
    parts.role = RoleCode(listed: "CARE-WORKER")
    parts.interventions = [StandardCode(listed: "MED-INSULIN-PEN")]
    parts.template = testID(10)
    parts.holdings = [JointRoleTerms.Holding(worker: desk.worker, period: period)]
    parts.rotation = [
      try JointRoleTerms.Leg(organisation: desk.trust, location: "ward 4", period: period)
    ]
    parts.fullTimeExemption = try JointRoleTerms.Exemption(approver: "chief", reason: "winter")
    parts.hoursOptOutOn = day(-1)
    return try JointRoleTerms(parts)
  }

  private func open() async throws -> Desk {
    let desk = try await Desk.open()
    try await desk.records.write {
      try $0.add(aWorker(id: testID(71)), identity: anIdentity(givenName: "Femi"))
    }
    return desk
  }

  @Test("every event comes back as it was recorded, and what was not known then does not")
  func events() async throws {
    let (desk, role) = (try await open(), JointRoleID(high: 4, low: 4))
    let terms = try terms(desk)
    let manager = try LineManager(
      worker: testID(71), organisation: desk.home, post: "lead", period: DatePeriod(from: day(5)))
    let wanted: [JointRoleEvent.What] = [
      .drafted(terms), .accepted(version: 1, post: "director"),
      .proposed(terms, from: day(30)), .managed(manager),
      .ended(on: day(60), reason: "money spent"),
    ]
    var sequences: [CommitSequence] = []
    for (index, what) in wanted.enumerated() {
      try await desk.records.write {
        try $0.record(what, id: testID(300 + UInt64(index)), of: role, by: desk.home)
      }
      sequences.append(try await desk.latest())
    }
    let oldest = try #require(sequences.first)
    let (all, first, etag) = try await desk.records.read { snapshot in
      (
        try snapshot.jointRole(role, knownAt: snapshot.latestSequence()),
        try snapshot.jointRole(role, knownAt: oldest), try snapshot.jointRoleEtag(role)
      )
    }
    #expect(all?.events.map(\.what) == wanted)
    #expect(first?.events.map(\.what) == [.drafted(terms)])
    #expect(etag == sequences.last.map(Etag.init))
    let imported = JointRoleID(high: 4, low: 5)
    try await desk.records.write {
      try $0.record(.imported(terms), id: testID(310), of: imported, by: desk.home)
    }
    let taken = try await desk.records.read {
      try $0.jointRole(imported, knownAt: $0.latestSequence())
    }
    #expect(taken?.isImported == true && taken?.latest.terms == terms)
  }

  @Test("a role is found by party, holder, manager and place, page by page, and by no other")
  func scopes() async throws {
    let desk = try await open()
    let terms = try terms(desk)
    let ids = (0..<3).map { JointRoleID(high: 4, low: $0) }
    try await desk.records.write { change in
      for (index, id) in ids.enumerated() {
        try change.record(.drafted(terms), id: testID(320 + UInt64(index)), of: id, by: desk.home)
      }
    }
    let scopes: [JointRoleScope] = [
      .organisation(desk.home), .organisation(desk.trust), .worker(desk.worker),
      .manager(testID(71)), .place(testID(9)),
    ]
    for scope in scopes {
      let (page, rest) = try await desk.records.read { snapshot in
        let known = try snapshot.latestSequence()
        return (
          try snapshot.jointRoles(scope, after: nil, limit: 2, knownAt: known).map(\.id),
          try snapshot.jointRoles(scope, after: ids[1], limit: 2, knownAt: known).map(\.id)
        )
      }
      #expect(page == Array(ids.prefix(2)) && rest == [ids[2]], "\(scope)")
    }
    let none = try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      return try [
        JointRoleScope.organisation(testID(99)), .worker(testID(71)), .manager(desk.worker),
        .place(testID(11)),
      ].flatMap { try snapshot.jointRoles($0, after: nil, limit: 9, knownAt: known) }
    }
    #expect(none.isEmpty)
  }

  @Test("an event of a role that nobody added is refused, and a long one too")
  func refusals() async throws {
    let desk = try await open()
    await #expect(throws: ServiceError.self) {
      try await desk.records.write {
        try $0.record(
          .ended(on: day(1), reason: "none"), id: testID(1), of: testID(2), by: desk.home)
      }
    }
  }

  @Test("a later word on a line manager stands beside the earlier; both clocks answer")
  func managers() async throws {
    let desk = try await open()
    func word(_ number: UInt64, from start: Int) throws -> LineManagement {
      try LineManagement(
        id: testID(number), worker: desk.worker, employer: desk.home,
        manager: LineManager(
          worker: testID(71), organisation: desk.trust, post: "lead \(number)",
          period: DatePeriod(from: day(start))))
    }
    let words = try [word(330, from: 0), word(331, from: 9)]
    try await desk.records.write { try $0.record(words[0], by: desk.home) }
    let then = try await desk.latest()
    try await desk.records.write { try $0.record(words[1], by: desk.home) }
    for scope in [ManagementScope.employer(desk.home), .manager(testID(71))] {
      let (before, after) = try await desk.records.read { snapshot in
        (
          try snapshot.lineManagements(scope, limit: 9, knownAt: then),
          try snapshot.lineManagements(scope, limit: 9, knownAt: snapshot.latestSequence())
        )
      }
      #expect(before == [words[0]] && after == words)
    }
    let none = try await desk.records.read { snapshot in
      try snapshot.lineManagements(
        .employer(desk.trust), limit: 9, knownAt: snapshot.latestSequence())
    }
    #expect(none.isEmpty)
  }

  @Test("who is engaged on a day: not before, not after, not a learner")
  func engaged() async throws {
    let desk = try await open()
    try await desk.records.write { change in
      try change.record(
        anEngagement(with: desk.home, from: day(0), to: day(10)), id: testID(340),
        of: desk.worker, by: desk.home, source: .direct, replacing: nil)
      try change.record(
        anEngagement(with: desk.trust, kind: .placement), id: testID(341), of: desk.worker,
        by: desk.trust, source: .direct, replacing: nil)
    }
    let answers = try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      return try [
        (desk.home, -1), (desk.home, 0), (desk.home, 9), (desk.home, 10), (desk.trust, 5),
      ]
      .map { body, offset in
        try snapshot.isEngaged(desk.worker, with: body, on: day(offset), knownAt: known)
      }
    }
    #expect(answers == [false, true, true, false, false])
  }

  @Test("an engagement that a role brought is replaced and closed with its link")
  func links() async throws {
    let (desk, role) = (try await open(), JointRoleID(high: 4, low: 4))
    let terms = try terms(desk)
    let engagement = try anEngagement(with: desk.home, kind: .jointPost)
    try await desk.records.write { change in
      try change.record(.drafted(terms), id: testID(350), of: role, by: desk.home)
      try change.record(
        engagement, id: testID(351), of: desk.worker, by: desk.home, source: .direct,
        replacing: nil)
      try change.link(testID(351), of: desk.worker, to: role, replacing: nil)
    }
    func linked() async throws -> [FactID] {
      try await desk.records.read { try $0.jointEngagements(of: role).map(\.fact) }
    }
    #expect(try await linked() == [testID(351)])
    try await desk.records.write { change in
      try change.record(
        engagement, id: testID(352), of: desk.worker, by: desk.home, source: .direct,
        replacing: testID(351))
      try change.link(testID(352), of: desk.worker, to: role, replacing: testID(351))
    }
    #expect(try await linked() == [testID(352)])
    try await desk.records.write {
      try $0.closeEngagement(testID(352), of: desk.worker, from: role)
    }
    #expect(try await linked().isEmpty)
    let left = try await desk.records.read {
      try $0.engagements(desk.sight(), knownAt: $0.latestSequence())
    }
    #expect(left.isEmpty)
  }

  @Test("a template and its copy come back whole, of one body or of all")
  func templates() async throws {
    let desk = try await open()
    let original = try RoleTemplate(
      id: testID(360), organisation: desk.home, title: "Blended home care",
      role: RoleCode(listed: "CARE-WORKER"),
      interventions: [StandardCode(listed: "MED-INSULIN-PEN"), StandardCode(listed: "MED-EYE")])
    let copy = try RoleTemplate(
      copying: original, id: testID(361), organisation: desk.trust,
      forbidding: [StandardCode(listed: "MED-EYE")], localProtocol: "protocol 7")
    try await desk.records.write { change in
      try change.record(original)
      try change.record(copy)
    }
    let (all, own, one) = try await desk.records.read { snapshot in
      let known = try snapshot.latestSequence()
      return (
        try snapshot.roleTemplates(of: nil, after: nil, limit: 9, knownAt: known),
        try snapshot.roleTemplates(of: desk.trust, after: nil, limit: 9, knownAt: known),
        try snapshot.roleTemplate(original.id, knownAt: known)
      )
    }
    #expect(Set(all) == [original, copy] && own == [copy] && one == original)
  }
}
