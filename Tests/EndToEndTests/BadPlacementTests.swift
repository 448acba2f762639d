import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
@testable import oneworkforce

@Suite("Bad requests about placements, over the socket") struct BadPlacementTests {
  @Test("every one is refused with its code, reason and field, and nothing is written")
  func table() async throws {
    try await withTown { town in
      let (client, manager) = (town.live.placements, try town.homeManager)
      let run = BadRequestRun(town.live)
      try await run.leavingNothing {
        try await Self.areas(run, client, manager)
        try await Self.placements(run, client, manager)
        try await Self.hours(run, client, manager)
      }
      #expect(await run.sent == BadPlacements.count)
    }
  }

  private typealias Client = WirePlacementService.Client<Transport>

  private static func areas(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "RecordProgramme", BadPlacements.recordProgramme, of: ValidPlacements.recordProgramme
    ) { try await client.recordProgramme($0, metadata: caller) }
    try await run.refuses(
      "EnrolLearner", BadPlacements.enrolLearner, of: ValidPlacements.enrolLearner
    ) { try await client.enrolLearner($0, metadata: caller) }
    try await run.refuses(
      "GetEnrolment", BadPlacements.getEnrolment, of: ValidPlacements.getEnrolment
    ) { try await client.getEnrolment($0, metadata: caller) }
    try await run.refuses(
      "RecordStage", BadPlacements.recordStage, of: ValidPlacements.recordStage
    ) { try await client.recordStage($0, metadata: caller) }
    try await run.refuses(
      "RecordPracticeArea", BadPlacements.recordPracticeArea, of: ValidPlacements.recordPracticeArea
    ) { try await client.recordPracticeArea($0, metadata: caller) }
    try await run.refuses(
      "ClosePracticeArea", BadPlacements.closePracticeArea, of: ValidPlacements.closePracticeArea
    ) { try await client.closePracticeArea($0, metadata: caller) }
    try await run.refuses(
      "RecordSupervisor", BadPlacements.recordSupervisor, of: ValidPlacements.recordSupervisor
    ) { try await client.recordSupervisor($0, metadata: caller) }
    try await run.refuses(
      "OfferPlacements", BadPlacements.offerPlacements, of: ValidPlacements.offerPlacements
    ) { try await client.offerPlacements($0, metadata: caller) }
    try await run.refuses(
      "ListPlacementOffers", BadPlacements.listPlacementOffers,
      of: ValidPlacements.listPlacementOffers
    ) { try await client.listPlacementOffers($0, metadata: caller) }
    try await run.refuses(
      "RequestPlacement", BadPlacements.requestPlacement, of: ValidPlacements.requestPlacement
    ) { try await client.requestPlacement($0, metadata: caller) }
    try await run.refuses(
      "ListUnmet", BadPlacements.listUnmet, of: ValidPlacements.listUnmet
    ) { try await client.listUnmet($0, metadata: caller) }
  }

  private static func placements(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "RecordPlacement", BadPlacements.recordPlacement, of: ValidPlacements.recordPlacement
    ) { try await client.recordPlacement($0, metadata: caller) }
    try await run.refuses(
      "AdvancePlacement", BadPlacements.advancePlacement, of: ValidPlacements.advancePlacement
    ) { try await client.advancePlacement($0, metadata: caller) }
    try await run.refuses(
      "CancelPlacement", BadPlacements.cancelPlacement, of: ValidPlacements.cancelPlacement
    ) { try await client.cancelPlacement($0, metadata: caller) }
    try await run.refuses(
      "SupersedePlacement", BadPlacements.supersedePlacement, of: ValidPlacements.supersedePlacement
    ) { try await client.supersedePlacement($0, metadata: caller) }
    try await run.refuses(
      "NameSupervisor", BadPlacements.nameSupervisor, of: ValidPlacements.nameSupervisor
    ) { try await client.nameSupervisor($0, metadata: caller) }
    try await run.refuses(
      "AdjustPlacement", BadPlacements.adjustPlacement, of: ValidPlacements.adjustPlacement
    ) { try await client.adjustPlacement($0, metadata: caller) }
    try await run.refuses(
      "GetPlacement", BadPlacements.getPlacement, of: ValidPlacements.getPlacement
    ) { try await client.getPlacement($0, metadata: caller) }
    try await run.refuses(
      "ListPlacements", BadPlacements.listPlacements, of: ValidPlacements.listPlacements
    ) { try await client.listPlacements($0, metadata: caller) }
  }

  private static func hours(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "RecordHours", BadPlacements.recordHours, of: ValidPlacements.recordHours
    ) { try await client.recordHours($0, metadata: caller) }
    try await run.refuses(
      "VerifyHours", BadPlacements.verifyHours, of: ValidPlacements.verifyHours
    ) { try await client.verifyHours($0, metadata: caller) }
    try await run.refuses(
      "ListHours", BadPlacements.listHours, of: ValidPlacements.listHours
    ) { try await client.listHours($0, metadata: caller) }
    try await run.refuses(
      "RecordAssessment", BadPlacements.recordAssessment, of: ValidPlacements.recordAssessment
    ) { try await client.recordAssessment($0, metadata: caller) }
    try await run.refuses(
      "DescribePlacements", BadPlacements.describePlacements, of: ValidPlacements.describePlacements
    ) { try await client.describePlacements($0, metadata: caller) }
  }
}
