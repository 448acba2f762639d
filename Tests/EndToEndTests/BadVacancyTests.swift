import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
@testable import oneworkforce

@Suite("Bad requests about vacancies, over the socket") struct BadVacancyTests {
  @Test("every one is refused with its code, reason and field, and nothing is written")
  func table() async throws {
    try await withTown { town in
      let run = BadRequestRun(town.live)
      let worker = try await town.register(town.homeManager)
      try await run.leavingNothing {
        let client = town.live.vacancies
        try await Self.managers(run, client, try town.homeManager)
        try await Self.holders(run, client, try town.holder(worker))
        try await Self.planners(run, client, try town.live.signedIn(.planner, of: town.home))
      }
      #expect(await run.sent == BadVacancies.count)
    }
  }

  private typealias Client = WireVacancyService.Client<Transport>

  private static func managers(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "PublishVacancy", BadVacancies.publishVacancy, of: ValidVacancies.publishVacancy
    ) { try await client.publishVacancy($0, metadata: caller) }
    try await run.refuses(
      "UpdateVacancy", BadVacancies.updateVacancy, of: ValidVacancies.updateVacancy
    ) { try await client.updateVacancy($0, metadata: caller) }
    try await run.refuses(
      "CloseVacancy", BadVacancies.closeVacancy, of: ValidVacancies.closeVacancy
    ) { try await client.closeVacancy($0, metadata: caller) }
    try await run.refuses(
      "ListVacancies", BadVacancies.listVacancies, of: .init()
    ) { try await client.listVacancies($0, metadata: caller) }
    try await run.refuses(
      "MatchVacancy", BadVacancies.matchVacancy, of: ValidVacancies.matchVacancy
    ) { try await client.matchVacancy($0, metadata: caller) }
    try await run.refuses(
      "RecordAttitude", BadVacancies.recordAttitude, of: ValidVacancies.recordAttitude
    ) { try await client.recordAttitude($0, metadata: caller) }
    try await run.refuses(
      "OfferTraining", BadVacancies.offerTraining, of: ValidVacancies.offerTraining
    ) { try await client.offerTraining($0, metadata: caller) }
    try await run.refuses(
      "ListTrainingOffers", BadVacancies.listTrainingOffers, of: .init()
    ) { try await client.listTrainingOffers($0, metadata: caller) }
    try await run.refuses(
      "PublishTeam", BadVacancies.publishTeam, of: ValidVacancies.publishTeam
    ) { try await client.publishTeam($0, metadata: caller) }
    try await run.refuses(
      "EndListing", BadVacancies.endListing, of: ValidVacancies.endListing
    ) { try await client.endListing($0, metadata: caller) }
    try await run.refuses(
      "FindTeams", BadVacancies.findTeams, of: ValidVacancies.findTeams
    ) { try await client.findTeams($0, metadata: caller) }
    try await run.refuses(
      "DescribeTeam", BadVacancies.describeTeam, of: ValidVacancies.describeTeam
    ) { try await client.describeTeam($0, metadata: caller) }
    try await run.refuses(
      "FindSkillHolders", BadVacancies.findSkillHolders, of: ValidVacancies.findSkillHolders
    ) { try await client.findSkillHolders($0, metadata: caller) }
    try await run.refuses(
      "ListPathways", BadVacancies.listPathways, of: ValidVacancies.listPathways
    ) { try await client.listPathways($0, metadata: caller) }
    try await run.refuses(
      "ListTrainingGaps", BadVacancies.listTrainingGaps, of: ValidVacancies.listTrainingGaps
    ) { try await client.listTrainingGaps($0, metadata: caller) }
  }

  private static func holders(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "JoinMatching", BadVacancies.joinMatching, of: ValidVacancies.joinMatching
    ) { try await client.joinMatching($0, metadata: caller) }
    try await run.refuses(
      "LeaveMatching", BadVacancies.leaveMatching, of: ValidVacancies.leaveMatching
    ) { try await client.leaveMatching($0, metadata: caller) }
    try await run.refuses(
      "ListMatchingConsents", BadVacancies.listMatchingConsents, of: .init()
    ) { try await client.listMatchingConsents($0, metadata: caller) }
  }

  private static func planners(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "DescribePosts", BadVacancies.describePosts, of: ValidVacancies.describePosts
    ) { try await client.describePosts($0, metadata: caller) }
    try await run.refuses(
      "DescribeSkillCoverage", BadVacancies.describeSkillCoverage,
      of: ValidVacancies.describeSkillCoverage
    ) { try await client.describeSkillCoverage($0, metadata: caller) }
  }
}
