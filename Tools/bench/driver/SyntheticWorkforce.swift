import Organisations
import Passports
import Roles
import Store
import Vocabulary

/// A workforce that never was: one employer, a few other bodies, and workers with thirty items
/// each, the same for the same seed and day.
///
/// The items are those of somebody who works in care, so that judging them for `CARE-WORKER` looks
/// at all of them: some training is out of date, some Care Certificates are of the earlier version.
struct SyntheticWorkforce: Sendable {
  /// How many items a worker has: 26 achievements, 2 checks, a registration and an engagement.
  static let itemsPerWorker = 30

  let seed: UInt64
  let today: CivilDate

  init(seed: UInt64, today: CivilDate) {
    self.seed = seed
    self.today = today
  }

  /// The employer of all, first, and bodies where some of their training was gained.
  var bodies: [OrganisationID] {
    var generator = SeededGenerator(seed: seed)
    return (0..<6).map { _ in generator.id() }
  }

  /// The identifier of worker number `index`.
  func workerID(_ index: Int) -> WorkerID {
    var generator = generator(of: index)
    return generator.id()
  }

  private func generator(of index: Int) -> SeededGenerator {
    var mixer = SeededGenerator(seed: seed ^ (UInt64(index) &+ 1) &* 0xd134_2543_de82_ef95)
    return SeededGenerator(seed: mixer.next())
  }

  /// Records the bodies.
  func recordBodies(in change: StoreChange) throws {
    for (index, id) in bodies.enumerated() {
      try change.record(
        Organisation(
          id: id, name: index == 0 ? "Synthetic Care Group" : "Synthetic body \(index)",
          kind: index == 1 ? .nhsTrust : index == 2 ? .education : .careProvider,
          sector: index == 1 ? .health : index == 2 ? .education : .socialCare,
          identifiers: [
            OrganisationIdentifier(scheme: .local, normalised: "BENCH-\(index)")
          ],
          existence: DatePeriod(from: today.adding(months: -240)), trainingMemorandumSince: nil,
          isSynthetic: true))
    }
  }

  /// Records worker number `index` with all their items; the record of their engagement.
  @discardableResult
  func recordWorker(_ index: Int, in change: StoreChange) throws -> FactID {
    var generator = generator(of: index)
    let worker: WorkerID = generator.id()
    let person = Person(worker: worker, bodies: bodies, today: today)
    try person.recordIdentity(&generator, in: change)
    let engagement = try person.recordEngagement(&generator, in: change)
    try person.recordAchievements(&generator, in: change)
    try person.recordChecks(&generator, in: change)
    try person.recordRegistration(&generator, in: change)
    return engagement
  }
}

/// One worker while their items are recorded.
private struct Person {
  let worker: WorkerID
  let bodies: [OrganisationID]
  let today: CivilDate

  private static let givenNames = ["Ada", "Bola", "Chen", "Dilys", "Efe", "Farah", "Gwen", "Hana"]
  private static let familyNames = ["Synthetic", "Invented", "Imagined", "Fictive", "Supposed"]

  // What most people in care have been trained in, by the two frameworks they meet.
  private static let subjects = [
    "EDHR", "HSW", "CR", "FIRE", "IPC-2", "MH-2", "SA-2", "PREVENT", "SC-2", "RESUS-2A", "IG",
  ].map { StandardCode(listed: "CSTF-\($0)") }
  private static let categories = [2, 6, 7, 8, 9, 10, 13, 14, 15, 17, 20, 22, 23, 26].map {
    StandardCode(listed: "ASCWDS-TRAINING/\($0)")
  }

  private var employer: OrganisationID { bodies[0] }

  func recordIdentity(_ generator: inout SeededGenerator, in change: StoreChange) throws {
    let identity = try WorkerIdentity(
      givenName: generator.one(of: Self.givenNames),
      familyName: generator.one(of: Self.familyNames) + " \(generator.number(1..<100_000))",
      birthDate: today.adding(days: -generator.number(7_000..<23_000)), identifiers: [])
    try change.add(
      Worker(id: worker, identityLevel: .verified, isSynthetic: true), identity: identity)
  }

  func recordEngagement(
    _ generator: inout SeededGenerator, in change: StoreChange
  ) throws -> FactID {
    let engagement = try Engagement(
      organisation: employer, kind: .employment, legalBasis: .employment,
      role: RoleCode(listed: "CARE-WORKER"), ascWDSJobRole: 10,
      period: DatePeriod(from: today.adding(days: -generator.number(30..<2_000))),
      contractedMinutesPerWeek: 2_250)
    let id: FactID = generator.id()
    try change.record(
      engagement, id: id, of: worker, by: employer, source: .ascWDS, replacing: nil)
    return id
  }

  func recordAchievements(_ generator: inout SeededGenerator, in change: StoreChange) throws {
    let isEarlier = generator.number(0..<4) == 0
    let certificate = StandardCode(listed: isEarlier ? "CARE-CERT-2015" : "CARE-CERT-2025")
    try record(certificate, .careCertificate, .direct, 60..<600, &generator, in: change)
    for subject in Self.subjects {
      try record(subject, .training, .trainingFile, 10..<420, &generator, in: change)
    }
    for category in Self.categories {
      try record(category, .training, .ascWDS, 10..<900, &generator, in: change)
    }
  }

  private func record(
    _ standard: StandardCode, _ kind: Achievement.Kind, _ source: SourceSystem,
    _ daysAgo: Range<Int>, _ generator: inout SeededGenerator, in change: StoreChange
  ) throws {
    let achievement = try Achievement(
      standard: standard, kind: kind, progress: .achieved,
      completedOn: today.adding(days: -generator.number(daysAgo)),
      gainedAt: generator.number(0..<4) == 0 ? generator.one(of: bodies) : employer,
      mode: generator.one(of: Achievement.Mode.allCases))
    try change.record(
      achievement, id: generator.id(), of: worker, by: employer, source: source)
  }

  func recordChecks(_ generator: inout SeededGenerator, in change: StoreChange) throws {
    let issued = today.adding(days: -generator.number(30..<1_000))
    let criminalRecord = try EmploymentCheck(
      kind: .criminalRecord, method: .seenOriginal, checkedOn: issued.adding(days: 7),
      holdsThrough: nil,
      dbs: DBSCheck(
        level: .enhancedWithBarredLists, workforce: .adult,
        certificateNumber: "00" + padded(generator.number(0..<1_000_000_000), 10),
        issuedOn: issued, onUpdateService: false, lastStatus: nil))
    let rightToWork = try EmploymentCheck(
      kind: .rightToWork, method: .seenOriginal,
      checkedOn: today.adding(days: -generator.number(30..<1_000)), holdsThrough: nil, dbs: nil)
    for check in [criminalRecord, rightToWork] {
      try change.record(check, id: generator.id(), of: worker, by: employer, source: .direct)
    }
  }

  func recordRegistration(_ generator: inout SeededGenerator, in change: StoreChange) throws {
    let registration = Registration(
      regulator: .hcpc, number: "OT" + padded(generator.number(0..<1_000_000), 6), part: nil,
      status: .effective, period: DatePeriod(from: today.adding(days: -700)),
      checkedAt: LondonTime.start(of: today.adding(days: -generator.number(1..<30))),
      checkSource: .registerPage)
    try change.record(registration, id: generator.id(), of: worker, by: employer, source: .direct)
  }
}
