import ArgumentParser
import OneWorkforceProtos
import Vocabulary

// What happens to a joint role.

struct RoleDraft: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: "Draft a joint role from its terms, the JSON of JointRoleTerms.",
    discussion: "A draft binds nobody until the organisation of every party has agreed.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var input: JSONInput

  func run() async throws {
    try await reporting {
      let terms: WireJointRoleTerms = try readMessage(try input.text())
      let request: WireDraftJointRoleRequest = change.request { $0.terms = terms }
      let answer = try await options.askedRoles {
        try await $0.draftJointRole(request, metadata: $1)
      }
      try show(answer, json: options.json) {
        DelegationPrint.done("drafted as \($0.receipt.id)", $0.receipt)
      }
    }
  }
}

struct RoleAgree: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Accept the newest terms for your organisation.",
    discussion: "They are in force once all parties have, and never before that day.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The joint role.") var role: String
  @Option(help: "The version you read.") var etag: String
  @Option(help: "Who signs for your organisation: a post.") var post: String

  func run() async throws {
    try await reporting {
      let request: WireAgreeJointRoleRequest = change.request {
        $0.roleID = role
        $0.etag = etag
        $0.post = post
      }
      let answer = try await options.askedRoles {
        try await $0.agreeJointRole(request, metadata: $1)
      }
      try show(answer, json: options.json) { DelegationPrint.done("agreed", $0.receipt) }
    }
  }
}

struct RoleChange: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Put new terms to the parties; the old ones go on until all have agreed.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var input: JSONInput
  @Option(help: "The joint role.") var role: String
  @Option(help: "The version you read.") var etag: String
  @Option(help: "The first day on which they are to hold, YYYY-MM-DD.") var from: String

  func run() async throws {
    try await reporting {
      let terms: WireJointRoleTerms = try readMessage(try input.text())
      let request: WireChangeJointRoleRequest = change.request {
        $0.roleID = role
        $0.etag = etag
        $0.terms = terms
        $0.from = from
      }
      let answer = try await options.askedRoles {
        try await $0.changeJointRole(request, metadata: $1)
      }
      try show(answer, json: options.json) { DelegationPrint.done("proposed", $0.receipt) }
    }
  }
}

struct RoleEnd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End a joint role, and with it its holders' engagements.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The joint role.") var role: String
  @Option(help: "The version you read; the end is refused where it is old.") var etag = ""
  @Option(help: "The first day on which it is over, YYYY-MM-DD.") var on: String
  @Option(help: "Why, in a few words.") var reason: String

  func run() async throws {
    try await reporting {
      let request: WireEndJointRoleRequest = change.request {
        $0.roleID = role
        $0.etag = etag
        $0.on = on
        $0.reason = reason
      }
      let answer = try await options.askedRoles {
        try await $0.endJointRole(request, metadata: $1)
      }
      try show(answer, json: options.json) { DelegationPrint.done("ended", $0.receipt) }
    }
  }
}

struct RoleManage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manage",
    abstract: "Name the line manager of your people, or of your side of a joint role.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "Somebody managed; may be given several times.") var worker: [String] = []
  @Option(help: "Or a joint role, your side of it.") var role = ""
  @Option(help: "The manager.") var manager: String
  @Option(help: "The body that engages the manager; it may be another than yours.")
  var managerOrganisation: String
  @Option(help: "The manager's post.") var post: String
  @Option(help: "The first day, YYYY-MM-DD.") var from: String
  @Option(help: "The first day after, YYYY-MM-DD; no end if not said.") var to = ""

  func run() async throws {
    try await reporting {
      let request: WireNameLineManagerRequest = change.request {
        $0.workerIds = worker
        $0.roleID = role
        $0.lineManager.workerID = manager
        $0.lineManager.organisationID = managerOrganisation
        $0.lineManager.post = post
        $0.lineManager.from = from
        $0.lineManager.to = to
      }
      let answer = try await options.askedRoles {
        try await $0.nameLineManager(request, metadata: $1)
      }
      try show(answer, json: options.json) {
        DelegationPrint.done("named by \($0.receipt.id)", $0.receipt)
      }
    }
  }
}

struct RoleTemplateDefine: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "define", abstract: "Define a blended role: a profile with interventions.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "Its title.") var title: String
  @Option(help: "The role profile it rests on.") var profile: String
  @Option(help: "An intervention it includes; may be given several times.")
  var intervention: [String] = []

  func run() async throws {
    try await reporting {
      let request: WireRecordRoleTemplateRequest = change.request {
        $0.template.title = title
        $0.template.roleCode = profile
        $0.template.interventionCodes = intervention
      }
      try await RolePrint.recordTemplate(request, options)
    }
  }
}

struct RoleTemplateCopy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Copy another body's blended role and forbid part of it; the original stays.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "The template.") var template: String
  @Option(help: "An intervention that the copy forbids; may be given several times.")
  var forbid: [String] = []
  @Option(help: "The local protocol that forbids it.") var localProtocol = ""

  func run() async throws {
    try await reporting {
      let request: WireRecordRoleTemplateRequest = change.request {
        $0.copy.templateID = template
        $0.copy.forbiddenCodes = forbid
        $0.copy.localProtocol = localProtocol
      }
      try await RolePrint.recordTemplate(request, options)
    }
  }
}
