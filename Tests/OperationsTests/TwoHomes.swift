import Access
import Operations
import Organisations
import Passports
import ReferenceData
import Roles
import TestSupport
import Vocabulary

/// Rosa, who worked for home A until yesterday, and home B, where she may start: where stories
/// about looking at passports begin. Home A vouches for nothing it did not record.
struct TwoHomes: Sendable {
  let test: TestService
  let homeA: OrganisationID = testID(301)
  let homeB: OrganisationID = testID(302)
  let trust: OrganisationID = testID(303)
  let council: OrganisationID = testID(304)
  let rosa: WorkerID = testID(305)

  var service: Service { test.service }

  /// Both homes, a trust and a council; Rosa's record holds her engagement and no more.
  static func open() async throws -> TwoHomes {
    let homes = TwoHomes(test: try TestService(at: testNoon))
    try await homes.test.store.write { records in
      try records.record(anOrganisation(id: homes.homeA, name: "Larch House"))
      try records.record(anOrganisation(id: homes.homeB, name: "Alder Court"))
      try records.record(
        anOrganisation(
          id: homes.trust, name: "Thames Trust", kind: .nhsTrust, sector: .health))
      try records.record(
        anOrganisation(
          id: homes.council, name: "Brentside Council", kind: .localAuthority,
          sector: .socialCare))
      try records.add(
        aWorker(id: homes.rosa), identity: anIdentity(givenName: "Rosa", familyName: "Marques"))
      try records.record(
        anEngagement(with: homes.homeA, from: day(-700), to: day(0)), id: testID(306),
        of: homes.rosa, by: homes.homeA, source: .direct, replacing: nil)
    }
    return homes
  }

  /// As ``open()``, with all that home B asks of a care worker.
  static func ready(careCertificate: String = "CARE-CERT-2015") async throws -> TwoHomes {
    let homes = try await open()
    try await homes.achieve(careCertificate, kind: .careCertificate, on: day(-400), number: 401)
    for (index, standard) in ["CSTF-IPC-2", "CSTF-RESUS-2A", "CSTF-MH-2", "CSTF-SA-2"].enumerated()
    {
      try await homes.achieve(standard, on: day(-90), number: 402 + UInt64(index))
    }
    try await homes.recordChecks()
    return homes
  }

  /// Records what Rosa achieved at home A, or at `organisation`.
  @discardableResult
  func achieve(
    _ standard: String, kind: Achievement.Kind = .training, on completed: CivilDate? = day(-90),
    number: UInt64, at organisation: OrganisationID? = nil, by assessor: Assessor? = nil,
    level: Passports.ProficiencyLevel? = nil, portability: Achievement.Portability = .portable
  ) async throws -> FactID {
    let id: FactID = testID(number)
    let place = organisation ?? homeA
    let achievement = try Achievement(
      standard: StandardCode(listed: standard), kind: kind, level: level,
      progress: completed == nil ? .inProgress : .achieved, completedOn: completed,
      gainedAt: place, assessor: assessor, portability: portability)
    try await test.store.write { records in
      try records.record(achievement, id: id, of: rosa, by: place, source: .direct)
    }
    return id
  }

  /// Records every check of the CQC schedule as made by home A.
  func recordChecks() async throws {
    try await test.store.write { records in
      for (index, kind) in EmploymentCheck.Kind.allCases.enumerated() {
        let dbs = kind == .criminalRecord ? try aDBSCheck() : nil
        try records.record(
          aCheck(kind: kind, dbs: dbs), id: testID(501 + UInt64(index)), of: rosa, by: homeA,
          source: .direct)
      }
    }
  }

  /// Records something that happened to `fact`, now.
  func happen(
    _ kind: StatusEvent.Kind, to fact: FactID, from moment: Instant? = nil, number: UInt64 = 601
  ) async throws {
    let event = try StatusEvent(
      fact: fact, kind: kind, effectiveFrom: moment ?? test.clock.now, cause: .assessmentUnsound)
    try await test.store.write { records in
      try records.record(event, id: testID(number), of: rosa, by: homeA)
    }
  }

  /// Records a stretch of service of Rosa.
  func serve(_ period: ContinuityPeriod, number: UInt64 = 701) async throws {
    try await test.store.write { records in
      try records.record(
        period, id: testID(number), of: rosa, by: period.employer, source: .direct, replacing: nil)
    }
  }

  /// Home B counts these versions of the Care Certificate only.
  func narrowCareCertificates(to versions: [String]) async throws {
    let key = PolicyKey(
      FrameworkCode(listed: "CARE-CERT"), subject: "CARE-CERT", .acceptedEvidence)
    let row = PolicyRow(
      key: key, value: .items(versions), unit: "list", provenance: Provenance(.localPolicy),
      owner: homeB.description, layer: .employer)
    try await test.store.write { records in try records.record(row, of: homeB) }
  }

  /// `body` became part of `other` a week ago.
  func merge(_ body: OrganisationID, into other: OrganisationID) async throws {
    let link = try Succession(predecessor: body, successor: other, kind: .merger, from: day(-7))
    try await test.store.write { records in try records.record(link) }
  }

  /// Rosa works for `organisation` since yesterday.
  func engage(
    at organisation: OrganisationID, kind: Engagement.Kind = .employment, number: UInt64 = 307
  ) async throws {
    try await test.store.write { records in
      try records.record(
        anEngagement(with: organisation, kind: kind, from: day(-1)), id: testID(number), of: rosa,
        by: organisation, source: .direct, replacing: nil)
    }
  }

  /// Rosa lets home B, or `verifier`, see `groups` for a fortnight.
  @discardableResult
  func grant(
    _ groups: Set<FieldGroup> = Set(FieldGroup.allCases), for purpose: Purpose = .transfer,
    to verifier: OrganisationID? = nil, endsAt: Instant? = nil
  ) async throws -> CodedGrant {
    let report = try await GrantDisclosure.run(
      GrantDisclosure.Request(
        header: test.header("\(groups) \(purpose)"), verifier: verifier ?? homeB, groups: groups,
        purpose: purpose, endsAt: endsAt),
      test.holder("GrantDisclosure", rosa), in: service)
    return try requireValue(report.grant)
  }

  /// What home B, or `organisation`, finds for a care worker.
  func verify(
    _ role: String = "CARE-WORKER", as duty: Duty = .verifier,
    of organisation: OrganisationID? = nil,
    by selector: WorkerSelector? = nil, asking question: PassportQuestion = .transfer
  ) async throws -> VerifyPassport.Report {
    try await VerifyPassport.run(
      VerifyPassport.Request(
        worker: selector ?? .worker(rosa), asker: nil, role: RoleCode(listed: role),
        question: question),
      test.call("VerifyPassport", duty, of: organisation ?? homeB), in: service)
  }

  /// The looks at Rosa's passport, newest first, as she sees them.
  func looks() async throws -> [AccessEntry] {
    try await ListAccesses.run(
      PageRequest(size: 0, token: ""), test.holder("ListAccesses", rosa), in: service
    ).entries.map(\.access)
  }
}

extension PassportQuestion {
  /// Asked now, because of a move.
  static let transfer = PassportQuestion(purpose: .success(.transfer))

  /// Asked now, because of checks before an engagement.
  static let preEmployment = PassportQuestion(purpose: .success(.preEmploymentCheck))
}

/// `value`, or an error where there is none.
private func requireValue<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw ServiceError.absent("value") }
  return value
}

extension ReadinessReport {
  /// The finding of this requirement.
  func finding(_ requirement: String) -> Finding? {
    findings.first { $0.requirement.code.text == requirement }
  }
}
