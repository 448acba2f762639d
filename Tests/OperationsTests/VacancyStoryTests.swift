import Access
import Operations
import Passports
import Roles
import TestSupport
import Testing
import Vacancies
import Vocabulary

@Suite("Vacancies and matches")
struct VacancyStoryTests {
  @Test("R-05: only who lets themselves be found is, with every gap explained and the look logged")
  func consent() async throws {
    let town = try await JobTown.open()
    let rosa = try await town.settle(10, holding: allForCare)
    let amir = try await town.settle(11, holding: allForCare.filter { $0 != "CSTF-MH-2" })
    try await town.settle(12, holding: allForCare)
    let post = try await town.publish(
      town.aPost(trainable: [.init(requirement: StandardCode(listed: "MH-L2"))]))
    #expect(try await town.match(post.id).matches.entries.isEmpty)
    try await town.join(rosa)
    try await town.join(amir)
    let found = try await town.match(post.id).matches.entries
    #expect(found.map(\.worker) == [rosa, amir])
    #expect(found.map(\.gaps.count) == [0, 1])
    let gap = try #require(found[1].gaps.first)
    #expect(gap.finding.requirement.code.text == "MH-L2")
    #expect(gap.weeks == nil && !gap.finding.nextAction.isEmpty)
    let look = try #require(try await town.looks(rosa).first)
    #expect(look.method == "MatchVacancy" && look.organisation == town.seeker)
    #expect(look.rule.text == "OPEN-MATCH/MANAGER/OPTED-IN")
    #expect(look.groups == [.training, .qualifications, .competences, .employment])
    #expect(try await town.looks(testID(12)).isEmpty)
  }

  @Test("a worker leaves the list the moment they take their permission back, or it ends")
  func leaving() async throws {
    let town = try await JobTown.open()
    let rosa = try await town.settle(10, holding: allForCare)
    let amir = try await town.settle(11, holding: allForCare)
    let permission = try await town.join(rosa)
    try await town.join(amir)
    let post = try await town.publish()
    #expect(try await town.match(post.id).matches.entries.count == 2)
    _ = try await LeaveMatching.run(
      LeaveMatching.Request(header: town.test.header(), consent: permission),
      town.test.holder("LeaveMatching", rosa), in: town.service)
    #expect(try await town.match(post.id).matches.entries.map(\.worker) == [amir])
    let again = await refusal {
      try await LeaveMatching.run(
        LeaveMatching.Request(header: town.test.header("again"), consent: permission),
        town.test.holder("LeaveMatching", rosa), in: town.service)
    }
    #expect(again?.reason == .stateForbids && again?.field == "consent_id")
    let others = await refusal {
      try await LeaveMatching.run(
        LeaveMatching.Request(header: town.test.header("theirs"), consent: permission),
        town.test.holder("LeaveMatching", amir), in: town.service)
    }
    #expect(others?.reason == .recordNotFound && others?.field == "consent_id")
    let consents = try await ListMatchingConsents.run(
      PageRequest(size: 0, token: ""), town.test.holder("ListMatchingConsents", rosa),
      in: town.service)
    #expect(consents.entries.map(\.record.period.end) == [town.test.clock.now])
    // The policy's default is a fortnight.
    town.test.clock.set(moment(14))
    #expect(try await town.match(post.id).matches.entries.isEmpty)
  }

  @Test("what a worker does not show is no match by it, and who they are is never shown")
  func groups() async throws {
    let town = try await JobTown.open()
    let rosa = try await town.settle(10, holding: allForCare)
    try await town.join(rosa, showing: [.employment])
    let post = try await town.publish()
    #expect(try await town.match(post.id).matches.entries.isEmpty)
    let identity = await refusal { try await town.join(rosa, showing: [.identity, .training]) }
    #expect(identity?.field == "field_groups")
  }

