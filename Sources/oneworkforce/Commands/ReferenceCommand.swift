import ArgumentParser
import OneWorkforceProtos
import Vocabulary
import WireFormat

/// Shows the reference data, bodies and places, with where each value comes from.
struct ReferenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Show code lists, roles, policy, bodies and places; load places.",
    subcommands: [
      ReferenceCodes.self, ReferenceRole.self, ReferencePolicy.self, ReferenceOrganisations.self,
      ReferencePlaces.self, ReferenceLoad.self,
    ])
}

/// Which page of a list.
struct PageOptions: ParsableArguments {
  @Option(help: "How many at most, 1 to 1000.") var pageSize: Int32 = 50
  @Option(help: "Where the page before ended.") var pageToken = ""
}

struct ReferenceCodes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes", abstract: "Show a code list; without a name, the lists.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Argument(help: "The list, such as cstf.") var list = ""

  func run() async throws {
    try await reporting {
      let request = WireListCodesRequest.with {
        $0.list = list
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.connected { connection in
        try await WireRegistryService.Client(wrapping: connection.client)
          .listCodes(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Code", "Value", "Status", "Title"],
          answer.codes.map { [$0.code, $0.value, $0.provenance.status, $0.title] })
          + more(answer.nextPageToken)
          + ["", "reference data \(answer.referenceDataVersion)"]
      }
    }
  }
}

struct ReferenceRole: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "Show a role profile; without a code, all of them.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Argument(help: "The role's code, such as CARE-WORKER.") var code: String?

  func run() async throws {
    try await reporting {
      if let code { try await one(code) } else { try await all() }
    }
  }

  private func one(_ code: String) async throws {
    let request = WireGetRoleProfileRequest.with { $0.roleCode = code }
    let answer = try await options.connected { connection in
      try await WireRegistryService.Client(wrapping: connection.client)
        .getRoleProfile(request, metadata: connection.metadata)
    }
    try show(answer, json: options.json) { answer in
      ["\(answer.roleProfile.code): \(answer.roleProfile.title)", ""]
        + table(
          ["Asks for", "As", "Status"],
          answer.roleProfile.requirements.map {
            [$0.code, plain($0.kind), $0.provenance.status]
          })
    }
  }

  private func all() async throws {
    let request = WireListRoleProfilesRequest.with {
      $0.pageSize = page.pageSize
      $0.pageToken = page.pageToken
    }
    let answer = try await options.connected { connection in
      try await WireRegistryService.Client(wrapping: connection.client)
        .listRoleProfiles(request, metadata: connection.metadata)
    }
    try show(answer, json: options.json) { answer in
      table(
        ["Code", "Sector", "Title"], answer.roleProfiles.map { [$0.code, $0.sector, $0.title] })
        + more(answer.nextPageToken)
    }
  }
}

struct ReferencePolicy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Show policy rows: the shipped ones, then your own.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "Only this framework, such as CSTF.") var framework = ""

  func run() async throws {
    try await reporting {
      let request = WireListPolicyRowsRequest.with {
        $0.framework = framework
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.connected { connection in
        try await WireRegistryService.Client(wrapping: connection.client)
          .listPolicyRows(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Framework", "Subject", "Sets", "Value", "Status", "Owner"],
          answer.rows.map { row in
            [
              row.framework, row.subject, row.parameter,
              row.value.isEmpty ? "(not set)" : "\(row.value) \(row.unit)", row.provenance.status,
              row.owner,
            ]
          }) + more(answer.nextPageToken) + ["", "policy \(answer.policyVersion)"]
      }
    }
  }
}

struct ReferenceOrganisations: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "organisations", abstract: "List bodies.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "Only bodies in this place.") var place = ""

  func run() async throws {
    try await reporting {
      let request = WireListOrganisationsRequest.with {
        $0.placeID = place
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.connected { connection in
        try await WireRegistryService.Client(wrapping: connection.client)
          .listOrganisations(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Organisation", "Kind", "Sector", "Name"],
          answer.organisations.map { body in
            [
              body.id, plain(body.kind.word), plain(body.sector.word),
              body.name + (body.synthetic ? " (synthetic)" : ""),
            ]
          }) + more(answer.nextPageToken)
      }
    }
  }
}

struct ReferencePlaces: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "places", abstract: "List systems, places and neighbourhoods.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "Only areas directly inside this one.") var parent = ""

  func run() async throws {
    try await reporting {
      let request = WireListPlacesRequest.with {
        $0.parentID = parent
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.connected { connection in
        try await WireRegistryService.Client(wrapping: connection.client)
          .listPlaces(request, metadata: connection.metadata)
      }
      try show(answer, json: options.json) { answer in
        table(
          ["Area", "Kind", "Made of", "Name"],
          answer.places.map { place in
            [
              place.id, plain(place.kind.word),
              place.pieces.map(\.code).joined(separator: ", "),
              place.name + (place.synthetic ? " (synthetic)" : ""),
            ]
          }) + more(answer.nextPageToken)
      }
    }
  }
}
