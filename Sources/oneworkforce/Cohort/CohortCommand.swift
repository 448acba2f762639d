import ArgumentParser
import GRPCCore
import OneWorkforceProtos
import SwiftProtobuf

/// Joint learning: networks, topics, cohorts and their learners.
struct CohortCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cohort",
    abstract: "Joint learning: networks, topics, cohorts, release, what became of learners.",
    groupedSubcommands: [
      CommandGroup(
        name: "Networks and topics",
        subcommands: [
          CohortNetwork.self, CohortJoin.self, CohortLeave.self, CohortNetworks.self,
          CohortTopic.self, CohortTopics.self,
        ]),
      CommandGroup(
        name: "Cohorts",
        subcommands: [
          CohortRecord.self, CohortEnrol.self, CohortRelease.self, CohortDrop.self,
          CohortImport.self, CohortAttest.self,
        ]),
      CommandGroup(
        name: "Reports",
        subcommands: [CohortShow.self, CohortList.self, CohortDescribe.self]),
    ])
}

extension ClientOptions {
  /// What `ask` gets from the learning service.
  func asksLearning<Value: Sendable>(
    _ ask:
      @escaping @Sendable (
        WireLearningService.Client<Connection.Transport>, Metadata
      ) async throws -> Value
  ) async throws -> Value {
    try await connected { connection in
      try await ask(
        WireLearningService.Client(wrapping: connection.client), connection.metadata)
    }
  }
}

/// A request of the learning service that changes something.
protocol LearningChangeRequest: SwiftProtobuf.Message {
  var requestID: String { get set }
  var validateOnly: Bool { get set }
}

extension ChangeOptions {
  /// A request with this name.
  func learning<Change: LearningChangeRequest>(
    _ fill: (inout Change) throws -> Void
  ) rethrows -> Change {
    try .with {
      $0.requestID = name
      $0.validateOnly = validateOnly
      try fill(&$0)
    }
  }
}

extension WireRecordNetworkRequest: LearningChangeRequest {}
extension WireJoinNetworkRequest: LearningChangeRequest {}
extension WireLeaveNetworkRequest: LearningChangeRequest {}
extension WireRecordTopicRequest: LearningChangeRequest {}
extension WireRecordCohortRequest: LearningChangeRequest {}
extension WireEnrolLearnersRequest: LearningChangeRequest {}
extension WireRecordReleaseRequest: LearningChangeRequest {}
extension WireRecordDropOutRequest: LearningChangeRequest {}
extension WireAttestCohortRequest: LearningChangeRequest {}
