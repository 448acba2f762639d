import Access
import Operations
import Passports
import Placements
import TestSupport
import Testing
import Vocabulary

@Suite("What is refused of placements, and who may see them")
struct PlacementRuleTests {
  private func begun() async throws -> (TrainingGround, PlacementID, EnrolmentID) {
    let ground = try await TrainingGround.open()
    let enrolment = try await ground.enrol(0, on: ground.programme())
    let area = try await ground.area(0, places: 1)
    return (ground, try await ground.begin(enrolment, area, of: 0), enrolment)
  }

  @Test("a week over the limit is refused with its code, and nothing is written")
  func weekly() async throws {
    let (ground, placement, _) = try await begun()
    // The week of Monday 2 March 2026 is 15 to 9 days back.
    for back in [14, 13, 12, 11] {
      try await ground.record(ground.hours(placement, -back, minutes: 720))
    }
    let before = try await ground.service.records.read { try $0.latestSequence() }
    let more = try ground.hours(placement, -10, minutes: 1)
    let refused = await refusal { try await ground.record(more) }
    #expect(refused?.reason == .placementWeeklyHoursExceeded)
    #expect(refused?.field == "entry.ends_at")
    #expect(refused?.message.contains("2881 minutes") == true)
    #expect(try await ground.service.records.read { try $0.latestSequence() } == before)
    try await ground.record(ground.hours(placement, -8, minutes: 60))
  }

  @Test("a supervisor with learners enough takes no more by placements not yet offered")
  func askedFor() async throws {
    let ground = try await TrainingGround.open()
    let programme = try await ground.programme()
    let area = try await ground.area(0, places: 2)
    try await ground.ready(
      ground.supervisors[0], [.practiceSupervisor], ground.host(0, "RecordSupervisor"),
      learners: 1)
    let first = try await ground.place(ground.draft(ground.enrol(0, on: programme), area))
    let second = try await ground.place(ground.draft(ground.enrol(1, on: programme), area))
    try await ground.name(ground.supervisors[0], .practiceSupervisor, on: first)
    let full = await refusal {
      try await ground.name(ground.supervisors[0], .practiceSupervisor, on: second)
    }
    #expect(full?.reason == .limitReached)
    // Called off without an answer, it holds neither the supervisor nor a place.
    _ = try await CancelPlacement.run(
      CancelPlacement.Request(act: ground.act(first), cause: .programmeWithdrew, on: day(46)),
      ground.trainer("CancelPlacement"), in: ground.service)
    try await ground.name(ground.supervisors[0], .practiceSupervisor, on: second)
    let both = try await ground.offer(area, of: 0, places: 2)
    for learner in 2..<4 {
      _ = try await ground.place(
        ground.draft(ground.enrol(learner, on: programme), area, offer: both))
    }
  }

  @Test("the lower limit of the area wins")
  func lower() async throws {
    let ground = try await TrainingGround.open()
    let enrolment = try await ground.enrol(0, on: ground.programme())
    let placement = try await ground.begin(
      enrolment, ground.area(0, places: 1, weekly: 600), of: 0)
    try await ground.record(ground.hours(placement, -10, minutes: 480))
    let over = try ground.hours(placement, -9, minutes: 121)
    let refused = await refusal { try await ground.record(over) }
    #expect(refused?.message.contains("at most 600 by the area") == true)
  }

  @Test("hours overlap no others, lie where the placement is active, and name a real verifier")
  func hours() async throws {
    let (ground, placement, _) = try await begun()
    try await ground.record(ground.hours(placement, -10))
    let rows: [(HoursEntry, ErrorReason, String)] = [
      (try ground.hours(placement, -10, from: 15, minutes: 61), .recordExists, "entry.starts_at"),
      (try ground.hours(placement, -29), .stateForbids, "entry.starts_at"),
      (try ground.hours(placement, 1), .valueOutOfRange, "entry.ends_at"),
      (
        try ground.hours(placement, -9, verifiedBy: ground.learners[0]), .stateForbids,
        "entry.verified_by_id"
      ),
      (try ground.hours(testID(1), -9), .recordNotFound, "entry.placement_id"),
    ]
    for (entry, reason, field) in rows {
      let refused = await refusal { try await ground.record(entry) }
      #expect(refused?.reason == reason, "\(field)")
      #expect(refused?.field == field)
    }
  }