  @Test("a vacancy is matched by its own employer alone, while it is published")
  func ownVacancies() async throws {
    let town = try await JobTown.open()
    let rosa = try await town.settle(10, holding: allForCare)
    try await town.join(rosa)
    let post = try await town.publish()
    let foreign = await refusal { try await town.match(post.id, as: town.other) }
    #expect(foreign?.reason == .recordNotFound && foreign?.field == "vacancy_id")
    for duty in [Duty.verifier, .trainer, .planner, .steward] {
      let error = await refusal {
        try await MatchVacancy.run(
          MatchVacancy.Request(
            vacancy: post.id, page: PageRequest(size: 0, token: "", fallback: 20)),
          town.test.call("MatchVacancy", duty, of: town.seeker), in: town.service)
      }
      #expect(error?.reason == .roleNotAllowed, "\(duty)")
    }
    let stale = await refusal {
      try await town.close(post.id, etag: Etag(sent: "v1"))
    }
    #expect(stale?.reason == .etagMismatch && stale?.field == "etag")
    try await town.close(post.id, etag: post.etag)
    let closed = await refusal { try await town.match(post.id) }
    #expect(closed?.reason == .stateForbids && closed?.field == "vacancy_id")
    #expect(try await town.listed().isEmpty)
    let late = await refusal {
      try await UpdateVacancy.run(
        UpdateVacancy.Request(
          header: town.test.header(), vacancy: post.id, etag: post.etag, draft: town.aPost()),
        town.manager("UpdateVacancy"), in: town.service)
    }
    #expect(late?.reason == .etagMismatch)
  }

  @Test("a vacancy that is changed keeps its name and gets a new version")
  func update() async throws {
    let town = try await JobTown.open()
    let post = try await town.publish()
    var draft = try town.aPost()
    draft.title = "Night care worker"
    let receipt = try await UpdateVacancy.run(
      UpdateVacancy.Request(
        header: town.test.header("update"), vacancy: post.id, etag: post.etag, draft: draft),
      town.manager("UpdateVacancy"), in: town.service)
    let listed = try await town.listed()
    #expect(listed.map(\.etag) == [receipt.etag])
    guard case .vacancy(let vacancy) = listed.first?.record.fact else {
      Issue.record("no vacancy is listed")
      return
    }
    #expect(vacancy.title == "Night care worker")
  }

  @Test("U10: when the university drops a module, who relied on it leaves and the answer says why")
  func droppedModule() async throws {
    let town = try await JobTown.open()
    let module = try await town.offer("CSTF-MH-2", weeks: 3)
    let rosa = try await town.settle(10, holding: allForCare)
    let amir = try await town.settle(
      11, holding: allForCare.filter { $0 != "CSTF-MH-2" }, role: "HCSW")
    for worker in [rosa, amir] { try await town.join(worker) }
    let post = try await town.publish(
      town.aPost(
        trainable: [.init(requirement: StandardCode(listed: "MH-L2"), offer: module)], count: 100))
    let before = try await town.match(post.id)
    #expect(before.matches.entries.map(\.gaps.weeks) == [0, 3])
    #expect(before.withdrawn.isEmpty)
    town.test.clock.advance(milliseconds: 60_000)
    _ = try await EndListing.run(
      EndListing.Request(
        header: town.test.header("drop"), listing: .offer(module), reason: "no tutor"),
      town.test.call("EndListing", .trainer, of: town.university), in: town.service)
    let after = try await town.match(post.id)
    #expect(after.matches.entries.map(\.worker) == [rosa])
    let said = try #require(after.withdrawn.first)
    #expect(said.course.id == module && said.course.offer.provider == town.university)
    #expect(said.course.period.end == town.test.clock.now)
    #expect(said.candidates == 1)
  }

