import Access
import Operations
import Organisations
import Passports
import Placements
import TestSupport
import Vocabulary

/// A university with seven learners and four care homes, each with a supervisor and an assessor,
/// over a real store in memory: where stories about placements begin.
struct TrainingGround: Sendable {
  let test: TestService
  let university: OrganisationID = testID(301)
  let homes: [OrganisationID] = (0..<4).map { testID(310 + $0) }
  let tutor: WorkerID = testID(320)
  let learners: [WorkerID] = (0..<7).map { testID(330 + $0) }
  let supervisors: [WorkerID] = (0..<4).map { testID(340 + $0) }
  let assessors: [WorkerID] = (0..<4).map { testID(350 + $0) }

  var service: Service { test.service }

  static let learnerType = LearnerTypeCode(listed: "ADULT-NURSING")
  /// The days of a placement that has been under way for four weeks.
  static let days = DatePeriod(from: day(-28), to: day(46)) ?? DatePeriod(from: day(-28))

  static func open() async throws -> TrainingGround {
    let ground = TrainingGround(test: try TestService(at: testNoon))
    try await ground.test.store.write { records in
      try records.record(
        anOrganisation(
          id: ground.university, name: "Riverside University", kind: .education,
          sector: .education))
      for (index, home) in ground.homes.enumerated() {
        try records.record(anOrganisation(id: home, name: "Home \(index + 1)"))
      }
      var number: UInt64 = 1_000
      func add(_ worker: WorkerID, at body: OrganisationID, learning: Bool = false) throws {
        number += 1
        try records.add(aWorker(id: worker), identity: anIdentity())
        try records.record(
          anEngagement(with: body, kind: learning ? .placement : .employment),
          id: testID(number), of: worker, by: body, source: .direct, replacing: nil)
      }
      try add(ground.tutor, at: ground.university)
      for learner in ground.learners { try add(learner, at: ground.university, learning: true) }
      for index in ground.homes.indices {
        try add(ground.supervisors[index], at: ground.homes[index])
        try add(ground.assessors[index], at: ground.homes[index])
      }
    }
    return ground
  }

  func trainer(_ method: String) throws -> Call { try test.call(method, .trainer, of: university) }
  func host(_ index: Int, _ method: String) throws -> Call {
    try test.call(method, .manager, of: homes[index])
  }
  func planner(_ method: String) throws -> Call { try test.call(method, .planner, of: testID(399)) }

  // MARK: - Recording

  func programme(
    _ award: Programme.Award = .care, _ regulator: Programme.Regulator = .none,
    completing percent: Int? = 90
  ) async throws -> ProgrammeID {
    let programme = try Programme(
      organisation: university, code: TrainingProgrammeCode(listed: "NURSING-BSC"),
      name: "Nursing", award: award, regulator: regulator, learnerType: Self.learnerType,
      months: 12, parts: 3, hours: .unsaid, completionPercent: percent,
      period: DatePeriod(from: day(-400)))
    let receipt = try await RecordProgramme.run(
      RecordProgramme.Request(
        header: test.header(), programme: programme, organisation: nil, replacing: nil, etag: nil),
      trainer("RecordProgramme"), in: service)
    return try ProgrammeID(receipt.id, field: "id")
  }

  func enrol(
    _ learner: Int, on programme: ProgrammeID, employer: OrganisationID? = nil,
    cohort: String = "2026-01"
  ) async throws -> EnrolmentID {
    let receipt = try await EnrolLearner.run(
      EnrolLearner.Request(
        header: test.header(),
        enrolment: Enrolment(
          programme: programme, learner: learners[learner], cohort: cohort,
          period: DatePeriod(from: day(-60), to: day(300)) ?? Self.days, employer: employer),
        replacing: nil),
      trainer("EnrolLearner"), in: service)
    return try EnrolmentID(receipt.id, field: "id")
  }

  func area(
    _ home: Int, places: Int, weekly: Int? = nil, sector: Sector = .socialCare,
    name: String? = nil
  ) async throws -> PracticeAreaID {
    let area = try PracticeArea(
      organisation: homes[home], name: name ?? "Home \(home + 1)", setting: .careHome,
      location: nil, sector: sector, specialty: SpecialtyCode(listed: "DEMENTIA"),
      auditedOn: day(-100), auditHoldsThrough: day(200),
      capacity: [
        AreaCapacity(
          learnerType: Self.learnerType, places: places, period: DatePeriod(from: day(-100)))
      ], weeklyMinutesMost: weekly, period: DatePeriod(from: day(-100)))
    let receipt = try await RecordPracticeArea.run(
      RecordPracticeArea.Request(
        header: test.header(), area: area, organisation: nil, replacing: nil, etag: nil),
      host(home, "RecordPracticeArea"), in: service)
    return try PracticeAreaID(receipt.id, field: "id")
  }

  func offer(_ area: PracticeAreaID, of home: Int, places: Int) async throws -> PlacementOfferID {
    let receipt = try await OfferPlacements.run(
      OfferPlacements.Request(
        header: test.header(),
        offer: PlacementOffer(
          area: area, learnerType: Self.learnerType, places: places,
          period: DatePeriod(from: day(-30), to: day(100)) ?? Self.days,
          supervisionMinutesPerWeek: 120)),
      host(home, "OfferPlacements"), in: service)
    return try PlacementOfferID(receipt.id, field: "id")
  }

