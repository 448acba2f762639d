import Delegations
import Passports
import ReferenceData
import Roles
import Testing
import Vocabulary

/// One change to a sound case and the code that it must produce.
struct BrokenCondition: CustomTestStringConvertible, Sendable {
  let code: DelegationReason
  let build: @Sendable () throws -> DelegationCase
  var testDescription: String { code.rawValue }

  /// A change to the parts, then one to the case itself.
  init(
    _ code: DelegationReason, sound: @escaping @Sendable (inout SoundCase) throws -> Void,
    facts: @escaping @Sendable (inout DelegationCase) throws -> Void = { _ in }
  ) {
    self.code = code
    build = {
      var asked = try soundCase(sound)
      try facts(&asked)
      return asked
    }
  }

  /// A change to the case.
  init(
    _ code: DelegationReason, _ facts: @escaping @Sendable (inout DelegationCase) throws -> Void
  ) {
    self.init(code, sound: { _ in }, facts: facts)
  }
}

@Suite struct DecisionTests {
  @Test("where every condition is met the answer is yes, until the first end relied on")
  func sound() throws {
    let decision = try DelegationDecision.decide(try soundCase())
    #expect(decision.verdict == .permit)
    #expect(decision.reasons.isEmpty)
    #expect(decision.validUntil == (try moment("2027-04-15T23:00:00Z")))
    #expect(decision.obligations.contains(.recordOutcome))
    #expect(
      decision.warnings.map(\.code)
        == [.comparatorLimitExceeded, .soleDelegator, .placeholderRuleUsed])
  }

  @Test("one broken condition denies with its code", arguments: brokenConditions)
  func broken(_ condition: BrokenCondition) throws {
    let decision = try DelegationDecision.decide(try condition.build())
    #expect(decision.verdict != .permit)
    #expect(decision.reasons.map(\.code).contains(condition.code))
    #expect(!decision.passed.map(\.code).contains(condition.code))
    #expect(decision.validUntil == nil)
  }

  @Test("every code from A3 to K1 has a row, or a test of its own")
  func complete() {
    let shown = Set(brokenConditions.map(\.code))
    let refusals = DelegationReason.allCases.filter { $0.effect == .deny }
    #expect(refusals.allSatisfy(shown.contains))
    #expect(shown.contains(.reqIdentityConflict))
    #expect(shown.contains(.dataStale))
  }

  @Test("an unknown record is refused by the field that names it")
  func unknown() throws {
    let changes: [(String, (inout DelegationCase) -> Void)] = [
      ("worker_id", { $0.worker = nil }), ("person_id", { $0.person = nil }),
      ("setting.organisation_id", { $0.isEmployerKnown = false }),
    ]
    for (field, change) in changes {
      var asked = try soundCase()
      change(&asked)
      let error = #expect(throws: ServiceError.self) { try DelegationDecision.decide(asked) }
      #expect(error?.reason == .reqUnknownReference)
      #expect(error?.field == field)
    }
  }

  @Test("a live question about another time than now is refused")
  func time() throws {
    let asked = try soundCase { $0.now = try moment("2027-03-01T08:05:01Z") }
    let error = #expect(throws: ServiceError.self) { try DelegationDecision.decide(asked) }
    #expect(error?.reason == .reqTimeInvalid)
    #expect(error?.field == "at")
  }

  @Test("an end within the notice period warns")
  func soon() throws {
    let asked = try soundCase { try $0.ask(at: "2027-04-10T08:00:00Z") }
    #expect(
      try DelegationDecision.decide(asked).warnings.map(\.code).contains(.expiringSoon))
  }
}
