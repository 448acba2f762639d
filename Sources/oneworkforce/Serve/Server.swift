import Access
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Logging
import NIOPosix
import Operations
import RPCServer
import SQLiteDriver
import SignIn
import Store
import Vocabulary
import WireFormat

/// The whole service, put together but not yet listening.
///
/// `serve` and the end-to-end tests build it the same way.
struct Server: Sendable {
  /// The gRPC server.
  let rpc: GRPCServer<LimitedTransport<HTTP2ServerTransport.Posix>>
  /// Tells where it listens.
  let transport: HTTP2ServerTransport.Posix
  /// The store beneath.
  let store: SQLiteStore
  /// What operations are given.
  let service: Service
  /// Where short calls are carried out: on the threads of the connections.
  let loops = LoopExecutor(.singletonMultiThreadedEventLoopGroup)
  /// Whether it serves, drains or starts.
  let serving: ServingState
  /// Believes tokens and certificates.
  let tokens: BearerTokenVerifier
  /// The issuer of a demonstration's tokens.
  let demonstrationIssuer: TokenIssuer?

  /// The service that `settings` describe, its store open and migrated.
  ///
  /// - Parameter standard: the limits before the settings have their say; tests hand in others.
  /// - Throws: ``ServiceError`` where a file, the store or a setting is not usable.
  static func build(
    _ settings: ServeSettings, limits standard: ServerLimits = .standard, logger: Logger
  ) async throws -> Server {
    let store = try SQLiteStore.open(
      directory: settings.dataDirectory,
      settings: SQLiteSettings(
        readers: settings.readers,
        lentReaders: LoopExecutor.loopCount(
          processors: ProcessInfo.processInfo.activeProcessorCount)),
      at: SystemClock.now(), logger: logger,
      onUnrecoverable: { reason in abandon(reason, logger) })
    let key = try sealingKey(settings)
    let reserve = ChanceReserve()
    let service = service(
      over: store, key: key, reserve, settings, logger: logger)
    let issuer = try demonstrationIssuer(settings)
    let tokens = try BearerTokenVerifier(issuers: try await issuers(settings, issuer))
    let certificates = try settings.certificatesFile.map(CertificatesFile.verifier(path:))
    let serving = ServingState()
    let limits = limits(settings, standard)
    let transport = HTTP2ServerTransport.Posix(
      address: address(settings), transportSecurity: try security(settings),
      config: .limited(
        by: limits, windowBytes: limits.importWindowBytes,
        jitter: Double.random(in: 0...1), cap: ConnectionCap(limits)))
    let interceptor = CallInterceptor(
      limits: limits, policy: MethodPolicy(isReflectionOpen: settings.isReflectionOpen),
      serving: serving, signIn: SignInDesk(tokens: tokens, certificates: certificates),
      peerCertificate: peerCertificate(of:), clock: SystemClock.hands,
      chance: { reserve.next() }, log: logger)
    let keeper = StoreKeeper(store: store, directory: settings.backupDirectory)
    let rpc = GRPCServer(
      transport: LimitedTransport(transport, mostBytes: limits.requestBytes),
      services: services(service, keeper, serving, limits), interceptors: [interceptor])
    return Server(
      rpc: rpc, transport: transport, store: store, service: service, serving: serving,
      tokens: tokens, demonstrationIssuer: issuer)
  }

  /// Listens and serves until a graceful shutdown is over.
  func serve() async throws {
    try await withTaskExecutorPreference(loops) { try await rpc.serve() }
  }

  private static func services(
    _ service: Service, _ keeper: StoreKeeper, _ serving: ServingState, _ limits: ServerLimits
  ) -> [any RegistrableRPCService] {
    let names = [
      "oneworkforce.v1.RegistryService", "oneworkforce.v1.PassportService",
      "oneworkforce.v1.DelegationService", "oneworkforce.v1.RoleService",
      "oneworkforce.v1.PlacementService",
      "oneworkforce.v1.PartnershipService",
      "oneworkforce.v1.VacancyService",
      "oneworkforce.v1.LearningService",
      "oneworkforce.v1.CredentialService", "oneworkforce.v1.PresentationService",
      "oneworkforce.v1.AccessService", "oneworkforce.v1.PlanningService",
      "oneworkforce.v1.OperatorService",
    ]
    let described = names + ["grpc.health.v1.Health"]
    return [
      RegistryServiceRPC(service), PassportServiceRPC(service), DelegationServiceRPC(service),
      RoleServiceRPC(service), PlacementServiceRPC(service),
      PartnershipServiceRPC(service),
      VacancyServiceRPC(service),
      LearningServiceRPC(service),
      CredentialServiceRPC(service, serving: serving),
      AccessServiceRPC(service), PresentationServiceRPC(service), PlanningServiceRPC(service),
      OperatorServiceRPC(service, keeper: keeper),
      HealthService(serving: serving, services: names),
      ReflectionServiceV1(services: described), ReflectionServiceV1Alpha(services: described),
    ]
  }

