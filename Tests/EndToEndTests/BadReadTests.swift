import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
import Vocabulary
@testable import oneworkforce

@Suite("Bad requests to see passports, over the socket") struct BadReadTests {
  @Test("every one is refused with its code, reason and field, and nothing is written")
  func table() async throws {
    try await withTown { town in
      let (live, valid) = (town.live, try await Self.requests(town))
      let run = BadRequestRun(live)
      try await run.leavingNothing {
        try await Self.judgements(run, valid, live.passports, town.homeManager)
        try await Self.moves(run, valid, live.passports, town.homeManager)
        try await Self.searches(run, valid, live.passports, town.homeManager)
        try await Self.permissions(run, valid, live.access, town.holder(valid.worker))
        let board = try live.signedIn(.steward, of: steward)
        try await run.refuses(
          "RecordAuditEngagement", BadReads.recordAuditEngagement, of: valid.recordAuditEngagement
        ) { try await live.access.recordAuditEngagement($0, metadata: board) }
      }
      #expect(await run.sent == BadReads.count)
    }
  }

  @Test("with those that write, more than 300 bad requests go through the socket")
  func size() {
    #expect(BadReads.count + BadWrites.count + BadRegistry.count >= 300)
  }

  private typealias Passports = WirePassportService.Client<Transport>

  private static func judgements(
    _ run: BadRequestRun, _ valid: ValidReads, _ passports: Passports, _ manager: Metadata
  ) async throws {
    try await run.refuses("VerifyPassport", BadReads.verifyPassport, of: valid.verifyPassport) {
      try await passports.verifyPassport($0, metadata: manager)
    }
    try await run.refuses(
      "BatchVerifyPassport", BadReads.batchVerifyPassport, of: valid.batchVerifyPassport
    ) {
      try await passports.batchVerifyPassport($0, metadata: manager) { response in
        for try await _ in response.messages {}
      }
    }
    try await run.refuses(
      "CheckRoleReadiness", BadReads.checkRoleReadiness, of: valid.checkRoleReadiness
    ) { try await passports.checkRoleReadiness($0, metadata: manager) }
  }

  private static func moves(
    _ run: BadRequestRun, _ valid: ValidReads, _ passports: Passports, _ manager: Metadata
  ) async throws {
    try await run.refuses("TransferWorker", BadReads.transferWorker, of: valid.transferWorker) {
      try await passports.transferWorker($0, metadata: manager)
    }
    try await run.refuses("GetTransfer", BadReads.getTransfer, of: valid.getTransfer) {
      try await passports.getTransfer($0, metadata: manager)
    }
    try await run.refuses(
      "DecideTransferItem", BadReads.decideTransferItem, of: valid.decideTransferItem
    ) { try await passports.decideTransferItem($0, metadata: manager) }
  }

  private static func searches(
    _ run: BadRequestRun, _ valid: ValidReads, _ passports: Passports, _ manager: Metadata
  ) async throws {
    try await run.refuses("ListExpiring", BadReads.listExpiring, of: valid.listExpiring) {
      try await passports.listExpiring($0, metadata: manager)
    }
    try await run.refuses("FindWorkers", BadReads.findWorkers, of: valid.findWorkers) {
      try await passports.findWorkers($0, metadata: manager)
    }
    try await run.refuses("GetPassport", BadReads.getPassport, of: valid.getPassport) {
      try await passports.getPassport($0, metadata: manager)
    }
  }

  private static func permissions(
    _ run: BadRequestRun, _ valid: ValidReads, _ access: WireAccessService.Client<Transport>,
    _ holder: Metadata
  ) async throws {
    try await run.refuses("GrantDisclosure", BadReads.grantDisclosure, of: valid.grantDisclosure) {
      try await access.grantDisclosure($0, metadata: holder)
    }
    try await run.refuses(
      "WithdrawDisclosure", BadReads.withdrawDisclosure, of: valid.withdrawDisclosure
    ) { try await access.withdrawDisclosure($0, metadata: holder) }
    try await run.refuses("ListDisclosures", BadReads.listDisclosures, of: valid.listDisclosures) {
      try await access.listDisclosures($0, metadata: holder)
    }
    try await run.refuses("ListAccesses", BadReads.listAccesses, of: valid.listAccesses) {
      try await access.listAccesses($0, metadata: holder)
    }
  }

  /// Valid requests about a worker of the home who let it look and is on the move to it.
  private static func requests(_ town: Town) async throws -> ValidReads {
    let worker = try await town.register(town.homeManager)
    let grant = try await town.grant(worker, purpose: .transfer)
    let move = try await town.live.passports.transferWorker(
      .with {
        $0.requestID = newRequestID()
        $0.worker.workerID = worker
        $0.roleCode = "CARE-WORKER"
        $0.startsOn = "2030-04-01"
        $0.fromOrganisationID = town.trust.description
      }, metadata: town.homeManager
    ).transfer
    return ValidReads(
      worker: worker, organisation: town.home.description, other: town.trust.description,
      transfer: move.id, transferEtag: move.etag, grant: grant.id)
  }
}