  @Test("U10: attitudes that were seen come first, the latest finding counts, and pages join up")
  func attitudes() async throws {
    let town = try await JobTown.open()
    var workers: [WorkerID] = []
    for number in UInt64(20)..<27 {
      let worker = try await town.settle(
        number, holding: number.isMultiple(of: 2) ? allForCare : Array(allForCare.dropLast()))
      try await town.join(worker)
      workers.append(worker)
    }
    for (shown, when) in [(true, -20), (false, -10)] {
      try await town.see("KINDNESS", of: workers[0], isShown: shown, on: day(when))
    }
    try await town.see("KINDNESS", of: workers[5], isShown: true, on: day(-10))
    let post = try await town.publish(
      town.aPost(
        trainable: [.init(requirement: StandardCode(listed: "CSTF-SA-2"))],
        attitudes: ["KINDNESS"]))
    let all = try await town.match(post.id).matches.entries
    #expect(all.count == 7)
    #expect(all.first?.worker == workers[5])
    #expect(all.first?.attitudes.map(\.text) == ["KINDNESS"])
    #expect(all.dropFirst().map(\.gaps.count) == [0, 0, 0, 0, 1, 1])
    var (paged, token): ([WorkerID], String) = ([], "")
    repeat {
      let page = try await town.match(post.id, size: 3, token: token)
      paged += page.matches.entries.map(\.worker)
      token = page.matches.nextToken
    } while !token.isEmpty
    #expect(paged == all.map(\.worker))
  }

  @Test("a post for adults takes who is 18 on its first day, and an unknown age is no age")
  func adults() async throws {
    let town = try await JobTown.open()
    let births = [
      day(30).adding(months: -18 * 12), day(31).adding(months: -18 * 12), nil,
    ]
    for (index, birth) in births.enumerated() {
      let worker = try await town.settle(
        UInt64(30 + index), holding: allForCare, birthDate: birth)
      try await town.join(worker)
    }
    let post = try await town.publish(town.aPost(adultsOnly: true))
    #expect(try await town.match(post.id).matches.entries.map(\.worker) == [testID(30)])
    let open = try await town.publish()
    #expect(try await town.match(open.id).matches.entries.count == 3)
  }

  @Test("a vacancy names its gap, course and place rightly or is refused, and leaves no trace")
  func refusals() async throws {
    let town = try await JobTown.open()
    let course = try await town.offer("CSTF-IPC-2", weeks: 1)
    var drafts: [(VacancyDraft, String)] = [
      (try town.aPost("WIZARD"), "vacancy.role_code"),
      (
        try town.aPost(
          trainable: [.init(requirement: StandardCode(listed: "MH-L2"), offer: course)]),
        "vacancy.trainable[0].offer_id"
      ),
      (
        try town.aPost(
          trainable: [.init(requirement: StandardCode(listed: "MH-L2"), offer: testID(999))]),
        "vacancy.trainable[0].offer_id"
      ),
      (try town.aPost(count: 0), "vacancy.count"),
    ]
    var elsewhere = try town.aPost()
    elsewhere.place = testID(998)
    drafts.append((elsewhere, "vacancy.place_id"))
    var reversed = try town.aPost()
    reversed.closesAt = moment(-1)
    drafts.append((reversed, "vacancy.closes_at"))
    for (draft, field) in drafts {
      #expect(await refusal { try await town.publish(draft) }?.field == field)
    }
    #expect(try await town.listed().isEmpty)
  }
}

extension JobTown {
  fileprivate func close(_ vacancy: VacancyID, etag: Etag) async throws {
    _ = try await CloseVacancy.run(
      CloseVacancy.Request(
        header: test.header("close"), vacancy: vacancy, etag: etag, reason: "filled"),
      manager("CloseVacancy"), in: service)
  }

  fileprivate func listed() async throws -> [KeptJobRecord] {
    try await ListVacancies.run(
      ListVacancies.Request(
        organisation: nil, place: system, role: nil, page: PageRequest(size: 0, token: "")),
      test.call("ListVacancies", .verifier, of: council), in: service
    ).entries
  }

  fileprivate func see(
    _ attitude: String, of worker: WorkerID, isShown: Bool, on day: CivilDate
  ) async throws {
    _ = try await RecordAttitude.run(
      RecordAttitude.Request(
        header: test.header("\(attitude) \(worker) \(isShown)"),
        finding: AttitudeFinding(
          worker: worker, criterion: AttitudeCode(listed: attitude), isShown: isShown,
          seenOn: day)),
      manager("RecordAttitude", of: other), in: service)
  }
}
