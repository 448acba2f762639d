import Delegations
import Foundation
import ReferenceData
import Testing
import Vocabulary

@Suite("The evaluator and the second opinion")
struct FuzzTests {
  @Test("agree on every random case")
  func agree() throws {
    let asked = ProcessInfo.processInfo.environment["ONEWORKFORCE_FUZZ_CASES"]
    let count = asked.flatMap { UInt64($0) } ?? 20_000
    let first =
      ProcessInfo.processInfo.environment["ONEWORKFORCE_FUZZ_FIRST"]
      .flatMap { UInt64($0) } ?? 0
    var differing: [UInt64] = []
    for seed in first..<(first + count) where differing.count < 100 {
      if try !answersAgree(seed) { differing.append(seed) }
    }
    let answers = try differing.first.map(apart) ?? ""
    #expect(differing.isEmpty, "add these seeds to PastDifferences\(answers)")
  }

  @Test("agree on every case they once differed on")
  func agreeOnPast() throws {
    for seed in PastDifferences.seeds {
      #expect(try answersAgree(seed), "seed \(seed)")
    }
  }

  @Test("the random cases are worth asking: each code comes up, and permits are common")
  func spread() throws {
    var codes: Set<DelegationReason> = []
    var permits = 0
    for seed in 0..<UInt64(4_000) {
      guard let decision = try? ReferenceEvaluator.decide(try RandomCase.make(seed: seed)) else {
        continue
      }
      codes.formUnion(decision.codes)
      codes.formUnion(decision.warnings.map(\.code))
      permits += decision.verdict == .permit ? 1 : 0
    }
    let thrown: Set<DelegationReason> = [.reqUnknownReference, .reqTimeInvalid]
    let missing = Set(DelegationReason.allCases).subtracting(codes).subtracting(thrown)
    #expect(missing.isEmpty)
    #expect((800...2_800).contains(permits))
  }

  /// Both answers to the case, for whoever looks into it.
  private func apart(_ seed: UInt64) throws -> String {
    let asked = try RandomCase.make(seed: seed)
    return "\nfast \(Answer(asked, by: .fast))\nreference \(Answer(asked, by: .reference))"
  }

  private func answersAgree(_ seed: UInt64) throws -> Bool {
    let asked = try RandomCase.make(seed: seed)
    return Answer(asked, by: .fast) == Answer(asked, by: .reference)
  }
}

/// What two evaluators must agree on.
struct Answer: Equatable {
  /// Why nothing was decided, or nil.
  var refusal: ErrorReason?
  var verdict: Decision.Verdict?
  /// The codes as they were listed.
  var codes: [DelegationReason] = []
  /// The reasons with their subjects, which have no order of their own.
  var reasons: [String] = []
  var warnings: [DelegationReason] = []
  var passed: [DelegationReason] = []
  var validUntil: Instant?
  var earliestFailingAt: Instant?
  var emergency: Decision.EmergencyInstruction?

  init(_ asked: DelegationCase, by evaluator: Evaluator) {
    do throws(ServiceError) {
      let decision = try evaluator.decide(asked)
      verdict = decision.verdict
      reasons = decision.reasons.map {
        [$0.code.rawValue, $0.subject?.text, $0.underlying?.rawValue].compactMap { $0 }
          .joined(separator: " ")
      }.sorted()
      codes = decision.reasons.map(\.code)
      warnings = decision.warnings.map(\.code)
      passed = decision.passed.map(\.code)
      validUntil = decision.validUntil
      earliestFailingAt = decision.earliestFailingAt
      emergency = decision.emergency
    } catch {
      refusal = error.reason
    }
  }
}
