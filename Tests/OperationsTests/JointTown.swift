import Access
import Delegations
import Operations
import Organisations
import Passports
import Planning
import Roles
import TestSupport
import Vocabulary

/// A trust, a council and a care provider of one place, with their people: where stories about
/// joint roles begin. The clock stands at `testNoon`.
struct JointTown: Sendable {
  let test: TestService
  let trust: OrganisationID = testID(701)
  let council: OrganisationID = testID(702)
  let home: OrganisationID = testID(703)
  let place: PlaceID = testID(704)
  /// Whom the trust employs.
  let nurse: WorkerID = testID(710)
  /// The trust's manager.
  let matron: WorkerID = testID(711)
  /// The council's manager.
  let lead: WorkerID = testID(712)
  /// Whom the provider employs.
  let carer: WorkerID = testID(713)

  var service: Service { test.service }

  static func open() async throws -> JointTown {
    let town = JointTown(test: try TestService(at: moment(-30)))
    try await town.test.store.write { change in
      try change.record(
        anOrganisation(id: town.trust, name: "Thames Trust", kind: .nhsTrust, sector: .health))
      try change.record(
        anOrganisation(id: town.council, name: "Larch Council", kind: .localAuthority))
      try change.record(anOrganisation(id: town.home, name: "Larch House"))
      try change.record(
        Place(
          id: testID(705), name: "Thames system", kind: .system, parent: nil, code: nil,
          pieces: [], isSynthetic: true))
      try change.record(
        Place(
          id: town.place, name: "Larch", kind: .place, parent: testID(705), code: nil, pieces: [],
          isSynthetic: true))
      try change.record(town.council, sitsIn: town.place, for: DatePeriod(from: day(-400)))
      let staff = [
        (town.nurse, town.trust), (town.matron, town.trust), (town.lead, town.council),
        (town.carer, town.home),
      ]
      for (index, (worker, body)) in staff.enumerated() {
        try change.add(
          aWorker(id: worker, level: .verified), identity: anIdentity(givenName: "W\(index)"))
        try change.record(
          anEngagement(with: body), id: testID(720 + UInt64(index)), of: worker, by: body,
          source: .direct, replacing: nil)
      }
    }
    town.test.clock.set(testNoon)
    return town
  }

  func manager(_ method: String, of body: OrganisationID) throws -> Call {
    try test.call(method, .manager, of: body)
  }

  // Terms.

  func party(
    _ body: OrganisationID, _ kind: JointPartyKind, _ top: Int32 = 1, over bottom: Int32 = 2,
    basis: Engagement.LegalBasis = .employment, managedBy manager: WorkerID? = nil,
    from start: Int = 10
  ) throws -> JointRoleParty.Parts {
    let period = DatePeriod(from: day(start))
    let half = try Fraction(1, over: 2, field: "share")
    var parts = JointRoleParty.Parts(
      organisation: body, kind: kind, period: period, costShare: half, fundingShare: half,
      legalBasis: basis)
    parts.fullTimeEquivalent = try FullTimeEquivalent(
      top, over: bottom, baseMinutesPerWeek: body == trust ? 2_250 : 2_220, field: "fte")
    let person = manager ?? (body == trust ? matron : lead)
    parts.lineManagers = [
      try LineManager(
        worker: person, organisation: person == matron ? trust : council, post: "head of service",
        period: period)
    ]
    return parts
  }

  /// The nurse's role: half at the trust and half at the council, new, with a sponsor.
  func terms(
    _ parties: [JointRoleParty.Parts]? = nil, holder: WorkerID?? = nil,
    origin: JointRoleTerms.Origin = .new, from start: Int = 10,
    change: (inout JointRoleTerms.Parts) throws -> Void = { _ in }
  ) throws -> JointRoleTerms {
    let both = try [
      party(trust, .homeEmployer, from: start), party(council, .homeEmployer, from: start),
    ]
    let period = DatePeriod(from: day(start))
    var parts = JointRoleTerms.Parts(
      title: "Joint care co-ordinator", purpose: "one plan for both services", lead: trust,
      period: period, origin: origin, postKind: PostCode(listed: "CARE-COORD"),
      parties: try (parties ?? both).map { try JointRoleParty($0) })
    if let worker = holder ?? nurse {
      parts.holdings = [JointRoleTerms.Holding(worker: worker, period: period)]
    }
    parts.place = place
    if origin == .new {
      parts.backing = try JointRoleTerms.Backing(
        sponsor: "chief nurse", fund: "shared fund", endsOn: day(700))
    }
    try change(&parts)
    return try JointRoleTerms(parts)
  }

  // Acts.

  @discardableResult
  func draft(
    _ terms: JointRoleTerms, by body: OrganisationID? = nil, validateOnly: Bool = false
  ) async throws -> JointRoleID {
    let receipt = try await DraftJointRole.run(
      DraftJointRole.Request(
        header: test.header("\(terms)", validateOnly: validateOnly), terms: terms),
      manager("DraftJointRole", of: body ?? trust), in: service)
    return try JointRoleID(receipt.id, field: "id")
  }

