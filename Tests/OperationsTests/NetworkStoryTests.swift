import Access
import Learning
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary

/// U13: one course, four employers.
@Suite("One course, four employers") struct NetworkStoryTests {
  @Test("one event writes twenty passports once, and every member accepts the item")
  func oneEvent() async throws {
    let town = try await LearningTown.open()
    let network = try await town.network()
    let cohort = try await town.cohort(try await town.topic(in: network), in: network)
    let workers = try await town.fiveFromEach(in: cohort)
    try await town.complete(workers, in: cohort, on: day(-1))

    let header = town.test.header("attest")
    let report = try await town.attest(cohort, header: header)
    #expect(report.tally.learnerCount == 20)
    #expect((report.tally.achievementCount, report.tally.acceptanceCount) == (20, 80))
    for worker in workers {
      let passport = try #require(try await town.passport(worker))
      let item = try #require(passport.achievements.only)
      #expect(item.fact.standard.text == "CSTF-MH-2")
      #expect(item.origin.recordedBy == town.lead)
      #expect(passport.attestations.map(\.fact.organisation) == [town.lead])
      #expect(Set(passport.acceptances.map(\.fact.organisation)) == Set(town.employers))
    }

    // The event again, by its name and under another: nothing is written twice.
    let replay = try await town.attest(cohort, header: header)
    #expect(replay.receipt.wasReplayed && replay.tally == report.tally)
    #expect(try await town.attest(cohort).tally == AttestTally())
    #expect(try await town.passport(workers[0])?.achievements.count == 1)

    let figures = try #require(try await town.show(cohort).figures)
    #expect(figures.employers.map(\.count) == [5, 5, 5, 5])
    #expect((figures.seatCount, figures.attestedCount) == (20, 20))
    #expect(figures.alert == nil)
  }

  @Test("a second employer asks for nothing again; one outside the network must sign off itself")
  func members() async throws {
    let town = try await LearningTown.open()
    let network = try await town.network()
    let cohort = try await town.cohort(try await town.topic(in: network), in: network)
    let workers = try await town.fiveFromEach(in: cohort)
    try await town.complete(workers, in: cohort, on: day(-1))
    _ = try await town.attest(cohort)
    let nurse = workers[0]
    #expect(try await town.finding("MH-L2", of: nurse, at: town.charity)?.outcome == .met)
    let outside = try await town.finding("MH-L2", of: nurse, at: town.stranger)
    #expect(outside?.outcome == .missing)
    #expect(outside?.reasons == [.localSignOffNeeded])
  }

  @Test("a member that leaves on 1 September keeps what was signed before and accepts none later")
  func leaving() async throws {
    let town = try await LearningTown.open()
    let network = try await town.network()
    let topic = try await town.topic(in: network)
    let first = try await town.cohort(topic, in: network, ends: day(300))
    let second = try await town.cohort(topic, in: network, seats: 30, ends: day(300))
    let workers = try await town.fiveFromEach(in: first)
    try await town.enrol([workers[1]], in: second, from: town.practice)
    try await town.complete([workers[0]], in: first, on: day(-1))
    try await town.complete([workers[1]], in: second, on: day(-1))
    _ = try await LeaveNetwork.run(
      LeaveNetwork.Request(
        header: town.test.header("leave"), network: network, organisation: nil,
        end: CivilDate("2026-09-01", field: "on")),
      town.manager("LeaveNetwork", town.charity), in: town.service)

    // The last moment of 31 August by the London clock, and the first of 1 September.
    let start = LondonTime.start(of: try CivilDate("2026-09-01", field: "on"))
    town.test.clock.set(start.adding(milliseconds: -1))
    #expect(try await town.attest(first).tally.acceptanceCount == 4)
    town.test.clock.set(start)
    #expect(try await town.attest(second).tally.acceptanceCount == 3)

    #expect(try await town.finding("MH-L2", of: workers[0], at: town.charity)?.outcome == .met)
    #expect(try await town.finding("MH-L2", of: workers[0], at: town.trust)?.outcome == .met)
    let later = try await town.finding("MH-L2", of: workers[1], at: town.charity)
    #expect(later?.reasons == [.localSignOffNeeded])
    #expect(try await town.finding("MH-L2", of: workers[1], at: town.home)?.outcome == .met)
  }

  @Test("nobody joins or leaves for another body, but the lead keeps the register")
  func whoSpeaks() async throws {
    let town = try await LearningTown.open()
    let network = try await town.network()
    func leave(_ body: OrganisationID, by call: Call) async -> ErrorReason? {
      await refusal {
        try await LeaveNetwork.run(
          LeaveNetwork.Request(
            header: town.test.header("\(body)"), network: network, organisation: body,
            end: day(5)), call, in: town.service)
      }?.reason
    }
    #expect(
      await leave(town.home, by: try town.manager("LeaveNetwork", town.trust)) == .recordNotFound)
    #expect(await leave(town.home, by: try town.trainer("LeaveNetwork")) == nil)
    let listed = try await ListNetworks.run(
      ListNetworks.Request(
        organisation: town.home, page: PageRequest(size: 0, token: "")),
      town.manager("ListNetworks", town.stranger), in: town.service)
    let ends = listed.entries.first?.memberships.compactMap(\.period.end)
    #expect(ends == [day(5)])
  }
}

extension LearningTown {
  /// Five learners from each employer, enrolled by the lead: the practice's first.
  func fiveFromEach(in cohort: CohortID) async throws -> [WorkerID] {
    var all: [WorkerID] = []
    for (index, employer) in employers.enumerated() {
      let workers = try await employ(5, at: employer, from: 900 + UInt64(index) * 10)
      try await enrol(workers, in: cohort, from: employer)
      all += workers
    }
    return all
  }
}

extension Array {
  /// The one element, or nil where there are none or several.
  fileprivate var only: Element? { count == 1 ? self[0] : nil }
}
