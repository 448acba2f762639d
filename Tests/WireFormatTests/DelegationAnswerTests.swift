import Delegations
import OneWorkforceProtos
@testable import Operations
import ReferenceData
import SwiftProtobuf
import TestSupport
import Testing
import Vocabulary
import WireFormat

@Suite("Answers about delegated care") struct DelegationAnswerTests {
  private static let record: RecordID = testID(71)
  private static let placeholder = InterventionRules.all.first {
    $0.provenance.status == .placeholder && $0.parameter == .delegationReviewInterval
  }

  @Test("a refusal says each reason in words, what to do next and whose job that is")
  func refusal() throws {
    let decision = Decision(
      verdict: .deny,
      reasons: [
        Decision.Reason(.competenceExpired, records: [Self.record], detail: "ended yesterday"),
        Decision.Reason(.delegationNone),
      ],
      passed: [Decision.PassedCheck(.workerNotEngaged, records: [Self.record])],
      emergency: Decision.EmergencyInstruction(reference: "plan, page 3"))
    let answer = try answer(decision).proto()
    #expect(answer.verdict == .deny)
    #expect(answer.primaryReason == "COMPETENCE_EXPIRED")
    #expect(answer.reasons.map(\.label) == ["D3", "G1"])
    let entry = DelegationReasons.entry(for: .competenceExpired)
    #expect(answer.reasons[0].text == entry.userMessage)
    #expect(answer.reasons[0].nextStep == entry.nextAction)
    #expect(answer.reasons[0].owner == entry.nextOwner.rawValue)
    #expect(answer.reasons[0].recordIds == [Self.record.description])
    #expect(answer.passed.map(\.code) == ["WORKER_NOT_ENGAGED"])
    #expect(answer.emergency.words.contains("999"))
    #expect(answer.emergency.reference == "plan, page 3")
    #expect(!answer.hasValidUntil)
  }

  @Test("a permit carries its end, obligations, rules with their status, and basis")
  func permit() throws {
    let rule = try #require(Self.placeholder)
    let decision = Decision(
      verdict: .permit, warnings: [Decision.Reason(.placeholderRuleUsed)],
      obligations: [.recordOutcome, .escalationContact("nurses"), .supervisionDue(testNoon)],
      validUntil: testNoon, rules: [Decision.RuleUse(rule: rule, isDecisive: true)],
      lineManagers: [testID(5): "team leader"])
    let answer = try answer(decision).proto()
    #expect(answer.primaryReason.isEmpty)
    #expect(answer.validUntil == testNoon.proto())
    #expect(answer.obligations.map(\.recordOutcome) == [true, false, false])
    #expect(answer.obligations[1].escalationContact == "nurses")
    #expect(answer.rules.map(\.provenance.status) == ["placeholder"])
    #expect(answer.rules[0].decisive && answer.rules[0].value.hasSuffix(" days"))
    #expect(answer.lineManagers.map(\.lineManager) == ["team leader"])
    #expect(answer.basis.commitSequence == 42 && answer.basis.mode == .planning)
    #expect(answer.workerID == ValidDelegations.worker)
  }

  @Test("AuthZEN's decision is true for a permit alone", arguments: Decision.Verdict.allCases)
  func authZEN(verdict: Decision.Verdict) throws {
    let reasons = verdict == .permit ? [] : [Decision.Reason(.competenceExpired)]
    let answer = try answer(Decision(verdict: verdict, reasons: reasons))
    let json = try Google_Protobuf_Struct(jsonUTF8Bytes: answer.authZEN())
    #expect(json.fields["decision"]?.boolValue == (verdict == .permit))
    let context = try #require(json.fields["context"]?.structValue)
    #expect(context.fields["id"]?.stringValue == answer.id.description)
    let report = try #require(context.fields["report"]?.structValue)
    #expect(report.fields["decision_id"]?.stringValue == answer.id.description)
    #expect((context.fields["reason_user"] == nil) == (verdict == .permit))
    #expect((context.fields["reason_admin"] == nil) == (verdict == .permit))
  }

  @Test("an AuthZEN refusal of a rescue task tells the user to call 999 first")
  func rescue() throws {
    let decision = Decision(
      verdict: .deny, reasons: [Decision.Reason(.competenceNone, detail: "nothing is held")],
      emergency: Decision.EmergencyInstruction(reference: nil))
    let json = try Google_Protobuf_Struct(jsonUTF8Bytes: answer(decision).authZEN())
    let context = try #require(json.fields["context"]?.structValue)
    let user = context.fields["reason_user"]?.structValue.fields["en"]?.stringValue
    let admin = context.fields["reason_admin"]?.structValue.fields["en"]?.stringValue
    #expect(user?.hasPrefix(Decision.EmergencyInstruction.words) == true)
    #expect(admin == "D1 COMPETENCE_NONE nothing is held")
  }

  private func answer(_ decision: Decision) throws -> DelegationAnswer {
    DelegationAnswer(
      id: testID(70), question: try ValidDelegations.question.native(), decision: decision,
      basis: DecisionBasis(
        at: testNoon, asKnownAt: testNoon, sequence: CommitSequence(42), catalogue: "catalogue-1",
        policy: "policy-1"),
      isStale: false)
  }
}
