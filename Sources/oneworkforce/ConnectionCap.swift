import Metrics
import NIOCore
import NIOHTTP2
import RPCServer
import Synchronization

/// Bounds how many sockets are open, in all and from one address, and closes those that have not
/// finished TLS and the HTTP/2 preface in time.
///
/// The transport itself bounds neither: 200 silent sockets were held for as long as they liked.
final class ConnectionCap: Sendable {
  private struct State {
    var open = 0
    var openByAddress: [String: Int] = [:]
  }

  private let most: Int
  private let mostPerAddress: Int
  private let longestPreface: TimeAmount
  private let state = Mutex(State())
  private let refused = Counter(label: "rpc.server.refused_connection")

  /// The cap that `limits` set.
  init(_ limits: ServerLimits) {
    most = limits.connections
    mostPerAddress = limits.connectionsPerAddress
    longestPreface = TimeAmount(limits.longestPreface)
  }

  /// How many connections are open.
  var open: Int { state.withLock { $0.open } }

  /// Counts `channel` and watches its start, or sees to it that it closes at once.
  ///
  /// The future never fails: an error here would end the listener with every connection on it.
  func accept(_ channel: any Channel) -> EventLoopFuture<Void> {
    // Sockets without an address, such as Unix ones, share the empty one and only the total counts.
    let address = channel.remoteAddress?.ipAddress ?? ""
    guard take(address) else {
      refused.increment()
      return add(ClosesWhenActive(), to: channel, at: .first)
    }
    channel.closeFuture.whenComplete { _ in self.give(address) }
    return watchPreface(of: channel)
  }

  private func take(_ address: String) -> Bool {
    state.withLock { state in
      let ofAddress = state.openByAddress[address, default: 0]
      guard state.open < most, address.isEmpty || ofAddress < mostPerAddress else { return false }
      state.open += 1
      state.openByAddress[address] = ofAddress + 1
      return true
    }
  }

  private func give(_ address: String) {
    state.withLock { state in
      state.open -= 1
      let left = state.openByAddress[address, default: 1] - 1
      state.openByAddress[address] = left > 0 ? left : nil
    }
  }

  private func watchPreface(of channel: any Channel) -> EventLoopFuture<Void> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      let http2 = try pipeline.handler(type: NIOHTTP2Handler.self)
      try pipeline.addHandler(
        PrefaceWatch(longest: longestPreface), position: .after(http2))
    }.flatMapError { _ in channel.close() }.flatMapErrorThrowing { _ in }
  }

  private func add(
    _ handler: some ChannelHandler & Sendable, to channel: any Channel,
    at position: ChannelPipeline.SynchronousOperations.Position
  ) -> EventLoopFuture<Void> {
    channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(handler, position: position)
    }.flatMapErrorThrowing { _ in }
  }
}

/// Closes its connection as soon as it is one; closed sooner, its registration would fail and the
/// failure reach the listener.
private final class ClosesWhenActive: ChannelInboundHandler, Sendable {
  typealias InboundIn = NIOAny

  func channelActive(context: ChannelHandlerContext) {
    context.close(promise: nil)
  }
}

/// Closes its connection unless a frame arrives in time: the client's settings, which end the
/// preface, come first.
private final class PrefaceWatch: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTP2Frame
  typealias InboundOut = HTTP2Frame

  private let longest: TimeAmount
  private var end: Scheduled<Void>?

  init(longest: TimeAmount) {
    self.longest = longest
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let channel = context.channel
    end = context.eventLoop.scheduleTask(in: longest) { channel.close(promise: nil) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    end?.cancel()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    context.fireChannelRead(data)
    context.pipeline.syncOperations.removeHandler(self, promise: nil)
  }
}
