import ArgumentParser
import OneWorkforceProtos
import Vocabulary

// Joint roles as they stand, their totals, and who manages whom.

struct RoleShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a joint role as it stands on a day.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var day: DayOptions
  @Option(help: "The joint role.") var role: String

  func run() async throws {
    try await reporting {
      let known = try timestamp(day.asKnownAt, "as-known-at")
      let request = WireGetJointRoleRequest.with {
        $0.roleID = role
        $0.on = day.on
        if let known { $0.asKnownAt = known }
      }
      let answer = try await options.askedRoles {
        try await $0.getJointRole(request, metadata: $1)
      }
      try show(answer, json: options.json) { RolePrint.lines($0.role) }
    }
  }
}

struct RoleList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the joint roles of an organisation, a worker or a place.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var day: DayOptions
  @OptionGroup var page: PageOptions
  @Option(help: "Those that the body is or was a party to.") var organisation: String?
  @Option(help: "Those that the worker holds or held.") var worker: String?
  @Option(help: "Those that serve the place.") var place: String?

  func validate() throws {
    guard [organisation, worker, place].compactMap(\.self).count == 1 else {
      throw ValidationError("give one of --organisation, --worker and --place")
    }
  }

  func run() async throws {
    try await reporting {
      let known = try timestamp(day.asKnownAt, "as-known-at")
      let request = WireListJointRolesRequest.with {
        if let organisation { $0.organisationID = organisation }
        if let worker { $0.workerID = worker }
        if let place { $0.placeID = place }
        $0.on = day.on
        if let known { $0.asKnownAt = known }
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.askedRoles {
        try await $0.listJointRoles(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        RolePrint.lines(of: answer.roles) + more(answer.nextPageToken)
      }
    }
  }
}

struct RoleCount: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Count the joint posts of a place by kind, group and month; names nobody.")

  @OptionGroup var options: ClientOptions
  @Option(help: "The place.") var place: String
  @Option(help: "The first month, by any day of it, YYYY-MM-DD.") var from: String
  @Option(help: "How many months, 1 to 120.") var months: Int32 = 12

  func run() async throws {
    try await reporting {
      let request = WireDescribeJointPostsRequest.with {
        $0.placeID = place
        $0.from = from
        $0.months = months
      }
      let answer = try await options.askedRoles {
        try await $0.describeJointPosts(request, metadata: $1)
      }
      try show(answer, json: options.json) { RolePrint.lines(of: $0.totals) }
    }
  }
}

struct RoleUnmanaged: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unmanaged",
    abstract: "List your people whom nobody manages, with the delegations that stay open.",
    discussion: "It knows people for whom a manager was ever named, and holders of joint roles.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var day: DayOptions
  @OptionGroup var page: PageOptions

  func run() async throws {
    try await reporting {
      let known = try timestamp(day.asKnownAt, "as-known-at")
      let request = WireListUnmanagedRequest.with {
        $0.on = day.on
        if let known { $0.asKnownAt = known }
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.askedRoles {
        try await $0.listUnmanaged(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        RolePrint.lines(of: answer.workers) + more(answer.nextPageToken)
      }
    }
  }
}

struct RoleTeam: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "team",
    abstract: "List whom a worker manages, with the delegations that stay open.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var day: DayOptions
  @OptionGroup var page: PageOptions
  @Option(help: "The manager.") var manager: String

  func run() async throws {
    try await reporting {
      let known = try timestamp(day.asKnownAt, "as-known-at")
      let request = WireListTeamRequest.with {
        $0.managerID = manager
        $0.on = day.on
        if let known { $0.asKnownAt = known }
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.askedRoles {
        try await $0.listTeam(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        RolePrint.lines(of: answer.workers) + more(answer.nextPageToken)
      }
    }
  }
}

struct RoleTemplateList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: "List blended roles, a body's or all.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "Only those of this body.") var organisation = ""

  func run() async throws {
    try await reporting {
      let request = WireListRoleTemplatesRequest.with {
        $0.organisationID = organisation
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.askedRoles {
        try await $0.listRoleTemplates(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        RolePrint.lines(of: answer.templates) + more(answer.nextPageToken)
      }
    }
  }
}
