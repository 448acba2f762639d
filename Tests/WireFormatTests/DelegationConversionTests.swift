import Delegations
import OneWorkforceProtos
import Operations
import Passports
import ReferenceData
import SwiftProtobuf
import TestSupport
import Testing
import Vocabulary
import WireFormat

@Suite("Delegated care on the wire") struct DelegationConversionTests {
  @Test("a question comes back as it was sent, its text as the instant it names")
  func question() throws {
    var sent = ValidDelegations.question
    sent.asKnownAt = .moment("2026-06-30")
    var expected = sent
    expected.at.instant = .with { $0.seconds = 1_782_892_800 }
    #expect(try sent.native().proto() == expected)

    sent.window.start.text = "2026-07-01T08:00:00Z"
    sent.window.end.text = "2026-07-01T10:00:00+01:00"
    let visit = try sent.native().time
    #expect(visit.start.description == "2026-07-01T08:00:00Z")
    #expect(visit.end?.description == "2026-07-01T09:00:00Z")
  }

  @Test("a mode left out asks for authority, and parts left out are not said")
  func leftOut() throws {
    var sent = ValidDelegations.question
    sent.mode = .unspecified
    sent.clearOffered()
    sent.minCommitSequence = 0
    let question = try sent.native()
    #expect(question.mode == .live)
    #expect(question.offered == .none)
    #expect(question.minimumSequence == nil)
    #expect(question.asKnownAt == nil)
  }

  @Test("terms come back as they were sent, under the catalogue in use")
  func terms() throws {
    let sent = ValidDelegations.terms
    var expected = sent
    expected.catalogueVersion = InterventionCatalogue.version
    #expect(try sent.native().proto() == expected)
  }

  @Test("a scope left out limits nothing, and a list without entries allows none")
  func scopes() throws {
    var sent = ValidDelegations.terms
    sent.clearScope()
    #expect(try sent.native().scope == .unlimited)
    sent.scope.settings = []
    let scope = try sent.native().scope
    #expect(scope.settings == [])
    #expect(scope.locations == [])
  }

  @Test("zero hours and zero money are said, and no pay step is none")
  func support() throws {
    var sent = ValidDelegations.acceptDelegation
    sent.employer.support.payStepPencePerHour = 0
    guard case .employer(let support?, let post) = try sent.native().acceptance else {
      Issue.record("not an employer's acceptance with its package")
      return
    }
    #expect(support.fundingPencePerYear == 0)
    #expect(support.payStepPencePerHour == nil)
    #expect(support.freedMinutesPerWeek == 120)
    #expect(post == "team leader")
    sent.employer = .init()
    guard case .employer(nil, nil) = try sent.native().acceptance else {
      Issue.record("what is left out must reach the operation, which refuses it")
      return
    }
  }

  @Test("every choice of the wire has its word, each once")
  func choices() {
    #expect(WireDecisionMode.pairs.count == WireDecisionMode.allCases.count - 1)
    #expect(Set(WireDecisionMode.pairs.map(\.native)) == Set(DelegationQuestion.Mode.allCases))
    #expect(WireDecisionVerdict.pairs.count == WireDecisionVerdict.allCases.count - 1)
    #expect(Set(WireDecisionVerdict.pairs.map(\.native)) == Set(Decision.Verdict.allCases))
  }

  @Test("each choice of facts gives the fact it names")
  func facts() throws {
    let (worker, employer): (WorkerID, OrganisationID) = (
      try WorkerID(ValidDelegations.worker, field: "id"),
      try OrganisationID(ValidDelegations.employer, field: "id")
    )
    let insulin = StandardCode(listed: "MED-INSULIN-PEN")
    #expect(
      try workerFact { $0.delegatorScope.tasks.interventionCodes = ["med-insulin-pen"] }
        == .delegatorScope(of: worker, .only([insulin])))
    #expect(
      try workerFact { $0.delegatorPresence.organisationID = ValidDelegations.employer }
        == .presence(of: worker, at: employer))
    #expect(
      try workerFact { $0.bar = .with { $0.tasks.anyTask = true } }
        == .bar(of: worker, WorkerBar(organisation: nil, tasks: .any)))
    #expect(
      try employerFact { $0.requiredChecks = .init() } == .requiredChecks(at: employer, []))
    #expect(
      try employerFact { $0.checkInterval = .with { ($0.kind, $0.months) = (.identity, 12) } }
        == .checkInterval(at: employer, .identity, months: 12))
    #expect(
      try employerFact { $0.requiredIdentity.level = .basic }
        == .requiredIdentity(at: employer, .basic))
  }

  private func workerFact(
    _ set: (inout WireRecordWorkerFactRequest) -> Void
  ) throws -> DelegationFact {
    var request = ValidDelegations.recordWorkerFact
    set(&request)
    return try request.native().draft.fact
  }

  private func employerFact(
    _ set: (inout WireRecordEmployerFactRequest) -> Void
  ) throws -> DelegationFact {
    var request = ValidDelegations.recordEmployerFact
    set(&request)
    return try request.native().draft.fact
  }
}
