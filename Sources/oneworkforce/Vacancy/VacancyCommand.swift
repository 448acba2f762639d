import ArgumentParser
import GRPCCore
import OneWorkforceProtos

/// Vacancies, who fits them by consent, courses, teams and totals.
struct VacancyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vacancy",
    abstract: "Vacancies, matches by consent, courses, teams, skills next door.",
    groupedSubcommands: [
      CommandGroup(
        name: "Posts",
        subcommands: [
          VacancyPublish.self, VacancyUpdate.self, VacancyClose.self, VacancyList.self,
          VacancyMatch.self,
        ]),
      CommandGroup(
        name: "Being found",
        subcommands: [
          VacancyJoin.self, VacancyLeave.self, VacancyPermissions.self, VacancyAttitude.self,
        ]),
      CommandGroup(
        name: "Courses and teams",
        subcommands: [
          VacancyOffer.self, VacancyOffers.self, VacancyTeam.self, VacancyEnd.self,
          VacancyTeams.self, VacancyTeamCover.self,
        ]),
      CommandGroup(
        name: "Skills and totals",
        subcommands: [
          VacancyHolders.self, VacancyGaps.self, VacancyPosts.self, VacancySkills.self,
        ]),
    ])
}

extension ClientOptions {
  /// What `ask` gets from the vacancy service.
  func vacancies<Value: Sendable>(
    _ ask:
      @escaping @Sendable (
        WireVacancyService.Client<Connection.Transport>, Metadata
      ) async throws -> Value
  ) async throws -> Value {
    try await connected { connection in
      try await ask(WireVacancyService.Client(wrapping: connection.client), connection.metadata)
    }
  }
}

extension WirePublishVacancyRequest: DelegationChangeRequest {}
extension WireUpdateVacancyRequest: DelegationChangeRequest {}
extension WireCloseVacancyRequest: DelegationChangeRequest {}
extension WireJoinMatchingRequest: DelegationChangeRequest {}
extension WireLeaveMatchingRequest: DelegationChangeRequest {}
extension WireRecordAttitudeRequest: DelegationChangeRequest {}
extension WireOfferTrainingRequest: DelegationChangeRequest {}
extension WirePublishTeamRequest: DelegationChangeRequest {}
extension WireEndListingRequest: DelegationChangeRequest {}

/// A receipt in a line.
func receiptLines(_ noun: String, _ receipt: WireReceipt) -> [String] {
  receipt.validatedOnly
    ? ["checked; nothing written"] : ["\(noun) \(receipt.id)", "etag \(receipt.etag)"]
}
