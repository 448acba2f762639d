import ArgumentParser
import GRPCCore
import OneWorkforceProtos

/// Delegated clinical interventions: facts, agreements, decisions and work lists.
struct DelegationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delegation",
    abstract: "Delegated interventions: facts, agreements, decisions, work lists.",
    groupedSubcommands: [
      CommandGroup(
        name: "Decisions",
        subcommands: [
          DelegationCheck.self, DelegationBatch.self, DelegationFind.self, DelegationReplay.self,
          DelegationLookBack.self, DelegationDecisions.self,
        ]),
      CommandGroup(
        name: "Agreements",
        subcommands: [
          DelegationDraft.self, DelegationPropose.self, DelegationAccept.self,
          DelegationDecline.self, DelegationSuspend.self, DelegationResume.self,
          DelegationWithdraw.self, DelegationClear.self, DelegationReview.self,
          DelegationRenew.self, DelegationReconfirm.self, DelegationSucceed.self,
          DelegationSupervise.self, DelegationEnd.self, DelegationShow.self, DelegationList.self,
          DelegationLetterCommand.self, DelegationRecordCommand.self,
        ]),
      CommandGroup(
        name: "Facts and rules",
        subcommands: [
          DelegationPerson.self, DelegationFactCommand.self, DelegationHold.self,
          DelegationInterventions.self, DelegationTighten.self, DelegationAdopt.self,
        ]),
      CommandGroup(
        name: "Work lists", subcommands: [DelegationLapsing.self, DelegationCover.self]),
    ])
}

extension ClientOptions {
  /// What `ask` gets from the delegation service.
  func asked<Value: Sendable>(
    _ ask:
      @escaping @Sendable (
        WireDelegationService.Client<Connection.Transport>, Metadata
      ) async throws -> Value
  ) async throws -> Value {
    try await connected { connection in
      try await ask(
        WireDelegationService.Client(wrapping: connection.client), connection.metadata)
    }
  }
}
