package import GRPCCore
import Metrics
import Synchronization
import Vocabulary

/// A transport that stops what must not reach gRPC: requests larger than the documented limit, and
/// malformed time-outs, of which a negative one ends the process (`grpc-timeout: -1S` fails a
/// precondition in grpc-swift 2.4.3). It also counts calls of methods that are not served, and
/// keeps calls that may take long off the threads that carry connections.
///
/// All four can only be seen here: interceptors get messages decoded and run after the time-out is
/// read, and unknown methods never reach them. The transport beneath has a higher limit, because a
/// request over that one ends its call as cancelled, without a reason.
package final class LimitedTransport<Base: ServerTransport>: ServerTransport {
  /// The bytes of the transport beneath.
  package typealias Bytes = Base.Bytes

  private struct Name: Hashable {
    let service: String
    let method: String

    init(_ descriptor: MethodDescriptor) {
      service = descriptor.service.fullyQualifiedService
      method = descriptor.method
    }
  }

  private let base: Base
  private let mostBytes: Int
  private let served = Mutex<Set<Name>>([])
  /// Its name is no label: anybody may invent names.
  private let unknownMethods = Counter(label: "rpc.server.unknown_method")

  /// `base`, with requests of at most `mostBytes`.
  package init(_ base: Base, mostBytes: Int = ServerLimits.standard.requestBytes) {
    self.base = base
    self.mostBytes = mostBytes
  }

  /// Tells the transport beneath which methods there are.
  package func configure(context: GRPCServerContext) {
    served.withLock { $0 = Set(context.methods.map(Name.init)) }
    base.configure(context: context)
  }

  /// Listens on the transport beneath until it stops.
  package func listen(
    streamHandler: @escaping @Sendable (RPCStream<Inbound, Outbound>, ServerContext) async -> Void
  ) async throws {
    let served = served.withLock { $0 }
    try await base.listen { [mostBytes, unknownMethods] stream, context in
      if !served.contains(Name(stream.descriptor)) { unknownMethods.increment() }
      var stream = stream
      stream.inbound = RPCAsyncSequence(
        wrapping: CheckedParts(base: stream.inbound, mostBytes: mostBytes))
      if BriefMethods.contains(stream.descriptor) {
        await streamHandler(stream, context)
      } else {
        await withTaskExecutorPreference(globalConcurrentExecutor) { [stream] in
          await streamHandler(stream, context)
        }
      }
    }
  }

  /// Stops taking connections and lets open calls finish.
  package func beginGracefulShutdown() {
    base.beginGracefulShutdown()
  }
}

/// The parts of a request, each looked at as it passes.
private struct CheckedParts<Bytes: GRPCContiguousBytes & Sendable>: AsyncSequence, Sendable {
  typealias Element = RPCRequestPart<Bytes>
  typealias Failure = any Error

  let base: RPCAsyncSequence<RPCRequestPart<Bytes>, any Error>
  let mostBytes: Int

  struct AsyncIterator: AsyncIteratorProtocol {
    var base: RPCAsyncSequence<RPCRequestPart<Bytes>, any Error>.AsyncIterator
    let mostBytes: Int

    mutating func next() async throws -> RPCRequestPart<Bytes>? {
      try await next(isolation: nil)
    }

    mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(any Error) -> RPCRequestPart<Bytes>? {
      guard let part = try await base.next(isolation: actor) else { return nil }
      return try checked(part, mostBytes: mostBytes)
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(base: base.makeAsyncIterator(), mostBytes: mostBytes)
  }
}

private func checked<Bytes: GRPCContiguousBytes>(
  _ part: RPCRequestPart<Bytes>, mostBytes: Int
) throws -> RPCRequestPart<Bytes> {
  switch part {
  case .metadata(let metadata):
    return .metadata(CallDeadline.disarmed(metadata))
  case .message(let bytes):
    let size = bytes.withUnsafeBytes { $0.count }
    guard size <= mostBytes else {
      throw ServiceError(
        .invalidArgument, .messageTooLarge, field: "message",
        "must be at most \(mostBytes) bytes; got \(size)")
    }
    return part
  }
}