  @Test("the hours of a placement that was a mistake leave room for those of the right one")
  func mistaken() async throws {
    let (ground, wrong, enrolment) = try await begun()
    try await ground.record(ground.hours(wrong, -10, verifiedBy: ground.supervisors[0]))
    let right = try await ground.begin(enrolment, ground.area(1, places: 1), of: 1)
    let entry = try ground.hours(right, -10, verifiedBy: ground.supervisors[1])
    #expect(await refusal { try await ground.record(entry) }?.reason == .recordExists)
    _ = try await CancelPlacement.run(
      CancelPlacement.Request(act: ground.act(wrong), cause: .recordedInError, on: nil),
      ground.trainer("CancelPlacement"), in: ground.service)
    try await ground.record(entry)
    #expect(try await ground.show(right).totals.practiceMinutes == 480)
  }

  @Test("a batch records what stands, refuses the rest in place, and replays alike")
  func batch() async throws {
    let (ground, placement, _) = try await begun()
    let items = try [
      ground.hours(placement, -10), ground.hours(placement, -10), ground.hours(placement, -9),
    ].map { entry in
      Result<RecordHours.Request, ServiceError>.success(
        RecordHours.Request(header: ground.test.header(), entry: entry, replacing: nil))
    }
    func send() async throws -> BatchReport {
      let stream = AsyncThrowingStream<Result<RecordHours.Request, ServiceError>, any Error> {
        continuation in
        for item in items { continuation.yield(item) }
        continuation.finish()
      }
      return try await BatchRecordHours.run(
        stream, ground.trainer("BatchRecordHours"), in: ground.service)
    }
    let first = try await send()
    #expect((first.recordedCount, first.refusedCount) == (2, 1))
    let second = try await send()
    let again = second.results.compactMap { try? $0.get() }
    #expect(again.map { $0.wasReplayed } == [true, true])
    let kept = try await ListHours.run(
      on: placement, PageRequest(size: 0, token: ""), ground.trainer("ListHours"),
      in: ground.service)
    #expect(kept.entries.map(\.entry.minutes) == [480, 480])
  }

  @Test("another's entry can't be told from none by verifying it")
  func foreignEntry() async throws {
    let (ground, placement, _) = try await begun()
    let entry = try await ground.record(ground.hours(placement, -10))
    for id in [entry, testID(4)] {
      let refused = await refusal {
        try await VerifyHours.run(
          VerifyHours.Request(
            header: ground.test.header(), entry: id, verifiedBy: ground.supervisors[0]),
          ground.host(1, "VerifyHours"), in: ground.service)
      }
      #expect(refused == .absent("entry", field: "entry_id"))
    }
  }

  @Test("an hour that is corrected reads as before to whoever asks what was known then")
  func corrected() async throws {
    let (ground, placement, _) = try await begun()
    let entry = try await ground.record(ground.hours(placement, -10))
    let then = try await ground.service.records.read { try $0.latestSequence() }
    _ = try await RecordHours.run(
      RecordHours.Request(
        header: ground.test.header(), entry: ground.hours(placement, -10, minutes: 60),
        replacing: entry), ground.trainer("RecordHours"), in: ground.service)
    let (before, after) = try await ground.service.records.read { records in
      (
        try records.hoursEntry(entry, knownAt: then),
        try records.hoursEntry(entry, knownAt: records.latestSequence())
      )
    }
    #expect(before?.entry.minutes == 480)
    #expect(after?.entry.minutes == 60)
  }