  func request(_ enrolment: EnrolmentID) async throws -> PlacementRequestID {
    let receipt = try await RequestPlacement.run(
      RequestPlacement.Request(
        header: test.header(),
        request: PlacementRequest(
          enrolment: enrolment, part: 1, period: Self.days, specialty: nil, sector: .socialCare,
          setting: nil, supervisionMinutesPerWeek: 60)),
      trainer("RequestPlacement"), in: service)
    return try PlacementRequestID(receipt.id, field: "id")
  }

  func ready(_ worker: WorkerID, _ roles: Set<StaffRole>, _ call: Call, learners: Int = 2)
    async throws
  {
    _ = try await RecordSupervisor.run(
      RecordSupervisor.Request(
        header: test.header(),
        supervisor: PracticeSupervisor(
          worker: worker, organisation: university, roles: roles, learnersMost: learners,
          minutesPerWeek: 240, period: DatePeriod(from: day(-100))), replacing: nil),
      call, in: service)
  }

  func draft(
    _ enrolment: EnrolmentID, _ area: PracticeAreaID, request: PlacementRequestID? = nil,
    offer: PlacementOfferID? = nil, days: DatePeriod = days, part: Int = 1
  ) -> PlacementDraft {
    PlacementDraft(
      enrolment: enrolment, area: area, part: part, period: days, allocatedMinutes: 7_200,
      outcomes: ["Moves people safely"], request: request, offer: offer)
  }

  func place(_ draft: PlacementDraft) async throws -> PlacementID {
    let receipt = try await RecordPlacement.run(
      RecordPlacement.Request(header: test.header(), terms: draft),
      trainer("RecordPlacement"), in: service)
    return try PlacementID(receipt.id, field: "id")
  }

  // MARK: - Acting

  func act(_ placement: PlacementID) -> PlacementAct {
    PlacementAct(header: test.header(), placement: placement, etag: nil)
  }

  func step(
    _ step: AdvancePlacement.Step, _ placement: PlacementID, on: CivilDate? = nil,
    assessor: WorkerID? = nil, _ call: Call? = nil
  ) async throws {
    _ = try await AdvancePlacement.run(
      AdvancePlacement.Request(
        act: act(placement), step: step, on: on, assessor: assessor,
        reason: step == .failed ? "absent" : nil),
      call ?? trainer("AdvancePlacement"), in: service)
  }

  func name(
    _ worker: WorkerID, _ role: StaffRole, on placement: PlacementID, days: DatePeriod = days
  ) async throws {
    _ = try await NameSupervisor.run(
      NameSupervisor.Request(
        act: act(placement),
        assignment: StaffAssignment(worker: worker, role: role, period: days)),
      trainer("NameSupervisor"), in: service)
  }

  /// A placement at home `home`, taken up from its offer, supervised, assessed and begun.
  func begin(
    _ enrolment: EnrolmentID, _ area: PracticeAreaID, of home: Int,
    request: PlacementRequestID? = nil, offer: PlacementOfferID? = nil
  ) async throws -> PlacementID {
    let placement = try await place(draft(enrolment, area, request: request, offer: offer))
    if offer == nil {
      try await step(.offered, placement, on: day(-40), host(home, "AdvancePlacement"))
    }
    try await step(.accepted, placement, on: offer == nil ? day(-39) : day(-28))
    try await ready(supervisors[home], [.practiceSupervisor], host(home, "RecordSupervisor"))
    try await ready(assessors[home], [.practiceAssessor], host(home, "RecordSupervisor"))
    try await name(supervisors[home], .practiceSupervisor, on: placement)
    try await name(assessors[home], .practiceAssessor, on: placement)
    try await step(.started, placement, on: day(-28))
    return placement
  }

  /// Hours on the day `days` from today, from `hour` London time (winter) on.
  func hours(
    _ placement: PlacementID, _ days: Int, from hour: Int = 8, minutes: Int = 480,
    _ kind: HoursEntry.Kind = .practice, verifiedBy: WorkerID? = nil
  ) throws -> HoursEntry {
    let start = LondonTime.start(of: day(days)).adding(milliseconds: Int64(hour) * 3_600_000)
    return try HoursEntry(
      placement: placement, from: start, to: start.adding(milliseconds: Int64(minutes) * 60_000),
      kind: kind, verifiedBy: verifiedBy)
  }

  @discardableResult
  func record(_ entry: HoursEntry, _ call: Call? = nil) async throws -> HoursEntryID {
    let receipt = try await RecordHours.run(
      RecordHours.Request(header: test.header(), entry: entry, replacing: nil),
      call ?? trainer("RecordHours"), in: service)
    return try HoursEntryID(receipt.id, field: "id")
  }

  func show(_ placement: PlacementID, _ call: Call? = nil) async throws -> GetPlacement.Report {
    try await GetPlacement.run(placement, call ?? trainer("GetPlacement"), in: service)
  }

  func unmet(_ programme: ProgrammeID) async throws -> [ListUnmet.Entry] {
    try await ListUnmet.run(
      of: programme, PageRequest(size: 0, token: ""), trainer("ListUnmet"), in: service
    ).entries
  }

  func totals(_ call: Call? = nil) async throws -> DescribePlacements.Report {
    try await DescribePlacements.run(
      DescribePlacements.Request(organisation: nil, on: nil, months: 3),
      call ?? trainer("DescribePlacements"), in: service)
  }
}