  func agree(_ role: JointRoleID, by body: OrganisationID) async throws {
    let etag = try await view(role, by: body).etag
    _ = try await AgreeJointRole.run(
      AgreeJointRole.Request(
        header: test.header("\(role) \(body)"), role: role, etag: etag ?? Etag(sent: ""),
        post: "director"),
      manager("AgreeJointRole", of: body), in: service)
  }

  func change(
    _ role: JointRoleID, to terms: JointRoleTerms, from start: Int, by body: OrganisationID
  ) async throws {
    let etag = try await view(role, by: body).etag
    _ = try await ChangeJointRole.run(
      ChangeJointRole.Request(
        header: test.header("\(role) \(start)"), role: role, etag: etag ?? Etag(sent: ""),
        terms: terms, from: day(start)),
      manager("ChangeJointRole", of: body), in: service)
  }

  func end(_ role: JointRoleID, on offset: Int, by body: OrganisationID) async throws {
    _ = try await EndJointRole.run(
      EndJointRole.Request(
        header: test.header("\(role) end"), role: role, etag: nil, day: day(offset),
        reason: "money spent"),
      manager("EndJointRole", of: body), in: service)
  }

  func view(
    _ role: JointRoleID, by body: OrganisationID, on offset: Int? = nil,
    knownAt past: Instant? = nil
  ) async throws -> JointRoleView {
    try await GetJointRole.run(
      GetJointRole.Request(
        role: role, asked: AskedDay(day: offset.map(day), asKnownAt: past)),
      manager("GetJointRole", of: body), in: service)
  }

  /// Posts taken in by `body`, one result each.
  func importing(
    _ terms: [JointRoleTerms], by body: OrganisationID, validateOnly: Bool = false
  ) async throws -> BatchReport {
    var items: [Result<ImportJointRoles.Item, ServiceError>] = []
    for (index, terms) in terms.enumerated() {
      let header = test.header("\(index)", validateOnly: validateOnly)
      items.append(
        Result { () throws(ServiceError) in
          try ImportJointRoles.Item(header: header, terms: terms)
        })
    }
    return try await ImportJointRoles.run(
      AsyncThrowingStream { stream in
        for item in items { stream.yield(item) }
        stream.finish()
      }, manager("ImportJointRoles", of: body), in: service)
  }

  func name(
    _ manager: WorkerID, of body: OrganisationID, over workers: [WorkerID],
    by employer: OrganisationID, from start: Int
  ) async throws {
    _ = try await NameLineManager.run(
      NameLineManager.Request(
        header: test.header("\(workers) \(start)"), managed: .workers(workers),
        manager: LineManager(
          worker: manager, organisation: body, post: "team manager",
          period: DatePeriod(from: day(start)))),
      self.manager("NameLineManager", of: employer), in: service)
  }

  func unmanaged(of body: OrganisationID, on offset: Int) async throws -> [ManagedEntry] {
    try await ListUnmanaged.run(
      ListUnmanaged.Request(
        asked: AskedDay(day: day(offset)), page: PageRequest(size: 100, token: "")),
      manager("ListUnmanaged", of: body), in: service
    ).entries
  }

  /// The worker's engagements as known now.
  func engagements(of worker: WorkerID) async throws -> [Engagement] {
    try await test.store.read { snapshot in
      let known = try snapshot.latestSequence()
      return try [trust, council, home].flatMap { body in
        try snapshot.engagements(of: worker, at: body).compactMap {
          try snapshot.engagement($0.origin.id, knownAt: known)?.fact
        }
      }
    }
  }

  /// What `act` is refused with, or nil.
  func refusal(_ act: () async throws -> Void) async throws -> ServiceError? {
    do {
      try await act()
      return nil
    } catch let error as ServiceError {
      return error
    }
  }

  /// Another of `body`'s people, since a year ago or from `start`, until `end`.
  func hire(
    _ number: UInt64, by body: OrganisationID, until end: Int? = nil
  ) async throws -> WorkerID {
    let worker: WorkerID = testID(number)
    try await test.store.write { change in
      try change.add(
        aWorker(id: worker, level: .verified), identity: anIdentity(givenName: "N\(number)"))
      try change.record(
        anEngagement(with: body, to: end.map { day($0) }), id: testID(number + 1_000),
        of: worker, by: body, source: .direct, replacing: nil)
    }
    return worker
  }

  /// A host agreement between two bodies from a month ago; its record.
  func hostAgreement(
    between bodies: Set<OrganisationID>, recordedBy body: OrganisationID, until end: Int? = nil
  ) async throws -> RecordID {
    let id: RecordID = test.service.newID()
    try await test.store.write { change in
      try change.record(
        DelegationRecord(
          id: id,
          .interOrganisation(
            InterOrganisationAgreement(kind: .host, parties: bodies, tasks: .any)),
          period: InstantPeriod(
            from: moment(-30), to: end.map { LondonTime.start(of: day($0)) }, field: "test"),
          recordedBy: body), replacing: nil)
    }
    return id
  }
}