  @Test("a supervisor outside their dates or with learners enough is refused with the field")
  func supervisors() async throws {
    let ground = try await TrainingGround.open()
    let programme = try await ground.programme()
    let area = try await ground.area(0, places: 3)
    try await ground.ready(
      ground.supervisors[0], [.practiceSupervisor], ground.host(0, "RecordSupervisor"),
      learners: 1)
    var placements: [PlacementID] = []
    for learner in 0..<2 {
      let placement = try await ground.place(
        ground.draft(ground.enrol(learner, on: programme), area))
      try await ground.step(
        .offered, placement, on: day(-20), ground.host(0, "AdvancePlacement"))
      placements.append(placement)
    }
    try await ground.name(ground.supervisors[0], .practiceSupervisor, on: placements[0])
    let full = await refusal {
      try await ground.name(ground.supervisors[0], .practiceSupervisor, on: placements[1])
    }
    #expect(full?.reason == .limitReached)
    #expect(full?.field == "assignment.worker_id")
    let unready = await refusal {
      try await ground.name(ground.assessors[0], .practiceAssessor, on: placements[1])
    }
    #expect(unready?.reason == .recordNotFound)
    let early = try await ground.place(
      ground.draft(
        ground.enrol(2, on: programme), ground.area(1, places: 1)))
    let outside = await refusal {
      try await ground.name(
        ground.supervisors[0], .practiceSupervisor, on: early,
        days: DatePeriod(from: day(-28), to: day(47)) ?? TrainingGround.days)
    }
    #expect(outside?.reason == .fieldsContradict)
  }

  @Test("two records that were merged are one person: no supervisor assesses, no learner either")
  func merged() async throws {
    let (ground, placement, _) = try await begun()
    let (twin, learnerTwin): (WorkerID, WorkerID) = (testID(360), testID(361))
    let home = ground.homes[0]
    try await ground.test.store.write { records in
      for (one, kept, engagement) in [
        (twin, ground.supervisors[0], UInt64(1_360)), (learnerTwin, ground.learners[0], 1_361),
      ] {
        try records.add(aWorker(id: one), identity: anIdentity())
        try records.record(
          anEngagement(with: home), id: testID(engagement), of: one, by: home, source: .direct,
          replacing: nil)
        try records.merge(one, into: kept)
      }
    }
    try await ground.ready(twin, [.practiceAssessor], ground.host(0, "RecordSupervisor"))
    let both = await refusal { try await ground.name(twin, .practiceAssessor, on: placement) }
    #expect(both?.reason == .placementSupervisorIsAssessor)
    let own = await refusal {
      try await ground.name(learnerTwin, .practiceAssessor, on: placement)
    }
    #expect(own?.reason == .assessmentSelf)
  }

  @Test("steps come in order, from their own side, and a start needs a supervisor")
  func steps() async throws {
    let ground = try await TrainingGround.open()
    let enrolment = try await ground.enrol(0, on: ground.programme())
    let placement = try await ground.place(
      ground.draft(enrolment, ground.area(0, places: 1)))
    let tooEarly = await refusal { try await ground.step(.started, placement) }
    #expect(tooEarly?.reason == .stateForbids)
    let notTheirs = await refusal { try await ground.step(.offered, placement, on: day(-20)) }
    #expect(notTheirs?.message.contains("body that runs the area") == true)
    try await ground.step(.offered, placement, on: day(-20), ground.host(0, "AdvancePlacement"))
    try await ground.step(.accepted, placement, on: day(-18))
    let alone = await refusal { try await ground.step(.started, placement, on: day(-14)) }
    #expect(alone?.message.contains("practice supervisor") == true)
    let backwards = await refusal { try await ground.step(.started, placement, on: day(-19)) }
    #expect(backwards?.field == "on")
  }

  @Test("R-51: stage 4 of an apprenticeship with one employer is refused by the service")
  func stages() async throws {
    let ground = try await TrainingGround.open()
    let programme = try await ground.programme(.integratedApprenticeship)
    let enrolment = try await ground.enrol(0, on: programme, employer: ground.homes[0])
    func reach(_ stage: Int, on: CivilDate = day(0)) async throws {
      _ = try await RecordStage.run(
        RecordStage.Request(
          header: ground.test.header(),
          stage: StageRecord(
            enrolment: enrolment, stage: stage, by: ground.tutor, on: on)),
        ground.trainer("RecordStage"), in: ground.service)
    }
    let early = await refusal { try await reach(1, on: day(-61)) }
    #expect(early?.reason == .valueOutOfRange && early?.field == "on")
    try await reach(1)
    let backwards = await refusal { try await reach(2, on: day(-1)) }
    #expect(backwards?.field == "on")
    let second = await refusal { try await reach(2) }
    #expect(second?.message.contains("verified hours of practice") == true)
    let fourth = await refusal { try await reach(4) }
    #expect(fourth?.reason == .stateForbids && fourth?.field == "stage")
    #expect(fourth?.message.contains("two employers") == true)
    let report = try await GetEnrolment.run(
      enrolment, ground.trainer("GetEnrolment"), in: ground.service)
    #expect(report.stage == 1)
    #expect(report.nextStageMissing.count == 2)
  }

