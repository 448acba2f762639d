package import GRPCCore
package import OneWorkforceProtos
import Operations
import WireFormat

// Courses, teams, next roles and totals.

extension VacancyServiceRPC {
  /// Publishes a course.
  package func offerTraining(
    request: WireOfferTrainingRequest, context: ServerContext
  ) async throws -> WireOfferTrainingResponse {
    let receipt = try await OfferTraining.run(
      request.native(), .current("OfferTraining"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Courses that can be joined now.
  package func listTrainingOffers(
    request: WireListTrainingOffersRequest, context: ServerContext
  ) async throws -> WireListTrainingOffersResponse {
    try await ListTrainingOffers.run(request.native(), .current("ListTrainingOffers"), in: service)
      .proto()
  }

  /// Publishes a team.
  package func publishTeam(
    request: WirePublishTeamRequest, context: ServerContext
  ) async throws -> WirePublishTeamResponse {
    let receipt = try await PublishTeam.run(request.native(), .current("PublishTeam"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Ends a course or a team.
  package func endListing(
    request: WireEndListingRequest, context: ServerContext
  ) async throws -> WireEndListingResponse {
    let receipt = try await EndListing.run(request.native(), .current("EndListing"), in: service)
    return .with { $0.receipt = receipt.proto() }
  }

  /// Teams that hold the skills a need asks for.
  package func findTeams(
    request: WireFindTeamsRequest, context: ServerContext
  ) async throws -> WireFindTeamsResponse {
    try await FindTeams.run(request.native(), .current("FindTeams"), in: service).proto()
  }

  /// Who of the caller's own team holds which skills.
  package func describeTeam(
    request: WireDescribeTeamRequest, context: ServerContext
  ) async throws -> WireDescribeTeamResponse {
    try await DescribeTeam.run(request.native(), .current("DescribeTeam"), in: service).proto()
  }

  /// Workers in a place who hold a skill.
  package func findSkillHolders(
    request: WireFindSkillHoldersRequest, context: ServerContext
  ) async throws -> WireFindSkillHoldersResponse {
    try await FindSkillHolders.run(request.native(), .current("FindSkillHolders"), in: service)
      .proto()
  }

  /// The next roles of a worker.
  package func listPathways(
    request: WireListPathwaysRequest, context: ServerContext
  ) async throws -> WireListPathwaysResponse {
    try await ListPathways.run(request.native(), .current("ListPathways"), in: service).proto()
  }

  /// Who of the caller's own staff lacks training.
  package func listTrainingGaps(
    request: WireListTrainingGapsRequest, context: ServerContext
  ) async throws -> WireListTrainingGapsResponse {
    try await ListTrainingGaps.run(request.native(), .current("ListTrainingGaps"), in: service)
      .proto()
  }

  /// Posts and vacancies as totals.
  package func describePosts(
    request: WireDescribePostsRequest, context: ServerContext
  ) async throws -> WireDescribePostsResponse {
    try await DescribePosts.run(request.native(), .current("DescribePosts"), in: service).proto()
  }

  /// Holders of standards by sector as totals.
  package func describeSkillCoverage(
    request: WireDescribeSkillCoverageRequest, context: ServerContext
  ) async throws -> WireDescribeSkillCoverageResponse {
    let totals = try await DescribeSkillCoverage.run(
      request.native(), .current("DescribeSkillCoverage"), in: service)
    return .with { $0.totals = totals.map { $0.proto() } }
  }
}
