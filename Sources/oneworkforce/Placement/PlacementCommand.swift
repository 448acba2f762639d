import ArgumentParser
import GRPCCore
import OneWorkforceProtos

/// Learners' placements: programmes, areas, placements, hours and assessments.
struct PlacementCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "placement",
    abstract: "Learners' placements: programmes, areas, placements, hours, assessments.",
    groupedSubcommands: [
      CommandGroup(
        name: "Programmes and learners",
        subcommands: [
          PlacementProgramme.self, PlacementProgrammes.self, PlacementEnrol.self,
          PlacementEnrolment.self, PlacementStage.self,
        ]),
      CommandGroup(
        name: "Areas, offers and requests",
        subcommands: [
          PlacementAreaCommand.self, PlacementAreas.self, PlacementCloseArea.self,
          PlacementSupervisor.self, PlacementOffer.self, PlacementOffers.self,
          PlacementAsk.self, PlacementUnmet.self,
        ]),
      CommandGroup(
        name: "Placements",
        subcommands: [
          PlacementRecordCommand.self, PlacementAdvance.self, PlacementCancel.self,
          PlacementSupersede.self, PlacementName.self, PlacementAdjust.self, PlacementShow.self,
          PlacementList.self, PlacementPage.self,
        ]),
      CommandGroup(
        name: "Hours and assessments",
        subcommands: [
          PlacementHours.self, PlacementVerify.self, PlacementHoursList.self, PlacementAssess.self,
        ]),
      CommandGroup(
        name: "Files and totals", subcommands: [PlacementImport.self, PlacementTotals.self]),
    ])
}

extension ClientOptions {
  /// What `ask` gets from the placement service.
  func placed<Value: Sendable>(
    _ ask:
      @escaping @Sendable (
        WirePlacementService.Client<Connection.Transport>, Metadata
      ) async throws -> Value
  ) async throws -> Value {
    try await connected { connection in
      try await ask(
        WirePlacementService.Client(wrapping: connection.client), connection.metadata)
    }
  }

  /// Prints `receipt` of `noun`.
  func show(_ receipt: WireReceipt, _ noun: String) throws {
    try oneworkforce.show(receipt, json: json) { receipt in
      receipt.validatedOnly
        ? ["checked, nothing written"]
        : ["\(noun) \(receipt.id)"] + (receipt.etag.isEmpty ? [] : ["version \(receipt.etag)"])
    }
  }
}