  @Test("a planner can't subtract the free places of an offer from its places")
  func freePlaces() async throws {
    let ground = try await TrainingGround.open()
    let area = try await ground.area(0, places: 3)
    let offer = try await ground.offer(area, of: 0, places: 3)
    let enrolment = try await ground.enrol(0, on: ground.programme())
    _ = try await ground.place(ground.draft(enrolment, area, offer: offer))
    func list(_ call: Call) async throws -> [Int] {
      try await ListPlacementOffers.run(
        ListPlacementOffers.Request(
          learnerType: nil, days: TrainingGround.days, page: PageRequest(size: 0, token: "")),
        call, in: ground.service
      ).entries.map(\.spare)
    }
    #expect(try await list(ground.trainer("ListPlacementOffers")) == [2])
    let planner = await refusal { try await list(ground.planner("ListPlacementOffers")) }
    #expect(planner?.reason == .roleNotAllowed)
  }

  @Test("R-60: pharmacy placements are counted by their own kind of learner")
  func pharmacy() async throws {
    let ground = try await TrainingGround.open()
    let area = try await ground.area(0, places: 1)
    let pharmacist = LearnerTypeCode(listed: "PHARMACY-FOUNDATION")
    let refused = await refusal {
      try await OfferPlacements.run(
        OfferPlacements.Request(
          header: ground.test.header(),
          offer: PlacementOffer(
            area: area, learnerType: pharmacist, places: 1, period: TrainingGround.days,
            supervisionMinutesPerWeek: nil)),
        ground.host(0, "OfferPlacements"), in: ground.service)
    }
    #expect(refused?.reason == .placementCapacityExceeded)
    #expect(refused?.field == "offer.places")
  }

  @Test("who has no side of an enrolment can't tell it from none by asking for a placement")
  func foreignEnrolment() async throws {
    let ground = try await TrainingGround.open()
    let enrolment = try await ground.enrol(0, on: ground.programme())
    let own = try await ground.area(0, places: 1)
    func ask(_ enrolment: EnrolmentID, _ area: PracticeAreaID) async -> ServiceError? {
      await refusal {
        try await RecordPlacement.run(
          RecordPlacement.Request(
            header: ground.test.header(), terms: ground.draft(enrolment, area)),
          ground.host(0, "RecordPlacement"), in: ground.service)
      }
    }
    let none = ServiceError.absent("enrolment", field: "terms.enrolment_id")
    for area in [own, testID(2)] {
      #expect(await ask(enrolment, area) == none)
      #expect(await ask(testID(3), area) == none)
    }
  }

  @Test("others learn nothing: neither that a placement exists nor whose it is")
  func access() async throws {
    let (ground, placement, _) = try await begun()
    let strangers = try [
      ground.test.call("GetPlacement", .manager, of: ground.homes[1]),
      ground.planner("GetPlacement"),
      ground.test.call("GetPlacement", .verifier, of: ground.homes[0]),
      ground.test.holder("GetPlacement", ground.learners[1]),
    ]
    for call in strangers {
      let refused = await refusal { try await ground.show(placement, call) }
      #expect(refused == .absent("placement", field: "placement_id"), "\(call.caller.duty)")
      let listed = try await ListPlacements.run(
        .learner(ground.learners[0]), PageRequest(size: 0, token: ""), call, in: ground.service)
      #expect(listed.entries.isEmpty)
    }
    let own = try ground.test.holder("GetPlacement", ground.learners[0])
    #expect(try await ground.show(placement, own).view.placement.id == placement)
    let host = try ground.host(0, "GetPlacement")
    #expect(try await ground.show(placement, host).view.placement.id == placement)
    let rota = try ground.test.call("GetPlacement", .rota, of: ground.homes[0])
    #expect(await refusal { try await ground.show(placement, rota) }?.reason == .roleNotAllowed)
  }

