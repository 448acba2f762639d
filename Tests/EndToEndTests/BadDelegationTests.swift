import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
@testable import oneworkforce

@Suite("Bad requests about delegated care, over the socket") struct BadDelegationTests {
  @Test("every one is refused with its code, reason and field, and nothing is written")
  func table() async throws {
    try await withTown { town in
      let (client, manager) = (town.live.delegations, try town.homeManager)
      let run = BadRequestRun(town.live)
      try await run.leavingNothing {
        try await Self.questions(run, client, manager)
        try await Self.agreements(run, client, manager)
        try await Self.facts(run, client, manager)
        try await Self.lists(run, client, manager)
      }
      #expect(await run.sent == BadDelegations.count)
    }
  }

  private typealias Client = WireDelegationService.Client<Transport>

  private static func questions(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "CheckDelegation", BadDelegations.checkDelegation, of: ValidDelegations.checkDelegation
    ) { try await client.checkDelegation($0, metadata: caller) }
    try await run.refuses(
      "BatchCheckDelegation", BadDelegations.batchCheckDelegation,
      of: ValidDelegations.batchCheckDelegation
    ) {
      try await client.batchCheckDelegation($0, metadata: caller) { response in
        for try await _ in response.messages {}
      }
    }
    try await run.refuses(
      "FindAuthorisedWorkers", BadDelegations.findAuthorisedWorkers,
      of: ValidDelegations.findAuthorisedWorkers
    ) { try await client.findAuthorisedWorkers($0, metadata: caller) }
  }

  private static func agreements(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "DraftDelegation", BadDelegations.draftDelegation, of: ValidDelegations.draftDelegation
    ) { try await client.draftDelegation($0, metadata: caller) }
    try await run.refuses(
      "ProposeDelegation", BadDelegations.proposeDelegation, of: ValidDelegations.proposeDelegation
    ) { try await client.proposeDelegation($0, metadata: caller) }
    try await run.refuses(
      "AcceptDelegation", BadDelegations.acceptDelegation, of: ValidDelegations.acceptDelegation
    ) { try await client.acceptDelegation($0, metadata: caller) }
    try await run.refuses(
      "WithdrawDelegation", BadDelegations.withdrawDelegation,
      of: ValidDelegations.withdrawDelegation
    ) { try await client.withdrawDelegation($0, metadata: caller) }
    try await run.refuses(
      "ReconfirmDelegation", BadDelegations.reconfirmDelegation,
      of: ValidDelegations.reconfirmDelegation
    ) { try await client.reconfirmDelegation($0, metadata: caller) }
    try await run.refuses(
      "RecordSupervision", BadDelegations.recordSupervision, of: ValidDelegations.recordSupervision
    ) { try await client.recordSupervision($0, metadata: caller) }
  }

  private static func facts(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "RecordCareFact", BadDelegations.recordCareFact, of: ValidDelegations.recordCareFact
    ) { try await client.recordCareFact($0, metadata: caller) }
    try await run.refuses(
      "RecordEmployerFact", BadDelegations.recordEmployerFact,
      of: ValidDelegations.recordEmployerFact
    ) { try await client.recordEmployerFact($0, metadata: caller) }
    try await run.refuses(
      "RecordWorkerFact", BadDelegations.recordWorkerFact, of: ValidDelegations.recordWorkerFact
    ) { try await client.recordWorkerFact($0, metadata: caller) }
    try await run.refuses("PlaceHold", BadDelegations.placeHold, of: ValidDelegations.placeHold) {
      try await client.placeHold($0, metadata: caller)
    }
    try await run.refuses("EndFact", BadDelegations.endFact, of: ValidDelegations.endFact) {
      try await client.endFact($0, metadata: caller)
    }
    try await run.refuses(
      "RegisterPerson", BadDelegations.registerPerson, of: ValidDelegations.registerPerson
    ) { try await client.registerPerson($0, metadata: caller) }
    try await run.refuses(
      "ResolvePersonDuplicate", BadDelegations.resolvePersonDuplicate,
      of: ValidDelegations.resolvePersonDuplicate
    ) { try await client.resolvePersonDuplicate($0, metadata: caller) }
  }

  private static func lists(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "TightenInterventionRule", BadDelegations.tightenInterventionRule,
      of: ValidDelegations.tightenInterventionRule
    ) { try await client.tightenInterventionRule($0, metadata: caller) }
    try await run.refuses(
      "ListDecisions", BadDelegations.listDecisions, of: ValidDelegations.listDecisions
    ) { try await client.listDecisions($0, metadata: caller) }
    try await run.refuses(
      "ListLapsing", BadDelegations.listLapsing, of: ValidDelegations.listLapsing
    ) { try await client.listLapsing($0, metadata: caller) }
    try await run.refuses(
      "DescribeCover", BadDelegations.describeCover, of: ValidDelegations.describeCover
    ) { try await client.describeCover($0, metadata: caller) }
  }
}