  private static func service(
    over store: SQLiteStore, key: KeyEncryptionKey, _ reserve: ChanceReserve,
    _ settings: ServeSettings, logger: Logger
  ) -> Service {
    let records = RecordStore(
      driver: store, keys: KeyRing(current: key), now: SystemClock.now,
      chance: { SystemRandomNumberGenerator() })
    return Service(
      records: StoreRecords(records), now: SystemClock.now,
      chance: { ReservedChance(reserve: reserve) },
      pages: PageTokenSeal(under: key),
      digest: { SHA256Stream() }, policies: KeptPolicies(), planning: planning(settings),
      addresses: settings.addresses, logger: logger)
  }

  private static func planning(_ settings: ServeSettings) -> PlanningTools {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return PlanningTools(
      codec: ProtobufPlans(),
      populations: KeptPopulations(
        directory: settings.referenceDirectory, newerFile: settings.populationFile),
      desk: ProjectionDesk(threads: ProjectionThreads()),
      workers: settings.planWorkers == 0 ? max(1, cores - 1) : settings.planWorkers)
  }

  private static func sealingKey(_ settings: ServeSettings) throws -> KeyEncryptionKey {
    if let file = settings.keyFile { return try KeyFiles.sealingKey(at: file) }
    var generator = SystemRandomNumberGenerator()
    return try KeyEncryptionKey(
      bytes: KeyFiles.demonstration(at: Demonstration.sealingKeyPath(settings)) {
        KeyEncryptionKey.newBytes(using: &generator)
      })
  }

  private static func demonstrationIssuer(_ settings: ServeSettings) throws -> TokenIssuer? {
    guard settings.isDemonstration else { return nil }
    return try TokenIssuer(
      name: Demonstration.issuer, audience: Demonstration.audience,
      privateKey: KeyFiles.demonstration(
        at: Demonstration.issuerKeyPath(settings), make: KeyFiles.newSigningKey))
  }

  private static func issuers(
    _ settings: ServeSettings, _ demonstration: TokenIssuer?
  ) async throws -> [TrustedIssuer] {
    var issuers: [TrustedIssuer] = []
    if let file = settings.issuersFile { issuers = try await IssuersFile(path: file).trusted() }
    if let demonstration {
      issuers.append(
        try TrustedIssuer(
          name: demonstration.name, audience: demonstration.audience,
          keys: try KeySet(jwks: demonstration.jwks),
          longestLifetimeMilliseconds: 30 * 86_400_000))
    }
    return issuers
  }

  private static func limits(_ settings: ServeSettings, _ standard: ServerLimits) -> ServerLimits {
    var limits = standard
    limits.costPerSecond = settings.rateLimit
    limits.savedCost = 2 * settings.rateLimit
    return limits
  }

  private static func address(_ settings: ServeSettings) -> GRPCNIOTransportCore.SocketAddress {
    settings.host.contains(":")
      ? .ipv6(host: settings.host, port: settings.port)
      : .ipv4(
        host: settings.host == "localhost" ? "127.0.0.1" : settings.host, port: settings.port)
  }

  private static func security(
    _ settings: ServeSettings
  ) throws -> HTTP2ServerTransport.Posix.TransportSecurity {
    guard let tls = settings.tls else { return .plaintext }
    _ = try KeyFiles.secret(at: tls.key)
    let chain: [TLSConfig.CertificateSource] = [.file(path: tls.certificate, format: .pem)]
    let key = TLSConfig.PrivateKeySource.file(path: tls.key, format: .pem)
    guard let authorities = tls.authorities else {
      return .tls(certificateChain: chain, privateKey: key) { $0.requireALPN = true }
    }
    return .mTLS(certificateChain: chain, privateKey: key) {
      $0.requireALPN = true
      $0.trustRoots = .certificates([.file(path: authorities, format: .pem)])
    }
  }

  /// After a failed sync the page cache lies: the process ends, and recovery starts from the disk.
  private static func abandon(_ reason: String, _ logger: Logger) {
    logger.critical("the store can't be relied on", metadata: ["reason": "\(quoted(reason))"])
    abort()
  }
}
