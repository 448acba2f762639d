import ArgumentParser
import GRPCCore
import OneWorkforceProtos

/// Keys of an organisation or of the service.
struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Keys that an organisation, or the service itself, signs with.",
    discussion: """
      A steward keeps the keys of their organisation (issue, status, share), an operator those of \
      the service (log, operator). No private key is ever shown.
      """,
    subcommands: [
      KeyCreate.self, KeyRotate.self, KeyRetire.self, KeyCompromise.self, KeyList.self,
      KeyAnchors.self,
    ])
}

extension ClientOptions {
  /// What `ask` gets from the credential service.
  func askedOfCredentials<Value: Sendable>(
    _ ask:
      @escaping @Sendable (
        WireCredentialService.Client<Connection.Transport>, Metadata
      ) async throws -> Value
  ) async throws -> Value {
    try await connected { connection in
      try await ask(
        WireCredentialService.Client(wrapping: connection.client), connection.metadata)
    }
  }
}

struct KeyCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a key.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Option(help: "issue, status or share for a steward; log or operator for an operator.")
  var use: String
  @Option(help: "The first moment it signs no more, with an offset; a year from now if not said.")
  var expiresAt: String?

  func run() async throws {
    try await reporting {
      let expires = try timestamp(expiresAt, "expires-at")
      let request = WireCreateSigningKeyRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        $0.use = use.codeWord
        if let expires { $0.expiresAt = expires }
      }
      let answer = try await options.askedOfCredentials {
        try await $0.createSigningKey(request, metadata: $1)
      }
      try show(answer, json: options.json) { CredentialPrint.lines($0.receipt, "key") }
    }
  }
}

/// Which key, in which version.
struct KeyOptions: ParsableArguments {
  @Option(help: "The key.") var key: String
  @Option(help: "Its version, as key list shows it.") var etag: String
}

struct KeyRotate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate", abstract: "Make a key in place of another, which is retired.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var key: KeyOptions
  @Option(help: "The first moment the new key signs no more; a year from now if not said.")
  var expiresAt: String?

  func run() async throws {
    try await reporting {
      let expires = try timestamp(expiresAt, "expires-at")
      let request = WireRotateSigningKeyRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        ($0.keyID, $0.etag) = (key.key, key.etag)
        if let expires { $0.expiresAt = expires }
      }
      let answer = try await options.askedOfCredentials {
        try await $0.rotateSigningKey(request, metadata: $1)
      }
      try show(answer, json: options.json) { CredentialPrint.lines($0.receipt, "key") }
    }
  }
}

struct KeyRetire: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire", abstract: "End the use of a key; what it signed still holds.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var key: KeyOptions

  func run() async throws {
    try await reporting {
      let request = WireRetireSigningKeyRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        ($0.keyID, $0.etag) = (key.key, key.etag)
      }
      let answer = try await options.askedOfCredentials {
        try await $0.retireSigningKey(request, metadata: $1)
      }
      try show(answer, json: options.json) { CredentialPrint.lines($0.receipt, "key") }
    }
  }
}

struct KeyCompromise: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compromise",
    abstract: "Say that a key came into other hands.",
    discussion: "What it signed then counts only where the log shows it from before.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var key: KeyOptions
  @Option(help: "From when, with an offset; now if not said.") var since: String?

  func run() async throws {
    try await reporting {
      let at = try timestamp(since, "since")
      let request = WireMarkKeyCompromisedRequest.with {
        ($0.requestID, $0.validateOnly) = (change.name, change.validateOnly)
        ($0.keyID, $0.etag) = (key.key, key.etag)
        if let at { $0.compromisedAt = at }
      }
      let answer = try await options.askedOfCredentials {
        try await $0.markKeyCompromised(request, metadata: $1)
      }
      try show(answer, json: options.json) { CredentialPrint.lines($0.receipt, "key") }
    }
  }
}

struct KeyList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List keys, past ones too.")

  @OptionGroup var options: ClientOptions
  @Option(help: "How many at most, up to 1000.") var pageSize: Int32 = 50
  @Option(help: "Where the page before ended.") var pageToken = ""

  func run() async throws {
    try await reporting {
      let request = WireListSigningKeysRequest.with {
        ($0.pageSize, $0.pageToken) = (pageSize, pageToken)
      }
      let answer = try await options.askedOfCredentials {
        try await $0.listSigningKeys(request, metadata: $1)
      }
      try show(answer, json: options.json, CredentialPrint.keys)
    }
  }
}
