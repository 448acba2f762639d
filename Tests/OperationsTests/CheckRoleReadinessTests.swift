import Access
import Operations
import Passports
import TestSupport
import Testing
import Vocabulary

@Suite("CheckRoleReadiness")
struct CheckRoleReadinessTests {
  @Test("no role, 41 roles and an unknown one are refused by their field")
  func badRoles() async throws {
    let homes = try await TwoHomes.ready()
    for count in [0, 41] {
      let error = await refusal {
        try await homes.readiness(Array(repeating: "CARE-WORKER", count: count))
      }
      #expect(error?.field == "role_codes")
    }
    let unknown = await refusal { try await homes.readiness(["CARE-WORKER", "WIZARD"]) }
    #expect(unknown?.field == "role_codes[1]")
  }

  @Test("U05: evidence signed after the registration ended falls, and no earlier one with it")
  func trainerWhoseRegistrationEnded() async throws {
    let homes = try await TwoHomes.open()
    try await homes.registerTrainer(until: "2026-06-01")
    homes.test.clock.set(try Instant("2026-06-20T09:00:00Z", field: ""))
    let trainer = try homes.trainer(signedAt: "2026-05-20T10:00:00Z")
    let late = try homes.trainer(signedAt: "2026-06-05T10:00:00Z")
    try await homes.achieve(
      "CSTF-IPC-2", on: CivilDate("2026-05-20", field: ""), number: 401, at: homes.trust,
      by: trainer)
    try await homes.achieve(
      "CSTF-MH-2", on: CivilDate("2026-06-05", field: ""), number: 402, at: homes.trust, by: late)
    try await homes.grant([.training])
    let report = try #require(try await homes.readiness(["CARE-WORKER"]).answers.first).readiness
    let good = try #require(report.finding("IPC-L2"))
    #expect(good.outcome.isMet)
    #expect(good.reliedOn.first?.organisation == homes.trust)
    let bad = try #require(report.finding("MH-L2"))
    #expect(bad.outcome == .missing)
    #expect(bad.reasons == [.assessorRegistrationNotEffective])
  }

  @Test("R-06: several roles are answered in the order asked, on one look")
  func severalRoles() async throws {
    let homes = try await TwoHomes.ready()
    try await homes.grant()
    let report = try await homes.readiness(["SENIOR-CARE-WORKER", "CARE-WORKER"])
    #expect(report.answers.map(\.role.text) == ["SENIOR-CARE-WORKER", "CARE-WORKER"])
    #expect(report.answers.map(\.readiness.verdict) == [.notReady, .ready])
    #expect(try await homes.looks().count == 1)
  }
}

extension TwoHomes {
  fileprivate func readiness(_ roles: [String]) async throws -> CheckRoleReadiness.Report {
    try await CheckRoleReadiness.run(
      CheckRoleReadiness.Request(
        worker: .worker(rosa), roles: roles.map { RoleCode(listed: $0) }, question: .transfer),
      test.call("CheckRoleReadiness", .verifier, of: homeB), in: service)
  }

  /// A community nurse of the trust, on the register until `end`.
  fileprivate func registerTrainer(until end: String) async throws {
    let registration = Registration(
      regulator: .nmc, number: "20B4321E", part: Code(listed: "RN-ADULT"), status: .effective,
      period: try DatePeriod(from: day(-900), to: CivilDate(end, field: ""), field: ""),
      checkedAt: moment(-1), checkSource: .registerPage)
    try await test.store.write { records in
      let nurse: WorkerID = testID(801)
      try records.add(aWorker(id: nurse), identity: anIdentity(givenName: "Nadia"))
      try records.record(registration, id: testID(802), of: nurse, by: trust, source: .direct)
    }
  }

  fileprivate func trainer(signedAt moment: String) throws -> Assessor {
    try Assessor(
      worker: nil, regulator: .nmc, registrationNumber: "20B4321E",
      signedAt: Instant(moment, field: ""))
  }
}
