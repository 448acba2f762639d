import GRPCCore
import OneWorkforceProtos
import TestSupport
import Testing
@testable import oneworkforce

@Suite("Bad requests about joint learning, over the socket") struct BadLearningTests {
  @Test("every one is refused with its code, reason and field, and nothing is written")
  func table() async throws {
    try await withTown { town in
      let (client, manager) = (town.live.learning, try town.homeManager)
      let run = BadRequestRun(town.live)
      try await run.leavingNothing {
        try await Self.networks(run, client, manager)
        try await Self.learners(run, client, manager)
        try await Self.reports(run, client, manager)
      }
      #expect(await run.sent == BadLearning.count)
    }
  }

  private typealias Client = WireLearningService.Client<Transport>

  private static func networks(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "RecordNetwork", BadLearning.recordNetwork, of: ValidLearning.recordNetwork
    ) { try await client.recordNetwork($0, metadata: caller) }
    try await run.refuses(
      "JoinNetwork", BadLearning.joinNetwork, of: ValidLearning.joinNetwork
    ) { try await client.joinNetwork($0, metadata: caller) }
    try await run.refuses(
      "LeaveNetwork", BadLearning.leaveNetwork, of: ValidLearning.leaveNetwork
    ) { try await client.leaveNetwork($0, metadata: caller) }
    try await run.refuses(
      "ListNetworks", BadLearning.listNetworks, of: ValidLearning.listNetworks
    ) { try await client.listNetworks($0, metadata: caller) }
    try await run.refuses(
      "RecordTopic", BadLearning.recordTopic, of: ValidLearning.recordTopic
    ) { try await client.recordTopic($0, metadata: caller) }
    try await run.refuses(
      "ListTopics", BadLearning.listTopics, of: ValidLearning.listTopics
    ) { try await client.listTopics($0, metadata: caller) }
  }

  private static func learners(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses(
      "RecordCohort", BadLearning.recordCohort, of: ValidLearning.recordCohort
    ) { try await client.recordCohort($0, metadata: caller) }
    try await run.refuses(
      "EnrolLearners", BadLearning.enrolLearners, of: ValidLearning.enrolLearners
    ) { try await client.enrolLearners($0, metadata: caller) }
    try await run.refuses(
      "RecordRelease", BadLearning.recordRelease, of: ValidLearning.recordRelease
    ) { try await client.recordRelease($0, metadata: caller) }
    try await run.refuses(
      "RecordDropOut", BadLearning.recordDropOut, of: ValidLearning.recordDropOut
    ) { try await client.recordDropOut($0, metadata: caller) }
    try await run.refuses(
      "ImportLearning", BadLearning.importLearning, of: ValidLearning.importLearning
    ) { message in
      try await client.importLearning(
        metadata: caller, requestProducer: { try await $0.write(message) },
        onResponse: { response in for try await _ in response.messages {} })
    }
    try await run.refuses(
      "AttestCohort", BadLearning.attestCohort, of: ValidLearning.attestCohort
    ) { try await client.attestCohort($0, metadata: caller) }
  }

  private static func reports(
    _ run: BadRequestRun, _ client: Client, _ caller: Metadata
  ) async throws {
    try await run.refuses("GetCohort", BadLearning.getCohort, of: ValidLearning.getCohort) {
      try await client.getCohort($0, metadata: caller)
    }
    try await run.refuses(
      "ListCohorts", BadLearning.listCohorts, of: ValidLearning.listCohorts
    ) { try await client.listCohorts($0, metadata: caller) }
    try await run.refuses(
      "DescribeLearning", BadLearning.describeLearning, of: ValidLearning.describeLearning
    ) { try await client.describeLearning($0, metadata: caller) }
  }
}
