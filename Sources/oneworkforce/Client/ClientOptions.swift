import ArgumentParser
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Vocabulary

/// The environment variables that client commands read.
enum ClientVariable {
  static let server = "ONEWORKFORCE_SERVER"
  static let tokenFile = "ONEWORKFORCE_TOKEN_FILE"
  static let authorities = "ONEWORKFORCE_SERVER_AUTHORITIES"
  /// All of them.
  static let all: Set<String> = [server, tokenFile, authorities]
}

/// How a client command reaches the service, proves who asks and prints the answer.
struct ClientOptions: ParsableArguments {
  @OptionGroup var service: ServiceOptions

  @Flag(help: "Print JSON for programs instead of tables for people.")
  var json = false

  /// The value of `body` over a connection that these options describe.
  ///
  /// - Throws: as ``ServiceOptions/connected(_:)``.
  func connected<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) async throws -> Value
  ) async throws -> Value {
    try await service.connected(body)
  }
}

/// How a client command reaches the service and proves who asks.
struct ServiceOptions: ParsableArguments {
  @Option(help: "host:port of the service [$ONEWORKFORCE_SERVER, else 127.0.0.1:8470].")
  var server: String?

  @Option(help: "File with the bearer token [$ONEWORKFORCE_TOKEN_FILE].")
  var tokenFile: String?

  // Not called as the setting of the service is: that one is about clients' certificates.
  @Option(
    help: """
      PEM authorities of the service's certificate; turns TLS on [$ONEWORKFORCE_SERVER_AUTHORITIES].
      """)
  var serverAuthorities: String?

  @Option(help: "PEM client certificate, for mutual TLS.")
  var clientCertificate: String?

  @Option(help: "PEM key of the client certificate.")
  var clientKey: String?
}

/// An open connection to the service with the caller's credentials.
struct Connection: Sendable {
  /// What carries the calls.
  typealias Transport = HTTP2ClientTransport.Posix

  /// The gRPC client.
  let client: GRPCClient<Transport>
  /// What goes with each call.
  let metadata: Metadata
}

extension ServiceOptions {
  /// The value of `body` over a connection that these options describe.
  ///
  /// - Throws: ``ServiceError`` where the options contradict, and what the service answers.
  func connected<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) async throws -> Value
  ) async throws -> Value {
    let environment = ProcessInfo.processInfo.environment
    let (host, port) = try address(server ?? environment[ClientVariable.server])
    var metadata = Metadata()
    if let file = tokenFile ?? environment[ClientVariable.tokenFile] {
      metadata.addString("Bearer \(try token(in: file))", forKey: "authorization")
    }
    let transport = try HTTP2ClientTransport.Posix(
      target: .dns(host: host, port: port),
      transportSecurity: try security(serverAuthorities ?? environment[ClientVariable.authorities]))
    let fixed = metadata
    return try await withGRPCClient(transport: transport) { client in
      try await body(Connection(client: client, metadata: fixed))
    }
  }

  private func address(_ text: String?) throws -> (String, Int) {
    let text = text ?? "127.0.0.1:8470"
    guard let colon = text.lastIndex(of: ":"),
      let port = wholeNumber(text[text.index(after: colon)...]),
      (1...65_535).contains(port), colon != text.startIndex
    else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "server",
        "--server must be host:port; got \(quoted(text))")
    }
    return (String(text[..<colon]), port)
  }

  private func token(in file: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: file), data.count <= 8_192 else {
      throw ServiceError(
        .notFound, .recordNotFound, field: "token-file",
        "the token file \(quoted(file)) can't be read")
    }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func security(
    _ authorities: String?
  ) throws -> HTTP2ClientTransport.Posix.TransportSecurity {
    guard let authorities else {
      guard clientCertificate == nil else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: "client-certificate",
          "--client-certificate needs --server-authorities")
      }
      return .plaintext
    }
    let roots = TLSConfig.TrustRootsSource.certificates([.file(path: authorities, format: .pem)])
    guard let certificate = clientCertificate, let key = clientKey else {
      return .tls { $0.trustRoots = roots }
    }
    return .mTLS(
      certificateChain: [.file(path: certificate, format: .pem)],
      privateKey: .file(path: key, format: .pem)
    ) { $0.trustRoots = roots }
  }
}