  @Test("a list of what the caller may not know is empty, without a token for a second page")
  func noTrace() async throws {
    let (ground, _, enrolment) = try await begun()
    let area = try await ground.area(1, places: 1)
    let second = try await ground.place(ground.draft(enrolment, area))
    func list(
      _ whose: ListPlacements.Whose, _ call: Call, after token: String = ""
    ) async throws -> Page<PlacementView> {
      try await ListPlacements.run(
        whose, PageRequest(size: 1, token: token), call, in: ground.service)
    }
    let lists: [ListPlacements.Whose] = [
      .learner(ground.learners[0]), .enrolment(enrolment), .area(area),
    ]
    for whose in lists {
      for call in try [
        ground.test.call("ListPlacements", .manager, of: ground.homes[2]),
        ground.planner("ListPlacements"),
        ground.test.holder("ListPlacements", ground.learners[1]),
      ] {
        let page = try await list(whose, call)
        #expect(page.entries.isEmpty && page.nextToken.isEmpty, "\(call.caller.duty)")
      }
    }
    // The second home has a side of one of the two, wherever it stands in the order.
    let host = try ground.host(1, "ListPlacements")
    let own = try await list(.learner(ground.learners[0]), host)
    #expect(own.entries.map(\.placement.id) == [second] && own.nextToken.isEmpty)
    let trainer = try ground.trainer("ListPlacements")
    let first = try await list(.learner(ground.learners[0]), trainer)
    let rest = try await list(.learner(ground.learners[0]), trainer, after: first.nextToken)
    #expect(first.entries.count == 1 && rest.entries.count == 1 && rest.nextToken.isEmpty)
  }

  @Test("a planner sees totals without small counts, and never a learner")
  func planner() async throws {
    let (ground, _, _) = try await begun()
    let totals = try await ground.totals(ground.planner("DescribePlacements"))
    let programme = try #require(totals.programmes.first)
    #expect(programme.students.contains(nil))
    #expect(programme.cohorts.first?.learners == nil)
    #expect(totals.areas.first?.months.first?.taken == .some(nil))
    #expect(totals.hiddenCount > 0)
    let own = try await ground.totals()
    #expect(own.programmes.first?.cohorts.first?.learners == 1)
    #expect(own.hiddenCount == 0)
  }

  @Test("a small cohort is not the rest of what a planner sees of the programme")
  func rest() async throws {
    let ground = try await TrainingGround.open()
    let programme = try await ground.programme()
    for learner in 0..<7 {
      _ = try await ground.enrol(
        learner, on: programme, cohort: learner < 5 ? "2026-01" : "2026-01 late")
    }
    let totals = try await ground.totals(ground.planner("DescribePlacements"))
    let shown = try #require(totals.programmes.first)
    // All seven are in one month, which is shown: five shown of them would tell of two.
    #expect(shown.students.compactMap(\.self).reduce(0, +) == 7)
    #expect(shown.cohorts.map(\.cohort) == ["2026-01", "2026-01 late"])
    #expect(shown.cohorts.allSatisfy { $0.learners == nil })
    let own = try #require(try await ground.totals().programmes.first)
    #expect(own.cohorts.map(\.learners) == [5, 2])
  }

  @Test("a version that is no longer the latest is refused, and a name is carried out once")
  func versions() async throws {
    let (ground, placement, _) = try await begun()
    let read = try await ground.show(placement).view.etag
    let act = PlacementAct(header: ground.test.header(), placement: placement, etag: read)
    let request = try AdjustPlacement.Request(act: act, baseMinutes: 3_600, reason: "hours")
    let call = try ground.trainer("AdjustPlacement")
    let first = try await AdjustPlacement.run(request, call, in: ground.service)
    let second = try await AdjustPlacement.run(request, call, in: ground.service)
    #expect(!first.wasReplayed && second.wasReplayed)
    #expect(try await ground.show(placement).view.placement.baseMinutes == 3_600)
    let stale = try AdjustPlacement.Request(
      act: PlacementAct(header: ground.test.header(), placement: placement, etag: read),
      baseMinutes: 60, reason: "hours")
    let refused = await refusal {
      try await AdjustPlacement.run(stale, call, in: ground.service)
    }
    #expect(refused?.reason == .etagMismatch)
  }
}
