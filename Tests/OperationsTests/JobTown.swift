import Access
import Operations
import Organisations
import Passports
import Roles
import TestSupport
import Vacancies
import Vocabulary

/// A place with a home that seeks people, another that has them, a university and a council: where
/// stories about vacancies begin.
struct JobTown: Sendable {
  let test: TestService
  let seeker: OrganisationID = testID(601)
  let other: OrganisationID = testID(602)
  let university: OrganisationID = testID(603)
  let council: OrganisationID = testID(604)
  let system: PlaceID = testID(605)
  let place: PlaceID = testID(606)

  var service: Service { test.service }

  static func open() async throws -> JobTown {
    let town = JobTown(test: try TestService(at: testNoon))
    try await town.test.store.write { records in
      try records.record(anOrganisation(id: town.seeker, name: "Larch House"))
      try records.record(anOrganisation(id: town.other, name: "Alder Court"))
      try records.record(
        anOrganisation(
          id: town.university, name: "Brent University", kind: .education, sector: .education))
      try records.record(
        anOrganisation(
          id: town.council, name: "Brentside Council", kind: .localAuthority,
          sector: .socialCare))
      try records.record(
        Place(
          id: town.system, name: "North West", kind: .system, parent: nil, code: nil, pieces: [],
          isSynthetic: true))
      try records.record(
        Place(
          id: town.place, name: "Brentside", kind: .place, parent: town.system, code: nil,
          pieces: [], isSynthetic: true))
      for body in [town.seeker, town.other, town.council] {
        try records.record(body, sitsIn: town.place, for: DatePeriod(from: day(-900)))
      }
    }
    return town
  }

  /// A worker of `employer` who holds `standards`, each completed 90 days ago.
  @discardableResult
  func settle(
    _ number: UInt64, holding standards: [String], at employer: OrganisationID? = nil,
    role: String = "CARE-WORKER", birthDate: CivilDate? = day(-12_000)
  ) async throws -> WorkerID {
    let (worker, body): (WorkerID, OrganisationID) = (testID(number), employer ?? other)
    let held = try standards.map { standard in
      try Achievement(
        standard: StandardCode(listed: standard),
        kind: standard.hasPrefix("CARE-CERT") ? .careCertificate : .training,
        progress: .achieved, completedOn: day(-90), gainedAt: body)
    }
    let engagement = try Engagement(
      organisation: body, kind: .employment, legalBasis: .employment,
      role: RoleCode(listed: role), period: DatePeriod(from: day(-400)),
      fullTimeEquivalent: FullTimeEquivalent(1, over: 2, baseMinutesPerWeek: 2_250, field: ""))
    try await test.store.write { records in
      try records.add(
        aWorker(id: worker),
        identity: anIdentity(familyName: "Synthetic \(number)", birthDate: birthDate))
      try records.record(
        engagement, id: testID(number * 100), of: worker, by: body, source: .direct,
        replacing: nil)
      for (index, achievement) in held.enumerated() {
        try records.record(
          achievement, id: testID(number * 100 + 1 + UInt64(index)), of: worker, by: body,
          source: .direct)
      }
    }
    return worker
  }

  /// The fact that ``settle(_:holding:at:role:birthDate:)`` recorded at this place of its list.
  func fact(_ number: UInt64, _ index: UInt64) -> FactID { testID(number * 100 + 1 + index) }

  /// Takes a sign-off back from `moment` on.
  func revoke(
    _ number: UInt64, _ index: UInt64, by body: OrganisationID, from moment: Instant
  ) async throws {
    let event = try StatusEvent(
      fact: fact(number, index), kind: .revoked, effectiveFrom: moment, cause: .assessmentUnsound)
    let worker: WorkerID = testID(number)
    try await test.store.write { records in
      try records.record(event, id: testID(number * 100 + 50 + index), of: worker, by: body)
    }
  }

  /// Lets `worker` be found; the permission.
  @discardableResult
  func join(
    _ worker: WorkerID, for uses: Set<MatchingConsent.Use> = [.vacancies],
    showing groups: Set<FieldGroup> = [.training, .qualifications, .competences, .employment]
  ) async throws -> MatchingConsentID {
    let receipt = try await JoinMatching.run(
      JoinMatching.Request(
        header: test.header("join \(worker) \(uses.count)"), uses: uses, groups: groups,
        endsAt: nil),
      test.holder("JoinMatching", worker), in: service)
    return try MatchingConsentID(receipt.id, field: "")
  }

  /// A post of the seeker; its vacancy.
  func publish(
    _ draft: VacancyDraft? = nil, by organisation: OrganisationID? = nil
  ) async throws -> (id: VacancyID, etag: Etag) {
    let receipt = try await PublishVacancy.run(
      PublishVacancy.Request(
        header: test.header("publish \(String(describing: draft))"), draft: draft ?? aPost()),
      manager("PublishVacancy", of: organisation), in: service)
    return (try VacancyID(receipt.id, field: ""), receipt.etag)
  }

  /// A care worker's post, full time.
  func aPost(
    _ role: String = "CARE-WORKER", trainable: [Vacancy.TrainableGap] = [],
    attitudes: [String] = [], adultsOnly: Bool = false, count: Int = 1
  ) throws -> VacancyDraft {
    VacancyDraft(
      place: place, role: RoleCode(listed: role), title: "Care worker",
      fullTimeEquivalent: try FullTimeEquivalent(
        1, over: 1, baseMinutesPerWeek: 2_250, field: ""),
      count: count, trainable: trainable,
      attitudes: attitudes.map { AttitudeCode(listed: $0) }, isForAdultsOnly: adultsOnly,
      startsOn: day(30), opensAt: nil, closesAt: nil)
  }

  func match(
    _ vacancy: VacancyID, size: Int32 = 0, token: String = "",
    as organisation: OrganisationID? = nil
  ) async throws -> MatchVacancy.Report {
    try await MatchVacancy.run(
      MatchVacancy.Request(
        vacancy: vacancy, page: PageRequest(size: size, token: token, fallback: 20)),
      manager("MatchVacancy", of: organisation), in: service)
  }

  func manager(_ method: String, of organisation: OrganisationID? = nil) throws -> Call {
    try test.call(method, .manager, of: organisation ?? seeker)
  }

  func looks(_ worker: WorkerID) async throws -> [AccessEntry] {
    try await ListAccesses.run(
      PageRequest(size: 0, token: ""), test.holder("ListAccesses", worker), in: service
    ).entries.map(\.access)
  }

  /// A course of the university.
  func offer(_ standard: String, weeks: Int) async throws -> TrainingOfferID {
    let receipt = try await OfferTraining.run(
      OfferTraining.Request(
        header: test.header("offer \(standard)"), standard: StandardCode(listed: standard),
        title: "A module", weeks: weeks, place: nil, opensAt: nil, closesAt: nil),
      test.call("OfferTraining", .trainer, of: university), in: service)
    return try TrainingOfferID(receipt.id, field: "")
  }
}

/// All that a care worker needs.
let allForCare = ["CARE-CERT-2025", "CSTF-IPC-2", "CSTF-RESUS-2A", "CSTF-MH-2", "CSTF-SA-2"]
