import ArgumentParser
import Learning
import OneWorkforceProtos
import Vocabulary

// Networks of providers, and what they teach.

struct CohortNetwork: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network", abstract: "Register a network that your organisation leads.")

  @OptionGroup var options: ClientOptions
  @Option(help: "What it is called.") var name: String
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request: WireRecordNetworkRequest = change.learning { $0.name = name }
      let answer = try await options.asksLearning {
        try await $0.recordNetwork(request, metadata: $1)
      }
      try show(answer, json: options.json) { CohortPrint.made("network", $0.receipt) }
    }
  }
}

struct CohortJoin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "Make your organisation a member of a network.",
    discussion: "An employer's joining is its word that it accepts what the network attests.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The network.") var network: String
  @Option(help: "employer or teacher.") var part = "employer"
  @Option(help: "The first day, YYYY-MM-DD; today if not said.") var from = ""
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let part = try choice(part, "part", NetworkMembership.Part.self)
      let request: WireJoinNetworkRequest = change.learning {
        ($0.networkID, $0.part, $0.joinsOn) = (network, part.rawValue, from)
      }
      let answer = try await options.asksLearning {
        try await $0.joinNetwork(request, metadata: $1)
      }
      try show(answer, json: options.json) { CohortPrint.done("joined", $0.receipt) }
    }
  }
}

struct CohortLeave: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "End a membership of a network.",
    discussion: "What was signed before stays accepted; nothing signed on the day or later is.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The network.") var network: String
  @Option(help: "Who leaves; your organisation if not said. Only the lead names another.")
  var organisation = ""
  @Option(help: "The first day it is no member, YYYY-MM-DD; today if not said.") var on = ""
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let request: WireLeaveNetworkRequest = change.learning {
        ($0.networkID, $0.organisationID, $0.leavesOn) = (network, organisation, on)
      }
      let answer = try await options.asksLearning {
        try await $0.leaveNetwork(request, metadata: $1)
      }
      try show(answer, json: options.json) { CohortPrint.done("left", $0.receipt) }
    }
  }
}

struct CohortNetworks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "networks", abstract: "List networks with their members.")

  @OptionGroup var options: ClientOptions
  @Option(help: "Only those it leads or ever joined.") var organisation = ""
  @OptionGroup var page: CohortPageOptions

  func run() async throws {
    try await reporting {
      let request = WireListNetworksRequest.with {
        $0.organisationID = organisation
        ($0.pageSize, $0.pageToken) = (page.pageSize, page.pageToken)
      }
      let answer = try await options.asksLearning {
        try await $0.listNetworks(request, metadata: $1)
      }
      try show(answer, json: options.json, CohortPrint.lines)
    }
  }
}

struct CohortTopic: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topic", abstract: "Record what is taught and which standards it gives.",
    discussion: "--file holds the JSON of the TopicStandard messages, as {\"standards\": [...]}.")

  @OptionGroup var options: ClientOptions
  @Option(help: "What it is called.") var title: String
  @Option(help: "The network it belongs to; none if not said.") var network = ""
  @Option(help: "joint-development, boundary-role, digital or leadership; may repeat.")
  var area: [String] = []
  @OptionGroup var input: JSONInput
  @OptionGroup var change: ChangeOptions

  func run() async throws {
    try await reporting {
      let areas = try area.map { try choice($0, "area", LearningTopic.Area.self).rawValue }
      let said: WireRecordTopicRequest = try readMessage(input.text())
      let request: WireRecordTopicRequest = change.learning {
        ($0.title, $0.networkID, $0.areas) = (title, network, areas)
        $0.standards = said.standards
      }
      let answer = try await options.asksLearning {
        try await $0.recordTopic(request, metadata: $1)
      }
      try show(answer, json: options.json) { CohortPrint.made("topic", $0.receipt) }
    }
  }
}

struct CohortTopics: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics", abstract: "List topics with the standards they give.")

  @OptionGroup var options: ClientOptions
  @Option(help: "Only those it answers for.") var organisation = ""
  @Option(help: "Only those of this network.") var network = ""
  @OptionGroup var page: CohortPageOptions

  func run() async throws {
    try await reporting {
      let request = WireListTopicsRequest.with {
        ($0.organisationID, $0.networkID) = (organisation, network)
        ($0.pageSize, $0.pageToken) = (page.pageSize, page.pageToken)
      }
      let answer = try await options.asksLearning { try await $0.listTopics(request, metadata: $1) }
      try show(answer, json: options.json, CohortPrint.lines)
    }
  }
}

/// Which page of a list.
struct CohortPageOptions: ParsableArguments {
  @Option(help: "How many at most, 1 to 1000; 0 means 50.") var pageSize: Int32 = 0
  @Option(help: "Where the page before ended.") var pageToken = ""
}
