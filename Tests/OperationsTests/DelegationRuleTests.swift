import Access
import Delegations
import Operations
import Organisations
import Passports
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("Rules on interventions, and what may not be written")
struct DelegationRuleTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let parameter: InterventionParameter
    let value: InterventionRule.Value
    let reason: ErrorReason?
    var testDescription: String { "\(parameter.rawValue) \(value.text)" }
  }

  // What holds for insulin: review of a delegation every 90 days, reassessment within 12 months,
  // five observations, supervised practice, adults, a pen device.
  static let table = [
    Row(parameter: .delegationReviewInterval, value: .days(91), reason: .ruleLoosened),
    Row(parameter: .delegationReviewInterval, value: .months(3), reason: .ruleLoosened),
    Row(parameter: .reassessmentInterval, value: .months(13), reason: .ruleLoosened),
    Row(parameter: .observedPracticeMin, value: .count(4), reason: .ruleLoosened),
    Row(parameter: .supervisedPracticeRequired, value: .truth(false), reason: .ruleLoosened),
    Row(parameter: .ageScope, value: .list(["ADULT", "CHILD"]), reason: .ruleLoosened),
    Row(parameter: .deviceScope, value: .list(["syringe"]), reason: .ruleLoosened),
    Row(parameter: .delegationReviewInterval, value: .notSet, reason: .fieldRequired),
    Row(parameter: .trainingMode, value: .words("online"), reason: .fieldNotAllowed),
    Row(parameter: .delegationReviewInterval, value: .days(90), reason: nil),
    Row(parameter: .delegationReviewInterval, value: .months(2), reason: nil),
    Row(parameter: .reassessmentInterval, value: .months(6), reason: nil),
    Row(parameter: .observedPracticeMin, value: .count(6), reason: nil),
    Row(parameter: .supervisedPracticeRequired, value: .truth(true), reason: nil),
    Row(parameter: .ageScope, value: .list(["ADULT"]), reason: nil),
  ]

  @Test("a rule may be as strict as what holds or stricter, never looser", arguments: table)
  func neverLooser(_ row: Row) async throws {
    let round = try await InsulinRound.open()
    let refused = await refusal { try await set(row.parameter, row.value, in: round) }
    #expect(refused?.reason == row.reason)
    let own = try await rules(round).filter { $0.layer == .employer }
    #expect(own.map(\.value) == (row.reason == nil ? [row.value] : []))
  }

  @Test("an agreement tells the local rules on its task: who set them, since when, as known then")
  func toldWithAgreement() async throws {
    let (round, agreements) = try await InsulinRound.delegated()
    #expect(try await round.view(agreements[0]).localRules == [])
    let before = round.test.clock.now
    round.test.clock.advance(milliseconds: 60_000)
    try await set(.observedPracticeMin, .count(9), in: round)
    let set = try await round.view(agreements[0]).localRules
    #expect(set.map(\.rule.value) == [.count(9)])
    #expect(set.map(\.setBy) == [round.home])
    #expect(set.map(\.period) == [InstantPeriod(from: round.test.clock.now)])
    #expect(try await round.view(agreements[0], at: before).localRules == [])
  }

  @Test("the stricter rule wins and is named; one's own tightening may be taken back")
  func stricterIsNamed() async throws {
    let (round, _) = try await InsulinRound.delegated()
    try await set(.observedPracticeMin, .count(9), in: round)
    let denied = try await round.check(round.question(round.asha))
    #expect(denied.codes == [.competenceEvidenceIncomplete])
    let used = denied.decision.rules.filter { $0.rule.parameter == .observedPracticeMin }
    #expect(used.first { $0.isDecisive }?.rule.value == .count(9))
    #expect(used.first { $0.isDecisive }?.rule.layer == .employer)
    let plan = await refusal {
      try await set(.observedPracticeMin, .count(8), in: round, person: round.tom)
    }
    #expect(plan?.reason == .ruleLoosened)
    try await set(.observedPracticeMin, .count(5), in: round)
    #expect(try await round.check(round.question(round.asha)).decision.verdict == .permit)
    #expect(try await rules(round).filter { $0.layer == .employer }.count == 1)
  }

  @Test("a local protocol counts once it is adopted, and no other row can be adopted")
  func adoption() async throws {
    let round = try await InsulinRound.open()
    let local = try #require(InterventionRules.all.first { $0.needsAdoption })
    let national = try #require(InterventionRules.all.first { $0.layer == .national })
    func adopt(_ rule: RuleID) async throws {
      _ = try await AdoptProtocol.run(
        AdoptProtocol.Request(header: round.test.header(rule.text), rule: rule),
        round.manager("AdoptProtocol"), in: round.service)
    }
    #expect(await refusal { try await adopt(national.id) }?.reason == .codeUnknown)
    try await adopt(local.id)
    #expect(await refusal { try await adopt(local.id) }?.reason == .recordExists)
    let facts = try await round.service.records.read { records in
      try records.delegationCase(
        for: round.question(round.asha), now: round.test.clock.now,
        knownAt: records.latestSequence())
    }
    #expect(facts.policy.adoptedRules.contains(local.id))
  }

  @Test("every intervention is listed with its rules, their statuses and a version")
  func catalogue() async throws {
    let round = try await InsulinRound.open()
    let report = try await ListInterventions.run(
      ListInterventions.Request(page: PageRequest(size: 1_000, token: "")),
      round.manager("ListInterventions"), in: round.service)
    #expect(report.page.entries.map(\.intervention.code) == Interventions.all.map(\.code))
    #expect(report.catalogueVersion == InterventionCatalogue.version)
    #expect(report.policyVersion == DelegationPolicy.shipped.version)
    for entry in report.page.entries {
      #expect(entry.rules.allSatisfy { $0.applies(to: entry.intervention.code) })
    }
  }

  @Test(
    "an excluded task is never drafted",
    arguments: ["EX-IV", "EX-PRESCRIBING", "EX-TUBE-REINSERT", "EX-FIRST-ASSESS"])
  func excluded(_ code: String) async throws {
    let refused = try await draft(of: StandardCode(listed: code))
    #expect(refused?.reason == .delegationTaskExcluded)
    #expect(refused?.field == "terms.intervention_code")
  }

  @Test("a task that no current plan names is not drafted, one nobody knows is refused as such")
  func withoutPlan() async throws {
    let refused = try await draft(of: StandardCode(listed: "MED-EYE"))
    #expect(refused?.reason == .delegationWithoutPlan)
    let unknown = try await draft(of: StandardCode(listed: "MED-NOBODY"))
    #expect(unknown?.reason == .codeUnknown)
  }

  @Test("AC-13: the draft lists the days on which the clock change leaves nothing of its hours")
  func emptyHours() async throws {
    let round = try await InsulinRound.open()
    func days(from: Int, to: Int) async throws -> [CivilDate] {
      let hours = try LocalHours(fromMinute: from, toMinute: to, repeatedHour: .both)
      let scope = try AgreementScope(
        settings: nil, locations: nil, hours: hours, maximumDose: nil, devices: nil)
      return try await DraftDelegation.run(
        DraftDelegation.Request(
          header: round.test.header("\(from) \(to)"),
          terms: round.terms(
            for: round.asha, scope: scope), nation: .england),
        round.nurse("DraftDelegation"), in: round.service
      ).emptyDays
    }
    let night = try await days(from: 60, to: 120)
    #expect(night.count == 10)
    #expect(night.contains(try #require(CivilDate(year: 2027, month: 3, day: 28))))
    #expect(try await days(from: 60, to: 121).isEmpty)
    #expect(try await days(from: 59, to: 120).isEmpty)
    #expect(try await days(from: 90, to: 61).isEmpty)
  }

  @Test("a full mapping that leads back to its start is refused, whatever the length of the way")
  func cycles() async throws {
    let round = try await InsulinRound.open()
    let codes = ["LARCH-A", "LARCH-B", "LARCH-C"].map { StandardCode(listed: $0) }
    func map(
      _ from: Int, _ to: Int, _ strength: Equivalence.Strength = .full
    ) async throws {
      let mapping = StatementMapping(
        rule: RuleID(listed: "LARCH-\(from)-\(to)-\(strength.rawValue)"), from: codes[from],
        to: codes[to], strength: strength, uses: [.competence], isApproved: true)
      _ = try await round.employer(.mapping(at: round.home, mapping))
    }
    #expect(await refusal { try await map(0, 0) }?.reason == .equivalenceCycle)
    try await map(0, 1)
    #expect(await refusal { try await map(1, 0) }?.reason == .equivalenceCycle)
    try await map(1, 2)
    #expect(await refusal { try await map(2, 0) }?.reason == .equivalenceCycle)
    try await map(2, 0, .partial)
    try await map(0, 2)
  }

  @Test("nobody assesses themself, and no practice is older than the engagement")
  func assessments() async throws {
    let round = try await InsulinRound.open()
    let (asha, home) = (round.asha, round.home)
    let call = try round.test.call("RecordEvidence", .manager, of: home)
    func record(_ on: CivilDate, by assessor: WorkerID) async -> ServiceError? {
      await refusal {
        let signed = try Assessor(
          worker: assessor, regulator: nil, registrationNumber: nil, signedAt: moment(-20))
        return try await RecordEvidence.run(
          RecordEvidence.Request(
            header: round.test.header("\(on) \(assessor)"), worker: asha,
            evidence: Evidence(
              achievement: round.competence(of: asha), kind: .observedPractice, occurredOn: on,
              outcome: .pass, assessor: signed, setting: .ownHome, digest: nil)),
          call, in: round.service)
      }
    }
    let own = await record(day(-20), by: asha)
    #expect(own?.reason == .assessmentSelf && own?.field == "evidence.assessor.worker_id")
    let early = await record(day(-366), by: round.nadia)
    #expect(early?.reason == .evidenceBeforeStart && early?.field == "evidence.occurred_on")
    #expect(await record(day(-365), by: round.nadia) == nil)
    let signed = try Assessor(
      worker: asha, regulator: nil, registrationNumber: nil, signedAt: moment(-20))
    var achievement = aDraft("CSTF-IPC-2", completedOn: day(-20))
    achievement.assessor = signed
    let refused = await refusal {
      try await RecordAchievement.run(
        RecordAchievement.Request(
          header: round.test.header(), worker: asha, achievement: achievement,
          isAttested: false), call, in: round.service)
    }
    #expect(refused?.reason == .assessmentSelf)
  }

  private func draft(of intervention: StandardCode) async throws -> ServiceError? {
    let round = try await InsulinRound.open()
    return await refusal {
      try await DraftDelegation.run(
        DraftDelegation.Request(
          header: round.test.header(),
          terms: round.terms(for: round.asha, intervention: intervention), nation: .england),
        round.nurse("DraftDelegation"), in: round.service)
    }
  }

  private func set(
    _ parameter: InterventionParameter, _ value: InterventionRule.Value, in round: InsulinRound,
    person: PersonID? = nil
  ) async throws {
    _ = try await TightenInterventionRule.run(
      TightenInterventionRule.Request(
        header: round.test.header("\(parameter) \(value) \(person as Any)"),
        intervention: InsulinRound.insulin, parameter: parameter, value: value, nation: nil,
        validFrom: nil, validTo: nil, person: person),
      round.manager("TightenInterventionRule"), in: round.service)
  }

  /// The rules on insulin as the home sees them.
  private func rules(_ round: InsulinRound) async throws -> [InterventionRule] {
    let report = try await ListInterventions.run(
      ListInterventions.Request(page: PageRequest(size: 1_000, token: "")),
      round.manager("ListInterventions"), in: round.service)
    let entry = report.page.entries.first { $0.intervention.code == InsulinRound.insulin }
    return try #require(entry).rules
  }
}
